"""Walks through points, and a walk cut into pieces with as little way inside them as can be."""

import math
from collections.abc import Sequence

Point = tuple[float, float]  # metres east, metres north
Matrix = list[list[float]]


def distances(spots: Sequence[Point]) -> Matrix:
    """All distances between spots, in metres."""
    dist = math.dist
    return [[dist(a, b) for b in spots] for a in spots]


def walk(matrix: Matrix, members: Sequence[int], root: int, nearest: bool) -> list[int]:
    """The members in an order in which neighbours follow each other: along the tree, or always to the nearest."""
    if not nearest:
        return _tree_walk(matrix, members, root)
    left = set(members) - {root}
    order = [root]
    while left:
        row = matrix[order[-1]]
        order.append(min(left, key=row.__getitem__))
        left.discard(order[-1])
    return order


def _tree_walk(matrix: Matrix, members: Sequence[int], root: int) -> list[int]:
    """The minimum spanning tree (Prim) walked from root, small branches before large ones."""
    left = [m for m in members if m != root]
    row = matrix[root]
    gap, parent = {m: row[m] for m in left}, dict.fromkeys(left, root)
    children: dict[int, list[int]] = {m: [] for m in members}
    grown = []
    while left:
        m = min(left, key=gap.__getitem__)
        left.remove(m)
        grown.append(m)
        children[parent[m]].append(m)
        row = matrix[m]
        for x in left:
            if row[x] < gap[x]:
                gap[x], parent[x] = row[x], m
    return _small_branches_first(root, children, parent, grown)


def _small_branches_first(
    root: int, children: dict[int, list[int]], parent: dict[int, int], grown: list[int]
) -> list[int]:
    """A tree's points, parents before children; `grown` lists them so that children come later."""
    weight = dict.fromkeys(children, 1)
    for m in reversed(grown):
        weight[parent[m]] += weight[m]
    order, stack = [], [root]
    while stack:
        order.append(stack.pop())
        stack.extend(sorted(children[order[-1]], key=lambda c: -weight[c]))
    return order


def cut_up(order: Sequence[int], matrix: Matrix, groups: int, low: int, high: int) -> list[list[int]]:
    """The walk in `groups` pieces of low to high points with the least sum of distances (exact)."""
    cost = _piece_costs(order, matrix, high)
    n, best, trail = len(order), {0: 0.0}, []
    for rest in range(groups - 1, -1, -1):
        reached: dict[int, float] = {}
        came: dict[int, int] = {}
        for start, spent in best.items():
            first = max(start + low, n - rest * high)
            for end in range(first, min(start + high, n - rest * low) + 1):
                total = spent + cost[end][end - start]
                if total < reached.get(end, math.inf):
                    reached[end], came[end] = total, start
        best = reached
        trail.append(came)
    pieces, end = [], n
    for came in reversed(trail):
        pieces.append(list(order[came[end] : end]))
        end = came[end]
    return pieces[::-1]


def _piece_costs(order: Sequence[int], matrix: Matrix, high: int) -> Matrix:
    """cost[end][size]: the sum of distances in the piece of `size` points that ends before `end`."""
    cost: Matrix = [[0.0]]
    for end in range(1, len(order) + 1):
        row, last, added = matrix[order[end - 1]], cost[-1], 0.0
        current = [0.0, 0.0]
        for size in range(2, min(high, end) + 1):
            added += row[order[end - size]]
            current.append(last[size - 1] + added)
        cost.append(current)
    return cost
