"""Asking a household whether it is well: at its hour, patiently, and who hears when nobody answers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from .aid_after import decent
from .clock import at_local

PATIENCE = (60, 120, 240)  # minutes that can be chosen for an answer
HOURS = ("07:00", "08:00", "09:00", "12:00", "18:00", "20:00")  # that can be tapped; others are typed
STEP = timedelta(minutes=30)  # between neighbour, leader, and all who are on duty
ASKED, AGAIN, NEIGHBOUR, LEADER, ALL = range(5)  # levels: who has been asked or told so far
_PUNCTUAL = timedelta(minutes=30)
_LATE = {"day": timedelta(hours=3), "week": timedelta(days=1)}
_MORNING = time(8, 0)

_STOP = {
    *("stop", "end", "停", "停止", "停了", "不用了", "不用", "不用问了", "不用再问", "不用再问了"),
    *("别问了", "不要了", "不要问了", "nomore", "stopit", "stopasking", "pleasestop"),
}
_WELL = {
    *("好", "好的", "我好", "很好", "我很好", "都好", "都很好", "挺好", "我没事", "没事", "平安", "我在", "在", "还好"),
    *("ok", "okay", "well", "fine", "good", "iamwell", "iamfine", "imwell", "imfine", "yes", "iamok", "imok", "allwell"),
    *("👍", "👌", "🙂", "😊", "😀", "❤", "🙏"),
}  # fmt: skip
_HOUR = re.compile(
    r"(?P<early>早上|上午|早晨|凌晨|清晨)?(?P<late>下午|晚上|傍晚|晚)?(?P<noon>中午)?"
    r"(?P<h>\d{1,2})(?:[:.点时h](?P<m>\d{1,2}|半)?分?)?钟?整?(?P<half>am|pm)?"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """When a household is asked: on that weekday (0 is Monday), or every day (None), at that hour of the village."""

    weekday: int | None
    clock: time

    @property
    def every(self) -> Literal["day", "week"]:
        """Whether it is asked each day or each week."""
        return "day" if self.weekday is None else "week"


def next_time(plan: Plan, after: datetime, zone: ZoneInfo) -> datetime:
    """The next moment (UTC) the household is asked, later than `after`."""
    day = after.astimezone(zone).date()
    for ahead in range(9):
        wanted = day + timedelta(days=ahead)
        moment = at_local(wanted, plan.clock, zone)
        if moment > after and plan.weekday in (None, wanted.weekday()):
            return moment
    raise AssertionError("every weekday comes within eight days")


def when(plan: Plan, due: datetime, now: datetime, zone: ZoneInfo) -> datetime:
    """When a question that was due then is really asked: now or earlier means now, later means then.

    After a stop of the bot a daily question is made up for within three hours and a weekly one within a day, but not
    at night; else the next one has to do.
    """
    late = now - due
    if late <= _PUNCTUAL or (late <= _LATE[plan.every] and decent(now, zone)):
        return due
    upcoming = next_time(plan, now, zone)
    morning = next_time(Plan(None, _MORNING), now, zone)
    return min(morning, upcoming) if morning - due <= _LATE[plan.every] else upcoming


def read_hour(text: str) -> time | None:
    """A time of day as people write it: 8:30, 8点半, 晚上8点, 8pm. None: not understood."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace(" ", "")
    match = _HOUR.fullmatch(plain)
    if match is None:
        return None
    hour, minute = int(match["h"]), 30 if match["m"] == "半" else int(match["m"] or 0)
    if (match["late"] or match["half"] == "pm" or (match["noon"] and hour < 3)) and hour < 12:
        hour += 12
    elif match["half"] == "am" and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def is_stop(text: str) -> bool:
    """Whether somebody wants to be asked no more."""
    return _bare(text) in _STOP


def is_well(text: str) -> bool:
    """Whether somebody says in a word that they are well."""
    return _bare(text) in _WELL


def _bare(text: str) -> str:
    """The letters and pictures of a short text, without blanks and strokes."""
    plain = unicodedata.normalize("NFKC", text[:40]).casefold()
    return "".join(c for c in plain if unicodedata.category(c)[0] not in "PZCM")
