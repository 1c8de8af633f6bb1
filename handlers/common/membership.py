"""Linking an account to a household: the one place where that is done and written down."""

from __future__ import annotations

from domain.notice import Notice, button, say
from storage import households
from storage.database import Row

from .work import Work

AGREEMENT = "1"  # the version of the text in common-agreement


async def link(work: Work, user_id: int, household_id: int, how: str) -> bool:
    """Link an account to a household; False when it was already."""
    new = await households.join(work.tx, household_id, user_id, AGREEMENT, work.epoch)
    if new:
        await work.note(
            "welcome", "joined", actor=user_id, household_id=household_id, how=how, agreement=AGREEMENT
        )
    return new


def joined(house: Row) -> Notice:
    """To somebody who was linked to a household."""
    return say(
        "common-joined",
        (button("common-btn-me", "welcome:me"), button("common-btn-help", "welcome:help")),
        number=house["number"],
        address=house["address"],
        group=house["group_name"] or "–",
        agreement=say("common-agreement"),
    )
