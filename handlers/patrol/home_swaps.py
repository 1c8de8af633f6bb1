"""Use cases of swapping a duty between households of a group: offer, take, undo, withdraw, lapse.

The household whose duty another takes keeps its place in the order, so it goes the next time: the turn served counts.
"""

from __future__ import annotations

from typing import Any

from domain.clock import from_epoch, to_epoch
from domain.notice import Notice
from domain.refusal import Refusal
from domain.swapping import next_reminder
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import duties, patrol
from storage import home_swaps as storage
from storage.people import Reader

from . import home_swap_notices as words
from . import mail, notices, team
from .turns import open_turn

Swap = Any


async def page(work: Work, actor: Actor, turn_id: int) -> Notice:
    """A leader looks for whom of a coming team to ask for a swap."""
    turn = await open_turn(work, turn_id)
    guard.leader_or_official(actor, turn["group_id"])
    _ahead(work, turn)
    going = [row for row in await duties.team(work.tx, turn_id) if row["state"] in ("asked", "confirmed")]
    return words.choose(mail.slot(work, turn), going)


async def offer(work: Work, actor: Actor, turn_id: int, household_id: int) -> Notice:
    """A household (or its leader for it) asks the others of the group who goes instead."""
    turn = await open_turn(work, turn_id)
    _speaks_for(actor, household_id, turn["group_id"])
    _ahead(work, turn)
    duty = await duties.of_turn(work.tx, turn_id, household_id)
    if duty is None or duty["state"] not in ("asked", "confirmed"):
        raise Refusal("patrol-not-asked")
    if not (others := await storage.free(work.tx, turn_id)):
        raise Refusal("patrol-hswap-nobody")
    start = turn["starts_at"]
    swap_id = await storage.ask(
        work.tx, turn_id, household_id, actor.user_id, work.epoch, start, _reminder(work, start)
    )
    if swap_id is None:
        raise Refusal("patrol-hswap-open")
    swap = await _get(work, swap_id)
    asked = await _ask_others(work, turn, swap, again=False)
    unreached = [row for row in others if not row["reachable"]]
    if unreached or not actor.cares_for(turn["group_id"]):
        await mail.to_leaders(work, turn, words.for_leader(mail.slot(work, turn), swap, unreached))
    await _note(work, "home-swap-asked", swap, actor.user_id)
    if household_id not in actor.homes:
        await mail.to_household(work, household_id, words.offered_for_you(mail.slot(work, turn), swap_id))
        return words.offered_for(mail.slot(work, turn), swap, asked)
    return words.offered(mail.slot(work, turn), swap_id, asked)


async def _ask_others(work: Work, turn: Any, swap: Swap, *, again: bool) -> int:
    """Ask who could go; gives how many households were reached."""
    slot, reached = mail.slot(work, turn), 0
    for row in await storage.free(work.tx, turn["id"]):

        def make(home: notices.Home, _: int) -> Notice:
            return words.offer(slot, swap, home, again)

        reached += await mail.ask_home(work, row["id"], words.offer_ref(swap["id"]), make) > 0
    return reached


async def take(work: Work, actor: Actor, swap_id: int, home: int | None = None) -> Notice:
    """Another household of the group (or the leader for it) goes instead. The second one hears who was first."""
    swap = await _get(work, swap_id)
    if swap["state"] != "asked":
        raise _settled(swap)
    turn = await open_turn(work, swap["turn_id"])
    taker = await _taker(work, actor, swap, home)
    if not await storage.take(work.tx, swap_id, taker, actor.user_id, work.epoch):
        raise _settled(await _get(work, swap_id))
    members = {row["id"]: team.member(row) for row in await team.households(work, turn["group_id"])}
    first, owes = swap["household_id"], members[taker].owed > 0
    await storage.move(work.tx, turn["id"], first, taker, "confirmed", owes, actor.user_id, work.epoch)
    swap = await _get(work, swap_id)
    await _close_offers(work, turn, swap, words.taken(mail.slot(work, turn), swap))
    await _tell_taken(work, turn, swap)
    await _note(work, "home-swap-taken", swap, actor.user_id)
    return words.said_taken(mail.slot(work, turn), swap)


async def _tell_taken(work: Work, turn: Any, swap: Swap) -> None:
    """The first household hears who goes; the other one has the buttons of whoever goes; the leader sees the team."""
    slot, turn_id, first, taker = mail.slot(work, turn), turn["id"], swap["household_id"], swap["taken_id"]
    await mail.to_household(work, first, words.given(slot, swap), ref=notices.ask_ref(turn_id, first))
    ref = notices.ask_ref(turn_id, taker)
    await mail.ask_home(work, taker, ref, lambda home, _: words.going(slot, swap, home))
    await mail.renew_brief(work, turn_id)


async def _taker(work: Work, actor: Actor, swap: Swap, home: int | None) -> int:
    """The household that goes: one of the actor's (or, for a leader, of the group) that is not out that night."""
    able = [row["id"] for row in await storage.free(work.tx, swap["turn_id"])]
    if home is not None:
        _speaks_for(actor, home, swap["group_id"])
    mine = [house for house in (actor.homes if home is None else (home,)) if house in able]
    if mine:
        return int(mine[0])
    if swap["household_id"] in actor.homes and home in (None, swap["household_id"]):
        raise Refusal("patrol-hswap-own")
    raise Refusal("patrol-hswap-busy" if swap["group_id"] in actor.groups else "common-other-household")


async def withdraw(work: Work, actor: Actor, swap_id: int) -> Notice:
    """The household that offered its duty goes after all."""
    swap = await _get(work, swap_id)
    _speaks_for(actor, swap["household_id"], swap["group_id"])
    if not await storage.end(work.tx, swap_id, "withdrawn", actor.user_id, work.epoch):
        raise _settled(swap)
    turn = await patrol.get(work.tx, swap["turn_id"])
    await _close_offers(work, turn, swap, words.withdrawn(mail.slot(work, turn), swap))
    await _note(work, "home-swap-withdrawn", swap, actor.user_id)
    return words.said_withdrawn(mail.slot(work, turn))


async def undo(work: Work, actor: Actor, swap_id: int) -> Notice:
    """Either household (or the leader) takes the swap back before the start: the first one goes again."""
    swap = await _get(work, swap_id)
    first, taker = swap["household_id"], swap["taken_id"]
    if first not in actor.homes and taker not in actor.homes:
        guard.leader_or_official(actor, swap["group_id"])
    if not await storage.undo(work.tx, swap_id, actor.user_id, work.epoch):
        raise Refusal("patrol-hswap-undone-before" if swap["undone_at"] else "patrol-hswap-past")
    turn = await open_turn(work, swap["turn_id"])
    state = "confirmed" if first in actor.homes else "asked"
    duty = await duties.of_turn(work.tx, turn["id"], first)
    makes_up = bool(duty and duty["makes_up"])
    await storage.move(work.tx, turn["id"], taker, first, state, makes_up, actor.user_id, work.epoch)
    slot = mail.slot(work, turn)
    await mail.to_household(work, taker, words.undone_taker(slot, swap))
    ref = notices.ask_ref(turn["id"], first)
    await mail.ask_home(work, first, ref, lambda home, _: words.undone_first(slot, swap, state, home))
    await mail.renew_brief(work, turn["id"])
    await _note(work, "home-swap-undone", swap, actor.user_id)
    return words.said_undone(slot, swap)


async def due(work: Work, limit: int) -> None:
    """Offers nobody took by the start lapse, and the first one goes; of open ones the others are reminded."""
    for swap_id in await storage.due(work.tx, work.epoch, limit):
        swap = await _get(work, swap_id)
        if await storage.end(work.tx, swap_id, "lapsed", None, work.epoch):
            turn = await patrol.get(work.tx, swap["turn_id"])
            slot = mail.slot(work, turn)
            await _close_offers(work, turn, swap, words.over(slot, swap))
            if await _goes(work, swap):
                await mail.to_household(work, swap["household_id"], words.lapsed(slot))
            await _note(work, "home-swap-lapsed", swap, None)
    for swap_id in await storage.to_remind(work.tx, work.epoch, limit):
        swap = await _get(work, swap_id)
        await storage.remind_at(work.tx, swap_id, _reminder(work, swap["starts_at"]))
        turn = await patrol.get(work.tx, swap["turn_id"])
        if await _goes(work, swap):
            await _ask_others(work, turn, swap, again=True)
            notice = words.still_open(mail.slot(work, turn), swap_id)
            await mail.to_household(work, swap["household_id"], notice)


async def _goes(work: Work, swap: Swap) -> bool:
    """Whether the first household still goes; not when a storm keeps the patrol at home."""
    if swap["turn_state"] not in ("planned", "started"):
        return False
    duty = await duties.of_turn(work.tx, swap["turn_id"], swap["household_id"])
    return duty is not None and duty["state"] in ("asked", "confirmed")


def _reminder(work: Work, starts_at: int) -> int | None:
    at = next_reminder(from_epoch(starts_at), work.now)
    return to_epoch(at) if at else None


def _ahead(work: Work, turn: Any) -> None:
    if turn["state"] != "planned" or turn["starts_at"] <= work.epoch:
        raise Refusal("patrol-hswap-past")


def _speaks_for(actor: Actor, household_id: int, group_id: int) -> None:
    """Somebody of the household, or the leader of its group for it."""
    if not (actor.cares_for(group_id) or actor.official or actor.admin):
        guard.household(actor, household_id)


async def _get(work: Work, swap_id: int) -> Swap:
    swap = await storage.get(work.tx, swap_id)
    if swap is None:
        raise Refusal("common-old-button")
    return swap


def _settled(swap: Swap) -> Refusal:
    """Why an offer cannot be taken or withdrawn any more."""
    if swap["undone_at"] is not None:
        return Refusal("patrol-hswap-undone-before")
    if swap["state"] == "taken":
        return Refusal("patrol-hswap-gone", taker=swap["taker"], at=from_epoch(swap["settled_at"]))
    return Refusal("patrol-hswap-was-withdrawn" if swap["state"] == "withdrawn" else "patrol-hswap-past")


async def _close_offers(work: Work, turn: Any, swap: Swap, notice: Notice) -> None:
    """Whoever was asked sees how it ended."""
    ref = words.offer_ref(swap["id"])
    for row in await duties.members(work.tx, turn["group_id"]):
        if row["id"] not in (swap["household_id"], swap["taken_id"]):
            readers = [Reader(r["chat_id"], r["language"]) for r in await duties.readers(work.tx, row["id"])]
            await mail.renew(work, readers, ref, notice)


async def _note(work: Work, verb: str, swap: Swap, actor: int | None) -> None:
    await work.note(
        "patrol",
        verb,
        swap["turn_id"],
        actor=actor,
        household_id=swap["household_id"],
        group_id=swap["group_id"],
    )
