"""Use cases of exemption: by agreement of the group a household is out of the patrols, without a mark."""

from __future__ import annotations

from typing import Any

from domain.notice import Notice, say
from domain.refusal import Refusal
from domain.team import newcomer_credit
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.work import Work
from storage import duties, groups, home_swaps, households, ledger, patrol, strays

from . import mail, rota_notices, team


async def page(work: Work, actor: Actor, group_id: int) -> Notice:
    """A leader looks at who is exempt, and exempts a household or takes that back."""
    guard.leader_or_official(actor, group_id)
    guard.private(actor)
    group = await groups.get(work.tx, group_id)
    await looked(work, actor, group_id=group_id, what="exempt")
    members = await duties.members(work.tx, group_id)
    return rota_notices.exempt(group_id, group["name"] if group else "", members)


async def exempt(work: Work, actor: Actor, household_id: int) -> Notice:
    """The group has agreed: the household is not asked any more. Its chat is shown so, once."""
    house = await _house(work, actor, household_id)
    if await ledger.set_exempt(work.tx, household_id, True, work.epoch):
        await _free(work, house)
        await _tell(work, actor, house, "exempted")
    return rota_notices.exempted(house)


async def take_back(work: Work, actor: Actor, household_id: int) -> Notice:
    """The household goes again. It owes nothing for the time it was exempt."""
    house = await _house(work, actor, household_id)
    if await ledger.set_exempt(work.tx, household_id, False, work.epoch):
        members = [team.member(row) for row in await team.households(work, house["group_id"])]
        own = next(one for one in members if one.number == house["number"])
        even = newcomer_credit([one for one in members if one is not own])
        await ledger.set_credit(work.tx, household_id, max(own.credit, even - own.served))
        await _tell(work, actor, house, "unexempted")
    return rota_notices.unexempted(house)


async def _house(work: Work, actor: Actor, household_id: int) -> Any:
    house = await households.get(work.tx, household_id)
    if house is None or not house["active"] or house["group_id"] is None:
        raise Refusal("common-old-button")
    guard.leader_or_official(actor, house["group_id"])
    return house


async def _tell(work: Work, actor: Actor, house: Any, verb: str) -> None:
    """The group's chat and the household hear it."""
    head = house["head"] or house["number"]
    await mail.to_chat(work, house["group_id"], say(f"patrol-chat-{verb}", head=head))
    await mail.to_household(work, house["id"], say(f"patrol-home-{verb}"))
    await work.note("patrol", verb, actor=actor.user_id, household_id=house["id"], group_id=house["group_id"])


async def _free(work: Work, house: Any) -> None:
    """Turns it was asked for and that have not begun go to the next in line."""
    for duty in await ledger.ahead(work.tx, house["id"], work.epoch):
        await home_swaps.end_of(work.tx, duty["turn_id"], house["id"], work.epoch)
        await strays.release(work.tx, duty["turn_id"], house["id"])
        turn = await patrol.get(work.tx, duty["turn_id"])
        await team.ask_next(work, turn)
        await mail.renew_brief(work, duty["turn_id"])
