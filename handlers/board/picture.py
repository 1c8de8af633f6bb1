"""The board as a picture for a phone. Imported only by the process that draws it."""

from __future__ import annotations

from math import ceil, log10

from handlers.common.canvas import INK, PALE, WHITE, fitted, measure
from handlers.common.chart import BAD, CALM, GOOD, GROUNDS, PAPER, Chart

from .bars import bars_height, draw_bars
from .blocks import blocks, blocks_height
from .facts import NUMBER, Picture, Spot
from .labels import name_groups
from .places import Laid, lay

_WIDTH, _EDGE = 1080, 28  # pixels; a phone shows them at about a third
_INNER = _WIDTH - 2 * _EDGE
_HEAD, _TILES = 150, 168
_MOOD = {"bad": (BAD, WHITE), "good": (GOOD, INK), "calm": (CALM, INK)}
_MAP, _LARGE_MAP, _MANY = 620, 860, 800  # heights in pixels; from so many households the larger one
_LOOSE = 26  # pixels of a household without a place
_SMALL, _LINE = 28, 46


def png(what: Picture) -> bytes:
    """How the village stands."""
    placed = [spot for spot in what.spots if spot.lat is not None and spot.lon is not None]
    mapped = 2 * len(placed) >= len(what.spots) > 0
    loose = [spot for spot in what.spots if spot.lat is None or spot.lon is None] if mapped else []
    high = _map_height(what) if mapped else blocks_height(what, _INNER)
    height = _HEAD + _TILES + _key(Chart(1, 1), what, 0) + high + _loose_height(loose)
    height += bars_height(what) + _LINE * len(what.lines) + 2 * _EDGE
    chart = Chart(_WIDTH, round(height))
    _heading(chart, what)
    y = _key(chart, what, _tiles(chart, what, _HEAD + 14))
    if mapped:
        y = _unplaced(chart, what, loose, _map(chart, what, placed, y, high))
    else:
        y = blocks(chart, what, (_EDGE, y), _INNER)
    y = draw_bars(chart, what, (_EDGE, y + 14), _INNER)
    for number, line in enumerate(what.lines):
        chart.note(_EDGE, y + 10 + number * _LINE, line, 32, _INNER, INK)
    return chart.png()


def _heading(chart: Chart, what: Picture) -> None:
    """What runs, since when, and when this was drawn; on the colour of the warning."""
    chart.band((0, 0), (_WIDTH, _HEAD), GROUNDS[what.ground], striped=what.ground == "drill")
    ink = INK if what.ground == "yellow" else WHITE
    size, title = fitted(what.title, _INNER, 1, 66, 36)
    chart.write(_EDGE, 22 + (66 - size) / 2, title[0], size, ink, strong=True)
    chart.note(_EDGE, 100, what.under, 32, _INNER, ink)


def _tiles(chart: Chart, what: Picture, top: float) -> float:
    gap = 12
    width = (_INNER - gap * (len(what.tiles) - 1)) / len(what.tiles)
    for place, tile in enumerate(what.tiles):
        fill, ink = _MOOD[tile.mood]
        corner = (_EDGE + place * (width + gap), top)
        chart.tile(corner, (width, _TILES - 18), tile.number, tile.label, fill, ink)
    return top + _TILES


def _key(chart: Chart, what: Picture, top: float) -> float:
    """All households as one bar, and what the marks mean; gives the y below."""
    chart.bar((_EDGE, top), _INNER, 40, dict(what.whole.counts), what.whole.total)
    return chart.legend((_EDGE, top + 54), _INNER, what.legend) + 8


def _map_height(what: Picture) -> int:
    return _LARGE_MAP if len(what.spots) > _MANY else _MAP


def _map(chart: Chart, what: Picture, spots: list[Spot], top: float, height: float) -> float:
    chart.frame((_EDGE, top), (_INNER, height), PAPER)
    pad = 14
    places = [(spot.lat or 0.0, spot.lon or 0.0) for spot in spots]
    laid = lay(places, _INNER - 2 * pad, round(height) - 2 * pad)
    at = [(_EDGE + pad + x, top + pad + y) for x, y in laid.at]
    for place in reversed(range(len(spots))):  # the dangerous ones come first in the list: on top
        spot = spots[place]
        chart.mark(at[place], laid.cell - 2, spot.state, framed=spot.danger)
    name_groups(chart, what, spots, at, laid.cell, (_EDGE + 4, top + 4, _EDGE + _INNER - 4, top + height - 4))
    _scale(chart, what, laid, top + height)
    return top + height + 10


def _scale(chart: Chart, what: Picture, laid: Laid, bottom: float) -> None:
    """How far that is, and how many households lie outside."""
    x, y = _EDGE + 16, bottom - 16
    if laid.metre > 0:
        metres = _round(180 / laid.metre)
        words = what.scale.replace(NUMBER, str(metres))
        chart.curve(((x, y), (x + metres * laid.metre, y)), INK, 5)
        chart.halo(x, y - 1.5 * _SMALL, words, _SMALL)
    if laid.outside:
        words = what.outside.replace(NUMBER, str(laid.outside))
        chart.halo(_EDGE + _INNER - measure(_SMALL)(words) - 16, y - 1.1 * _SMALL, words, _SMALL)


def _round(metres: float) -> int:
    """1, 2 or 5 with noughts: the largest that is not more."""
    power = int(10 ** int(log10(max(metres, 1))))
    return max(power * step for step in (1, 2, 5) if power * step <= max(metres, 1))


def _loose_height(loose: list[Spot]) -> float:
    return _LINE + ceil(len(loose) / (_INNER // (_LOOSE + 6))) * (_LOOSE + 8) if loose else 0


def _unplaced(chart: Chart, what: Picture, loose: list[Spot], top: float) -> float:
    """The households of which nobody noted where they are."""
    if not loose:
        return top
    words = what.unplaced.replace(NUMBER, str(len(loose)))
    chart.note(_EDGE, top, words, _SMALL, _INNER, PALE)
    columns = _INNER // (_LOOSE + 6)
    for place, spot in enumerate(loose):
        x = _EDGE + (place % columns + 0.5) * (_LOOSE + 6)
        y = top + _LINE + (place // columns + 0.4) * (_LOOSE + 8)
        chart.mark((x, y), _LOOSE - 4, spot.state, framed=spot.danger)
    return top + _loose_height(loose)
