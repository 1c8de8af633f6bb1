"""The Telegram door of the neighbourhood card."""

from __future__ import annotations

from handlers.common.desk import Desk
from handlers.common.press import Door, command, press

from . import actions


def door() -> Door:
    """What the card room listens to."""
    return Door([command("card", card), press("card:show", show)])


async def card(desk: Desk) -> None:
    """/card [group]: the card of one's group."""
    await desk.reply(await actions.card(desk.work, desk.actor, " ".join(desk.args)))


async def show(desk: Desk) -> None:
    """The card button of another message."""
    await desk.reply(await actions.card(desk.work, desk.actor))
