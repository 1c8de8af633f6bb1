"""How a request ends: by the asker, a helper, the leader or an official, with an outcome."""

from __future__ import annotations

from domain.aid import OUTCOMES, move
from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.work import Work
from storage import aid, aid_claims
from storage.database import Row

from . import notices, telling
from .asking import owns
from .coming import hide_details, live


async def close(work: Work, actor: Actor, request_id: int) -> Notice:
    """Ask the asker, a helper, the leader or an official how it ended."""
    request = await _ending(work, actor, request_id)
    await looked(work, actor, **telling.looked_at(request), what=f"call:{request_id}")
    return notices.outcomes(request, owns(actor, request))


async def outcome(work: Work, actor: Actor, request_id: int, result: str) -> Notice:
    """End a request; everybody who was told of it sees that it is over."""
    if result not in OUTCOMES:
        raise Refusal("common-old-button")
    request = await _ending(work, actor, request_id)
    if result == "withdrawn" and not owns(actor, request):
        raise Refusal("aid-only-asker")
    return notices.over(await end(work, request, result, actor.user_id))


async def end(work: Work, request: Row, result: str, by: int | None) -> Row:
    """End a request with an outcome, by an account or (None) because its household is gone; gives it as it is then."""
    move(request["state"], "withdraw" if result == "withdrawn" else "close")
    if not await aid.close(work.tx, request["id"], result, by, work.epoch):
        raise Refusal("aid-already-closed")
    request = await telling.look(work, request["id"])
    await telling.note(work, request, "close", by, outcome=result)
    await _tell_over(work, request, by)
    return request


async def _tell_over(work: Work, request: Row, by: int | None) -> None:
    await telling.tell_asker(work, request, notices.over(request), by)
    await telling.tell_helpers(work, request, notices.over(request), by)
    helpers = await aid_claims.active(work.tx, request["id"])
    await aid_claims.end_all(work.tx, request["id"], work.epoch)
    for row in helpers:
        await hide_details(work, row["user_id"], request["id"])
    await telling.refresh(work, request)


async def _ending(work: Work, actor: Actor, request_id: int) -> Row:
    """The request, for somebody who may end it."""
    request = await live(work, request_id)
    if owns(actor, request) or actor.official or actor.admin or actor.cares_for(request["group_id"]):
        return request
    if await aid_claims.mine(work.tx, request_id, actor.user_id) is None:
        raise Refusal("aid-not-yours")
    return request
