"""Words for households that are asked whether they are well: whose, and how often. Two rooms say them."""

from __future__ import annotations

from datetime import time

from domain.notice import Notice, say
from domain.wellbeing import Plan
from storage.database import Row


def plan_of(row: Row) -> Plan:
    """When a household is asked."""
    return Plan(row["weekday"], time.fromisoformat(row["clock"]))


def rhythm(row: Row) -> Notice:
    """Every day at 08:00; every Monday at 08:00."""
    plan = plan_of(row)
    if plan.weekday is None:
        return say("wellbeing-daily", clock=plan.clock)
    return say("wellbeing-weekly", day=say(f"wellbeing-day-{plan.weekday}"), clock=plan.clock)


def home(row: Row) -> Notice:
    """Whose it is about, in words."""
    return say("wellbeing-home", head=row["head"], number=row["number"], address=row["address"])
