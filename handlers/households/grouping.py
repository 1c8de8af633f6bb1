"""Use cases of the grouping: propose it, accept it. Those who have a group keep it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain import grouping as rules
from domain.notice import Notice
from domain.places import spread, walking_order
from handlers.common.work import Work
from storage import groups, households, regroup
from storage.database import Row, Tx

from . import group_notices as notices
from . import regrouping


@dataclass(frozen=True, slots=True)
class Proposed:
    """A group as proposed: name, households' numbers in walking order, first and last door, spread in metres, new."""

    name: str
    numbers: tuple[str, ...]
    doors: tuple[str, str]
    spread_m: float
    new: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole grouping, who gets a group by it, and what a person should decide.

    Newcomers who make a group too large are `crowding`: the change that splits it, pressed first, places them too.
    """

    groups: tuple[Proposed, ...]
    assigned: dict[str, str]  # household number → group name, for those who have none yet
    changes: tuple[regrouping.Change, ...]
    empty: tuple[str, ...]
    alone: tuple[rules.Alone, ...]
    crowding: frozenset[str]

    @property
    def decisions(self) -> tuple[Notice, ...]:
        """What a person should know or decide, as lines."""
        lone = [notices.alone(one) for one in self.alone]
        return (*(notices.change_line(change) for change in self.changes), *lone)


async def propose(tx: Tx, size: int) -> Proposal:
    """Propose a grouping; writes nothing. Households that have a group stay in it."""
    houses = {row["number"]: row for row in await households.all_active(tx)}
    existing: dict[str, list[str]] = {row["name"]: [] for row in await groups.all_active(tx)}
    for number, house in houses.items():
        if house["group_name"] in existing:
            existing[house["group_name"]].append(number)
    places = {number: _place(house) for number, house in houses.items()}
    found = rules.extend(existing, list(places.values()), size, await regroup.weights(tx))
    changes = tuple(regrouping.change(each, houses) for each in found.proposals)
    splits = [each for each in changes if each.proposal.kind == "split"]
    crowding = frozenset(number for each in splits for number in each.newcomers(found.assigned))
    members = {name: list(numbers) for name, numbers in existing.items() if name not in found.empty}
    for number, name in found.assigned.items():
        members.setdefault(name, []).append(number)
    order = walking_order(list(places.values()))
    proposed = [
        _proposed(name, [places[n] for n in sorted(numbers, key=order.__getitem__)], name not in existing)
        for name, numbers in members.items()
    ]
    return Proposal(tuple(proposed), dict(found.assigned), changes, found.empty, found.alone, crowding)


def _proposed(name: str, places: Sequence[rules.Place], new: bool) -> Proposed:
    doors = (places[0].address, places[-1].address)
    return Proposed(name, tuple(place.number for place in places), doors, spread(places), new)


def _place(house: Row) -> rules.Place:
    return rules.Place(house["number"], house["address"], house["lat"], house["lon"], house["hamlet"])


async def accept(work: Work, size: int, actor: int | None = None) -> Proposal:
    """Store the proposal: new groups, a group for each household that had none; groups with nobody left end."""
    proposal = await propose(work.tx, size)
    ids = {row["name"]: row["id"] for row in await groups.all_active(work.tx)}
    hamlets = {row["number"]: row["hamlet"] for row in await households.all_active(work.tx)}
    for group in proposal.groups:
        if group.new:
            ids[group.name] = await groups.create(work.tx, group.name, hamlets[group.numbers[0]], work.epoch)
    await _assign(work, proposal.assigned, ids)
    for name in proposal.empty:
        await regrouping.end(work, ids[name], name, None, actor)
    await work.note(
        "households", "grouped", actor=actor, households=len(proposal.assigned), ended=len(proposal.empty)
    )
    return proposal


async def _assign(work: Work, assigned: Mapping[str, str], ids: Mapping[str, int]) -> None:
    pairs = [(number, ids[name]) for number, name in assigned.items()]
    await households.assign(work.tx, pairs, work.epoch)
    moves = [regrouping.Move(number, "", "", name) for number, name in assigned.items()]
    await regrouping.tell(work, moves, ids)


async def show(work: Work) -> list[Notice]:
    """The proposal as an official reads it, then each change that a person decides on, with its button."""
    proposal = await propose(work.tx, work.settings.village.group_size)
    return [notices.proposal(proposal), *notices.changes(proposal.changes)]


async def accept_shown(work: Work, actor: int) -> Notice:
    """The official accepted the proposal."""
    proposal = await accept(work, work.settings.village.group_size, actor)
    return notices.grouped(proposal)


async def accept_change(work: Work, change_id: str, size: int, actor: int | None) -> regrouping.Change | None:
    """Carry out one proposed change; None when it is not what the rules propose now: nothing is done then."""
    proposal = await propose(work.tx, size)
    chosen = next((change for change in proposal.changes if change.id == change_id), None)
    if chosen is not None:
        await regrouping.carry_out(work, chosen, actor)
    return chosen
