"""Breaking text into lines for a picture or a printed page, whatever letters people typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection

Measure = Callable[[str], float]

_CJK = r"\u2e80-\u2fdf\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff"
_CLOSING = (
    r"[\u3001\u3002\u300b\u300d\u300f\u3011\uff01\uff09\uff0c\uff1a\uff1b\uff1f\u2019\u201d\u2026,.;:!?)\]]*"
)
_TOKEN = re.compile(rf"\s+|\d[\dA-Za-z-]*[{_CJK}]?{_CLOSING}|[^\s{_CJK}]+|[{_CJK}]{_CLOSING}")
_PICTURES = ("So", "Sk", "Mn", "Me", "Cf", "Cc", "Co", "Cs", "Cn")  # left out where the font has none
MISSING = "\u25a1"  # what stands for a letter that the font does not have


def clean(text: str, known: Collection[int]) -> str:
    """One line that a font with the `known` code points can show.

    Emoji, marks and signs that it lacks are left out; a lacking letter becomes MISSING. Of a text that has nothing
    else one MISSING stays, so that it is seen that there was something.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    shown = "".join(_letter(char, known) for char in plain)
    shown = " ".join(shown.split())
    return shown or (MISSING if plain else "")


def _letter(char: str, known: Collection[int]) -> str:
    if ord(char) in known and unicodedata.category(char) != "Cf":
        return char
    return "" if unicodedata.category(char) in _PICTURES else MISSING


def wrap(text: str, width: float, measure: Measure) -> list[str]:
    """Lines no wider than `width`: broken between Chinese letters or at blanks, in a word only where it is too long.

    A door stays whole (12号), and no line begins with a comma.
    """
    lines, line = [], ""
    for token in _TOKEN.findall(text):
        for part in _pieces(token, width, measure):
            if line and measure((line + part).rstrip()) > width:
                lines.append(line.rstrip())
                line = ""
            line += part if line or part.strip() else ""
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(token: str, width: float, measure: Measure) -> list[str]:
    """The token whole where it fits into a line, else letter by letter."""
    return [token] if measure(token) <= width else list(token)


def shorten(text: str, width: float, measure: Measure) -> str:
    """The text, or as much of its beginning as fits with an ellipsis at the end."""
    if measure(text) <= width:
        return text
    while text and measure(text + "…") > width:
        text = text[:-1]
    return text.rstrip() + "…"


def spaced(phones: str) -> str:
    """Telephone numbers in groups that are read out easily: 161 0000 0001; several are joined with "/"."""
    return " / ".join(_spaced(phone.strip()) for phone in phones.split("/") if phone.strip())


def _spaced(phone: str) -> str:
    if len(phone) == 11 and phone.isdecimal() and phone.startswith("1"):
        return f"{phone[:3]} {phone[3:7]} {phone[7:]}"
    return phone


def file_name(words: str, ending: str) -> str:
    """A name that every system can store: letters, digits and dashes of `words`, others as "_"."""
    kept = "".join(char if char.isalnum() or char in "-_" else "_" for char in words)
    return f"{kept[:60] or '_'}.{ending}"
