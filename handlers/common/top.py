"""The upper part of a picture of households. Imported only by the process that draws."""

from __future__ import annotations

from .canvas import INK, WHITE
from .chart import BAD, CALM, GOOD, GROUNDS, Chart, one_line
from .standing import Top

WIDTH, EDGE = 1080, 28  # pixels; a phone shows them at about a third
INNER = WIDTH - 2 * EDGE
_HEAD, _TILES = 150, 168
_MOOD = {"bad": (BAD, WHITE), "good": (GOOD, INK), "calm": (CALM, INK)}


def draw_top(chart: Chart, top: Top) -> float:
    """What runs, on its colour; the numbers; all households as one bar; the marks. Gives the y below."""
    _heading(chart, top)
    _tiles(chart, top, _HEAD + 14)
    return _key(chart, top, _HEAD + 14 + _TILES)


def top_height(top: Top) -> float:
    """How high that is."""
    draft = Chart(1, 1)
    draft.quiet = True
    return _key(draft, top, _HEAD + 14 + _TILES)


def _heading(chart: Chart, top: Top) -> None:
    chart.band((0, 0), (WIDTH, _HEAD), GROUNDS[top.ground], striped=top.ground == "drill")
    ink = INK if top.ground == "yellow" else WHITE
    size, title = one_line(top.title, INNER, 66, 36)
    chart.write(EDGE, 22 + (66 - size) / 2, title, size, ink, strong=True)
    chart.note(EDGE, 100, top.under, 32, INNER, ink)


def _tiles(chart: Chart, top: Top, y: float) -> None:
    gap = 12
    width = (INNER - gap * (len(top.tiles) - 1)) / len(top.tiles)
    for place, tile in enumerate(top.tiles):
        fill, ink = _MOOD[tile.mood]
        corner = (EDGE + place * (width + gap), y)
        chart.tile(corner, (width, _TILES - 18), tile.number, tile.label, fill, ink)


def _key(chart: Chart, top: Top, y: float) -> float:
    chart.bar((EDGE, y), INNER, 40, dict(top.whole.counts), top.whole.total)
    return chart.legend((EDGE, y + 54), INNER, top.legend) + 8
