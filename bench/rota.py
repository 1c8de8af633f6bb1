"""The rota of a year: processor seconds it takes, and how even rest is, beside the best that OR-Tools CP-SAT finds in a minute.

Spread is the standard deviation, in days, of the rests between two turns of a group, over all groups and the year.
The peer has the same nights with the same number of groups on each, and must keep what our rota keeps in its first
year: one night a month for each group, and weekend, holiday and doubled nights of any two groups at most one apart
over the year, no rest under 60 % of the mean. Which twelve months end in mid-year is not asked of it (a relaxation in
its favour), and it starts from our rota, so that it can only be better. Two workers.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from math import ceil
from statistics import pstdev
from typing import Any

from domain.calendar import festival_nights, is_weekend_night, make_up_workdays
from domain.rota_goals import least_rest
from domain.rotation import Turn, plan_until

from .table import Line

PEER = "ortools"
_YEARS = range(2020, 2036)
_GROUPS, _MANY = 34, 1000
_COMPARED = (2022, 2026)  # one year in which the festivals are hard to share out, and one like others
_SECONDS, _WORKERS, _RATIO = 60.0, 2, 1.1
_LIMIT, _LIMIT_MANY = 0.2, 10.0  # seconds
_LONGEST, _MEAN = 62, 30  # days

Turns = Sequence[Turn]


async def measure() -> list[Line]:
    """Seconds for a year from each start, for many groups, and the spread of rest beside the peer's."""
    return [_slowest(), _many(), *(_rest(year) for year in _COMPARED)]


def _plan(groups: int, year: int) -> list[Turn]:
    names = [f"g{n:04}" for n in range(groups)]
    plan = plan_until(
        date(year, 12, 31), names, since=date(year, 1, 1), holidays=_festivals(), workdays=_workdays()
    )
    return [turn for turn in plan.turns if turn.role == "main"]


def _festivals() -> frozenset[date]:
    return festival_nights("CN", _YEARS)


def _workdays() -> frozenset[date]:
    return make_up_workdays("CN", _YEARS)


def _slowest() -> Line:
    """The start year that takes longest, the best of three runs each."""
    taken = {year: min(_seconds(_GROUPS, year) for _ in range(3)) for year in _YEARS}
    worst = max(taken, key=lambda year: taken[year])
    what = f"rota of a year, {_GROUPS} groups, slowest of {_YEARS[0]}–{_YEARS[-1]} ({worst}), s"
    return Line(what, taken[worst], "–", 0.0, f"< {_LIMIT:g} s", taken[worst] < _LIMIT)


def _many() -> Line:
    taken = _seconds(_MANY, 2026)
    return Line(
        f"rota of a year, {_MANY} groups, s", taken, "–", 0.0, f"< {_LIMIT_MANY:g} s", taken < _LIMIT_MANY
    )


def _seconds(groups: int, year: int) -> float:
    """Seconds of the processor for the plan alone: the calendar is asked before."""
    names, festivals, workdays = [f"g{n:04}" for n in range(groups)], _festivals(), _workdays()
    start = time.process_time()
    plan_until(date(year, 12, 31), names, since=date(year, 1, 1), holidays=festivals, workdays=workdays)
    return time.process_time() - start


def _rest(year: int) -> Line:
    """The spread of rest, ours and the peer's."""
    turns = _plan(_GROUPS, year)
    ours, what = _spread(turns), f"spread of rest, {_GROUPS} groups, {year}, days"
    if find_spec(PEER) is None:
        return Line(what, ours, "CP-SAT, not installed", 0.0, f"≤ {_RATIO:g}", False)
    theirs = _spread(_Peer(turns).solve())
    return Line(what, ours, f"CP-SAT, {_SECONDS:g} s", theirs, f"≤ {_RATIO:g}", ours <= _RATIO * theirs)


def _spread(turns: Turns) -> float:
    own: dict[str, list[date]] = {}
    for turn in sorted(turns):
        own.setdefault(turn.group, []).append(turn.night)
    return pstdev((later - earlier).days for nights in own.values() for earlier, later in pairwise(nights))


class _Peer:
    """Who is out on which night, as a model of CP-SAT; costs are the squares of the days off the mean rest."""

    def __init__(self, turns: Turns) -> None:
        self.cp = import_module("ortools.sat.python.cp_model")
        self.model, self.turns = self.cp.CpModel(), set(turns)
        self.groups = sorted({turn.group for turn in turns})
        self.room = Counter(turn.night for turn in turns)
        self.out = {Turn(n, g): self.model.NewBoolVar("") for g in self.groups for n in self.room}
        for turn, chosen in self.out.items():
            self.model.AddHint(chosen, turn in self.turns)
            if turn.night.month == 1 and turn in self.turns:
                self.model.Add(chosen == 1)  # groups are alike: who has which night of January is no choice
        self._now = {(turn.group, turn.night.month): turn.night.toordinal() for turn in turns}
        self._keep()
        self.model.Minimize(sum(self._cost(g, month) for g in self.groups for month in range(2, 13)))

    def _keep(self) -> None:
        """Every night is covered, every group has one a month, kinds of nights differ by at most one."""
        workdays, festivals = _workdays(), _festivals()
        kinds = (
            [n for n in self.room if is_weekend_night(n, workdays)],
            [n for n in self.room if n in festivals],
            [n for n in self.room if self.room[n] > 1],
        )
        for night, places in self.room.items():
            self.model.Add(sum(self.out[Turn(night, g)] for g in self.groups) == places)
        for group in self.groups:
            for month in range(1, 13):
                self.model.AddExactlyOne(self.out[Turn(n, group)] for n in self.room if n.month == month)
            for nights in kinds:
                mean, had = sum(self.room[n] for n in nights) / len(self.groups), self._had(group, nights)
                self.model.Add(had >= int(mean))
                self.model.Add(had <= ceil(mean))

    def _had(self, group: str, nights: Sequence[date]) -> Any:
        return sum(self.out[Turn(n, group)] for n in nights)

    def _day(self, group: str, month: int) -> Any:
        return sum(n.toordinal() * self.out[Turn(n, group)] for n in self.room if n.month == month)

    def _cost(self, group: str, month: int) -> Any:
        """At least the square at every whole day: the chords between neighbours lie under it nowhere."""
        rest = self.model.NewIntVar(ceil(least_rest(len(self.groups))), _LONGEST, "")
        cost = self.model.NewIntVar(0, (_LONGEST - _MEAN) ** 2, "")
        self.model.Add(rest == self._day(group, month) - self._day(group, month - 1))
        now = self._now[group, month] - self._now[group, month - 1]
        self.model.AddHint(rest, now)
        self.model.AddHint(cost, (now - _MEAN) ** 2)
        for days in range(ceil(least_rest(len(self.groups))), _LONGEST):
            off = days - _MEAN
            self.model.Add(cost >= off * off + (2 * off + 1) * (rest - days))
        return cost

    def solve(self) -> list[Turn]:
        """The best rota found in the time."""
        solver = self.cp.CpSolver()
        solver.parameters.num_workers, solver.parameters.max_time_in_seconds = _WORKERS, _SECONDS
        found = solver.Solve(self.model)
        if found not in (self.cp.OPTIMAL, self.cp.FEASIBLE):
            raise RuntimeError(f"CP-SAT found no rota: {solver.StatusName(found)}")
        return [turn for turn, chosen in self.out.items() if solver.Value(chosen)]
