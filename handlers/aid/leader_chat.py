"""The Telegram door of leaders and officials: help for a door, groups that lend a hand, too many calls."""

from __future__ import annotations

from handlers.common.desk import Desk
from handlers.common.press import Handler, press

from . import actions


def handlers() -> list[Handler]:
    """What of it the aid room listens to."""
    return [
        press("aid:doors", doors, int),
        press("aid:door", door, int),
        press("aid:indoor", ask, int, str),
        press("aid:corner", corner),
        press("aid:lend", lend, int, int),
        press("aid:mute", mute, int),
        press("aid:unmute", unmute, int),
    ]


async def doors(desk: Desk, page: int) -> None:
    """Whose door needs help?"""
    await desk.change(await actions.doors(desk.work, desk.actor, page))


async def door(desk: Desk, household_id: int) -> None:
    """What does this door need?"""
    await desk.change(await actions.door(desk.work, desk.actor, household_id))


async def ask(desk: Desk, household_id: int, kind: str) -> None:
    """Help for this door, now."""
    await desk.change(await actions.ask_for_door(desk.work, desk.actor, household_id, kind))


async def corner(desk: Desk) -> None:
    """What a leader may set about requests."""
    await desk.reply(await actions.corner(desk.work, desk.actor))


async def lend(desk: Desk, group_id: int, yes: int) -> None:
    """Whether the group hears what its neighbours need."""
    await desk.change(await actions.lend(desk.work, desk.actor, group_id, bool(yes)))


async def mute(desk: Desk, user_id: int) -> None:
    """Somebody's requests come to the leader alone."""
    await desk.reply(await actions.mute(desk.work, desk.actor, user_id, True))


async def unmute(desk: Desk, user_id: int) -> None:
    """Somebody's requests go to everybody again."""
    await desk.reply(await actions.mute(desk.work, desk.actor, user_id, False))
