"""Use cases of the night itself, for the leader on duty: start, report, finish, stand in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from domain import night as rules
from domain.clock import from_epoch
from domain.notice import Notice, listed, say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import duties, patrol, people, stand_downs, swaps

from . import mail, marks, night_notices, notices, planning, reports, rounds, team
from .turns import open_turn

REPORT_LIMIT = 1000
_STILL_OUT = int(timedelta(minutes=30).total_seconds())


async def start(work: Work, actor: Actor, turn_id: int) -> Notice:
    """The leader on duty (or an official) says that the patrol is out; its group chat hears it."""
    turn = await _own(work, actor, turn_id)
    await _may_start(work, turn)
    slot = mail.slot(work, turn)
    opens = turn["starts_at"] - int(rules.START_EARLY.total_seconds())
    if work.epoch < opens:
        raise Refusal("patrol-too-early", night=date.fromisoformat(turn["night"]), at=_clock(work, opens))
    if work.epoch >= turn["ends_at"]:
        raise Refusal("patrol-over")
    if not await _go_out(work, actor, turn):
        raise Refusal("patrol-over")
    await rounds.present(work, actor, turn)
    await swaps.lapse_at(work.tx, turn_id, min(work.epoch, turn["starts_at"]))
    members = await duties.team(work.tx, turn_id)
    await mail.to_chat(work, turn["group_id"], notices.started(slot, actor.name, members))
    await mail.renew_brief(work, turn_id)
    await rounds.tell_team(work, turn, but=actor.user_id)
    await work.note("patrol", "started", turn_id, actor=actor.user_id, group_id=turn["group_id"])
    return await rounds.under_way(work, turn, actor.user_id)


async def _go_out(work: Work, actor: Actor, turn: Any) -> bool:
    due = planning.deadlines(work, date.fromisoformat(turn["night"]))
    overdue, alarm = int(due["overdue_at"] or 0), int(due["alarm_at"] or 0)
    return await patrol.start(work.tx, turn["id"], actor.user_id, work.epoch, overdue, alarm)


async def _may_start(work: Work, turn: Any) -> None:
    """Refuse a start that happened already, and one in a storm; once the warning is over the leader may."""
    if turn["state"] != "stood_down":
        await _not_begun(work, turn)
        return
    why = await stand_downs.why(work.tx, turn["id"])
    if why is not None and why["state"] == "live":
        raise Refusal("night-still-warned", warning=listed([night_notices.warning(why)]))


async def _own(work: Work, actor: Actor, turn_id: int) -> Any:
    turn = await open_turn(work, turn_id)
    guard.leader_or_official(actor, turn["group_id"])
    return turn


async def _not_begun(work: Work, turn: Any) -> None:
    """Refuse a start that happened already, saying by whom."""
    if turn["state"] == "started":
        by = await people.name_of(work.tx, turn["started_by"])
        raise Refusal("patrol-already-started", by=by, at=_clock(work, turn["started_at"]))
    if turn["state"] != "planned":
        await _not_back(work, turn)


async def _not_back(work: Work, turn: Any) -> None:
    """Refuse what comes after the finish, saying by whom, or to a night nobody went out."""
    if turn["state"] == "finished":
        by = await people.name_of(work.tx, turn["finished_by"])
        raise Refusal("patrol-already-finished", by=by, at=_clock(work, turn["finished_at"]))
    if turn["state"] == "missed":
        raise Refusal("patrol-over")
    if turn["state"] == "stood_down":
        raise Refusal("night-stood-down")


def _clock(work: Work, seconds: int) -> str:
    return f"{from_epoch(seconds).astimezone(work.settings.village.zone):%H:%M}"


async def ask_report(work: Work, actor: Actor, turn_id: int) -> Notice:
    """The leader presses Finish: ask for a short report."""
    turn = await _own(work, actor, turn_id)
    await out(work, turn)
    return notices.ask_report(mail.slot(work, turn))


async def out(work: Work, turn: Any) -> None:
    """Refuse what only a patrol that is out can do."""
    await _not_back(work, turn)
    if turn["state"] != "started":
        raise Refusal("patrol-not-started")


async def finish(work: Work, actor: Actor, turn_id: int, report: str) -> Notice:
    """The patrol is back: keep the report, tell group chat and officials, count who served."""
    turn = await _own(work, actor, turn_id)
    await out(work, turn)
    report = report.strip()
    if len(report) > REPORT_LIMIT:
        raise Refusal("patrol-report-long", limit=REPORT_LIMIT)
    await close(work, turn, actor.user_id, "" if report in ("-", "－", "—") else report)
    return say("patrol-said-finished", **mail.slot(work, turn).words)


async def close(work: Work, turn: Any, by: int | None, report: str) -> None:
    """End a patrol that is out, by its leader or (by None) because nobody did."""
    if not await patrol.finish(work.tx, turn["id"], by, report, work.epoch):
        raise Refusal("patrol-not-started")
    await duties.close(work.tx, turn["id"], turn["starts_at"] - int(rules.IN_TIME.total_seconds()))
    ended = await patrol.get(work.tx, turn["id"])
    assert ended is not None
    members = await duties.team(work.tx, turn["id"])
    slot = mail.slot(work, turn)
    way = await rounds.way_of(work, turn["id"])
    out, back = (night_notices.clock(ended[at], way.zone) for at in ("started_at", "finished_at"))
    told = notices.summary(slot, ended, members, night_notices.lines(way), out, back)
    await mail.to_chat(work, turn["group_id"], told)
    await reports.show_files(work, turn)
    await rounds.renew_way(work, turn, back=True)
    await mail.renew_brief(work, turn["id"])
    await marks.tell_missed(work, turn)
    await work.note("patrol", "finished", turn["id"], actor=by, group_id=turn["group_id"], words=len(report))


async def report(work: Work, actor: Actor, text: str) -> tuple[Notice, int | None]:
    """The leader types /report: finish the patrol that is out, or ask for the words. The id is of the turn asked about."""
    led = sorted(actor.leads | actor.liaison_of)
    if not led:
        raise Refusal("common-only-leaders")
    turn = await patrol.started_by_group(work.tx, led)
    if turn is None:
        raise Refusal("patrol-none-started")
    if text:
        return await finish(work, actor, turn["id"], text), None
    return await ask_report(work, actor, turn["id"]), turn["id"]


async def still_out(work: Work, actor: Actor, turn_id: int) -> Notice:
    """The leader answers that all are well and still out: ask again in half an hour."""
    turn = await _own(work, actor, turn_id)
    await out(work, turn)
    await patrol.set_deadline(work.tx, turn_id, "overdue_at", work.epoch + _STILL_OUT)
    await patrol.set_deadline(work.tx, turn_id, "alarm_at", work.epoch + 2 * _STILL_OUT)
    await work.note("patrol", "still-out", turn_id, actor=actor.user_id, group_id=turn["group_id"])
    return say("patrol-said-fine")


async def stand_in(work: Work, actor: Actor, turn_id: int) -> Notice:
    """The reserve group's leader takes the night that another group cannot fill."""
    turn = await open_turn(work, turn_id)
    if actor.cares_for(turn["group_id"]):
        raise Refusal("patrol-standin-yours")
    reserve = await patrol.reserve_of(work.tx, turn_id)
    guard.leader_or_official(actor, reserve["group_id"] if reserve else None)
    await _not_begun(work, turn)
    await _still_needed(work, turn)
    if reserve is None or await patrol.busy(work.tx, turn["night"], reserve["group_id"]):
        raise Refusal("patrol-swap-busy")
    if not await team.hand_over(work, turn, reserve["group_id"]):
        raise Refusal("patrol-over")
    slot = mail.slot(work, turn)
    await mail.to_leaders(
        work, turn, say("patrol-standin-leader", reserve=reserve["group_name"], **slot.words)
    )
    await mail.to_officials(
        work, say("patrol-standin-officials", reserve=reserve["group_name"], **slot.words)
    )
    await mail.to_chat(work, reserve["group_id"], say("patrol-standin-chat", **slot.words))
    await work.note("patrol", "stood-in", turn_id, actor=actor.user_id, group_id=reserve["group_id"])
    return say("patrol-said-standin", **slot.words)


async def _still_needed(work: Work, turn: Any) -> None:
    if work.epoch >= turn["ends_at"]:
        raise Refusal("patrol-over")
    ready = await duties.count(work.tx, turn["id"], "confirmed")
    if not turn["reserve_called"] or ready >= rules.fewest(work.settings.patrol.people):
        raise Refusal("patrol-standin-enough")
