"""What a fair rota keeps even: nights of each kind in a year and in twelve months, and the rest between two turns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import Literal

from .calendar import month_index
from .ledger import KINDS, Kind, Ledger

LATER = (1, 3, 6, 9)
IN_A_YEAR, IN_TWELVE_MONTHS = 1, 2  # by how many nights of a kind two groups may differ
_NEARER_ABOVE = 0.6  # of a night: from there on a mean lies in the upper of two ranges

LEAST_REST = 0.6  # of the mean rest; the issue of the rota calls a shorter one unfair
DAYS_A_MONTH = 365.25 / 12
NEVER = 1e9
_TOO_SHORT = 1e5  # for each day under the least rest
_STEEP = 2  # the power of the days off the mean: spread is their standard deviation
_AS_BAD_AS_IT_GETS = 45.0  # days in a month off the mean; beyond, an absence is the reason
_ENDLESS = 5000  # days; a rest that has no beginning or no end


@dataclass(frozen=True, slots=True)
class Goal:
    """Nights of a kind from month `first` to `last`, both included: every group has between `least` and `most`."""

    kind: Kind | Literal["turns"]
    first: int
    last: int
    mean: float
    least: int
    most: int

    @property
    def is_year(self) -> bool:
        """Whether the twelve months are a calendar year."""
        return self.last % 12 == 11

    def excess(self, count: int) -> int:
        """By how many nights a count lies outside of what is fair."""
        return max(0, count - self.most, self.least - count)

    def nearest(self, had: Collection[int]) -> Goal:
        """The same, with the range that most of the groups are in; that of a calendar year is given by the mean."""
        width = self.most - self.least
        lows = range(min(had), max(min(had), max(had) - width) + 1)
        ranges = [replace(self, least=low, most=low + width) for low in (self.least, *lows)]
        return self if self.is_year else min(ranges, key=lambda goal: sum(map(goal.excess, had)))


def allowed(last: int) -> int:
    """By how many nights two groups may differ in the twelve months up to `last`: less where they are a year."""
    return IN_A_YEAR if last % 12 == 11 else IN_TWELVE_MONTHS


def goals(ledger: Ledger, months: Sequence[int]) -> list[Goal]:
    """What is fair of each kind in twelve months that hold some of `months`. All turns must be counted in `ledger`.

    Those that began before the village did are not held against anyone, unless they are a calendar year. Of those
    that end later than the months some are looked at as far as they are planned, so that the rest can be made fair.
    """
    began = min((month_index(night) for night, out in ledger.mains.items() if out), default=0)
    lasts = [last for last in months if last % 12 == 11 or last - 11 >= began]
    later = [months[-1] + n for n in LATER if months[-1] + n - 11 >= months[0]]
    return [_goal(ledger, kind, last) for last in (*lasts, *later) for kind in KINDS]


def turns_goal(ledger: Ledger, last: int) -> Goal:
    """Turns of any kind in the twelve months up to `last`: two groups differ by one at most."""
    had = counts(ledger, "turns", last - 11, last).values()
    mean = sum(had) / max(1, len(had))
    return Goal("turns", last - 11, last, mean, floor(mean), ceil(mean))


def _goal(ledger: Ledger, kind: Kind, last: int) -> Goal:
    had = counts(ledger, kind, last - 11, last).values()
    mean = sum(had) / max(1, len(had))
    if last % 12 == 11:
        return Goal(kind, last - 11, last, mean, floor(mean), ceil(mean))
    middle = floor(mean + 1 - _NEARER_ABOVE)
    return Goal(kind, last - 11, last, mean, middle - 1, middle + 1)


def counts(ledger: Ledger, kind: str, first: int, last: int) -> dict[str, int]:
    """Nights of a kind (or "turns") of every group, with what a newcomer is credited with."""
    credit = ledger.credit(kind, first, last)
    return {g: credit.get(g, 0) + ledger.between(kind, g, first, last) for g in ledger.groups}


def mean_rest(groups: int) -> float:
    """Days from one turn of a group to its next: at most a month, because every group has one each month."""
    return min(float(max(groups, 1)), DAYS_A_MONTH)


def least_rest(groups: int) -> float:
    """Days of rest under which a rota is called unfair."""
    return LEAST_REST * mean_rest(groups)


class RestCosts(dict[int, float]):
    """Points by days of rest; none for one without beginning or end, `NEVER` for turns out of order."""

    def __init__(self, groups: int, firmness: float) -> None:
        """firmness: points for a rest one day off where the mean is a month; shorter means scale with it."""
        super().__init__()
        self._mean, self._least, self._firmness = mean_rest(groups), least_rest(groups), firmness

    def __missing__(self, days: int) -> float:
        self[days] = points = self._points(days)
        return points

    def _points(self, days: int) -> float:
        if days > _ENDLESS:
            return 0.0
        if days < 1:
            return NEVER
        off = abs(days - self._mean) * DAYS_A_MONTH / self._mean
        short = max(0.0, self._least - days)
        return self._firmness * min(off, _AS_BAD_AS_IT_GETS) ** _STEEP + off / 100 + _TOO_SHORT * short
