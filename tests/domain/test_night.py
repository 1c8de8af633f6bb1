"""Hours and deadlines of a night, also where clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from domain import night as rules
from domain.settings import Patrol

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
NIGHT = date(2026, 8, 14)


def test_an_end_before_the_start_is_on_the_next_morning() -> None:
    start, end = rules.hours(NIGHT, Patrol(start=time(22), end=time(2)), SHANGHAI)
    assert end - start == timedelta(hours=4)


def test_a_night_in_which_clocks_go_forward_is_an_hour_shorter() -> None:
    start, end = rules.hours(date(2026, 3, 28), Patrol(start=time(22), end=time(6)), BERLIN)
    assert end - start == timedelta(hours=7)


def test_hours_that_the_clock_skips_keep_their_length() -> None:
    start, end = rules.hours(date(2026, 3, 29), Patrol(start=time(2, 30), end=time(3, 0)), BERLIN)
    assert end - start == timedelta(minutes=30)


def test_the_defaults() -> None:
    due = rules.deadlines(NIGHT, Patrol(), SHANGHAI)
    assert due.ask == datetime(2026, 8, 11, 1, tzinfo=UTC)  # nine in the morning, three days before
    assert due.brief == datetime(2026, 8, 14, 4, tzinfo=UTC)
    assert due.confirm == datetime(2026, 8, 14, 8, tzinfo=UTC)


def test_reminders_are_the_day_before_and_noon() -> None:
    found, now = [], rules.deadlines(NIGHT, Patrol(), SHANGHAI).ask
    while (moment := rules.next_reminder(NIGHT, Patrol(), SHANGHAI, now)) is not None:
        found.append(moment)
        now = moment
    assert found == [datetime(2026, 8, 13, 1, tzinfo=UTC), datetime(2026, 8, 14, 4, tzinfo=UTC)]


def test_gaps_under_a_day_count_from_the_start() -> None:
    settings = Patrol(remind=(timedelta(days=2), timedelta(hours=3)))
    assert rules.next_reminder(NIGHT, settings, SHANGHAI, datetime(2026, 8, 14, 5, tzinfo=UTC)) == datetime(
        2026, 8, 14, 9, tzinfo=UTC
    )


@given(
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.sampled_from([SHANGHAI, BERLIN]),
    st.dates(date(2024, 1, 1), date(2030, 12, 31)),
)
def test_deadlines_come_in_order(start: time, end: time, zone: ZoneInfo, night: date) -> None:
    patrol = Patrol(start=start, end=end)
    begins, ends = rules.hours(night, patrol, zone)
    due = rules.deadlines(night, patrol, zone)
    assert due.ask < begins and due.brief < begins and due.confirm < begins < due.late
    assert begins < ends < due.overdue < due.alarm < due.close


def test_nobody_patrols_alone_where_there_are_two() -> None:
    assert [rules.fewest(people) for people in (1, 2, 4)] == [1, 2, 2]
