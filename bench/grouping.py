"""The way between the members of groups, beside k-means-constrained on the same villages, and the time it takes.

The peer is given the same number of groups and the same bounds of size, ten seeds, and its best result by our
own measure. It knows no hamlets; the village of 343 keeps its hamlets for us all the same.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations
from math import dist

from domain.geo import plane
from domain.grouping import Place, bounds, propose
from sandbox.village import generate

from .table import Line

PEER = "k_means_constrained"
_VILLAGES = (("lanes", 343, 1), ("river", 500, 3), ("lanes", 1000, 4), ("scattered", 2000, 5))
_SEEDS = range(10)
_RATIO = 0.98
_LIMITS = ((343, 1.0), (20_000, 30.0))  # households, seconds

Point = tuple[float, float]


async def measure() -> list[Line]:
    """A line for each village, and one for each limit of time."""
    return [_village(*village) for village in _VILLAGES] + [_speed(*limit) for limit in _LIMITS]


def _village(layout: str, households: int, seed: int) -> Line:
    """The sum of distances between members, in km, of our groups and of the peer's."""
    places = _places(layout, households, seed)
    around = places[0].lat or 0.0
    spots = {p.number: plane(p.lat or 0.0, p.lon or 0.0, around) for p in places}
    groups = [[spots[number] for number in group.households] for group in propose(places)]
    ours = _way(groups)
    what = f"way between members, {households} households, {layout}, km"
    if find_spec(PEER) is None:
        return Line(what, ours, "k-means-constrained, not installed", 0.0, f"≤ {_RATIO}", False)
    theirs = min(_way(_peer(list(spots.values()), len(groups), seed)) for seed in _SEEDS)
    return Line(what, ours, "k-means-constrained, 10 seeds", theirs, f"≤ {_RATIO}", ours <= _RATIO * theirs)


def _speed(households: int, limit: float) -> Line:
    """Seconds for a whole proposal."""
    places = _places("lanes", households, 1)
    start = time.perf_counter()
    propose(places)
    taken = time.perf_counter() - start
    return Line(f"groups of {households} households, s", taken, "–", 0.0, f"≤ {limit:g} s", taken <= limit)


def _places(layout: str, households: int, seed: int) -> list[Place]:
    """A sample village as places, all with coordinates."""
    rows = generate(households, seed, layout)
    return [Place(r["户号"], r["地址"], float(r["纬度"]), float(r["经度"]), r["片区"]) for r in rows]


def _way(groups: Sequence[Sequence[Point]]) -> float:
    """The sum of distances between every two members, over all groups, in km."""
    return sum(dist(a, b) for group in groups for a, b in combinations(group, 2)) / 1000


def _peer(spots: Sequence[Point], groups: int, seed: int) -> list[list[Point]]:
    """The peer's groups from one start."""
    numpy, peer, limits = import_module("numpy"), import_module(PEER), bounds(10)
    middle = (sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots))
    table = numpy.array(spots) - numpy.array(middle)
    model = peer.KMeansConstrained(
        n_clusters=groups, size_min=limits.low, size_max=limits.high, random_state=seed, n_init=1
    )
    found: list[list[Point]] = [[] for _ in range(groups)]
    for spot, label in zip(spots, model.fit_predict(table), strict=True):
        found[label].append(spot)
    return found
