"""The Telegram door of the village office: its list of households, and the grouping."""

from __future__ import annotations

from telegram.ext import filters

from domain.notice import say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.desk import Desk
from handlers.common.press import Handler, message, press

from . import group_notices as notices
from . import grouping, importing

_FILES = filters.ChatType.PRIVATE & filters.Document.ALL


def handlers() -> list[Handler]:
    """What officials send and press."""
    return [
        press("households:import", confirm_import, int, str),
        press("households:import-drop", drop_import, int),
        press("households:missing", show_missing, int, int),
        press("households:groups", propose_groups),
        press("households:groups-accept", accept_groups),
        press("households:regroup", accept_change, str),
        message(_FILES, file_sent),
    ]


async def file_sent(desk: Desk) -> None:
    """Somebody sent a file in private: from an official it is the office's list of households."""
    guard.official(desk.actor)
    document = desk.message.document
    assert document is not None
    if desk.file is None:
        raise desk.file_problem or Refusal("households-file-kind")
    word = await importing.offer(desk.work, desk.actor, document.file_name or "list.csv", desk.file)
    if word is not None:
        await desk.reply(word)


async def confirm_import(desk: Desk, import_id: int, how: str) -> None:
    """The official confirms an import."""
    if await importing.confirm(desk.work, desk.actor, import_id, how, desk.message.message_id):
        await desk.change(say("households-importing"))
    desk.toast(say("households-importing"))


async def drop_import(desk: Desk, import_id: int) -> None:
    """The official drops an import."""
    await desk.change(await importing.drop(desk.work, desk.actor, import_id))


async def show_missing(desk: Desk, import_id: int, begin: int) -> None:
    """The official asks who is not in the list."""
    notice = await importing.missing(desk.work, desk.actor, import_id, begin)
    await (desk.change(notice) if begin else desk.reply(notice))


async def propose_groups(desk: Desk) -> None:
    """An official asks for the grouping that the rules propose, and for changes to it."""
    guard.official(desk.actor)
    guard.private(desk.actor)
    for notice in await grouping.show(desk.work):
        await desk.reply(notice)


async def accept_groups(desk: Desk) -> None:
    """An official accepts the proposed grouping."""
    guard.official(desk.actor)
    guard.private(desk.actor)
    await desk.change(await grouping.accept_shown(desk.work, desk.actor.user_id))


async def accept_change(desk: Desk, change_id: str) -> None:
    """An official accepts one change; where it is not proposed any more nothing is done, and what is now is shown."""
    guard.official(desk.actor)
    guard.private(desk.actor)
    size = desk.work.settings.village.group_size
    done = await grouping.accept_change(desk.work, change_id, size, desk.actor.user_id)
    if done is not None:
        await desk.change(notices.regrouped(done))
        return
    await desk.change(say("households-regroup-stale"))
    for notice in await grouping.show(desk.work):
        await desk.reply(notice)
