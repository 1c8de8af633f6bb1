"""A household arranges that it is asked whether it is well; its leader does it for a house without Telegram."""

from __future__ import annotations

from datetime import date, time, timedelta

from domain.clock import from_epoch, to_epoch
from domain.notice import Lane, Notice, say
from domain.refusal import Refusal
from domain.spans import read_span
from domain.wellbeing import PATIENCE, Plan, next_time, read_hour
from handlers.common import guard
from handlers.common.checkins import home
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.work import Work
from storage import households, people
from storage import wellbeing as storage
from storage.database import Row

from . import wellbeing_notices as notices

# "d" every day, "w3" every Thursday; with a "v" before it somebody looks in instead of asking.
_CODES = {"d": None, **{f"w{day}": day for day in range(7)}}
_CODES |= {f"v{code}": day for code, day in _CODES.items()}
_FARTHEST = 366  # days away
_DAY = 86400  # seconds
_MOST_SET = 5  # times a day that it is arranged: each may ask a neighbour


async def menu(work: Work, actor: Actor) -> Notice:
    """Show somebody how they are asked, whom they look after, and what can be arranged."""
    guard.private(actor)
    cared = await storage.looked_after_by(work.tx, actor.homes)
    leads = bool(actor.leads or actor.liaison_of)
    if len(actor.homes) == 1 and not cared and not leads:
        return await page(work, actor, actor.homes[0])
    if not actor.homes and not leads:
        raise Refusal("common-no-household")
    homes = [house for own in actor.homes if (house := await households.get(work.tx, own))]
    return notices.menu(homes, cared, leads, await storage.of_homes(work.tx, actor.homes))


async def silent(work: Work, actor: Actor) -> Notice:
    """Show a leader the houses without Telegram, where a neighbour can look in."""
    guard.private(actor)
    groups = sorted(actor.leads | actor.liaison_of)
    if not groups:
        raise Refusal("common-only-leaders")
    found = [row for group in groups for row in await storage.silent_homes(work.tx, group, notices.SHOWN)]
    rows = tuple((notices.silent_button(row),) for row in found)
    return say("wellbeing-silent" if found else "wellbeing-silent-none", *rows)


async def page(work: Work, actor: Actor, household_id: int) -> Notice:
    """How one household is asked; where it is not yet, what that is."""
    house = await allowed(work, actor, household_id)
    row = await storage.of_household(work.tx, household_id)
    if row is not None:
        return notices.page(row)
    return notices.offer(house, visit=household_id not in actor.homes)


async def allowed(work: Work, actor: Actor, household_id: int) -> Row:
    """The household, for one of its people, or (where nobody there has Telegram) for its leader or an official."""
    guard.private(actor)
    house = await households.get(work.tx, household_id)
    if house is None or not house["active"]:
        raise Refusal("common-old-button")
    if household_id in actor.homes:
        return house
    guard.leader_or_official(actor, house["group_id"])
    if await households.members(work.tx, household_id):
        raise Refusal("wellbeing-theirs")
    await looked(work, actor, household_id=household_id, what="wellbeing")
    return house


async def anew(work: Work, actor: Actor, household_id: int) -> Notice:
    """Arrange it differently."""
    house = await allowed(work, actor, household_id)
    return notices.offer(house, visit=household_id not in actor.homes)


async def visit(work: Work, actor: Actor, household_id: int) -> Notice:
    """Nobody there uses Telegram, though somebody speaks for the household: a neighbour looks in."""
    return notices.offer(await allowed(work, actor, household_id), visit=True)


async def plan(work: Work, actor: Actor, household_id: int, code: str) -> Notice:
    """Every day, or a day of the week, was chosen: which day, or which hour?"""
    await allowed(work, actor, household_id)
    if code in ("w", "vw"):
        return notices.weekdays(household_id, code)
    _day(code)
    return notices.hours(household_id, code)


async def hour(work: Work, actor: Actor, household_id: int, code: str, clock: str) -> Notice:
    """The hour was tapped ("0830") or typed ("8:30"): which neighbour is told?"""
    await allowed(work, actor, household_id)
    _day(code)
    at = read_hour(f"{clock[:2]}:{clock[2:]}" if len(clock) == 4 and clock.isdecimal() else clock)
    if at is None:
        raise Refusal("wellbeing-hour-how")
    near = await storage.neighbours(work.tx, household_id, notices.SHOWN)
    return notices.who(household_id, f"{code}:{at:%H%M}", near)


async def who(
    work: Work, actor: Actor, household_id: int, code: str, clock: str, neighbour_id: int
) -> Notice:
    """The neighbour was chosen (0: the leader): how long may an answer take?"""
    await allowed(work, actor, household_id)
    await _neighbour(work, household_id, neighbour_id)
    _day(code), _clock(clock)
    return notices.patience(household_id, f"{code}:{clock}:{neighbour_id}")


async def arrange(
    work: Work, actor: Actor, household_id: int, code: str, clock: str, neighbour_id: int, minutes: int
) -> Notice:
    """All is chosen: from now on the household is asked; the neighbour is asked whether they will look in."""
    await allowed(work, actor, household_id)
    await _neighbour(work, household_id, neighbour_id)
    if minutes not in PATIENCE:
        raise Refusal("common-old-button")
    if await storage.times_set(work.tx, household_id, work.epoch - _DAY) >= _MOST_SET:
        raise Refusal("wellbeing-set-enough")
    wanted = Plan(_day(code), _clock(clock))
    number = await storage.put(
        work.tx,
        household_id=household_id,
        how="ask" if household_id in actor.homes and not code.startswith("v") else "visit",
        weekday=wanted.weekday,
        clock=f"{wanted.clock:%H:%M}",
        patience=minutes * 60,
        neighbour_id=neighbour_id or None,
        by=actor.user_id,
        now=work.epoch,
        next_at=to_epoch(next_time(wanted, work.now, work.settings.village.zone)),
    )
    row = await find(work, number)
    await note(work, row, "set", actor.user_id)
    if row["neighbour_id"] and not row["agreed"]:
        await tell_homes(work, [row["neighbour_id"]], notices.ask_neighbour(row, actor.name))
    return notices.saved(row, from_epoch(row["next_at"]))


async def agree(work: Work, actor: Actor, check_in_id: int) -> Notice:
    """The neighbour that was named says yes; the household hears it."""
    row = await _named(work, actor, check_in_id)
    if await storage.choose_neighbour(work.tx, check_in_id, row["neighbour_id"], True):
        await note(work, row, "agreed", actor.user_id)
        await tell_those_who_set_it(work, row, say("wellbeing-agreed", who=actor.name, home=home(row)))
    return say("wellbeing-you-agreed", home=home(row))


async def decline(work: Work, actor: Actor, check_in_id: int) -> Notice:
    """The neighbour says no, or cannot any more: the household hears it and may name another one."""
    row = await _named(work, actor, check_in_id)
    if await storage.choose_neighbour(work.tx, check_in_id, row["neighbour_id"], False):
        await note(work, row, "declined", actor.user_id)
        told = notices.declined(row, actor.name)
        await tell_those_who_set_it(work, row, told)
    return say("wellbeing-you-declined")


async def ask_away(work: Work, actor: Actor, check_in_id: int) -> Notice:
    """Somebody is away for a while: until when?"""
    row = await find(work, check_in_id)
    await allowed(work, actor, row["household_id"])
    return notices.away(check_in_id)


async def away(work: Work, actor: Actor, check_in_id: int, days: int) -> Notice:
    """Away for so many days from today (0: back again)."""
    if not 0 <= days <= _FARTHEST:
        raise Refusal("common-old-button")
    until = work.local.date() + timedelta(days=days)
    return await _stay_away(work, actor, check_in_id, until if days else None)


async def away_until(work: Work, actor: Actor, check_in_id: int, text: str) -> Notice:
    """Away until a day that was typed."""
    today = work.local.date()
    span = read_span(text, today)
    if span is None or not today <= span[1] <= today + timedelta(days=_FARTHEST):
        raise Refusal("wellbeing-date-how")
    return await _stay_away(work, actor, check_in_id, span[1])


async def _stay_away(work: Work, actor: Actor, check_in_id: int, until: date | None) -> Notice:
    row = await find(work, check_in_id)
    await allowed(work, actor, row["household_id"])
    await storage.stay_away(work.tx, check_in_id, until.isoformat() if until else None)
    await note(work, row, "away" if until else "back", actor.user_id)
    if row["level"] > 1:
        await tell_told(work, row, say("wellbeing-answered", home=home(row), who=actor.name))
    return notices.page(await find(work, check_in_id))


async def end(work: Work, actor: Actor, check_in_id: int) -> Notice:
    """Ask no more; whoever looked in hears it."""
    row = await find(work, check_in_id)
    await allowed(work, actor, row["household_id"])
    return await stop(work, row, actor.user_id)


async def stop(work: Work, row: Row, by: int | None) -> Notice:
    """End a check-in, and tell the neighbour and those who were on their way."""
    over = say("wellbeing-over", home=home(row))
    if row["level"] > 1:
        await tell_told(work, row, over)
    elif row["neighbour_id"] and row["agreed"]:
        await tell_homes(work, [row["neighbour_id"]], over)
    await storage.end(work.tx, row["household_id"])
    await note(work, row, "ended", by)
    return notices.ended(row["household_id"])


async def find(work: Work, check_in_id: int) -> Row:
    """The check-in behind a button, while there is one."""
    row = await storage.get(work.tx, check_in_id)
    if row is None:
        raise Refusal("wellbeing-not-asked")
    return row


async def tell_homes(work: Work, household_ids: list[int], notice: Notice) -> None:
    """Tell the people of some households."""
    await work.post.send_all(await people.of_households(work.tx, household_ids), notice, lane=Lane.DUTY)


async def tell_told(work: Work, row: Row, notice: Notice) -> None:
    """Tell those who heard that nobody answers."""
    await work.post.send_all(await storage.told(work.tx, row["id"]), notice, lane=Lane.WARNING)


async def note(work: Work, row: Row, verb: str, actor: int | None = None) -> None:
    """A line in the journal about a check-in."""
    await work.note(
        "wellbeing",
        verb,
        row["id"],
        actor=actor,
        household_id=row["household_id"],
        group_id=row["group_id"],
    )


async def tell_those_who_set_it(work: Work, row: Row, notice: Notice) -> None:
    """Tell the household; where nobody there has Telegram, its leader."""
    await tell_homes(work, [row["household_id"]], notice)
    if not row["members"] and row["group_id"] is not None:
        await work.post.send_all(await people.leaders(work.tx, row["group_id"]), notice, lane=Lane.DUTY)


async def _named(work: Work, actor: Actor, check_in_id: int) -> Row:
    row = await find(work, check_in_id)
    if row["neighbour_id"] is None or row["neighbour_id"] not in actor.homes:
        raise Refusal("wellbeing-not-named")
    return row


async def _neighbour(work: Work, household_id: int, neighbour_id: int) -> None:
    near = await storage.neighbours(work.tx, household_id, notices.SHOWN)
    if neighbour_id and neighbour_id not in {row["id"] for row in near}:
        raise Refusal("wellbeing-no-neighbour")


def _day(code: str) -> int | None:
    if code not in _CODES:
        raise Refusal("common-old-button")
    return _CODES[code]


def _clock(text: str) -> time:
    found = read_hour(f"{text[:2]}:{text[2:]}") if len(text) == 4 else None
    if found is None:
        raise Refusal("common-old-button")
    return found
