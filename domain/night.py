"""One patrol night: its hours and what is due when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from .clock import at_local
from .hazards import COLOURS, Colour, Hazard, at_least
from .settings import Patrol

DAY = timedelta(days=1)
MORNING, NOON = time(9, 0), time(12, 0)
START_EARLY = timedelta(hours=2)  # a leader may start that long before the hour
TIME_TO_ANSWER = timedelta(hours=1)  # between being asked and the reserve being called
IN_TIME = DAY  # whoever is asked later than that before the start owes nothing for not answering
SILENT = timedelta(hours=12)  # who has not answered for so long is not counted on
NOBODY_ALONE = 2  # a patrol of fewer people does not go out
# Nobody patrols in these.
STORMS: tuple[Hazard, ...] = ("rainstorm", "typhoon", "lightning", "flood", "geological")
STAND_DOWN_AHEAD = DAY  # a warning keeps at home the patrols that begin within so long
GO_HOME = timedelta(minutes=30)  # for a patrol that is called back, until it is asked whether all are well
ANSWER = timedelta(minutes=10)  # between "are you all right?" and the alarm, also after the bot was away
MORNING_REPORT = time(7, 0)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What is due for one turn, as moments in UTC."""

    ask: datetime  # the team is chosen and asked
    brief: datetime  # the leader gets team, hours and gear
    confirm: datetime  # too few have confirmed: the reserve is called
    late: datetime  # not started: leader and officials are told
    overdue: datetime  # not finished: the leader is asked whether all are well
    alarm: datetime  # still not finished: deputy and officials are told
    close: datetime  # nobody will press anything any more


def hours(night: date, patrol: Patrol, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Start and end in UTC; an end at or before the start is on the next morning."""
    last = night + DAY if patrol.end <= patrol.start else night
    start, end = at_local(night, patrol.start, zone), at_local(last, patrol.end, zone)
    if end <= start:  # the hours fall into the one that clocks skip
        end = start + (datetime.combine(last, patrol.end) - datetime.combine(night, patrol.start))
    return start, end


def deadlines(night: date, patrol: Patrol, zone: ZoneInfo) -> Deadlines:
    """What is due when for the turn of a night. Days before the night count from the first reminder setting."""
    start, end = hours(night, patrol, zone)
    ready = start - START_EARLY
    first = max(patrol.remind, default=timedelta(days=3))
    return Deadlines(
        ask=_ahead(night, start, first, zone),
        brief=min(at_local(night, NOON, zone), ready),
        confirm=min(at_local(night, patrol.confirm_by, zone), ready),
        late=start + timedelta(minutes=30),
        overdue=end + timedelta(minutes=15),
        alarm=end + timedelta(minutes=45),
        close=end + timedelta(hours=12),
    )


def first_in_time(now: datetime, patrol: Patrol, zone: ZoneInfo) -> date:
    """The first night whose households can still be asked as long before as the settings say. Aware datetime."""
    night = now.astimezone(zone).date()
    while deadlines(night, patrol, zone).ask <= now:
        night += DAY
    return night


def next_reminder(night: date, patrol: Patrol, zone: ZoneInfo, now: datetime) -> datetime | None:
    """The first reminder after `now`: the settings' days before (the longest one is the asking itself) and noon."""
    start, _ = hours(night, patrol, zone)
    before = [_ahead(night, start, gap, zone) for gap in sorted(patrol.remind)[:-1]]
    noon = at_local(night, NOON, zone)
    return min((moment for moment in (*before, noon) if now < moment < start), default=None)


def _ahead(night: date, start: datetime, gap: timedelta, zone: ZoneInfo) -> datetime:
    """Whole days before come in the morning of that day, at an hour when people are up; shorter gaps as they are."""
    return start - gap if gap < DAY else at_local(night - timedelta(days=gap.days), MORNING, zone)


def fewest(people: int) -> int:
    """How many households must have confirmed for the patrol to go out."""
    return min(people, NOBODY_ALONE)


def publishes_at(month_start: date, publish_days: int, zone: ZoneInfo) -> datetime:
    """When the nights of a month become binding: the morning `publish_days` days before its first night."""
    return at_local(month_start - timedelta(days=publish_days), MORNING, zone)


def stand_down_colours(from_colour: Colour | Literal["never"]) -> tuple[Colour, ...]:
    """The colours of a storm warning at which a patrol stays at home."""
    return () if from_colour == "never" else tuple(c for c in COLOURS if at_least(c, from_colour))
