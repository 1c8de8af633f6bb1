"""The chart of times for the monthly report, drawn in a process of its own: Pillow and the font are heavy."""

from __future__ import annotations

from handlers.common.canvas import GREEN, INK, PALE, fitted, measure
from handlers.common.screen import Screen

from .times import Bar, Chart

_WIDTH, _EDGE, _LABEL, _RIGHT = 1080, 40, 330, 150
_TITLE, _HEAD, _TEXT, _SMALL = 44, 34, 28, 24  # sizes of letters
_BAR, _ROW = 24, 74  # height of a bar, and of the two of one line with the white below
_SECOND = "#c77700"  # tells itself from the green also where colours are not seen well: it is lighter
_ROOM = _WIDTH - 2 * _EDGE - _LABEL - _RIGHT


def draw(what: Chart) -> bytes:
    """PNG: for each month, and for each kind of the month, how long until somebody was coming, and there."""
    rows = sum(max(1, len(bars)) for _, bars in what.parts)
    screen = Screen(_WIDTH, 210 + len(what.parts) * 84 + rows * _ROW)
    size, (title, *_) = fitted(what.title, _WIDTH - 2 * _EDGE, 1, _TITLE, _SMALL)
    screen.write(_EDGE, 34, title, size, strong=True)
    _legend(screen, what)
    top = 180.0
    longest = max((_most(bar) for _, bars in what.parts for bar in bars), default=0)
    for head, bars in what.parts:
        screen.rule(_EDGE, top, _WIDTH - _EDGE, top)
        screen.write(_EDGE, top + 18, head, _HEAD, strong=True)
        top += 76
        for bar in bars:
            _line(screen, top, bar, longest)
            top += _ROW
        if not bars:
            screen.write(_EDGE, top, what.none, _TEXT, PALE)
            top += _ROW
        top += 8
    return screen.png()


def _legend(screen: Screen, what: Chart) -> None:
    x = float(_EDGE)
    for ink, words in zip((GREEN, _SECOND), what.legend, strict=True):
        screen.box(x, 112, 32, 32, ink)
        screen.write(x + 44, 112, words, _TEXT)
        x += 44 + measure(_TEXT)(words) + 48


def _most(bar: Bar) -> int:
    return max(bar.to_claim or 0, bar.to_arrival or 0)


def _line(screen: Screen, top: float, bar: Bar, longest: int) -> None:
    screen.write(_EDGE, top + 8, bar.label, _TEXT, INK)
    for place, (seconds, words, ink) in enumerate(
        ((bar.to_claim, bar.claim_words, GREEN), (bar.to_arrival, bar.arrival_words, _SECOND))
    ):
        y = top + place * (_BAR + 4)
        width = 0 if not seconds else max(3, round(_ROOM * seconds / longest))
        if width:
            screen.box(_EDGE + _LABEL, y, width, _BAR, ink)
        screen.write(_EDGE + _LABEL + width + 10, y, words, _SMALL, INK if seconds is not None else PALE)
