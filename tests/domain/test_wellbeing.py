"""When a household is asked whether it is well, and what people type for hours, yes and stop."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.wellbeing import Plan, is_stop, is_well, next_time, read_hour, when

ZONE = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")  # changes its clocks


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("8", time(8)), ("7:30", time(7, 30)), ("７：３０", time(7, 30)), ("8点半", time(8, 30)), ("晚上8点", time(20)),
        ("早上 6点15分", time(6, 15)), ("8 pm", time(20)), ("12am", time(0)), ("20.00", time(20)), ("中午1点", time(13)),
        ("24:00", None), ("8:60", None), ("soon", None), ("", None), ("😀" * 50, None), ("8:30 and 9", None),
    ],
)  # fmt: skip
def test_hours_as_people_write_them(typed: str, hour: time | None) -> None:
    assert read_hour(typed) == hour


def test_yes_and_stop() -> None:
    assert all(is_stop(word) for word in ("stop", "STOP!", "停", "不用了。", " Stop it ", "别问了"))
    assert all(is_well(word) for word in ("好", "我很好！", "OK", "I'm fine", "👍", "❤️", "没事。"))
    assert not any(
        is_well(word) or is_stop(word) for word in ("", "不好", "help", "don't", "我摔倒了", "x" * 5000)
    )


def test_every_day_and_on_a_weekday_also_where_clocks_change() -> None:
    friday = datetime(2026, 10, 23, 6, 0, tzinfo=UTC)
    daily = [next_time(Plan(None, time(8)), friday, BERLIN)]
    for _ in range(3):
        daily.append(next_time(Plan(None, time(8)), daily[-1], BERLIN))
    assert [at.astimezone(BERLIN).strftime("%a %H:%M") for at in daily] == [
        *("Sat 08:00", "Sun 08:00", "Mon 08:00", "Tue 08:00"),
    ]
    assert daily[1] - daily[0] == timedelta(hours=25), "the clocks went back that night"
    spring = next_time(Plan(6, time(2, 30)), datetime(2026, 3, 28, tzinfo=UTC), BERLIN)
    assert spring == datetime(2026, 3, 29, 1, 30, tzinfo=UTC), "an hour that is skipped comes all the same"


@settings(max_examples=50, deadline=None)
@given(
    st.one_of(st.none(), st.integers(0, 6)),
    st.times(),
    st.integers(0, 600 * 24),
    st.floats(0, 100),
)
def test_a_late_question_is_asked_once_soon_or_the_next_one_has_to_do(
    weekday: int | None, clock: time, started: int, hours: float
) -> None:
    plan = Plan(weekday, clock.replace(second=0, microsecond=0))
    due = next_time(plan, datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=started), BERLIN)
    now = due + timedelta(hours=hours)
    at = when(plan, due, now, BERLIN)
    if at <= now:
        assert at == due and hours <= (3 if weekday is None else 24)
    else:
        assert at <= next_time(plan, now, BERLIN)


def test_after_a_stop_at_night() -> None:
    daily, weekly = Plan(None, time(20)), Plan(2, time(20))
    due = datetime(2026, 7, 8, 12, 0, tzinfo=UTC)  # a Wednesday, 20:00 in the village
    assert when(daily, due, due + timedelta(minutes=59), ZONE) == due
    assert when(daily, due, due + timedelta(hours=2), ZONE) == due + timedelta(days=1)
    assert when(weekly, due, due + timedelta(hours=2), ZONE) == due + timedelta(hours=12), "the next morning"
    assert when(weekly, due, due + timedelta(hours=23), ZONE) == due
    assert when(weekly, due, due + timedelta(hours=25), ZONE) == due + timedelta(days=7)
