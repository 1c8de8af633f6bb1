"""Second thoughts about a planned year: two groups exchange a stretch of turns where that makes it fairer.

Turns of each month stay equal in number, because both groups have as many in every month of the stretch. Inside the
stretch rest is exchanged as a whole; only its two ends change.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor

from .calendar import month_index
from .ledger import KINDS, Kind, Ledger, Turn
from .rota_round import LEAST_REST, Blocked, Round, mean_rest

_EFFORT = 40_000  # stretches looked at in one year, so that the time is bounded


@dataclass(frozen=True, slots=True)
class _Span:
    """Months over which nights of a kind should be even: a calendar year, or twelve months."""

    kind: Kind
    first: int
    last: int
    least: int
    most: int

    def excess(self, count: int) -> int:
        """By how many nights a count lies outside of what is fair."""
        return max(0, count - self.most, self.least - count)


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A stretch of turns that two groups could exchange: what each gives."""

    gives: tuple[int, ...]
    takes: tuple[int, ...]


def deal_again(ledger: Ledger, turns: Sequence[Turn], months: Sequence[int], blocked: Blocked) -> list[Turn]:
    """The main turns with every month matched a second time, now that the rest of the year is known."""
    held = {month: [turn for turn in turns if month_index(turn.night) == month] for month in months}
    for month in months:
        again: list[Turn] = []
        for stretch in _stretches(held[month]):
            for turn in stretch:
                ledger.remove(turn)
            room = Counter(turn.night for turn in stretch)
            dealer = Round(ledger, [turn.night for turn in stretch], blocked, until=months[-1])
            again += dealer.place(sorted(turn.group for turn in stretch), room, in_order=False)
        held[month] = sorted(again)
    return [turn for month in months for turn in held[month]]


def _stretches(turns: Sequence[Turn]) -> Iterator[list[Turn]]:
    """Runs of turns in order of night in which no group is twice."""
    stretch: dict[str, Turn] = {}
    for turn in sorted(turns):
        if turn.group in stretch:
            yield list(stretch.values())
            stretch = {}
        stretch[turn.group] = turn
    if stretch:
        yield list(stretch.values())


def polish(
    ledger: Ledger, turns: Sequence[Turn], months: Sequence[int], blocked: Blocked
) -> tuple[list[Turn], int]:
    """The main turns `turns` (planned, already counted in `ledger`) with some exchanged; the ledger follows.

    months: month indexes of one calendar year that may be changed. The number of turns of any group in any
    month, and of groups on any night, stays as it is. Second: how many counts are still uneven.
    """
    search = _Polish(ledger, turns, months, blocked)
    return search.run(), search.uneven()


class _Polish:
    def __init__(
        self, ledger: Ledger, turns: Sequence[Turn], months: Sequence[int], blocked: Blocked
    ) -> None:
        self.ledger, self.blocked = ledger, blocked
        self.least_rest = LEAST_REST * mean_rest(len(ledger.groups))
        self.free: dict[str, list[int]] = {group: [] for group in ledger.groups}
        for turn in turns:
            self.free[turn.group].append(turn.night.toordinal())
        self.month_of = {
            day: month_index(date.fromordinal(day)) for days in self.free.values() for day in days
        }
        self.kinds_of = {day: self._kinds(date.fromordinal(day)) for day in self.month_of}
        self.spans = list(self._spans(months))
        self.counts = [self._counted(span) for span in self.spans]
        self.effort = _EFFORT

    def _kinds(self, night: date) -> Collection[Kind]:
        doubled: tuple[Kind, ...] = ("doubled",) if len(self.ledger.mains[night]) > 1 else ()
        return (*self.ledger.kinds(night), *doubled)

    def _spans(self, months: Sequence[int]) -> Iterator[_Span]:
        year, last = months[0] // 12 * 12, months[-1]
        for kind in KINDS:
            if last == year + 11:
                yield self._span(kind, year, last, 1)
            for end in months:
                yield self._span(kind, end - 11, end, 2)

    def _span(self, kind: Kind, first: int, last: int, width: int) -> _Span:
        counts = self._count(kind, first, last)
        mean = sum(counts.values()) / max(1, len(counts))
        if width == 1:
            return _Span(kind, first, last, floor(mean), ceil(mean))
        return _Span(kind, first, last, round(mean) - 1, round(mean) + 1)

    def _count(self, kind: Kind, first: int, last: int) -> dict[str, int]:
        credit = self.ledger.credit(kind, first, last)
        return {g: credit.get(g, 0) + self.ledger.between(kind, g, first, last) for g in self.ledger.groups}

    def _counted(self, span: _Span) -> dict[str, int]:
        return self._count(span.kind, span.first, span.last)

    def run(self) -> list[Turn]:
        """Exchange stretches until nothing is unfair, nothing helps, or the effort is used up."""
        stuck: set[tuple[int, str]] = set()
        while self.effort > 0:
            unfair = next(((n, g) for n, g in self._unfair() if (n, g) not in stuck), None)
            if unfair is None:
                break
            if self._mend(*unfair):
                stuck.clear()
            else:
                stuck.add(unfair)
        for days in self.free.values():
            days.sort()
        return [Turn(date.fromordinal(day), group) for group, days in self.free.items() for day in days]

    def uneven(self) -> int:
        """Nights by which counts lie outside of what is fair, over all spans and groups."""
        return sum(
            span.excess(n) for span, had in zip(self.spans, self.counts, strict=True) for n in had.values()
        )

    def _unfair(self) -> Iterator[tuple[int, str]]:
        for number, span in enumerate(self.spans):
            for group, count in self.counts[number].items():
                if span.excess(count):
                    yield number, group

    def _mend(self, number: int, group: str) -> bool:
        """Exchange a stretch of the group's turns with the one for whom it does most good."""
        span, counts = self.spans[number], self.counts[number]
        sign = 1 if counts[group] > span.most else -1
        partners = sorted(
            (g for g in counts if sign * counts[g] < sign * counts[group]), key=lambda g: sign * counts[g]
        )
        for partner in partners:
            best = min(
                (
                    (self._gain(group, partner, e), self._rest_cost(group, partner, e), e.gives)
                    for e in self._exchanges(group, partner, span, sign)
                ),
                default=None,
            )
            if best is not None and best[0] < 0:
                stretch = next(e for e in self._exchanges(group, partner, span, sign) if e.gives == best[2])
                self._apply(group, partner, stretch)
                return True
        return False

    def _exchanges(self, group: str, partner: str, span: _Span, sign: int) -> Iterator[_Exchange]:
        """Stretches with as many turns of both in every month, whose exchange moves the count the right way."""
        mine, theirs = set(self.free[group]), set(self.free[partner])
        days = sorted(mine ^ theirs)
        for start in range(len(days)):
            gives: list[int] = []
            takes: list[int] = []
            uneven: dict[int, int] = {}
            moved = 0
            for day in days[start:]:
                self.effort -= 1
                own = day in mine
                (gives if own else takes).append(day)
                month = self.month_of[day]
                uneven[month] = uneven.get(month, 0) + (1 if own else -1)
                if not uneven[month]:
                    del uneven[month]
                if span.kind in self.kinds_of[day] and span.first <= month <= span.last:
                    moved += sign if own else -sign
                if moved > 0 and not uneven and self._possible(group, partner, gives, takes):
                    yield _Exchange(tuple(gives), tuple(takes))

    def _possible(self, group: str, partner: str, gives: list[int], takes: list[int]) -> bool:
        first, last = min(gives[0], takes[0]), max(gives[-1], takes[-1])
        if any(self._between(g, first, last) != len(own) for g, own in ((group, gives), (partner, takes))):
            return False
        if not (self._rests(group, takes, first, last) and self._rests(partner, gives, first, last)):
            return False
        return not any(self._absent(group, day) for day in takes) and not any(
            self._absent(partner, day) for day in gives
        )

    def _between(self, group: str, first: int, last: int) -> int:
        nights = self.ledger.nights[group]
        return bisect_right(nights, last) - bisect_left(nights, first)

    def _absent(self, group: str, day: int) -> bool:
        return self.blocked(group, date.fromordinal(day))

    def _ends(self, group: str, days: Sequence[int], first: int, last: int) -> Iterator[int]:
        """The rests at both ends of a stretch from `first` to `last` if `group` served `days` in it."""
        nights = self.ledger.nights[group]
        place, behind = bisect_left(nights, first), bisect_right(nights, last)
        if place:
            yield days[0] - nights[place - 1]
        if behind < len(nights):
            yield nights[behind] - days[-1]

    def _rests(self, group: str, days: Sequence[int], first: int, last: int) -> bool:
        return all(rest >= self.least_rest for rest in self._ends(group, days, first, last))

    def _rest_cost(self, group: str, partner: str, exchange: _Exchange) -> float:
        first, last = min(exchange.gives[0], exchange.takes[0]), max(exchange.gives[-1], exchange.takes[-1])
        mean = mean_rest(len(self.ledger.groups))
        rests = (
            *self._ends(group, exchange.takes, first, last),
            *self._ends(partner, exchange.gives, first, last),
        )
        return sum((rest - mean) ** 2 for rest in rests)

    def _shift(self, span: _Span, exchange: _Exchange) -> int:
        """By how much the exchange changes the giver's count."""

        def nights(days: Sequence[int]) -> int:
            return sum(
                span.kind in self.kinds_of[d] and span.first <= self.month_of[d] <= span.last for d in days
            )

        return nights(exchange.takes) - nights(exchange.gives)

    def _gain(self, group: str, partner: str, exchange: _Exchange) -> int:
        """Change of what is unfair in all spans; below zero is better."""
        change = 0
        for span, counts in zip(self.spans, self.counts, strict=True):
            if shift := self._shift(span, exchange):
                mine, theirs = counts[group], counts[partner]
                change += span.excess(mine + shift) + span.excess(theirs - shift)
                change -= span.excess(mine) + span.excess(theirs)
        return change

    def _apply(self, group: str, partner: str, exchange: _Exchange) -> None:
        for span, counts in zip(self.spans, self.counts, strict=True):
            shift = self._shift(span, exchange)
            counts[group] += shift
            counts[partner] -= shift
        for giver, taker, days in ((group, partner, exchange.gives), (partner, group, exchange.takes)):
            for day in days:
                self.free[giver].remove(day)
                self.free[taker].append(day)
                self.ledger.hand_over(date.fromordinal(day), giver, taker)
