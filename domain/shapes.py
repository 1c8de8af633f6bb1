"""Whether a polygon, as warnings draw them, crosses itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]  # latitude, longitude: WGS 84 degrees


def crosses_itself(corners: Sequence[Point], effort: int = 100_000) -> tuple[bool, int]:
    """Whether two sides of a closed polygon meet elsewhere than at a shared corner, or a side is walked back.

    effort: pairs of sides that may be compared; when it is used up the answer is False. Returns what is left of it.
    """
    points = [point for place, point in enumerate(corners) if not place or point != corners[place - 1]]
    sides = list(pairwise(points))
    near: list[int] = []
    for number in sorted(range(len(sides)), key=lambda n: min(sides[n][0][0], sides[n][1][0])):
        start = min(sides[number][0][0], sides[number][1][0])
        near = [n for n in near if max(sides[n][0][0], sides[n][1][0]) >= start]
        effort -= len(near) + 1
        if effort < 0:
            return False, 0
        if any(_clash(sides, number, other) for other in near):
            return True, effort
        near.append(number)
    return False, effort


def _clash(sides: Sequence[tuple[Point, Point]], one: int, other: int) -> bool:
    (a, b), (c, d) = sides[min(one, other)], sides[max(one, other)]
    apart = abs(one - other)
    if apart == 1:
        return _turn(a, b, d) == 0 and _between(a, d, b)
    if apart == len(sides) - 1 and a == d:
        return _turn(c, d, b) == 0 and _between(c, b, d)
    return _meet(a, b, c, d)


def _meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    t1, t2, t3, t4 = _turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b)
    if t1 * t2 < 0 and t3 * t4 < 0:
        return True
    touching = ((t1, a, b, c), (t2, a, b, d), (t3, c, d, a), (t4, c, d, b))
    return any(turn == 0 and _in_box(p, q, r) for turn, p, q, r in touching)


def _turn(a: Point, b: Point, c: Point) -> int:
    area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return 0 if abs(area) < 1e-12 else (1 if area > 0 else -1)


def _in_box(a: Point, b: Point, c: Point) -> bool:
    return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])


def _between(a: Point, b: Point, corner: Point) -> bool:
    """Whether the walk turns back at a corner: both neighbours lie on the same side of it."""
    return (a[0] - corner[0]) * (b[0] - corner[0]) + (a[1] - corner[1]) * (b[1] - corner[1]) > 0
