"""What the clock does to requests: announce, climb, ask those who do not arrive, free again."""

from __future__ import annotations

from domain.notice import say
from handlers.common.work import Work
from storage import aid_circles, aid_claims, aid_steps
from storage.database import Row

from . import audience, climbing, coming, helper_notices, muting, telling, warned, where

_AT_ONCE = 50  # rows a sweep takes of each sort


async def sweep(work: Work) -> None:
    """Do what is due now; what is done is a column, so a second sweep does nothing more."""
    await where.follow(work, _AT_ONCE)
    await warned.follow(work, _AT_ONCE)
    for request in await aid_steps.unannounced(work.tx, _AT_ONCE):
        await _announce(work, request)
    for request in await aid_steps.due_to_climb(work.tx, work.epoch, _AT_ONCE):
        await climbing.climb_if_due(work, request)
    for request in await aid_steps.unheard(work.tx, work.epoch, _AT_ONCE):
        await climbing.find_somebody(work, request)
    await aid_circles.forget_sos(work.tx, work.epoch - muting.WITHIN)
    for claim in await aid_claims.due(work.tx, work.epoch, _AT_ONCE):
        await _late(work, claim)


async def _announce(work: Work, request: Row) -> None:
    """A request that another room opened, such as "need help" under a warning."""
    request = await climbing.start(work, request)
    if request["for_door"]:
        await telling.tell_family(work, request, request["reporter"] or "")
    for reader in await audience.askers(work, request):
        asked_by = request["user_id"] or request["reported_by"]
        if request["for_door"] and reader.chat_id != asked_by:
            continue  # the household has heard it
        own = reader.chat_id == asked_by
        notice = await telling.opened(work, request, ask_kind=False, choose_home=own)
        await work.post.send(reader, notice, lane=telling.reply_lane(request))


async def _late(work: Work, claim: Row) -> None:
    """Not there in time: asked first, and after as long again the request is free."""
    request = await telling.look(work, claim["request_id"])
    if claim["asked_at"] is None:
        again = coming.lapse_at(work, request)
        asked = await aid_claims.ask(work.tx, claim["id"], work.epoch, again)
        if asked and await telling.tell_person(
            work, request, claim["user_id"], helper_notices.still(request)
        ):
            await telling.note(work, request, "ask")
            return
    await telling.tell_person(work, request, claim["user_id"], say("aid-you-lapsed"))
    await coming.release(work, request, claim, "lapsed")
