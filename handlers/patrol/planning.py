"""The rota: planned ahead, published month by month, told to every group, read by scripts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from domain import night as rules
from domain.calendar import month_nights, next_month
from domain.clock import from_epoch, to_epoch
from domain.notice import Lane, Notice, say
from domain.refusal import Refusal
from domain.rotation import MonthPlan, Turn, plan_until
from handlers.common.work import Work
from storage import duties, groups, meta, patrol, rota
from storage.people import Reader

from . import absences, notices
from .festivals import festivals, workdays

FARTHEST = timedelta(days=740)
AT_ONCE = 20  # chats told of their nights in one sweep
PLANNED_FOR = "patrol.planned"
BEGINS = "patrol.begins"  # the first night of the rota, as an ISO date


@dataclass(frozen=True, slots=True)
class Planned:
    """What a plan changed: the new turns (night, group, role), what is not as it should be, the last night planned."""

    turns: list[dict[str, str]]
    warnings: list[Notice]
    until: date


async def plan(work: Work, until: date) -> Planned:
    """Extend the rota to the end of the month of `until`, or of its first night; published nights stay."""
    since = first_night(work)
    if until < since:
        raise Refusal("patrol-plan-past", until=until.isoformat())
    if until > since + FARTHEST:
        raise Refusal("patrol-plan-far", until=until.isoformat())
    active = await groups.all_active(work.tx)
    if not active:
        raise Refusal("patrol-no-groups")
    since = max(since, await _begins(work))
    last = max(until, since, await rota.last_night(work.tx) or until)
    found = await _fill(since, last, active, await rota.history(work.tx, since), work)
    names = {str(row["id"]): str(row["name"]) for row in active}
    new = await _store(work, found.turns)
    warnings = [say(warning.key, **_named(dict(warning.params), names)) for warning in found.warnings]
    rows = [{"night": t.night.isoformat(), "group": names[t.group], "role": t.role} for t in new]
    return Planned(rows, warnings, await rota.last_night(work.tx) or last)


def first_night(work: Work) -> date:
    """The first night that can still be planned: tonight, until its patrol would have begun."""
    village, today = work.settings.village, work.local.date()
    start, _ = rules.hours(today, work.settings.patrol, village.zone)
    return today if work.now < start else today + rules.DAY


async def _begins(work: Work) -> date:
    """The first night of all: the rota starts where its households can be asked with all the reminders."""
    known = await meta.get(work.tx, BEGINS)
    if not known and await rota.last_night(work.tx) is None:
        known = rules.first_in_time(work.now, work.settings.patrol, work.settings.village.zone).isoformat()
        await meta.put(work.tx, BEGINS, known)
    return date.fromisoformat(known) if known else date.min


async def _fill(since: date, last: date, active: list[Any], history: list[Any], work: Work) -> MonthPlan:
    zone = work.settings.village.zone
    past = [
        Turn(
            date.fromisoformat(row["night"]), str(row["group_id"]), row["role"], str(row["backs_group"] or "")
        )
        for row in history
    ]
    years = range(min((turn.night for turn in past), default=since).year, last.year + 1)
    joined = {str(row["id"]): from_epoch(row["created_at"]).astimezone(zone).date() for row in active}
    return plan_until(
        last,
        [str(row["id"]) for row in active],
        past,
        since=since,
        holidays=await festivals(work.settings.patrol.country, years),
        workdays=await workdays(work.settings.patrol.country, years),
        unavailable=await absences.unavailable(work),
        joined=joined,
    )


def _named(params: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return {name: names.get(value, value) for name, value in params.items()}


async def _store(work: Work, turns: tuple[Turn, ...]) -> list[Turn]:
    """Store a plan over the older one; what is the same in both keeps its id. Gives the new turns."""
    stored = {_key(row): int(row["id"]) for row in await rota.unpublished(work.tx)}
    wanted = {(t.night.isoformat(), t.group, t.role, t.backs): t for t in turns}
    await rota.drop(work.tx, [turn_id for key, turn_id in stored.items() if key not in wanted])
    new = sorted((t for key, t in wanted.items() if key not in stored), key=lambda t: (t.role, t))
    mains = await rota.main_ids(work.tx)
    for turn in new:
        night = turn.night.isoformat()
        backs = mains[night, turn.backs] if turn.role == "reserve" else None
        turn_id = await rota.add(work.tx, _values(work, turn, backs))
        if turn.role == "main":
            mains[night, turn.group] = turn_id
    if new:
        await work.note("patrol", "planned", nights=len({t.night for t in new}), turns=len(new))
    return new


def _key(row: Any) -> tuple[str, str, str, str]:
    return row["night"], str(row["group_id"]), row["role"], str(row["backs_group"] or "")


def _values(work: Work, turn: Turn, backs: int | None) -> dict[str, object]:
    start, end = rules.hours(turn.night, work.settings.patrol, work.settings.village.zone)
    return {
        "night": turn.night.isoformat(),
        "group_id": int(turn.group),
        "role": turn.role,
        "backs": backs,
        "starts_at": to_epoch(start),
        "ends_at": to_epoch(end),
        "changed_at": work.epoch,
    }


async def keep_planned(work: Work) -> None:
    """Keep the rota planned through the end of next month, and again when groups come or go, or cannot."""
    today = work.local.date()
    need = month_nights(*next_month(today.year, today.month))[-1]
    mark = await rota.who_takes_part(work.tx)
    wanted = f"{need} {mark}"
    if mark and await meta.get(work.tx, PLANNED_FOR) != wanted:
        await plan(work, need)
        await meta.put(work.tx, PLANNED_FOR, wanted)


async def publish_due(work: Work) -> None:
    """Make this month's nights binding, and next month's once it is time; tell groups and leaders."""
    today, days, months = work.local.date(), work.settings.patrol.publish_days, []
    for year, month in ((today.year, today.month), next_month(today.year, today.month)):
        nights = month_nights(year, month)
        if work.now >= rules.publishes_at(nights[0], days, work.settings.village.zone):
            await _publish(work, max(nights[0], first_night(work)), nights[-1])
            months.append(f"{year}-{month:02}")
    await _tell(work, months)


async def _publish(work: Work, frm: date, to: date) -> None:
    if frm > to or not await rota.to_publish(work.tx, frm, to) or not await rota.who_takes_part(work.tx):
        return
    await plan(work, to)
    rows = await rota.to_publish(work.tx, frm, to)
    for row in rows:
        day = date.fromisoformat(row["night"])
        start, end = rules.hours(day, work.settings.patrol, work.settings.village.zone)
        due = deadlines(work, day) if row["role"] == "main" else {}
        await rota.publish(work.tx, row["id"], work.epoch, (to_epoch(start), to_epoch(end)), due)
    await work.note("patrol", "published", month=f"{to:%Y-%m}", turns=len(rows))


def deadlines(work: Work, day: date) -> dict[str, int | None]:
    """The deadline columns of a turn that nobody has been asked for yet."""
    at = rules.deadlines(day, work.settings.patrol, work.settings.village.zone)
    return {
        "ask_at": to_epoch(at.ask),
        "remind_at": None,
        "brief_at": to_epoch(at.brief),
        "confirm_at": to_epoch(at.confirm),
        "late_at": to_epoch(at.late),
        "overdue_at": to_epoch(at.overdue),
        "alarm_at": to_epoch(at.alarm),
        "close_at": to_epoch(at.close),
    }


async def _tell(work: Work, months: list[str]) -> None:
    """Group chats and leaders read the nights of the months they were not told of, in one message."""
    untold: dict[tuple[int, int], tuple[Any, list[str]]] = {}
    for month in months:
        for row in await rota.not_told(work.tx, month, work.local.date(), AT_ONCE):
            untold.setdefault((row["group_id"], row["chat_id"]), (row, []))[1].append(month)
            await rota.told(work.tx, month, row["group_id"], row["chat_id"])
    for row, news in untold.values():
        mains = await _nights(work, row["group_id"], news, "main")
        reserves = await _nights(work, row["group_id"], news, "reserve")
        if mains:
            notice = notices.month(row["group_name"], mains, reserves, bool(row["leader"]))
            await work.post.send(Reader(row["chat_id"], row["language"]), notice, lane=Lane.DUTY)


async def _nights(work: Work, group_id: int, months: list[str], role: str) -> list[notices.Slot]:
    rows = await patrol.of_group(work.tx, group_id, work.epoch, 40, role)
    zone = work.settings.village.zone
    return [notices.slot(row, zone) for row in rows if row["night"][:7] in months]


async def roster(work: Work, frm: date, to: date) -> list[dict[str, Any]]:
    """The rota from one night to another as scripts read it: night, start, end, group, role, team and more."""
    if to < frm:
        raise Refusal("patrol-range", frm=frm.isoformat(), to=to.isoformat())
    teams: dict[int, list[str]] = {}
    for row in await duties.teams(work.tx, frm.isoformat(), to.isoformat()):
        teams.setdefault(row["turn_id"], []).append(row["number"])
    return [_line(work, row, teams.get(row["id"], [])) for row in await patrol.between(work.tx, frm, to)]


def _line(work: Work, row: Any, team: list[str]) -> dict[str, Any]:
    def iso(seconds: int) -> str:
        return datetime.isoformat(from_epoch(seconds).astimezone(work.settings.village.zone))

    return {
        "night": row["night"],
        "start": iso(row["starts_at"]),
        "end": iso(row["ends_at"]),
        "group": row["group_name"],
        "role": row["role"],
        "team": team,
        "state": row["state"],
        "published": row["published_at"] is not None,
        "turn": row["id"],
        "sequence": row["sequence"],
        "changed": iso(row["changed_at"]),
    }
