"""One round of the rota: groups matched to nights, one turn each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from .calendar import month_index
from .ledger import KINDS, Kind, Ledger, Turn
from .matching import assign

LEAST_REST = 0.6  # of the mean rest; issue of the rota: a shorter one is called unfair
_NEVER = 1e9
_SHORT_REST = 1e6
_OUT_OF_ORDER = 1e4
_YEAR, _TWELVE_MONTHS = (
    300.0,
    60.0,
)  # one night of a kind too many, against rest off its mean by 30 days squared
_DAYS_A_MONTH = 365.25 / 12

Blocked = Callable[[str, date], bool]


def mean_rest(groups: int) -> float:
    """Days from one turn of a group to its next: at most a month, because every group has one each month."""
    return min(float(max(groups, 1)), _DAYS_A_MONTH)


def places(ledger: Ledger, nights: Sequence[date], turns: int) -> dict[date, int]:
    """How many of `turns` new turns each night takes.

    Every night is covered before any is doubled; doubled are festivals first, then weekends, then others,
    spread over the month.
    """
    added = dict.fromkeys(nights, 0)
    left = turns
    while left > 0 and added:
        fewest = min(len(ledger.mains.get(n, ())) + added[n] for n in nights)
        level = [n for n in nights if len(ledger.mains.get(n, ())) + added[n] == fewest]
        chosen = level if len(level) <= left else _neediest(ledger, level, left)
        for night in chosen:
            added[night] += 1
        left -= len(chosen)
    return added


def _neediest(ledger: Ledger, nights: Sequence[date], count: int) -> list[date]:
    chosen: list[date] = []
    for need in (2, 1, 0):
        group = [n for n in nights if _need(ledger, n) == need]
        take = min(count - len(chosen), len(group))
        chosen += [group[(2 * i + 1) * len(group) // (2 * take)] for i in range(take)]
    return chosen


def _need(ledger: Ledger, night: date) -> int:
    kinds = ledger.kinds(night)
    return 2 if "holiday" in kinds else len(kinds)


class Round:
    """Matches groups to nights in one month."""

    def __init__(self, ledger: Ledger, nights: Sequence[date], blocked: Blocked) -> None:
        self.ledger, self.blocked = ledger, blocked
        self.month = month_index(nights[0])
        self.mean = mean_rest(len(ledger.groups))
        self._burden = {kind: self._burdens(kind) for kind in KINDS}

    def _burdens(self, kind: Kind) -> dict[str, float]:
        """Cost to a group of one more night of the kind: grows with those it has had this year and in 12 months."""
        burden = dict.fromkeys(self.ledger.groups, 0.0)
        for first, weight in ((self.month // 12 * 12, _YEAR), (self.month - 11, _TWELVE_MONTHS)):
            credit = self.ledger.credit(kind, first, self.month)
            had = {g: credit.get(g, 0) + self.ledger.between(kind, g, first, self.month) for g in burden}
            least = min(had.values(), default=0)
            for group in burden:
                burden[group] += weight * 2 * (had[group] - least)
        return burden

    def place(self, groups: Sequence[str], room: Mapping[date, int], in_order: bool) -> list[Turn]:
        """Give every group one of the nights in `room`, and count it; left out are those who can on none.

        in_order: keep each group near its place in `groups`, as rounds shorter than a month need.
        """
        nights = sorted(night for night, free in room.items() if free)
        kinds = [self._kinds(night, room[night]) for night in nights]
        costs = [
            [self._cost(group, night, kind) for night, kind in zip(nights, kinds, strict=True)]
            for group in groups
        ]
        if in_order:
            self._keep_order(costs, nights)
        chosen = assign(costs, [room[night] for night in nights])
        turns = [
            Turn(nights[place], group)
            for group, row, place in zip(groups, costs, chosen, strict=True)
            if row[place] < _NEVER
        ]
        for turn in turns:
            self.ledger.add(turn)
        return turns

    def _kinds(self, night: date, places: int) -> tuple[Kind, ...]:
        kinds = self.ledger.kinds(night)
        return (*kinds, "doubled") if len(self.ledger.mains.get(night, ())) + places > 1 else kinds

    def _cost(self, group: str, night: date, kinds: tuple[Kind, ...]) -> float:
        if self.blocked(group, night):
            return _NEVER
        cost = sum(self._burden[kind][group] for kind in kinds)
        for rest in self.ledger.rest_around(group, night):
            if rest is not None:
                cost += ((rest - self.mean) * 30 / self.mean) ** 2
                cost += _SHORT_REST * max(0.0, LEAST_REST * self.mean - rest)
        return cost

    def _keep_order(self, costs: list[list[float]], nights: Sequence[date]) -> None:
        first, slack = nights[0].toordinal(), (1 - LEAST_REST) / 2 * self.mean
        for place, row in enumerate(costs):
            for column, night in enumerate(nights):
                row[column] += _OUT_OF_ORDER * max(0.0, abs(night.toordinal() - first - place) - slack)
