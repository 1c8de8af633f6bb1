"""Everybody of a household sees what was answered for it."""

from __future__ import annotations

from handlers.common.work import Work
from storage import alert_houses, people
from storage.database import Row
from storage.people import Reader

from . import answer_notices
from .sending import ref


async def tell_home(work: Work, house: Row, what: str, by: str, but: int = 0) -> None:
    """The warning in the private chats of a household's accounts says what was answered, except in that of `but`."""
    for row in await alert_houses.warned_at_home(work.tx, house["id"], house["household_id"]):
        known = await people.load(work.tx, row["chat_id"])
        if row["chat_id"] == but or known is None:
            continue
        homes = await alert_houses.asked(work.tx, house["id"], known.homes)
        notice = answer_notices.answered(house, homes, what, by, work.now, False)
        await work.post.edit(Reader(row["chat_id"], row["language"]), ref(house["id"]), notice)
