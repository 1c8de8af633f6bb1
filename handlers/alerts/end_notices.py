"""What officials and people read about how a warning goes and ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.notice import Button, Notice, button, say
from storage.database import Row

from .notices import head, issued

Numbers = Mapping[str, int] | Row


def tally(alert: Row, numbers: Numbers, sent: Mapping[str, int], at: datetime) -> Notice:
    """For the issuing officials: how it stands; edited as answers come."""
    ref = alert["id"]
    rows: tuple[tuple[Button, ...], ...] = ()
    if alert["state"] in ("live", "expired"):
        rows = (
            (button("alerts-btn-doors", f"alerts:doors:{ref}"),),
            (button("alerts-btn-clear", f"alerts:clear:{ref}"),),
            (button("alerts-btn-error", f"alerts:error:{ref}"),),
        )
    return Notice("alerts-tally", {**head(alert), **_numbers(numbers), **_sent(sent), "at": at}, rows)


def _numbers(numbers: Numbers) -> dict[str, Any]:
    return {name: numbers[name] for name in numbers.keys()}  # noqa: SIM118  a Row gives values


def _sent(sent: Mapping[str, int]) -> dict[str, Any]:
    waiting = sent.get("queued", 0) + sent.get("sending", 0)
    return {
        "queued": waiting,
        "sent": sent.get("sent", 0),
        "uncertain": sent.get("uncertain", 0),
        "dead": sent.get("dead", 0),
    }


def over(alert: Row, now: datetime) -> Notice:
    """All-clear, or `sent in error`: goes to everybody who got the warning, as an answer to it."""
    key = "alerts-clear" if alert["state"] == "cleared" else "alerts-error"
    return say(key, **head(alert), source=alert["source"], at=now)


def report(alert: Row, numbers: Numbers, sent: Mapping[str, int], now: datetime) -> Notice:
    """The closing report for the officials."""
    return say(
        "alerts-report",
        **head(alert),
        **_numbers(numbers),
        **_sent(sent),
        id=str(alert["id"]),
        start=issued(alert),
        end=now,
        name=alert["ender"],
    )


def expired(alert: Row) -> Notice:
    """For the officials: the time of the warning is over, nobody has been told."""
    clear = button("alerts-btn-clear", f"alerts:clear:{alert['id']}")
    return say("alerts-expired", (clear,), **head(alert))
