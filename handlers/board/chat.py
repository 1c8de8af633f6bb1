"""The Telegram door of the board."""

from __future__ import annotations

from handlers.common.desk import Desk
from handlers.common.press import Door, command, press

from . import actions, notices


def door() -> Door:
    """What this room listens to."""
    return Door(
        [
            command("board", show),
            press("board:again", again),
            press("board:calls", calls),
            press("board:picture", picture, int),
            press("board:redraw", redraw, int),
        ]
    )


async def show(desk: Desk) -> None:
    """An official wants to see how the village stands."""
    await desk.reply(await actions.show(desk.work, desk.actor))
    await actions.draw(desk.work, desk.actor, None)


async def picture(desk: Desk, alert_id: int) -> None:
    """An official wants the picture of a warning, or (0) of the village."""
    await actions.draw(desk.work, desk.actor, alert_id)
    desk.toast(notices.drawing())


async def redraw(desk: Desk, alert_id: int) -> None:
    """An official wants the picture as it is now, or another warning's in its place."""
    await actions.draw(desk.work, desk.actor, alert_id, desk.pressed)
    desk.toast(notices.drawing())


async def again(desk: Desk) -> None:
    """An official wants the board as it is now."""
    await desk.change(await actions.show(desk.work, desk.actor))


async def calls(desk: Desk) -> None:
    """An official wants to see from which houses help is asked."""
    await desk.change(await actions.calls(desk.work, desk.actor))
