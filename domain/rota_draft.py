"""The first draft of a month: how many turns every group has, and everybody in line, the longest rested first.

With at least as many groups as nights every group has one turn a month; with fewer, every group has as many as any
other or one more, and those who have served least have the one more. Dealt out like this, turns go round the groups
like cards round a table: over any run of months two groups differ by at most one. Who was away makes up for it, and
who took another group's night rests a month while that group goes twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from statistics import median_low

from .calendar import month_index, month_nights
from .ledger import Ledger, Turn
from .matching import assign
from .rota_goals import NEVER, RestCosts, least_rest

_LONG = 10**6  # days; the rest of a group that has had no turn yet
_FIRMNESS = 0.002  # of the rest, where groups are matched to nights


def places(ledger: Ledger, nights: Sequence[date], turns: int) -> list[date]:
    """The nights that `turns` new turns fall on, in order.

    Every night is covered before any is doubled; festivals and weekends are doubled before others.
    """
    on_duty = {night: len(ledger.mains.get(night, ())) for night in nights}
    added: list[date] = []
    while len(added) < turns:
        fewest = min(on_duty.values())
        level = [night for night in nights if on_duty[night] == fewest]
        left = turns - len(added)
        chosen = level if len(level) <= left else list(_neediest(ledger, level, left))
        added += chosen
        for night in chosen:
            on_duty[night] += 1
    return sorted(added)


def _neediest(ledger: Ledger, nights: Sequence[date], count: int) -> Iterator[date]:
    """Weekends first, then festivals, then others; each as evenly over the month as they lie.

    A festival is a week on end: were it doubled first, everybody's turns would bunch up around it.
    """
    for kinds in ({("weekend",)}, {("holiday",), ("weekend", "holiday")}, {()}):
        alike = [night for night in nights if ledger.kinds(night) in kinds]
        take = min(count, len(alike))
        count -= take
        for i in range(take):
            yield alike[(2 * i + 1) * len(alike) // (2 * take)]


class Draft:
    """Fills open nights month by month; what it places is counted in the ledger."""

    def __init__(self, ledger: Ledger, absent: Mapping[str, frozenset[date]]) -> None:
        """absent: nights a group cannot."""
        self._ledger, self._absent = ledger, {group: nights for group, nights in absent.items() if nights}
        self._costs = RestCosts(len(ledger.groups), _FIRMNESS)
        self._least = least_rest(len(ledger.groups))

    def month(self, nights: Sequence[date]) -> list[Turn]:
        """The turns that are missing in `nights` (one calendar month, or what is left of it)."""
        here = [group for group in self._ledger.groups if self._takes_part(group, nights)]
        if not here:
            return []
        turns: list[Turn] = []
        if nights[0].day == 1 and len(here) >= len(nights):
            twice, resting = self._settling_up(here, nights)
            once = [group for group in self._waiting(here, nights) if group not in resting]
            for groups in (once, twice):
                turns += self._line_up(groups, places(self._ledger, nights, len(groups)))
        turns += self._rounds(here, nights)
        return turns + list(self._cover(here, nights))

    def _takes_part(self, group: str, nights: Sequence[date]) -> bool:
        start = self._ledger.start_month(group)
        return start is None or start <= month_index(nights[0])

    def _blocked(self, group: str, night: date) -> bool:
        return (
            night in self._absent.get(group, ())
            or night < self._ledger.joined.get(group, night)
            or group in self._ledger.mains.get(night, ())
        )

    def _can(self, group: str, nights: Iterable[date]) -> bool:
        return any(not self._blocked(group, night) for night in nights)

    def _waiting(self, here: Sequence[str], nights: Sequence[date]) -> list[str]:
        """Who has no turn in the month yet, and can on one of its nights."""
        month = month_index(nights[0])
        return [g for g in here if not self._in(month, g) and self._can(g, nights)]

    def _in(self, month: int, group: str) -> int:
        return self._ledger.months("turns", group).get(month, 0)

    def _settling_up(self, here: Sequence[str], nights: Sequence[date]) -> tuple[list[str], set[str]]:
        """Who goes twice in a month of which nothing is published, being behind, and who is ahead and rests in turn.

        Behind is who served two turns less than others, or one less because it was away for a whole month.
        """
        if any(self._ledger.mains.get(night) for night in nights):
            return [], set()
        month = month_index(nights[0])
        served = self._served(month)
        usual = median_low(served[group] for group in here)
        most = min(usual + 1, max(served[group] for group in here))
        able = sorted((g for g in here if self._can(g, nights)), key=lambda g: served[g])
        twice = [g for g in able if self._owes(g, most - served[g], month)]
        resting: set[str] = set()
        for ahead, behind in zip(sorted(here, key=lambda g: -served[g]), able, strict=False):
            if served[ahead] <= usual or served[ahead] - served[behind] < 2:
                break
            resting.add(ahead)
            twice += [behind] if behind not in twice else []
        return twice, resting

    def _owes(self, group: str, behind: int, month: int) -> bool:
        return behind >= 2 or (behind == 1 and self._missed_month(group, month))

    def _missed_month(self, group: str, month: int) -> bool:
        absent = self._absent.get(group)
        if not absent:
            return False
        months = [divmod(m, 12) for m in range(max(12, month - 12), month) if not self._in(m, group)]
        return any(absent.issuperset(month_nights(year, index + 1)) for year, index in months)

    def _served(self, month: int) -> dict[str, int]:
        """Turns of every group ever, up to the month, with what newcomers are credited with."""
        credit = self._ledger.credit("turns", 0, month)
        return {g: credit.get(g, 0) + self._ledger.between("turns", g, 0, month) for g in self._ledger.groups}

    def _rounds(self, here: Sequence[str], nights: Sequence[date]) -> list[Turn]:
        """Nights that nobody has yet, in rounds: in each every group that still has a turn to come."""
        opened = [night for night in nights if not self._ledger.mains.get(night)]
        shares = self._shares(here, opened) if opened else {}
        turns: list[Turn] = []
        for number in range(max(shares.values(), default=0)):
            groups = [group for group in here if shares[group] > number]
            turns += self._line_up(groups, opened[: len(groups)])
            opened = opened[len(groups) :]
        return turns

    def _shares(self, here: Sequence[str], opened: Sequence[date]) -> dict[str, int]:
        """How many of the open nights each group takes: evenly in the month, the odd ones to who served least.

        Of equals to who stands first, always in the same order: only so do turns go round evenly over any twelve months.
        """
        month = month_index(opened[0])
        served, had = self._served(month), {g: self._in(month, g) for g in here}
        shares = dict.fromkeys(here, 0)
        able = [g for g in here if self._can(g, opened)]
        for _ in opened if able else ():
            group = min(able, key=lambda g: (had[g] + shares[g], served[g] + shares[g]))
            shares[group] += 1
        for group in able:
            giver = max(able, key=lambda g: (shares[g] > 0, served[g] + shares[g]))
            behind = served[giver] + shares[giver] - served[group] - shares[group]
            if behind >= 2 and (had[group] + shares[group]) * self._least < len(opened):
                shares[giver], shares[group] = shares[giver] - 1, shares[group] + 1
        return shares

    def _line_up(self, groups: Sequence[str], nights: Sequence[date]) -> list[Turn]:
        """One turn for each of the groups on one of the nights (in order; a night may be there twice)."""
        if not groups or not nights:
            return []
        last = {g: self._ledger.rest_around(g, nights[0])[0] or _LONG for g in groups}
        line = sorted(groups, key=lambda g: -last[g])[: len(nights)]
        turns = [Turn(night, group) for night, group in zip(nights, line, strict=False)]
        if not all(self._unhindered(group, nights) for group in line):
            turns = list(self._match(line, nights))
        for turn in turns:
            self._ledger.add(turn)
        return turns

    def _unhindered(self, group: str, nights: Sequence[date]) -> bool:
        """Whether the group can on every one of the nights (ascending) and is not out around them."""
        known = group not in self._absent and self._ledger.joined.get(group, nights[0]) <= nights[0]
        return known and self._ledger.rest_around(group, nights[0])[1] is None

    def _match(self, line: Sequence[str], nights: Sequence[date]) -> Iterator[Turn]:
        """Groups to nights on which they can, so that the rest is evenest; who can on none of them has no turn."""
        columns = sorted(set(nights))
        costs = [self._row(group, columns) for group in line]
        chosen = assign(costs, [nights.count(night) for night in columns])
        for group, row, column in zip(line, costs, chosen, strict=True):
            if row[column] < NEVER:
                yield Turn(columns[column], group)

    def _row(self, group: str, nights: Sequence[date]) -> list[float]:
        rests = self._ledger.rests_around(group, nights)
        return [
            NEVER if self._blocked(group, night) else sum(self._costs[rest] for rest in around if rest)
            for night, around in zip(nights, rests, strict=True)
        ]

    def _cover(self, here: Sequence[str], nights: Sequence[date]) -> Iterator[Turn]:
        """Nights nobody was matched to go to whoever can: the longest rested of those with the fewest turns."""
        for night in nights:
            if self._ledger.mains.get(night):
                continue
            served = self._served(month_index(night))
            able = [group for group in here if not self._blocked(group, night)]
            if able:
                rested = {group: self._ledger.rest_around(group, night)[0] or _LONG for group in able}
                turn = Turn(night, min(able, key=lambda g: (served[g], -rested[g])))
                self._ledger.add(turn)
                yield turn
