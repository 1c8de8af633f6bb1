"""Cards to print: A4 for the wall, and the size of a bank card. Imported only by the process that draws them."""

from __future__ import annotations

from handlers.common.canvas import GREEN, PALE, WHITE, Canvas, fitted, largest, measure
from handlers.common.paper import HEIGHT, WIDTH, Paper

from .layout import Bit, Column, doors, draw, emergency, flow
from .parts import Card, Prints

_EDGE = 12.0  # millimetres, as all below
_CARD_W, _CARD_H = 85.6, 54.0  # of ISO/IEC 7810 ID-1
_ROWS = 5
_LEFT, _TOP = (WIDTH - 2 * _CARD_W) / 2, 9.0
_PAD = 3.5
_BAND, _CALLS = 12.5, 8.8  # heights of the heading and of the emergency numbers
_TWO_COLUMNS_FROM = 15  # doors


def pdf(prints: Prints) -> bytes:
    """The cards of groups on A4 pages: size "a4", a page each, or "card", small ones to cut and fold."""
    paper = Paper(prints.cards[0].village, prints.day)
    for card in prints.cards:
        (_small if prints.size == "card" else _wall)(paper, card)
    return paper.pdf()


def _wall(paper: Paper, card: Card) -> None:
    """One page with letters as large as fit."""
    paper.new_page()

    def column(unit: float) -> Column:
        return Column(_EDGE, WIDTH - 2 * _EDGE, unit)

    def fits(unit: float) -> bool:
        return draw(_draft(), card, column(unit), _EDGE, compact=True) <= HEIGHT - _EDGE

    draw(paper, card, column(largest(fits, 9.5, 1.2)), _EDGE, compact=True)


def _small(paper: Paper, card: Card) -> None:
    """Fronts at the left and backs at the right, so that one sheet can be folded, or printed from both sides.

    Printed from both sides, turned over its long edge, a front comes behind each back: ten cards a sheet.
    """
    front, back = _Front(card), _Back(card)
    sheets = max(1, -(-len(card.doors) // (2 * _ROWS)))
    for _ in range(2 * sheets):
        paper.new_page()
        for row in range(_ROWS):
            front.draw(paper, _LEFT, _TOP + row * _CARD_H)
            back.draw(paper, _LEFT + _CARD_W, _TOP + row * _CARD_H)
        _marks(paper)
        below = _TOP + _ROWS * _CARD_H + 3
        paper.paragraph((_LEFT, below), 2 * _CARD_W, card.hint, 3.2, PALE)


def _marks(paper: Paper) -> None:
    """Lines to cut along, a dashed one to fold."""
    low, right = _TOP + _ROWS * _CARD_H, _LEFT + 2 * _CARD_W
    for row in range(_ROWS + 1):
        paper.rule(_LEFT - 5, _TOP + row * _CARD_H, right + 5, _TOP + row * _CARD_H)
    for x in (_LEFT, right):
        paper.rule(x, _TOP - 5, x, low + 2)
    paper.rule(_LEFT + _CARD_W, _TOP - 5, _LEFT + _CARD_W, low + 2, dashed=True)


class _Front:
    """Whom to ring, and the way to the bot."""

    def __init__(self, card: Card) -> None:
        self.card, self.qr = card, 26.0 if card.link else 0.0
        room = _CARD_H - _BAND - _CALLS - 2.5
        self.unit = largest(lambda unit: self._people(_draft(), 0, 0, unit) <= room, 4.2, 0.8)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """The front with its upper left corner at x, y."""
        self._band(canvas, x, y)
        emergency(canvas, self.card.emergency, Column(x, _CARD_W, 4.0), y + _CARD_H - _CALLS)
        self._people(canvas, x, y + _BAND + 1.5, self.unit)
        if self.qr:
            left, top = x + _CARD_W - self.qr - 1.5, y + _BAND + 0.3
            canvas.qr(left, top, self.qr, self.card.link)
            size, found = fitted(self.card.scan, self.qr, 1, 2.8, 1.6)
            canvas.middle(left, top + self.qr - 0.8, self.qr, found[0], size)

    def _band(self, canvas: Canvas, x: float, y: float) -> None:
        card, inner = self.card, _CARD_W - 2 * _PAD
        canvas.box(x, y, _CARD_W, _BAND, GREEN)
        size, heading = fitted(card.heading, inner, 1, 5.4, 2.0)
        canvas.write(x + _PAD, y + 1.4, heading[0], size, WHITE, strong=True)
        end = measure(3.0)(card.printed)
        size, village = fitted(card.village, inner - end - 2, 1, 3.4, 1.5)
        canvas.write(x + _PAD, y + 8.0, village[0], size, WHITE)
        canvas.write(x + _CARD_W - _PAD - end, y + 8.2, card.printed, 3.0, WHITE)

    def _people(self, canvas: Canvas, x: float, y: float, unit: float) -> float:
        column = Column(x + _PAD, _CARD_W - 2 * _PAD - self.qr, unit)
        for one in self.card.contacts:
            bits = [Bit(one.role, 0.85, PALE), Bit(one.name, strong=True), Bit(one.phone, strong=True)]
            y = flow(canvas, bits, "", column, y) + 0.1 * unit
        return y


class _Back:
    """The households, with letters as large as fit."""

    def __init__(self, card: Card) -> None:
        columns = 2 if len(card.doors) >= _TWO_COLUMNS_FROM else 1
        each = max(1, -(-len(card.doors) // columns) + (-(-len(card.doors) // columns)) % 2 * (columns - 1))
        self.parts = [card.doors[at : at + each] for at in range(0, len(card.doors), each)]
        self.width = (_CARD_W - 3 - (columns - 1)) / columns
        room = _CARD_H - 3.0
        self.unit = largest(lambda unit: self._doors(_draft(), 0, 0, unit, 0.05 * unit) <= room, 4.4, 0.8)
        spare = room - self._doors(_draft(), 0, 0, self.unit, 0.05 * self.unit)
        self.pad = 0.05 * self.unit + min(spare / each / 2, 0.5 * self.unit)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """The back with its upper left corner at x, y."""
        self._doors(canvas, x + 1.5, y + 1.5, self.unit, self.pad)

    def _doors(self, canvas: Canvas, x: float, y: float, unit: float, pad: float) -> float:
        lowest = y
        for number, part in enumerate(self.parts):
            column = Column(x + number * (self.width + 1), self.width, unit)
            lowest = max(lowest, doors(canvas, part, column, y, compact=True, pad=pad))
        return lowest


def _draft() -> Canvas:
    """Nothing is drawn on it: only how much room something takes is asked."""
    canvas = Canvas()
    canvas.quiet = True
    return canvas
