"""One round of the rota: groups matched to nights, one turn each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from .calendar import month_index
from .ledger import KINDS, Kind, Ledger, Turn
from .matching import assign

LEAST_REST = 0.6  # of the mean rest; issue of the rota: a shorter one is called unfair
_NEVER = 1e13
_SHORT_REST = 1e8
_OUT_OF_ORDER = 1e5
# One night of a kind too many this year or in twelve months, against squared days off the mean rest.
_YEAR, _TWELVE_MONTHS = 3000.0, 1000.0
_REACH = 1.3  # of the mean rest: how far ahead a holiday is still within reach of a turn
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

    def __init__(
        self,
        ledger: Ledger,
        nights: Sequence[date],
        blocked: Blocked,
        *,
        pull: float = 0.0,
        until: int | None = None,
    ) -> None:
        """pull: how strongly groups short of holidays are placed so that the next ones are within their reach.

        until: month index up to which turns are planned already, when the month is dealt a second time.
        """
        self.ledger, self.blocked = ledger, blocked
        self.month = month_index(nights[0])
        self.until = self.month if until is None else until
        self.mean = mean_rest(len(ledger.groups))
        self._least = LEAST_REST * self.mean
        self._burden = {kind: self._burdens(kind) for kind in KINDS}
        self._pull = pull
        self._need = self._holiday_needs() if pull else {}

    def _burdens(self, kind: Kind) -> dict[str, float]:
        """Cost to a group of one more night of the kind: grows with those it has this year and in twelve months."""
        year, ends = self.month // 12 * 12, range(self.month, self.until + 1)
        spans = [(year, self.until, _YEAR)] + [(end - 11, end, _TWELVE_MONTHS / len(ends)) for end in ends]
        burden = dict.fromkeys(self.ledger.groups, 0.0)
        for first, last, weight in spans:
            credit = self.ledger.credit(kind, first, self.month)
            had = {g: credit.get(g, 0) + self.ledger.between(kind, g, first, last) for g in burden}
            least = min(had.values(), default=0)
            for group in burden:
                burden[group] += weight * 2 * (had[group] - least)
        return burden

    def _holiday_needs(self) -> dict[str, int]:
        """How many holiday nights fewer than the most burdened each group has this year."""
        first = self.month // 12 * 12
        credit = self.ledger.credit("holiday", first, self.month)
        had = {
            g: credit.get(g, 0) + self.ledger.between("holiday", g, first, self.until)
            for g in self._burden["holiday"]
        }
        most = max(had.values(), default=0)
        return {group: most - count for group, count in had.items()}

    def _prospect(self, night: date) -> float:
        """How many holiday nights of the next two months of the year are within reach of a turn on `night`."""
        found = 0.0
        for holiday in self.ledger.holidays:
            ahead = month_index(holiday) - self.month
            if ahead in (1, 2) and holiday.year == night.year:
                rest = (holiday - night).days / ahead
                found += (LEAST_REST * self.mean <= rest <= _REACH * self.mean) / ahead
        return found

    def place(self, groups: Sequence[str], room: Mapping[date, int], in_order: bool) -> list[Turn]:
        """Give every group one of the nights in `room`, and count it; left out are those who can on none.

        in_order: keep each group near its place in `groups`, as rounds shorter than a month need.
        """
        nights = sorted(night for night, free in room.items() if free)
        kinds = [self._kinds(night, room[night]) for night in nights]
        prospects = [self._prospect(night) if self._need else 0.0 for night in nights]
        costs = [self._costs(group, nights, kinds, prospects) for group in groups]
        if in_order:
            self._keep_order(costs, nights)
        chosen = assign(costs, [room[night] for night in nights])
        turns = [
            Turn(nights[place], group)
            for group, row, place in zip(groups, costs, chosen, strict=True)
            if row[place] < _NEVER / 2
        ]
        for turn in turns:
            self.ledger.add(turn)
        return turns

    def _kinds(self, night: date, places: int) -> tuple[Kind, ...]:
        kinds = self.ledger.kinds(night)
        return (*kinds, "doubled") if len(self.ledger.mains.get(night, ())) + places > 1 else kinds

    def _costs(
        self,
        group: str,
        nights: Sequence[date],
        kinds: Sequence[tuple[Kind, ...]],
        prospects: Sequence[float],
    ) -> list[float]:
        """What each of the nights costs if the group is given it."""
        burden = {mix: sum(self._burden[kind][group] for kind in mix) for mix in set(kinds)}
        need = self._pull * self._need.get(group, 0)
        rests = self.ledger.rests_around(group, nights)
        return [
            _NEVER
            if self.blocked(group, night)
            else burden[mix] - need * prospect + self._rest_cost(before) + self._rest_cost(after)
            for night, mix, prospect, (before, after) in zip(nights, kinds, prospects, rests, strict=True)
        ]

    def _rest_cost(self, rest: int | None) -> float:
        if rest is None:
            return 0.0
        cost = ((rest - self.mean) * 30 / self.mean) ** 2
        return cost if rest >= self._least else cost + _SHORT_REST * (self._least - rest)

    def _keep_order(self, costs: list[list[float]], nights: Sequence[date]) -> None:
        first, slack = nights[0].toordinal(), (1 - LEAST_REST) / 2 * self.mean
        for place, row in enumerate(costs):
            for column, night in enumerate(nights):
                row[column] += _OUT_OF_ORDER * max(0.0, abs(night.toordinal() - first - place) - slack)
