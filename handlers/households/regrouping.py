"""A split, a join or an even sharing that an official accepted: who moves, what ends, who hears of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain import grouping as rules
from domain.notice import Lane
from handlers.common.work import Work
from storage import groups, households, people, regroup
from storage.database import Row

from . import group_notices as notices
from . import regroup_roles
from . import regroup_turns as turns


@dataclass(frozen=True, slots=True)
class Move:
    """A household that goes into a group; frm is "" where it had none."""

    number: str
    address: str
    frm: str
    to: str


@dataclass(frozen=True, slots=True)
class Change:
    """A proposed change with the households it moves."""

    proposal: rules.Proposal
    moves: tuple[Move, ...]

    @property
    def id(self) -> str:
        """12 hexadecimal digits; another change has another id."""
        return self.proposal.id

    def newcomers(self, assigned: Mapping[str, str]) -> list[str]:
        """The households of these groups that have no group yet."""
        return [n for group in self.proposal.result for n in group.households if n in assigned]


def change(proposal: rules.Proposal, houses: Mapping[str, Row]) -> Change:
    """A proposal with the doors of those who would move; those who stay are left out."""
    moves = []
    for group in proposal.result:
        for number in group.households:
            house = houses[number]
            if house["group_name"] != group.name:
                moves.append(Move(number, house["address"], house["group_name"] or "", group.name))
    return Change(proposal, tuple(moves))


async def carry_out(work: Work, chosen: Change, actor: int | None) -> None:
    """Do what was accepted: move the households, end what vanishes, tell everybody concerned."""
    proposal, now = chosen.proposal, work.epoch
    ids = {row["name"]: int(row["id"]) for row in await groups.all_active(work.tx)}
    doors = {
        row["number"]: row for row in await regroup.doors(work.tx, [move.number for move in chosen.moves])
    }
    for group in proposal.result:
        if group.name not in ids:
            hamlet = doors[group.households[0]]["hamlet"]
            ids[group.name] = await groups.create(work.tx, group.name, hamlet, now)
    await households.assign(work.tx, [(move.number, ids[move.to]) for move in chosen.moves], now)
    for move in chosen.moves:
        await work.note(
            "households", "regrouped", actor=actor, household_id=doors[move.number]["id"],
            group_id=ids[move.to], kind=proposal.kind, before=move.frm,
        )  # fmt: skip
    for name in (n for n in proposal.groups if n not in proposal.vanishing):
        went = [doors[move.number]["id"] for move in chosen.moves if move.frm == name]
        await regroup_roles.follow(work, ids[name], name, went, actor)
    for name in proposal.vanishing:
        await end(work, ids[name], name, ids[proposal.result[0].name], actor)
    await tell(work, chosen.moves, ids)
    for name in proposal.made:
        await work.note("households", "group-made", actor=actor, group_id=ids[name])
        led = [row["name"] for row in await people.holders(work.tx, "leader", ids[name])]
        notice = notices.new_group(name, ids[name], len(_of(proposal, name)), led)
        await work.post.send_all(await people.officials(work.tx), notice, lane=Lane.DUTY)


def _of(proposal: rules.Proposal, name: str) -> Sequence[str]:
    return next(group.households for group in proposal.result if group.name == name)


async def end(work: Work, group_id: int, name: str, taker: int | None, actor: int | None) -> None:
    """A group is no more: its chat is told and let go, its roles end, its nights go over to whoever took it."""
    heir = await groups.get(work.tx, taker) if taker is not None else None
    leaders = await people.leaders(work.tx, taker) if taker is not None else []
    led_by = await people.name_of(work.tx, leaders[0].chat_id) if leaders else ""
    chat = await people.group_chat(work.tx, group_id)
    if chat is not None:
        await work.post.send(
            chat, notices.chat_ends(name, heir["name"] if heir else "", led_by), lane=Lane.DUTY
        )
    await regroup_roles.end(work, group_id, name, heir, actor)
    await turns.hand_over(work, group_id, taker)
    await regroup.end_group(work.tx, group_id, work.epoch)
    await work.note(
        "households", "group-ended", actor=actor, group_id=group_id, joined=heir["name"] if heir else ""
    )


async def tell(work: Work, moves: Sequence[Move], ids: Mapping[str, int]) -> None:
    """Each household that moved, the leaders and the chats of the groups concerned hear it."""
    doors = {row["number"]: row for row in await regroup.doors(work.tx, [move.number for move in moves])}
    leaders = {name: await people.leaders(work.tx, ids[name]) for name in _concerned(moves) if name in ids}
    for move in moves:
        own = await people.of_household(work.tx, doors[move.number]["id"])
        if own:
            led_by = await people.name_of(work.tx, leaders[move.to][0].chat_id) if leaders[move.to] else ""
            notice = notices.household_moves(doors[move.number], move.frm, move.to, led_by)
            await work.post.send_all(own, notice, lane=Lane.DUTY)
    for name, readers in leaders.items():
        came = [doors[move.number] for move in moves if move.to == name]
        went = [doors[move.number] for move in moves if move.frm == name]
        await work.post.send_all(readers, notices.leader_news(name, came, went), lane=Lane.DUTY)
        chat = await people.group_chat(work.tx, ids[name])
        if chat is not None:
            await work.post.send(chat, notices.chat_news(name, came, went), lane=Lane.DUTY)


def _concerned(moves: Iterable[Move]) -> list[str]:
    """The groups into which and out of which households go, each once."""
    return [name for name in dict.fromkeys(n for move in moves for n in (move.to, move.frm)) if name]
