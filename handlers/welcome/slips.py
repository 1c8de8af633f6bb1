"""Slips drawn: ten to a page to cut, or one as a picture. Imported only by the process that draws them."""

from __future__ import annotations

from handlers.common.canvas import GREEN, INK, PALE, RED, WHITE, Canvas, fitted, largest, wrapped
from handlers.common.paper import Paper
from handlers.common.screen import Screen

from .slip_parts import Batch, Drawn, DrawnOne, Page, Slip

_COLUMNS = 2  # of five slips: PER_PAGE
_LEFT, _TOP = 8.0, 14.0  # millimetres, as all below
_WIDE, _HIGH = 97.0, 55.0
_PAD = 4.0
_QR = 44.0  # with its white: the code itself is over 35
_POINT, _LEADING = 25.4 / 72, 1.15
_PICTURE_W, _PICTURE_H, _EDGE = 1080, 1640, 48  # pixels


def pdf(batch: Batch) -> Drawn:
    """The slips on A4 pages."""
    paper = Paper(batch.title, batch.day)
    for page in batch.pages:
        paper.new_page()
        _page(paper, page, batch.emergency)
    return Drawn(paper.pdf(), len(batch.pages), batch.made)


def picture(batch: Batch) -> DrawnOne:
    """The first slip as a picture."""
    slip = batch.pages[0].slips[0]
    screen = Screen(_PICTURE_W, _PICTURE_H)
    _on_screen(screen, slip, batch.emergency)
    return DrawnOne(screen.png(), slip, batch.made[:1])


def _page(canvas: Canvas, page: Page, emergency: str) -> None:
    size, head = fitted(page.head, _COLUMNS * _WIDE, 1, 12 * _POINT, 6 * _POINT)
    canvas.write(_LEFT, 7, head[0], size, PALE)
    for place, slip in enumerate(page.slips):
        x, y = _LEFT + place % _COLUMNS * _WIDE, _TOP + place // _COLUMNS * _HIGH
        _slip(canvas, slip, emergency, x, y)
    _marks(canvas, -(-len(page.slips) // _COLUMNS))


def _marks(canvas: Canvas, rows: int) -> None:
    """Lines to cut along, over the edge of the slips so that a ruler finds them."""
    low, right = _TOP + rows * _HIGH, _LEFT + _COLUMNS * _WIDE
    for row in range(rows + 1):
        canvas.rule(_LEFT - 4, _TOP + row * _HIGH, right + 4, _TOP + row * _HIGH, dashed=True)
    for column in range(_COLUMNS + 1):
        canvas.rule(_LEFT + column * _WIDE, _TOP - 2, _LEFT + column * _WIDE, low + 2, dashed=True)


def _slip(canvas: Canvas, slip: Slip, emergency: str, x: float, y: float) -> None:
    """One slip: whose it is and the code at the left, the QR code at the right, below them how it is used."""
    x, full = x + _PAD, _WIDE - 2 * _PAD
    wide = full - (_QR - 3 if slip.link else 0)
    if slip.link:
        canvas.qr(x + _WIDE - _PAD - _QR - 0.5, y - 0.8, _QR, slip.link)
    top = _block(canvas, slip.top, (x, y + 2.5), (wide, 4.2), 9, PALE)
    who = _block(canvas, slip.who, (x, top + 0.3), (wide, 11.5), 19, strong=True)
    _block(canvas, slip.door, (x, who + 0.4), (wide, y + 30.0 - who), 15)
    _block(canvas, _grouped(slip.code), (x, y + 31.0), (wide, 9.2), 22, strong=True)
    _block(canvas, slip.how, (x, y + 42.6), (full, 7.5), 9)
    _block(canvas, emergency, (x, y + 50.4), (full, 4.0), 9.5, RED, strong=True)


def _block(
    canvas: Canvas,
    text: str,
    at: tuple[float, float],
    room: tuple[float, float],
    points: float,
    ink: str = INK,
    *,
    strong: bool = False,
) -> float:
    """Words in a room of so much width and height, as large as they fit, at most `points`; gives the y below them."""
    (x, y), (width, height) = at, room

    def fits(size: float) -> bool:
        found = wrapped(text, width, size)
        lonely = len(found) > 1 and len(found[-1]) == 1
        return len(found) * _LEADING * size <= height and not lonely

    size = largest(fits, points * _POINT, 2 * _POINT)
    for line in wrapped(text, width, size):
        canvas.write(x, y, line, size, ink, strong=strong)
        y += _LEADING * size
    return y


def _grouped(code: str) -> str:
    return f"{code[:5]} {code[5:]}"


def _on_screen(canvas: Canvas, slip: Slip, emergency: str) -> None:
    """One slip on a telephone, to be scanned from it or forwarded."""
    wide = _PICTURE_W - 2 * _EDGE
    canvas.box(0, 0, _PICTURE_W, 120, GREEN)
    size, top = fitted(slip.top, wide, 2, 46, 16)
    for number, line in enumerate(top):
        canvas.write(_EDGE, 60 - len(top) * 0.6 * size + number * 1.2 * size, line, size, WHITE)
    y = _centred(canvas, slip.who, 140, 1, 76, strong=True)
    y = _centred(canvas, slip.door, y + 6, 2, 54)
    side = 740 if slip.link else 0
    if slip.link:
        canvas.qr((_PICTURE_W - side) / 2, y, side, slip.link)
    y = _centred(canvas, _grouped(slip.code), y + side if slip.link else 600, 1, 104, strong=True)
    size, how = fitted(slip.how, wide, 4, 42, 18)
    for number, line in enumerate(how):
        canvas.write(_EDGE, y + 10 + number * 1.3 * size, line, size)
    size, found = fitted(emergency, wide, 1, 46, 20)
    canvas.middle(_EDGE, _PICTURE_H - 90, wide, found[0], size, RED, strong=True)


def _centred(
    canvas: Canvas, text: str, y: float, most: int, largest: float, *, strong: bool = False
) -> float:
    size, found = fitted(text, _PICTURE_W - 2 * _EDGE, most, largest, largest / 3)
    for line in found:
        canvas.middle(_EDGE, y, _PICTURE_W - 2 * _EDGE, line, size, strong=strong)
        y += 1.25 * size
    return y
