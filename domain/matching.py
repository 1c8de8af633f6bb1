"""Cheapest assignment of rows to columns that take several rows each (the transportation problem)."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def assign(costs: Sequence[Sequence[float]], capacities: Sequence[int]) -> list[int]:
    """The column of every row, so that the sum of costs is least and no column takes more than its capacity.

    Successive shortest paths with potentials: exact, and the same result for the same input. Raises
    ValueError when the rows do not fit. Source: Ahuja, Magnanti, Orlin, "Network Flows" (1993), 9.7.
    """
    if len(costs) > sum(capacities):
        raise ValueError("more rows than places")
    flow = _Flow(costs, list(capacities))
    for row in range(len(costs)):
        flow.insert(row)
    return flow.column_of


class _Flow:
    """Rows placed so far; `move[a][b]` is the cheapest change of moving one row from column a to b."""

    def __init__(self, costs: Sequence[Sequence[float]], free: list[int]) -> None:
        self.costs = costs
        self.free = free
        self.columns = [column for column, places in enumerate(free) if places > 0]
        self.column_of = [-1] * len(costs)
        self.rows_in: list[list[int]] = [[] for _ in free]
        self.potential = [0.0] * len(free)
        self.move: list[list[float]] = [[] for _ in free]

    def insert(self, row: int) -> None:
        """Place one more row, moving others along the cheapest path to a free place."""
        distance, before, reached = self._shortest(row)
        end = reached[-1]
        for column in reached:
            self.potential[column] += distance[column] - distance[end]
        self._shift(row, end, before)

    def _shortest(self, row: int) -> tuple[list[float], list[int], list[int]]:
        potential, cost = self.potential, self.costs[row]
        distance = [
            cost[c] - potential[c] if places or self.rows_in[c] else inf for c, places in enumerate(self.free)
        ]
        before = [-1] * len(distance)
        waiting, reached = list(self.columns), []
        while True:
            here = min(waiting, key=distance.__getitem__)
            waiting.remove(here)
            reached.append(here)
            if self.free[here]:
                return distance, before, reached
            start, moves = distance[here] + potential[here], self.move[here]
            for there in waiting:
                new = start + moves[there] - potential[there]
                if new < distance[there]:
                    distance[there], before[there] = new, here

    def _shift(self, row: int, end: int, before: list[int]) -> None:
        self.free[end] -= 1
        touched, column = [end], end
        while before[column] >= 0:
            source = before[column]
            mover = min(
                self.rows_in[source], key=lambda r: (self.costs[r][column] - self.costs[r][source], r)
            )
            self.rows_in[source].remove(mover)
            self._put(mover, column)
            column = source
            touched.append(column)
        self._put(row, column)
        for changed in touched:
            self._refresh(changed)

    def _put(self, row: int, column: int) -> None:
        self.rows_in[column].append(row)
        self.column_of[row] = column

    def _refresh(self, column: int) -> None:
        rows = [self.costs[row] for row in self.rows_in[column]]
        if len(rows) == 1:
            base = rows[0][column]
            self.move[column] = [there - base for there in rows[0]]
        else:
            changes = [[there - row[column] for there in row] for row in rows]
            self.move[column] = [min(change) for change in zip(*changes, strict=True)]
