"""The sheets that hang at the checkpoints: four to a page, with the code to scan. Imported only by what draws them."""

from __future__ import annotations

from handlers.common.canvas import GREEN, PALE, WHITE, Canvas, fitted
from handlers.common.paper import HEIGHT, WIDTH, Paper

from .rounds import Sheets

_WIDE, _HIGH = WIDTH / 2, HEIGHT / 2  # millimetres, as all below
_PAD = 8.0
_QR = 84.0


def pdf(sheets: Sheets) -> bytes:
    """A4 pages of four sheets to cut."""
    paper = Paper(sheets.title, sheets.day)
    for first in range(0, len(sheets.places), 4):
        paper.new_page()
        for number, (place, link) in enumerate(sheets.places[first : first + 4]):
            _sheet(paper, sheets, place, link, (number % 2 * _WIDE, number // 2 * _HIGH))
        paper.rule(_WIDE, 0, _WIDE, HEIGHT, dashed=True)
        paper.rule(0, _HIGH, WIDTH, _HIGH, dashed=True)
    return paper.pdf()


def _sheet(canvas: Canvas, sheets: Sheets, place: str, link: str, at: tuple[float, float]) -> None:
    """One sheet: village, the place as large as it fits, the code, how to use it."""
    x, y, room = at[0] + _PAD, at[1] + _PAD, _WIDE - 2 * _PAD
    canvas.box(x, y, room, 9, GREEN)
    size, head = fitted(f"{sheets.village} · {sheets.title}", room - 4, 1, 5, 2.5)
    canvas.middle(x, y + (9 - size) / 2, room, head[0], size, WHITE)
    size, name = fitted(place, room, 2, 9, 4)
    for number, line in enumerate(name):
        canvas.middle(x, y + 22 - len(name) * 0.6 * size + number * 1.2 * size, room, line, size, strong=True)
    canvas.qr(x + (room - _QR) / 2, y + 31, _QR, link)
    for number, line in enumerate(sheets.how.splitlines()[:2]):
        size, (how,) = fitted(line, room, 1, 4.6, 2.5)
        canvas.middle(x, y + 116 + number * 6, room, how, size)
    size, foot = fitted(sheets.foot, room, 1, 3, 2)
    canvas.middle(x, y + 129, room, foot[0], size, PALE)
