"""Use cases of a household that is in no list: its leader writes it down; an official sets the right number later."""

from __future__ import annotations

from typing import Any

from domain import stated
from domain.danger import NONE
from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.words import load
from handlers.common.work import Work
from storage import groups, homes, households
from storage.database import Row

from . import homes_notices as notices
from . import telling
from .homes import house_for, page

STEPS = ("address", "head", "number")  # what is asked, in this order


async def begin(work: Work, actor: Actor, group_id: int) -> Notice:
    """A leader wants to write down a household of the group that is in no list: ask for its door."""
    group = await _group(work, actor, group_id)
    return say("homes-new-address", group=group["name"])


async def _group(work: Work, actor: Actor, group_id: int) -> Row:
    guard.private(actor)
    guard.leader_or_official(actor, group_id)
    group = await groups.get(work.tx, group_id)
    if group is None or not group["active"]:
        raise Refusal("homes-no-such-group")
    return group


async def said(work: Work, actor: Actor, data: dict[str, Any], typed: str) -> Notice:
    """One answer more, kept in `data`; gives the next question, or after the last one the page of the household."""
    step = next(name for name in STEPS if name not in data)
    data[step] = await check(work, actor, data, step, typed)
    if step == "number":
        return await register(work, actor, data["group"], data["address"], data["head"], data["number"])
    if step == "head":
        return say("homes-new-number", address=data["address"], head=data["head"])
    return say("homes-new-head", address=data["address"])


async def check(work: Work, actor: Actor, data: dict[str, Any], step: str, typed: str) -> str:
    """One answer, made tidy; refused with a sentence where it cannot be taken."""
    await _group(work, actor, data["group"])
    if not typed:
        raise Refusal("homes-words-please")
    if step == "address":
        return stated.address(typed)
    if step == "head":
        name = stated.head(typed)
        await _no_twin(work, data["address"], name)
        return name
    return await _free(work, stated.number(typed))


async def _no_twin(work: Work, address: str, head: str) -> None:
    twin = await homes.twin(work.tx, address, head)
    if twin is not None:
        group = twin["group_name"] or ""
        raise Refusal("homes-new-known", number=twin["number"], group=group, placed="yes" if group else "no")


async def _free(work: Work, number: str) -> str:
    """A number that no household has now, written as one that left had it; "" stays: none is known."""
    owner = await homes.owner_of_number(work.tx, number) if number else None
    if owner is None:
        return number
    if owner["active"]:
        _taken(number, owner)
    return str(owner["number"])


def _taken(number: str, owner: Row) -> None:
    raise Refusal(
        "homes-number-taken", number=number, address=owner["address"] or "–", head=owner["head"] or "–"
    )


async def register(work: Work, actor: Actor, group_id: int, address: str, head: str, number: str) -> Notice:
    """Write the household down in the leader's group; the officials hear it. Without a number one is made up."""
    group = await _group(work, actor, group_id)
    await _no_twin(work, address, head)
    shown = await _free(work, number) or await _made_up(work, group["name"])
    row = {"number": shown, "address": address, "head": head, "people": None, "phone": "", "lat": None}
    more = {"lon": None, "hazard": "", "danger": NONE, "needs": "", "hamlet": group["hamlet"]}
    household_id = await households.save(work.tx, {**row, **more}, work.epoch)
    await households.assign(work.tx, [(shown, group_id)], work.epoch)
    if not number:
        await homes.make_provisional(work.tx, household_id)
    await work.note(
        "households", "registered", actor=actor.user_id, household_id=household_id, group_id=group_id
    )
    house = await house_for(work, actor, household_id)
    key = "homes-registered-news" if number else "homes-provisional-news"
    await telling.tell_officials(work, notices.to_page(key, house), but=actor.user_id)
    return notices.saved(await page(work, actor, household_id))


async def _made_up(work: Work, group: str) -> str:
    """A number that nobody has or had, such as new-3-1 in group 3."""
    village = work.settings.village
    word = load().text(village.language, village.zone, "homes-number-new", {})
    return await homes.next_made_up(work.tx, f"{word}-{group[:10]}")


async def ask_number(work: Work, actor: Actor, household_id: int) -> Notice:
    """An official wants to set the office's number in place of a made-up one."""
    house = await _provisional(work, actor, household_id)
    return say("homes-ask-number", **notices.where(house))


async def _provisional(work: Work, actor: Actor, household_id: int) -> Row:
    guard.official(actor)
    house = await house_for(work, actor, household_id)
    if not house["provisional"]:
        raise Refusal("homes-number-settled", number=house["number"])
    return house


async def settle_number(work: Work, actor: Actor, household_id: int, typed: str) -> Notice:
    """The office's number stands from now on, unless another household has it."""
    house = await _provisional(work, actor, household_id)
    if not typed:
        raise Refusal("homes-words-please")
    number = stated.number(typed)
    if not number:
        raise Refusal("homes-number-unreadable", most=20)
    owner = await homes.owner_of_number(work.tx, number)
    if owner is not None:
        _taken(number, owner)
    await homes.settle_number(work.tx, household_id, number, work.epoch)
    await work.note(
        "households",
        "numbered",
        actor=actor.user_id,
        household_id=household_id,
        group_id=house["group_id"],
    )
    return notices.saved(await page(work, actor, household_id))
