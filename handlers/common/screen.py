"""Drawing a picture for a chat. Imported only in a process of its own: Pillow is heavy."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from .canvas import FONT, LINE, Canvas, qr_rows


class Screen(Canvas):
    """A picture of `width` by `height` pixels."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._image = Image.new("RGB", (width, height), "white")
        self._pen = ImageDraw.Draw(self._image)

    def png(self) -> bytes:
        """The picture, with few colours: small to send over a bad line."""
        out = io.BytesIO()
        few = self._image.quantize(32, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(out, "PNG", optimize=True)
        return out.getvalue()

    def _write(self, x: float, base: float, text: str, size: float, ink: str, strong: bool) -> None:
        stroke = max(0.4, size * 0.018) if strong else 0
        self._pen.text((x, base), text, ink, _font(round(size)), "ls", stroke_width=stroke, stroke_fill=ink)

    def _box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        self._pen.rectangle((x, y, x + width - 1, y + height - 1), fill)

    def _rule(self, x: float, y: float, to_x: float, to_y: float, dashed: bool) -> None:
        self._pen.line((x, y, to_x, to_y), LINE, 2)

    def _qr(self, x: float, y: float, side: float, content: str) -> None:
        rows = qr_rows(content)
        module = max(1, int(side // len(rows)))
        left, top = round(x + (side - module * len(rows)) / 2), round(y + (side - module * len(rows)) / 2)
        self._box(x, y, side, side, "#ffffff")
        for line, row in enumerate(rows):
            for column, dark in enumerate(row):
                if dark:
                    self._box(left + column * module, top + line * module, module, module, "#000000")


@lru_cache(maxsize=16)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)
