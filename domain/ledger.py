"""What every group has served: the figures that the rota keeps even."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .calendar import is_weekend_night, month_index

Role = Literal["main", "reserve"]
Kind = Literal["weekend", "holiday", "doubled"]
KINDS: tuple[Kind, ...] = ("weekend", "holiday", "doubled")


@dataclass(frozen=True, slots=True, order=True)
class Turn:
    """One group's duty on the night that begins on `night`."""

    night: date
    group: str
    role: Role = "main"
    backs: str = ""  # of a reserve: the main group it stands in for


class Ledger:
    """Turns counted by group, month and kind of night; grows as the rota is planned."""

    def __init__(
        self,
        groups: Sequence[str],
        history: Iterable[Turn],
        holidays: Collection[date],
        joined: Mapping[str, date],
        workdays: Collection[date] = (),
    ) -> None:
        self.groups = tuple(groups)
        self.holidays, self.workdays = frozenset(holidays), frozenset(workdays)
        self.joined = dict(joined)
        self._founded = min((joined.get(group, date.min) for group in groups), default=date.min)
        self.mains: dict[date, list[str]] = defaultdict(list)
        self.reserves: dict[date, list[Turn]] = defaultdict(list)
        self.reserved: dict[str, int] = defaultdict(int)
        self.nights: dict[str, list[int]] = defaultdict(list)  # ordinals of main turns, ascending
        self._months: dict[tuple[str, str], dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for turn in sorted(history):
            self.add(turn)

    def until(self, day: date) -> Ledger:
        """As it is without the turns from `day` on."""
        mains = (Turn(night, group) for night, out in self.mains.items() for group in out if night < day)
        return Ledger(self.groups, mains, self.holidays, self.joined, self.workdays)

    def add(self, turn: Turn) -> None:
        """Count one turn."""
        if turn.role == "reserve":
            self.reserves[turn.night].append(turn)
            self.reserved[turn.group] += 1
            return
        month, on_duty = month_index(turn.night), self.mains[turn.night]
        on_duty.append(turn.group)
        insort(self.nights[turn.group], turn.night.toordinal())
        self._count("turns", turn.group, month)
        for kind in self.kinds(turn.night):
            self._count(kind, turn.group, month)
        for group in on_duty if len(on_duty) == 2 else on_duty[-1:] if len(on_duty) > 2 else ():
            self._count("doubled", group, month)

    def hand_over(self, night: date, giver: str, taker: str) -> None:
        """Count a main turn for another group than before."""
        month, on_duty = month_index(night), self.mains[night]
        on_duty[on_duty.index(giver)] = taker
        self.nights[giver].remove(night.toordinal())
        insort(self.nights[taker], night.toordinal())
        doubled: tuple[Kind, ...] = ("doubled",) if len(on_duty) > 1 else ()
        for kind in ("turns", *self.kinds(night), *doubled):
            self._months[kind, giver][month] -= 1
            self._count(kind, taker, month)

    def remove(self, turn: Turn) -> None:
        """Take one main turn out again; it may be dealt to another group on the same night."""
        month, on_duty = month_index(turn.night), self.mains[turn.night]
        lone = on_duty if len(on_duty) == 2 else [turn.group] if len(on_duty) > 2 else []
        for group in lone:
            self._months["doubled", group][month] -= 1
        on_duty.remove(turn.group)
        self.nights[turn.group].remove(turn.night.toordinal())
        for kind in ("turns", *self.kinds(turn.night)):
            self._months[kind, turn.group][month] -= 1

    def _count(self, kind: str, group: str, month: int) -> None:
        self._months[kind, group][month] += 1

    def kinds(self, night: date) -> tuple[Kind, ...]:
        """What the night is of itself: a weekend night, a holiday night, both, or neither."""
        weekend: tuple[Kind, ...] = ("weekend",) if is_weekend_night(night, self.workdays) else ()
        return (*weekend, "holiday") if night in self.holidays else weekend

    def kinds_now(self, night: date) -> tuple[Kind, ...]:
        """As `kinds`, and whether two or more groups are out on it."""
        doubled: tuple[Kind, ...] = ("doubled",) if len(self.mains.get(night, ())) > 1 else ()
        return (*self.kinds(night), *doubled)

    def months(self, kind: str, group: str) -> Mapping[int, int]:
        """How many nights of a kind (or "turns") a group has, by `calendar.month_index`."""
        return self._months.get((kind, group), {})

    def between(self, kind: str, group: str, first: int, last: int) -> int:
        """Nights of a kind (or "turns") from month index `first` to `last`, both included."""
        months = self._months.get((kind, group))
        if not months:
            return 0
        if last - first < len(months):
            return sum(months.get(month, 0) for month in range(first, last + 1))
        return sum(n for month, n in months.items() if first <= month <= last)

    def rests_around(self, group: str, nights: Sequence[date]) -> list[tuple[int | None, int | None]]:
        """`rest_around` for nights in ascending order; quick where the group has no turn among them."""
        taken, first, last = self.nights.get(group, []), nights[0].toordinal(), nights[-1].toordinal()
        place = bisect_left(taken, first)
        if place < len(taken) and taken[place] <= last:
            return [self.rest_around(group, night) for night in nights]
        before = taken[place - 1] if place else None
        after = taken[place] if place < len(taken) else None
        return [
            (None if before is None else day - before, None if after is None else after - day)
            for day in (night.toordinal() for night in nights)
        ]

    def rest_around(self, group: str, night: date) -> tuple[int | None, int | None]:
        """Days since the group's turn before `night` and until the one after it; None where there is none."""
        taken, day = self.nights.get(group, []), night.toordinal()
        place = bisect_left(taken, day)
        after = place + (place < len(taken) and taken[place] == day)
        return (
            day - taken[place - 1] if place else None,
            taken[after] - day if after < len(taken) else None,
        )

    def start_month(self, group: str) -> int | None:
        """Month index of a newcomer's first rota; None for those who were there from the beginning.

        Who joins in the second half of a month begins with the next one.
        """
        day = self.joined.get(group)
        if day is None or day <= self._founded:
            return None
        return month_index(day) + (day.day > 15)

    def credit(self, kind: str, first: int, month: int) -> dict[str, int]:
        """What newcomers are taken to have served from month `first` until they joined: as many as anyone there.

        So a newcomer owes nothing for before. Only months up to `month` count.
        """
        starts = {g: start for g in self.groups if (start := self.start_month(g)) is not None}
        there = {g: 0 for g in self.groups if starts.get(g, first) <= first}
        for start in sorted({s for s in starts.values() if first < s <= month}):
            most = max((own + self.between(kind, g, first, start - 1) for g, own in there.items()), default=0)
            there |= {g: most for g, s in starts.items() if s == start}
        return {g: most for g, most in there.items() if most}
