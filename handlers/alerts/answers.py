"""What a household answers: safe, moved out, need help."""

from __future__ import annotations

from dataclasses import dataclass

from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import alert_houses
from storage.database import Row

from . import doors, notices
from .helping import ask_for_help

ANSWERS = ("safe", "moved", "help")
_SENT = ("live", "expired", "cleared", "error")


@dataclass(frozen=True, slots=True)
class Reply:
    """What the presser gets: a message in private, a short text over the chat anywhere."""

    notice: Notice
    toast: Notice | None


async def answer(
    work: Work, actor: Actor, alert_id: int, what: str, household_id: int | None = None
) -> Reply:
    """Somebody of a household answers a warning, for the first time or anew; whose answer is asked where they have several."""
    if what not in ANSWERS:
        raise Refusal("common-old-button")
    if household_id is not None:
        guard.household(actor, household_id)
    wanted = actor.homes if household_id is None else (household_id,)
    rows = await alert_houses.asked(work.tx, alert_id, wanted)
    if not rows or rows[0]["state"] not in _SENT:
        raise Refusal("common-old-button")
    houses = [row for row in rows if row["household_id"] is not None]
    if not houses:
        return await _outside(work, actor, rows[0], what)
    if len(houses) > 1:
        return Reply(notices.which_household(houses[0], houses, what), None)
    return await _record(work, actor, houses[0], what)


async def _record(work: Work, actor: Actor, house: Row, what: str) -> Reply:
    alert_id, home = house["id"], house["household_id"]
    changed = await alert_houses.record(work.tx, alert_id, home, what, actor.user_id, "tap", work.epoch)
    opened = what == "help" and await ask_for_help(work, house, home, actor.user_id)
    if changed:
        await work.note(
            "alerts",
            "answered",
            alert_id,
            actor=actor.user_id,
            household_id=home,
            group_id=house["group_id"],
            answer=what,
        )
        if house["level"] != "waiting":
            await doors.refresh(work, house, house["group_id"])
    several = len(actor.homes) > 1
    notice = notices.answered(house, house, what, actor.name, work.now, opened, several)
    return Reply(notice, notices.recorded(house, what))


async def _outside(work: Work, actor: Actor, alert: Row, what: str) -> Reply:
    """The warning was not for their household. Help is help all the same."""
    if not actor.homes and what == "help":
        raise Refusal("alerts-help-stranger")
    home = guard.household(actor)
    if what != "help" or alert["drill"]:
        raise Refusal("alerts-not-asked")
    opened = await ask_for_help(work, alert, home, actor.user_id)
    notice = notices.line("alerts-help-outside" if opened else "alerts-help-outside-already", alert)
    return Reply(notice, notice)
