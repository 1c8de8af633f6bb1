"""The board as a picture for a phone. Imported only by the process that draws it."""

from __future__ import annotations

from math import ceil, log10

from handlers.common.bars import Bars
from handlers.common.canvas import INK, PALE, measure
from handlers.common.chart import PAPER, Chart
from handlers.common.standing import NUMBER
from handlers.common.top import EDGE, INNER, WIDTH, draw_top, top_height

from .blocks import blocks, blocks_height
from .labels import name_groups
from .parts import Picture, Spot
from .places import Laid, high_enough, lay

_MAP, _LARGE_MAP, _MANY = 620, 860, 800  # heights in pixels; from so many households the larger one
_LOOSE = 26  # pixels of a household without a place
_SMALL, _LINE = 28, 46


def png(what: Picture) -> bytes:
    """How the village stands."""
    placed = [spot for spot in what.spots if spot.lat is not None and spot.lon is not None]
    mapped = 2 * len(placed) >= len(what.spots) > 0
    loose = [spot for spot in what.spots if spot.lat is None or spot.lon is None] if mapped else []
    high = _map_height(placed) if mapped else blocks_height(what, INNER)
    height = top_height(what.top) + high + _loose_height(loose)
    height += _bars(what).height + _LINE * len(what.lines) + 2 * EDGE
    chart = Chart(WIDTH, round(height))
    y = draw_top(chart, what.top)
    if mapped:
        y = _unplaced(chart, what, loose, _map(chart, what, placed, y, high))
    else:
        y = blocks(chart, what, (EDGE, y), INNER)
    y = _bars(what).draw(chart, (EDGE, y + 14), INNER)
    for number, line in enumerate(what.lines):
        chart.note(EDGE, y + 10 + number * _LINE, line, 32, INNER, INK)
    return chart.png()


def _bars(what: Picture) -> Bars:
    return Bars(what.by_group, what.bars, what.others)


def _map_height(spots: list[Spot]) -> int:
    return high_enough(_places(spots), INNER, _LARGE_MAP if len(spots) > _MANY else _MAP)


def _places(spots: list[Spot]) -> list[tuple[float, float]]:
    return [(spot.lat or 0.0, spot.lon or 0.0) for spot in spots]


def _map(chart: Chart, what: Picture, spots: list[Spot], top: float, height: float) -> float:
    chart.frame((EDGE, top), (INNER, height), PAPER)
    pad = 14
    laid = lay(_places(spots), INNER - 2 * pad, round(height) - 2 * pad)
    at = [(EDGE + pad + x, top + pad + y) for x, y in laid.at]
    for place in reversed(range(len(spots))):  # the dangerous ones come first in the list: on top
        spot = spots[place]
        chart.mark(at[place], laid.cell - 2, spot.state, framed=spot.danger)
    name_groups(chart, what, spots, at, laid.cell, (EDGE + 4, top + 4, EDGE + INNER - 4, top + height - 4))
    _scale(chart, what, laid, top + height)
    return top + height + 10


def _scale(chart: Chart, what: Picture, laid: Laid, bottom: float) -> None:
    """How far that is, and how many households lie outside."""
    x, y = EDGE + 16, bottom - 16
    if laid.metre > 0:
        metres = _round(180 / laid.metre)
        words = what.scale.replace(NUMBER, str(metres))
        chart.curve(((x, y), (x + metres * laid.metre, y)), INK, 5)
        chart.halo(x, y - 1.5 * _SMALL, words, _SMALL)
    if laid.outside:
        words = what.outside.replace(NUMBER, str(laid.outside))
        chart.halo(EDGE + INNER - measure(_SMALL)(words) - 16, y - 1.1 * _SMALL, words, _SMALL)


def _round(metres: float) -> int:
    """1, 2 or 5 with noughts: the largest that is not more."""
    power = int(10 ** int(log10(max(metres, 1))))
    return max(power * step for step in (1, 2, 5) if power * step <= max(metres, 1))


def _loose_height(loose: list[Spot]) -> float:
    return _LINE + ceil(len(loose) / (INNER // (_LOOSE + 6))) * (_LOOSE + 8) if loose else 0


def _unplaced(chart: Chart, what: Picture, loose: list[Spot], top: float) -> float:
    """The households of which nobody noted where they are."""
    if not loose:
        return top
    words = what.unplaced.replace(NUMBER, str(len(loose)))
    chart.note(EDGE, top, words, _SMALL, INNER, PALE)
    columns = INNER // (_LOOSE + 6)
    for place, spot in enumerate(loose):
        x = EDGE + (place % columns + 0.5) * (_LOOSE + 6)
        y = top + _LINE + (place // columns + 0.4) * (_LOOSE + 8)
        chart.mark((x, y), _LOOSE - 4, spot.state, framed=spot.danger)
    return top + _loose_height(loose)
