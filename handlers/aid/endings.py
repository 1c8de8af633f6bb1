"""How a request ends: by the asker, a helper, the leader or an official, with an outcome."""

from __future__ import annotations

from domain.aid import OUTCOMES, move
from domain.aid_after import ask_at, asked_about
from domain.clock import to_epoch
from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.work import Work
from storage import aid, aid_claims, aid_endings
from storage.database import Row

from . import after_notices, notices, telling
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
    ended = await end(work, request, result, actor.user_id)
    thanks = owns(actor, ended) and await aid_endings.thanks_open(work.tx, request_id)
    return after_notices.over(ended, thanks, ask_line=actor.private and result != "withdrawn")


async def add_line(work: Work, actor: Actor, request_id: int, line: str) -> Notice:
    """Whoever ended it says in a line how it went: kept for the log, and told to the asker and those who came."""
    if not line:
        raise Refusal("after-line-words")
    if not await aid_endings.add_line(work.tx, request_id, line, actor.user_id):
        return say("after-line-late")
    request = await telling.look(work, request_id)
    told = say("after-line-told", who=actor.name, kind=notices.kind_of(request), line=request["ending"])
    await telling.tell_asker(work, request, told, actor.user_id)
    for one in await aid_endings.came(work.tx, request_id):
        if one["user_id"] != actor.user_id:
            await telling.tell_person(work, request, one["user_id"], told)
    await telling.note(work, request, "line", actor.user_id)
    return say("after-line-kept")


async def end(work: Work, request: Row, result: str, by: int | None) -> Row:
    """End a request with an outcome, by an account or (None) because its household is gone; gives it as it is then."""
    move(request["state"], "withdraw" if result == "withdrawn" else "close")
    if not await aid.close(work.tx, request["id"], result, by, work.epoch):
        raise Refusal("aid-already-closed")
    request = await telling.look(work, request["id"])
    await telling.note(work, request, "close", by, outcome=result)
    await _tell_over(work, request, by)
    if by is not None and asked_about(request["kind"], request["urgency"], request["outcome"]):
        at = ask_at(work.now, work.settings.village.zone)
        await aid_endings.ask_later(work.tx, request["id"], to_epoch(at))
    return request


async def _tell_over(work: Work, request: Row, by: int | None) -> None:
    helpers = await aid_claims.active(work.tx, request["id"])
    await aid_claims.end_all(work.tx, request["id"], work.epoch)
    thanks = await aid_endings.thanks_open(work.tx, request["id"])
    await telling.tell_asker(work, request, after_notices.over(request, thanks), by)
    for row in helpers:
        if row["user_id"] != by:
            await telling.tell_person(work, request, row["user_id"], after_notices.over(request))
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
