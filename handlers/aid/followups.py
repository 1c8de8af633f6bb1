"""The day after: asker and those who came are asked once whether it is really settled."""

from __future__ import annotations

from domain.aid_after import decent, may_reopen
from domain.clock import from_epoch
from domain.notice import Lane, Notice, say
from domain.refusal import Refusal
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import aid_endings
from storage.database import Row
from storage.people import Reader

from . import after_notices, audience, telling
from .reopening import concerned


async def ask_due(work: Work, limit: int) -> None:
    """Ask about those for which it is time; at night it waits, and what is too old to open again is left alone."""
    if not decent(work.now, work.settings.village.zone):
        return
    for request in await aid_endings.due_to_ask(work.tx, work.epoch, limit):
        await aid_endings.take_question(work.tx, request["id"])
        if may_reopen(from_epoch(request["closed_at"]), work.now):
            await _ask(work, request)


async def _ask(work: Work, request: Row) -> None:
    thanks = await aid_endings.thanks_open(work.tx, request["id"])
    question = after_notices.settled_question(request, helper=False, thanks=thanks)
    askers = await audience.askers(work, request)
    ref = f"aid:{request['id']}:settled"
    await work.post.send_all(askers, question, lane=Lane.DUTY, ref=ref)
    asked = {reader.chat_id for reader in askers}
    helpers = [reader for reader in await _helpers(work, request) if reader.chat_id not in asked]
    question = after_notices.settled_question(request, helper=True, thanks=False)
    await work.post.send_all(helpers, question, lane=Lane.DUTY, ref=ref)
    await telling.note(work, request, "ask-settled", reached=len(askers) + len(helpers))


async def _helpers(work: Work, request: Row) -> list[Reader]:
    came = await aid_endings.came(work.tx, request["id"])
    readers = [await audience.private_chat(work, one["user_id"]) for one in came]
    return [reader for reader in readers if reader is not None]


async def settled(work: Work, actor: Actor, request_id: int) -> Notice:
    """Asker or helper says that it is settled; the others at home need not answer any more."""
    request = await concerned(work, actor, request_id)
    if request["state"] != "closed":
        raise Refusal("after-is-open")
    await telling.note(work, request, "settled", actor.user_id)
    askers = await audience.askers(work, request)
    if actor.user_id in {reader.chat_id for reader in askers}:
        for reader in askers:
            if reader.chat_id != actor.user_id:
                ref = f"aid:{request_id}:settled"
                await work.post.edit(reader, ref, say("after-settled-by", who=actor.name))
    return say("after-settled")
