"""The card as one column of big letters: in a picture for the chat, and on A4 for the wall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.common.canvas import BASELINE, GREEN, INK, PALE, RED, WHITE, Canvas, fitted, measure, wrapped

from .parts import Card, Contact, Door

ROSE, MINT = "#fdeceb", "#eaf3ec"
_GAP = 0.55  # between two things in a line, of the unit
_PAD = 0.3  # around a household, of the unit


@dataclass(frozen=True, slots=True)
class Bit:
    """A thing in a line: its words, their size (of the unit), ink and weight; whether a line begins with it."""

    text: str
    size: float = 1.0
    ink: str = INK
    strong: bool = False
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """Where something is drawn: from `left`, so wide; `unit` is the size of common letters."""

    left: float
    width: float
    unit: float

    def inside(self, pad: float) -> Column:
        """The column without so much at either side."""
        return Column(self.left + pad, self.width - 2 * pad, self.unit)


def draw(canvas: Canvas, card: Card, column: Column, top: float, *, compact: bool) -> float:
    """The whole card from `top` downwards; gives the y below it. `compact`: a household in one line if it fits."""
    y = _head(canvas, card, column, top)
    y = emergency(canvas, card.emergency, column, y) + 0.5 * column.unit
    inner = column.inside(_PAD * column.unit)
    for contact in card.contacts:
        y = flow(canvas, _of_contact(contact), contact.phone, inner, y) + 0.15 * column.unit
    y = doors(canvas, card.doors, column, y + 0.5 * column.unit, compact=compact, pad=_PAD * column.unit)
    return _foot(canvas, card, column, y + 0.6 * column.unit)


def _head(canvas: Canvas, card: Card, column: Column, top: float) -> float:
    unit, pad = column.unit, 0.5 * column.unit
    canvas.box(column.left, top, column.width, 3.6 * unit, GREEN)
    inner = column.width - 2 * pad
    size, heading = fitted(card.heading, inner, 1, 1.55 * unit, 0.5 * unit)
    canvas.write(column.left + pad, top + 0.35 * unit, heading[0], size, WHITE, strong=True)
    room = inner - measure(0.95 * unit)(card.count) - unit
    size, village = fitted(card.village, room, 1, 0.95 * unit, 0.5 * unit)
    canvas.write(column.left + pad, top + 2.2 * unit, village[0], size, WHITE)
    end = column.left + column.width - pad - measure(0.95 * unit)(card.count)
    canvas.write(end, top + 2.2 * unit, card.count, 0.95 * unit, WHITE)
    return top + 3.6 * unit


def emergency(canvas: Canvas, numbers: Sequence[tuple[str, str]], column: Column, top: float) -> float:
    """110, 119, 120 side by side; gives the y below them."""
    unit, cell = column.unit, column.width / len(numbers)
    canvas.box(column.left, top, column.width, 2.2 * unit, ROSE)
    for place, (number, whom) in enumerate(numbers):
        wide = measure(1.4 * unit)(number) + 0.3 * unit
        size, label = fitted(whom, cell - wide - 0.4 * unit, 1, 0.95 * unit, 0.5 * unit)
        x = column.left + place * cell + (cell - wide - measure(size)(label[0])) / 2
        canvas.write(x, top + 0.4 * unit, number, 1.4 * unit, RED, strong=True)
        canvas.write(x + wide, top + (0.4 + 1.4 * BASELINE) * unit - BASELINE * size, label[0], size, RED)
    return top + 2.2 * unit


def _of_contact(contact: Contact) -> list[Bit]:
    return [Bit(contact.role, 0.9, PALE), Bit(contact.name, 1.05, strong=True)]


def doors(
    canvas: Canvas, shown: Sequence[Door], column: Column, top: float, *, compact: bool, pad: float
) -> float:
    """The households, each on a stripe of its own; gives the y below them."""
    inner = column.inside(_PAD * column.unit)
    for number, door in enumerate(shown):
        bits = _of_door(door, compact)
        if number % 2 == 0:
            height = _height(canvas, bits, door.phone, inner) + 2 * pad
            canvas.box(column.left, top, column.width, height, MINT)
        top = flow(canvas, bits, door.phone, inner, top + pad) + pad
    return top


def _of_door(door: Door, compact: bool) -> list[Bit]:
    return [
        Bit(door.head, 1.1, strong=True),
        Bit(door.address, 0.95, begins=not compact),
        Bit(door.number, 0.75, PALE),
        Bit(door.skills, 0.85, GREEN),
    ]


def _height(canvas: Canvas, bits: Sequence[Bit], phone: str, column: Column) -> float:
    quiet, canvas.quiet = canvas.quiet, True
    height = flow(canvas, bits, phone, column, 0)
    canvas.quiet = quiet
    return height


def flow(canvas: Canvas, bits: Sequence[Bit], phone: str, column: Column, top: float) -> float:
    """Things in lines from the left, and a telephone number at the right of the first line; gives the y below."""
    unit = column.unit
    wide = measure(1.05 * unit)(phone)
    if phone:
        canvas.write(
            column.left + column.width - wide, _top(top, 1.05, unit), phone, 1.05 * unit, strong=True
        )
    x, room = 0.0, column.width - (wide + _GAP * unit if phone else 0)
    for bit in bits:
        size = bit.size * unit
        for number, line in enumerate(wrapped(bit.text, max(room, 4 * size), size)):
            if x > 0 and (bit.begins or number or x + measure(size)(line) > room):
                x, top = 0.0, top + 1.3 * unit
                room = column.width
            canvas.write(column.left + x, _top(top, bit.size, unit), line, size, bit.ink, strong=bit.strong)
            x += measure(size)(line) + _GAP * unit
    return top + 1.35 * unit


def _top(top: float, size: float, unit: float) -> float:
    """Where letters of a size begin so that all in a line stand on the same base."""
    return top + (1.1 - size) * BASELINE * unit


def _foot(canvas: Canvas, card: Card, column: Column, top: float) -> float:
    """The way to the bot, and the day."""
    unit, side = column.unit, 5.2 * column.unit
    x, y = column.left, top + 0.2 * unit
    if card.link:
        canvas.qr(column.left, top, side, card.link)
        x, y = column.left + side + 0.4 * unit, top + 0.8 * unit
        room = column.left + column.width - x
        y = canvas.paragraph((x, y), room, card.scan, unit)
    canvas.write(x, y + 0.2 * unit, card.printed, 0.85 * unit, PALE)
    return max(top + side if card.link else 0.0, y + 1.5 * unit)
