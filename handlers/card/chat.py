"""The Telegram door of the neighbour card."""

from __future__ import annotations

from handlers.common.desk import Desk
from handlers.common.press import Door, command, press

from . import actions


def door() -> Door:
    """What the card room listens to."""
    return Door(
        [
            command("card", card),
            press("card:show", show),
            press("card:group", group, int),
            press("card:pdf", prints, int, str),
            press("card:text", text, int),
        ]
    )


async def card(desk: Desk) -> None:
    """/card [group]: the picture of the card of one's group."""
    notice = await actions.show(desk.work, desk.actor, " ".join(desk.args))
    if notice is not None:
        await desk.reply(notice)


async def show(desk: Desk) -> None:
    """The card button of another message."""
    notice = await actions.show(desk.work, desk.actor)
    if notice is not None:
        await desk.reply(notice)


async def group(desk: Desk, group_id: int) -> None:
    """Somebody of many groups chose one."""
    desk.toast(await actions.one(desk.work, desk.actor, group_id))


async def prints(desk: Desk, group_id: int, size: str) -> None:
    """Somebody wants the card to print."""
    desk.toast(await actions.prints(desk.work, desk.actor, group_id, size))


async def text(desk: Desk, group_id: int) -> None:
    """Somebody cannot load the picture."""
    await desk.reply(await actions.text(desk.work, desk.actor, group_id))
