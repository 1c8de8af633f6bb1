"""Drawing pages to print: A4, the font embedded. Imported only in a process of its own: fpdf2 is heavy."""

from __future__ import annotations

from datetime import UTC, date, datetime

from fpdf import FPDF
from fpdf.enums import TextMode

from .canvas import FONT, LINE, Canvas, qr_picture

WIDTH, HEIGHT = 210.0, 297.0  # millimetres of A4
_POINT = 25.4 / 72  # millimetres
_QR_SCALE = 10


class Paper(Canvas):
    """A4 pages; `new_page` begins each. The same drawing on the same day gives the same bytes."""

    def __init__(self, title: str, day: date) -> None:
        super().__init__()
        self._sheet = FPDF(format="A4")
        self._sheet.set_auto_page_break(False)
        self._sheet.set_title(title)
        self._sheet.set_creation_date(datetime(day.year, day.month, day.day, tzinfo=UTC))
        self._sheet.add_font("sans", fname=FONT)

    def new_page(self) -> None:
        """What follows is drawn on a new page."""
        self._sheet.add_page()

    def pdf(self) -> bytes:
        """The pages."""
        return bytes(self._sheet.output())

    def _write(self, x: float, base: float, text: str, size: float, ink: str, strong: bool) -> None:
        sheet = self._sheet
        sheet.set_font("sans", size=size / _POINT)
        sheet.set_text_color(ink)
        sheet.set_draw_color(ink)
        sheet.set_line_width(size * 0.022)
        with sheet.local_context(text_mode=TextMode.FILL_STROKE if strong else TextMode.FILL):
            sheet.text(x, base, text)

    def _box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        self._sheet.set_fill_color(fill)
        self._sheet.rect(x, y, width, height, style="F")

    def _rule(self, x: float, y: float, to_x: float, to_y: float, dashed: bool) -> None:
        self._sheet.set_draw_color(LINE)
        self._sheet.set_line_width(0.2)
        self._sheet.set_dash_pattern(dash=1.2 if dashed else 0, gap=1.2 if dashed else 0)
        self._sheet.line(x, y, to_x, to_y)
        self._sheet.set_dash_pattern()

    def _qr(self, x: float, y: float, side: float, content: str) -> None:
        self._sheet.image(qr_picture(content, _QR_SCALE), x, y, side, side)
