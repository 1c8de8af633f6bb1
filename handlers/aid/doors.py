"""Help for a door without a telephone: leader, deputy or official chooses the door, and asks for the household."""

from __future__ import annotations

from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.walking import walked
from handlers.common.work import Work
from storage import households
from storage.database import Row

from . import asking, leader_notices


async def doors(work: Work, actor: Actor, page: int) -> Notice:
    """The doors of a leader's groups as one walks past them, a page at a time."""
    guard.private(actor)
    groups = sorted(actor.leads | actor.liaison_of)
    if not groups:
        raise Refusal("common-only-leaders")
    houses = [row for group in groups for row in walked(await households.of_group(work.tx, group))]
    return leader_notices.doors(houses, page)


async def door(work: Work, actor: Actor, household_id: int) -> Notice:
    """What does that door need?"""
    return leader_notices.door(await _house(work, actor, household_id))


async def ask(work: Work, actor: Actor, household_id: int, kind: str) -> Notice:
    """Ask for help for that household; it belongs to them, and says who asked."""
    await _house(work, actor, household_id)
    return await asking.for_door(work, actor, household_id, kind)


async def _house(work: Work, actor: Actor, household_id: int) -> Row:
    guard.private(actor)
    house = await households.get(work.tx, household_id)
    if house is None or not house["active"]:
        raise Refusal("common-old-button")
    guard.leader_or_official(actor, house["group_id"])
    await looked(work, actor, household_id=household_id, what="door")
    return house
