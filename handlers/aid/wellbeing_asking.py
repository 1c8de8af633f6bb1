"""What the clock does: ask households whether they are well, ask again, then tell neighbour, leader, all on duty."""

from __future__ import annotations

from datetime import date

from domain.clock import from_epoch, to_epoch
from domain.notice import Lane
from domain.wellbeing import AGAIN, ALL, ASKED, LEADER, NEIGHBOUR, STEP, next_time, when
from handlers.common import looking
from handlers.common.checkins import plan_of
from handlers.common.work import Work
from storage import households, people
from storage import wellbeing as storage
from storage.database import Row
from storage.people import Reader

from . import audience, wellbeing
from . import wellbeing_notices as notices

_STALLED = (
    120  # seconds after which the bot must have been away: an answer may be on its way, nobody is alarmed yet
)


async def sweep(work: Work, limit: int) -> None:
    """Ask whose hour has come, and tell the next one where nobody has answered in time."""
    for row in await storage.due_to_ask(work.tx, work.epoch, limit):
        await _ask(work, row)
    for row in await storage.overdue(work.tx, work.epoch, limit):
        if await storage.heard_of(work.tx, row["household_id"], row["asked_at"]):
            await storage.answered(work.tx, row["id"])
        elif row["level"] <= AGAIN and work.epoch - row["due_at"] > _STALLED:
            await storage.climb(work.tx, row["id"], row["level"], row["level"], work.epoch + _STALLED)
        else:
            await _climb(work, row, row["level"] + 1)


async def _ask(work: Work, row: Row) -> None:
    """Ask one household; not while it is away, nor where the hour is long past."""
    zone, plan = work.settings.village.zone, plan_of(row)
    if not row["active"] or (row["how"] == "ask" and not row["members"]):
        await wellbeing.stop(work, row, None)
        return
    moment = when(plan, from_epoch(row["next_at"]), work.now, zone)
    upcoming = to_epoch(next_time(plan, work.now, zone))
    away = row["away_until"] and date.fromisoformat(row["away_until"]) >= work.local.date()
    if away or moment > work.now:
        await storage.put_off(work.tx, row["id"], row["next_at"], upcoming if away else to_epoch(moment))
        return
    row = await _with_neighbour(work, row)
    homes = await people.of_household(work.tx, row["household_id"]) if row["how"] == "ask" else []
    patience = row["patience"] // 2 if homes else row["patience"]
    due = work.epoch + patience
    if not await storage.begin(work.tx, row["id"], row["next_at"], upcoming, work.epoch, ASKED, due):
        return
    row = await wellbeing.find(work, row["id"])
    if homes:
        await work.post.send_all(homes, notices.question(row), lane=Lane.DUTY, ref=ref(row))
    else:
        await _climb(work, row, NEIGHBOUR)


async def _with_neighbour(work: Work, row: Row) -> Row:
    """The neighbour that was named has moved away, or left the bot: the household hears it once, and may name another."""
    named = row["neighbour_id"]
    if named is None or (row["neighbour_active"] and await households.members(work.tx, named)):
        return row
    await storage.choose_neighbour(work.tx, row["id"], named, False)
    await wellbeing.note(work, row, "neighbour-gone")
    await wellbeing.tell_those_who_set_it(work, row, notices.neighbour_gone(row))
    return await wellbeing.find(work, row["id"])


def ref(row: Row) -> str:
    """The name of the question, and of what the others hear about it."""
    return f"well:{row['id']}:{row['asked_at']}"


async def _climb(work: Work, row: Row, level: int) -> None:
    """Tell the next one; where nobody is there to be told, the one after."""
    readers = await _readers(work, row, level)
    while not readers and level < ALL:
        level += 1
        readers = await _readers(work, row, level)
    wait = row["patience"] // 2 if level == AGAIN else int(STEP.total_seconds())
    if row["how"] == "visit" and level == NEIGHBOUR:
        wait = row["patience"]
    due = None if level == ALL else work.epoch + wait
    if not await storage.climb(work.tx, row["id"], row["level"], level, due):
        return
    if level == AGAIN:
        await work.post.send_all(readers, notices.question(row, again=True), lane=Lane.REPLY, ref=ref(row))
    else:
        await _tell(work, row, readers, level)


async def _readers(work: Work, row: Row, level: int) -> list[Reader]:
    group_id = row["group_id"]
    if level == AGAIN:
        return await people.of_household(work.tx, row["household_id"]) if row["how"] == "ask" else []
    if level == NEIGHBOUR:
        agreed = row["neighbour_id"] is not None and row["agreed"] and row["neighbour_active"]
        return await people.of_household(work.tx, row["neighbour_id"]) if agreed else []
    if level == LEADER:
        return [] if group_id is None else await people.leaders(work.tx, group_id)
    deputies = [] if group_id is None else await people.readers_with_role(work.tx, "liaison", group_id)
    return [*deputies, *await audience.officials(work)]


async def _tell(work: Work, row: Row, readers: list[Reader], level: int) -> None:
    first = row["how"] == "visit" and row["level"] < NEIGHBOUR
    notice = notices.visit(row) if first else notices.alarm(row)
    lane = Lane.DUTY if first else Lane.WARNING
    for reader in readers:
        if await storage.note_told(work.tx, row["id"], reader.chat_id):
            await work.post.send(reader, notice, lane=lane, ref=ref(row))
    if level == ALL:
        officials = await audience.officials(work)
        home = {"household_id": row["household_id"], "group_id": row["group_id"]}
        await looking.shown(work, officials, **home, what=f"wellbeing:{row['id']}")
    await wellbeing.note(work, row, "visit" if first else "silent")
