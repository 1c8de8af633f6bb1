"""Places on the earth, near enough to each other to be walked between."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

EARTH_RADIUS_M = 6_371_008.8  # mean radius, IUGG
Corner = tuple[float, float]  # lat, lon in degrees


def metres_between(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in metres between two places in degrees (haversine)."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((phi2 - phi1) / 2) ** 2
    half += math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(half)))


def plane(lat: float, lon: float, around_lat: float) -> tuple[float, float]:
    """Metres east and north (equirectangular), true within a village; around_lat is the village's latitude."""
    east = math.radians(lon) * math.cos(math.radians(around_lat)) * EARTH_RADIUS_M
    return east, math.radians(lat) * EARTH_RADIUS_M


def in_circle(lat: float, lon: float, centre_lat: float, centre_lon: float, metres: float) -> bool:
    """Whether a place is no farther than `metres` from a centre. Never raises; False for what is no place."""
    if not (_on_earth(lat, lon) and _on_earth(centre_lat, centre_lon)):
        return False
    return metres_between(lat, lon, centre_lat, centre_lon) <= metres


def in_polygon(lat: float, lon: float, corners: Sequence[Corner]) -> bool:
    """Whether a place in degrees is in a polygon of (lat, lon) corners, or on its border.

    An open one is closed; in a self-crossing one the even-odd rule holds; it may lie across the date line. Straight
    lines on the plate carrée, as CAP 1.2 has them. Never raises; False for what is no polygon.
    """
    ring = _ring(corners)
    if not ring or not _on_earth(lat, lon):
        return False
    return any(_in_ring(lat, lon + turn, ring) for turn in (0.0, 360.0, -360.0))


@dataclass(frozen=True, slots=True)
class Shapes:
    """Circles (lat, lon, metres) and polygons of (lat, lon) corners, as somebody sent them: possibly garbage."""

    circles: tuple[tuple[float, float, float], ...] = ()
    polygons: tuple[tuple[Corner, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.circles or self.polygons)

    @property
    def usable(self) -> Shapes:
        """Those that hold anything: circles on earth with a radius, polygons with an area."""
        circles = tuple(c for c in self.circles if _on_earth(c[0], c[1]) and 0 < c[2] < math.inf)
        return Shapes(circles, tuple(p for p in self.polygons if _ring(p)))

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a place is in any of them. Never raises."""
        return any(in_circle(lat, lon, *circle) for circle in self.circles) or any(
            in_polygon(lat, lon, corners) for corners in self.polygons
        )


def _on_earth(lat: float, lon: float) -> bool:
    return -90 <= lat <= 90 and -180 <= lon <= 180


def _ring(corners: Sequence[Corner]) -> list[Corner]:
    """The corners, each once in a row and without a jump at the date line; none where they enclose nothing."""
    if not all(len(corner) == 2 and _on_earth(*corner) for corner in corners):
        return []
    ring: list[Corner] = []
    for lat, lon in corners:
        if ring:
            lon += 360 * round((ring[-1][1] - lon) / 360)
        if not ring or (lat, lon) != ring[-1]:
            ring.append((lat, lon))
    if len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    return ring if any(_turn(ring[0], ring[1], corner) for corner in ring[2:]) else []


def _turn(a: Corner, b: Corner, c: Corner) -> float:
    """Positive, negative or zero as a → b → c turns left, right or not at all."""
    return (b[1] - a[1]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[1] - a[1])


def _in_ring(lat: float, lon: float, ring: Sequence[Corner]) -> bool:
    inside, place = False, (lat, lon)
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        if _on_side(place, a, b):
            return True
        if (a[0] > lat) != (b[0] > lat):
            crossing = a[1] + (lat - a[0]) / (b[0] - a[0]) * (b[1] - a[1])
            inside ^= lon < crossing
    return inside


def _on_side(place: Corner, a: Corner, b: Corner) -> bool:
    between = min(a[0], b[0]) <= place[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= place[1] <= max(
        a[1], b[1]
    )
    return between and _turn(a, b, place) == 0
