"""The rota: which group is out on which night, fairly.

Month by month everybody stands in line (`rota_draft`); that settles who has how many turns. Then pairs of groups
exchange turns until weekends, festivals and doubled nights are even over the year and the rest is (`rota_exchange`);
what is fair is written down in `rota_goals`. What falls short is told with the reason (`rota_check`). Published
nights stay where they are. Same input, same rota.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .calendar import month_index, month_nights
from .ledger import Ledger, Role, Turn
from .reserves import add_reserves
from .rota_board import Board
from .rota_check import Constraints, PlanWarning, shortfalls
from .rota_draft import Draft
from .rota_exchange import fairest

__all__ = ["MonthPlan", "PlanWarning", "Role", "Turn", "plan_month", "plan_until"]

Absences = Mapping[str, Collection[date]]


@dataclass(frozen=True, slots=True)
class MonthPlan:
    """New turns in order of night, without those published before; warnings about all of the months planned."""

    turns: tuple[Turn, ...]
    warnings: tuple[PlanWarning, ...] = ()


def plan_month(
    year: int,
    month: int,
    groups: Sequence[str],
    history: Iterable[Turn] = (),
    *,
    holidays: Collection[date] = (),
    workdays: Collection[date] = (),
    unavailable: Absences | None = None,
    joined: Mapping[str, date] | None = None,
    since: date | None = None,
) -> MonthPlan:
    """The turns of one calendar month that are still open.

    groups: stable names in a stable order (new ones at the end). history: every turn ever published, of this month
    too; those stay. holidays: nights that count as public holidays, for all years in `history`. workdays: weekend
    days that are worked, for the same years. unavailable: nights a group cannot; past ones tell that a missed month
    is owed. joined: first day of each group; it owes nothing for before. since: nights before it are left alone (a
    village that starts in mid-month). Raises ValueError for a month that does not exist or a group named twice.
    """
    nights = month_nights(year, month)
    return plan_until(
        nights[-1],
        groups,
        history,
        holidays=holidays,
        workdays=workdays,
        unavailable=unavailable,
        joined=joined,
        since=max(nights[0], since or nights[0]),
    )


def plan_until(
    until: date,
    groups: Sequence[str],
    history: Iterable[Turn] = (),
    *,
    since: date,
    holidays: Collection[date] = (),
    workdays: Collection[date] = (),
    unavailable: Absences | None = None,
    joined: Mapping[str, date] | None = None,
) -> MonthPlan:
    """The open turns from the night of `since` to the end of the month of `until`; otherwise as `plan_month`."""
    if len(set(groups)) != len(groups):
        raise ValueError("a group is named twice")
    history = tuple(history)
    known = Constraints(
        {group: frozenset(nights) for group, nights in (unavailable or {}).items()},
        dict(joined or {}),
        frozenset(turn for turn in history if turn.role == "main"),
    )
    ledger = Ledger(groups, history, holidays, known.joined, workdays)
    rota = _Rota(ledger, known)
    for year in range(since.year, until.year + 1):
        rota.plan_year(year, since, until)
    return MonthPlan(tuple(sorted(rota.turns)), tuple(rota.warnings))


class _Rota:
    """Plans year after year; what it planned becomes the history of the next."""

    def __init__(self, ledger: Ledger, known: Constraints) -> None:
        self.ledger, self.known = ledger, known
        self.turns: list[Turn] = []
        self.warnings: list[PlanWarning] = []

    def plan_year(self, year: int, since: date, until: date) -> None:
        """Plan what is open of a calendar year from `since` on; keep what lies in the months up to `until`.

        The rest of the year is planned along, so that what is kept leaves it fair.
        """
        planned = self._as_before(year, since)
        if planned is None:
            planned = _settle(self.ledger, self.known, _months(year, since))
        for nights in _months(year, since):
            if nights[0] <= until:
                self.turns += add_reserves(self.ledger, nights, self._blocked)
                self.warnings += shortfalls(self.ledger, nights, self.known)
        last = month_index(until)
        self.turns += [turn for turn in planned if month_index(turn.night) <= last]
        for turn in planned:
            if month_index(turn.night) > last:
                self.ledger.remove(turn)

    def _as_before(self, year: int, since: date) -> list[Turn] | None:
        """The open turns as the year was planned when nothing of it was published, if all that was agrees with that.

        So a rota that is planned month after month is the one that is planned for the year in one go.
        """
        published = {turn for turn in self.known.published if turn.night.year == year}
        if not published:
            return None
        ledger = self.ledger.until(date(year, 1, 1))
        start = date(year, 1, 1) if ledger.nights else min(since, *(turn.night for turn in published))
        planned = set(_settle(ledger, self.known, _months(year, start)))
        nights = {turn.night for turn in published}
        if {turn for turn in planned if turn.night in nights} != published:
            return None
        turns = sorted(turn for turn in planned - published if turn.night >= since)
        for turn in turns:
            self.ledger.add(turn)
        return turns

    def _blocked(self, group: str, night: date) -> bool:
        return self.known.barred(group, night) or group in self.ledger.mains.get(night, ())


def _months(year: int, since: date) -> list[list[date]]:
    """The nights of a year from `since` on, month by month."""
    months = ([n for n in month_nights(year, month) if n >= since] for month in range(1, 13))
    return [nights for nights in months if nights]


def _settle(ledger: Ledger, known: Constraints, months: Sequence[Sequence[date]]) -> list[Turn]:
    """The open turns of some months: everybody in line, then exchanges; counted in the ledger."""
    draft = Draft(ledger, known.absent)
    turns = [turn for nights in months for turn in draft.month(nights)]
    first = min((turn.night for turn in turns), default=date.max)
    free = not any(known.absent.values()) and all(day <= first for day in known.joined.values())
    indexes = [month_index(nights[0]) for nights in months]
    settled = fairest(lambda: Board(ledger, turns, indexes, None if free else known.barred))
    for turn in turns:
        ledger.remove(turn)
    for turn in settled:
        ledger.add(turn)
    return settled
