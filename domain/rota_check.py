"""Where a planned month falls short, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from .calendar import month_index
from .ledger import KINDS, Ledger
from .rota_round import LEAST_REST, mean_rest


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """Where the plan is not as it should be, and why: a locale key and its parameters."""

    key: str
    params: Mapping[str, str | int | date] = field(default_factory=dict)


def shortfalls(ledger: Ledger, nights: Sequence[date], absences: bool) -> Iterator[PlanWarning]:
    """Nights without a group or a reserve, rest that is too short, kinds of night that are uneven."""
    yield from _uncovered(ledger, nights)
    yield from _short_rest(ledger, nights)
    if ledger.groups:
        yield from _uneven(ledger, month_index(nights[0]), absences)


def _uncovered(ledger: Ledger, nights: Sequence[date]) -> Iterator[PlanWarning]:
    for night in nights:
        mains = ledger.mains.get(night, [])
        if not mains:
            yield PlanWarning("patrol-plan-uncovered", {"night": night})
        backed = {turn.backs for turn in ledger.reserves.get(night, ())}
        for group in sorted(set(mains) - backed):
            yield PlanWarning("patrol-plan-no-reserve", {"night": night, "group": group})


def _short_rest(ledger: Ledger, nights: Sequence[date]) -> Iterator[PlanWarning]:
    least = LEAST_REST * mean_rest(len(ledger.groups))
    for night in nights:
        for group in ledger.mains.get(night, ()):
            rest, _ = ledger.rest_around(group, night)
            if rest is not None and rest < least:
                yield PlanWarning("patrol-plan-short-rest", {"night": night, "group": group, "days": rest})


def _uneven(ledger: Ledger, month: int, absences: bool) -> Iterator[PlanWarning]:
    spans = [(month - 11, 2, "twelve-months")]
    if month % 12 == 11:
        spans.append((month - 11, 1, "year"))
    for kind in KINDS:
        for first, allowed, span in spans:
            had = _counts(ledger, kind, first, month)
            spread = max(had) - min(had)
            if spread > allowed:
                params: dict[str, str | int | date] = {
                    "kind": kind,
                    "span": span,
                    "spread": spread,
                    "allowed": allowed,
                }
                yield PlanWarning("patrol-plan-uneven", params | {"why": _why(ledger, absences)})


def _counts(ledger: Ledger, kind: str, first: int, last: int) -> list[int]:
    credit = ledger.credit(kind, first, last)
    return [credit.get(g, 0) + ledger.between(kind, g, first, last) for g in ledger.groups]


def _why(ledger: Ledger, absences: bool) -> str:
    """absences: groups could not on such nights; rest: the order of turns leaves no choice; nights: all else."""
    if absences:
        return "absences"
    return "rest" if len(ledger.groups) < 28 else "nights"
