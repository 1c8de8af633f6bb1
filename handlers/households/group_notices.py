"""What we say about the grouping: to the village office, and to those whom a change concerns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domain.doors import natural_key
from domain.grouping import Alone
from domain.notice import Button, Listed, Notice, button, listed, say
from storage.database import Row

if TYPE_CHECKING:
    from .grouping import Proposal, Proposed
    from .regrouping import Change, Move

_LINES = 40
_CHANGES = 8  # changes shown at once, each in a message of its own
_DOORS = 30
_DOOR = 24  # letters of an address in the line of a group


def change_line(found: Change) -> Notice:
    """A change that a person decides on: which groups, how many households each would have, who would move."""
    moves = [_move_line(move) for move in found.moves[:_DOORS]]
    if len(found.moves) > _DOORS:
        moves.append(say("households-more-lines", more=len(found.moves) - _DOORS))
    return say(
        f"households-{found.proposal.kind}",
        groups=_named(found.proposal.groups),
        result=_sized(found),
        moves=tuple(moves),
    )


def _move_line(move: Move) -> Notice:
    if not move.frm:
        return say("households-move-new", number=move.number, address=move.address, to=move.to)
    return say("households-move", number=move.number, address=move.address, frm=move.frm, to=move.to)


def changes(found: Sequence[Change]) -> list[Notice]:
    """To an official: each change with its own button."""
    shown = []
    for each in found[:_CHANGES]:
        line = change_line(each)
        accept = button("households-btn-regroup", f"households:regroup:{each.id}")
        shown.append(Notice(line.key, line.params, ((accept,),)))
    return shown


def alone(one: Alone) -> Notice:
    """A group that is too small and has no other one in its hamlet."""
    key = "households-alone" if one.nearest else "households-alone-far"
    return say(key, group=one.name, size=one.size, hamlet=one.hamlet or "–", nearest=one.nearest)


def proposal(found: Proposal) -> Notice:
    """To an official: the grouping that the rules propose."""
    lines = [_group_line(group) for group in found.groups[:_LINES]]
    if len(found.groups) > _LINES:
        lines.append(say("households-more-lines", more=len(found.groups) - _LINES))
    lines += [alone(one) for one in found.alone]
    lines += [say("households-empty-line", groups=_named(found.empty))] if found.empty else []
    lines += [say("households-changes-follow", changes=len(found.changes))] if found.changes else []
    lines += [say("households-crowding-line", count=len(found.crowding))] if found.crowding else []
    if not found.assigned and not found.empty:
        return say("households-proposal-same", groups=len(found.groups), lines=tuple(lines))
    accept = button("households-btn-groups-accept", "households:groups-accept")
    return say(
        "households-proposal",
        (accept,),
        groups=len(found.groups),
        households=len(found.assigned),
        lines=tuple(lines),
    )


def _group_line(group: Proposed) -> Notice:
    """One group with its first and its last door, so that who knows the lanes can judge it."""
    doors = " … ".join(dict.fromkeys(door[:_DOOR] for door in group.doors))
    return say(
        "households-group-line",
        group=group.name,
        size=len(group.numbers),
        doors=doors,
        spread=round(group.spread_m),
    )


def _named(names: Sequence[str]) -> Listed:
    """Groups by name, in order: "group 1, group 2"."""
    return listed(say("households-named", group=name) for name in sorted(names, key=natural_key))


def _sized(found: Change) -> Listed:
    """The groups as they would be: "group 1 with 8 households, …"."""
    groups = sorted(found.proposal.result, key=lambda group: natural_key(group.name))
    return listed(say("households-sized", group=group.name, size=len(group.households)) for group in groups)


def grouped(found: Proposal) -> Notice:
    """To the official who accepted: what was done, and what comes next."""
    lines = [ended(found.empty)] if found.empty else []
    rows: list[tuple[Button, ...]] = [(button("households-btn-setup", "welcome:setup"),)]
    if found.changes:
        lines.append(say("households-changes-left", changes=len(found.changes)))
        rows.insert(0, (button("households-btn-groups", "households:groups"),))
    return say(
        "households-grouped",
        *rows,
        groups=len(found.groups),
        households=len(found.assigned),
        lines=tuple(lines),
    )


def ended(names: Sequence[str]) -> Notice:
    """The groups that ended because nobody is left there."""
    return say("households-ended-line", groups=_named(names))


def regrouped(found: Change) -> Notice:
    """In place of the proposal: it is done."""
    return say("households-regrouped", result=_sized(found), households=len(found.moves))


def new_group(name: str, group_id: int, size: int, leaders: Sequence[str]) -> Notice:
    """To the officials: a group was made and needs a chat, and a leader where none came with it."""
    page = button("households-btn-group", f"welcome:group:{group_id}", group=name)
    if leaders:
        return say("households-new-group-led", (page,), group=name, size=size, leader=leaders[0])
    return say("households-new-group", (page,), group=name, size=size)


def chat_ends(name: str, heir: str, leader: str) -> Notice:
    """In the chat of a group that is no more."""
    if not heir:
        return say("households-chat-empty", group=name)
    if not leader:
        return say("households-chat-ends-unled", group=name, heir=heir)
    return say("households-chat-ends", group=name, heir=heir, leader=leader)


def role_ends(name: str, heir: str, role: str) -> Notice:
    """To a leader or deputy of a group that is no more."""
    if not heir:
        return say("households-role-empty", group=name)
    return say("households-role-ends", group=name, heir=heir, role=role or "none")


def role_moves(name: str, to: str, role: str) -> Notice:
    """To a leader or deputy whose household is in another group now."""
    return say("households-role-moves", group=name, to=to, role=role or "none")


def household_moves(house: Row, frm: str, to: str, leader: str) -> Notice:
    """To a household: which group it is in now."""
    led = say("households-led-by", leader=leader) if leader else say("households-unled")
    words = {"number": house["number"], "address": house["address"], "group": to, "led": led}
    card = button("households-btn-card", "card:show")
    return (
        say("households-moved-group", (card,), before=frm, **words)
        if frm
        else say("households-placed", (card,), **words)
    )


def leader_news(name: str, came: Sequence[Row], went: Sequence[Row]) -> Notice:
    """To a leader: who came into the group and who left it."""
    add = (say("households-leader-add"),) if came else ()
    return say("households-leader-news", group=name, lines=(*_news(came, went), *add))


def chat_news(name: str, came: Sequence[Row], went: Sequence[Row]) -> Notice:
    """In a group's chat: who came and who left."""
    return say("households-chat-news", group=name, lines=_news(came, went))


def _news(came: Sequence[Row], went: Sequence[Row]) -> tuple[Notice, ...]:
    lines = []
    for key, rows in (("households-came", came), ("households-went", went)):
        if rows:
            names = [say("households-door", address=r["address"], number=r["number"]) for r in rows[:_DOORS]]
            lines.append(say(key, count=len(rows), doors=listed(names)))
    return tuple(lines)
