"""Use cases of a household that goes: moved away, brought back, written down by mistake."""

from __future__ import annotations

from domain.notice import Lane, Notice, say
from domain.refusal import Refusal
from handlers.common import membership
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import homes, people, wishes
from storage.database import Row
from storage.people import Reader

from . import actions, returning, telling
from . import homes_notices as notices
from .homes import house_for, leader_stays, page
from .sweeps import KEPT

_DAY = 86400  # seconds


async def sure_moved(work: Work, actor: Actor, household_id: int) -> Notice:
    """Ask before a household is taken out because it moved away."""
    house = await _leaving(work, actor, household_id)
    return notices.sure("moved", f"households:moved-yes:{household_id}", house, days=KEPT // _DAY)


async def _leaving(work: Work, actor: Actor, household_id: int) -> Row:
    house = await house_for(work, actor, household_id)
    if household_id in actor.homes and not (actor.official or actor.admin):
        raise Refusal("homes-own-house")
    speakers = await homes.speakers(work.tx, household_id)
    await leader_stays(work, actor, house, [one["user_id"] for one in speakers])
    return house


async def moved(work: Work, actor: Actor, household_id: int) -> Notice:
    """A household moved away: nothing is asked of it any more, its people hear how to register where they live now."""
    house = await _leaving(work, actor, household_id)
    if not await homes.go(work.tx, household_id, "moved", work.epoch):
        raise Refusal("homes-gone", number=house["number"])
    await _note(work, actor, "moved", house)
    await _let_go(work, house)
    news = notices.to_page("homes-moved-news", house, days=KEPT // _DAY)
    await telling.tell_officials(work, news, but=actor.user_id)
    if not actor.cares_for(house["group_id"]) and house["group_id"] is not None:
        readers = await people.leaders(work.tx, house["group_id"])
        await work.post.send_all(readers, news, lane=Lane.DUTY)
    return await page(work, actor, household_id)


async def _note(work: Work, actor: Actor, verb: str, house: Row) -> None:
    await work.note(
        "households", verb, actor=actor.user_id, household_id=house["id"], group_id=house["group_id"]
    )


async def _let_go(work: Work, house: Row) -> None:
    """Its accounts lose it and hear that; wishes to join it end; its codes let nobody in."""
    for one in await homes.speakers(work.tx, house["id"]):
        await membership.unlink(work, one["user_id"], house["id"], "moved")
        if one["reachable"]:
            reader = Reader(one["user_id"], one["language"])
            await work.post.send(reader, say("homes-you-moved", **notices.where(house)), lane=Lane.DUTY)
    await actions.end_wishes(work, await wishes.open_for(work.tx, house["id"]))
    await homes.kill_codes(work.tx, house["id"], work.epoch)


async def back(work: Work, actor: Actor, household_id: int) -> Notice:
    """It was marked as moved by mistake: it is here again, with the people who spoke for it."""
    house = await house_for(work, actor, household_id, gone=True)
    if house["active"]:
        raise Refusal("homes-here", number=house["number"])
    since = house["gone_at"]
    if not await homes.come_back(work.tx, household_id, work.epoch - KEPT, work.epoch):
        raise Refusal("homes-erased", number=house["number"])
    await _note(work, actor, "back", house)
    for user_id in await homes.unlinked_since(work.tx, household_id, since):
        await _welcome_back(work, house, user_id, since)
    await telling.tell_officials(work, notices.to_page("homes-back-news", house), but=actor.user_id)
    return await page(work, actor, household_id)


async def _welcome_back(work: Work, house: Row, user_id: int, since: int) -> None:
    """Somebody speaks for the household again, with the role they had; the agreement is shown once more."""
    if await membership.link(work, user_id, house["id"], "back"):
        await homes.introduced(work.tx, house["id"], user_id)
        reader = Reader(user_id, await people.language_of(work.tx, user_id))
        await work.post.send(reader, membership.joined(house), lane=Lane.DUTY)
        await returning.give_back(work, reader, house, since)


async def sure_mistake(work: Work, actor: Actor, household_id: int) -> Notice:
    """Ask before a household that was just written down is taken out again."""
    house = await _just_written(work, actor, household_id)
    return notices.sure("mistake", f"households:mistake-yes:{household_id}", house)


async def mistake(work: Work, actor: Actor, household_id: int) -> Notice:
    """A household was written down by mistake: take it out and erase what was typed."""
    house = await _just_written(work, actor, household_id)
    if not await homes.go(work.tx, household_id, "ended", work.epoch):
        raise Refusal("homes-gone", number=house["number"])
    await _note(work, actor, "mistake", house)
    await _let_go(work, house)
    await homes.erase(work.tx, household_id)
    await telling.tell_officials(
        work, say("homes-mistake-officials", **notices.where(house)), but=actor.user_id
    )
    return say("homes-mistake-done", **notices.where(house))


async def _just_written(work: Work, actor: Actor, household_id: int) -> Row:
    house = await _leaving(work, actor, household_id)
    if not await homes.noted_since(work.tx, household_id, "registered", work.epoch - _DAY):
        raise Refusal("homes-too-late", number=house["number"])
    return house
