"""The card as a picture for the chat. Imported only by the process that draws it."""

from __future__ import annotations

from handlers.common.canvas import largest
from handlers.common.screen import Screen

from .layout import Column, draw
from .parts import Card

_WIDTH, _EDGE = 1080, 32  # pixels
_UNIT, _LEAST = 46.0, 20.0  # pixels: 46 is as large as common letters on a telephone
_HIGHEST = 8000  # Telegram takes no picture of which width and height together are over 10,000


def png(card: Card) -> bytes:
    """A group's card."""
    unit = largest(lambda size: _height(card, size) <= _HIGHEST, _UNIT, _LEAST)
    screen = Screen(_WIDTH, min(_height(card, unit), _HIGHEST))
    draw(screen, card, _column(unit), _EDGE, compact=False)
    return screen.png()


def _height(card: Card, unit: float) -> int:
    draft = Screen(1, 1)
    draft.quiet = True
    return int(draw(draft, card, _column(unit), _EDGE, compact=False)) + _EDGE


def _column(unit: float) -> Column:
    return Column(_EDGE, _WIDTH - 2 * _EDGE, unit)
