"""The names of groups on the map, beside the houses where somebody has to go. Imported only by what draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handlers.common.canvas import measure
from handlers.common.chart import Chart

from .parts import Picture, Spot

Box = tuple[float, float, float, float]  # left, top, right, bottom
_URGENT = ("help", "door")
_MOST, _SIZE, _WIDEST = 14, 26, 220


def name_groups(
    chart: Chart,
    what: Picture,
    spots: Sequence[Spot],
    at: Sequence[tuple[float, float]],
    cell: int,
    field: Box,
) -> None:
    """Name the groups that have most to do, at their most urgent house; over no such house and no other name."""
    marks = [_around(place, cell / 2) for place in at]
    urgent = [mark for mark, spot in zip(marks, spots, strict=True) if spot.state in _URGENT]
    names: list[Box] = []
    for bar in what.bars[:_MOST]:
        mine = [n for n, spot in enumerate(spots) if spot.group == bar.group and spot.state in _URGENT]
        if not mine:
            continue
        first = min(mine, key=lambda n: (_URGENT.index(spots[n].state), not spots[n].danger, n))
        name = chart.cut(bar.name, _WIDEST, _SIZE)
        free = [
            (_hits(box, marks) + far, box)
            for box, far in _beside(at[first], measure(_SIZE)(name) + 12, cell)
            if _inside(box, field) and not _hits(box, names) and not _hits(box, urgent)
        ]
        if free:
            best = min(free, key=lambda one: one[0])[1]
            names.append(best)
            chart.halo(best[0] + 6, best[1], name, _SIZE)


def _around(place: tuple[float, float], half: float) -> Box:
    return place[0] - half, place[1] - half, place[0] + half, place[1] + half


def _beside(place: tuple[float, float], wide: float, cell: int) -> list[tuple[Box, float]]:
    """Where a name may stand: over, under, right and left of its house; farther off is as bad as covering two others."""
    (x, y), high, found = place, 1.15 * _SIZE, []
    for off, far in ((0.72 * cell, 0.0), (1.72 * cell, 2.5)):
        over, under = (x - wide / 2, y - off - high), (x - wide / 2, y + off)
        right, left = (x + off, y - high / 2), (x - off - wide, y - high / 2)
        found += [((a, b, a + wide, b + high), far) for a, b in (over, under, right, left)]
    return found


def _inside(box: Box, field: Box) -> bool:
    return field[0] <= box[0] and field[1] <= box[1] and box[2] <= field[2] and box[3] <= field[3]


def _hits(box: Box, others: Iterable[Box]) -> int:
    """How many of the others it covers in part."""
    return sum(a < box[2] and box[0] < c and b < box[3] and box[1] < d for a, b, c, d in others)
