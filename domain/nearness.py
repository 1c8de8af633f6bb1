"""Which groups are near to each other: the way a call for help climbs."""

from collections import Counter
from collections.abc import Mapping, Sequence

from domain.doors import natural_key
from domain.places import Place, metres_apart


def neighbours(groups: Mapping[str, Sequence[Place]]) -> dict[str, list[str]]:
    """For every group the others, nearest first.

    Distance is from centre to centre of the members with coordinates. Groups without coordinates follow, and are
    themselves ordered, by hamlet and then by how far apart the groups' names are in natural order. For a single group of
    a large village call `neighbours_of`.
    """
    hubs = _hubs(groups)
    return {hub.name: _nearest(hub, hubs) for hub in hubs}


def neighbours_of(groups: Mapping[str, Sequence[Place]], name: str) -> list[str]:
    """The other groups, nearest to the named one first, as in `neighbours`. KeyError where there is no such group."""
    hubs = _hubs(groups)
    own = {hub.name: hub for hub in hubs}[name]
    return _nearest(own, hubs)


class _Hub:
    """A group seen as one place."""

    def __init__(self, name: str, rank: int, members: Sequence[Place]) -> None:
        self.name, self.rank = name, rank
        self.hamlet = Counter(m.hamlet for m in members).most_common(1)[0][0] if members else ""
        known = [(m.lat, m.lon) for m in members if m.lat is not None and m.lon is not None]
        count = len(known) or 1
        lat, lon = sum(lat for lat, _ in known) / count, sum(lon for _, lon in known) / count
        self.centre = Place(name, "", lat, lon) if known else Place(name, "")

    def apart(self, other: "_Hub") -> tuple[bool, float, bool, int, int]:
        """A sort key: nearer groups come first."""
        metres = metres_apart(self.centre, other.centre)
        by_order = (self.hamlet != other.hamlet, abs(self.rank - other.rank), other.rank)
        return (metres is None, metres or 0.0, *by_order)


def _hubs(groups: Mapping[str, Sequence[Place]]) -> list[_Hub]:
    """The groups in natural order of their names."""
    return [_Hub(name, rank, groups[name]) for rank, name in enumerate(sorted(groups, key=natural_key))]


def _nearest(own: _Hub, hubs: Sequence[_Hub]) -> list[str]:
    """The names of the others, nearest first."""
    return [hub.name for hub in sorted(hubs, key=own.apart) if hub is not own]
