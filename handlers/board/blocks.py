"""Where few know their coordinates: the households as blocks, one a group. Imported only by the process that draws."""

from __future__ import annotations

from math import ceil

from handlers.common.canvas import PALE
from handlers.common.chart import Chart

from .parts import Picture, Spot

_MARK, _MARGIN, _NAME = 34, 8, 36  # pixels
_SIZE = 26


def blocks_height(what: Picture, width: int) -> int:
    """How high the blocks are together."""
    across, rows, side, _ = _measures(what, width)
    return round(ceil(len(what.bars) / across) * (rows * side + _NAME + 12)) + 10 if what.bars else 0


def blocks(chart: Chart, what: Picture, corner: tuple[float, float], width: int) -> float:
    """A block a group, in the order of its households; gives the y below."""
    across, rows, side, columns = _measures(what, width)
    members: dict[int, list[Spot]] = {}
    for spot in what.spots:
        members.setdefault(spot.group, []).append(spot)
    step, high = width / across, rows * side + _NAME + 12
    for place, bar in enumerate(sorted(what.bars, key=lambda bar: bar.group)):
        left, top = corner[0] + place % across * step, corner[1] + place // across * high
        chart.frame((left, top), (step - 8, high - 8))
        chart.write(left + 8, top + 4, chart.cut(bar.name, step - 24, _SIZE), _SIZE, PALE)
        for number, spot in enumerate(members.get(bar.group, ())):
            x = left + 8 + (number % columns + 0.5) * side
            y = top + _NAME + (number // columns + 0.5) * side
            chart.mark((x, y), side / 1.28, spot.state, framed=spot.danger)
    return corner[1] + blocks_height(what, width)


def _measures(what: Picture, width: int) -> tuple[int, int, float, int]:
    """Blocks across, lines of households in a block, pixels a household, households in a line."""
    largest = max((bar.total for bar in what.bars), default=1)
    across = 4 if len(what.bars) <= 12 else 6 if len(what.bars) <= 60 else 10
    columns = 5 if across < 10 else 6
    side = (width / across - 8 - 16) / columns
    return across, ceil(largest / columns), side, columns
