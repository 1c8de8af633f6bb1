"""Use cases of taking the rota along: the own nights for a calendar, the months as a picture."""

from __future__ import annotations

from domain.calendar import next_month
from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common import jobs
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import duties, groups, patrol, rota
from storage.people import Reader

from . import export
from .jobs import MONTH
from .planning import roster

_WEIGHT = ("served", "confirmed", "asked", "excused", "missed", "released")


async def calendar(work: Work, actor: Actor) -> tuple[str, bytes, Notice]:
    """The group's nights and the household's own for a calendar: name, content, caption. Nights given away are cancelled."""
    today, mine = work.local.date(), await _own_groups(work, actor)
    given = await rota.given_away(work.tx, list(mine), today)
    rows = [
        row
        for row in await roster(work, today, today.replace(year=today.year + 1, day=1))
        if row["published"]
        and row["role"] == "main"
        and (row["group"] in mine.values() or row["turn"] in given)
    ]
    content = export.roster_ics(rows, actor.language, mine.values(), await _own_duties(work, actor))
    return "patrol.ics", content, say("patrol-calendar-caption")


async def _own_duties(work: Work, actor: Actor) -> dict[int, tuple[str, int]]:
    """Turn → what the actor's households have of it (of several, what weighs most), and how often that has changed."""
    found: dict[int, tuple[str, int]] = {}
    if not actor.private:
        return found
    for row in await duties.of_homes(work.tx, actor.homes, work.local.date().isoformat()):
        state, changes = found.get(row["turn_id"], ("", 0))
        best = min(state or row["state"], row["state"], key=_WEIGHT.index)
        found[row["turn_id"]] = (best, changes + row["sequence"])
    return found


async def order_picture(work: Work, actor: Actor, to: Reader) -> Notice:
    """Have this month drawn, and the next one once it is published; the actor's own nights are marked."""
    first, last = export.month_of(work.local.date())
    if not any(row["published_at"] is not None for row in await patrol.between(work.tx, first, last)):
        raise Refusal("patrol-nothing-planned")
    year, month = next_month(first.year, first.month)
    until = export.month_of(first.replace(year=year, month=month))[1]
    span = {"first": first.isoformat(), "last": until.isoformat()}
    await jobs.order(work, MONTH, to, actor.user_id, country=work.settings.patrol.country, **span)
    return say("patrol-picture-coming")


async def _own_groups(work: Work, actor: Actor) -> dict[int, str]:
    """The actor's groups by id: of the households, and those led."""
    ids = sorted(actor.groups | actor.leads | actor.liaison_of)
    found = [await groups.get(work.tx, group_id) for group_id in ids]
    return {group["id"]: group["name"] for group in found if group}
