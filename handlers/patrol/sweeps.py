"""What comes due in the patrol room: planning, asking, reminding, raising alarms. Each thing happens once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import date
from functools import partial
from typing import Any

from domain import night as rules
from domain.clock import to_epoch
from domain.notice import Lane, Notice, say
from handlers.common.work import Work
from storage import duties, patrol, people, stand_downs

from . import hours, mail, morning, night, night_notices, notices, planning, stand_down, strays, swaps, team

Turn = Any
_AT_ONCE = 10  # turns worked on in one sweep


async def sweep(work: Work) -> None:
    """Do what is due now, for whoever waits for it."""
    await hours.keep_hours(work)
    await planning.keep_planned(work)
    await planning.publish_due(work)
    await swaps.due(work)
    await stand_down.sweep(work, _AT_ONCE)
    for turn in await patrol.due(work.tx, work.epoch, _AT_ONCE):
        for deadline in patrol.DEADLINES:
            await _do(work, turn["id"], deadline)
    await strays.let_go(work, _AT_ONCE)
    await team.catch_up(work, _AT_ONCE)
    await morning.sweep(work)


async def _do(work: Work, turn_id: int, deadline: str) -> None:
    """One deadline of one turn, as the turn is at this moment."""
    if await patrol.settle(work.tx, turn_id, deadline, work.epoch):
        turn = await patrol.get(work.tx, turn_id)
        assert turn is not None
        await _STEPS[deadline](work, turn)


def _ahead(work: Work, turn: Turn) -> bool:
    """Whether the patrol may still go out."""
    return bool(turn["state"] == "planned" and work.epoch < turn["ends_at"])


async def _ask(work: Work, turn: Turn) -> None:
    if _ahead(work, turn):
        await team.ask(work, turn)


async def _remind(work: Work, turn: Turn) -> None:
    """Members are reminded, or asked once more; at the last time the next in line are asked for those who are silent."""
    if not _ahead(work, turn) or work.epoch >= turn["starts_at"]:
        return
    settings = work.settings
    for row in await duties.team(work.tx, turn["id"]):
        if row["state"] in ("asked", "confirmed"):
            make = partial(_reminder, mail.slot(work, turn), row["state"], settings.patrol.gear)
            await mail.ask_home(
                work, row["household_id"], notices.ask_ref(turn["id"], row["household_id"]), make
            )
    day = date.fromisoformat(turn["night"])
    again = rules.next_reminder(day, settings.patrol, settings.village.zone, work.now)
    if again is None:
        await team.fill(work, turn)
    if turn["brief_at"] is not None and turn["brief_at"] > work.epoch:
        await mail.send_brief(work, turn)
    await patrol.set_deadline(work.tx, turn["id"], "remind_at", to_epoch(again) if again else None)


def _reminder(slot: notices.Slot, state: str, gear: Iterable[str], home: notices.Home, _: int) -> Notice:
    return notices.reminder(slot, state, gear, home)


async def _brief(work: Work, turn: Turn) -> None:
    """The leader of tonight gets team, hours, gear and the buttons of the night."""
    if _ahead(work, turn):
        await mail.send_brief(work, turn)


async def _confirm(work: Work, turn: Turn) -> None:
    """Too few have confirmed: the reserve is asked to stand in; when that does not help, the officials are told."""
    ready = await duties.count(work.tx, turn["id"], "confirmed")
    if not _ahead(work, turn) or ready >= rules.fewest(work.settings.patrol.people):
        return
    slot = mail.slot(work, turn)
    if not await patrol.call_reserve(work.tx, turn["id"]):
        await mail.to_officials(work, say("patrol-short-officials", ready=ready, **slot.words))
        await work.note("patrol", "officials-called", turn["id"], group_id=turn["group_id"], ready=ready)
        return
    reserve = await patrol.reserve_of(work.tx, turn["id"])
    readers = await people.leaders(work.tx, reserve["group_id"]) if reserve else []
    name = reserve["group_name"] if reserve and readers else ""
    await mail.to_leaders(work, turn, notices.shortage(slot, ready, name))
    if name:
        await mail.to_leaders(work, reserve, notices.call_reserve(slot, ready))
        await team.give_time(work, turn)
    else:
        await mail.to_officials(work, say("patrol-short-officials-alone", ready=ready, **slot.words))
    await work.note("patrol", "reserve-called", turn["id"], group_id=turn["group_id"], ready=ready)


async def _late(work: Work, turn: Turn) -> None:
    """Not started half an hour after its hour: leader, deputies and officials are told."""
    if _ahead(work, turn):
        slot = mail.slot(work, turn)
        await mail.to_leaders(work, turn, notices.late(slot), deputies=True)
        key = "patrol-late-officials" if await _anybody(work, turn) else "patrol-late-officials-alone"
        await mail.to_officials(work, say(key, **slot.words))
        await work.note("patrol", "late", turn["id"], group_id=turn["group_id"])


async def _overdue(work: Work, turn: Turn) -> None:
    """Not finished by its end, or not home after it was called back: are you all right?"""
    if turn["state"] == "started":
        question = await _question(work, turn)
        await mail.to_leaders(work, turn, question)
        await mail.to_starter(work, turn, question)
        earliest = work.epoch + int(rules.ANSWER.total_seconds())
        if turn["alarm_at"] is not None:
            await patrol.set_deadline(work.tx, turn["id"], "alarm_at", max(turn["alarm_at"], earliest))
        await work.note("patrol", "overdue", turn["id"], group_id=turn["group_id"])


async def _question(work: Work, turn: Turn) -> Notice:
    called_back = await stand_downs.called_back(work.tx, turn["id"])
    return (night_notices.home_question if called_back else notices.all_right)(mail.slot(work, turn))


async def _alarm(work: Work, turn: Turn) -> None:
    """No answer to that: leader, deputies and officials are told."""
    if turn["state"] == "started":
        slot = mail.slot(work, turn)
        await mail.to_leaders(work, turn, await _question(work, turn), deputies=True, lane=Lane.WARNING)
        leader = await _anybody(work, turn)
        key = "patrol-alarm-officials" if leader else "patrol-alarm-officials-alone"
        await mail.to_officials(work, say(key, leader=leader, **slot.words), lane=Lane.WARNING)
        await work.note("patrol", "alarm", turn["id"], group_id=turn["group_id"])


async def _anybody(work: Work, turn: Turn) -> str:
    """The name of the group's leader, or else of a deputy, whom the bot reaches; empty: there is nobody."""
    found = [
        row
        for role in ("leader", "liaison")
        for row in await people.holders(work.tx, role, turn["group_id"])
        if row["reachable"]
    ]
    return str(found[0]["name"]) if found else ""


async def _close(work: Work, turn: Turn) -> None:
    """Nobody will press anything any more: the night is closed as it stands."""
    if turn["state"] == "started":
        await night.close(work, turn, None, "")
    elif turn["state"] == "stood_down":
        await duties.release(work.tx, turn["id"])
        await mail.renew_brief(work, turn["id"])
    elif await patrol.miss(work.tx, turn["id"]):
        await duties.release(work.tx, turn["id"])
        await work.note("patrol", "missed", turn["id"], group_id=turn["group_id"])


_STEPS: dict[str, Callable[[Work, Turn], Awaitable[None]]] = {
    "ask_at": _ask,
    "remind_at": _remind,
    "brief_at": _brief,
    "confirm_at": _confirm,
    "late_at": _late,
    "overdue_at": _overdue,
    "alarm_at": _alarm,
    "close_at": _close,
}
