"""Everybody of a household sees what was answered for it, and the numbers are looked at again."""

from __future__ import annotations

from handlers.common.work import Work
from storage import alert_houses, alert_tallies, alert_updates, people
from storage.database import Row
from storage.people import Reader

from . import answer_notices


async def tell_home(
    work: Work, house: Row, what: str, by: str, but: int = 0, place: str = "", *, opened: bool = False
) -> None:
    """The warning in the private chats of a household's accounts says what was answered, except in that of `but`.

    opened: a call for help was opened by it.
    """
    name = await alert_updates.newest_ref(work.tx, house["id"])
    for row in await alert_houses.warned_at_home(work.tx, house["id"], house["household_id"]):
        known = await people.load(work.tx, row["chat_id"])
        if row["chat_id"] == but or known is None:
            continue
        homes = await alert_houses.asked(work.tx, house["id"], known.homes)
        notice = answer_notices.answered(
            house,
            homes,
            what,
            by,
            work.now,
            opened=opened,
            place=place,
            places=work.settings.village.shelters,
        )
        await work.post.edit(Reader(row["chat_id"], row["language"]), name, notice)


async def stir(work: Work, alert: Row) -> None:
    """Something changed; of a warning that is over for long the numbers are not looked at by themselves."""
    if alert["state"] != "live":
        await alert_tallies.stir(work.tx, alert["id"], work.epoch)
