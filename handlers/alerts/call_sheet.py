"""The call list drawn: A4, by group, a box to tick at each door. Imported only by the process that draws it."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.common.canvas import GREEN, INK, PALE, RED, WHITE, Canvas, fitted, wrapped
from handlers.common.paper import HEIGHT, WIDTH, Paper

from .call_facts import CallGroup, CallLine, CallSheet

_EDGE = 10.0  # millimetres, as all below
_WIDTHS = (8.0, 52.0, 22.0, 10.0, 33.0, 33.0, 32.0)  # of the columns; the first is the box to tick
_SIZE, _LEADING, _PAD = 3.5, 1.22, 1.3
_BAND, _HEADS = 8.5, 5.0
_TOP, _BOTTOM = 27.0, HEIGHT - 13.0
_BOX = 5.0
_LEAST = 2  # households that stay with the heading of their group


@dataclass(slots=True)
class _Place:
    """Where the next thing is drawn, and on which page."""

    y: float = _TOP
    page: int = 0


def pdf(sheet: CallSheet) -> bytes:
    """The list on A4 pages. Drawn twice: the first time counts the pages."""
    draft = Paper(sheet.title, sheet.day)
    draft.quiet = True
    pages = _draw(draft, sheet, 0)
    paper = Paper(sheet.title, sheet.day)
    _draw(paper, sheet, pages)
    return paper.pdf()


def _draw(paper: Paper, sheet: CallSheet, pages: int) -> int:
    place = _Place()
    _new_page(paper, sheet, place, pages)
    for group in sheet.groups:
        room = _BAND + _HEADS + sum(_height(line) for line in group.lines[:_LEAST])
        if place.y + room > _BOTTOM:
            _new_page(paper, sheet, place, pages)
        place.y = _heading(paper, sheet, group, place.y)
        for line in group.lines:
            if place.y + _height(line) > _BOTTOM:
                _new_page(paper, sheet, place, pages)
                place.y = _heading(paper, sheet, group, place.y)
            place.y = _line(paper, line, place.y)
        place.y += 3.0
    return place.page


def _new_page(paper: Paper, sheet: CallSheet, place: _Place, pages: int) -> None:
    """A page with what it is about on top, how to use it and its number at the bottom."""
    if not paper.quiet:
        paper.new_page()
    place.page, place.y = place.page + 1, _TOP
    inner = WIDTH - 2 * _EDGE
    size, title = fitted(f"{sheet.mark} {sheet.title}".strip(), inner, 1, 6.4, 3.0)
    paper.write(_EDGE, 8, title[0], size, RED if sheet.mark else INK, strong=True)
    for number, text in enumerate((sheet.about, sheet.printed)):
        size, line = fitted(text, inner, 1, 3.6, 2.0)
        paper.write(_EDGE, 16.2 + number * 4.8, line[0], size, PALE)
    size, how = fitted(sheet.how, inner - 34, 2, 3.3, 2.0)
    for number, text in enumerate(how):
        paper.write(_EDGE, _BOTTOM + 3 + number * 4.2, text, size, INK)
    paper.write(WIDTH - _EDGE - 30, _BOTTOM + 3, sheet.page.format(n=place.page, of=pages), 3.3, PALE)


def _heading(paper: Paper, sheet: CallSheet, group: CallGroup, y: float) -> float:
    """The band of a group, and the heads of the columns; gives the y below them."""
    inner = WIDTH - 2 * _EDGE
    paper.box(_EDGE, y, inner, _BAND, GREEN)
    count = f"{group.heard}/{len(group.lines)}"
    size, name = fitted(group.name, 55, 1, 5.0, 2.5)
    paper.write(_EDGE + 2, y + 1.6, name[0], size, WHITE, strong=True)
    size, carers = fitted(group.carers, inner - 82, 1, 4.0, 2.0)
    paper.write(_EDGE + 60, y + 2.1, carers[0] if carers else "", size, WHITE)
    paper.write(WIDTH - _EDGE - 17, y + 1.9, count, 4.4, WHITE, strong=True)
    x = _EDGE
    for width, head in zip(_WIDTHS, sheet.columns, strict=True):
        size, shown = fitted(head, width - 1, 1, 2.9, 1.6)
        paper.write(x + 0.5, y + _BAND + 1.0, shown[0] if shown else "", size, PALE)
        x += width
    return y + _BAND + _HEADS


def _cells(line: CallLine) -> tuple[tuple[str, str], ...]:
    """Text and colour of each cell after the box."""
    ink = INK if line.open else PALE
    needs = " · ".join(part for part in (line.danger, line.needs) if part)
    return (
        (line.address, ink),
        (line.head, ink),
        (line.people, ink),
        (line.phone, ink),
        (needs, RED if line.danger and line.open else ink),
        (line.answer, INK),
    )


def _height(line: CallLine) -> float:
    """How much room a household takes."""
    most = max(
        len(wrapped(text, width - 1.5, _SIZE))
        for (text, _), width in zip(_cells(line), _WIDTHS[1:], strict=True)
    )
    return max(most * _SIZE * _LEADING + 2 * _PAD, _BOX + 2 * _PAD)


def _line(paper: Canvas, line: CallLine, y: float) -> float:
    """One household; gives the y below it."""
    height = _height(line)
    paper.box(_EDGE + 1, y + _PAD, _BOX, _BOX, INK)
    paper.box(_EDGE + 1.35, y + _PAD + 0.35, _BOX - 0.7, _BOX - 0.7, WHITE)
    x = _EDGE + _WIDTHS[0]
    for number, ((text, ink), width) in enumerate(zip(_cells(line), _WIDTHS[1:], strict=True)):
        strong = ink == RED or (number in (0, 3) and line.open)
        paper.paragraph((x + 0.5, y + _PAD), width - 1.5, text, _SIZE, ink, strong=strong, leading=_LEADING)
        x += width
    paper.rule(_EDGE, y + height, WIDTH - _EDGE, y + height)
    return y + height
