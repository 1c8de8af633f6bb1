"""From which house: whoever has several puts a call right; a call follows its household, and ends with it."""

from __future__ import annotations

from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import aid, aid_claims, aid_homes, alert_houses
from storage.database import Row

from . import after_notices, audience, coming, endings, helper_notices, telling


async def at(work: Work, actor: Actor, request_id: int, household_id: int) -> Notice:
    """The asker says that it is at another of their houses: all who were told hear it, and the neighbours there."""
    before = await aid.get(work.tx, request_id)
    if before is None:
        raise Refusal("common-old-button")
    if before["user_id"] != actor.user_id:
        raise Refusal("aid-only-asker")
    guard.household(actor, household_id)
    if before["state"] == "closed":
        raise after_notices.closed(before)
    if before["household_id"] != household_id:
        await _put(work, actor, before, household_id)
    request = await telling.look(work, request_id)
    return await telling.opened(work, request, ask_kind=request["kind"] == "other")


async def _put(work: Work, actor: Actor, before: Row, household_id: int) -> None:
    number, old = before["id"], before["household_id"]
    if not await aid_homes.put(work.tx, number, household_id):
        raise Refusal("aid-at-open")
    if before["alert_id"]:
        await alert_houses.move_help(
            work.tx, before["alert_id"], old, household_id, actor.user_id, work.epoch
        )
    request = await telling.look(work, number)
    await telling.note(work, request, "at", actor.user_id, before=old)
    await _tell_helpers(work, request)
    await _call_there(work, request)
    known = {reader.chat_id for reader in await audience.at_home(work, request)} | {actor.user_id}
    elsewhere = [r for r in await audience.at_home(work, before) if r.chat_id not in known]
    await work.post.send_all(
        elsewhere, say("aid-not-at-yours", name=actor.name), lane=telling.reply_lane(request)
    )
    await telling.tell_family(work, request, actor.name)


async def _tell_helpers(work: Work, request: Row) -> None:
    """Whoever is on the way goes to another door now."""
    claims = await aid_claims.active(work.tx, request["id"])
    for claim in claims:
        reader = await audience.private_chat(work, claim["user_id"])
        if reader is not None:
            details = helper_notices.details(request, len(claims) - 1)
            await work.post.edit(reader, f"aid:{request['id']}:to", details)
            await work.post.send(
                reader, helper_notices.elsewhere(request, len(claims) - 1), lane=telling.reply_lane(request)
            )


async def _call_there(work: Work, request: Row) -> None:
    """Call those who are near that house; what was announced elsewhere says where it is."""
    await telling.announce(work, request, range(request["level"] + 1))
    await telling.refresh(work, await telling.look(work, request["id"]))


async def follow(work: Work, limit: int) -> None:
    """What became of a household or an account while its request was open, or its help on the way."""
    for claim in await aid_claims.orphans(work.tx, limit):
        await coming.release(work, await telling.look(work, claim["request_id"]), claim, "dropped")
    for request in await aid_homes.abandoned(work.tx, limit):
        await endings.end(work, request, "withdrawn", None)
    for row in await aid_homes.regrouped(work.tx, limit):
        request = await telling.look(work, row["id"])
        await telling.note(work, request, "regrouped")
        await _call_there(work, request)
