"""The Telegram door of households and groups."""

from __future__ import annotations

from domain.notice import say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.desk import Desk
from handlers.common.press import Door, command, press
from storage.people import Reader

from . import actions, homes_chat, mine_chat, notices, office_chat


def door() -> Door:
    """What this room listens to."""
    return Door(
        [
            command("join", ask),
            press("households:ask", press_ask),
            press("households:want", want, int),
            press("households:approve", approve, int),
            press("households:refuse", refuse, int),
            press("households:withdraw", withdraw, int),
            *homes_chat.handlers(),
            *mine_chat.handlers(),
            *office_chat.handlers(),
        ],
        typed={actions.SEARCH: which, **homes_chat.TYPED, **mine_chat.TYPED},
    )


async def ask(desk: Desk) -> None:
    """Somebody without a code asks to join: by door in the group chat, by number or address in private."""
    if desk.actor.private:
        await desk.reply(say("households-ask"))
        await desk.ask(actions.SEARCH)
    else:
        await desk.reply(await actions.doors_here(desk.work, desk.actor))


async def press_ask(desk: Desk) -> None:
    """Somebody presses "I have no code"."""
    guard.private(desk.actor)
    await desk.reply(say("households-ask"))
    await desk.ask(actions.SEARCH)


async def which(desk: Desk) -> None:
    """The answer to "which household is yours?"."""
    if not desk.text:
        raise Refusal("households-words-please")
    found = await actions.find(desk.work, desk.text)
    if len(found) > 1:
        await desk.ask(actions.SEARCH, found=[house["id"] for house in found])
        await desk.reply(notices.which(found))
        return
    notice = await actions.want(desk.work, desk.actor, found[0]["id"])
    await desk.stop_asking()
    await desk.reply(notice)


async def want(desk: Desk, household_id: int) -> None:
    """Somebody presses the door that is theirs; what can be done about it next is said in private."""
    notice = await actions.pick(desk.work, desk.actor, household_id)
    if desk.actor.private:
        await desk.stop_asking()
        await desk.change(notice)
    else:
        own = Reader(desk.actor.user_id, desk.actor.own_language)
        await desk.work.post.send(own, notice)
    desk.toast(notice, alarm=True)


async def withdraw(desk: Desk, wish_id: int) -> None:
    """Somebody takes back the wish to join."""
    await desk.change(await actions.withdraw(desk.work, desk.actor, wish_id))


async def approve(desk: Desk, request_id: int) -> None:
    """A leader approves a wish to join."""
    await desk.change(await actions.decide(desk.work, desk.actor, request_id, True))


async def refuse(desk: Desk, request_id: int) -> None:
    """A leader refuses a wish to join."""
    await desk.change(await actions.decide(desk.work, desk.actor, request_id, False))
