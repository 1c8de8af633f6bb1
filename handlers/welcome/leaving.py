"""Use cases of what is held and of going: /me, /forget, chats that are lost, moved, renamed."""

from __future__ import annotations

from domain.notice import Lane, Notice, say
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import chats, groups, households, journal, people, privacy

from . import notices


async def me(work: Work, actor: Actor) -> Notice:
    """Show somebody all that is held about them."""
    houses = [house for home in actor.homes if (house := await households.get(work.tx, home))]
    roles = [say("welcome-role-official")] if actor.official else []
    for group_id in sorted(actor.leads | actor.liaison_of):
        group = await groups.get(work.tx, group_id)
        key = "welcome-role-leader" if group_id in actor.leads else "welcome-role-liaison"
        roles.append(say(key, group=group["name"] if group else "–"))
    return notices.about_me(actor.name, houses, roles)


async def forget_me(work: Work, actor: Actor) -> Notice:
    """Erase an account: its links, roles, name; facts stay without it."""
    led = sorted(actor.leads)
    await privacy.forget_account(work.tx, actor.user_id, work.epoch)
    await journal.note(work.tx, work.epoch, "welcome", "forgotten")
    for group_id in led:
        group = await groups.get(work.tx, group_id)
        if group is not None:
            notice = say("welcome-leader-left", group=group["name"])
            await work.post.send_all(await people.officials(work.tx), notice, lane=Lane.DUTY)
    return say("welcome-forgotten")


async def chat_lost(work: Work, chat_id: int, title: str, private: bool, why: str) -> None:
    """The bot was blocked, or removed from a chat: leader and officials learn what no longer works."""
    news = await chats.set_reachable(work.tx, chat_id, False, why, work.epoch)
    await work.note("welcome", "chat-lost", chat_id, why=why)
    group = None if private else await groups.of_chat(work.tx, chat_id)
    if group is None or not news:
        return
    readers = {r.chat_id: r for r in await people.leaders(work.tx, group["id"])}
    readers |= {r.chat_id: r for r in await people.officials(work.tx)}
    await work.post.send_all(readers.values(), notices.lost_chat(group["name"], title))


async def chat_back(work: Work, actor: Actor, kind: str, title: str) -> Notice | None:
    """The bot can write to a chat (again); a group chat that is not bound is told how to be."""
    language = actor.language
    await chats.see(work.tx, actor.chat_id, kind, title, language, work.epoch)
    await work.note("welcome", "chat-back", actor.chat_id, actor=actor.user_id)
    if kind == "private":
        return None
    group = await groups.of_chat(work.tx, actor.chat_id)
    return notices.bound(group) if group else say("welcome-bind-me")


async def chat_moved(work: Work, old: int, new: int) -> None:
    """A group became a supergroup: everything that waits for it follows."""
    await chats.migrate(work.tx, old, new, work.epoch)
    await work.note("welcome", "moved", old, to=new)
