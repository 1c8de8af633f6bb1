"""Nights of the calendar: festivals, weekends, the days worked instead."""

from __future__ import annotations

from datetime import date

import pytest

from domain.calendar import festival_nights, is_weekend_night, make_up_workdays

HOLIDAYS = festival_nights("CN", range(2024, 2028))


def test_festivals_of_the_mainland_with_make_up_workdays() -> None:
    assert date(2026, 2, 17) in HOLIDAYS and date(2026, 10, 1) in HOLIDAYS
    assert date(2026, 2, 28) in make_up_workdays("CN", [2026])
    assert {date(2026, 10, day) for day in range(1, 8)} <= HOLIDAYS  # Sunday 4 October lies between
    assert not {date(2026, 10, 10), date(2026, 10, 11)} & HOLIDAYS
    assert not is_weekend_night(date(2026, 2, 28), make_up_workdays("CN", [2026]))
    assert not HOLIDAYS & make_up_workdays("CN", range(2024, 2028))
    with pytest.raises(ValueError):
        festival_nights("XX", [2026])
