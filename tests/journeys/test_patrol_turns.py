"""Turns over HTTP: households swap, a restart in between, a mark is set right; a group says what it cannot."""

from __future__ import annotations

from datetime import date, timedelta

import icalendar
from here import Town, says

from handlers.patrol import planning
from sandbox.client import Person


def tonight(town: Town) -> tuple[int, str, int]:
    """Tonight's turn, its group's name and id."""
    night = town.clock.at.date().isoformat()
    return town.rows(
        "SELECT t.id, g.name, g.id FROM turns t JOIN groups g ON g.id = t.group_id "
        "WHERE t.night = ? AND t.role = 'main' ORDER BY t.id",
        night,
    )[0]


def duty(town: Town, turn: int, number: str) -> str:
    """What a household has of a turn."""
    home = town.homes[number]["id"]
    return str(town.value("SELECT state FROM duties WHERE turn_id = ? AND household_id = ?", turn, home))


async def press(town: Town, person: Person, data: str) -> str:
    """Tap the newest such button; gives the toast."""
    return (await town.tap(person, seen := await town.last(person, data), seen.button(data).data)).text


async def test_two_households_swap_and_the_one_who_went_has_served(town: Town) -> None:
    turn, group, group_id = tonight(town)
    numbers = town.of_group(group)
    asked = [number for number in numbers if duty(town, turn, number) == "asked"]
    first = asked[-1]
    free = next(number for number in numbers if number not in asked)
    leader, giver, taker = town.leaders[group], town.people[first], town.people[free]
    await press(town, giver, f"patrol:hswap:{turn}:")
    assert says([m.text for m in await giver.inbox()], "patrol-hswap-offered")
    await town.stop()
    await town.begin()
    offer = await town.last(taker, "patrol:htake:")
    assert says((await town.tap(giver, offer, "patrol:htake:1")).text, "patrol-hswap-own")
    assert says((await town.tap(taker, offer, "patrol:htake:1")).text, "patrol-said-htaken")
    assert says((await town.tap(taker, offer, "patrol:htake:1")).text, "patrol-hswap-gone")
    assert (duty(town, turn, first), duty(town, turn, free)) == ("released", "confirmed")
    assert says([m.text for m in await giver.inbox()], "patrol-hswap-given")

    town.clock.at = town.clock.at.replace(hour=20)
    await town.sweep()
    await press(town, leader, f"patrol:start:{turn}")
    await town.tap(leader, await town.last(leader), f"patrol:quiet:{turn}")
    missing = next(number for number in asked if number != first and duty(town, turn, number) == "released")
    assert duty(town, turn, free) == "served"
    await town.say(leader, "/patrol")
    await press(town, leader, f"patrol:ledger:{group_id}")
    await press(town, leader, f"patrol:marks:{turn}")
    await press(town, leader, f"patrol:mark:{turn}:{town.homes[missing]['id']}")
    assert says(
        await press(town, leader, f"patrol:set:{turn}:{town.homes[missing]['id']}:served"),
        "patrol-marked-served",
    )
    assert duty(town, turn, missing) == "served"
    await town.say(taker, "/patrol")
    await press(town, taker, "patrol:turns")
    page = await town.last(taker)
    assert says(page.text, "patrol-turns") and says(page.text, "patrol-past-served")


async def test_a_swap_between_groups_is_undone_and_calendars_follow(town: Town) -> None:
    _, group, _ = tonight(town)
    other = next(name for name in town.leaders if name != group)
    first, second = town.leaders[group], town.leaders[other]
    await town.say(first, "/swap")
    data = next(b.data for row in (await town.last(first)).buttons for b in row if b.data)
    turn = int(data.rpartition(":")[2])
    await press(town, first, data)
    await press(town, second, "patrol:take:")
    assert says([m.text for m in await first.inbox()], "patrol-swap-done")
    assert "CANCELLED" in await calendar(town, first, turn)
    await town.tap(second, await town.last(second, "patrol:swapback:"), "patrol:swapback:1")
    assert says([m.text for m in await first.inbox()], "patrol-swap-undone")
    assert await calendar(town, first, turn) == "TENTATIVE"  # the leader's household is asked again
    assert "CANCELLED" in await calendar(town, second, turn)


async def calendar(town: Town, person: Person, turn: int) -> str:
    """How a night stands in the calendar file that somebody gets."""
    await town.say(person, "/patrol")
    await press(town, person, "patrol:calendar")
    document = (await town.last(person)).document
    assert document is not None
    events = icalendar.Calendar.from_ical(await town.sandbox.file(document["file_id"])).walk("VEVENT")
    return next(str(event["STATUS"]) for event in events if event["UID"] == f"turn-{turn}@ten-households")


async def test_a_group_says_what_it_cannot_and_is_planned_around(town: Town) -> None:
    leader, name = town.leaders["1"], "1"
    group = town.value("SELECT id FROM groups WHERE name = ?", name)
    await town.say(leader, "/patrol")
    await press(town, leader, f"patrol:away:{group}")
    await press(town, leader, f"patrol:awayfor:{group}:harvest")
    assert says(await town.say(leader, "收稻子"), "patrol-away-dates")
    until = date.fromisoformat(
        town.value("SELECT MAX(night) FROM turns WHERE published_at IS NOT NULL AND role = 'main'")
    )
    day = until + timedelta(days=3)
    span = f"{day.month}月{day.day}日-{day.month}月{day.day + 4}日"
    assert says(await town.say(leader, span), "patrol-away-stored")
    assert says([m.text for m in await town.officials[0].inbox()], "patrol-away-told")
    async with town.work() as work:
        await planning.plan(work, day + timedelta(days=20))
    away = {(day + timedelta(days=n)).isoformat() for n in range(5)}
    rows = town.rows("SELECT night, group_id FROM turns WHERE role = 'main'")
    assert not [night for night, served in rows if served == group and night in away]
    assert away <= {night for night, _ in rows}
