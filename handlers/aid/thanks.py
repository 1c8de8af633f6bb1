"""Thanks: one tap reaches those who came, and words with it for whoever likes."""

from __future__ import annotations

from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import aid, aid_endings
from storage.database import Row

from . import notices, telling
from .asking import owns


async def thank(work: Work, actor: Actor, request_id: int) -> Notice:
    """The asker thanks all who came, with one tap; a second tap thanks only who came since."""
    request = await _own(work, actor, request_id)
    new = await aid_endings.thank(work.tx, request_id, work.epoch)
    if not new:
        came = await aid_endings.came(work.tx, request_id)
        raise Refusal("after-thanked-before" if came else "after-nobody-came")
    told = say("after-thanks", who=actor.name, kind=notices.kind_of(request))
    reached = [await telling.tell_person(work, request, user_id, told) for user_id in new]
    await telling.note(work, request, "thank", actor.user_id)
    return say("after-thanked" if any(reached) else "after-thanks-unreached")


async def words(work: Work, actor: Actor, request_id: int, text: str) -> Notice:
    """Words of thanks, passed on to those who came and kept nowhere."""
    request = await _own(work, actor, request_id)
    if not text:
        raise Refusal("after-thanks-words")
    told = say(
        "after-thanks-said", who=actor.name, kind=notices.kind_of(request), words=text[: aid.TEXT_LIMIT]
    )
    for one in await aid_endings.came(work.tx, request_id):
        await telling.tell_person(work, request, one["user_id"], told)
    return say("after-thanks-passed")


async def _own(work: Work, actor: Actor, request_id: int) -> Row:
    request = await aid.get(work.tx, request_id)
    if request is None:
        raise Refusal("common-old-button")
    if not owns(actor, request):
        raise Refusal("aid-only-asker")
    return request
