"""What is drawn on, a picture or a printed page: letters of the one font, boxes, rules and QR codes.

Imported only by what draws, in a process of its own: the font is heavy. Lengths are pixels in a picture and
millimetres on paper; a letter's size is the height of its square in the same unit.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from pylopdf_fonts_zh_cn import sans_path

from . import lines
from .lines import Measure

FONT = str(sans_path())
BASELINE = 0.88  # of a letter's size below the top of its square
INK, PALE, GREEN, RED, LINE, WHITE = "#111111", "#555555", "#14532d", "#b3261e", "#9aa5a0", "#ffffff"
_QUIET = 4  # modules of white around a QR code: what its standard asks for


class Canvas:
    """A page to draw on. While `quiet`, nothing is drawn: so a drawing's height is found out first."""

    def __init__(self) -> None:
        self.quiet = False

    def write(
        self, x: float, y: float, text: str, size: float, ink: str = INK, *, strong: bool = False
    ) -> None:
        """One line of letters with its upper left corner at x, y."""
        if text and not self.quiet:
            self._write(x, y + BASELINE * size, clean(text), size, ink, strong)

    def box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A filled rectangle."""
        if not self.quiet:
            self._box(x, y, width, height, fill)

    def rule(self, x: float, y: float, to_x: float, to_y: float, *, dashed: bool = False) -> None:
        """A thin line."""
        if not self.quiet:
            self._rule(x, y, to_x, to_y, dashed)

    def qr(self, x: float, y: float, side: float, content: str) -> None:
        """A QR code with the white that it needs around it inside of `side`."""
        if not self.quiet:
            self._qr(x, y, side, content)

    def paragraph(
        self,
        at: tuple[float, float],
        width: float,
        text: str,
        size: float,
        ink: str = INK,
        *,
        strong: bool = False,
        leading: float = 1.3,
    ) -> float:
        """Lines that wrap at `width`; gives the y below them."""
        x, y = at
        for line in wrapped(text, width, size):
            self.write(x, y, line, size, ink, strong=strong)
            y += leading * size
        return y

    def middle(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        size: float,
        ink: str = INK,
        *,
        strong: bool = False,
    ) -> None:
        """One line in the middle of `width`."""
        self.write(x + (width - measure(size)(text)) / 2, y, text, size, ink, strong=strong)

    def _write(self, x: float, base: float, text: str, size: float, ink: str, strong: bool) -> None:
        raise NotImplementedError

    def _box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        raise NotImplementedError

    def _rule(self, x: float, y: float, to_x: float, to_y: float, dashed: bool) -> None:
        raise NotImplementedError

    def _qr(self, x: float, y: float, side: float, content: str) -> None:
        raise NotImplementedError


@lru_cache(maxsize=1)
def _widths() -> dict[int, float]:
    """How wide each letter of the font is, of its size."""
    font = TTFont(FONT, lazy=True)
    table, whole = font["hmtx"].metrics, font["head"].unitsPerEm
    return {code: table[name][0] / whole for code, name in font.getBestCmap().items()}


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """A text as the font can show it."""
    return lines.clean(text, _widths().keys())


def measure(size: float) -> Measure:
    """How wide a line of that size is."""
    widths = _widths()
    return lambda text: size * sum(widths.get(ord(char), 1.0) for char in text)


def wrapped(text: str, width: float, size: float) -> list[str]:
    """The lines of a text at that size."""
    return lines.wrap(clean(text), width, measure(size))


def fitted(
    text: str, width: float, most: int, largest: float, smallest: float, step: float = 0.97
) -> tuple[float, list[str]]:
    """The largest size at which a text takes at most so many lines, and the lines.

    At the smallest size what is still too long ends with an ellipsis.
    """
    size = largest
    while size > smallest:
        if len(found := wrapped(text, width, size)) <= most:
            return size, found
        size *= step
    found = wrapped(text, width, smallest)
    if len(found) > most:
        rest = " ".join(found[most - 1 :])
        found = [*found[: most - 1], lines.shorten(rest, width, measure(smallest))]
    return smallest, found


def largest(fits: Callable[[float], bool], most: float, least: float) -> float:
    """The largest unit that fits (to a hundredth), or `least` where none does."""
    if fits(most):
        return most
    low, high = least, most
    while high - low > 0.01 * low:
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def qr_rows(content: str) -> list[list[bool]]:
    """The modules of a QR code, dark ones True, with the white around them."""
    import segno  # heavy, and most pictures have no code

    code = segno.make(content, error="m", micro=False)
    return [[bool(module) for module in row] for row in code.matrix_iter(border=_QUIET)]


def qr_picture(content: str, scale: int) -> io.BytesIO:
    """The QR code as PNG, `scale` pixels a module."""
    import segno

    out = io.BytesIO()
    segno.make(content, error="m", micro=False).save(out, kind="png", scale=scale, border=_QUIET)
    out.seek(0)
    return out
