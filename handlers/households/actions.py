"""Use cases of joining a household without a code: ask, withdraw, and the group's leader decides."""

from __future__ import annotations

from collections.abc import Sequence

from domain.notice import Lane, Notice, say
from domain.refusal import Refusal
from handlers.common import guard, membership
from handlers.common.guard import Actor
from handlers.common.walking import walked
from handlers.common.work import Work
from storage import chats, dialogues, households, journal, people, wishes
from storage.database import Row
from storage.people import Reader

from . import notices, sweeps, telling

MOST_WISHES = 3  # that one account may have open, and may have asked one leader within a day
_MOST_A_DAY = 6  # that one account may have asked in all
_DAY = 86400  # seconds
SEARCH = "households:which"  # the question that finds a household


async def find(work: Work, text: str) -> list[Row]:
    """Somebody wrote the number or the door of the household they belong to: those that fit, as one walks past."""
    found = await households.search(work.tx, text[:120])
    if not found:
        raise Refusal("households-not-found", given=text[:40])
    return walked(found)


async def pick(work: Work, actor: Actor, household_id: int) -> Notice:
    """Somebody presses a door that they were shown: an id made up by hand tells nothing about a household."""
    house = await households.get(work.tx, household_id)
    if house is None or not await _was_shown(work, actor, house):
        raise Refusal("households-search-again")
    return await want(work, actor, household_id)


async def _was_shown(work: Work, actor: Actor, house: Row) -> bool:
    """A door of this chat's group; in private one that the search found, was asked for, or is their own."""
    if not actor.private:
        return actor.chat_group is not None and house["group_id"] == actor.chat_group
    question = await dialogues.waiting(work.tx, actor.chat_id, actor.user_id, work.epoch)
    found = question[1].get("found", []) if question and question[0] == SEARCH else []
    asked = [wish["household_id"] for wish in await wishes.open_of(work.tx, actor.user_id)]
    return house["id"] in (*found, *asked, *actor.homes)


async def want(work: Work, actor: Actor, household_id: int) -> Notice:
    """Somebody asks to join a household: its group's leader, or else the officials, are asked."""
    house = await households.get(work.tx, household_id)
    if house is None or not house["active"]:
        raise Refusal("households-not-found", given=house["number"] if house else str(household_id))
    await _may_ask(work, actor, house)
    wish_id = await wishes.ask(work.tx, actor.user_id, household_id, work.epoch, work.epoch + sweeps.PATIENCE)
    if wish_id is None:
        raise Refusal("households-already-asked", number=house["number"])
    deciders = await telling.deciders(work, house["group_id"])
    if not deciders:
        raise Refusal("households-nobody-decides", number=house["number"])
    await work.note("households", "asked", wish_id, actor=actor.user_id, household_id=household_id)
    notice = notices.wish(wish_id, actor.name, house)
    await work.post.send_all(deciders, notice, lane=Lane.REPLY, ref=notices.wish_ref(wish_id))
    return notices.asked(wish_id, house)


async def _may_ask(work: Work, actor: Actor, house: Row) -> None:
    chat = await chats.get(work.tx, actor.user_id)
    if not (chat and chat["reachable"]):  # where the answer will come
        raise Refusal("households-start-first")
    if house["id"] in actor.homes:
        raise Refusal("households-already-yours", number=house["number"])
    waiting = await wishes.open_of(work.tx, actor.user_id)
    if house["id"] in [wish["household_id"] for wish in waiting]:
        raise Refusal("households-already-asked", number=house["number"])
    if len(waiting) >= MOST_WISHES:
        raise Refusal("households-too-many-wishes", most=MOST_WISHES)
    today = await wishes.groups_asked(work.tx, actor.user_id, work.epoch - _DAY)
    if today.count(house["group_id"]) >= MOST_WISHES or len(today) >= _MOST_A_DAY:
        raise Refusal("households-enough-wishes")


async def decide(work: Work, actor: Actor, wish_id: int, approve: bool) -> Notice:
    """A leader approves or refuses with one tap; the asker hears it, the other deciders see it."""
    wish = await _wish(work, wish_id)
    guard.leader_or_official(actor, wish["group_id"])
    house = await households.get(work.tx, wish["household_id"])
    assert house is not None
    state = "approved" if approve else "refused"
    if approve and wish["state"] == "asked" and not house["active"]:
        raise Refusal("households-gone-meanwhile", number=house["number"])
    if not await wishes.decide(work.tx, wish_id, state, actor.user_id, work.epoch):
        raise Refusal("households-already-decided", state=wish["state"])
    await _note(work, wish, state, actor.user_id)
    await _answer(work, wish, house, approve)
    done = notices.decided(wish, state, actor.name)
    await telling.renew(work, wish, done, but=actor.chat_id)
    return done


async def _wish(work: Work, wish_id: int) -> Row:
    """A wish; one whose asker was forgotten is told apart from one that never was."""
    wish = await wishes.get(work.tx, wish_id)
    if wish is None:
        known = await journal.of(work.tx, "households", wish_id)
        raise Refusal("households-wish-gone" if known else "common-old-button")
    return wish


async def _answer(work: Work, wish: Row, house: Row, approve: bool) -> None:
    """The asker is linked, or not, and hears it."""
    asker = Reader(wish["user_id"], await people.language_of(work.tx, wish["user_id"]))
    await work.post.ensure_private(asker.chat_id, wish["name"], asker.language)
    if not approve:
        await work.post.send(asker, say("households-refused", number=wish["number"]))
    elif await membership.link(work, wish["user_id"], house["id"], "leader"):
        await work.post.send(asker, membership.joined(house))


async def _note(work: Work, wish: Row, verb: str, actor: int) -> None:
    await work.note("households", verb, wish["id"], actor=actor, household_id=wish["household_id"])


async def withdraw(work: Work, actor: Actor, wish_id: int) -> Notice:
    """Somebody takes back the wish to join; those who were asked see it."""
    wish = await _wish(work, wish_id)
    if wish["user_id"] != actor.user_id:
        raise Refusal("households-not-your-wish")
    if not await wishes.decide(work.tx, wish_id, "withdrawn", actor.user_id, work.epoch):
        raise Refusal("households-already-decided", state=wish["state"])
    await _note(work, wish, "withdrawn", actor.user_id)
    await telling.renew(work, wish, notices.withdrawn(wish))
    return say("households-you-withdrew", number=wish["number"])


async def end_wishes(work: Work, found: Sequence[Row]) -> None:
    """A household is not here any more: whoever wanted to join it hears that, and so do those who were asked."""
    for wish in found:
        if await wishes.decide(work.tx, wish["id"], "withdrawn", None, work.epoch):
            asker = Reader(wish["user_id"], await people.language_of(work.tx, wish["user_id"]))
            await work.post.send(asker, say("households-wish-void", number=wish["number"]), lane=Lane.DUTY)
            await telling.renew(work, wish, notices.withdrawn(wish))


async def doors_here(work: Work, actor: Actor) -> Notice:
    """In a group chat: the doors of the group, for somebody to say which one is theirs."""
    if actor.chat_group is None:
        raise Refusal("households-chat-unbound")
    return notices.doors(walked(await households.of_group(work.tx, actor.chat_group)))


async def sweep(work: Work) -> None:
    """Do what has become due, for whoever waits for it."""
    await sweeps.sweep(work)
