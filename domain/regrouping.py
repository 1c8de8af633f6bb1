"""Households come and go: who joins which group, and which groups have grown too large or too small."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count, permutations
from typing import Literal

from domain.doors import natural_key
from domain.groups import Group, bounds, by_hamlet, cut, group_counts, named
from domain.nearness import neighbours_of
from domain.places import Place, Point, locate, walking_order, with_hamlets


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change to existing groups that a person decides on; nothing is moved before.

    kind: "split" (one group has grown too large), "join" (one has become too small and goes to a neighbour), "even" (as
    join, but they are too many for one group, so both stay and members go over from the neighbour).
    groups: the names now. result: the groups afterwards; a name that is not in `groups` is new.
    """

    kind: Literal["split", "join", "even"]
    groups: tuple[str, ...]
    result: tuple[Group, ...]

    @property
    def id(self) -> str:
        """12 hexadecimal digits, the same as long as the same households would be in the same groups.

        The name of a group to be made does not count: it depends on what else is accepted first.
        """
        parts = sorted((g.name if g.name in self.groups else "", sorted(g.households)) for g in self.result)
        return sha256(repr((self.kind, sorted(self.groups), parts)).encode()).hexdigest()[:12]

    @property
    def vanishing(self) -> tuple[str, ...]:
        """The groups that are no more afterwards."""
        return tuple(name for name in self.groups if name not in {group.name for group in self.result})

    @property
    def made(self) -> tuple[str, ...]:
        """The groups that are new afterwards."""
        return tuple(group.name for group in self.result if group.name not in self.groups)


@dataclass(frozen=True, slots=True)
class Alone:
    """A group under the bound that nothing can be joined with: there is no other group in its hamlet."""

    name: str
    size: int
    hamlet: str
    nearest: str  # the nearest group of another hamlet; "" where there is none


@dataclass(frozen=True, slots=True)
class Extension:
    """What becomes of a grouping when households have come or gone. Nobody who is in a group is moved.

    assigned: the group of every household that had none, by number; those of new_groups included.
    new_groups: groups to be made, each named. empty: existing groups in which no household is left.
    """

    assigned: dict[str, str]
    new_groups: tuple[Group, ...]
    proposals: tuple[Proposal, ...]
    empty: tuple[str, ...] = ()
    alone: tuple[Alone, ...] = ()


def extend(
    existing: Mapping[str, Sequence[str]],
    places: Sequence[Place],
    size: int = 10,
    weights: Mapping[str, tuple[int, int, int]] | None = None,
) -> Extension:
    """Give households without a group one, and say which groups have grown too large or too small.

    existing: the numbers in each group; numbers that are not in `places` have left. A household joins the nearest
    group of its hamlet that has room; the nearest one where all with room are far. Where enough new households for
    a group stand closer to each other than to the old ones, they become groups of their own.
    weights: by number, how many leaders and deputies of its group, and accounts, a household has: where a group is cut,
    its name goes with the leaders, else with the deputies, else with most accounts, else with most households.
    Raises Refusal for a size out of bounds, ValueError for a number twice in `places` or in two groups.
    """
    return _Regrouping(existing, places, size, weights or {}).run()


class _Regrouping:
    """An extension while it is worked out, one hamlet after the other."""

    def __init__(
        self,
        existing: Mapping[str, Sequence[str]],
        places: Sequence[Place],
        size: int,
        weights: Mapping[str, tuple[int, int, int]],
    ) -> None:
        self.limits, self.size, self.weights = bounds(size), size, weights
        self.ordered = with_hamlets(places)
        self.order = walking_order(self.ordered)
        known = {place.number: place for place in self.ordered}
        held = Counter(number for numbers in existing.values() for number in numbers)
        if len(known) < len(places) or max(held.values(), default=1) > 1:
            raise ValueError("a household number stands twice in the places or in the groups")
        self.groups = {name: [known[n] for n in numbers if n in known] for name, numbers in existing.items()}
        self.new = [place for place in self.ordered if place.number not in held]
        self.spots: dict[str, Point] = {}
        for members in by_hamlet(self.ordered).values():
            self.spots |= {p.number: spot for p, spot in zip(members, locate(members), strict=True)}
        taken = [int(name) for name in existing if name.isdecimal()]
        self.free_names = count(max(taken, default=0) + 1)
        self.assigned: dict[str, str] = {}

    def run(self) -> Extension:
        """Assign, then look for groups out of bounds."""
        empty = tuple(name for name, members in self.groups.items() if not members)
        self.groups = {name: members for name, members in self.groups.items() if members}
        estates = []
        for hamlet, newcomers in by_hamlet(self.new).items():
            local = [name for name, members in self.groups.items() if _hamlet(members) == hamlet]
            apart = self._estate(newcomers, local)
            if apart:
                estates += cut(apart, self._count(apart), self.limits)
            settled = {place.number for place in apart}
            self._join([place for place in newcomers if place.number not in settled], local)
        new_groups = tuple(named(estates, self.order, self.free_names))
        self.assigned |= {number: group.name for group in new_groups for number in group.households}
        proposals = tuple(self._proposals())
        return Extension(self.assigned, new_groups, proposals, empty, tuple(self._alone(new_groups)))

    def _estate(self, newcomers: list[Place], local: Sequence[str]) -> list[Place]:
        """The newcomers who stand closer to a whole group of newcomers than to anybody in a group."""
        if not local:
            return newcomers
        old = [self.spots[place.number] for name in local for place in self.groups[name]]
        fellows = self.limits.low - 1
        apart = []
        for place in newcomers if len(newcomers) > fellows else ():
            spot = self.spots[place.number]
            others = sorted(math.dist(spot, self.spots[p.number]) for p in newcomers if p is not place)
            if others[fellows - 1] < min(math.dist(spot, other) for other in old):
                apart.append(place)
        return apart if len(apart) >= self.limits.low else []

    def _join(self, newcomers: list[Place], local: Sequence[str]) -> None:
        """Each newcomer joins a group, those who stand nearest to a group first."""
        waiting = {place.number: place for place in newcomers}
        gap = {n: min((self._mean(n, name), name) for name in local)[0] for n in waiting}
        for number in sorted(waiting, key=lambda n: (gap[n], self.order[n])):
            means = {name: self._mean(number, name) for name in local}
            nearest = min(local, key=lambda name: (means[name], natural_key(name)))
            roomy = [name for name in local if len(self.groups[name]) < self.limits.high]
            chosen = min(roomy, key=lambda name: (means[name], natural_key(name)), default=nearest)
            if means[chosen] > 2 * means[nearest]:
                chosen = nearest
            self.groups[chosen].append(waiting[number])
            self.assigned[number] = chosen

    def _mean(self, number: str, group: str) -> float:
        """Mean metres from a household to the members of a group, by coordinates or lane and door."""
        spot, members = self.spots[number], self.groups[group]
        return sum(math.dist(spot, self.spots[place.number]) for place in members) / len(members)

    def _proposals(self) -> list[Proposal]:
        """Splits for groups over the bound, then joins for groups under it; a group is in one proposal at most."""
        sizes = {name: len(members) for name, members in self.groups.items()}
        found = [
            self._split(name) for name in sorted(sizes, key=natural_key) if sizes[name] > self.limits.high
        ]
        used = {name for proposal in found for name in proposal.groups}
        for name in sorted(sizes, key=lambda n: (sizes[n], natural_key(n))):
            if sizes[name] < self.limits.floor and name not in used:
                proposal = self._raise(name, used)
                if proposal:
                    found.append(proposal)
                    used.update(proposal.groups)
        return found

    def _alone(self, new_groups: Sequence[Group]) -> Iterator[Alone]:
        """The groups under the bound, old and new, with no other group in their hamlet."""
        known = {place.number: place for place in self.ordered}
        groups = self.groups | {g.name: [known[n] for n in g.households] for g in new_groups}
        hamlets = Counter(_hamlet(members) for members in groups.values())
        for name, members in groups.items():
            hamlet = _hamlet(members)
            if len(members) < self.limits.floor and hamlets[hamlet] == 1:
                nearest = next(iter(neighbours_of(groups, name)), "")
                yield Alone(name, len(members), hamlet, nearest)

    def _split(self, name: str) -> Proposal:
        """A group that is too large, in two or more; one part keeps the name."""
        members = self.groups[name]
        parts = cut(self._sorted(members), max(2, self._count(members)), self.limits)
        return Proposal("split", (name,), self._named(parts, [name]))

    def _raise(self, name: str, used: set[str]) -> Proposal | None:
        """A group that is too small goes to the nearest one, or gets members from it; None where it is alone."""
        members = self.groups[name]
        local = [
            other
            for other, theirs in self.groups.items()
            if other != name and other not in used and _hamlet(theirs) == _hamlet(members)
        ]
        if not local:
            return None

        def away(other: str) -> float:
            return sum(self._mean(place.number, other) for place in members) / len(members)

        fitting = [other for other in local if len(self.groups[other]) + len(members) <= self.limits.high]
        other = min(fitting or local, key=lambda n: (away(n), natural_key(n)))
        together = self._sorted([*self.groups[other], *members])
        if fitting:
            return Proposal("join", (name, other), self._named([together], [other]))
        return Proposal("even", (name, other), self._named(cut(together, 2, self.limits), [other, name]))

    def _count(self, members: Sequence[Place]) -> int:
        """How many groups so many households make."""
        return group_counts({"": len(members)}, self.size)[""]

    def _sorted(self, members: Sequence[Place]) -> list[Place]:
        """In the order of the household numbers, so that the same members always give the same parts."""
        return sorted(members, key=lambda place: natural_key(place.number))

    def _named(self, parts: Sequence[Sequence[Place]], names: Sequence[str]) -> tuple[Group, ...]:
        """The parts as groups: each name goes to the part with most weight of its group, other parts get new ones."""

        def kept(chosen: Sequence[int]) -> tuple[int, ...]:
            pairs = zip(names, chosen, strict=True)
            return tuple(map(sum, zip(*(self._weight(name, parts[i]) for name, i in pairs), strict=True)))

        best = max(permutations(range(len(parts)), len(names)), key=kept)
        result = []
        for name, i in zip(names, best, strict=True):
            result += _renamed(named([list(parts[i])], self.order, [0]), [name])
        left = [list(part) for i, part in enumerate(parts) if i not in best]
        fresh = named(left, self.order, range(len(left)))
        return tuple(result + _renamed(fresh, [str(next(self.free_names)) for _ in fresh]))

    def _weight(self, name: str, part: Sequence[Place]) -> tuple[int, ...]:
        """The leaders, deputies, accounts and households of a group that are in a part."""
        own = {place.number for place in self.groups[name]}
        ours = [self.weights.get(place.number, (0, 0, 0)) for place in part if place.number in own]
        leaders, deputies, accounts = (sum(each[i] for each in ours) for i in range(3))
        return leaders, deputies, accounts, len(ours)


def _renamed(groups: Sequence[Group], names: Sequence[str]) -> list[Group]:
    """The same groups under other names."""
    return [Group(g.households, g.spread_m, name) for g, name in zip(groups, names, strict=True)]


def _hamlet(members: Sequence[Place]) -> str:
    """The hamlet of most members."""
    return Counter(place.hamlet for place in members).most_common(1)[0][0] if members else ""
