"""Somebody came, and nobody said that it is over: asked about once, and never in the way of the next call."""

from __future__ import annotations

from domain.aid_after import OVER_AFTER, decent
from domain.clock import to_epoch
from domain.notice import Lane
from handlers.common.work import Work
from storage import aid, aid_claims, aid_lingering
from storage.database import Row

from . import after_notices, audience, coming, telling

_NEW_SOS = 600  # seconds after the last arrival from which an SOS is a new call
_NEW = 7200  # the same of any other request


async def over(work: Work, same: Row | None, sos: bool) -> bool:
    """Whether what is open belongs to an earlier trouble, so that what is asked now is a new one; that one ends then."""
    if same is None or same["state"] != "arrived":
        return False
    since = await aid_lingering.last_arrival(work.tx, same["id"])
    if since is None or work.epoch - since < (_NEW_SOS if sos else _NEW):
        return False
    await _end(work, same)
    return True


async def _end(work: Work, request: Row) -> None:
    """End it as helped, by nobody; those who had come need not stay with it."""
    helpers = await aid_claims.active(work.tx, request["id"])
    if not await aid.close(work.tx, request["id"], "helped", None, work.epoch):
        return
    await aid_claims.end_all(work.tx, request["id"], work.epoch)
    request = await telling.look(work, request["id"])
    await telling.note(work, request, "close", outcome="helped", lingering=True)
    for row in helpers:
        await coming.hide_details(work, row["user_id"], request["id"])
    await telling.refresh(work, request)


async def sweep(work: Work, limit: int) -> None:
    """Ask asker and helpers whether it is over; after a day without an answer it is."""
    for request in await aid_lingering.since(work.tx, to_epoch(work.now - OVER_AFTER), limit):
        await _end(work, request)
    if decent(work.now, work.settings.village.zone):
        for request in await aid_lingering.to_ask(work.tx, work.epoch, limit):
            await _ask(work, request)


async def _ask(work: Work, request: Row) -> None:
    await aid_lingering.ask_at(work.tx, request["id"], None)
    helpers = await aid_claims.active(work.tx, request["id"])
    found = [await audience.private_chat(work, row["user_id"]) for row in helpers]
    readers = [*await audience.askers(work, request), *(reader for reader in found if reader)]
    await work.post.send_all(readers, after_notices.still_going(request), lane=Lane.DUTY)
    await telling.note(work, request, "ask-over")
