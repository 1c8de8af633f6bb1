"""Nights of the calendar: months, weekends, festivals."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

_FRIDAY, _SATURDAY = 4, 5
_DAY = timedelta(days=1)


def month_nights(year: int, month: int) -> tuple[date, ...]:
    """Every night of a calendar month; a night is named by the day it begins on. ValueError for month 13."""
    return tuple(date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1))


def is_weekend_night(night: date, workdays: Collection[date] = ()) -> bool:
    """Whether it is a Friday or Saturday night of a weekend that is free.

    workdays: weekend days that are worked; the night of such a day and the one before it are nights like any other.
    """
    return night.weekday() in (_FRIDAY, _SATURDAY) and night not in workdays and night + _DAY not in workdays


def month_index(night: date) -> int:
    """Months counted through, so that the difference of two is a number of months."""
    return night.year * 12 + night.month - 1


def next_month(year: int, month: int) -> tuple[int, int]:
    """The month after."""
    return (year + 1, 1) if month == 12 else (year, month + 1)


def festival_nights(country: str, years: Iterable[int]) -> frozenset[date]:
    """Nights that begin on a public holiday of `country` (ISO 3166 code, e.g. "CN"), from the `holidays` package.

    Days off that were moved to join a holiday count; the weekend days worked instead do not. A free weekend day
    between two days of a festival counts too: the package leaves out those that were free anyway, such as Sunday
    4 October 2026 in the Golden Week. Raises ValueError for a country the package does not know. Source: the yearly
    notices of the State Council for the mainland.
    """
    found = _public_holidays(country, years)
    listed = frozenset(found) - _worked(found)
    between = {day for start in listed for day in _weekend_after(start, listed) if day not in _worked(found)}
    return listed | between


def _weekend_after(start: date, listed: Collection[date]) -> Iterable[date]:
    """The weekend days that follow a holiday directly, if the day behind them is a holiday again."""
    days = [
        start + n * _DAY
        for n in (1, 2)
        if all((start + i * _DAY).weekday() >= _SATURDAY for i in range(1, n + 1))
    ]
    return days if days and days[-1] + _DAY in listed else ()


def make_up_workdays(country: str, years: Iterable[int]) -> frozenset[date]:
    """Saturdays and Sundays that are worked in place of a bridged day. ValueError for an unknown country."""
    wanted = set(years)
    return frozenset(day for day in _worked(_public_holidays(country, wanted)) if day.year in wanted)


def _public_holidays(country: str, years: Iterable[int]) -> Mapping[date, str]:
    import holidays  # takes 0.1 s to import; the rota asks once a month

    try:
        found: Mapping[date, str] = holidays.country_holidays(country, years=list(years))
    except NotImplementedError as error:
        raise ValueError(f"no public holidays are known for {country!r}") from error
    return found


def _worked(found: object) -> frozenset[date]:
    return frozenset(getattr(found, "weekend_workdays", None) or ())


def days_between(start: date, end: date) -> Iterable[date]:
    """Every day from `start` to `end`, both included; none when `end` is before `start`."""
    return (start + timedelta(days=n) for n in range((end - start).days + 1))
