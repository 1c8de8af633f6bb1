"""The Telegram door of residents to their own household, and of whoever changes what a household says of itself."""

from __future__ import annotations

from domain.notice import say
from handlers.common.desk import Desk
from handlers.common.press import Callback, Handler, press

from . import mine, stating
from .asking import answer


def handlers() -> list[Handler]:
    """What the people of a household press."""
    return [
        press("households:mine", show_mine, int),
        press("households:mine-here", back_to_mine, int),
        press("households:edit", edit, int, str, str),
        press("households:skill", toggle, int, str, str),
        press("households:show", show_phone, int, str, str),
        press("households:wrong", ask_wrong, int),
        press("households:moving", sure_moving, int),
        press("households:moving-yes", moving, int),
        press("households:leave", sure_leave, int),
        press("households:leave-yes", leave, int),
        press("households:moved-here", moved_here, int, int),
        press("households:both", both, int),
        press("households:not-ours", not_ours, int, int),
    ]


async def show_mine(desk: Desk, household_id: int) -> None:
    """Somebody opens the page of the own household."""
    await desk.reply(await mine.page(desk.work, desk.actor, household_id))
    desk.toast(say("common-see-below"))


async def back_to_mine(desk: Desk, household_id: int) -> None:
    """Somebody goes back to the page of the own household, in the same message."""
    await desk.change(await mine.page(desk.work, desk.actor, household_id))


async def edit(desk: Desk, household_id: int, field: str, how: str) -> None:
    """Somebody wants to change a field: skills are tapped, the others are asked for in words."""
    if field == "skills":
        await desk.change(await stating.board(desk.work, desk.actor, household_id, how))
        return
    await desk.reply(await stating.ask(desk.work, desk.actor, household_id, field, how))
    await desk.ask("households:say", home=household_id, field=field, how=how)
    desk.toast(say("common-see-below"))


async def said(desk: Desk) -> None:
    """What somebody typed for a field."""
    home, field, how = (desk.data[name] for name in ("home", "field", "how"))
    await answer(desk, stating.store(desk.work, desk.actor, home, field, how, desk.text))


async def toggle(desk: Desk, household_id: int, code: str, how: str) -> None:
    """A tap on a skill."""
    await desk.change(await stating.toggle(desk.work, desk.actor, household_id, code, how))


async def show_phone(desk: Desk, household_id: int, value: str, how: str) -> None:
    """Show the phone on the neighbours' card, or no longer."""
    await desk.change(await stating.show_phone(desk.work, desk.actor, household_id, value, how))


async def ask_wrong(desk: Desk, household_id: int) -> None:
    """Somebody says that head or address is wrong."""
    await desk.reply(await mine.ask_wrong(desk.work, desk.actor, household_id))
    await desk.ask("households:wrong", home=household_id)
    desk.toast(say("common-see-below"))


async def wrong_typed(desk: Desk) -> None:
    """What is right instead."""
    await answer(desk, mine.wrong(desk.work, desk.actor, desk.data["home"], desk.text))


async def sure_moving(desk: Desk, household_id: int) -> None:
    """Somebody says that the household moves away: ask once more."""
    await desk.change(await mine.sure_moving(desk.work, desk.actor, household_id))


async def moving(desk: Desk, household_id: int) -> None:
    """The household moves away: the leader hears it."""
    await desk.change(await mine.moving(desk.work, desk.actor, household_id))


async def sure_leave(desk: Desk, household_id: int) -> None:
    """Somebody wants to leave the household: ask once more."""
    await desk.change(await mine.sure_leave(desk.work, desk.actor, household_id))


async def leave(desk: Desk, household_id: int) -> None:
    """Somebody leaves the household."""
    await desk.change(await mine.leave(desk.work, desk.actor, household_id))


async def moved_here(desk: Desk, new_id: int, old_id: int) -> None:
    """Somebody moved from one household to another."""
    await desk.change(await mine.moved_here(desk.work, desk.actor, new_id, old_id))


async def both(desk: Desk, household_id: int) -> None:
    """Somebody speaks for both households."""
    await desk.change(await mine.both(desk.work, desk.actor, household_id))


async def not_ours(desk: Desk, household_id: int, user_id: int) -> None:
    """Somebody says that a new account does not belong to the household."""
    await desk.change(await mine.not_ours(desk.work, desk.actor, household_id, user_id))


TYPED: dict[str, Callback] = {"households:say": said, "households:wrong": wrong_typed}
