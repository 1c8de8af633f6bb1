"""Use cases of swapping nights between groups, for leaders: offer, take, undo, withdraw, lapse."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain.clock import from_epoch, to_epoch
from domain.notice import Lane, Notice, say
from domain.refusal import Refusal
from domain.swapping import next_reminder
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import groups, patrol
from storage import swaps as storage

from . import home_swaps, mail, swap_notices, team
from .turns import open_turn

_CHOICE = 4
_AT_ONCE = 20


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
    swapped = {turn["id"]: await storage.in_force(work.tx, turn["id"]) for turn in turns}
    return swap_notices.swap_choice([(mail.slot(work, turn), swapped[turn["id"]]) for turn in turns])


async def offer(work: Work, actor: Actor, turn_id: int) -> Notice:
    """A leader offers one of the group's own nights to the leaders of all other groups."""
    turn = await open_turn(work, turn_id)
    await _not_swapped(work, actor, turn)
    guard.leader(actor, turn["group_id"])
    if turn["state"] != "planned" or turn["starts_at"] <= work.epoch:
        raise Refusal("patrol-swap-past")
    readers = await patrol.leaders_elsewhere(work.tx, turn["group_id"])
    if not readers:
        raise Refusal("patrol-swap-nobody")
    start, remind = turn["starts_at"], reminder(work, turn["starts_at"])
    swap_id = await storage.ask(work.tx, turn_id, turn["group_id"], actor.user_id, work.epoch, start, remind)
    if swap_id is None:
        raise Refusal("patrol-swap-open")
    slot = mail.slot(work, turn)
    notice = swap_notices.offer(slot, swap_id)
    await work.post.send_all(readers, notice, lane=Lane.DUTY, ref=swap_notices.offer_ref(swap_id))
    await work.note("patrol", "swap-asked", turn_id, actor=actor.user_id, group_id=turn["group_id"])
    return swap_notices.offered(slot, swap_id, len(readers))


def reminder(work: Work, starts_at: int) -> int | None:
    """When those who could take a night are reminded of it next."""
    at = next_reminder(from_epoch(starts_at), work.now)
    return to_epoch(at) if at else None


async def _not_swapped(work: Work, actor: Actor, turn: Any) -> None:
    """A night that was swapped goes back to the first group before it is offered again."""
    swap_id = await storage.in_force(work.tx, turn["id"])
    swap = await storage.get(work.tx, swap_id) if swap_id is not None else None
    if swap and (actor.cares_for(swap["from_id"]) or actor.cares_for(swap["taken_id"])):
        raise Refusal("patrol-swap-already", group=swap["from_name"], taker=swap["taken_name"])


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
    back = (swap_notices.back_button(swap_id),)
    await mail.to_leaders(work, turn, say("patrol-swap-done", back, **words))
    await mail.to_chat(work, swap["from_id"], say("patrol-swap-done", **words))
    await mail.to_chat(work, group_id, say("patrol-swap-ours", **words))
    await work.note("patrol", "swap-taken", turn["id"], actor=actor.user_id, group_id=group_id)
    return say("patrol-said-taken", back, **words)


async def undo(work: Work, actor: Actor, swap_id: int) -> Notice:
    """A leader of either group takes a swap back before the start: the night is the first group's again."""
    swap = await _get(work, swap_id)
    if not (actor.cares_for(swap["from_id"]) or actor.cares_for(swap["taken_id"])):
        raise Refusal("common-only-leaders")
    if swap["undone_at"] is not None:
        raise Refusal("patrol-swap-undone-before", group=swap["from_name"])
    if await patrol.busy(work.tx, swap["night"], swap["from_id"]):
        raise Refusal("patrol-swap-back-busy", group=swap["from_name"])
    turn = await open_turn(work, swap["turn_id"])
    if not await storage.undo(work.tx, swap_id, actor.user_id, work.epoch):
        raise Refusal("patrol-swap-past")
    if not await team.hand_over(work, turn, swap["from_id"]):
        raise Refusal("patrol-swap-past")
    words = _words(work, swap) | {"taker": swap["taken_name"]}
    for group_id in (swap["from_id"], swap["taken_id"]):
        now = {**dict(turn), "group_id": group_id}
        await mail.to_leaders(work, now, say("patrol-swap-undone", **words))
        await mail.to_chat(work, group_id, say("patrol-swap-undone", **words))
    await work.note("patrol", "swap-undone", turn["id"], actor=actor.user_id, group_id=swap["from_id"])
    return say("patrol-said-undone", **words)


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
    if swap["undone_at"] is not None:
        return Refusal("patrol-swap-undone-before", group=swap["from_name"])
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


async def due(work: Work) -> None:
    """Offers nobody took by the start lapse, others are reminded; the same between households."""
    for swap_id in await storage.due(work.tx, work.epoch, _AT_ONCE):
        await _lapse(work, await _get(work, swap_id))
    for swap_id in await storage.to_remind(work.tx, work.epoch, _AT_ONCE):
        await _remind(work, await _get(work, swap_id))
    await home_swaps.due(work, _AT_ONCE)


async def _lapse(work: Work, swap: Any) -> None:
    """The first group stays responsible and hears it."""
    if not await storage.end(work.tx, swap["id"], "lapsed", None, work.epoch):
        return
    words = _words(work, swap)
    await _close_offers(work, swap, say("patrol-swap-over", **words))
    turn = await patrol.get(work.tx, swap["turn_id"])
    if turn is not None and _theirs(turn, swap):
        await mail.to_leaders(work, turn, say("patrol-swap-lapsed", **words))
    night = str(date.fromisoformat(swap["night"]))
    await work.note("patrol", "swap-lapsed", swap["turn_id"], group_id=swap["from_id"], night=night)


def _theirs(turn: Any, swap: Any) -> bool:
    """Whether the first group still goes: the night was not handed over, and no storm keeps it at home."""
    return bool(turn["group_id"] == swap["from_id"] and turn["state"] in ("planned", "started"))


async def _remind(work: Work, swap: Any) -> None:
    """Whoever could take the night is asked once more; the first group hears that it is still theirs."""
    await storage.remind_at(work.tx, swap["id"], reminder(work, swap["starts_at"]))
    turn = await patrol.get(work.tx, swap["turn_id"])
    if turn is None or not _theirs(turn, swap):
        return
    slot, readers = mail.slot(work, turn), await patrol.leaders_elsewhere(work.tx, swap["from_id"])
    again = swap_notices.offer(slot, swap["id"], again=True)
    await work.post.send_all(readers, again, lane=Lane.DUTY, ref=swap_notices.offer_ref(swap["id"]))
    await mail.to_leaders(work, turn, swap_notices.still_open(slot, swap["id"]))
    await work.note("patrol", "swap-reminded", turn["id"], group_id=swap["from_id"])
