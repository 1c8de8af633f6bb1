"""Answers: the household is well, needs help, or somebody has been there; whoever was worried hears it."""

from __future__ import annotations

from domain.notice import Notice, say
from domain.refusal import Refusal
from domain.wellbeing import NEIGHBOUR, is_stop, is_well
from handlers.common import guard
from handlers.common.checkins import home
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import people
from storage import wellbeing as storage
from storage.database import Row

from . import asking, wellbeing, wellbeing_asking
from . import wellbeing_notices as notices


async def well(work: Work, actor: Actor, check_in_id: int) -> Notice:
    """Somebody of the household is well: nobody needs to come."""
    row = await wellbeing.find(work, check_in_id)
    guard.household(actor, row["household_id"])
    if not await _answered(work, actor, row, "wellbeing-answered"):
        return say("wellbeing-thanks-again")
    return say("wellbeing-thanks")


async def need_help(work: Work, actor: Actor, check_in_id: int) -> Notice:
    """Somebody of the household needs help: the neighbours are called as by an SOS."""
    row = await wellbeing.find(work, check_in_id)
    guard.household(actor, row["household_id"])
    await _answered(work, actor, row, "wellbeing-calls")
    return await asking.sos(work, actor, home=row["household_id"])


async def looked(work: Work, actor: Actor, check_in_id: int, how: str) -> Notice:
    """Neighbour, leader or official was there: they are well, or help is called for them."""
    row = await wellbeing.find(work, check_in_id)
    near = row["neighbour_id"] in actor.homes and bool(row["agreed"])
    if not near:
        guard.leader_or_official(actor, row["group_id"])
    if how not in ("well", "help"):
        raise Refusal("common-old-button")
    if how == "help":
        return await _call(work, actor, row)
    if not await _answered(work, actor, row, "wellbeing-seen"):
        return say("wellbeing-answered-before")
    at_home = await people.of_household(work.tx, row["household_id"])
    await work.post.send_all(at_home, say("wellbeing-seen-home", who=actor.name))
    return say("wellbeing-thanks-looking")


async def _call(work: Work, actor: Actor, row: Row) -> Notice:
    """Call the neighbours to that house, for people who were found in need."""
    await _answered(work, actor, row, "wellbeing-calls")
    return await asking.for_door(work, actor, row["household_id"], "elder")


async def typed(work: Work, actor: Actor, text: str) -> Notice | None:
    """A word in private: "stop" ends it, "fine" answers; other words while a question waits show it again.

    None where nothing of this concerns the person.
    """
    rows = [row for row in await storage.of_homes(work.tx, actor.homes) if row["how"] == "ask"]
    if not rows:
        return None
    waiting = [row for row in rows if row["asked_at"] is not None]
    if is_stop(text):
        for row in waiting or rows:
            ended = await wellbeing.stop(work, row, actor.user_id)
        return ended
    if waiting and is_well(text):
        for row in waiting:
            await well(work, actor, row["id"])
        return say("wellbeing-thanks")
    return notices.unsure(waiting[0]) if waiting else None


async def _answered(work: Work, actor: Actor, row: Row, key: str) -> bool:
    """The question is answered; whoever was told that nobody answers hears it at once."""
    if not await storage.answered(work.tx, row["id"]):
        return False
    told = say(key, home=home(row), who=actor.name)
    here = wellbeing_asking.ref(row)
    for reader in await people.of_household(work.tx, row["household_id"]):
        if reader.chat_id != actor.user_id:
            await work.post.edit(reader, here, told)
    if row["level"] >= NEIGHBOUR:
        for reader in await storage.told(work.tx, row["id"]):
            await work.post.drop_buttons(reader, here)
        await wellbeing.tell_told(work, row, told)
        await wellbeing.note(work, row, "answered", actor.user_id)
    return True
