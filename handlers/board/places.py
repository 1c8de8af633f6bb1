"""Where on the map each household is drawn: true to the land, none on top of another, none left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from statistics import median

from domain.geo import metres_between, plane

Place = tuple[float, float]  # latitude, longitude
_FAR, _NEAR = 4, 2000  # outside: beyond so many times the distance of nine in ten, and so many metres
_LARGEST, _SMALLEST = 34, 13  # pixels a household
_LOWEST, _ROOMY = 380, 36  # pixels of a field, and of the room that a household has in it


@dataclass(frozen=True, slots=True)
class Laid:
    """Pixels from the upper left corner, in the order of the places."""

    at: tuple[tuple[float, float], ...]
    cell: int  # pixels a household takes
    outside: int  # drawn at the edge, towards where they are
    metre: float  # pixels


def lay(places: Sequence[Place], width: int, height: int) -> Laid:
    """Lay households out in a field, the first ones nearest to where they are."""
    if not places:
        return Laid((), _LARGEST, 0, 0.0)
    cell = max(_SMALLEST, min(_LARGEST, int(0.62 * sqrt(width * height / len(places)))))
    flat, away, reach = _survey(places)
    metre, centre = _fit(
        [spot for spot, far in zip(flat, away, strict=True) if far <= reach], width - cell, height - cell
    )
    wanted = [(width / 2 + (x - centre[0]) * metre, height / 2 - (y - centre[1]) * metre) for x, y in flat]
    outside = sum(far > reach for far in away)
    return Laid(_apart(wanted, cell, width, height), cell, outside, metre)


def high_enough(places: Sequence[Place], width: int, most: int) -> int:
    """How high a field of that width is for a village of this shape: not higher than it is of use, at most `most`."""
    flat, away, reach = _survey(places)
    inside = [spot for spot, far in zip(flat, away, strict=True) if far <= reach]
    xs, ys = [x for x, _ in inside], [y for _, y in inside]
    wide, high = max(max(xs) - min(xs), 50.0), max(max(ys) - min(ys), 50.0)
    room = len(places) * _ROOMY**2 / width  # for villages that are a line
    return round(min(most, max(_LOWEST, width * high / wide, room)))


def _survey(places: Sequence[Place]) -> tuple[list[tuple[float, float]], list[float], float]:
    """Metres east and north, metres from the middle, and from where on a household is outside."""
    middle = (median(lat for lat, _ in places), median(lon for _, lon in places))
    away = [metres_between(*place, *middle) for place in places]
    reach = max(_NEAR, _FAR * sorted(away)[ceil(0.9 * len(away)) - 1])
    return [plane(lat, lon, middle[0]) for lat, lon in places], away, reach


def _fit(flat: Sequence[tuple[float, float]], width: int, height: int) -> tuple[float, tuple[float, float]]:
    """Pixels a metre, and the metres that lie in the middle."""
    xs, ys = [x for x, _ in flat], [y for _, y in flat]
    wide, high = max(max(xs) - min(xs), 50.0), max(max(ys) - min(ys), 50.0)
    return min(width / wide, height / high), ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)


def _apart(wanted: Sequence[tuple[float, float]], cell: int, width: int, height: int) -> tuple[Place, ...]:
    """Each to the free cell nearest to its place."""
    columns, rows = width // cell, height // cell
    left, top = (width - columns * cell) / 2, (height - rows * cell) / 2
    taken: set[tuple[int, int]] = set()
    start: dict[tuple[int, int], int] = {}
    found = []
    for x, y in wanted:
        column = min(columns - 1, max(0, int((x - left) // cell)))
        row = min(rows - 1, max(0, int((y - top) // cell)))
        spot = _free((column, row), taken, start, columns, rows)
        taken.add(spot)
        found.append((left + (spot[0] + 0.5) * cell, top + (spot[1] + 0.5) * cell))
    return tuple(found)


def _free(
    origin: tuple[int, int],
    taken: set[tuple[int, int]],
    start: dict[tuple[int, int], int],
    columns: int,
    rows: int,
) -> tuple[int, int]:
    """The free cell nearest to `origin`; `start` remembers up to which ring around it all are taken."""
    ring = start.get(origin, 0)
    while ring <= max(columns, rows):
        free = [
            spot
            for spot in _ring(origin, ring)
            if 0 <= spot[0] < columns and 0 <= spot[1] < rows and spot not in taken
        ]
        if free:
            start[origin] = ring
            return min(free, key=lambda s: ((s[0] - origin[0]) ** 2 + (s[1] - origin[1]) ** 2, s))
        ring += 1
    return origin


def _ring(origin: tuple[int, int], ring: int) -> list[tuple[int, int]]:
    """The cells of a square around another one."""
    x, y = origin
    if ring == 0:
        return [origin]
    span = range(-ring, ring + 1)
    edges = [(x + d, y - ring) for d in span] + [(x + d, y + ring) for d in span]
    return edges + [(x + e * ring, y + d) for d in span[1:-1] for e in (-1, 1)]
