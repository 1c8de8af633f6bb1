"""Registration slips: a sheet of ten to cut, with big letters and a QR code."""

from __future__ import annotations

import io
from typing import Any

import segno
from fpdf import FPDF
from pylopdf_fonts_zh_cn import sans_path

from handlers.common.words import load

_COLUMNS, _ROWS = 2, 5
_WIDTH, _HEIGHT = 95.0, 55.0  # millimetres
_LEFT, _TOP = 10.0, 11.0


def pdf(rows: list[dict[str, Any]], village: str, language: str) -> bytes:
    """The slips of `rows` (`for`, `address`, `head`, `code`, `link`, `expires`) on A4 pages."""
    sheet = FPDF(format="A4")
    sheet.set_auto_page_break(False)
    sheet.add_font("zh", fname=str(sans_path()))
    for index, row in enumerate(rows):
        place = index % (_COLUMNS * _ROWS)
        if place == 0:
            sheet.add_page()
        _slip(sheet, row, village, language, place % _COLUMNS, place // _COLUMNS)
    return bytes(sheet.output())


def _slip(sheet: FPDF, row: dict[str, Any], village: str, language: str, column: int, line: int) -> None:
    x, y = _LEFT + column * _WIDTH, _TOP + line * _HEIGHT
    sheet.set_draw_color(150)
    sheet.set_dash_pattern(dash=1, gap=1)
    sheet.rect(x, y, _WIDTH, _HEIGHT)
    sheet.image(_qr(row["link"] or row["code"]), x + _WIDTH - 39, y + 8, 36, 36)
    code = f"{row['code'][:5]} {row['code'][5:]}"
    for size, top, text in (
        (10, 4, village),
        (13, 11, f"{row['for']} {row['head']}"),
        (11, 18, row["address"]),
        (19, 28, code),
    ):
        sheet.set_font("zh", size=size)
        sheet.set_xy(x + 4, y + top)
        sheet.cell(50, 6, _fit(sheet, text, 50))
    sheet.set_font("zh", size=8)
    sheet.set_xy(x + 4, y + 38)
    sheet.multi_cell(50, 4, _text(language, "invite-slip-how", expires=row["expires"][:10]), align="L")


def _fit(sheet: FPDF, text: str, width: float) -> str:
    while text and sheet.get_string_width(text) > width:
        text = text[:-1]
    return text


def _text(language: str, key: str, **params: str) -> str:
    from zoneinfo import ZoneInfo

    return load().text(language, ZoneInfo("UTC"), key, params, escape=False)


def _qr(content: str) -> io.BytesIO:
    out = io.BytesIO()
    segno.make(content, error="m", micro=False).save(out, kind="png", scale=8, border=2)
    out.seek(0)
    return out
