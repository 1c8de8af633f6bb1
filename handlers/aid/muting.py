"""Too many calls: the third SOS in ten minutes asks whether it is one; a leader may have somebody's calls alone.

Nobody's call is held back: it still goes out, or to the leader. Of a mute only that it is so is kept.
"""

from __future__ import annotations

from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import aid, aid_circles, people
from storage.people import Reader

from . import audience, leader_notices

_MANY, WITHIN = 3, 600  # SOS of one account within so many seconds


async def asked_whether(work: Work, actor: Actor, request_id: int, notice: Notice) -> Notice:
    """The answer to an SOS; from the third in ten minutes on it asks whether it is one. The leader hears of the third."""
    count = await aid_circles.count_sos(work.tx, actor.user_id, work.epoch, WITHIN)
    if count < _MANY:
        return notice
    await work.note("aid", "many", request_id, actor=actor.user_id, count=count)
    if count == _MANY and not actor.banned:
        told = leader_notices.many(actor.name, actor.user_id, count)
        readers = [r for r in await _carers(work, actor.user_id) if r.chat_id != actor.user_id]
        await work.post.send_all(readers, told, ref=f"aid:many:{actor.user_id}")
    return leader_notices.whether(request_id, notice)


async def sure(work: Work, actor: Actor, request_id: int) -> Notice:
    """The asker says that it is an emergency."""
    request = await aid.get(work.tx, request_id)
    if request is None:
        raise Refusal("common-old-button")
    if request["user_id"] != actor.user_id and request["household_id"] not in actor.homes:
        raise Refusal("aid-only-asker")
    await work.note("aid", "sure", request_id, actor=actor.user_id)
    return say("aid-sure")


async def _carers(work: Work, user_id: int) -> list[Reader]:
    """The leaders of somebody's groups; for whoever has none, the officials."""
    found = [
        r
        for group in await aid_circles.groups_of(work.tx, user_id)
        for r in await people.leaders(work.tx, group)
    ]
    return found or await audience.officials(work)


async def mute(work: Work, actor: Actor, user_id: int, yes: bool) -> Notice:
    """A leader or an official has somebody's requests come to the leader alone, or to everybody again."""
    guard.private(actor)
    await _may(work, actor, user_id)
    if user_id == actor.user_id:
        raise Refusal("aid-mute-self")
    name = await people.name_of(work.tx, user_id)
    if not await aid_circles.mute(work.tx, user_id, yes):
        raise Refusal("aid-mute-was" if yes else "aid-unmute-was", name=name or "…")
    await work.note("aid", "mute" if yes else "unmute", actor=actor.user_id, who=user_id)
    reader = await audience.private_chat(work, user_id)
    if reader is not None:
        await work.post.send(reader, say("aid-muted-you" if yes else "aid-unmuted-you"))
    return leader_notices.muted(name, user_id, yes)


async def corner(work: Work, actor: Actor) -> Notice:
    """What a leader or an official may set about requests: whether the group hears of others, who is muted."""
    guard.private(actor)
    if not (actor.leads or actor.liaison_of or actor.official or actor.admin):
        raise Refusal("common-only-leaders")
    lend = await aid_circles.lenders(work.tx)
    own = await aid_circles.names(work.tx, actor.leads | actor.liaison_of)
    muted = [row for row in await aid_circles.muted(work.tx) if await _cares(work, actor, row["user_id"])]
    return leader_notices.corner([(row, row["id"] in lend) for row in own], muted)


async def lend(work: Work, actor: Actor, group_id: int, yes: bool) -> Notice:
    """A leader says whether the group hears what neighbouring groups need."""
    guard.leader(actor, group_id)
    if await aid_circles.lend(work.tx, group_id, yes):
        await work.note("aid", "lend" if yes else "no-lend", actor=actor.user_id, group_id=group_id)
    return await corner(work, actor)


async def _may(work: Work, actor: Actor, user_id: int) -> None:
    if not await _cares(work, actor, user_id):
        raise Refusal("common-only-leaders")


async def _cares(work: Work, actor: Actor, user_id: int) -> bool:
    if actor.official or actor.admin:
        return True
    return any(actor.cares_for(group) for group in await aid_circles.groups_of(work.tx, user_id))
