"""The morning after: last night's patrols in one message for the officials."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain import night as rules
from domain.clock import at_local, to_epoch
from domain.notice import Lane, Notice
from handlers.common.work import Work
from storage import meta, people, rounds, stand_downs

from . import mail, night_notices
from .rounds import way_of

TOLD = "patrol.morning"


async def sweep(work: Work) -> None:
    """At seven in the morning the officials read how last night was; once a day, and nothing where nobody was to go."""
    today = work.local.date()
    if work.local.time() < rules.MORNING_REPORT or await meta.get(work.tx, TOLD) == today.isoformat():
        return
    await meta.put(work.tx, TOLD, today.isoformat())
    notice = await last_night(work, today)
    if notice is not None:
        await work.post.send_all(await people.officials(work.tx), notice, lane=Lane.DUTY)


async def last_night(work: Work, today: date) -> Notice | None:
    """How the night before this day was; None where no patrol was to go."""
    zone = work.settings.village.zone
    after, until = (to_epoch(at_local(day, rules.MORNING_REPORT, zone)) for day in (today - rules.DAY, today))
    rows = await rounds.begun_between(work.tx, after, until)
    lines: list[Any] = []
    looks = []
    for row in rows:
        slot, way = mail.slot(work, row), await way_of(work, row["id"])
        why = await stand_downs.why(work.tx, row["id"]) if row["state"] == "stood_down" else None
        lines += night_notices.last_night(slot, row, way, why)
        if row["started_at"] is not None:
            looks.append((slot, way))
    return night_notices.morning(date.fromisoformat(rows[0]["night"]), lines, looks) if rows else None
