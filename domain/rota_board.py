"""The turns of the months being planned, laid out so that an exchange is weighed in a few looks.

Row by row: the first turn of every group in the first month, its second one there if it has one, the first in the
second month, and so on. In a row every group has one turn or none, so that a rest of a group lies between its
turns in two neighbouring rows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from .calendar import month_index, month_nights
from .ledger import Ledger, Turn
from .rota_goals import RestCosts
from .rota_tally import Tally

_LONG_AGO, _FAR_OFF = -(10**6), 10**7  # ordinals that no night has

Barred = Callable[[str, date], bool]


class _Rows(NamedTuple):
    """The rows that a span counts, and its counts and costs."""

    first: int
    behind: int
    has: list[int]
    cost: list[float]


class Board:
    """Who is out when. Groups are numbers here, nights ordinals; `s` and `t` are places in the lists of free turns."""

    def __init__(
        self, ledger: Ledger, turns: Sequence[Turn], months: Sequence[int], barred: Barred | None
    ) -> None:
        """turns: those that may be exchanged (free); all turns are counted in `ledger`. months: month indexes."""
        self.groups, self._barred, self._months = ledger.groups, barred, list(months)
        self.costs = RestCosts(len(self.groups), 1.0)
        self.lax = 0.0  # points: how much an exchange may gain in fairness, at most
        self._lay(ledger)
        number = {group: n for n, group in enumerate(self.groups)}
        most = self._seat({(number[turn.group], turn.night.toordinal()) for turn in turns})
        self.tally = Tally(ledger, months, (turn.night for turn in turns), most)
        self._add_up()
        self._stretch_out()

    def _lay(self, ledger: Ledger) -> None:
        """The nights of every group, row by row; a first row with its turn before these months, a last one with that after."""
        begin, end = _night(self._months[0], 0), _night(self._months[-1], -1)
        cells: dict[tuple[int, int], dict[int, int]] = {}
        before, after = [_LONG_AGO] * len(self.groups), [_FAR_OFF] * len(self.groups)
        for g, group in enumerate(self.groups):
            nights = ledger.nights.get(group, [])
            first, behind = bisect_left(nights, begin), bisect_right(nights, end)
            before[g] = nights[first - 1] if first else _LONG_AGO
            after[g] = nights[behind] if behind < len(nights) else _FAR_OFF
            here = 0, -1
            for day in nights[first:behind]:
                month = month_index(date.fromordinal(day))
                here = month, here[1] + 1 if here[0] == month else 0
                cells.setdefault(here, {})[g] = day
        keys = sorted(cells)
        rows = [[cells[key].get(g, 0) for g in range(len(self.groups))] for key in keys]
        self.day = [before, *rows, after]  # by row and group; 0 where it has no turn
        self._month_of = [-1, *(self._months.index(month) for month, _ in keys), len(self._months)]

    def _seat(self, free: set[tuple[int, int]]) -> int:
        """List the free turns by night; gives how many of them the busiest group has."""
        found = [
            (day, g, r) for r, row in enumerate(self.day) for g, day in enumerate(row) if (g, day) in free
        ]
        found.sort()
        self.night, self.owner, self.row = ([place[n] for place in found] for n in range(3))
        self.seat = [[-1] * len(self.groups) for _ in self.day]  # by row and group: its place in these lists
        self._moves, self._stays = [0] * len(self.groups), [0] * len(self.groups)  # rows as bits
        for place, (_, g, r) in enumerate(found):
            self.seat[r][g] = place
            self._moves[g] |= 1 << r
        for r, row in enumerate(self.day[1:-1], 1):
            for g, day in enumerate(row):
                self._stays[g] |= (day > 0 and self.seat[r][g] < 0) << r
        months = [self._month_of[r] for r in self.row]
        self.month_end = [bisect_right(months, month) for month in months]  # the place behind its month
        return max((rows.bit_count() for rows in self._moves), default=0)

    def _add_up(self) -> None:
        """What the free turns of every group before each row add to its counts."""
        codes = {day: self.tally.code(date.fromordinal(day)) for day in set(self.night)}
        self.code = [codes[day] for day in self.night]
        self._sum = [[0] * len(self.groups), [0] * len(self.groups)]
        for seats in self.seat[1:-1]:
            last = self._sum[-1]
            self._sum.append([n + (self.code[s] if s >= 0 else 0) for n, s in zip(last, seats, strict=True)])

    def _stretch_out(self) -> None:
        """By row: the spans that count it, and those that count it or later rows; the longest-running ones first."""
        spans = [
            _Rows(self._first_row(goal.first), self._first_row(goal.last + 1), span.has, span.cost)
            for span in reversed(self.tally.spans)
            for goal in span.goals[:1]
        ]
        self._spans = [
            [span for span in spans if span.first <= r < span.behind] for r in range(len(self.day))
        ]
        self._spans_on = [[span for span in spans if r < span.behind] for r in range(len(self.day))]

    def _first_row(self, month: int) -> int:
        return max(1, bisect_left(self._month_of, month - self._months[0]))

    def turns(self) -> list[Turn]:
        """The free turns as they stand."""
        return [
            Turn(date.fromordinal(day), self.groups[g]) for day, g in zip(self.night, self.owner, strict=True)
        ]

    def before(self, row: int, group: int) -> int:
        """The night of a group in the nearest row before."""
        while not self.day[row - 1][group]:
            row -= 1
        return self.day[row - 1][group]

    def after(self, row: int, group: int) -> int:
        """The night of a group in the nearest row after."""
        while not self.day[row + 1][group]:
            row += 1
        return self.day[row + 1][group]

    def weigh(self, s: int, t: int, near: float, limit: float) -> None:
        """Exchange two turns, and the ones after them if that is as good, where it costs less than `limit` points.

        near: what the exchange costs in rest before the turns.
        """
        r, q = self.row[s], self.row[t]
        if r == q and self._weigh_stretch(self.owner[s], self.owner[t], r, near, limit):
            return
        mine, theirs = self.night[s], self.night[t]
        if mine == theirs:
            return
        a, b, cost, diff = self.owner[s], self.owner[t], self.costs, self.code[t] - self.code[s]
        next_a, next_b = self.day[r + 1][a] or self.after(r, a), self.day[q + 1][b] or self.after(q, b)
        price = (
            near + cost[next_a - theirs] + cost[next_b - mine] - cost[next_a - mine] - cost[next_b - theirs]
        )
        most = limit + self.lax
        if diff and price < most:
            for _, _, has, points in self._spans[r]:
                x, y = has[a], has[b]
                price += points[x + diff] + points[y - diff] - points[x] - points[y]
                if price >= most:
                    return
        if price < limit and not self._is_barred(a, b, mine, theirs):
            self._swap(s, t, diff)

    def _weigh_stretch(self, a: int, b: int, r: int, near: float, limit: float) -> bool:
        """Exchange all turns of two groups from a row on, up to where one has a turn and the other has none."""
        unlike = ((self._moves[a] ^ self._moves[b]) | self._stays[a] | self._stays[b]) >> (r + 1)
        end = r + (unlike & -unlike).bit_length() if unlike else len(self.day) - 1  # the first row that stays
        last, cost, total, most = end - 1, self.costs, self._sum, limit + self.lax
        mine, theirs = self.day[last][a] or self.before(end, a), self.day[last][b] or self.before(end, b)
        next_a, next_b = self.day[end][a] or self.after(last, a), self.day[end][b] or self.after(last, b)
        price = (
            near + cost[next_a - theirs] + cost[next_b - mine] - cost[next_a - mine] - cost[next_b - theirs]
        )
        if price >= most:
            return False
        head = total[r][b] - total[r][a]
        whole = total[end][b] - total[end][a] - head
        for first, behind, has, points in self._spans_on[r]:
            diff = whole if behind >= end else total[behind][b] - total[behind][a] - head
            if first > r:  # begins within the stretch, or after it
                diff -= whole if first >= end else total[first][b] - total[first][a] - head
            if diff:
                x, y = has[a], has[b]
                price += points[x + diff] + points[y - diff] - points[x] - points[y]
                if price >= most:
                    return False
        if price >= limit or self._stretch_is_barred(a, b, r, end):
            return False
        self._swap_stretch(a, b, r, end)
        return True

    def _is_barred(self, a: int, b: int, mine: int, theirs: int) -> bool:
        barred = self._barred
        return barred is not None and (
            barred(self.groups[a], date.fromordinal(theirs)) or barred(self.groups[b], date.fromordinal(mine))
        )

    def _stretch_is_barred(self, a: int, b: int, r: int, end: int) -> bool:
        return self._barred is not None and any(
            row[a] and self._is_barred(a, b, row[a], row[b]) for row in self.day[r:end]
        )

    def _swap(self, s: int, t: int, diff: int) -> None:
        """The groups of two places exchange their nights; each keeps its row."""
        a, b, r, q = self.owner[s], self.owner[t], self.row[s], self.row[t]
        self.owner[s], self.owner[t] = b, a
        self.row[s], self.row[t] = q, r
        self.seat[r][a], self.seat[q][b] = t, s
        self.day[r][a], self.day[q][b] = self.day[q][b], self.day[r][a]
        if diff:
            for total in self._sum[r + 1 :]:
                total[a] += diff
            for total in self._sum[q + 1 :]:
                total[b] -= diff
            for _, _, has, _ in self._spans[r]:
                has[a] += diff
                has[b] -= diff

    def _swap_stretch(self, a: int, b: int, r: int, end: int) -> None:
        total = self._sum
        head = total[r][b] - total[r][a]
        whole = total[end][b] - total[end][a] - head
        for first, behind, has, _ in self._spans_on[r]:
            diff = whole if behind >= end else total[behind][b] - total[behind][a] - head
            if first > r:  # begins within the stretch, or after it
                diff -= whole if first >= end else total[first][b] - total[first][a] - head
            has[a] += diff
            has[b] -= diff
        for day, seat, sums in zip(self.day[r:end], self.seat[r:end], total[r:end], strict=True):
            x, y = seat[a], seat[b]
            if x >= 0:
                seat[a], seat[b] = y, x
                self.owner[x], self.owner[y] = b, a
                day[a], day[b] = day[b], day[a]
            sums[a], sums[b] = sums[b] - head, sums[a] + head
        if whole:
            for sums in total[end:]:
                sums[a] += whole
                sums[b] -= whole


def _night(month: int, place: int) -> int:
    year, index = divmod(month, 12)
    return month_nights(year, index + 1)[place].toordinal()
