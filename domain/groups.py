"""Groups of about ten adjoining households: who lives next to whom."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.partition import partition
from domain.places import Place, WalkingOrder, locate, spread, walking_order, with_hamlets
from domain.refusal import Refusal

LEAST_SIZE, MOST_SIZE = 4, 50


@dataclass(frozen=True, slots=True)
class Group:
    """Households that look after each other, in walking order (lane by lane, door by door).

    spread_m: the largest distance in metres between two members whose coordinates are known; 0 where fewer
    than two are known.
    """

    households: tuple[str, ...]
    spread_m: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many households a group has: `low` to `high` when made; split over `high`, joined under `floor`."""

    low: int
    high: int
    floor: int


def bounds(size: int) -> Bounds:
    """The bounds for groups of about `size` households: 8 to 12, joined under 6, for 10.

    Raises Refusal "grouping-refused-size" where size is not from 4 to 50.
    """
    if not LEAST_SIZE <= size <= MOST_SIZE:
        raise Refusal("grouping-refused-size", size=size, least=LEAST_SIZE, most=MOST_SIZE)
    slack = max(1, size // 5)
    return Bounds(size - slack, size + slack, math.ceil(size * 0.6))


def propose(places: Sequence[Place], size: int = 10) -> list[Group]:
    """Adjoining households in groups of about `size`, named "1", "2", … in walking order.

    Hamlets are never mixed where they are given. The sum of the distances between members is made as small as
    can be found; without coordinates lane and door number decide. A hamlet too small for the bounds is one group; one
    that cannot be cut within them (13 households for 10) is cut evenly. The order of `places` does not matter.
    Raises Refusal for a size out of bounds, ValueError where two places have the same number.
    """
    limits = bounds(size)
    if len({place.number for place in places}) < len(places):
        raise ValueError("two places have the same household number")
    ordered = with_hamlets(places)
    hamlets = by_hamlet(ordered)
    counts = group_counts({hamlet: len(members) for hamlet, members in hamlets.items()}, size)
    found = [group for hamlet, members in hamlets.items() for group in cut(members, counts[hamlet], limits)]
    return named(found, walking_order(ordered), range(1, len(found) + 1))


def named(found: Iterable[Sequence[Place]], order: WalkingOrder, names: Iterable[int]) -> list[Group]:
    """Groups in walking order, each with the next name."""
    sorted_groups = sorted(
        (sorted(members, key=lambda place: order[place.number]) for members in found),
        key=lambda members: order[members[0].number],
    )
    return [
        Group(tuple(place.number for place in members), spread(members), str(name))
        for members, name in zip(sorted_groups, names, strict=False)
    ]


def by_hamlet(places: Sequence[Place]) -> dict[str, list[Place]]:
    """The places of each hamlet, in the given order."""
    hamlets: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        hamlets[place.hamlet].append(place)
    return dict(hamlets)


def cut(members: Sequence[Place], groups: int, limits: Bounds) -> list[list[Place]]:
    """One hamlet's places in `groups` groups, within the bounds where that is possible, else even."""
    low, high = limits.low, limits.high
    if not groups * low <= len(members) <= groups * high:
        low, high = len(members) // groups, math.ceil(len(members) / groups)
    found = partition(locate(members), groups, low, high)
    return [[members[i] for i in group] for group in found]


def group_counts(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """How many groups each hamlet gets, so that the village has about one per `size` households."""
    limits = bounds(size)
    least = {hamlet: math.ceil(count / limits.high) for hamlet, count in sizes.items()}
    most = {hamlet: max(least[hamlet], count // limits.low) for hamlet, count in sizes.items()}
    counts = {h: min(max(round(n / size), least[h]), most[h]) for h, n in sizes.items()}
    wanted = round(sum(sizes.values()) / size)
    while (step := (wanted > sum(counts.values())) - (wanted < sum(counts.values()))) != 0:
        limit = most if step > 0 else least
        free = [h for h in counts if counts[h] != limit[h]]
        if not free:
            break
        counts[max(free, key=lambda h: step * (sizes[h] / size - counts[h]))] += step
    return counts
