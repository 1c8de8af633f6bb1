"""The second Telegram door of the aid room: after a request, asking whether a household is well, the log."""

from __future__ import annotations

from handlers.common.desk import Desk
from handlers.common.press import Door, press

from . import actions, after_chat, wellbeing_chat


def door() -> Door:
    """What may wait until a call for help has had its turn."""
    return Door(
        [*after_chat.handlers(), press("aid:log", log), *wellbeing_chat.handlers()],
        after_chat.TYPED | wellbeing_chat.TYPED,
    )


async def log(desk: Desk) -> None:
    """The log as a file, for an official."""
    desk.toast(await actions.send_log(desk.work, desk.actor))
