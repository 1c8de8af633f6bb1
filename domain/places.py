"""Where households are: by coordinates where they are known, else by lane and door number."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from domain.doors import Door, NaturalKey, lane_and_door, natural_key
from domain.geo import metres_between, plane

Point = tuple[float, float]  # metres east, metres north
WalkingOrder = dict[str, tuple[int, int, Door, NaturalKey]]  # a sort key for each household number

_DOOR_M = 6.0  # metres taken from one door to the next where nothing better is known
_LANE_M = 40.0  # metres taken from one lane to the next where no coordinates are known
_AWAY_M = 2_000.0  # how far from the known households lanes without any coordinates are laid


@dataclass(frozen=True, slots=True)
class Place:
    """A household as the grouping sees it. lat and lon in degrees, both given or both None."""

    number: str
    address: str
    lat: float | None = None
    lon: float | None = None
    hamlet: str = ""


def with_hamlets(places: Sequence[Place]) -> list[Place]:
    """The places sorted by number; where some have a hamlet, the others get that of their lane or nearest place."""
    ordered = sorted(places, key=lambda place: natural_key(place.number))
    told = [place for place in ordered if place.hamlet]
    if not told or len(told) == len(ordered):
        return ordered
    lanes: dict[str, Counter[str]] = defaultdict(Counter)
    for place in told:
        lanes[lane_and_door(place.address)[0]][place.hamlet] += 1
    return [
        place if place.hamlet else replace(place, hamlet=_hamlet(place, lanes, told)) for place in ordered
    ]


def _hamlet(place: Place, lanes: Mapping[str, Counter[str]], told: Sequence[Place]) -> str:
    """The hamlet of most doors in the lane, else of the nearest place, else none."""
    lane = lane_and_door(place.address)[0]
    if lane in lanes:
        return lanes[lane].most_common(1)[0][0]
    known = [(metres, other.hamlet) for other in told if (metres := metres_apart(place, other)) is not None]
    return min(known)[1] if known else ""


def metres_apart(one: Place, other: Place) -> float | None:
    """Metres between two places, None where a coordinate is missing."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return metres_between(one.lat, one.lon, other.lat, other.lon)


def spread(places: Sequence[Place]) -> float:
    """The largest distance in metres between two of the places with coordinates; 0 where fewer than two have any."""
    apart = (metres_apart(one, other) for i, one in enumerate(places) for other in places[:i])
    return max((metres for metres in apart if metres is not None), default=0.0)


def walking_order(places: Sequence[Place]) -> WalkingOrder:
    """A sort key for each number: hamlets and lanes in the order of their lowest household number, then doors."""
    hamlets: dict[str, int] = {}
    lanes: dict[tuple[str, str], int] = {}
    keys: WalkingOrder = {}
    for place in sorted(places, key=lambda place: natural_key(place.number)):
        lane, door = lane_and_door(place.address)
        hamlet_rank = hamlets.setdefault(place.hamlet, len(hamlets))
        lane_rank = lanes.setdefault((place.hamlet, lane), len(lanes))
        keys[place.number] = (hamlet_rank, lane_rank, door, natural_key(place.number))
    return keys


def locate(places: Sequence[Place]) -> list[Point]:
    """A point in metres for every place of one hamlet.

    Places without coordinates stand beside the nearest doors of their lane that have some; lanes without any
    coordinates are laid end to end, apart from the rest, in the order of their lowest household number.
    """
    latitudes = [place.lat for place in places if place.lat is not None]
    around = median(latitudes) if latitudes else 0.0
    lanes: dict[str, list[tuple[Door, int]]] = defaultdict(list)
    points: dict[int, Point] = {}
    for i, place in enumerate(places):
        lane, door = lane_and_door(place.address)
        lanes[lane].append((door, i))
        if place.lat is not None and place.lon is not None:
            points[i] = plane(place.lat, place.lon, around)
    east = max((x for x, _ in points.values()), default=0.0) + _AWAY_M
    north = median(y for _, y in points.values()) if points else 0.0
    for doors in sorted(
        lanes.values(), key=lambda doors: min(natural_key(places[i].number) for _, i in doors)
    ):
        known = [(door.along, points[i]) for door, i in sorted(doors) if i in points]
        if known:
            points |= {i: _beside(door.along, known) for door, i in doors if i not in points}
        else:
            east = _lay(sorted(doors), east, north, points)
    return [points[i] for i in range(len(places))]


def _beside(along: float, known: Sequence[tuple[float, Point]]) -> Point:
    """Between the nearest known doors below and above, or past the last one by door steps."""
    below = max((one for one in known if one[0] <= along), default=None)
    above = min((one for one in known if one[0] > along), default=None)
    if below is None or above is None:
        door, (x, y) = below or above or known[0]
        return x + _DOOR_M * max(-100.0, min(100.0, along - door)), y
    share = (along - below[0]) / (above[0] - below[0])
    return _between(below[1], above[1], share)


def _between(one: Point, other: Point, share: float) -> Point:
    """The point that lies `share` (0 to 1) of the way from one to the other."""
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])


def _lay(doors: Sequence[tuple[Door, int]], east: float, north: float, points: dict[int, Point]) -> float:
    """Lay a lane eastwards from `east`; returns where the next lane begins."""
    last = doors[0][0].along
    for door, i in doors:
        east += _DOOR_M * min(3.0, door.along - last)
        last = door.along
        points[i] = (east, north)
    return east + _LANE_M
