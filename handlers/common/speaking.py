"""For which of several households somebody speaks."""

from __future__ import annotations

from storage import households

from .guard import Actor
from .work import Work


async def home_of(work: Work, actor: Actor, group_id: int | None = None) -> int | None:
    """The household in that group (else in the group whose chat it is), else the first one; None without any."""
    group_id = group_id or actor.chat_group
    for household_id in actor.homes if group_id is not None and len(actor.homes) > 1 else ():
        row = await households.get(work.tx, household_id)
        if row is not None and row["group_id"] == group_id:
            return household_id
    return actor.homes[0] if actor.homes else None
