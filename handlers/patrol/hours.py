"""The settings have other hours, or another zone: nights that have not begun follow, and whoever knew them hears it."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain import night as rules
from domain.clock import to_epoch
from domain.notice import Lane, say
from handlers.common.work import Work
from storage import duties, meta, patrol, people, rota, swaps

from . import mail
from .planning import deadlines

HOURS = "patrol.hours"


async def keep_hours(work: Work) -> None:
    """Move the coming nights to the hours of the settings, once after they have changed."""
    settings, zone = work.settings.patrol, work.settings.village.timezone
    wanted = f"{settings.start:%H:%M}-{settings.end:%H:%M} {zone}"
    known = await meta.get(work.tx, HOURS)
    if known == wanted:
        return
    await meta.put(work.tx, HOURS, wanted)
    if known:
        moved = [turn for turn in await rota.not_begun(work.tx, work.epoch) if await _move(work, turn)]
        await rota.untell(work.tx, f"{work.local:%Y-%m}", sorted({turn["group_id"] for turn in moved}))
        await work.note("patrol", "hours-changed", turns=len(moved), hours=wanted)


async def _move(work: Work, turn: Any) -> bool:
    """One night; False where it stays, also because its new hour would be past."""
    night, zone = date.fromisoformat(turn["night"]), work.settings.village.zone
    start, end = (to_epoch(moment) for moment in rules.hours(night, work.settings.patrol, zone))
    if start <= work.epoch or (start, end) == (turn["starts_at"], turn["ends_at"]):
        return False
    again = rules.next_reminder(night, work.settings.patrol, zone, work.now)
    due = {**deadlines(work, night), "remind_at": to_epoch(again) if again else None}
    await rota.move(work.tx, turn["id"], (start, end), due, work.epoch)
    await swaps.lapse_at(work.tx, turn["id"], start)
    if turn["role"] == "main" and turn["published_at"] is not None and turn["ask_at"] is None:
        await _tell(work, turn["id"])
    return True


async def _tell(work: Work, turn_id: int) -> None:
    """Whoever was asked for the night, and its leader, hear the new hours; the others read them in the month."""
    turn = await patrol.get(work.tx, turn_id)
    assert turn is not None
    readers = await people.leaders(work.tx, turn["group_id"])
    for row in await duties.team(work.tx, turn_id):
        if row["state"] in ("asked", "confirmed"):
            readers += await people.of_household(work.tx, row["household_id"])
    notice = say("patrol-hours-changed", **mail.slot(work, turn).words)
    await work.post.send_all(list(dict.fromkeys(readers)), notice, lane=Lane.DUTY)
    await mail.renew_brief(work, turn_id)
