"""What takes long in this room: drawing the month."""

from __future__ import annotations

from datetime import date

from domain.notice import say
from handlers.common.jobs import Job, Order
from handlers.common.work import Work
from storage import groups, patrol, people
from storage.database import Tx

from . import export

MONTH = "patrol-month"


async def collect(tx: Tx, order: Order) -> export.Month:
    """The published main nights of the months that were ordered, the nights of whoever ordered as they are now."""
    first, last = (date.fromisoformat(order.args[name]) for name in ("first", "last"))
    found = await patrol.between(tx, first, last)
    rows = [
        {"night": row["night"], "group": row["group_name"], "role": row["role"]}
        for row in found
        if row["published_at"] is not None
    ]
    return export.month(rows, order.language, await _own(tx, order), order.args["country"])


async def _own(tx: Tx, order: Order) -> list[str]:
    """The groups of whoever ordered, as stored at this moment: somebody may have left since."""
    known = await people.load(tx, order.user_id or 0)
    if known is None or known.banned:
        return []
    found = [await groups.get(tx, i) for i in sorted(known.groups | known.leads | known.liaison_of)]
    return [group["name"] for group in found if group]


async def finish(work: Work, order: Order, png: bytes) -> None:
    """Send the picture to whoever ordered it."""
    await work.post.photo(order.reader, "patrol.png", png, say("patrol-picture-caption"))


JOBS = (Job(MONTH, collect, "handlers.patrol.picture:draw", finish, same=True),)
