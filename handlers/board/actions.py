"""What the board is asked for."""

from __future__ import annotations

from datetime import date, timedelta

from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common import guard, jobs
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.work import Work
from storage import board
from storage.people import Reader

from . import notices
from .jobs import PICTURE


async def show(work: Work, actor: Actor) -> Notice:
    """Show an official how the village stands: warnings, requests, patrol, who cannot be reached."""
    guard.official(actor)
    guard.private(actor)
    return notices.board(
        work.now,
        await board.warnings(work.tx),
        await board.requests(work.tx, notices.REQUESTS_SHOWN),
        await board.open_requests(work.tx),
        await board.patrols(work.tx, tonight(work)),
        await board.mute_groups(work.tx),
        await board.reach(work.tx),
    )


async def draw(work: Work, actor: Actor, alert_id: int | None, instead_of: int = 0) -> bool:
    """Order the picture of a warning for an official (0: of the village, None: of what matters most).

    instead_of: the number of a picture's message that it takes the place of. False: it is being drawn already.
    """
    guard.official(actor)
    guard.private(actor)
    running = [row["id"] for row in await board.warnings(work.tx)]
    wanted = (running or [0])[0] if alert_id is None else alert_id
    if wanted and wanted not in running:
        raise Refusal("board-over")
    return await jobs.order(
        work,
        PICTURE,
        Reader(actor.chat_id, actor.language),
        actor.user_id,
        alert=wanted,
        at=work.epoch - work.epoch % 60,
        night=tonight(work).isoformat(),
        zone=work.settings.village.timezone,
        instead_of=instead_of,
    )


async def calls(work: Work, actor: Actor) -> Notice:
    """Show an official from which houses help is asked; each look is written down."""
    guard.official(actor)
    guard.private(actor)
    requests = await board.requests(work.tx, notices.REQUESTS_SHOWN)
    for row in requests:
        home = None if row["quiet"] else row["household_id"]
        await looked(work, actor, household_id=home, group_id=row["group_id"], what=f"call:{row['id']}")
    return notices.calls(work.now, requests, await board.open_requests(work.tx))


def tonight(work: Work) -> date:
    """The night that is on or comes next; one that ends after midnight is named by the day it began."""
    patrol, local = work.settings.patrol, work.local
    over_midnight = patrol.end <= patrol.start
    return local.date() - timedelta(days=int(over_midnight and local.time() < patrol.end))
