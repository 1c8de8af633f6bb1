"""Times as they are stored and read: whole seconds UTC in storage, the village's zone for people."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DURATION = re.compile(r"(\d+)\s*([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def parse_duration(text: str) -> timedelta:
    """`"90s"`, `"5m"`, `"2h30m"`, `"3d"` as a timedelta. Raises ValueError for anything else."""
    parts = _DURATION.findall(text)
    if not parts or "".join(n + u for n, u in parts) != re.sub(r"\s", "", text):
        raise ValueError("a duration is written like 90s, 5m, 2h or 3d")
    return sum((timedelta(**{_UNITS[unit]: int(number)}) for number, unit in parts), timedelta())


def to_epoch(moment: datetime) -> int:
    """Seconds since 1970 UTC. Raises ValueError for a naive time."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return int(moment.timestamp())


def from_epoch(seconds: int) -> datetime:
    """The UTC time of a stored number of seconds."""
    return datetime.fromtimestamp(seconds, UTC)


def at_local(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The moment `clock` strikes in `zone` on `day`, in UTC (the earlier one where it strikes twice)."""
    return datetime.combine(day, clock, zone).astimezone(UTC)
