"""Which households a circle or a polygon takes in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .geo import Shapes, metres_between


@dataclass(frozen=True, slots=True)
class Spot:
    """A household and where it is: degrees, both or neither known."""

    id: int
    group_id: int | None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Inside:
    """The households taken in; `guessed`: those among them whose place is not known."""

    ids: frozenset[int] = frozenset()
    guessed: frozenset[int] = frozenset()


def inside(shapes: Shapes, spots: Iterable[Spot]) -> Inside:
    """The households in the shapes. Never raises.

    One without coordinates is taken in where another of its group is: groups are adjoining households, and a warning
    too many costs less than one too few.
    """
    kept = list(spots)
    usable = shapes.usable
    sure = {spot.id: spot.group_id for spot in kept if _known(spot) and usable.holds(*_at(spot))}
    groups = set(sure.values()) - {None}
    guessed = frozenset(spot.id for spot in kept if not _known(spot) and spot.group_id in groups)
    return Inside(frozenset(sure) | guessed, guessed)


def nearest(lat: float, lon: float, spots: Iterable[Spot]) -> tuple[Spot, float] | None:
    """The household nearest to a point, and how many metres away; None where no place is known."""
    known = [(metres_between(lat, lon, *_at(spot)), spot.id, spot) for spot in spots if _known(spot)]
    if not known:
        return None
    metres, _, spot = min(known, key=lambda found: found[:2])
    return spot, metres


def _known(spot: Spot) -> bool:
    return spot.lat is not None and spot.lon is not None


def _at(spot: Spot) -> tuple[float, float]:
    assert spot.lat is not None and spot.lon is not None
    return spot.lat, spot.lon
