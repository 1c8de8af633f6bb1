"""The Telegram door of handing out codes."""

from __future__ import annotations

from handlers.common.desk import Desk
from handlers.common.press import Handler, press

from . import inviting


def handlers() -> list[Handler]:
    """What leaders and officials press."""
    return [
        press("welcome:slips", ask_slips, int),
        press("welcome:slips-make", make_slips, int, str),
        press("welcome:slip", make_slip, int),
        press("welcome:codes", ask_codes, str),
        press("welcome:codes-make", make_codes, str, str),
    ]


async def ask_slips(desk: Desk, group_id: int) -> None:
    """Somebody wants slips for a group, or (0) for the village."""
    await desk.reply(await inviting.ask_slips(desk.work, desk.actor, group_id))


async def make_slips(desk: Desk, group_id: int, which: str) -> None:
    """They chose for which households."""
    await desk.change(await inviting.make_slips(desk.work, desk.actor, group_id, which))


async def make_slip(desk: Desk, household_id: int) -> None:
    """Somebody wants the slip of one household."""
    desk.toast(await inviting.make_slip(desk.work, desk.actor, household_id))


async def ask_codes(desk: Desk, role: str) -> None:
    """An official wants codes for leaders, or for group chats."""
    await desk.reply(await inviting.ask_codes(desk.work, desk.actor, role))


async def make_codes(desk: Desk, role: str, which: str) -> None:
    """They chose for which groups."""
    await desk.change(await inviting.make_codes(desk.work, desk.actor, role, which))
