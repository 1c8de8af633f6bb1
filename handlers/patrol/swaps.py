"""Use cases of swapping nights between groups, for leaders: offer, take, withdraw, lapse."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain.clock import from_epoch
from domain.notice import Lane, Notice, say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import groups, patrol
from storage import swaps as storage

from . import mail, swap_notices, team
from .turns import open_turn

_CHOICE = 4


async def choose(work: Work, actor: Actor) -> Notice:
    """A leader types /swap: which of the group's own nights?"""
    led = sorted(actor.leads | actor.liaison_of)
    if not led:
        raise Refusal("common-only-leaders")
    guard.private(actor)
    turns = [turn for i in led for turn in await patrol.of_group(work.tx, i, work.epoch, _CHOICE)]
    turns = [turn for turn in turns if turn["state"] == "planned" and turn["starts_at"] > work.epoch]
    if not turns:
        raise Refusal("patrol-swap-none")
    return swap_notices.swap_choice([mail.slot(work, turn) for turn in turns])


async def offer(work: Work, actor: Actor, turn_id: int) -> Notice:
    """A leader offers one of the group's own nights to the leaders of all other groups."""
    turn = await open_turn(work, turn_id)
    guard.leader(actor, turn["group_id"])
    if turn["state"] != "planned" or turn["starts_at"] <= work.epoch:
        raise Refusal("patrol-swap-past")
    readers = await patrol.leaders_elsewhere(work.tx, turn["group_id"])
    if not readers:
        raise Refusal("patrol-swap-nobody")
    swap_id = await storage.ask(
        work.tx, turn_id, turn["group_id"], actor.user_id, work.epoch, turn["starts_at"]
    )
    if swap_id is None:
        raise Refusal("patrol-swap-open")
    slot = mail.slot(work, turn)
    notice = swap_notices.offer(slot, swap_id)
    await work.post.send_all(readers, notice, lane=Lane.DUTY, ref=swap_notices.offer_ref(swap_id))
    await work.note("patrol", "swap-asked", turn_id, actor=actor.user_id, group_id=turn["group_id"])
    return swap_notices.offered(slot, swap_id, len(readers))


async def withdraw(work: Work, actor: Actor, swap_id: int) -> Notice:
    """The leader who offered a night keeps it after all."""
    swap = await _get(work, swap_id)
    guard.leader(actor, swap["from_id"])
    if not await storage.end(work.tx, swap_id, "withdrawn", actor.user_id, work.epoch):
        raise _settled(swap)
    await _close_offers(work, swap, say("patrol-swap-withdrawn", **_words(work, swap)))
    await work.note(
        "patrol", "swap-withdrawn", swap["turn_id"], actor=actor.user_id, group_id=swap["from_id"]
    )
    return say("patrol-said-withdrawn", **_words(work, swap))


async def take(work: Work, actor: Actor, swap_id: int) -> Notice:
    """Another leader takes the night: from now on it is their group's. The second one hears who was first."""
    swap = await _get(work, swap_id)
    group_id = await _taker(work, actor, swap)
    if not await storage.take(work.tx, swap_id, group_id, actor.user_id, work.epoch):
        raise _settled(swap)
    turn = await open_turn(work, swap["turn_id"])
    if turn["group_id"] != swap["from_id"] or not await team.hand_over(work, turn, group_id):
        raise Refusal("patrol-swap-past")
    group = await groups.get(work.tx, group_id)
    words = _words(work, swap) | {"taker": group["name"] if group else ""}
    await _close_offers(work, swap, say("patrol-swap-taken", **words))
    await mail.to_leaders(work, turn, say("patrol-swap-done", **words))
    await mail.to_chat(work, swap["from_id"], say("patrol-swap-done", **words))
    await mail.to_chat(work, group_id, say("patrol-swap-ours", **words))
    await work.note("patrol", "swap-taken", turn["id"], actor=actor.user_id, group_id=group_id)
    return say("patrol-said-taken", **words)


async def _taker(work: Work, actor: Actor, swap: Any) -> int:
    """The group the actor takes the night for: one they lead, not the one that gives, not out that night."""
    led = sorted(actor.leads) + sorted(actor.liaison_of)
    others = [group_id for group_id in led if group_id != swap["from_id"]]
    if not led:
        raise Refusal("common-only-leaders")
    if not others:
        raise Refusal("patrol-swap-own")
    if swap["state"] != "asked":
        raise _settled(swap)
    for group_id in others:
        if not await patrol.busy(work.tx, swap["night"], group_id):
            return group_id
    raise Refusal("patrol-swap-busy")


async def _get(work: Work, swap_id: int) -> Any:
    swap = await storage.get(work.tx, swap_id)
    if swap is None:
        raise Refusal("common-old-button")
    return swap


def _settled(swap: Any) -> Refusal:
    """Why an offer cannot be taken or withdrawn any more."""
    if swap["state"] == "taken":
        return Refusal("patrol-swap-gone", taker=swap["taken_name"], at=from_epoch(swap["settled_at"]))
    return Refusal("patrol-swap-was-withdrawn" if swap["state"] == "withdrawn" else "patrol-swap-past")


def _words(work: Work, swap: Any) -> dict[str, object]:
    start = from_epoch(swap["starts_at"])
    end = from_epoch(swap["ends_at"]).astimezone(work.settings.village.zone).time()
    return {"group": swap["from_name"], "start": start, "end": end}


async def _close_offers(work: Work, swap: Any, notice: Notice) -> None:
    readers = await patrol.leaders_elsewhere(work.tx, swap["from_id"])
    await mail.renew(work, readers, swap_notices.offer_ref(swap["id"]), notice)


async def lapse_due(work: Work) -> None:
    """Offers nobody took by the start lapse: the first group stays responsible and hears it."""
    for swap_id in await storage.due(work.tx, work.epoch, 20):
        swap = await _get(work, swap_id)
        if await storage.end(work.tx, swap_id, "lapsed", None, work.epoch):
            words = _words(work, swap)
            await _close_offers(work, swap, say("patrol-swap-over", **words))
            turn = await patrol.get(work.tx, swap["turn_id"])
            if turn is not None and turn["group_id"] == swap["from_id"]:
                await mail.to_leaders(work, turn, say("patrol-swap-lapsed", **words))
            await work.note(
                "patrol",
                "swap-lapsed",
                swap["turn_id"],
                group_id=swap["from_id"],
                night=str(date.fromisoformat(swap["night"])),
            )
