"""What a household answers: safe, moved out, need help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.speaking import home_of
from handlers.common.work import Work
from storage import alert_calls, alert_houses, alerts
from storage.database import Row

from . import answer_notices as notices
from .helping import ask_for_help
from .notices import line
from .telling import stir, tell_home

ANSWERS = ("safe", "moved", "help")
EVERY = 0  # in button data: all households of the account
_SENT = ("live", "expired", "cleared", "error")


@dataclass(frozen=True, slots=True)
class Reply:
    """What the presser gets: a message in private, a short text over the chat anywhere."""

    notice: Notice
    toast: Notice | None
    alarm: bool = False  # the short text wants a tap to go away


async def answer(
    work: Work, actor: Actor, alert_id: int, what: str, household_id: int | None = None
) -> Reply:
    """Somebody of a household answers a warning, first or anew; whose answer is asked where they have several.

    Help is called at once, for the house that needs it most likely; where it is can be put right afterwards.
    """
    if what not in ANSWERS:
        raise Refusal("common-old-button")
    if household_id:
        guard.household(actor, household_id)
    houses = await _homes(work, actor, alert_id)
    if household_id:
        houses_meant = [house for house in houses if house["household_id"] == household_id]
    else:
        houses_meant = _meant(actor, houses, what, household_id == EVERY)
    if not houses or not houses_meant:
        return await _outside(work, actor, alert_id, what, household_id)
    if len(houses_meant) == 1 or (household_id == EVERY and what == "safe"):
        return await _record(work, actor, houses_meant, houses, what)
    return await _ask(work, actor, houses_meant, what)


async def mine(work: Work, actor: Actor, alert_id: int) -> Notice:
    """Somebody of several households goes back to the warning without an answer."""
    guard.private(actor)
    houses = await _homes(work, actor, alert_id)
    if not houses:
        raise Refusal("common-old-button")
    return notices.mine(houses)


async def _homes(work: Work, actor: Actor, alert_id: int) -> list[Row]:
    """The actor's households in the audience of a warning that went out."""
    rows = await alert_houses.asked(work.tx, alert_id, actor.homes)
    if not rows or rows[0]["state"] not in _SENT:
        raise Refusal("common-old-button")
    return [row for row in rows if row["household_id"] is not None]


def _meant(actor: Actor, houses: Sequence[Row], what: str, every: bool) -> list[Row]:
    """Whose answer a press may be: in a group's chat of the houses there; help is for the most dangerous one."""
    if every and what == "safe":
        return list(houses)
    here = [house for house in houses if house["group_id"] == actor.chat_group]
    found = here or list(houses)
    if what == "help" and found:
        return [min(found, key=lambda house: (house["danger"] or 99, house["household_id"]))]
    return found


async def _ask(work: Work, actor: Actor, houses: Sequence[Row], what: str) -> Reply:
    """Which household? In a group's chat that is asked privately."""
    asks = notices.which_household(houses, what)
    if actor.private:
        return Reply(asks, None)
    readers = await alerts.readers(work.tx, [actor.user_id])
    await work.post.send_all(readers, asks)
    return Reply(asks, say("alerts-which-private" if readers else "alerts-which-start"), alarm=True)


async def _record(work: Work, actor: Actor, said: Sequence[Row], houses: Sequence[Row], what: str) -> Reply:
    opened = False
    for house in said:
        opened = await _record_one(work, actor, house, what) or opened
    first, several = said[0], len(houses) > 1
    now = await alert_houses.asked(work.tx, first["id"], actor.homes) if several else houses
    places = work.settings.village.shelters
    notice = notices.answered(first, now, what, actor.name, work.now, opened=opened, places=places)
    if what == "moved" and not actor.private:
        asks = notices.where_to(first, first, places)
        await work.post.send_all(await alerts.readers(work.tx, [actor.user_id]), asks, silent=True)
    return Reply(notice, notices.recorded(first, what, several=several and len(said) == 1))


async def _record_one(work: Work, actor: Actor, house: Row, what: str) -> bool:
    """Store one house's answer; whether a call for help was opened."""
    alert_id, home = house["id"], house["household_id"]
    changed = await alert_houses.record(work.tx, alert_id, home, what, actor.user_id, "tap", work.epoch)
    opened = what == "help" and await ask_for_help(work, house, house, actor.user_id)
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
        await stir(work, house)
        if house["level"] != "waiting":
            await alert_calls.stale(work.tx, alert_id, house["group_id"])
        if house["accounts"] > 1 or not actor.private:
            but = actor.user_id if actor.private else 0
            await tell_home(work, house, what, actor.name, but=but, opened=opened)
    return opened


async def _outside(work: Work, actor: Actor, alert_id: int, what: str, household_id: int | None) -> Reply:
    """The warning was not for their household. Help is help all the same."""
    alert = await alerts.get(work.tx, alert_id)
    assert alert is not None
    if not actor.homes and what == "help":
        raise Refusal("alerts-help-stranger")
    guard.household(actor)
    if what != "help" or alert["drill"]:
        raise Refusal("alerts-not-asked")
    home = household_id or await home_of(work, actor)
    assert home is not None
    opened = await ask_for_help(work, alert, None, actor.user_id, home)
    notice = line("alerts-help-outside" if opened else "alerts-help-outside-already", alert)
    return Reply(notice, notice)
