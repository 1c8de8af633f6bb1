"""Drawing where households stand, alike in every picture: by colour and by shape, so that both tell the same.

The colours are those of Okabe and Ito, which the colour-blind can tell apart. Imported only by what draws.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from PIL import Image, ImageColor, ImageDraw

from .canvas import INK, LINE, PALE, WHITE, clean, fitted, measure
from .lines import shorten
from .screen import Screen
from .standing import STATES

Point = tuple[float, float]
GREEN, BLUE, ORANGE, VERMILION, GREY = "#009e73", "#0072b2", "#e69f00", "#d55e00", "#6b7280"
CALMED = "#6fc7ab"  # GREEN made light: what is settled steps back, also for who sees no colours
COLOURS = {"help": VERMILION, "door": ORANGE, "silent": WHITE, "moved": BLUE, "safe": CALMED}
BAD, GOOD, CALM = "#b3261e", "#dff3ea", "#eef1f4"
GROUNDS = {  # of a heading, by the colour of the warning
    "red": BAD,
    "orange": "#c2570c",
    "yellow": "#f2c200",
    "blue": "#1d4f91",
    "drill": "#5b2a7d",
    "quiet": "#14532d",
}
STRIPE, PAPER = "#8a5aa8", "#fbfbf8"
_FINE = 4  # marks are drawn so many times larger, then made small: smooth edges
_FRAME, _GROWN = 1.36, 1.2  # of a mark in a frame (a dangerous house), and of one that asks for help


class Chart(Screen):
    """A picture with marks, bars and curves."""

    def png(self) -> bytes:
        """The picture in the colours below and their blends: one red mark among two thousand stays red."""
        out = io.BytesIO()
        self._image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        return out.getvalue()

    def mark(self, centre: Point, side: float, state: str, *, framed: bool = False) -> None:
        """One household; `framed` if its house is dangerous."""
        grown = _FRAME if framed else _GROWN if state == "help" else 1
        sprite = _sprite(state, round(side * grown), framed)
        corner = (round(centre[0] - sprite.width / 2), round(centre[1] - sprite.height / 2))
        self._image.paste(sprite, corner, sprite)

    def bar(self, corner: Point, width: float, height: float, counts: Mapping[str, int], total: int) -> None:
        """How many of `total` stand where, side by side; each state has its pattern as well as its colour."""
        x, y = corner
        ends = _ends([counts.get(state, 0) for state in reversed(STATES)], width, total)
        for state, (start, end) in zip(reversed(STATES), ends, strict=True):
            if end > start:
                self._segment((x + start, y, x + end, y + height), state)
        if ends[-1][1] > 0:
            self._pen.rectangle((x, y, x + ends[-1][1], y + height), outline=INK, width=2)

    def _segment(self, box: tuple[float, float, float, float], state: str) -> None:
        left, top, right, bottom = (round(value) for value in box)
        self._pen.rectangle((left, top, right, bottom), COLOURS[state])
        tile = Image.new("RGB", (right - left + 1, bottom - top + 1), COLOURS[state])
        pen, high = ImageDraw.Draw(tile), tile.height
        if state == "moved":
            for x in range(-high, tile.width, 12):
                pen.line((x, high, x + high, 0), WHITE, 3)
        elif state == "door":
            for x in range(5, tile.width, 10):
                pen.line((x, 0, x, high), INK, 3)
        elif state == "help":
            for x in range(0, tile.width, 12):
                pen.line((x, 0, x + high, high), WHITE, 2)
                pen.line((x, high, x + high, 0), WHITE, 2)
        self._image.paste(tile, (left, top))
        self._pen.line((left, top, left, bottom), INK, 2)

    def tile(self, corner: Point, size: Point, number: str, label: str, fill: str, ink: str = INK) -> None:
        """A number that is read from afar, and under it what it counts."""
        (x, y), (width, height) = corner, size
        self._pen.rounded_rectangle((x, y, x + width - 1, y + height - 1), 14, fill)
        big, text = one_line(number, width - 20, 0.5 * height, 20)
        self.middle(x, y + 0.33 * height - big / 2, width, text, big, ink, strong=True)
        small, words = one_line(label, width - 14, 32, 20)
        self.middle(x, y + 0.78 * height - small / 2, width, words, small, ink)

    def band(self, corner: Point, size: Point, fill: str, *, striped: bool = False) -> None:
        """The ground of a heading; stripes for what is only a drill."""
        (x, y), (width, height) = corner, size
        tile = Image.new("RGB", (round(width), round(height)), fill)
        if striped:
            pen = ImageDraw.Draw(tile)
            for left in range(-tile.height, tile.width, 56):
                pen.line((left, tile.height, left + tile.height, 0), STRIPE, 12)
        self._image.paste(tile, (round(x), round(y)))

    def frame(self, corner: Point, size: Point, fill: str = WHITE) -> None:
        """A field with a thin edge."""
        (x, y), (width, height) = corner, size
        self._pen.rectangle((x, y, x + width - 1, y + height - 1), fill, LINE, 2)

    def halo(self, x: float, y: float, text: str, size: float, ink: str = INK) -> None:
        """A line of letters that stays readable over marks."""
        self._pen.rounded_rectangle(
            (x - 6, y - 1, x + measure(size)(text) + 6, y + 1.12 * size), 6, WHITE, LINE
        )
        self.write(x, y, text, size, ink, strong=True)

    def curve(self, points: Sequence[Point], ink: str, width: int = 6, *, dashed: bool = False) -> None:
        """A line through points, dashed where it says something else than the whole one beside it."""
        for (x1, y1), (x2, y2) in pairwise(points):
            length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
            parts = max(1, round(length / 14)) if dashed else 1
            for part in range(0, parts, 2 if dashed else 1):
                a, b = part / parts, (part + 1) / parts
                ends = (x1 + (x2 - x1) * a, y1 + (y2 - y1) * a, x1 + (x2 - x1) * b, y1 + (y2 - y1) * b)
                self._pen.line(ends, ink, width, joint="curve")

    def legend(
        self, corner: Point, width: float, entries: Sequence[tuple[str, str]], size: float = 30
    ) -> float:
        """What each mark means (state or "framed", words), in as many lines as it takes; gives the y below."""
        x, y = corner
        for state, words in entries:
            wide = 1.5 * size + measure(size)(words)
            if x > corner[0] and x + wide > corner[0] + width:
                x, y = corner[0], y + 1.5 * size
            framed = state == "framed"
            centre = (x + 0.6 * size, y + 0.62 * size)
            self.mark(
                centre, size / (_FRAME if framed else 1.05), "silent" if framed else state, framed=framed
            )
            self.write(x + 1.4 * size, y, words, size)
            x += wide + 0.8 * size
        return y + 1.5 * size

    def cut(self, text: str, width: float, size: float) -> str:
        """As much of a name as there is room for."""
        return shorten(clean(text), width, measure(size))

    def note(self, x: float, y: float, text: str, size: float, width: float, ink: str = PALE) -> None:
        """One line that is made smaller where it does not fit."""
        fits, line = one_line(text, width, size, 0.6 * size)
        self.write(x, y + (size - fits) / 2, line, fits, ink)


def one_line(text: str, width: float, largest: float, smallest: float) -> tuple[float, str]:
    """The largest size at which a text is one line, and the line; cut where even the smallest is too large."""
    size, lines = fitted(text, width, 1, largest, smallest)
    return size, "".join(lines)


def _ends(parts: Sequence[int], width: float, total: int) -> list[tuple[float, float]]:
    """Where each part of a bar begins and ends; none that counts anything is thinner than four pixels."""
    whole = max(total, sum(parts), 1)
    wide = [max(4.0, width * part / whole) if part else 0.0 for part in parts]
    over = sum(wide) - width
    if over > 0:
        widest = max(range(len(wide)), key=lambda n: wide[n])
        wide[widest] -= over
    found, x = [], 0.0
    for each in wide:
        found.append((x, x + each))
        x += each
    return found


@lru_cache(maxsize=1)
def _palette() -> Image.Image:
    """All colours, and each between itself and white, black ink and the ground of a map: soft edges."""
    plain = [
        *COLOURS.values(),
        GREEN,
        *GROUNDS.values(),
        INK,
        PALE,
        LINE,
        GREY,
        GOOD,
        CALM,
        STRIPE,
        PAPER,
        "#000000",
    ]
    rgb = [ImageColor.getrgb(name)[:3] for name in dict.fromkeys(plain)]
    mixed = dict.fromkeys(rgb)
    for steps, other in (((0.25, 0.5, 0.75), WHITE), ((0.5,), INK), ((0.5,), PAPER)):
        end = ImageColor.getrgb(other)
        mixed |= dict.fromkeys(
            (round(r + (end[0] - r) * t), round(g + (end[1] - g) * t), round(b + (end[2] - b) * t))
            for r, g, b in rgb
            for t in steps
        )
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in list(mixed)[:256] for part in colour])
    return image


@lru_cache(maxsize=64)
def _sprite(state: str, side: int, framed: bool) -> Image.Image:
    """A mark with smooth edges."""
    large = Image.new("RGBA", (side * _FINE, side * _FINE), (0, 0, 0, 0))
    pen, whole = ImageDraw.Draw(large), side * _FINE
    edge = max(_FINE, round(whole * 0.07))
    inset = 0
    if framed:
        pen.rectangle((0, 0, whole - 1, whole - 1), WHITE, "#000000", max(2 * _FINE, round(whole * 0.11)))
        inset = round(whole * 0.19)
    _shape(pen, state, (inset, inset, whole - 1 - inset, whole - 1 - inset), edge)
    return large.resize((side, side), Image.Resampling.LANCZOS)


def _shape(pen: ImageDraw.ImageDraw, state: str, box: tuple[int, int, int, int], edge: int) -> None:
    """safe: disc; moved: triangle; help: cross; door: upright block; silent: ring."""
    left, top, right, bottom = box
    side, fill = right - left, COLOURS[state]
    if state == "safe":
        pen.ellipse(box, fill)
    elif state == "moved":
        pen.polygon(((left + side / 2, top), (right, bottom), (left, bottom)), fill)
    elif state == "help":
        arm = side * 0.28
        for rim, ink in ((0.0, INK), (max(edge, 4), fill)):
            pen.rectangle((left + rim, top + arm + rim, right - rim, bottom - arm - rim), ink)
            pen.rectangle((left + arm + rim, top + rim, right - arm - rim, bottom - rim), ink)
    elif state == "door":
        pen.rectangle((left + side * 0.14, top, right - side * 0.14, bottom), fill, INK, max(edge, 4))
        knob = left + side * 0.62
        pen.rectangle((knob, top + side * 0.46, knob + side * 0.1, top + side * 0.56), INK)
    else:
        rim = round(side * 0.06)
        pen.ellipse((left + rim, top + rim, right - rim, bottom - rim), WHITE, GREY, round(side * 0.16))
