"""Who is told first, who is left to sleep, which door is knocked on."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import alerts
from domain.alerts import COLOURS, HAZARDS, EscalationPlan, House, due_step
from domain.notice import Lane

AT = datetime(2026, 7, 8, 19, 0, tzinfo=UTC)
PLAN = EscalationPlan(timedelta(minutes=5), timedelta(minutes=15))
SILENT = House(watched=True)
FROM, UNTIL = time(22), time(6, 30)


def minutes(n: float) -> datetime:
    return AT + timedelta(minutes=n)


@pytest.mark.parametrize(
    ("hazard", "first"),
    {
        "rainstorm": "yellow",
        "typhoon": "yellow",
        "geological": "orange",
        "flood": "orange",
        "fire": "orange",
    }.items(),
)
def test_signals_that_move_people_out(hazard: alerts.Hazard, first: alerts.Colour) -> None:
    moving = [colour for colour in COLOURS if alerts.moves_people_out(hazard, colour)]
    assert moving == list(COLOURS[COLOURS.index(first) :])


def test_heat_cold_lightning_and_the_rest_move_nobody() -> None:
    still: tuple[alerts.Hazard, ...] = ("lightning", "heat", "cold", "other")
    assert not any(alerts.moves_people_out(hazard, colour) for hazard in still for colour in COLOURS)


def test_a_second_official_from_the_set_colour_on() -> None:
    assert alerts.needs_second_official("red", "red")
    assert not alerts.needs_second_official("orange", "red")
    assert not alerts.needs_second_official("red", "never")


def test_dangerous_houses_first_then_needs_then_leaders_then_everyone() -> None:
    order = [alerts.tier(1), alerts.tier(2), alerts.tier(3), alerts.tier(0, has_needs=True)]
    order += [alerts.tier(0, is_leader=True), alerts.TIER_CHATS, alerts.tier(0)]
    assert order == [0, 1, 2, 3, 4, 5, 6]
    assert alerts.tier(1, is_leader=True) == 0
    assert alerts.tier(0, is_helper=True) == 3
    assert [alerts.lane(n) for n in (0, 2, 3, 6)] == [Lane.LIFE, Lane.LIFE, Lane.WARNING, Lane.WARNING]


@pytest.mark.parametrize(("hour", "quiet"), [(21, False), (22, True), (0, True), (6, True), (7, False)])
def test_quiet_hours_over_midnight(hour: int, quiet: bool) -> None:
    now = datetime(2026, 7, 8, hour, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert alerts.held_by_quiet_hours(now, "blue", False, FROM, UNTIL, False) is quiet


@given(st.sampled_from(HAZARDS), st.sampled_from(COLOURS), st.booleans(), st.times(), st.times(), st.times())
def test_nobody_in_danger_is_ever_left_to_sleep(
    hazard: alerts.Hazard, colour: alerts.Colour, dangerous: bool, clock: time, start: time, end: time
) -> None:
    moves = alerts.moves_people_out(hazard, colour)
    held = alerts.held_by_quiet_hours(datetime.combine(AT, clock), colour, dangerous, start, end, moves)
    assert not (held and (dangerous or moves or colour in ("orange", "red")))


def test_the_quiet_hours_end_in_the_morning() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    assert alerts.quiet_ends(datetime(2026, 7, 8, 23, tzinfo=zone), UNTIL) == datetime(
        2026, 7, 9, 6, 30, tzinfo=zone
    )
    assert alerts.quiet_ends(datetime(2026, 7, 8, 3, tzinfo=zone), UNTIL) == datetime(
        2026, 7, 8, 6, 30, tzinfo=zone
    )
    with pytest.raises(ValueError):
        alerts.quiet_ends(datetime(2026, 7, 8, 3), UNTIL)  # noqa: DTZ001


def test_who_is_watched() -> None:
    assert alerts.is_watched(3, False, "heat", "blue")
    assert alerts.is_watched(0, True, "rainstorm", "yellow")
    assert not alerts.is_watched(0, True, "heat", "yellow")
    assert not alerts.is_watched(0, False, "rainstorm", "red")


def test_a_silent_house_becomes_a_door_and_then_the_officials() -> None:
    assert due_step(SILENT, AT, minutes(4.9), PLAN) == alerts.Step("none", "waiting", minutes(5))
    assert due_step(SILENT, AT, minutes(5), PLAN) == alerts.Step("door", "silent", minutes(15))
    door = House(watched=True, level="door")
    assert due_step(door, AT, minutes(6), PLAN) == alerts.Step("none", "waiting", minutes(15))
    assert due_step(door, AT, minutes(15), PLAN) == alerts.Step("official", "silent")
    official = House(watched=True, level="official")
    assert due_step(official, AT, minutes(99), PLAN) == alerts.Step("none", "waiting")


def test_a_failed_delivery_is_a_door_at_once_even_for_a_safe_house() -> None:
    house = House(watched=False, unreachable=True)
    assert due_step(house, AT, AT, PLAN) == alerts.Step("door", "unreachable", minutes(15))


def test_who_refuses_to_leave_is_the_officials_at_once() -> None:
    house = House(watched=True, answer="refuses", level="door")
    assert due_step(house, AT, AT, PLAN) == alerts.Step("official", "refuses")


def test_nobody_there_still_climbs_to_the_official() -> None:
    house = House(watched=True, answer="nobody", level="door")
    assert due_step(house, AT, minutes(15), PLAN) == alerts.Step("official", "nobody")


@pytest.mark.parametrize("answer", ["safe", "moved", "help"])
def test_an_answer_stops_the_climb_and_so_does_the_end(answer: alerts.Answer) -> None:
    assert due_step(House(watched=True, answer=answer), AT, minutes(60), PLAN).reason == "answered"
    assert due_step(SILENT, AT, minutes(60), PLAN, ended=True).reason == "ended"


def test_a_house_not_at_risk_is_left_alone() -> None:
    assert due_step(House(watched=False), AT, minutes(60), PLAN) == alerts.Step("none", "not-watched")


@given(
    st.builds(
        House,
        watched=st.booleans(),
        answer=st.sampled_from([None, *alerts.ANSWERS]),
        unreachable=st.booleans(),
        level=st.sampled_from(["waiting", "door", "official"]),
    ),
    st.integers(0, 60),
)
def test_steps_only_climb_and_come_once(house: House, after: int) -> None:
    height = {"waiting": 0, "none": 0, "door": 1, "official": 2}
    step = due_step(house, AT, minutes(after), PLAN)
    assert step.action == "none" or height[step.action] > height[house.level]
    assert step.due is None or step.due > minutes(after) or step.action == "none"
