"""Places on the earth, near enough to each other to be walked between."""

import math

EARTH_RADIUS_M = 6_371_008.8  # mean radius, IUGG


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
