"""The way between the members of groups, beside k-means-constrained on the same villages, and the time it takes.

The peer is given the same number of groups and the same bounds of size, ten seeds, and its best result by our
own measure. It knows no hamlets; villages that have some keep them for us all the same. In a village of 100 the peer
finds what nobody betters: there the bound is to be no worse.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations
from math import cos, dist, radians, sqrt
from pathlib import Path
from random import Random

from domain.geo import plane
from domain.grouping import Place, bounds, propose
from domain.importing import read_list
from sandbox.village import generate

from .table import Line

PEER = "k_means_constrained"
_SHARED = Path(__file__).parents[2] / "shared" / "data" / "village-343.csv"
_SEEDS = range(10)
_RATIO = 0.98
_NO_WORSE = 1.0001  # rounding
_LIMITS = ((343, 1.0), (20_000, 30.0))  # households, seconds
_METRES_PER_DEGREE = 111_195.0

Point = tuple[float, float]
Village = tuple[
    str, float, Callable[[], list[Place]]
]  # what it is called, the ratio it is held to, its places


async def measure() -> list[Line]:
    """A line for each village, and one for each limit of time."""
    return [_village(*village) for village in _villages()] + [_speed(*limit) for limit in _LIMITS]


def _villages() -> list[Village]:
    """The villages that are measured."""
    given: list[Village] = [("the village handed over", _RATIO, _handed_over)] if _SHARED.exists() else []
    return [
        *given,
        ("lanes and hamlets", _RATIO, lambda: _places("lanes", 343, 1)),
        ("along a river", _RATIO, lambda: _places("river", 350, 1)),
        ("farmsteads in clusters", _RATIO, lambda: _places("scattered", 800, 4)),
        ("even all over", _RATIO, lambda: _even(2_000, 5)),
        ("along a river", _NO_WORSE, lambda: _places("river", 100, 1)),
        ("even all over", _NO_WORSE, lambda: _even(100, 1)),
    ]


def _village(name: str, bound: float, places_of: Callable[[], list[Place]]) -> Line:
    """The sum of distances between members, in km, of our groups and of the peer's."""
    places = places_of()
    around = places[0].lat or 0.0
    spots = {p.number: plane(p.lat or 0.0, p.lon or 0.0, around) for p in places}
    groups = [[spots[number] for number in group.households] for group in propose(places)]
    ours = _way(groups)
    what = f"way between members, {len(places)} households, {name}, km"
    said = f"≤ {bound:g}" if bound < 1 else "≤ 1"
    if find_spec(PEER) is None:
        return Line(what, ours, "k-means-constrained, not installed", 0.0, said, False)
    theirs = min(_way(_peer(list(spots.values()), len(groups), seed)) for seed in _SEEDS)
    return Line(what, ours, "k-means-constrained, 10 seeds", theirs, said, ours <= bound * theirs)


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


def _even(households: int, seed: int) -> list[Place]:
    """Houses anywhere in a square, thirty metres from each other on average, with no lanes."""
    rng, side = Random(seed), 30 * sqrt(households) / _METRES_PER_DEGREE
    north, wide = 24.7, cos(radians(24.7))
    return [
        Place(f"E{i}", "", north + rng.uniform(0, side), 113.6 + rng.uniform(0, side) / wide)
        for i in range(households)
    ]


def _handed_over() -> list[Place]:
    """The village handed over beside the project."""
    rows = read_list(_SHARED.read_bytes(), _SHARED.name).rows
    return [Place(row.number, row.address, row.lat, row.lon, row.hamlet) for row in rows]


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
