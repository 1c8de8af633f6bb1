"""What every group has of each kind of night in each twelve months, and what unevenness costs.

The three counts of a group (weekend, holiday, doubled nights) are packed into one number, so that a table says at
one look what they cost, and giving a group a night is one addition.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from .ledger import KINDS, Ledger
from .rota_goals import Goal, allowed, counts, goals

OUTSIDE = 30.0  # points for each night outside of what is fair
OFF_YEAR, OFF_TWELVE_MONTHS = 3.0, 0.3  # points for the square of the nights off the mean, over the mean
SEALED = 1e4
PRESSED = 2.0  # how much more a goal weighs after a search that missed it


@dataclass(slots=True)
class Span:
    """Twelve months: what every group has in them, packed, and what that costs."""

    goals: tuple[Goal, ...]  # one of each kind
    has: list[int]  # by number of the group
    cost: list[float] = field(default_factory=list)  # by packed counts
    weights: list[float] = field(default_factory=lambda: [1.0] * len(KINDS))


class Tally:
    """The counts of all groups over all spans that end in the months being planned."""

    def __init__(self, ledger: Ledger, months: Sequence[int], nights: Iterable[date], turns: int) -> None:
        """nights: those that may change hands; turns: the most that one group has of them."""
        self._ledger = ledger
        self._sizes = self._largest(months, set(nights), turns)
        self._steps = (1, self._sizes[0], self._sizes[0] * self._sizes[1])
        wanted = goals(ledger, months)
        self.spans = [self._span(wanted[n : n + len(KINDS)]) for n in range(0, len(wanted), len(KINDS))]

    def _largest(self, months: Sequence[int], nights: set[date], turns: int) -> list[int]:
        """How many values the count of each kind may take."""
        sizes = []
        for kind in KINDS:
            most = max(
                max(counts(self._ledger, kind, m - 11, m).values(), default=0)
                for m in (*months, *range(months[-1] + 1, months[-1] + 12))
            )
            free = sum(kind in self._ledger.kinds_now(night) for night in nights)
            sizes.append(most + min(turns, free) + 1)
        return sizes

    def _span(self, wanted: Sequence[Goal]) -> Span:
        had = [counts(self._ledger, goal.kind, goal.first, goal.last) for goal in wanted]
        has = [
            sum(step * own[group] for step, own in zip(self._steps, had, strict=True))
            for group in self._ledger.groups
        ]
        span = Span(tuple(wanted), has)
        self._price(span)
        return span

    def _price(self, span: Span) -> None:
        weekend, holiday, doubled = (
            [_points(goal, count, weight) for count in range(size)]
            for goal, weight, size in zip(span.goals, span.weights, self._sizes, strict=True)
        )
        span.cost[:] = [a + b + c for c in doubled for b in holiday for a in weekend]

    def code(self, night: date) -> int:
        """What a turn on the night adds to the packed counts of a group."""
        kinds = self._ledger.kinds_now(night)
        return sum(step for kind, step in zip(KINDS, self._steps, strict=True) if kind in kinds)

    def uneven(self) -> int:
        """By how many nights groups differ more than is fair, over all spans and kinds."""
        return sum(sum(self._missed(span)) for span in self.spans)

    def _missed(self, span: Span) -> list[int]:
        had = zip(*map(self._unpack, span.has), strict=True)
        return [max(0, max(own) - min(own) - allowed(span.goals[0].last)) for own in had]

    def _unpack(self, packed: int) -> tuple[int, int, int]:
        rest, weekend = divmod(packed, self._sizes[0])
        doubled, holiday = divmod(rest, self._sizes[1])
        return weekend, holiday, doubled

    def press(self) -> None:
        """Make weigh more what was missed."""
        for span in self.spans:
            missed = self._missed(span)
            if any(missed):
                self._weigh(
                    span, [w * (PRESSED if m else 1.0) for w, m in zip(span.weights, missed, strict=True)]
                )

    def seal(self) -> None:
        """Make what is fair now outweigh any rest."""
        for span in self.spans:
            self._weigh(span, [SEALED] * len(KINDS))

    def _weigh(self, span: Span, weights: list[float]) -> None:
        had = zip(*map(self._unpack, span.has), strict=True)
        span.goals = tuple(goal.nearest(own) for goal, own in zip(span.goals, had, strict=True))
        span.weights = weights
        self._price(span)


def _points(goal: Goal, count: int, weight: float) -> float:
    even = OFF_YEAR if goal.is_year else OFF_TWELVE_MONTHS
    return weight * OUTSIDE * goal.excess(count) + even * (count - goal.mean) ** 2 / max(goal.mean, 0.3)
