"""A small chart: one panel a figure, one bar a size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_PANEL, _HEIGHT, _EDGE = 230, 250, 18  # pixels
_INK, _BAR, _PAPER = "#222222", "#3b7ea1", "#ffffff"


def draw(path: Path, names: Sequence[str], found: Mapping[int, Sequence[float]]) -> None:
    """Draw the figures of each size and save the picture."""
    image = Image.new("RGB", (_PANEL * len(names), _HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    for number, name in enumerate(names):
        _panel(pen, number * _PANEL, name, {size: values[number] for size, values in found.items()})
    image.save(path, optimize=True)


def _panel(pen: ImageDraw.ImageDraw, left: int, name: str, values: Mapping[int, float]) -> None:
    font, most = ImageFont.load_default(13), max(values.values())
    pen.text((left + _EDGE, 8), name, _INK, font)
    width = (_PANEL - 2 * _EDGE) // len(values)
    for place, (size, value) in enumerate(values.items()):
        x, tall = left + _EDGE + place * width, round((_HEIGHT - 90) * value / most)
        base = _HEIGHT - 32
        pen.rectangle((x + 6, base - tall, x + width - 6, base), _BAR)
        pen.text((x + width / 2, base - tall - 16), f"{value:.3g}", _INK, font, anchor="mt")
        pen.text((x + width / 2, base + 8), f"{size:,}", _INK, font, anchor="mt")
