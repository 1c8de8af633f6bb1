"""The month picture, drawn in a process of its own: Pillow and the font are heavy."""

from __future__ import annotations

import io
from calendar import Calendar
from datetime import date
from functools import lru_cache

from babel.dates import format_date, get_day_names
from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_zh_cn import sans_path

from domain.calendar import festival_nights, is_weekend_night, make_up_workdays

from .export import Month

_CELL_W, _CELL_H, _HEAD, _FOOT, _EDGE = 150, 144, 176, 84, 15
_WIDTH = 7 * _CELL_W + 2 * _EDGE
_INK, _PALE, _LINE = "#1c2733", "#5b6673", "#b4bec9"
_PAPER, _WEEKEND, _FESTIVAL, _OWN = "#ffffff", "#e3ecf6", "#fbdedc", "#ffd65c"
_OWN_INK, _OWN_EDGE, _RED = "#5c3900", "#b36b00", "#b3261e"
_DAY, _NAME, _LABEL = 30, 34, 28  # sizes of letters; a phone shows the picture at about a third
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
    years = {year for year, _ in months}
    festivals, workdays = festival_nights(what.country, years), make_up_workdays(what.country, years)
    for (year, month), rows, height in zip(months, weeks, heights, strict=True):
        _title(pen, top, date(year, month, 1), what)
        for line, week in enumerate(rows):
            for column, day in enumerate(week):
                if day.month == month:
                    corner = (_EDGE + column * _CELL_W, top + _HEAD + line * _CELL_H)
                    plain = _WEEKEND if is_weekend_night(day, workdays) else _PAPER
                    _cell(pen, corner, day, what, _FESTIVAL if day in festivals else plain)
        _legend(pen, top + height - _FOOT + 22, what)
        top += height
    out = io.BytesIO()
    few = image.quantize(32, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def _title(pen: ImageDraw.ImageDraw, top: int, first: date, what: Month) -> None:
    month = format_date(first, _TITLE[what.language], locale=_LOCALE[what.language])
    _bold(pen, (_WIDTH / 2, top + 48), month, 52, _INK, "mm")
    pen.text((_WIDTH / 2, top + 98), what.title, font=_font(_LABEL), fill=_PALE, anchor="mm")
    names = get_day_names("abbreviated", context="stand-alone", locale=_LOCALE[what.language])
    for column in range(7):
        spot = (_EDGE + (column + 0.5) * _CELL_W, top + _HEAD - 24)
        pen.text(spot, names[column], font=_font(_DAY), fill=_PALE, anchor="mm")


def _cell(pen: ImageDraw.ImageDraw, corner: tuple[int, int], day: date, what: Month, tint: str) -> None:
    """One night: the date small on top, under it who is out; own nights have a thick edge as well as a colour."""
    (x, y), groups = corner, what.mains.get(day, ())
    own = [group for group in groups if group in what.own]
    pen.rectangle((x, y, x + _CELL_W, y + _CELL_H), fill=_OWN if own else tint, outline=_LINE)
    if own:
        pen.rectangle((x + 2, y + 2, x + _CELL_W - 2, y + _CELL_H - 2), outline=_OWN_EDGE, width=5)
    pen.text((x + 14, y + 10), str(day.day), font=_font(_DAY), fill=_RED if tint == _FESTIVAL else _PALE)
    for line, group in enumerate([*own, *(g for g in groups if g not in own)][:2]):
        spot = (x + _CELL_W / 2, y + 71 + line * 42)
        text = _fit(pen, what.labels.get(group, group))
        if group in own:
            _bold(pen, spot, text, _NAME, _OWN_INK, "mm")
        else:
            pen.text(spot, text, font=_font(_NAME), fill=_INK, anchor="mm")
    if len(groups) > 2:
        pen.text((x + _CELL_W - 12, y + 10), f"+{len(groups) - 2}", font=_font(_DAY), fill=_PALE, anchor="ra")


def _legend(pen: ImageDraw.ImageDraw, top: int, what: Month) -> None:
    """Which colour means what."""
    x = _EDGE
    for fill, words in zip((_OWN, _WEEKEND, _FESTIVAL), what.legend, strict=True):
        pen.rectangle((x, top, x + 36, top + 36), fill=fill, outline=_OWN_EDGE if fill == _OWN else _LINE)
        pen.text((x + 48, top + 18), words, font=_font(_LABEL), fill=_INK, anchor="lm")
        x += 48 + round(pen.textlength(words, font=_font(_LABEL))) + 36


def _bold(
    pen: ImageDraw.ImageDraw, spot: tuple[float, float], text: str, size: int, ink: str, anchor: str
) -> None:
    pen.text(spot, text, font=_font(size), fill=ink, anchor=anchor, stroke_width=1, stroke_fill=ink)


def _fit(pen: ImageDraw.ImageDraw, text: str) -> str:
    """As much of a name as a cell is wide."""
    shown = text
    while shown and pen.textlength(shown, font=_font(_NAME)) > _CELL_W - 20:
        shown = shown[:-1]
    return shown if shown == text else shown[:-1] + "…"
