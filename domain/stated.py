"""What somebody typed about a household: made tidy, or refused with a sentence that says how to write it."""

from __future__ import annotations

from collections.abc import Callable

from .cells import LONGEST, MOST_PEOPLE, DefectError, clean, number_of, people_of, phone_of, text_of
from .refusal import Refusal

LONGEST_WORDS = 80  # characters of a free text


def people(typed: str) -> int | None:
    """How many people live there, 0 to 99; None for "-". Refusal ("homes-people-number") where it is no number."""
    try:
        return people_of(clean(typed))
    except DefectError:
        raise Refusal("homes-people-number", most=MOST_PEOPLE) from None


def phone(typed: str) -> str:
    """Digits, several numbers joined with "/"; "" for "-". Refusal ("homes-phone-digits") where it is no number."""
    try:
        return phone_of(clean(typed))
    except DefectError:
        raise Refusal("homes-phone-digits") from None


def words(typed: str) -> str:
    """A free text of at most 80 characters on one line; "" for "-"."""
    text = _short(clean(typed), LONGEST_WORDS)
    try:
        return text_of(text, "needs")
    except DefectError:  # pragma: no cover - it is short by now
        return text


def head(typed: str) -> str:
    """The name of a head of household. Refusal ("homes-name-letters") where there is no letter in it."""
    text = _short(clean(typed), LONGEST["head"])
    if not any(char.isalpha() for char in text):
        raise Refusal("homes-name-letters")
    return text


def address(typed: str) -> str:
    """The door of a household. Refusal ("homes-address-letters") where there is no letter and no digit in it."""
    text = _short(clean(typed), LONGEST_WORDS)
    if not any(char.isalnum() for char in text):
        raise Refusal("homes-address-letters")
    return text


def number(typed: str) -> str:
    """The office's household number, without blanks; "" for "0": not known. Refusal ("homes-number-unreadable")."""
    try:
        found = number_of(clean(typed))
    except DefectError:
        raise Refusal("homes-number-unreadable", most=LONGEST["number"]) from None
    if not any(char.isalnum() for char in found):
        raise Refusal("homes-number-unreadable", most=LONGEST["number"])
    return "" if found.strip("0") == "" else found


def _short(text: str, most: int) -> str:
    if len(text) > most:
        raise Refusal("homes-too-long", most=most, length=len(text))
    return text


READ: dict[str, Callable[[str], object]] = {
    "people": people,
    "phone": phone,
    "needs": words,
    "skills": words,
    "head": head,
}
