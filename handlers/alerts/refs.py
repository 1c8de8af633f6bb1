"""How the messages of a warning are named, and how urgent they are."""

from __future__ import annotations

from domain.notice import Lane
from storage.database import Row


def ref(alert_id: int) -> str:
    """The name of the warning's message in every chat."""
    return f"alert:{alert_id}"


def urgent(alert: Row) -> Lane:
    """The lane of doors and of what officials must know now; drills stand behind what is real."""
    return Lane.DUTY if alert["drill"] else Lane.LIFE
