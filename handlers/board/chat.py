"""The Telegram door of the board."""

from __future__ import annotations

from handlers.common.desk import Desk
from handlers.common.press import Door, command, press

from . import actions


def door() -> Door:
    """What this room listens to."""
    return Door([command("board", show), press("board:again", again), press("board:calls", calls)])


async def show(desk: Desk) -> None:
    """An official wants to see how the village stands."""
    await desk.reply(await actions.show(desk.work, desk.actor))


async def again(desk: Desk) -> None:
    """An official wants the board as it is now."""
    await desk.change(await actions.show(desk.work, desk.actor))


async def calls(desk: Desk) -> None:
    """An official wants to see from which houses help is asked."""
    await desk.change(await actions.calls(desk.work, desk.actor))
