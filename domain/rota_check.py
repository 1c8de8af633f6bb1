"""Where a planned month falls short, and why; where counting proves that it could not be fair, that too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from .calendar import month_index, month_nights
from .ledger import Ledger, Turn
from .rota_goals import IN_A_YEAR, Goal, allowed, counts, goals, least_rest, mean_rest, turns_goal


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """Where the plan is not as it should be, and why: a locale key and its parameters.

    Of `patrol-plan-short-rest`, `why` is "own" or "others" (the group, or another one, cannot on nights near by),
    "published" (one of the two nights stays), "few" (fewer groups take part than later on) or "search".
    Of `patrol-plan-uneven`, `why` is "rest" (with two groups each has every other night, nothing can be exchanged),
    "absences" or "published" (such nights are in the span) or "search" (no fair plan was found); `proved` is 1 where
    no plan can do better: for "rest", and where `_proved` counts it.
    """

    key: str
    params: Mapping[str, str | int | date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Constraints:
    """What a plan must put up with."""

    absent: Mapping[str, frozenset[date]]  # nights a group cannot
    joined: Mapping[str, date]  # first day of a group
    published: frozenset[Turn]  # main turns that stay

    def barred(self, group: str, night: date) -> bool:
        """Whether the group cannot on the night, or is not there yet."""
        return night in self.absent.get(group, ()) or night < self.joined.get(group, night)


def shortfalls(ledger: Ledger, nights: Sequence[date], known: Constraints) -> Iterator[PlanWarning]:
    """Of one month: nights without a group or a reserve, rest that is too short, kinds of night that are uneven."""
    yield from _uncovered(ledger, nights)
    yield from _short_rest(ledger, nights, known)
    month = month_index(nights[0])
    ends = [goal for goal in goals(ledger, [month]) if goal.last == month] if ledger.groups else []
    if ends:
        yield from _uneven(ledger, turns_goal(ledger, month), known, IN_A_YEAR)
    for goal in ends:
        yield from _uneven(ledger, goal, known, allowed(month))


def _uncovered(ledger: Ledger, nights: Sequence[date]) -> Iterator[PlanWarning]:
    for night in nights:
        mains = ledger.mains.get(night, [])
        if not mains:
            yield PlanWarning("patrol-plan-uncovered", {"night": night})
        backed = {turn.backs for turn in ledger.reserves.get(night, ())}
        for group in sorted(set(mains) - backed):
            yield PlanWarning("patrol-plan-no-reserve", {"night": night, "group": group})


def _short_rest(ledger: Ledger, nights: Sequence[date], known: Constraints) -> Iterator[PlanWarning]:
    least = least_rest(len(ledger.groups))
    for night in nights:
        for group in ledger.mains.get(night, ()):
            rest, _ = ledger.rest_around(group, night)
            if rest is not None and rest < least:
                why = _why_short(ledger, known, group, (night - timedelta(days=rest), night))
                params: dict[str, str | int | date] = {
                    "night": night,
                    "group": group,
                    "days": rest,
                    "why": why,
                }
                yield PlanWarning("patrol-plan-short-rest", params)


def _why_short(ledger: Ledger, known: Constraints, group: str, turns: tuple[date, date]) -> str:
    """Why a group is out on two nights so near each other."""
    reach = timedelta(days=round(mean_rest(len(ledger.groups))))
    near = turns[0] - reach, turns[1] + reach
    away = {g for g, nights in known.absent.items() if any(near[0] <= night <= near[1] for night in nights)}
    if away:
        return "own" if group in away else "others"
    if any(Turn(night, group) in known.published for night in turns):
        return "published"
    starts = (ledger.start_month(g) for g in ledger.groups)
    return "few" if any(month and month > month_index(turns[0]) for month in starts) else "search"


def _uneven(ledger: Ledger, goal: Goal, known: Constraints, width: int) -> Iterator[PlanWarning]:
    had = counts(ledger, goal.kind, goal.first, goal.last)
    spread = max(had.values()) - min(had.values())
    if spread > width:
        why = _why(ledger, goal, known)
        params: dict[str, str | int | date] = {
            "kind": goal.kind,
            "span": "year" if goal.is_year else "twelve-months",
            "spread": spread,
            "allowed": width,
            "why": why,
            "proved": int(why == "rest" or (goal.kind != "turns" and _proved(ledger, goal, known, had))),
        }
        yield PlanWarning("patrol-plan-uneven", params)


def _why(ledger: Ledger, goal: Goal, known: Constraints) -> str:
    first, last = _ends(goal)
    if any(first <= night <= last for nights in known.absent.values() for night in nights):
        return "absences"
    if len(ledger.groups) == 2:
        return "rest"
    return "published" if any(first <= turn.night <= last for turn in known.published) else "search"


def _proved(ledger: Ledger, goal: Goal, known: Constraints, had: Mapping[str, int]) -> bool:
    """Whether counting shows that some group must be out of the range, whoever is out on the other nights.

    With turns as they are by month, a group can have as many nights of the kind in a month as it has turns and the
    kind has nights on which it can; and it has those that were published. If all were within what is allowed of each
    other, nobody would be farther from the mean than that allows.
    """
    total, others, width = sum(had.values()), len(had) - 1, allowed(goal.last)
    least, most = -(-(total - width * others) // len(had)), (total + width * others) // len(had)
    for group, count in had.items():
        credit = count - ledger.between(goal.kind, group, goal.first, goal.last)
        low, high = _bounds(ledger, goal, known, group)
        if credit + high < least or credit + low > most:
            return True
    return False


def _bounds(ledger: Ledger, goal: Goal, known: Constraints, group: str) -> tuple[int, int]:
    """How many nights of the kind a group has at least, by what was published, and could have at most."""
    low = high = 0
    for month in range(goal.first, goal.last + 1):
        nights = [n for n in _month(month) if goal.kind in ledger.kinds_now(n)]
        fixed = sum(Turn(n, group) in known.published for n in nights)
        turns = ledger.between("turns", group, month, month)
        settled = sum(Turn(n, group) in known.published for n in _month(month))
        able = sum(not known.barred(group, n) and Turn(n, group) not in known.published for n in nights)
        low += fixed
        high += fixed + min(turns - settled, able)
    return low, high


def _month(month: int) -> tuple[date, ...]:
    return month_nights(month // 12, month % 12 + 1)


def _ends(goal: Goal) -> tuple[date, date]:
    return _month(goal.first)[0], _month(goal.last)[-1]
