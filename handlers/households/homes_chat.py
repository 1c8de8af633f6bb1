"""The Telegram door of leaders and officials to households: the lists, the page of one house, writing one down."""

from __future__ import annotations

from domain.notice import say
from handlers.common.desk import Desk
from handlers.common.press import Callback, Handler, command, press

from . import homes, moving, registering
from .asking import answer


def handlers() -> list[Handler]:
    """What leaders, deputies and officials send and press."""
    return [
        command("households", overview),
        press("households:overview", numbers, int),
        press("households:list", list_doors, int),
        press("households:doors", turn_doors, int, int),
        press("households:home", show_home, int),
        press("households:page", back_to_page, int),
        press("households:spoken", spoken, int),
        press("households:unspoken", unspoken, int),
        press("households:head", ask_head, int),
        press("households:remove", sure_remove, int, int),
        press("households:remove-yes", remove, int, int),
        press("households:moved", sure_moved, int),
        press("households:moved-yes", moved, int),
        press("households:back", back, int),
        press("households:mistake", sure_mistake, int),
        press("households:mistake-yes", mistake, int),
        press("households:new", ask_new, int),
        press("households:number", ask_number, int),
    ]


async def overview(desk: Desk) -> None:
    """Somebody sends /households."""
    for notice in await homes.overview(desk.work, desk.actor):
        await desk.reply(notice)


async def numbers(desk: Desk, page: int) -> None:
    """An official turns the page of the numbers."""
    await desk.change(await homes.numbers(desk.work, desk.actor, page))


async def list_doors(desk: Desk, group_id: int) -> None:
    """Somebody opens the doors of a group, from this list or from another message."""
    notice = await homes.doors(desk.work, desk.actor, group_id, 0)
    await desk.reply(notice)
    desk.toast(say("common-see-below"))


async def turn_doors(desk: Desk, group_id: int, page: int) -> None:
    """Somebody turns the page of a list of doors."""
    await desk.change(await homes.doors(desk.work, desk.actor, group_id, page))


async def show_home(desk: Desk, household_id: int) -> None:
    """Somebody opens the page of one house; the list it was pressed in stays."""
    await desk.reply(await homes.page(desk.work, desk.actor, household_id))
    desk.toast(say("common-see-below"))


async def back_to_page(desk: Desk, household_id: int) -> None:
    """Somebody goes back to the page of a house, in the same message."""
    await desk.change(await homes.page(desk.work, desk.actor, household_id))


async def spoken(desk: Desk, household_id: int) -> None:
    """A leader writes down that the household agreed at the door."""
    await desk.change(await homes.spoken(desk.work, desk.actor, household_id))


async def unspoken(desk: Desk, household_id: int) -> None:
    """A leader takes that back."""
    await desk.change(await homes.unspoken(desk.work, desk.actor, household_id))


async def ask_head(desk: Desk, household_id: int) -> None:
    """A leader wants to write down a new head."""
    await desk.reply(await homes.ask_head(desk.work, desk.actor, household_id))
    await desk.ask("households:head", home=household_id)
    desk.toast(say("common-see-below"))


async def head_typed(desk: Desk) -> None:
    """The name of the new head."""
    await answer(desk, homes.new_head(desk.work, desk.actor, desk.data["home"], desk.text))


async def sure_remove(desk: Desk, household_id: int, user_id: int) -> None:
    """A leader wants to take an account off a household: ask once more."""
    await desk.change(await homes.sure_remove(desk.work, desk.actor, household_id, user_id))


async def remove(desk: Desk, household_id: int, user_id: int) -> None:
    """A leader takes an account off a household."""
    await desk.change(await homes.remove(desk.work, desk.actor, household_id, user_id))


async def sure_moved(desk: Desk, household_id: int) -> None:
    """A leader says that a household moved away: ask once more."""
    await desk.change(await moving.sure_moved(desk.work, desk.actor, household_id))


async def moved(desk: Desk, household_id: int) -> None:
    """A household moved away."""
    await desk.change(await moving.moved(desk.work, desk.actor, household_id))


async def back(desk: Desk, household_id: int) -> None:
    """That was a mistake: the household is here."""
    await desk.change(await moving.back(desk.work, desk.actor, household_id))


async def sure_mistake(desk: Desk, household_id: int) -> None:
    """A household was written down by mistake: ask once more."""
    await desk.change(await moving.sure_mistake(desk.work, desk.actor, household_id))


async def mistake(desk: Desk, household_id: int) -> None:
    """A household that was written down by mistake is taken out."""
    await desk.change(await moving.mistake(desk.work, desk.actor, household_id))


async def ask_new(desk: Desk, group_id: int) -> None:
    """A leader wants to write down a household that is in no list: the door comes first."""
    await desk.reply(await registering.begin(desk.work, desk.actor, group_id))
    await desk.ask("households:new", group=group_id)
    desk.toast(say("common-see-below"))


async def new_typed(desk: Desk) -> None:
    """Door, head or number of the new household; after the number it is written down."""
    said = registering.said(desk.work, desk.actor, desk.data, desk.text)
    await answer(desk, said, "households:new", until="number")


async def ask_number(desk: Desk, household_id: int) -> None:
    """An official wants to set the right number."""
    await desk.reply(await registering.ask_number(desk.work, desk.actor, household_id))
    await desk.ask("households:number", home=household_id)
    desk.toast(say("common-see-below"))


async def number_typed(desk: Desk) -> None:
    """The office's number of a household that had a made-up one."""
    await answer(desk, registering.settle_number(desk.work, desk.actor, desk.data["home"], desk.text))


TYPED: dict[str, Callback] = {
    "households:head": head_typed,
    "households:new": new_typed,
    "households:number": number_typed,
}
