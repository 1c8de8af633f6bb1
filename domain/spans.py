"""Dates as people write them: "8月3日-8月10日", "2026-08-03 to 2026-08-10", "3 Aug - 10 Aug", "8/3"."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = "(?:" + "|".join(_MONTHS) + ")[a-z]*"
_DATE = re.compile(
    r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*[日号]?"
    r"|(?P<m2>\d{1,2})\s*月\s*(?P<d2>\d{1,2})\s*[日号]?"
    rf"|(?P<d3>\d{{1,2}})\s*(?P<n3>{_NAME})(?:\s+(?P<y3>\d{{4}}))?"
    rf"|(?P<n4>{_NAME})\s*(?P<d4>\d{{1,2}})(?:,?\s+(?P<y4>\d{{4}}))?"
    r"|(?P<m5>\d{1,2})\s*[/.]\s*(?P<d5>\d{1,2})"
    r"|(?P<d6>\d{1,2})\s*[日号]?"
)
_BETWEEN = re.compile(r"[\s,.\-–—~～→到至从起止]|\b(?:from|to|until|till|and)\b")
_LONGEST = 60  # characters

Parts = tuple[int | None, int | None, int]  # year, month, day


def group_first(text: str) -> tuple[tuple[str, ...], str]:
    """`第3组 8月3日`: how the group that stands first may be named, with and without the word for it, and the rest."""
    name, _, rest = text.strip().partition(" ")
    bare = name.removeprefix("第").removesuffix("组")
    return (name, bare), rest


def read_span(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last day of what somebody typed; one day is both. None: not understood.

    A day without a year is the next such day from `today` on, and the last day comes after the first. Numbers with a
    stroke are month/day. The last day may be before the first where both years were typed.
    """
    plain = unicodedata.normalize("NFKC", text).lower().strip()
    if len(plain) > _LONGEST:
        return None
    found = [_parts(match) for match in _DATE.finditer(plain)]
    if _BETWEEN.sub("", _DATE.sub("", plain)) or not 1 <= len(found) <= 2 or found[0][1] is None:
        found = _day_first(plain)
    if not found:
        return None
    try:
        first = _date(found[0], today)
        if len(found) == 1:
            return first, first
        year, month, day = found[1]
        return first, _date((year, month or first.month, day), first)
    except ValueError:
        return None


def _day_first(plain: str) -> list[Parts]:
    """`3-10 Aug`: the month stands once, at the end."""
    match = re.fullmatch(rf"(\d{{1,2}})\s*(?:-|–|to)\s*(\d{{1,2}})\s*({_NAME})", plain)
    if match is None:
        return []
    month = _MONTHS.index(match[3][:3]) + 1
    return [(None, month, int(match[1])), (None, month, int(match[2]))]


def _parts(match: re.Match[str]) -> Parts:
    got = {key[0]: value for key, value in match.groupdict().items() if value is not None}
    month = _MONTHS.index(got["n"][:3]) + 1 if "n" in got else int(got["m"]) if "m" in got else None
    return (int(got["y"]) if "y" in got else None, month, int(got["d"]))


def _date(parts: Parts, after: date) -> date:
    """The day; without a year the next one from `after` on. ValueError for the 30th of February."""
    year, month, day = parts
    assert month is not None
    if year is not None:
        return date(year, month, day)
    for ahead in range(9):  # the 29th of February comes every four years, once after eight
        try:
            found = date(after.year + ahead, month, day)
        except ValueError:
            if (month, day) != (2, 29):
                raise
            continue
        if found >= after:
            return found
    raise ValueError(f"there is no such day: {month}-{day}")
