"""How soon somebody was on the way, and there: medians by month and kind, for the monthly report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from .aid import KINDS

ALL = "all"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: when it was opened (in the village's zone), its kind and outcome, when somebody was coming, there."""

    opened: datetime
    kind: str
    outcome: str | None
    claimed: datetime | None
    arrived: datetime | None

    @property
    def month(self) -> str:
        """The month it was opened in, as 2026-07."""
        return f"{self.opened:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Times:
    """Requests of a month and kind ("all": together). Medians in seconds; None where there was no such step."""

    month: str
    kind: str
    count: int
    claimed: int
    to_claim: int | None
    arrived: int
    to_arrival: int | None
    outcomes: tuple[tuple[str, int], ...]


def table(asked: Iterable[Asked]) -> list[Times]:
    """One line a month and kind, the months in order, in each first all kinds together."""
    every = list(asked)
    found = []
    for month in sorted({one.month for one in every}):
        of_month = [one for one in every if one.month == month]
        found.append(_line(month, ALL, of_month))
        for kind in KINDS:
            if of_kind := [one for one in of_month if one.kind == kind]:
                found.append(_line(month, kind, of_kind))
    return found


def overall(asked: Iterable[Asked], period: str) -> list[Times]:
    """The same for a whole period: all kinds together, then each kind."""
    every = list(asked)
    found = [_line(period, ALL, every)]
    return found + [_line(period, k, of) for k in KINDS if (of := [one for one in every if one.kind == k])]


def _line(month: str, kind: str, asked: Sequence[Asked]) -> Times:
    claimed = _waits(asked, lambda one: one.claimed)
    arrived = _waits(asked, lambda one: one.arrived)
    outcomes = Counter(one.outcome for one in asked if one.outcome)
    return Times(
        month,
        kind,
        len(asked),
        len(claimed),
        _middle(claimed),
        len(arrived),
        _middle(arrived),
        tuple(sorted(outcomes.items())),
    )


def _waits(asked: Sequence[Asked], step: Callable[[Asked], datetime | None]) -> list[float]:
    """Seconds from the opening to a step, of those that have it."""
    return [(at - one.opened).total_seconds() for one in asked if (at := step(one)) is not None]


def _middle(seconds: Sequence[float]) -> int | None:
    return round(median(seconds)) if seconds else None
