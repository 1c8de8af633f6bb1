"""Use cases of group chats and their groups: bound by a code; where that would take a chat away, a person chooses."""

from __future__ import annotations

from domain.notice import Lane, Notice, button, say
from domain.refusal import Refusal
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import chat_choices, chats, groups, outbox, people
from storage.database import Row
from storage.people import Reader

from . import notices

CHOICES = ("new", "old")


async def show_code(work: Work, actor: Actor, group: Row) -> Notice:
    """Somebody shows a group's code in a chat: bound at once, unless a group would lose a chat that works."""
    old = await _other_chat(work, group, actor.chat_id)
    here = await groups.of_chat(work.tx, actor.chat_id)
    loses = here is not None and here["id"] != group["id"]
    if old is None and not loses:
        return await bind(work, group, actor.chat_id, actor.user_id)
    choice_id = await chat_choices.ask(work.tx, group["id"], actor.chat_id, actor.user_id, work.epoch)
    await work.note("welcome", "chat-asked", choice_id, actor=actor.user_id, group_id=group["id"])
    choice = await chat_choices.get(work.tx, choice_id)
    assert choice is not None
    question = _question(choice, old, here if loses else None)
    readers = await people.leaders(work.tx, group["id"])
    if loses and here is not None:
        losing = await people.leaders(work.tx, here["id"]) or await people.officials(work.tx)
        readers += [r for r in losing if r not in readers]
    await work.post.send_all(readers, question, lane=Lane.DUTY, ref=ref(choice_id))
    return question


def ref(choice_id: int) -> str:
    """The name of the question in every chat where it stands."""
    return f"chat-choice:{choice_id}"


async def _other_chat(work: Work, group: Row, here: int) -> Row | None:
    """The chat a group has, where it is another one and the bot can write to it."""
    if group["chat_id"] in (None, here):
        return None
    old = await chats.get(work.tx, group["chat_id"])
    return old if old is not None and old["reachable"] else None


def _question(choice: Row, old: Row | None, here: Row | None) -> Notice:
    group, title = choice["group_name"], choice["title"] or "–"
    if old is not None:
        first = say("groups-chat-has", group=group, old=old["title"] or "–", title=title)
    else:
        first = say("groups-chat-free", group=group, title=title)
    second = (
        say("groups-chat-loses", other=here["name"], title=title)
        if here is not None
        else say("groups-chat-which")
    )
    return say(
        "groups-chat-question",
        (button("groups-btn-chat-new", f"welcome:chat:{choice['id']}:new", title=title[:30], group=group),),
        (button("groups-btn-chat-old", f"welcome:chat:{choice['id']}:old"),),
        first=first,
        second=second,
        ref=ref(choice["id"]),
    )


async def choose(work: Work, actor: Actor, choice_id: int, which: str) -> Notice:
    """Somebody who may says which chat the group has from now on; both chats hear it."""
    choice = await chat_choices.get(work.tx, choice_id)
    if choice is None or which not in CHOICES:
        raise Refusal("common-old-button")
    here = await groups.of_chat(work.tx, choice["chat_id"])
    cares = actor.cares_for(choice["group_id"]) or (here is not None and actor.cares_for(here["id"]))
    if not (cares or actor.official or actor.admin or actor.user_id == choice["asked_by"]):
        raise Refusal("groups-chat-not-yours", group=choice["group_name"])
    if choice["state"] != "asked":
        raise Refusal("groups-chat-decided", group=choice["group_name"], state=choice["state"])
    if which == "new":
        _gives_away(actor, choice, here)
    await _still_there(work, choice, which)
    await chat_choices.decide(work.tx, choice_id, which, actor.user_id, work.epoch)
    await work.note("welcome", f"chat-{which}", choice_id, actor=actor.user_id, group_id=choice["group_id"])
    if which == "new":
        await _move(work, actor, choice)
    done = say(
        "groups-chat-done",
        group=choice["group_name"],
        title=await _title(work, choice["group_id"]),
        by=actor.name,
    )
    await _tell(work, actor, choice, done)
    return done


def _gives_away(actor: Actor, choice: Row, here: Row | None) -> None:
    """Only who cares for the group that would lose the chat, or an official, gives it away."""
    loses = here is not None and here["id"] != choice["group_id"]
    if loses and here is not None and not (actor.cares_for(here["id"]) or actor.official or actor.admin):
        raise Refusal("groups-chat-others", other=here["name"], title=choice["title"] or "–")


async def _still_there(work: Work, choice: Row, which: str) -> None:
    """The chosen chat must be one that the bot can write to."""
    if which == "new" and not choice["reachable"]:
        raise Refusal("groups-chat-new-gone", title=choice["title"])
    group = await groups.get(work.tx, choice["group_id"])
    moved = group is not None and group["chat_id"] not in (None, choice["chat_id"])
    if (
        which == "old"
        and moved
        and group is not None
        and not await _other_chat(work, group, choice["chat_id"])
    ):
        raise Refusal("groups-chat-old-gone", group=choice["group_name"])


async def _move(work: Work, actor: Actor, choice: Row) -> None:
    group = await groups.get(work.tx, choice["group_id"])
    assert group is not None
    there = Reader(choice["chat_id"], choice["language"])
    await work.post.send(there, await bind(work, group, choice["chat_id"], actor.user_id), lane=Lane.DUTY)
    await chat_choices.drop_others(work.tx, choice["group_id"], work.epoch)


async def _title(work: Work, group_id: int) -> str:
    group = await groups.get(work.tx, group_id)
    chat = await chats.get(work.tx, group["chat_id"]) if group is not None and group["chat_id"] else None
    return str(chat["title"]) if chat is not None else "–"


async def _tell(work: Work, actor: Actor, choice: Row, done: Notice) -> None:
    """Where the question stands, the answer takes its place; the chat that stays out hears it as well."""
    asked = {row["chat_id"] for row in await outbox.states(work.tx, ref(choice["id"]))}
    for chat_id in sorted(asked - {actor.chat_id}):
        chat = await chats.get(work.tx, chat_id)
        if chat is not None and chat["reachable"]:
            await work.post.edit(Reader(chat_id, chat["language"]), ref(choice["id"]), done, lane=Lane.DUTY)


async def bind(work: Work, group: Row, chat_id: int, actor: int) -> Notice:
    """Bind a chat to a group; gives what the chat hears. The group's older chat, and who loses this one, hear it."""
    before = await groups.of_chat(work.tx, chat_id)
    await groups.bind(work.tx, group["id"], chat_id)
    await work.note("welcome", "bound", chat_id, actor=actor, group_id=group["id"])
    await _tell_old_chat(work, group, chat_id)
    if before is None or before["id"] == group["id"]:
        return notices.bound(group)
    taken = say("welcome-chat-taken", group=before["name"], other=group["name"])
    await work.post.send_all(await people.leaders(work.tx, before["id"]), taken, lane=Lane.DUTY)
    return say("welcome-rebound", old=before["name"], bound=notices.bound(group))


async def _tell_old_chat(work: Work, group: Row, new: int) -> None:
    """The chat a group had before hears that nothing more of the group comes there."""
    old = await _other_chat(work, group, new)
    if old is not None:
        there = await chats.get(work.tx, new)
        left = say("welcome-chat-left", group=group["name"], title=there["title"] if there else "–")
        await work.post.send(Reader(old["chat_id"], old["language"]), left, lane=Lane.DUTY)
