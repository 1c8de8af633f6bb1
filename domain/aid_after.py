"""What comes after a help request: the question whether it is settled, opening it again, names that fade."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from .aid import Kind, Outcome, Urgency
from .clock import at_local

REOPEN_FOR = timedelta(days=3)  # after the end, one tap calls the neighbours again
ASK_OVER = timedelta(hours=2)  # after somebody came, both are asked whether it is over
OVER_AFTER = timedelta(hours=24)  # after that it is, without an answer
_ASK_AT = time(10, 0)
_EARLIEST, _LATEST = time(8, 0), time(21, 0)
_SMALL: tuple[Kind, ...] = ("lockout", "utilities", "tools", "supplies")
_LASTING: tuple[Outcome, ...] = ("helped", "handed_over", "not_reached")


def asked_about(kind: Kind, urgency: Urgency, outcome: Outcome) -> bool:
    """Whether asker and helper are asked the next day if it is really settled.

    Not about small things (unless it was an SOS), nor where nothing was the matter or it was taken back.
    """
    return outcome in _LASTING and (kind not in _SMALL or urgency == "sos")


def ask_at(closed_at: datetime, zone: ZoneInfo) -> datetime:
    """When both are asked: in the morning of the day after, at an hour when people are up (UTC)."""
    return at_local(closed_at.astimezone(zone).date() + timedelta(days=1), _ASK_AT, zone)


def decent(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether people may be asked something that can wait."""
    return _EARLIEST <= moment.astimezone(zone).time() < _LATEST


def may_reopen(closed_at: datetime, now: datetime) -> bool:
    """Whether a request that ended then can still be opened again."""
    return now - closed_at < REOPEN_FOR
