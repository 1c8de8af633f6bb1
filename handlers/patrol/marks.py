"""Use cases of marks: a leader sets right, for a week, who went, who was missing and who was excused."""

from __future__ import annotations

from typing import Any

from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.work import Work
from storage import duties, ledger

from . import mail, rota_notices, team
from .ledger import MARKS_LAST
from .turns import open_turn

STATES = ("served", "missed", "excused", "released")


async def page(work: Work, actor: Actor, turn_id: int) -> Notice:
    """A leader looks at who went on a turn that is over; a household's button sets its mark right."""
    turn = await _over(work, actor, turn_id)
    asked = [row for row in await duties.team(work.tx, turn_id) if row["group_id"] == turn["group_id"]]
    await looked(work, actor, group_id=turn["group_id"], what=f"marks:{turn_id}")
    return rota_notices.marks(mail.slot(work, turn), asked, bool(await _unasked(work, turn)))


async def others(work: Work, actor: Actor, turn_id: int) -> Notice:
    """A leader looks for a household that went although nobody had asked it."""
    turn = await _over(work, actor, turn_id)
    await looked(work, actor, group_id=turn["group_id"], what=f"marks:{turn_id}")
    return rota_notices.others(mail.slot(work, turn), await _unasked(work, turn))


async def ask(work: Work, actor: Actor, turn_id: int, household_id: int) -> Notice:
    """A leader chose a household: what did it do?"""
    turn = await _over(work, actor, turn_id)
    return rota_notices.mark(mail.slot(work, turn), await _row(work, turn, household_id))


async def set_mark(work: Work, actor: Actor, turn_id: int, household_id: int, state: str) -> Notice:
    """A leader says what a household did; the household hears that its mark has changed."""
    turn = await _over(work, actor, turn_id)
    if state not in STATES:
        raise Refusal("common-old-button")
    unasked = {row["id"]: row for row in await _unasked(work, turn)} if state == "served" else {}
    row = unasked.get(household_id) or await _row(work, turn, household_id)
    if household_id in unasked:
        owes, before = team.member(row).owed > 0, "unasked"
        new = await ledger.came(work.tx, turn_id, household_id, owes, actor.user_id, work.epoch)
    else:
        before = row["state"]
        new = await ledger.mark(work.tx, turn_id, household_id, state, actor.user_id, work.epoch)
    if new:
        await _tell_marked(work, actor, turn, household_id, state)
        about = {"household_id": household_id, "group_id": turn["group_id"], "before": before}
        await work.note("patrol", f"marked-{state}", turn_id, actor=actor.user_id, **about)
    return say(f"patrol-marked-{state}", head=row["head"] or row["number"])


async def _tell_marked(work: Work, actor: Actor, turn: Any, household_id: int, state: str) -> None:
    if household_id not in actor.homes:
        notice = rota_notices.mark_told(mail.slot(work, turn), state)
        await mail.to_household(work, household_id, notice)
    await mail.renew_brief(work, turn["id"])


async def _unasked(work: Work, turn: Any) -> list[Any]:
    """The households of the group that have nothing of the turn."""
    asked = {row["household_id"] for row in await duties.team(work.tx, turn["id"])}
    return [row for row in await duties.members(work.tx, turn["group_id"]) if row["id"] not in asked]


async def tell_missed(work: Work, turn: Any) -> None:
    """A patrol is over: households that never answered hear that they owe a turn, and how that is set right."""
    for row in await duties.team(work.tx, turn["id"]):
        if row["state"] == "missed":
            notice = say("patrol-missed-told", **mail.slot(work, turn).words)
            await mail.to_household(work, row["household_id"], notice)


async def _over(work: Work, actor: Actor, turn_id: int) -> Any:
    """The turn, when it is over and not for longer than a week."""
    turn = await open_turn(work, turn_id)
    guard.leader_or_official(actor, turn["group_id"])
    if turn["state"] not in ("finished", "missed"):
        raise Refusal("patrol-mark-early")
    if work.epoch > turn["ends_at"] + MARKS_LAST:
        raise Refusal("patrol-mark-late")
    return turn


async def _row(work: Work, turn: Any, household_id: int) -> Any:
    for row in await duties.team(work.tx, turn["id"]):
        if row["household_id"] == household_id and row["group_id"] == turn["group_id"]:
            return row
    raise Refusal("patrol-not-asked")
