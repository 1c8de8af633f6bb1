"""Use cases of a resident with the own household: look at it, say that something is wrong, move away, leave it."""

from __future__ import annotations

from domain.notice import Notice, say
from domain.refusal import Refusal
from domain.stated import words
from handlers.common import guard, membership
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import homes, households
from storage.database import Row

from . import homes_notices, telling
from . import mine_notices as notices
from .homes_notices import Home, to_page

_DAY = 86400  # seconds: nobody is told the same again before
_MOST_WRONG = 3  # times a day that a household says that something is wrong


async def own(work: Work, actor: Actor, household_id: int) -> Row:
    """The household, for somebody who speaks for it, in private."""
    guard.private(actor)
    guard.household(actor, household_id)
    house = await households.get(work.tx, household_id)
    assert house is not None
    return house


async def page(work: Work, actor: Actor, household_id: int) -> Notice:
    """The page of the own household: what is held, who can see it, what can be changed."""
    house = await own(work, actor, household_id)
    home = Home(house, await homes.speakers(work.tx, household_id), await homes.spoken(work.tx, household_id))
    return notices.page(home)


async def ask_wrong(work: Work, actor: Actor, household_id: int) -> Notice:
    """Head or address is wrong: ask what is right."""
    house = await own(work, actor, household_id)
    await _not_too_often(work, house)
    return say("homes-ask-wrong", **homes_notices.where(house))


async def _not_too_often(work: Work, house: Row) -> None:
    if await homes.times_noted(work.tx, house["id"], "wrong", work.epoch - _DAY) >= _MOST_WRONG:
        raise Refusal("homes-wrong-enough", most=_MOST_WRONG)


async def wrong(work: Work, actor: Actor, household_id: int, typed: str) -> Notice:
    """What is right goes to the leader, or to the officials where there is none; nothing changes by itself."""
    house = await own(work, actor, household_id)
    if not typed:
        raise Refusal("homes-words-please")
    await _not_too_often(work, house)
    news = to_page("homes-wrong-news", house, name=actor.name, text=words(typed), head=house["head"] or "–")
    if not await telling.tell_deciders(work, house, news, but=actor.user_id):
        raise Refusal("homes-nobody-hears")
    await _note(work, actor, "wrong", house)
    return say("homes-wrong-told", **homes_notices.where(house))


async def _note(work: Work, actor: Actor, verb: str, house: Row) -> None:
    await work.note(
        "households", verb, actor=actor.user_id, household_id=house["id"], group_id=house["group_id"]
    )


async def sure_moving(work: Work, actor: Actor, household_id: int) -> Notice:
    """Ask before the leader is told that the household moves away."""
    return notices.sure("moving", household_id, await own(work, actor, household_id))


async def moving(work: Work, actor: Actor, household_id: int) -> Notice:
    """The household moves away: the leader hears it, and the person is asked whether to leave now."""
    house = await own(work, actor, household_id)
    if not await homes.noted_since(work.tx, household_id, "moving", work.epoch - _DAY):
        await _note(work, actor, "moving", house)
        news = to_page("homes-moving-news", house, name=actor.name)
        await telling.tell_deciders(work, house, news, but=actor.user_id)
    return notices.leave_now(house)


async def sure_leave(work: Work, actor: Actor, household_id: int) -> Notice:
    """Ask before the person's account leaves the household."""
    return notices.sure("leave", household_id, await own(work, actor, household_id))


async def leave(work: Work, actor: Actor, household_id: int) -> Notice:
    """The person's account leaves the household; where nobody is left, the look over losses tells the leader."""
    house = await own(work, actor, household_id)
    await membership.unlink(work, actor.user_id, household_id, "left")
    return say("homes-left", **homes_notices.where(house))


async def moved_here(work: Work, actor: Actor, new_id: int, old_id: int) -> Notice:
    """Somebody who joined another household has moved there: the old one is left with the same tap."""
    new = await own(work, actor, new_id)
    old = await households.get(work.tx, old_id)
    if old is None or old_id not in actor.homes or old_id == new_id:
        raise Refusal("homes-left-already")
    await membership.unlink(work, actor.user_id, old_id, "left")
    return notices.moved_here(new, old)


async def both(work: Work, actor: Actor, household_id: int) -> Notice:
    """Somebody speaks for both households; that is how it stands already."""
    return say("homes-both", **homes_notices.where(await own(work, actor, household_id)))


async def not_ours(work: Work, actor: Actor, household_id: int, user_id: int) -> Notice:
    """Somebody of the household says that a new account is not one of theirs: the leader hears it."""
    house = await own(work, actor, household_id)
    person = [one for one in await homes.speakers(work.tx, household_id) if one["user_id"] == user_id]
    if not person:
        raise Refusal("homes-not-theirs", number=house["number"])
    if not await homes.noted_since(work.tx, household_id, "not-ours", work.epoch - _DAY):
        news = to_page("homes-not-ours-news", house, name=actor.name, other=person[0]["name"])
        if not await telling.tell_deciders(work, house, news, but=user_id):
            raise Refusal("homes-nobody-hears")
        await _note(work, actor, "not-ours", house)
    return say("homes-not-ours-told", name=person[0]["name"], **homes_notices.where(house))
