"""Telephone numbers as offices write them: with blanks, words, extensions, two in a cell, or rewritten by Excel."""

import re
from collections.abc import Iterator

_LETTER = r"[^\W\d_]"
_LABEL = re.compile(
    r"(?:手机|移动|电话|联系|固话|固定|座机|家里|家|宅|号码|号|tel|telephone|mobile|phone|cell|no)+",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"(?:转|轉|分机|ext\.?|extension)\s*\d{1,5}|(?<=\d{7})\s?-\s?\d{1,5}(?!\d)", re.IGNORECASE
)
_BRACKETS = re.compile(r"[(\[【<]([^()\[\]【】<>]*)[)\]】>]")
_WORDS = re.compile(rf"(?:{_LETTER}|[\"'“”‘’《》])+")
_BETWEEN = re.compile(r"[/\\、,;:|&]|(?<=\d{7})\s*\+(?=\d{7})")
_SIGNS = re.compile(r"[\s\-().·*‐‑‒–—]")
_NUMBER = re.compile(r"\+?\d{5,15}")
_COUNTRY = re.compile(r"^(\+86|0086|86(?=1\d{10}$))")
_LONGEST_PART = 12  # digits of a number without its country; more are two numbers side by side
_CHINA_MOBILE = re.compile(r"1[3-9]\d*")


class NoPhone(ValueError):
    """The text holds something that is no telephone number."""


def read_phones(typed: str) -> tuple[list[str], str]:
    """The numbers in a cell, each once, and the words that were left out of it ("儿子").

    Digits with a leading plus kept, unless it is China's +86. Raises NoPhone where digits are left that make no
    number of 5 to 15 digits, or where there is no number at all.
    """
    text = _EXTENSION.sub(" ", typed)
    words = [found.group() for found in _EXTENSION.finditer(typed)]
    text = _BRACKETS.sub(lambda found: _bracket(found[1], words), text)
    words += [word for word in _WORDS.findall(text) if not _LABEL.fullmatch(word)]
    parts = [part for part in _BETWEEN.split(_WORDS.sub("/", text)) if _SIGNS.sub("", part)]
    numbers = dict.fromkeys(number for part in parts for number in _numbers(part))
    if not numbers:
        raise NoPhone(typed)
    return list(numbers), " ".join(words)


def looks_mistyped(number: str) -> bool:
    """Whether a number begins like a mobile number of the mainland and has not its 11 digits."""
    return bool(_CHINA_MOBILE.fullmatch(number)) and len(number) != 11 and len(number) > 8


def _bracket(inside: str, words: list[str]) -> str:
    """What stands for a bracket: a number of its own beside others, an area code in place, nothing for words."""
    if len(re.sub(r"\D", "", inside)) >= 7:
        return f"/{inside}/"
    if re.search(_LETTER, inside):
        words.append(inside.strip())
        return " "
    return inside


def _numbers(part: str) -> Iterator[str]:
    """The numbers in a part without words; blanks and dashes part them only where they would be too long together."""
    whole = _COUNTRY.sub("", _SIGNS.sub("", part))
    if len(whole) <= _LONGEST_PART or whole.startswith("+"):
        yield _checked(whole, part)
        return
    number = ""
    for piece in (_SIGNS.sub("", piece) for piece in re.split(r"[\s-]", part)):
        if len(number) >= 7 and len(number + piece) > _LONGEST_PART:
            yield _checked(number, part)
            number = ""
        number += piece
    yield _checked(_COUNTRY.sub("", number), part)


def _checked(number: str, part: str) -> str:
    """The number, if it is one."""
    if not _NUMBER.fullmatch(number) or not number.isascii():
        raise NoPhone(part)
    return number
