"""The rota: which group is out on which night, fairly.

A month is dealt out in rounds. In a round every group has one turn, the ones with the fewest turns first; within a
round the nights are matched to groups so that weekends, festivals and doubled nights even out over the year
and the rest between two turns of a group stays even. Same input, same rota.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .calendar import month_index, month_nights
from .ledger import Ledger, Role, Turn
from .reserves import add_reserves
from .rota_check import PlanWarning, shortfalls
from .rota_polish import deal_again, polish
from .rota_round import Round, places

__all__ = ["MonthPlan", "PlanWarning", "Role", "Turn", "plan_month", "plan_until"]

_PULLS = (120.0, 60.0, 300.0, 30.0)  # of holidays on the groups that are short of them; tried in this order
_LOOK_AHEAD = 120  # with more groups a month leaves the rest of the year enough choice

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
    unavailable: Absences | None = None,
    joined: Mapping[str, date] | None = None,
    since: date | None = None,
) -> MonthPlan:
    """The turns of one calendar month that are still open.

    groups: stable names in a stable order (new ones at the end). history: every turn ever published, of this month
    too; those stay. holidays: nights that count as public holidays, for all years in `history`. unavailable:
    nights a group cannot; past ones tell that a missed month is owed. joined: first day of each group; it owes
    nothing for before. since: nights before it are left alone (a village that starts in mid-month).
    Raises ValueError for a month that does not exist or a group named twice.
    """
    until = month_nights(year, month)[-1]
    start = month_nights(year, month)[0]
    return plan_until(
        until,
        groups,
        history,
        holidays=holidays,
        unavailable=unavailable,
        joined=joined,
        since=max(start, since or start),
    )


def plan_until(
    until: date,
    groups: Sequence[str],
    history: Iterable[Turn] = (),
    *,
    since: date,
    holidays: Collection[date] = (),
    unavailable: Absences | None = None,
    joined: Mapping[str, date] | None = None,
) -> MonthPlan:
    """The open turns from the night of `since` to the end of the month of `until`; otherwise as `plan_month`."""
    if len(set(groups)) != len(groups):
        raise ValueError("a group is named twice")
    rota = _Rota(groups, history, holidays, unavailable or {}, joined or {})
    for year in range(since.year, until.year + 1):
        rota.plan_year(year, since, until)
    return MonthPlan(tuple(sorted(rota.turns)), tuple(rota.warnings))


class _Rota:
    """Plans month after month; what it planned becomes the history of the next."""

    def __init__(
        self,
        groups: Sequence[str],
        history: Iterable[Turn],
        holidays: Collection[date],
        unavailable: Absences,
        joined: Mapping[str, date],
    ) -> None:
        self.ledger = Ledger(groups, history, holidays, joined)
        self.absent = {group: frozenset(nights) for group, nights in unavailable.items()}
        self.turns: list[Turn] = []
        self.dealt: list[Turn] = []
        self.warnings: list[PlanWarning] = []

    def plan_year(self, year: int, since: date, until: date) -> None:
        """Plan what is open of a calendar year from `since` on; keep what lies in the months up to `until`.

        The rest of the year is planned along, so that what is kept leaves it fair.
        """
        months = [
            nights
            for month in range(1, 13)
            if (nights := [n for n in month_nights(year, month) if n >= since])
        ]
        last = month_index(until)
        ahead = len(self.ledger.groups) <= _LOOK_AHEAD
        months = [nights for nights in months if ahead or month_index(nights[0]) <= last]
        planned = self._fairest(months)
        self.turns += [turn for turn in planned if month_index(turn.night) <= last]
        for turn in planned:
            if month_index(turn.night) > last:
                self.ledger.remove(turn)
        for nights in months:
            if month_index(nights[0]) <= last:
                self.turns += add_reserves(self.ledger, nights, self._blocked)
                self.warnings += shortfalls(self.ledger, nights, any(self.absent.values()))

    def _fairest(self, months: Sequence[Sequence[date]]) -> list[Turn]:
        """Deal the months anew with another pull until nothing is uneven; the best of the attempts, counted."""
        best: tuple[int, list[Turn]] | None = None
        indexes = [month_index(nights[0]) for nights in months]
        for pull in _PULLS if len(self.ledger.groups) <= _LOOK_AHEAD else _PULLS[:1]:
            planned = [turn for nights in months for turn in self._deal(nights, pull)]
            planned = deal_again(self.ledger, planned, indexes, self._blocked)
            planned, uneven = polish(self.ledger, planned, indexes, self._barred)
            best = (uneven, planned) if best is None or uneven < best[0] else best
            for turn in planned:
                self.ledger.remove(turn)
            if not uneven:
                break
        for turn in best[1] if best else ():
            self.ledger.add(turn)
        return best[1] if best else []

    def _deal(self, nights: Sequence[date], pull: float) -> list[Turn]:
        """Fill the nights of one month (or what is left of it) with main groups."""
        self.dealt = []
        here = [group for group in self.ledger.groups if self._takes_part(group, nights)]
        if here:
            dealer = Round(self.ledger, nights, self._blocked, pull=pull)
            if nights[0].day == 1 and len(here) >= len(nights):
                self._deal_once(dealer, nights, here)
            self._deal_rounds(dealer, nights, here)
            self._cover(nights, here)
        return self.dealt

    def _takes_part(self, group: str, nights: Sequence[date]) -> bool:
        start = self.ledger.start_month(group)
        return start is None or start <= month_index(nights[0])

    def _barred(self, group: str, night: date) -> bool:
        return night in self.absent.get(group, ()) or night < self.ledger.joined.get(group, night)

    def _blocked(self, group: str, night: date) -> bool:
        return self._barred(group, night) or group in self.ledger.mains.get(night, ())

    def _can(self, group: str, nights: Iterable[date]) -> bool:
        return any(not self._blocked(group, night) for night in nights)

    def _deal_once(self, dealer: Round, nights: Sequence[date], here: Sequence[str]) -> None:
        """Every group one night of the month; then those who owe one, one more."""
        month = month_index(nights[0])
        waiting = [
            g for g in here if not self.ledger.between("turns", g, month, month) and self._can(g, nights)
        ]
        self._place(dealer, waiting, places(self.ledger, nights, len(waiting)), in_order=False)
        served = self._served(month)
        most = max(served[group] for group in here)
        owing = [g for g in here if self._owes(g, most - served[g], month) and self._can(g, nights)]
        self._place(dealer, owing, places(self.ledger, nights, len(owing)), in_order=False)

    def _place(self, dealer: Round, groups: Sequence[str], room: Mapping[date, int], in_order: bool) -> None:
        if groups:
            self.dealt += dealer.place(groups, room, in_order)

    def _served(self, month: int) -> dict[str, int]:
        credit = self.ledger.credit("turns", 0, month)
        return {g: credit.get(g, 0) + self.ledger.between("turns", g, 0, month) for g in self.ledger.groups}

    def _owes(self, group: str, behind: int, month: int) -> bool:
        """Two turns behind the others, or one because it was away for a whole month of the last twelve."""
        return behind >= 2 or (behind == 1 and self._missed_month(group, month))

    def _missed_month(self, group: str, month: int) -> bool:
        turns, absent = self.ledger.months("turns", group), self.absent.get(group, frozenset())
        if not absent:
            return False
        months = [divmod(m, 12) for m in range(max(12, month - 12), month) if not turns.get(m)]
        return any(absent.issuperset(month_nights(year, index + 1)) for year, index in months)

    def _open(self, nights: Sequence[date]) -> list[date]:
        return [night for night in nights if not self.ledger.mains.get(night)]

    def _deal_rounds(self, dealer: Round, nights: Sequence[date], here: Sequence[str]) -> None:
        """Open nights in rounds: the groups with the fewest turns first, each near its place in the order."""
        while opened := self._open(nights):
            reach = opened[: len(here)]
            able = [group for group in here if self._can(group, reach)]
            served = self._served(month_index(nights[0]))
            fewest = min((served[group] for group in able), default=0)
            groups = [group for group in able if served[group] == fewest][: len(opened)]
            before = len(self.dealt)
            self._place(dealer, groups, dict.fromkeys(opened[: len(groups)], 1), in_order=True)
            if len(self.dealt) == before:
                return

    def _cover(self, nights: Sequence[date], here: Sequence[str]) -> None:
        """Nights nobody was matched to go to whoever can, the longest rested of those with the fewest turns."""
        for night in self._open(nights):
            served = self._served(month_index(night))
            able = [group for group in here if not self._blocked(group, night)]
            if able:
                rested = {group: self.ledger.rest_around(group, night)[0] or 10**6 for group in able}
                turn = Turn(night, min(able, key=lambda g: (served[g], -rested[g])))
                self.ledger.add(turn)
                self.dealt.append(turn)
