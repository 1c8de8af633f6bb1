"""The Telegram door of households and groups."""

from __future__ import annotations

from telegram.ext import filters

from domain.notice import say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.desk import Desk
from handlers.common.press import Door, command, message, press

from . import actions, grouping, importing

_FILES = filters.ChatType.PRIVATE & filters.Document.ALL


def door() -> Door:
    """What this room listens to."""
    return Door(
        [
            command("join", ask),
            press("households:ask", press_ask),
            press("households:want", want, int),
            press("households:approve", approve, int),
            press("households:refuse", refuse, int),
            press("households:import", confirm_import, int, str),
            press("households:import-drop", drop_import, int),
            press("households:groups", propose_groups),
            press("households:groups-accept", accept_groups),
            message(_FILES, file_sent),
        ],
        typed={"households:which": which},
    )


async def ask(desk: Desk) -> None:
    """Somebody without a code asks to join: by door in the group chat, by number or address in private."""
    if desk.actor.private:
        await desk.reply(say("households-ask"))
        await desk.ask("households:which")
    else:
        await desk.reply(await actions.doors_here(desk.work, desk.actor))


async def press_ask(desk: Desk) -> None:
    """Somebody presses "I have no code"."""
    guard.private(desk.actor)
    await desk.reply(say("households-ask"))
    await desk.ask("households:which")


async def which(desk: Desk) -> None:
    """The answer to "which household is yours?"."""
    if not desk.text:
        raise Refusal("households-words-please")
    notice = await actions.find(desk.work, desk.actor, desk.text)
    await desk.stop_asking()
    await desk.reply(notice)


async def want(desk: Desk, household_id: int) -> None:
    """Somebody presses the door that is theirs."""
    notice = await actions.want(desk.work, desk.actor, household_id)
    if desk.actor.private:
        await desk.change(notice)
    desk.toast(notice, alarm=True)


async def approve(desk: Desk, request_id: int) -> None:
    """A leader approves a wish to join."""
    await desk.change(await actions.decide(desk.work, desk.actor, request_id, True))


async def refuse(desk: Desk, request_id: int) -> None:
    """A leader refuses a wish to join."""
    await desk.change(await actions.decide(desk.work, desk.actor, request_id, False))


async def file_sent(desk: Desk) -> None:
    """Somebody sent a file in private: from an official it is the office's list of households."""
    guard.official(desk.actor)
    document = desk.message.document
    assert document is not None
    if desk.file is None:
        raise desk.file_problem or Refusal("households-file-kind")
    await desk.reply(
        await importing.offer(desk.work, desk.actor, document.file_name or "list.csv", desk.file)
    )


async def confirm_import(desk: Desk, import_id: int, how: str) -> None:
    """The official confirms an import."""
    await desk.change(await importing.confirm(desk.work, desk.actor, import_id, how))


async def drop_import(desk: Desk, import_id: int) -> None:
    """The official drops an import."""
    await desk.change(await importing.drop(desk.work, desk.actor, import_id))


async def propose_groups(desk: Desk) -> None:
    """An official asks for the grouping that the rules propose."""
    guard.official(desk.actor)
    await desk.reply(await grouping.show(desk.work))


async def accept_groups(desk: Desk) -> None:
    """An official accepts the proposed grouping."""
    guard.official(desk.actor)
    await desk.change(await grouping.accept_shown(desk.work, desk.actor.user_id))
