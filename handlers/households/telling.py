"""Who hears of what happens to a household: its group's leader, the officials, those who speak for it."""

from __future__ import annotations

from domain.notice import Lane, Notice
from handlers.common.work import Work
from storage import outbox, people
from storage.database import Row
from storage.people import Reader

from . import notices


async def deciders(work: Work, group_id: int | None) -> list[Reader]:
    """Who decides about a household: the leader of its group, or else the officials."""
    leaders = await people.leaders(work.tx, group_id) if group_id is not None else []
    return leaders or await people.officials(work.tx)


async def tell_deciders(work: Work, house: Row, notice: Notice, *, but: int = 0) -> int:
    """Tell whoever decides about a household, without the one who did it; gives how many chats."""
    readers = [one for one in await deciders(work, house["group_id"]) if one.chat_id != but]
    return await work.post.send_all(readers, notice, lane=Lane.DUTY)


async def tell_officials(work: Work, notice: Notice, *, but: int = 0) -> None:
    """Tell the officials, without the one who did it."""
    readers = [one for one in await people.officials(work.tx) if one.chat_id != but]
    await work.post.send_all(readers, notice, lane=Lane.DUTY)


async def tell_home(work: Work, household_id: int, notice: Notice, *, but: int = 0) -> None:
    """Tell those who speak for a household, without the one who did it."""
    readers = [one for one in await people.of_household(work.tx, household_id) if one.chat_id != but]
    await work.post.send_all(readers, notice, lane=Lane.DUTY)


async def renew(work: Work, wish: Row, notice: Notice, *, but: int = 0) -> None:
    """Everybody who was asked about a wish sees how it ended, in place of the buttons."""
    ref = notices.wish_ref(wish["id"])
    have = {row["chat_id"] for row in await outbox.states(work.tx, ref)} - {but}
    for chat_id in sorted(have):
        reader = Reader(chat_id, await people.language_of(work.tx, chat_id))
        await work.post.edit(reader, ref, notice, lane=Lane.DUTY)
