"""Dates as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.spans import read_span

TODAY = date(2026, 7, 20)
AUGUST = (date(2026, 8, 3), date(2026, 8, 10))


@pytest.mark.parametrize(
    "text",
    [
        "8月3日-8月10日",
        "８月３日－８月１０日",
        "8月3号到10号",
        "从 8月3日 至 8月10日",
        "2026年8月3日—8月10日",
        "2026-08-03 to 2026-08-10",
        "2026-08-03 - 2026-08-10",
        "from 3 Aug to 10 Aug",
        "Aug 3 – August 10",
        "3 Aug 2026 - 10 Aug 2026",
        "3-10 Aug",
        "8/3~8/10",
        "8.3-8.10",
    ],
)
def test_a_span_is_read(text: str) -> None:
    assert read_span(text, TODAY) == AUGUST


def test_one_day_is_both_ends_and_the_year_turns() -> None:
    assert read_span("8月3日", TODAY) == (date(2026, 8, 3),) * 2
    assert read_span("7月19日", TODAY) == (date(2027, 7, 19),) * 2
    assert read_span("12月30日-1月2日", TODAY) == (date(2026, 12, 30), date(2027, 1, 2))
    assert read_span("29 Feb", TODAY) == (date(2028, 2, 29),) * 2
    assert read_span("2026-08-10 to 2026-08-03", TODAY) == AUGUST[::-1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "harvest",
        "5",
        "5日",
        "8月",
        "2月30日",
        "13月1日",
        "8月3日 8月4日 8月5日",
        "8月3日=cmd()",
        "<b>8/3</b>",
        "😀" * 5000,
    ],
)
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert read_span(text, TODAY) is None


@given(st.text(max_size=80))
def test_nothing_typed_breaks_it(text: str) -> None:
    found = read_span(text, TODAY)
    assert found is None or len(found) == 2


@given(st.dates(TODAY, date(2027, 7, 1)), st.integers(0, 60))
def test_what_is_written_is_read_back(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    for text in (
        f"{first.isoformat()} to {last.isoformat()}",
        f"{first.year}年{first.month}月{first.day}日-{last.year}年{last.month}月{last.day}日",
        f"{first.month}月{first.day}日到{last.month}月{last.day}日",
    ):
        assert read_span(text, TODAY) == (first, last)
