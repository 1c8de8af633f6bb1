"""Coming to help: on the way, there, cannot after all. How it ends is in endings.py."""

from __future__ import annotations

from datetime import datetime

from domain.aid import arrives, claim_lapses, move
from domain.aid_after import ASK_OVER
from domain.clock import to_epoch
from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.speaking import home_of
from handlers.common.work import Work
from storage import aid, aid_circles, aid_claims, aid_lingering, outbox
from storage.database import Row

from . import after_notices, audience, climbing, helper_notices, notices, telling


async def claim(work: Work, actor: Actor, request_id: int) -> Notice:
    """A neighbour takes a request: one line in SQL decides who is first; a second one hears who was."""
    request = await _open_to(work, actor, request_id)
    if not await aid_claims.take(work.tx, request_id):
        first = (await aid_claims.active(work.tx, request_id))[0]
        raise Refusal("aid-first-was", name=first["name"] or "…")
    return await _come(work, actor, request)


async def join(work: Work, actor: Actor, request_id: int) -> Notice:
    """A further neighbour comes too; where the first one gave up meanwhile, they are the first."""
    request = await _open_to(work, actor, request_id)
    await aid_claims.take(work.tx, request_id)
    return await _come(work, actor, request)


async def arrived(work: Work, actor: Actor, request_id: int) -> Notice:
    """Somebody who comes is there; the asker and the others hear it."""
    request, own = await _coming(work, actor, request_id)
    if not await aid_claims.arrive(work.tx, own["id"], work.epoch):
        raise Refusal("aid-arrived-before")
    if request["state"] == "claimed":
        await _step(work, request, "arrive")
    await aid_lingering.ask_at(work.tx, request_id, to_epoch(work.now + ASK_OVER))
    own = await aid_claims.mine(work.tx, request_id, actor.user_id) or own
    request = await telling.look(work, request_id)
    await telling.note(work, request, "arrive", actor.user_id, claim=own["id"])
    here = notices.to_asker("aid-here", request, who=notices.helper(own))
    await telling.tell_asker(work, request, here)
    await telling.refresh(work, request)
    await _take_way_buttons(work, actor.user_id, request_id)
    return say("aid-you-are-there", *helper_notices.there_buttons(request_id))


async def _take_way_buttons(work: Work, user_id: int, request_id: int) -> None:
    """Under the address there is nothing left to press for somebody who is there."""
    reader = await audience.private_chat(work, user_id)
    if reader is not None:
        await work.post.drop_buttons(reader, f"aid:{request_id}:to")


async def way_message(work: Work, actor: Actor, request_id: int) -> int | None:
    """The number of the message that told somebody where to go; its buttons go when they arrive."""
    return await outbox.message_id(work.tx, actor.user_id, f"aid:{request_id}:to")


async def within(work: Work, actor: Actor, request_id: int, minutes: int) -> Notice:
    """Somebody on the way says in how many minutes they are there; the asker and the others see it."""
    eta = arrives(work.now, minutes)
    request, own = await _coming(work, actor, request_id)
    if not await aid_claims.set_eta(work.tx, own["id"], to_epoch(eta), lapse_at(work, request, eta)):
        raise Refusal("aid-arrived-before")
    await telling.note(work, request, "within", actor.user_id, claim=own["id"], minutes=minutes)
    own = await aid_claims.mine(work.tx, request_id, actor.user_id) or own
    await telling.correct_asker(work, request, _ref(request, own), notices.comes(request, own))
    await telling.refresh(work, request)
    return say("aid-within-noted")


def _ref(request: Row, claim: Row) -> str:
    """The name of what the asker was told about somebody who comes."""
    return f"aid:{request['id']}:c{claim['id']}"


async def drop(work: Work, actor: Actor, request_id: int) -> Notice:
    """Somebody cannot come after all: others are called again unless somebody else comes; the asker hears it."""
    request, own = await _coming(work, actor, request_id)
    await release(work, request, own, "dropped", actor.user_id)
    return say("aid-you-dropped")


async def still(work: Work, actor: Actor, request_id: int) -> Notice:
    """Somebody who was asked is still on the way, and has the time once more."""
    request, own = await _coming(work, actor, request_id)
    if not await aid_claims.prolong(work.tx, own["id"], lapse_at(work, request)):
        raise Refusal("aid-arrived-before")
    await telling.note(work, request, "still", actor.user_id)
    onway = notices.to_asker("aid-still-coming", request, who=notices.helper(own))
    await telling.tell_asker(work, request, onway)
    return say("aid-go-on")


async def release(work: Work, request: Row, own: Row, ending: str, actor: int | None = None) -> None:
    """End one claim (dropped or lapsed); where nobody else comes the request is free and called again."""
    if not await aid_claims.end(work.tx, own["id"], ending, work.epoch):
        return
    await hide_details(work, own["user_id"], request["id"])
    await telling.note(work, request, ending, actor, claim=own["id"])
    left = await aid_claims.active(work.tx, request["id"])
    who = notices.helper(own)
    if not left:
        await _step(work, request, "drop")
        freed = await telling.look(work, request["id"])
        await climbing.free_again(work, freed, f"aid-{ending}", who=who)
        return
    if request["state"] == "arrived" and all(row["arrived_at"] is None for row in left):
        await aid.change_state(work.tx, request["id"], "arrived", "claimed")
    request = await telling.look(work, request["id"])
    await telling.tell_asker(
        work, request, notices.to_asker("aid-one-less", request, who=who, left=len(left))
    )
    await telling.refresh(work, request)


def lapse_at(work: Work, request: Row, eta: datetime | None = None) -> int:
    """When somebody who is on the way now is asked whether they still come; not before the time they gave."""
    return to_epoch(claim_lapses(work.settings.aid, request["urgency"], work.now, eta))


async def hide_details(work: Work, user_id: int | None, request_id: int) -> None:
    """Take address and phone out of the private chat of somebody who does not come any more."""
    reader = await audience.private_chat(work, user_id)
    if reader is not None:
        await work.post.edit(reader, f"aid:{request_id}:to", say("aid-details-over"))


async def _come(work: Work, actor: Actor, request: Row) -> Notice:
    number, home = request["id"], await home_of(work, actor, request["group_id"])
    others = len(await aid_claims.active(work.tx, number))
    if not await aid_claims.add(work.tx, number, actor.user_id, home, work.epoch, lapse_at(work, request)):
        raise Refusal("aid-already-yours")
    request = await telling.look(work, number)
    own = await aid_claims.mine(work.tx, number, actor.user_id)
    assert own is not None
    await telling.note(work, request, "join" if others else "claim", actor.user_id, claim=own["id"])
    await telling.tell_asker(work, request, notices.comes(request, own), ref=_ref(request, own))
    await telling.refresh(work, request)
    return await _give_details(work, actor, request, others)


async def _give_details(work: Work, actor: Actor, request: Row, others: int) -> Notice:
    """The address goes to the helper's private chat; where there is none, over the chat, for their eyes only."""
    await looked(work, actor, **telling.looked_at(request), what=f"call:{request['id']}")
    reader = await audience.private_chat(work, actor.user_id)
    if reader is None:
        return say("aid-go-there", place=helper_notices.place(request), phone=request["phone"] or "-")
    lane, ref = telling.reply_lane(request), f"aid:{request['id']}:to"
    await work.post.send(reader, helper_notices.details(request, others), lane=lane, ref=ref)
    for extra in await aid.extras(work.tx, request["id"]):
        await telling.pass_on(work, request, actor.user_id, extra["kind"], extra["content"])
    return say("aid-go-both" if await aid_claims.busy(work.tx, actor.user_id, request["id"]) else "aid-go")


async def live(work: Work, request_id: int) -> Row:
    """The request behind a button, while it is not over."""
    request = await aid.get(work.tx, request_id)
    if request is None:
        raise Refusal("common-old-button")
    if request["state"] == "closed":
        raise after_notices.closed(request)
    return request


async def _open_to(work: Work, actor: Actor, request_id: int) -> Row:
    """The request, for somebody who may come: of the group, where it was announced, or on duty."""
    request = await live(work, request_id)
    own = request["household_id"] in actor.homes and len(actor.homes) == 1
    if request["user_id"] == actor.user_id or own:
        raise Refusal("aid-own")
    if await aid_claims.mine(work.tx, request_id, actor.user_id):
        raise Refusal("aid-already-yours")
    if actor.official or actor.admin or actor.cares_for(request["group_id"]):
        return request
    if request["alert_id"] and actor.user_id in await aid_circles.in_danger(work.tx, request["alert_id"]):
        raise Refusal("aid-your-house-first")
    if actor.banned or request["quiet"]:
        raise Refusal("aid-not-for-you")
    if not actor.homes:
        raise Refusal("aid-helper-unknown")
    told = {chat.chat_id for chat in await aid.told(work.tx, request_id)}
    if request["group_id"] not in actor.groups and actor.chat_id not in told and actor.user_id not in told:
        raise Refusal("aid-not-for-you")
    return request


async def _coming(work: Work, actor: Actor, request_id: int) -> tuple[Row, Row]:
    """The request and this person's claim on it."""
    request = await live(work, request_id)
    own = await aid_claims.mine(work.tx, request_id, actor.user_id)
    if own is None:
        raise Refusal("aid-not-yours")
    return request, own


async def _step(work: Work, request: Row, verb: str) -> None:
    after = move(request["state"], verb)  # type: ignore[arg-type]
    if not await aid.change_state(work.tx, request["id"], request["state"], after):
        raise Refusal("common-old-button")
