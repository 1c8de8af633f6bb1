"""What we say about the grouping: to the village office, and to those whom a change concerns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domain.grouping import Alone
from domain.notice import Button, Notice, button, listed, say
from storage.database import Row

if TYPE_CHECKING:
    from .regrouping import Change

_LINES = 40
_CHANGES = 8  # changes shown at once, each in a message of its own
_DOORS = 30


def change_line(found: Change) -> Notice:
    """A change that a person decides on: which groups, how many households each would have, who would move."""
    sizes = listed(f"{group.name} ({len(group.households)})" for group in found.proposal.result)
    moves = [
        say("households-move", number=m.number, address=m.address, frm=m.frm or "–", to=m.to)
        for m in found.moves[:_DOORS]
    ]
    if len(found.moves) > _DOORS:
        moves.append(say("households-more-lines", more=len(found.moves) - _DOORS))
    names = listed(found.proposal.groups)
    return say(f"households-{found.proposal.kind}", groups=names, result=sizes, moves=tuple(moves))


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


def proposal(
    groups: Sequence[tuple[str, int, float]],
    lone: Sequence[Alone],
    empty: Sequence[str],
    households: int,
    decisions: int,
) -> Notice:
    """To an official: the grouping that the rules propose."""
    lines = [
        say("households-group-line", group=n, size=size, spread=round(m)) for n, size, m in groups[:_LINES]
    ]
    if len(groups) > _LINES:
        lines.append(say("households-more-lines", more=len(groups) - _LINES))
    lines += [alone(one) for one in lone]
    lines += [say("households-empty-line", groups=listed(empty))] if empty else []
    lines += [say("households-changes-follow", changes=decisions)] if decisions else []
    if not households and not empty:
        return say("households-proposal-same", groups=len(groups), lines=tuple(lines))
    accept = button("households-btn-groups-accept", "households:groups-accept")
    return say(
        "households-proposal", (accept,), groups=len(groups), households=households, lines=tuple(lines)
    )


def grouped(groups: int, households: int, empty: Sequence[str], decisions: int) -> Notice:
    """To the official who accepted: what was done, and what comes next."""
    lines = [say("households-ended-line", groups=listed(empty))] if empty else []
    rows: list[tuple[Button, ...]] = [(button("households-btn-setup", "welcome:setup"),)]
    if decisions:
        lines.append(say("households-changes-left", changes=decisions))
        rows.insert(0, (button("households-btn-groups", "households:groups"),))
    return say("households-grouped", *rows, groups=groups, households=households, lines=tuple(lines))


def regrouped(found: Change) -> Notice:
    """In place of the proposal: it is done."""
    names = listed(f"{group.name} ({len(group.households)})" for group in found.proposal.result)
    return say("households-regrouped", result=names, households=len(found.moves))


def new_group(name: str, group_id: int, size: int) -> Notice:
    """To the officials: a group was made and needs a leader and a chat."""
    page = button("households-btn-group", f"welcome:group:{group_id}", group=name)
    return say("households-new-group", (page,), group=name, size=size)


def chat_ends(name: str, heir: str, leader: str) -> Notice:
    """In the chat of a group that is no more."""
    if not heir:
        return say("households-chat-empty", group=name)
    return say("households-chat-ends", group=name, heir=heir, leader=leader or "–")


def role_ends(name: str, heir: str, role: str) -> Notice:
    """To a leader or deputy of a group that is no more."""
    if not heir:
        return say("households-role-empty", group=name)
    return say("households-role-ends", group=name, heir=heir, role=role or "none")


def household_moves(house: Row, frm: str, to: str, leader: str) -> Notice:
    """To a household: which group it is in now."""
    words = {"number": house["number"], "address": house["address"], "group": to, "leader": leader or "–"}
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
            names = [f"{row['address']} ({row['number']})" for row in rows[:_DOORS]]
            lines.append(say(key, count=len(rows), doors=listed(names)))
    return tuple(lines)
