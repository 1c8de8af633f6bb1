"""Not over after all: a request is opened again with one tap, for three days, and goes out as if it came now."""

from __future__ import annotations

from domain.aid_after import REOPEN_FOR, may_reopen
from domain.clock import from_epoch, to_epoch
from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import aid, aid_endings
from storage.database import Row

from . import after_notices, audience, climbing, notices, telling
from .asking import owns

_MOST = 3  # times that a request is opened again


async def again(work: Work, actor: Actor, request_id: int) -> Notice:
    """The asker, somebody who came, the leader or an official opens a request again: the neighbours are called anew."""
    request = await concerned(work, actor, request_id)
    await _check(work, request)
    since = to_epoch(work.now - REOPEN_FOR)
    if not await aid_endings.reopen(work.tx, request_id, work.epoch, since):
        raise Refusal("after-same-open")
    request = await telling.look(work, request_id)
    await telling.note(work, request, "reopen", actor.user_id)
    request = await climbing.start(work, request)
    await _tell(work, actor, request)
    if owns(actor, request):
        return await telling.opened(work, request, ask_kind=False)
    return say("after-you-opened", kind=notices.kind_of(request))


async def concerned(work: Work, actor: Actor, request_id: int) -> Row:
    """The request, for somebody who has to do with it: asked, came, leads its group, or is an official."""
    request = await aid.get(work.tx, request_id)
    if request is None:
        raise Refusal("common-old-button")
    if owns(actor, request) or actor.official or actor.admin or actor.cares_for(request["group_id"]):
        return request
    if actor.user_id not in {one["user_id"] for one in await aid_endings.came(work.tx, request_id)}:
        raise Refusal("after-not-concerned")
    return request


async def _check(work: Work, request: Row) -> None:
    if request["state"] != "closed":
        raise Refusal("after-is-open")
    asker_gone = request["user_id"] is None and not request["for_door"]
    if asker_gone or not may_reopen(from_epoch(request["closed_at"]), work.now):
        raise Refusal("after-too-late")
    if await aid_endings.times_reopened(work.tx, request["id"]) >= _MOST:
        raise Refusal("after-again-enough")


async def _tell(work: Work, actor: Actor, request: Row) -> None:
    """Whoever else asked or came hears it, and what they were asked about it is answered by that."""
    told = after_notices.opened_again(request, actor.name)
    await telling.tell_asker(work, request, told, actor.user_id)
    came = [
        await audience.private_chat(work, one["user_id"])
        for one in await aid_endings.came(work.tx, request["id"])
    ]
    for reader in [*await audience.askers(work, request), *came]:
        if reader is not None:
            await work.post.edit(reader, f"aid:{request['id']}:settled", told)
