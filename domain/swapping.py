"""When whoever could take a night that is on offer is reminded."""

from __future__ import annotations

from datetime import datetime, timedelta

BEFORE = (timedelta(days=3), timedelta(days=2), timedelta(days=1), timedelta(hours=12))
TOO_SOON = timedelta(hours=1)  # after the last message about it


def next_reminder(start: datetime, now: datetime) -> datetime | None:
    """The first of 3, 2, 1 days and 12 hours before `start` that is not just now; None: no more. Aware datetimes.

    Source: how swaps are chased on rotas of volunteers; what nobody takes by the start stays with the first.
    """
    moments = (start - gap for gap in BEFORE)
    return min((moment for moment in moments if moment > now + TOO_SOON), default=None)
