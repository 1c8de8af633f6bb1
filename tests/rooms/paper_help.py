"""What is drawn, read again without the program that drew it: QR codes by their modules, pages by poppler."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import segno
from PIL import Image


def picture(png: bytes) -> Image.Image:
    """A picture in black and white."""
    return Image.open(io.BytesIO(png)).convert("L").point(lambda grey: 255 if grey > 60 else 0)


def shows_qr(image: Image.Image, content: str, least: float = 0) -> bool:
    """Whether the picture holds the QR code of `content`: each of its modules is dark or light where it must be.

    `least` is how many pixels wide it has to be.
    """
    wanted = [list(row) for row in segno.make(content, error="m", micro=False).matrix]
    box = _qr_box(image)
    assert box[2] - box[0] >= least
    module = (box[2] - box[0]) / len(wanted)
    for line, row in enumerate(wanted):
        for column, dark in enumerate(row):
            spot = (int(box[0] + (column + 0.5) * module), int(box[1] + (line + 0.5) * module))
            if (image.getpixel(spot) < 128) != bool(dark):
                return False
    return True


def _qr_box(image: Image.Image) -> tuple[int, int, int, int]:
    """Where the one QR code of a picture is: found by the seven-module bar of its upper left corner."""
    width, height = image.size
    for y in range(height):
        line = image.crop((0, y, width, y + 1)).tobytes()
        for bar in re.finditer(rb"\x00{28,}", line):
            module = (bar.end() - bar.start()) / 7
            if _is_corner(image, bar.start(), y, module):
                right = 1 + line.rindex(0, bar.start(), min(width, bar.start() + int(60 * module)))
                return bar.start(), y, right, y + right - bar.start()
    raise AssertionError("there is no QR code")


def _is_corner(image: Image.Image, x: int, y: int, module: float) -> bool:
    """Whether a position mark begins here: dark, light, dark dark dark, light, dark."""
    if y + 7 * module > image.height:
        return False
    row = [image.getpixel((x + int((i + 0.5) * module), y + int(3.5 * module))) < 128 for i in range(7)]
    column = [image.getpixel((x + int(3.5 * module), y + int((i + 0.5) * module))) < 128 for i in range(7)]
    return row == column == [True, False, True, True, True, False, True]


def poppler(tool: str, pdf: bytes, folder: Path, *words: str) -> str:
    """What a tool of poppler prints of a file; the test is skipped where it is not installed."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed: the pages are not read")
    path = folder / "page.pdf"
    path.write_bytes(pdf)
    out = {"pdftotext": ["-"], "pdftoppm": [str(folder / "drawn")]}
    options = [str(path), *out.get(tool, [])]
    return subprocess.run([tool, *words, *options], capture_output=True, text=True, check=True).stdout


def pages(pdf: bytes) -> int:
    """How many pages a file has."""
    return pdf.count(b"/Type /Page\n")
