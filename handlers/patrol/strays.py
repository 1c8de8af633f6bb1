"""Households that left the group of a turn they were asked for: nobody waits for them, the next in line is asked."""

from __future__ import annotations

from domain.notice import say
from handlers.common.work import Work
from storage import duties, home_swaps, patrol, strays

from . import mail, notices, team


async def let_go(work: Work, limit: int) -> None:
    """Free those who moved away, or into another group; the next in line are asked, the leader sees the new team."""
    found = await strays.found(work.tx, work.epoch, limit)
    for turn_id in dict.fromkeys(row["turn_id"] for row in found):
        await _replace(work, turn_id, [row["household_id"] for row in found if row["turn_id"] == turn_id])


async def _replace(work: Work, turn_id: int, household_ids: list[int]) -> None:
    turn = await patrol.get(work.tx, turn_id)
    assert turn is not None
    for household_id in household_ids:
        await home_swaps.end_of(work.tx, turn_id, household_id, work.epoch)
        await strays.release(work.tx, turn_id, household_id)
        await work.note("patrol", "freed", turn_id, household_id=household_id, group_id=turn["group_id"])
        await mail.to_household(work, household_id, say("homes-freed", **mail.slot(work, turn).words))
    asked = [await team.ask_next(work, turn) for _ in household_ids]
    if not all(asked):
        ready = await duties.count(work.tx, turn_id, "confirmed")
        await mail.to_leaders(work, turn, notices.nobody_left(mail.slot(work, turn), ready))
    await mail.renew_brief(work, turn_id)
