"""Use cases of the grouping: propose it, accept it. Those who have a group keep it."""

from __future__ import annotations

from dataclasses import dataclass

from domain import grouping as rules
from domain.notice import Notice, say
from domain.places import spread
from handlers.common.work import Work
from storage import groups, households
from storage.database import Tx

from . import office_notices as notices


@dataclass(frozen=True, slots=True)
class Proposed:
    """A group as proposed: its name, its households' numbers, its spread in metres, whether it is new."""

    name: str
    numbers: tuple[str, ...]
    spread_m: float
    new: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole grouping, who gets a group by it, and what a person should decide."""

    groups: tuple[Proposed, ...]
    assigned: dict[str, str]  # household number → group name, for those who have none yet
    decisions: tuple[Notice, ...]


async def propose(tx: Tx, size: int) -> Proposal:
    """Propose a grouping; writes nothing. Households that have a group stay in it."""
    houses = await households.all_active(tx)
    existing: dict[str, list[str]] = {row["name"]: [] for row in await groups.all_active(tx)}
    for house in houses:
        if house["group_name"]:
            existing[house["group_name"]].append(house["number"])
    places = {
        h["number"]: rules.Place(h["number"], h["address"], h["lat"], h["lon"], h["hamlet"]) for h in houses
    }
    found = rules.extend(existing, list(places.values()), size)
    members = {name: list(numbers) for name, numbers in existing.items()}
    for number, name in found.assigned.items():
        members.setdefault(name, []).append(number)
    proposed = [
        Proposed(name, tuple(numbers), spread([places[n] for n in numbers]), name not in existing)
        for name, numbers in members.items()
    ]
    return Proposal(
        tuple(proposed), dict(found.assigned), tuple(notices.decision(p) for p in found.proposals)
    )


async def accept(work: Work, size: int, actor: int | None = None) -> Proposal:
    """Store the proposal: new groups, and a group for each household that had none."""
    proposal = await propose(work.tx, size)
    ids = {row["name"]: row["id"] for row in await groups.all_active(work.tx)}
    hamlets = {row["number"]: row["hamlet"] for row in await households.all_active(work.tx)}
    for group in proposal.groups:
        if group.new:
            ids[group.name] = await groups.create(work.tx, group.name, hamlets[group.numbers[0]], work.epoch)
    pairs = [(number, ids[name]) for number, name in proposal.assigned.items()]
    await households.assign(work.tx, pairs, work.epoch)
    await work.note("households", "grouped", actor=actor, households=len(pairs))
    return proposal


async def show(work: Work) -> Notice:
    """The proposal as an official reads it."""
    proposal = await propose(work.tx, work.settings.village.group_size)
    rows = [(g.name, len(g.numbers), g.spread_m) for g in proposal.groups]
    return notices.proposal(rows, proposal.decisions, len(proposal.assigned))


async def accept_shown(work: Work, actor: int) -> Notice:
    """The official accepted the proposal."""
    proposal = await accept(work, work.settings.village.group_size, actor)
    return say("households-grouped", groups=len(proposal.groups), households=len(proposal.assigned))
