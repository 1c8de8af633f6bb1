"""The Telegram door of coming and going."""

from __future__ import annotations

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberRestricted
from telegram.ext import filters

from domain.notice import button, say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.desk import Desk
from handlers.common.press import Door, command, membership, message, press
from handlers.common.words import LANGUAGES

from . import about, actions, agreement, groups_chat, invite_chat, leaving, notices, standing


def door() -> Door:
    """What this room listens to. It stands last: its private text handler takes what nobody else understood."""
    return Door(
        [
            command("start", start),
            command("help", show_help),
            command("language", ask_language),
            command("me", show_me),
            command("forget", ask_forget),
            command("cancel", cancel),
            *groups_chat.handlers(),
            *invite_chat.handlers(),
            press("welcome:agree", agree, int),
            press("welcome:decline", decline, int),
            press("welcome:help", press_help),
            press("welcome:me", press_me),
            press("welcome:agreement", show_agreement, int),
            press("welcome:export", export),
            press("welcome:language", set_language, str),
            press("welcome:forget", press_forget),
            press("welcome:forget-yes", forget),
            press("welcome:keep", keep),
            membership(belonging),
            message(filters.StatusUpdate.MIGRATE, moved),
            message(filters.StatusUpdate.NEW_CHAT_TITLE, renamed),
            message(filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL, not_understood),
        ]
    )


async def start(desk: Desk) -> None:
    """Somebody presses Start, with or without a code; in a group chat the code binds it."""
    code = " ".join(desk.args)
    if code:
        notice = await actions.redeem(desk.work, desk.actor, code)
        await desk.reply(notice, ref=str(notice.params.get("ref", "")))  # a question has a name
    elif desk.actor.private:
        await desk.reply(await actions.start(desk.work, desk.actor))
    else:
        await desk.reply(notices.help_for(desk.actor) if desk.actor.chat_group else say("welcome-bind-me"))


async def show_help(desk: Desk) -> None:
    """Somebody asks what they can do here."""
    if desk.actor.private:
        await desk.reply(await actions.start(desk.work, desk.actor))
    else:
        await desk.reply(notices.help_for(desk.actor))


async def press_help(desk: Desk) -> None:
    """Somebody presses "what can I do here?"."""
    desk.toast(say("common-see-below"))
    await desk.reply(notices.help_for(desk.actor))


async def ask_language(desk: Desk) -> None:
    """Somebody wants another language."""
    await desk.reply(notices.languages())


async def set_language(desk: Desk, language: str) -> None:
    """Somebody chose a language; the answer comes in it."""
    if language not in LANGUAGES:
        raise Refusal("common-old-button")
    notice = await actions.choose_language(desk.work, desk.actor, language)
    await desk.work.post.edit(desk.here.speaking(language), desk.message.message_id, notice)


async def agree(desk: Desk, household_id: int) -> None:
    """Somebody accepts the agreement of a household."""
    guard.private(desk.actor)
    await desk.change(await agreement.accept(desk.work, desk.actor, household_id))


async def decline(desk: Desk, household_id: int) -> None:
    """Somebody does not accept it."""
    guard.private(desk.actor)
    await desk.change(await agreement.decline(desk.work, desk.actor, household_id))


async def show_me(desk: Desk) -> None:
    """Somebody asks what is held about them; only in private."""
    guard.private(desk.actor)
    for notice in await about.me(desk.work, desk.actor):
        await desk.reply(notice)


async def press_me(desk: Desk) -> None:
    """Somebody presses "what is held about me"."""
    guard.private(desk.actor)
    desk.toast(say("common-see-below"))
    for notice in await about.me(desk.work, desk.actor):
        await desk.reply(notice)


async def show_agreement(desk: Desk, household_id: int) -> None:
    """Somebody presses "agreement" under /me."""
    guard.private(desk.actor)
    notice = await about.show_agreement(desk.work, desk.actor, household_id)
    desk.toast(say("common-see-below"))
    await desk.reply(notice)


async def export(desk: Desk) -> None:
    """Somebody wants everything that is held about them as a file."""
    guard.private(desk.actor)
    desk.toast(say("common-see-below"))
    await about.export(desk.work, desk.actor)


async def ask_forget(desk: Desk) -> None:
    """Somebody wants to be forgotten: ask once more."""
    guard.private(desk.actor)
    await desk.reply(await leaving.ask(desk.work, desk.actor))


async def press_forget(desk: Desk) -> None:
    """Somebody presses "forget me" under /me."""
    guard.private(desk.actor)
    await desk.reply(await leaving.ask(desk.work, desk.actor))


async def forget(desk: Desk) -> None:
    """Somebody confirmed that they want to be forgotten."""
    guard.private(desk.actor)
    await desk.change(await leaving.forget_me(desk.work, desk.actor))


async def keep(desk: Desk) -> None:
    """Somebody does not want to be forgotten after all."""
    await desk.change(say("welcome-kept"))


async def cancel(desk: Desk) -> None:
    """Somebody stops what the bot was asking."""
    await desk.reply(say("welcome-cancelled" if await desk.stop_asking() else "welcome-nothing-to-cancel"))


async def belonging(desk: Desk) -> None:
    """The bot was added to a chat, removed from it, blocked, or its rights changed."""
    change = desk.update.my_chat_member
    assert change is not None
    member, chat = change.new_chat_member, change.chat
    silent = member.status in (ChatMember.LEFT, ChatMember.BANNED)
    if isinstance(member, ChatMemberRestricted):
        silent = not member.can_send_messages
    private = chat.type == "private"
    title = (chat.title or desk.actor.name)[:128]
    if silent:
        await standing.chat_lost(desk.work, chat.id, title, private, f"my_chat_member: {member.status}")
        return
    before = change.old_chat_member.status
    notice = await standing.chat_back(desk.work, desk.actor, str(chat.type), title)
    if not private:
        can_pin = isinstance(member, ChatMemberAdministrator) and bool(member.can_pin_messages)
        admin = member.status == ChatMember.ADMINISTRATOR
        await standing.rights(desk.work, desk.actor, title, admin, can_pin)
    if notice is not None and before in (ChatMember.LEFT, ChatMember.BANNED):
        await desk.work.post.send(desk.here, notice)


async def moved(desk: Desk) -> None:
    """A group became a supergroup; Telegram says so in the old and in the new chat."""
    note = desk.message
    if note.migrate_to_chat_id:
        await standing.chat_moved(desk.work, note.chat_id, note.migrate_to_chat_id)
    elif note.migrate_from_chat_id:
        await standing.chat_moved(desk.work, note.migrate_from_chat_id, note.chat_id)


async def renamed(desk: Desk) -> None:
    """A group chat has a new title."""
    await standing.chat_back(
        desk.work, desk.actor, str(desk.message.chat.type), (desk.message.chat.title or "")[:128]
    )


async def not_understood(desk: Desk) -> None:
    """Something in private that nobody waits for: perhaps a code, else say what can be done."""
    if await actions.meant_as_code(desk.work, desk.actor, desk.text):
        await desk.reply(await actions.redeem(desk.work, desk.actor, desk.text))
    elif desk.text.startswith("/"):
        await desk.reply(say("welcome-unknown-command", given=desk.text.split()[0][:32]))
    elif desk.message.photo and (desk.actor.official or desk.actor.admin):
        await desk.reply(say("welcome-photo-of-list"))
    else:
        await desk.reply(say("welcome-not-understood", (button("common-btn-sos", "aid:sos"),)))
