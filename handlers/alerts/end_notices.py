"""What officials and people read when a warning ends."""

from __future__ import annotations

from datetime import datetime

from domain.notice import Button, Notice, button, say
from storage.database import Row

from .notices import head


def over(alert: Row, now: datetime) -> Notice:
    """All-clear, or `sent in error`: goes to everybody who got the warning, as an answer to it."""
    key = "alerts-clear" if alert["state"] == "cleared" else "alerts-error"
    return say(key, **head(alert), source=alert["source"], at=now)


def expired(alert: Row) -> Notice:
    """For the officials: the time of the warning is over, nobody has been told."""
    clear = button("alerts-btn-clear", f"alerts:clear:{alert['id']}")
    return say("alerts-expired", (clear,), (_again(alert, "alerts-btn-warn-again"),), **head(alert))


def told(alert: Row, chats: int) -> Notice:
    """For whoever ended it: how many hear it; a slip is put right from here."""
    key = "alerts-ended" if alert["state"] == "cleared" else "alerts-corrected"
    return say(key, (_again(alert, "alerts-btn-slip"),), **head(alert), n=chats)


def _again(alert: Row, key: str) -> Button:
    return button(key, f"alerts:again:{alert['id']}")


def clear_proposed(alert: Row, why: Notice) -> Notice:
    """For the officials: whoever issued it says that it is over; one tap tells everybody."""
    clear = button("alerts-btn-clear", f"alerts:clear:{alert['id']}")
    return say("alerts-clear-proposed", (clear,), **head(alert), why=why)


def change_stopped(alert: Row) -> Notice:
    """For who was asked to confirm a change: the warning is over."""
    return say("alerts-change-stopped", **head(alert))
