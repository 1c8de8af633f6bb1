"""A household is brought back: who led its group, or was a deputy, when it was marked as moved, is that again."""

from __future__ import annotations

from domain.notice import Lane, say
from handlers.common.membership import offer_menu
from handlers.common.work import Work
from storage import people
from storage.database import Row
from storage.people import Reader


async def give_back(work: Work, reader: Reader, house: Row, gone_at: int) -> None:
    """Somebody has the role again that ended with the move, unless somebody else leads by now; they hear it."""
    user_id, group_id = reader.chat_id, house["group_id"]
    for role in await people.ended_with_move(work.tx, user_id, group_id, gone_at):
        if role == "leader" and (others := await people.holders(work.tx, "leader", group_id)):
            led = say("homes-role-taken", group=house["group_name"] or "–", name=others[0]["name"])
            await work.post.send(reader, led, lane=Lane.DUTY)
            continue
        await people.grant(work.tx, user_id, role, group_id, "", work.epoch)
        await work.note("welcome", _VERBS[role], actor=user_id, group_id=group_id, how="back")
        again = say("homes-role-back", group=house["group_name"] or "–", role=role)
        await work.post.send(reader, again, lane=Lane.DUTY)
        await offer_menu(work, user_id)


_VERBS = {"leader": "leader", "liaison": "deputy"}
