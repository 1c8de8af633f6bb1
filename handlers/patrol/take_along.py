"""Use cases of taking the rota along: the own nights for a calendar, the months as a picture."""

from __future__ import annotations

from domain.calendar import next_month
from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common import jobs
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import groups, patrol, rota
from storage.people import Reader

from . import export
from .jobs import MONTH
from .planning import roster


async def calendar(work: Work, actor: Actor) -> tuple[str, bytes, Notice]:
    """The group's own nights for a calendar: name, content, caption. Those it gave away are cancelled there."""
    today, mine = work.local.date(), await _own_groups(work, actor)
    given = await rota.given_away(work.tx, list(mine), today)
    rows = [
        row
        for row in await roster(work, today, today.replace(year=today.year + 1, day=1))
        if row["published"]
        and row["role"] == "main"
        and (row["group"] in mine.values() or row["turn"] in given)
    ]
    content = export.roster_ics(rows, actor.language, mine.values())
    return "patrol.ics", content, say("patrol-calendar-caption")


async def order_picture(work: Work, actor: Actor, to: Reader) -> Notice:
    """Have this month drawn, and the next one once it is published; the actor's own nights are marked."""
    first, last = export.month_of(work.local.date())
    if not any(row["published_at"] is not None for row in await patrol.between(work.tx, first, last)):
        raise Refusal("patrol-nothing-planned")
    year, month = next_month(first.year, first.month)
    until = export.month_of(first.replace(year=year, month=month))[1]
    own = list((await _own_groups(work, actor)).values())
    country = work.settings.patrol.country
    await jobs.order(
        work,
        MONTH,
        to,
        actor.user_id,
        first=first.isoformat(),
        last=until.isoformat(),
        own=own,
        country=country,
    )
    return say("patrol-picture-coming")


async def _own_groups(work: Work, actor: Actor) -> dict[int, str]:
    """The actor's groups by id: of the households, and those led."""
    ids = sorted(actor.groups | actor.leads | actor.liaison_of)
    found = [await groups.get(work.tx, group_id) for group_id in ids]
    return {group["id"]: group["name"] for group in found if group}
