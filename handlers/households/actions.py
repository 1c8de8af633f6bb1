"""Use cases of joining a household without a code: ask, and the group's leader decides."""

from __future__ import annotations

from domain.notice import Lane, Notice, say
from domain.refusal import Refusal
from handlers.common import guard, membership
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import chats, households, people
from storage.people import Reader

from . import notices


async def find(work: Work, actor: Actor, text: str) -> Notice:
    """Somebody wrote the number or the door of the household they belong to."""
    found = await households.search(work.tx, text[:120])
    if not found:
        raise Refusal("households-not-found", given=text[:40])
    if len(found) > 1:
        return notices.which(found)
    return await want(work, actor, found[0]["id"])


async def want(work: Work, actor: Actor, household_id: int) -> Notice:
    """Somebody asks to join a household: its group's leader, or else the officials, are asked."""
    house = await households.get(work.tx, household_id)
    if house is None or not house["active"]:
        raise Refusal("households-not-found", given=str(household_id))
    if not await _can_be_written_to(work, actor):
        raise Refusal("households-start-first")
    if household_id in actor.homes:
        raise Refusal("households-already-yours", number=house["number"])
    request_id = await households.request_join(work.tx, actor.user_id, household_id, work.epoch)
    if request_id is None:
        raise Refusal("households-already-asked", number=house["number"])
    deciders = await _deciders(work, house["group_id"])
    if not deciders:
        raise Refusal("households-nobody-decides", number=house["number"])
    await work.note("households", "asked", request_id, actor=actor.user_id, household_id=household_id)
    notice = notices.wish(request_id, actor.name, house)
    await work.post.send_all(deciders, notice, lane=Lane.REPLY, ref=f"join:{request_id}")
    return say("households-asked", number=house["number"], address=house["address"])


async def _can_be_written_to(work: Work, actor: Actor) -> bool:
    """Whether the person has started a private chat, where the answer will come."""
    chat = await chats.get(work.tx, actor.user_id)
    return bool(chat and chat["reachable"])


async def _deciders(work: Work, group_id: int | None) -> list[Reader]:
    leaders = await people.leaders(work.tx, group_id) if group_id is not None else []
    return leaders or await people.officials(work.tx)


async def decide(work: Work, actor: Actor, request_id: int, approve: bool) -> Notice:
    """A leader approves or refuses with one tap; the asker hears it, the other deciders see it."""
    request = await households.get_request(work.tx, request_id)
    if request is None:
        raise Refusal("common-old-button")
    guard.leader_or_official(actor, request["group_id"])
    state = "approved" if approve else "refused"
    if not await households.decide_request(work.tx, request_id, state, actor.user_id, work.epoch):
        raise Refusal("households-already-decided", state=request["state"])
    await work.note(
        "households",
        state,
        request_id,
        actor=actor.user_id,
        household_id=request["household_id"],
        user=request["user_id"],
    )
    asker = Reader(request["user_id"], await people.language_of(work.tx, request["user_id"]))
    await work.post.ensure_private(asker.chat_id, request["name"], asker.language)
    if approve:
        await membership.link(work, request["user_id"], request["household_id"], "leader")
        house = await households.get(work.tx, request["household_id"])
        assert house is not None
        await work.post.send(asker, membership.joined(house))
    else:
        await work.post.send(asker, say("households-refused", number=request["number"]))
    done = notices.decided(request, state, actor.name)
    for reader in await _deciders(work, request["group_id"]):
        if reader.chat_id != actor.chat_id:
            await work.post.edit(reader, f"join:{request_id}", done, lane=Lane.DUTY)
    return done


async def doors_here(work: Work, actor: Actor) -> Notice:
    """In a group chat: the doors of the group, for somebody to say which one is theirs."""
    if actor.chat_group is None:
        raise Refusal("households-chat-unbound")
    return notices.doors(await households.of_group(work.tx, actor.chat_group))
