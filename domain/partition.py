"""Points in the plane into groups of about equal size, with as little way between members as can be found.

The measure is the sum, over all groups, of the distances between every two members. The search: walk the points
along their minimum spanning tree, cut the walk into groups at the best places (dynamic programming), then
take a few adjoining groups at a time, cut them anew along another walk, exchange members while that helps, and
keep what is better. The same points always give the same groups.
"""

import math
from collections.abc import Iterable, Sequence
from operator import add, sub
from random import Random

from domain.walks import Matrix, Point, cut_up, distances, walk

_BLOCK = 40  # groups that share one table of distances; larger villages are worked on block by block
_STARTS = 4  # walks tried for the first cut of a block
_ROUNDS = (
    (4, 0.15),
    (2, 0.15),
    (1, 0.5),
)  # so many of the best cuts are worked on, with a share of the effort
_ONE_ROUND = ((1, 1.0),)  # in villages of several blocks, which are worked on across their borders later
_NEAR = 8  # neighbours of a point into whose groups it may change
_SIGHT = 120  # neighbours of a point among which the adjoining groups are looked for
_REWORKED = (3, 4, 5, 6)  # how many adjoining groups are cut anew at once, drawn by lot
_REWORKS_PER_GROUP = 8
_REWORKS = 3_000  # in all, once a village is so large that this is less
_TURNS = (0.5, 1.1)  # angles, in radians, at which large villages are cut into blocks again
_EPSILON = 1e-6  # metres; smaller gains are rounding


def partition(points: Sequence[Point], groups: int, low: int, high: int) -> list[list[int]]:
    """Indices of the points in `groups` groups of `low` to `high` members each, least sum of distances in metres.

    Needs groups * low <= len(points) <= groups * high, else ValueError.
    """
    if not groups * low <= len(points) <= groups * high:
        raise ValueError(f"{len(points)} points do not make {groups} groups of {low} to {high}")
    if not groups:
        return []
    effort = max(1, min(_REWORKS_PER_GROUP, _REWORKS // max(1, groups)))
    rounds = _ROUNDS if groups <= _BLOCK else _ONE_ROUND
    found: list[list[int]] = []
    for members, count in _bisect(points, list(range(len(points))), groups, low, high):
        block = _first_cut(points, members, count, low, high)
        found += _reworked(block, members, effort * count, rounds)
    for angle in _TURNS if groups > _BLOCK else ():
        found = _across_blocks(points, found, low, high, effort, angle)
    return found


def _bisect(
    points: Sequence[Point], members: list[int], groups: int, low: int, high: int
) -> list[tuple[list[int], int]]:
    """Blocks of at most _BLOCK groups, cut where the widest gap is, each with members for its groups."""
    if groups <= _BLOCK:
        return [(members, groups)]
    _, ordered, cut = max(_widest_gap(points, members, axis) for axis in (0, 1))
    first = round(groups * cut / len(members))
    rest = groups - first
    cut = min(max(cut, first * low, len(ordered) - rest * high), first * high, len(ordered) - rest * low)
    before, after = ordered[:cut], ordered[cut:]
    return _bisect(points, before, first, low, high) + _bisect(points, after, rest, low, high)


def _widest_gap(points: Sequence[Point], members: list[int], axis: int) -> tuple[float, list[int], int]:
    """The widest gap in the middle along one axis: its metres, the members in that order, and where to cut."""
    ordered = sorted(members, key=lambda m: (points[m][axis], points[m], m))
    places = [points[m][axis] for m in ordered]
    middle = range(len(ordered) * 3 // 10, len(ordered) * 7 // 10)
    gap, cut = max((places[i] - places[i - 1], i) for i in middle)
    return gap, ordered, cut


def _first_cut(
    points: Sequence[Point], members: list[int], groups: int, low: int, high: int
) -> list["_Block"]:
    """A block's points in groups: a few walks, cut and settled."""
    matrix = distances([points[m] for m in members])
    blocks = []
    for start in range(_STARTS):
        path = walk(matrix, range(len(members)), start * len(members) // _STARTS, nearest=start % 2 == 1)
        blocks.append(_Block(matrix, cut_up(path, matrix, groups, low, high), low, high))
    return blocks


def _reworked(
    blocks: list["_Block"], members: list[int], effort: int, rounds: Iterable[tuple[int, float]]
) -> list[list[int]]:
    """The best of several cuts once they are reworked; the worse ones are given up on the way."""
    for kept, share in rounds:
        blocks = sorted(blocks, key=_Block.cost)[:kept]
        for block in blocks:
            block.rework(round(share * effort))
    return [[members[m] for m in group] for group in min(blocks, key=_Block.cost).groups]


def _across_blocks(
    points: Sequence[Point], groups: list[list[int]], low: int, high: int, effort: int, angle: float
) -> list[list[int]]:
    """Work once more on blocks cut at another angle, so that they lie across the borders of the earlier ones."""
    centres = [_turned(_centre(points, group), angle) for group in groups]
    found: list[list[int]] = []
    for chosen, _ in _bisect(centres, list(range(len(groups))), len(groups), 1, 1):
        members = [m for g in chosen for m in groups[g]]
        index = {m: i for i, m in enumerate(members)}
        own = [[index[m] for m in groups[g]] for g in chosen]
        block = _Block(distances([points[m] for m in members]), own, low, high)
        block.rework(effort * len(own))
        found += [[members[m] for m in group] for group in block.groups]
    return found


def _centre(points: Sequence[Point], group: Sequence[int]) -> Point:
    """The mean of the members' places."""
    return (
        sum(points[m][0] for m in group) / len(group),
        sum(points[m][1] for m in group) / len(group),
    )


def _turned(point: Point, angle: float) -> Point:
    """The point turned about the origin by an angle in radians."""
    x, y = point
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)


class _Block:
    """Groups that exchange members: sums[g][m] is the sum of distances from point m to the members of g."""

    def __init__(self, matrix: Matrix, groups: list[list[int]], low: int, high: int) -> None:
        self.matrix, self.groups, self.low, self.high = matrix, groups, low, high
        self.sight = [sorted(range(len(row)), key=row.__getitem__)[:_SIGHT] for row in matrix]
        self.of = [0] * len(matrix)
        self.sums: Matrix = [[] for _ in groups]
        self._rng = Random(len(matrix))
        for g, members in enumerate(groups):
            self._fill(g, members)
        self.settle(range(len(matrix)))

    def cost(self) -> float:
        """The sum of distances between members, over all groups."""
        return self._cost(range(len(self.groups)))

    def rework(self, rounds: int) -> None:
        """Cut a few adjoining groups anew, `rounds` times; keep what makes the way shorter."""
        for _ in range(rounds if len(self.groups) > 1 else 0):
            kept = self.sums[:], self.groups[:], self.of[:]
            if self._rework() > -_EPSILON:
                self.sums, self.groups, self.of = kept

    def settle(self, waiting: Iterable[int]) -> float:
        """Move and swap members while it makes the way shorter; returns the change in metres (0 or less)."""
        queue = list(waiting)
        queued = set(queue)
        change = 0.0
        while queue:
            m = queue.pop()
            queued.discard(m)
            gain, group, swapped = self._best_exchange(m)
            if group < 0:
                continue
            own = self.of[m]
            self._move(m, group)
            if swapped >= 0:
                self._move(swapped, own)
            change += gain
            fresh = [x for x in self.groups[own] + self.groups[group] if x not in queued]
            queue.extend(fresh)
            queued.update(fresh)
        return change

    def _rework(self) -> float:
        """Cut the groups around one point anew; returns the change in metres."""
        rng = self._rng
        near = self._adjoining(rng.randrange(len(self.matrix)), rng.choice(_REWORKED))
        before = self._cost(near)
        members = [m for g in near for m in self.groups[g]]
        path = walk(self.matrix, members, rng.choice(members), nearest=rng.random() < 0.5)
        for g, piece in zip(near, cut_up(path, self.matrix, len(near), self.low, self.high), strict=True):
            self._fill(g, piece)
        return self._cost(near) - before + self.settle(members)

    def _adjoining(self, m: int, count: int) -> list[int]:
        """The groups of the points nearest to m."""
        found: dict[int, None] = {}
        for x in self.sight[m]:
            found[self.of[x]] = None
            if len(found) == count:
                break
        return list(found)

    def _best_exchange(self, m: int) -> tuple[float, int, int]:
        """The change, the group to which m had better go, who comes back for it (-1: nobody); group -1: stay."""
        own, row, of = self.of[m], self.matrix[m], self.of
        mine = self.sums[own]
        best = (-_EPSILON, -1, -1)
        may_leave = len(self.groups[own]) > self.low
        for g in {of[x] for x in self.sight[m][: _NEAR + 1]} - {own}:
            members, theirs = self.groups[g], self.sums[g]
            change = theirs[m] - mine[m]
            if may_leave and change < best[0] and len(members) < self.high:
                best = (change, g, -1)
            for x in members:
                delta = change + mine[x] - theirs[x] - 2 * row[x]
                if delta < best[0]:
                    best = (delta, g, x)
        return best

    def _cost(self, groups: Iterable[int]) -> float:
        """The sum of distances between members of the given groups."""
        return sum(self.sums[g][m] for g in groups for m in self.groups[g]) / 2

    def _fill(self, g: int, members: list[int]) -> None:
        """Give a group its members."""
        self.groups[g] = members
        for m in members:
            self.of[m] = g
        self.sums[g] = list(map(sum, zip(*(self.matrix[m] for m in members), strict=True)))

    def _move(self, m: int, to: int) -> None:
        """Move one point and keep the sums."""
        own, row = self.of[m], self.matrix[m]
        self.sums[own] = list(map(sub, self.sums[own], row))
        self.sums[to] = list(map(add, self.sums[to], row))
        self.groups[own] = [x for x in self.groups[own] if x != m]
        self.groups[to] = [*self.groups[to], m]
        self.of[m] = to
