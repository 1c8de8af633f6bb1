"""Addresses as lane and door, so that neighbours can be told without coordinates."""

import re
import unicodedata
from dataclasses import dataclass

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = "零〇一二两三四五六七八九十百千廿卅"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_NUMBER = rf"(?:\d{{1,9}}|[{_NUMERAL}]{{1,9}})"
_DOOR = (
    rf"(?P<before>[{_STEMS}]|(?<![A-Za-z])[A-Za-z])?(?P<number>{_NUMBER})"
    rf"\s*(?P<after>-?[A-Za-z](?![A-Za-z])|[{_STEMS}])?"
)
_JOIN = r"\s*(?:之|附|-|—)\s*"
_ANNEX = rf"(?:{_JOIN}(?P<annex>{_NUMBER}))?"
_NOT_A_DOOR = "(?![巷街路里弄村坊组队区])"  # 三号巷5号: the lane is called 三号巷
_SIGNED = re.compile(
    rf"{_DOOR}{_ANNEX}[号號]{_NOT_A_DOOR}(?:{_JOIN}(?P<later>{_NUMBER})[号號]?|(?P<last>[{_STEMS}]))?"
)
_TRAILING = re.compile(rf"{_DOOR}{_ANNEX}$")
_WESTERN = re.compile(
    r"^(?:(?:flat|unit|room|apt)\.?\s*(?P<flat>\w{1,6})\s*,?\s+)?(?:no\.?\s*)?(?P<number>\d{1,9})"
    r"\s*(?P<after>[A-Za-z](?![A-Za-z]))?(?:[/-](?P<annex>\d{1,9}))?\s*,?\s+(?P<lane>\D.*)$",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"^(?P<lane>.*\d{1,9}-\d{1,9})-(?P<room>\d{1,9})(?:[室号]|房)?$"
)  # building-unit-room: 12-3-401
_PAIR = re.compile(
    rf"({_NUMBER})[/、,和及~至]{_NUMBER}(?=\s*[号號]|$)"
)  # 12、13号: the first of the two doors
_SHARP = re.compile(r"(?<=\d)#|#(?=\d)")
_TOKEN = re.compile(rf"\d{{1,18}}|[{_NUMERAL}]+|[^\d{_NUMERAL}]+")

NaturalKey = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True, order=True)
class Door:
    """A place in a lane; sorts by number, then 12 before 12A or 甲12, then 之一, then the rest (flat, room)."""

    number: int
    variant: int = 0  # A or 甲: 1, B or 乙: 2 …
    annex: int = 0  # 之一 or 附1: 1 …
    rest: NaturalKey = ()

    @property
    def along(self) -> float:
        """Where the door is in its lane, in door numbers: 12, a little more for 12A."""
        return self.number + min(0.9, 0.1 * self.variant + 0.05 * self.annex)


def numeral(text: str) -> int:
    """The value of a western or Chinese numeral: 12, 十二, 一百零三, 廿三, 一〇二. ValueError if it is none."""
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not text or any(char not in _DIGITS and char not in _UNITS for char in text):
        raise ValueError(text)
    if not any(char in _UNITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, digit = 0, 0
    for char in text:
        if char in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[char], 0
        else:
            digit = _DIGITS[char]
    return total + digit


def natural_key(text: str) -> NaturalKey:
    """A sort key in which 新村二街 stands before 新村十街 and 9 before 10."""
    return tuple(_token_key(token) for token in _TOKEN.findall(_plain(text)))


def lane_and_door(address: str) -> tuple[str, Door]:
    """The lane of an address and the door in it; door 0 where none is told. Never raises."""
    text = _PAIR.sub(
        r"\1",
        _SHARP.sub(
            lambda sign: "号" if sign.string[: sign.start()][-1:].isdecimal() else "", _plain(address)
        ),
    )
    if western := _WESTERN.match(text):
        rest, annex = natural_key(western["flat"] or ""), int(western["annex"] or 0)
        door = Door(numeral(western["number"]), _letter(western["after"]), annex, rest)
        return western["lane"].strip(), door
    if room := _ROOM.match(text):
        return room["lane"], Door(int(room["room"]))
    found = _SIGNED.search(text) or _TRAILING.search(text)
    if not found:
        return text, Door(0)
    parts = found.groupdict()
    variant = _letter(parts["before"] or parts["after"] or parts.get("last"))
    annex = numeral(parts["annex"] or parts.get("later") or "0")
    rest = natural_key(text[found.end() :])
    return text[: found.start()].strip(), Door(numeral(parts["number"]), variant, annex, rest)


def _plain(text: str) -> str:
    """Full-width forms made half-width, blanks at the ends gone."""
    return unicodedata.normalize("NFKC", text).strip()


def _token_key(token: str) -> tuple[int, int, str]:
    """Numbers sort before words, by value."""
    if token[0].isdecimal() or token[0] in _NUMERAL:
        return (0, numeral(token), "")
    return (1, 0, token)


def _letter(mark: str | None) -> int:
    """A or 甲 is 1, B or 乙 is 2; nothing is 0."""
    mark = (mark or "").strip("-")
    if not mark:
        return 0
    return _STEMS.index(mark) + 1 if mark in _STEMS else ord(mark.upper()) - ord("A") + 1
