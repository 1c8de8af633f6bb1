"""The team of a turn: chosen by turns served, asked, and the next in line when somebody cannot."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from domain import night as rules
from domain.clock import to_epoch
from domain.notice import Notice, say
from domain.refusal import Refusal
from domain.team import Member, choose_team, newcomer_credit, next_in_line, turns_until_next
from handlers.common.work import Work
from storage import duties, home_swaps, patrol, people, rota, swaps

from . import mail, notices
from .planning import deadlines

Row = Any
_MONTH = 30.4  # days
_LAST_CALL = int(timedelta(minutes=15).total_seconds())


def member(row: Row) -> Member:
    """A household of a group as the rules count it; a turn it is asked for and that is not over counts as done."""
    return Member(
        number=row["number"],
        served=row["served"] + row["ahead"],
        excused=row["excused"],
        owed=max(0, row["missed"] - row["made_up"] - row["making_up"]),
        exempt=bool(row["exempt"]),
        last_served=date.fromisoformat(row["last_served"]) if row["last_served"] else None,
        credit=max(0, row["credit"]),
    )


async def households(work: Work, group_id: int) -> list[Row]:
    """The households of a group with what they have served; newcomers owe nothing for before."""
    rows = await duties.members(work.tx, group_id)
    fresh = [row["id"] for row in rows if row["credit"] < 0]
    if not fresh:
        return rows
    credit = newcomer_credit([member(row) for row in rows if row["credit"] >= 0])
    await duties.set_credit(work.tx, fresh, credit)
    return await duties.members(work.tx, group_id)


async def ask(work: Work, turn: Row) -> None:
    """The turn comes near: choose the team, ask its households, show the leader."""
    rows = await households(work, turn["group_id"])
    by_number = {row["number"]: row for row in rows}
    for chosen in choose_team([member(row) for row in rows], work.settings.patrol.people):
        await _ask_one(work, turn, by_number[chosen.number], chosen.owed > 0)
    await give_time(work, turn)
    night = date.fromisoformat(turn["night"])
    reminder = rules.next_reminder(night, work.settings.patrol, work.settings.village.zone, work.now)
    await patrol.set_deadline(work.tx, turn["id"], "remind_at", to_epoch(reminder) if reminder else None)
    if turn["brief_at"] is not None and turn["brief_at"] > work.epoch:
        await mail.send_brief(work, turn)
    await work.note("patrol", "asked", turn["id"], group_id=turn["group_id"])


async def _ask_one(work: Work, turn: Row, home: Row, owes: bool) -> None:
    if await duties.ask(work.tx, turn["id"], home["id"], owes, work.epoch):
        await put_question(work, turn, home["id"])


async def put_question(work: Work, turn: Row, household_id: int) -> None:
    """Send the question to whoever of the household is on Telegram."""
    slot, ref = mail.slot(work, turn), notices.ask_ref(turn["id"], household_id)
    if await mail.ask_home(work, household_id, ref, lambda home, _: notices.question(slot, "asked", home)):
        await duties.told(work.tx, turn["id"], household_id)


async def catch_up(work: Work, limit: int) -> None:
    """Households and leaders who came to Telegram after their turn was asked get what they missed."""
    for row in await duties.untold(work.tx, work.epoch, limit):
        await put_question(work, await patrol.get(work.tx, row["turn_id"]), row["household_id"])
        await mail.renew_brief(work, row["turn_id"])
    for turn in await patrol.unbriefed(work.tx, work.epoch, limit):
        await mail.send_brief(work, turn)


async def ask_next(work: Work, turn: Row) -> bool:
    """Somebody cannot: ask the next household in line; False when all have been asked."""
    rows = await households(work, turn["group_id"])
    asked = [row["number"] for row in await duties.team(work.tx, turn["id"]) if row["state"] != "released"]
    chosen = next_in_line([member(row) for row in rows], asked)
    if chosen is None:
        return False
    home = next(row for row in rows if row["number"] == chosen.number)
    await _ask_one(work, turn, home, chosen.owed > 0)
    if turn["confirm_at"] is not None or not turn["reserve_called"]:
        await give_time(work, turn)
    return True


async def fill(work: Work, turn: Row) -> None:
    """Hours before the start some are silent: the next in line are asked too, until the team can stand.

    For households that are not on Telegram the leader still answers.
    """
    lately = work.epoch - int(rules.SILENT.total_seconds())
    silent = [
        row
        for row in await duties.team(work.tx, turn["id"])
        if row["state"] == "asked" and row["reachable"] and row["asked_at"] <= lately
    ]
    going = await duties.count(work.tx, turn["id"], "confirmed") + await duties.count(
        work.tx, turn["id"], "asked"
    )
    for _ in range(work.settings.patrol.people - going + len(silent)):
        if not await ask_next(work, turn):
            return


async def give_time(work: Work, turn: Row) -> None:
    """Whoever is asked late has an hour before others are called, as far as the night allows."""
    until = work.epoch + int(rules.TIME_TO_ANSWER.total_seconds())
    until = min(until, max(turn["starts_at"] - _LAST_CALL, work.epoch + _LAST_CALL))
    await patrol.set_deadline(work.tx, turn["id"], "confirm_at", max(until, turn["confirm_at"] or 0))


async def settle(work: Work, turn: Row, household_id: int, state: str, by: int) -> None:
    """Store a household's answer, show it to household and leader, ask the next in line where that is needed."""
    if not await duties.answer(work.tx, turn["id"], household_id, state, by, work.epoch):
        await _explain(work, turn, household_id, state)
        return
    await work.note(
        "patrol", state, turn["id"], actor=by, household_id=household_id, group_id=turn["group_id"]
    )
    if state == "excused":
        await home_swaps.end_of(work.tx, turn["id"], household_id, work.epoch)
    if state == "excused" and work.epoch < turn["starts_at"] and not await ask_next(work, turn):
        ready = await duties.count(work.tx, turn["id"], "confirmed")
        await mail.to_leaders(work, turn, notices.nobody_left(mail.slot(work, turn), ready))
    await _show(work, turn, household_id, state, by)


async def _explain(work: Work, turn: Row, household_id: int, state: str) -> None:
    """An answer that changes nothing: fine when it was given before, else it comes too late."""
    duty = await duties.of_turn(work.tx, turn["id"], household_id)
    if duty is None:
        raise Refusal("patrol-not-asked")
    given = await home_swaps.given(work.tx, turn["id"], household_id)
    if given is not None:
        raise Refusal("patrol-hswap-given-before", taker=given)
    if duty["state"] != state:
        raise Refusal("patrol-released")


async def _show(work: Work, turn: Row, household_id: int, state: str, by: int) -> None:
    """Everybody of the household sees what was answered; the others see by whom."""
    slot, name = mail.slot(work, turn), await people.name_of(work.tx, by)

    def shown(home: notices.Home, account: int) -> Notice:
        return notices.question(slot, state, home, "" if account == by else name)

    await mail.ask_home(work, household_id, notices.ask_ref(turn["id"], household_id), shown, anew=True)
    await mail.renew_brief(work, turn["id"])


async def hand_over(work: Work, turn: Row, group_id: int) -> bool:
    """Another group serves the turn: the old team is free, the new group's team will be asked."""
    offer = await swaps.open_of(work.tx, turn["id"])
    if offer is not None:
        await swaps.end(work.tx, offer, "lapsed", None, work.epoch)
    await home_swaps.end_of(work.tx, turn["id"], None, work.epoch)
    freed = await duties.release(work.tx, turn["id"])
    due = deadlines(work, date.fromisoformat(turn["night"]))
    if not await patrol.hand_over(work.tx, turn["id"], turn["group_id"], group_id, work.epoch, due):
        return False
    for household_id in freed:
        await mail.to_household(work, household_id, say("patrol-freed", **mail.slot(work, turn).words))
    return True


async def next_months(work: Work, group_id: int) -> dict[str, int | None]:
    """Household number → in about how many months (at least 1) it is asked again; None when it is exempt."""
    people_, today = work.settings.patrol.people, work.local.date()
    rows = [member(row) for row in await households(work, group_id)]
    nights = [date.fromisoformat(night) for night in await rota.not_asked(work.tx, group_id, work.epoch)]
    gap = min(_MONTH, float(await rota.groups_taking_part(work.tx)))
    found: dict[str, int | None] = {}
    for one in rows:
        turns = turns_until_next(rows, one.number, people_)
        found[one.number] = None if turns is None else _months(nights, turns, gap, today)
    return found


def _months(nights: list[date], turns: int, gap: float, today: date) -> int:
    """Months until the group's turn of that number: as planned, beyond the plan at the group's usual pace."""
    if turns <= len(nights):
        days = float((nights[turns - 1] - today).days)
    else:
        days = ((nights[-1] - today).days if nights else 0) + (turns - len(nights)) * gap
    return max(1, round(days / _MONTH))


async def next_turn_of(work: Work, group_id: int, number: str) -> int | None:
    """In about how many months a household is out again; None when it is exempt."""
    return (await next_months(work, group_id)).get(number)
