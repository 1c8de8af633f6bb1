"""The Telegram door of turns: ledgers, marks, exemptions, swaps between households, swaps undone, absences."""

from __future__ import annotations

from domain.notice import Notice, say
from handlers.common.desk import Desk
from handlers.common.press import Callback, Handler, press

from . import absences, exempting, home_swaps, ledger, marks, swaps


def handlers() -> list[Handler]:
    """The buttons."""
    return [
        press("patrol:turns", mine),
        press("patrol:ledger", table, int),
        press("patrol:marks", mark_page, int),
        press("patrol:mark", mark_one, int, int),
        press("patrol:set", set_mark, int, int, str),
        press("patrol:came", came, int),
        press("patrol:exempt", exempt_page, int),
        press("patrol:free", free, int),
        press("patrol:goes", goes, int),
        press("patrol:hswaps", hswap_page, int),
        press("patrol:hswap", hswap, int, int),
        press("patrol:htake", htake, int),
        press("patrol:htakefor", htake_for, int, int),
        press("patrol:hkeep", hkeep, int),
        press("patrol:hback", hback, int),
        press("patrol:swapback", swap_back, int),
        press("patrol:away", away, int),
        press("patrol:aways", aways),
        press("patrol:awayfor", away_for, int, str),
        press("patrol:awayoff", away_off, int),
    ]


def typed() -> dict[str, Callback]:
    """The typed answers."""
    return {"patrol:away": on_dates}


async def mine(desk: Desk) -> None:
    """A member reads the ledger of the own households."""
    await desk.reply(await ledger.mine(desk.work, desk.actor))


async def table(desk: Desk, group_id: int) -> None:
    """A leader reads the group's ledger."""
    await desk.reply(await ledger.table(desk.work, desk.actor, group_id))


async def mark_page(desk: Desk, turn_id: int) -> None:
    """A leader looks at the marks of a turn that is over."""
    await desk.reply(await marks.page(desk.work, desk.actor, turn_id))


async def mark_one(desk: Desk, turn_id: int, household_id: int) -> None:
    """A leader chose a household whose mark is wrong."""
    await desk.change(await marks.ask(desk.work, desk.actor, turn_id, household_id))


async def set_mark(desk: Desk, turn_id: int, household_id: int, state: str) -> None:
    """A leader sets a mark right, and sees all of them again."""
    desk.toast(await marks.set_mark(desk.work, desk.actor, turn_id, household_id, state))
    await desk.change(await marks.page(desk.work, desk.actor, turn_id))


async def came(desk: Desk, turn_id: int) -> None:
    """A leader looks for a household that went unasked."""
    await desk.change(await marks.others(desk.work, desk.actor, turn_id))


async def exempt_page(desk: Desk, group_id: int) -> None:
    """A leader looks at who is exempt."""
    await desk.reply(await exempting.page(desk.work, desk.actor, group_id))


async def free(desk: Desk, household_id: int) -> None:
    """A leader exempts a household, as the group agreed."""
    await desk.change(await exempting.exempt(desk.work, desk.actor, household_id))


async def goes(desk: Desk, household_id: int) -> None:
    """A leader takes an exemption back."""
    await desk.change(await exempting.take_back(desk.work, desk.actor, household_id))


async def hswap_page(desk: Desk, turn_id: int) -> None:
    """A leader chooses for whom of a team the others are asked."""
    await desk.reply(await home_swaps.page(desk.work, desk.actor, turn_id))


async def hswap(desk: Desk, turn_id: int, household_id: int) -> None:
    """A household asks the others of its group who goes instead."""
    await _say(desk, await home_swaps.offer(desk.work, desk.actor, turn_id, household_id))


async def htake(desk: Desk, swap_id: int) -> None:
    """Another household goes instead."""
    desk.toast(await home_swaps.take(desk.work, desk.actor, swap_id))
    await desk.take_buttons()


async def htake_for(desk: Desk, swap_id: int, household_id: int) -> None:
    """Another household goes instead: of somebody with several, or as its leader says."""
    desk.toast(await home_swaps.take(desk.work, desk.actor, swap_id, household_id))
    await desk.take_buttons()


async def hkeep(desk: Desk, swap_id: int) -> None:
    """The household goes after all."""
    await desk.take_buttons()
    await _say(desk, await home_swaps.withdraw(desk.work, desk.actor, swap_id))


async def hback(desk: Desk, swap_id: int) -> None:
    """A swap between households is undone."""
    notice = await home_swaps.undo(desk.work, desk.actor, swap_id)
    await desk.take_buttons()
    desk.toast(notice)


async def swap_back(desk: Desk, swap_id: int) -> None:
    """A leader undoes a swap between groups."""
    notice = await swaps.undo(desk.work, desk.actor, swap_id)
    await desk.take_buttons()
    await _say(desk, notice)


async def away(desk: Desk, group_id: int) -> None:
    """A leader looks at what the group cannot."""
    await desk.reply(await absences.page(desk.work, desk.actor, group_id))


async def aways(desk: Desk) -> None:
    """An official looks at what all groups cannot."""
    await desk.reply(await absences.all_groups(desk.work, desk.actor))


async def away_for(desk: Desk, group_id: int, reason: str) -> None:
    """The reason is chosen: ask for the dates."""
    await desk.reply(await absences.ask(desk.work, desk.actor, group_id, reason))
    await desk.ask("patrol:away", group=group_id, reason=reason)


async def on_dates(desk: Desk) -> None:
    """The dates are typed."""
    group_id, reason = int(desk.data["group"]), str(desk.data["reason"])
    notice = await absences.enter(desk.work, desk.actor, group_id, reason, desk.text)
    await desk.stop_asking()
    await desk.reply(notice)


async def away_off(desk: Desk, absence_id: int) -> None:
    """The group can after all."""
    await desk.change(await absences.take_back(desk.work, desk.actor, absence_id))


async def _say(desk: Desk, notice: Notice) -> None:
    await desk.reply(notice)
    desk.toast(say("patrol-noted"))
