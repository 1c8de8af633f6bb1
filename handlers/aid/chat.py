"""The Telegram door of help requests."""

from __future__ import annotations

from domain.notice import Lane, say
from handlers.common.desk import Desk
from handlers.common.press import Door, command, press

from . import actions, leader_chat


def door() -> Door:
    """What the aid room listens to."""
    return Door(
        [
            command("sos", sos),
            command("aid", ask),
            press("aid:sos", sos_pressed),
            press("aid:ask", ask_pressed),
            press("aid:kind", kind, str),
            press("aid:quiet", quiet),
            press("aid:hush", hush, str),
            press("aid:what", what, int, str),
            press("aid:at", at, int, int),
            press("aid:from", sos_from, int),
            press("aid:for", kind_for, str, int, int),
            press("aid:claim", claim, int),
            press("aid:join", join, int),
            press("aid:arrived", arrived, int),
            press("aid:drop", drop, int),
            press("aid:still", still, int),
            press("aid:within", within, int, int),
            press("aid:sure", sure, int),
            *leader_chat.handlers(),
            press("aid:close", close, int),
        ],
        {"aid:words": on_words, "aid:more": on_more},
    )


def _after_command(desk: Desk) -> str:
    """The words behind a command, as they were typed."""
    return "".join(desk.text.split(maxsplit=1)[1:])


async def sos(desk: Desk) -> None:
    """/sos: help, now."""
    await desk.reply(await actions.sos(desk.work, desk.actor, _after_command(desk)), lane=Lane.LIFE)


async def sos_pressed(desk: Desk) -> None:
    """The SOS button of another message."""
    await desk.reply(await actions.sos(desk.work, desk.actor), lane=Lane.LIFE)


async def ask(desk: Desk) -> None:
    """/aid [words]: which kind of help?"""
    await desk.reply(await actions.ask(desk.work, desk.actor, _after_command(desk)))


async def ask_pressed(desk: Desk) -> None:
    """The help button of another message."""
    await desk.reply(await actions.ask(desk.work, desk.actor))


async def kind(desk: Desk, which: str) -> None:
    """A kind was chosen: the request goes out."""
    notice = await actions.begin(desk.work, desk.actor, which)
    await (desk.change(notice) if desk.actor.private else desk.reply(notice))


async def quiet(desk: Desk) -> None:
    """Ask so that only leader and officials see it."""
    await desk.change(await actions.quiet_menu(desk.work, desk.actor))


async def hush(desk: Desk, which: str) -> None:
    """A kind was chosen for a quiet request."""
    await desk.change(await actions.begin(desk.work, desk.actor, which, quiet=True))


async def at(desk: Desk, request_id: int, household_id: int) -> None:
    """The asker says at which of their houses it is."""
    await desk.change(await actions.at(desk.work, desk.actor, request_id, household_id))
    desk.toast(say("aid-at-noted"))


async def sos_from(desk: Desk, household_id: int) -> None:
    """An SOS for one of several households."""
    await desk.reply(await actions.sos(desk.work, desk.actor, home=household_id), lane=Lane.LIFE)


async def kind_for(desk: Desk, which: str, household_id: int, hushed: int) -> None:
    """For which of several households help of a kind is asked."""
    begun = actions.begin(desk.work, desk.actor, which, quiet=bool(hushed), home=household_id)
    await desk.change(await begun)


async def what(desk: Desk, request_id: int, which: str) -> None:
    """The asker of an SOS says what it is about."""
    await desk.change(await actions.what(desk.work, desk.actor, request_id, which))


async def on_words(desk: Desk) -> None:
    """Words, place, photo or voice while the kinds are on offer."""
    if _for_us(desk):
        await desk.reply(await actions.keep_words(desk.work, desk.actor, _items(desk)))


async def on_more(desk: Desk) -> None:
    """Words, place, photo or voice after a request, for those who come."""
    if _for_us(desk):
        notice = await actions.more(desk.work, desk.actor, int(desk.data.get("id", 0)), _items(desk))
        await desk.reply(notice)


def _for_us(desk: Desk) -> bool:
    """In a group only an answer to the bot is meant for it; the rest is talk among neighbours."""
    if desk.actor.private:
        return True
    answered = desk.message.reply_to_message
    return bool(answered and answered.from_user and answered.from_user.is_bot)


def _items(desk: Desk) -> list[tuple[str, str]]:
    message, items = desk.message, []
    if message.location:
        items.append(("location", f"{message.location.latitude},{message.location.longitude}"))
    if message.photo:
        items.append(("photo", message.photo[-1].file_id))
    for kind in ("voice", "audio", "video", "video_note"):
        if (file := getattr(message, kind)) is not None:
            items.append((kind, file.file_id))
    if desk.text:
        items.append(("words", desk.text))
    return items


async def claim(desk: Desk, request_id: int) -> None:
    """I am coming."""
    desk.toast(await actions.claim(desk.work, desk.actor, request_id), alarm=True)


async def join(desk: Desk, request_id: int) -> None:
    """I am coming too."""
    desk.toast(await actions.join(desk.work, desk.actor, request_id), alarm=True)


async def arrived(desk: Desk, request_id: int) -> None:
    """I am there."""
    answer = await actions.arrived(desk.work, desk.actor, request_id)
    way = await actions.way_message(desk.work, desk.actor, request_id)
    if desk.actor.private and desk.message.message_id != way:
        await desk.take_buttons()
    await desk.reply(answer)


async def within(desk: Desk, request_id: int, minutes: int) -> None:
    """I am there in so many minutes."""
    desk.toast(await actions.within(desk.work, desk.actor, request_id, minutes))


async def sure(desk: Desk, request_id: int) -> None:
    """Yes, it is an emergency."""
    desk.toast(await actions.sure(desk.work, desk.actor, request_id))


async def drop(desk: Desk, request_id: int) -> None:
    """I cannot come after all."""
    await desk.reply(await actions.drop(desk.work, desk.actor, request_id))


async def still(desk: Desk, request_id: int) -> None:
    """I am still on the way."""
    await desk.take_buttons()
    desk.toast(await actions.still(desk.work, desk.actor, request_id))


async def close(desk: Desk, request_id: int) -> None:
    """It is over: how did it end?"""
    await desk.reply(await actions.close(desk.work, desk.actor, request_id))
