"""What a household can lend a hand with: a vocabulary to tap, and words of its own.

Kept as one text: the codes joined with ",", then ";" and the words, e.g. "car,nurse;speaks Hakka".
"""

from __future__ import annotations

from collections.abc import Iterable

from .notice import Listed, Notice, listed, say

CODES: tuple[str, ...] = (
    "car",
    "tractor",
    "boat",
    "generator",
    "pump",
    "gong",
    "nurse",
    "firstaid",
    "electrician",
    "carpenter",
    "strong",
    "sign",
)
LONGEST_WORDS = 80  # characters


def read(text: str) -> tuple[tuple[str, ...], str]:
    """The codes (in the order of CODES) and the free words of a stored text.

    Text that this module did not write, such as a column of an office's list, is free words.
    """
    head, semicolon, words = text.partition(";")
    parts = [part.strip() for part in head.split(",") if part.strip()]
    if not all(part in CODES for part in parts):
        return (), text.strip()
    return tuple(code for code in CODES if code in parts), words.strip() if semicolon else ""


def write(codes: Iterable[str], words: str = "") -> str:
    """The text to store. Raises ValueError for a code that is not in CODES."""
    wanted = set(codes)
    if unknown := wanted - set(CODES):
        raise ValueError(f"no such skill: {sorted(unknown)}")
    head = ",".join(code for code in CODES if code in wanted)
    words = " ".join(words.split())
    return f"{head};{words}" if words else head


def toggle(text: str, code: str) -> str:
    """The stored text with a code added, or taken out where it was in. Raises ValueError for an unknown code."""
    codes, words = read(text)
    return write(set(codes) ^ {code}, words)


def items(text: str) -> tuple[Notice | str, ...]:
    """What to show: a notice (key `homes-skill-<code>`) a code, then the free words; nothing when there is nothing."""
    codes, words = read(text)
    shown: tuple[Notice | str, ...] = tuple(say(f"homes-skill-{code}") for code in codes)
    return (*shown, words) if words else shown


def shown(text: str) -> Listed | str:
    """All of it in one line of the reader's language; an empty text when there is nothing."""
    found = items(text)
    return listed(found) if found else ""
