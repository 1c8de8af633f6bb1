"""The month picture, drawn in a process of its own: Pillow and the font are heavy."""

from __future__ import annotations

import io
from calendar import Calendar
from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache

from babel.dates import format_date, get_day_names
from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_zh_cn import sans_path

from domain.calendar import festival_nights

from .export import Month
from .festivals import COUNTRY

_CELL_W, _CELL_H, _HEAD, _FOOT, _EDGE = 150, 118, 130, 56, 15
_WIDTH = 7 * _CELL_W + 2 * _EDGE
_INK, _PALE, _LINE = "#1c2733", "#6b7785", "#c9d1da"
_WEEKEND, _FESTIVAL, _OWN, _OWN_INK = "#eef3f8", "#fdecec", "#ffe08a", "#7a4b00"
_LOCALE = {"zh": "zh_CN", "en": "en"}
_TITLE = {"zh": "yyyy年M月", "en": "MMMM yyyy"}


@lru_cache(maxsize=8)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(sans_path()), size)


def draw(what: Month) -> bytes:
    """PNG of the months under each other: who is out on which night; weekends and festivals tinted, own nights marked."""
    months = what.months
    weeks = [Calendar().monthdatescalendar(year, month) for year, month in months]
    heights = [_HEAD + len(rows) * _CELL_H + _FOOT for rows in weeks]
    image = Image.new("RGB", (_WIDTH, sum(heights)), "white")
    pen, top = ImageDraw.Draw(image), 0
    festivals = festival_nights(COUNTRY, {year for year, _ in months})
    for (year, month), rows, height in zip(months, weeks, heights, strict=True):
        _title(pen, top, date(year, month, 1), what.language)
        for line, week in enumerate(rows):
            for column, day in enumerate(week):
                if day.month == month:
                    corner = (_EDGE + column * _CELL_W, top + _HEAD + line * _CELL_H)
                    _cell(pen, corner, day, what.mains.get(day, ()), what.own, day in festivals)
        pen.text((_EDGE, top + height - _FOOT + 12), what.foot, font=_font(24), fill=_PALE)
        top += height
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _title(pen: ImageDraw.ImageDraw, top: int, first: date, language: str) -> None:
    title = format_date(first, _TITLE[language], locale=_LOCALE[language])
    pen.text((_WIDTH / 2, top + 42), title, font=_font(46), fill=_INK, anchor="mm")
    names = get_day_names("abbreviated", context="stand-alone", locale=_LOCALE[language])
    for column in range(7):
        spot = (_EDGE + (column + 0.5) * _CELL_W, top + _HEAD - 24)
        pen.text(spot, names[column], font=_font(28), fill=_PALE, anchor="mm")


def _cell(
    pen: ImageDraw.ImageDraw,
    corner: tuple[int, int],
    day: date,
    groups: Sequence[str],
    own: Collection[str],
    festival: bool,
) -> None:
    x, y = corner
    tint = "#ffffff"
    if any(group in own for group in groups):
        tint = _OWN
    elif festival:
        tint = _FESTIVAL
    elif day.weekday() in (4, 5):
        tint = _WEEKEND
    pen.rectangle((x, y, x + _CELL_W, y + _CELL_H), fill=tint, outline=_LINE)
    number = "#b3261e" if festival else _PALE
    pen.text((x + 10, y + 6), str(day.day), font=_font(26), fill=number)
    for line, group in enumerate(groups[:2]):
        ink = _OWN_INK if group in own else _INK
        pen.text((x + 10, y + 42 + line * 36), _fit(pen, group), font=_font(26), fill=ink)
    if len(groups) > 2:
        pen.text((x + _CELL_W - 10, y + 6), f"+{len(groups) - 2}", font=_font(24), fill=_PALE, anchor="ra")


def _fit(pen: ImageDraw.ImageDraw, text: str) -> str:
    """As much of a name as a cell is wide."""
    shown = text
    while shown and pen.textlength(shown, font=_font(26)) > _CELL_W - 18:
        shown = shown[:-1]
    return shown if shown == text else shown[:-1] + "…"
