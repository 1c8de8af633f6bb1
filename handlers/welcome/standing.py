"""Use cases of the bot's standing in chats: added, removed, blocked, silenced, made administrator or not, moved."""

from __future__ import annotations

from domain.notice import Notice, say
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import chats, groups, people
from storage.people import Reader

from . import notices


async def chat_lost(work: Work, chat_id: int, title: str, private: bool, why: str) -> None:
    """The bot was blocked, or removed from a chat: leader and officials learn what no longer works.

    Of people who are out of reach they hear by the sweep, once and together.
    """
    news = await chats.set_reachable(work.tx, chat_id, False, why, work.epoch)
    group = None if private else await groups.of_chat(work.tx, chat_id)
    await work.note(
        "welcome", "chat-lost", None if private else chat_id, group_id=group["id"] if group else None, why=why
    )
    if not private:
        await chats.set_rights(work.tx, chat_id, False, False)
    if group is not None and news:
        await work.post.send_all(await _concerned(work, group["id"]), notices.lost_chat(group["name"], title))


async def _concerned(work: Work, group_id: int) -> list[Reader]:
    readers = {r.chat_id: r for r in await people.leaders(work.tx, group_id)}
    return list((readers | {r.chat_id: r for r in await people.officials(work.tx)}).values())


async def chat_back(work: Work, actor: Actor, kind: str, title: str) -> Notice | None:
    """The bot can write to a chat (again); a group chat that is not bound is told how to be."""
    language = actor.language
    await chats.see(work.tx, actor.chat_id, kind, title, language, work.epoch)
    private = kind == "private"
    await work.note("welcome", "chat-back", None if private else actor.chat_id, actor=actor.user_id)
    if private:
        return None
    group = await groups.of_chat(work.tx, actor.chat_id)
    return notices.bound(group) if group else say("welcome-bind-me")


async def rights(work: Work, actor: Actor, title: str, admin: bool, can_pin: bool) -> None:
    """The bot was made administrator of a chat, or is one no longer: who counted on pinned warnings hears it."""
    before = await chats.set_rights(work.tx, actor.chat_id, admin, can_pin)
    if before is None or (before["admin"], before["can_pin"]) == (admin, can_pin):
        return
    group = await groups.of_chat(work.tx, actor.chat_id)
    group_id = group["id"] if group is not None else None
    await work.note(
        "welcome",
        "rights",
        actor.chat_id,
        actor=actor.user_id,
        group_id=group_id,
        admin=admin,
        can_pin=can_pin,
    )
    if group is not None and before["can_pin"] and not can_pin:
        notice = say("groups-no-pin", group=group["name"], title=title)
        await work.post.send_all(await _concerned(work, group["id"]), notice)


async def chat_moved(work: Work, old: int, new: int) -> None:
    """A group became a supergroup: everything that waits for it follows."""
    await chats.migrate(work.tx, old, new, work.epoch)
    await work.note("welcome", "moved", old, to=new)
