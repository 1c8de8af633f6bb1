"""Looks: what an official sees of a household that is not their own duty as a neighbour is written down."""

from __future__ import annotations

from collections.abc import Iterable

from storage import households

from .guard import Actor
from .post import Addressee
from .work import Work


async def looked(
    work: Work,
    actor: Actor,
    *,
    household_id: int | None = None,
    group_id: int | None = None,
    what: str,
) -> None:
    """Write down that an official was shown a household's data, a group's, or (with neither) many households'.

    `what` is the room's word for what was shown, with the number of its subject where it has one: "doors:4".
    Nothing is written for who is no official, for an own household, and for the leader or deputy of its group.
    """
    if not (actor.official or actor.admin) or household_id in actor.homes:
        return
    if household_id is not None and group_id is None:
        house = await households.get(work.tx, household_id)
        group_id = house["group_id"] if house else None
    if group_id is not None and actor.cares_for(group_id):
        return
    await work.note(
        "households",
        "looked",
        actor=actor.user_id,
        household_id=household_id,
        group_id=group_id,
        what=what,
    )


async def shown(
    work: Work,
    officials: Iterable[Addressee],
    *,
    household_id: int | None = None,
    group_id: int | None = None,
    what: str,
) -> None:
    """Write down that a message with a household's data goes to these officials: one line each, none for edits."""
    for official in officials:
        await work.note(
            "households",
            "looked",
            actor=official.chat_id,
            household_id=household_id,
            group_id=group_id,
            what=what,
        )
