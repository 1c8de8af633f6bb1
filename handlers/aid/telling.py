"""Announcing a request, keeping what was announced true, telling the asker each step."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from domain.notice import Lane, Notice, say
from handlers.common import looking
from handlers.common.work import Work
from storage import aid, aid_claims, aid_homes, aid_steps
from storage.database import Row
from storage.people import Reader

from . import audience, notices

_METHODS = {
    "photo": "sendPhoto",
    "voice": "sendVoice",
    "audio": "sendAudio",
    "video": "sendVideo",
    "video_note": "sendVideoNote",
}
_LANES = {"sos": Lane.LIFE, "urgent": Lane.WARNING, "normal": Lane.DUTY}


def lane_of(request: Row) -> Lane:
    """How soon those who may come hear of it; in a warning as soon as the warning itself."""
    return Lane.LIFE if request["alert_id"] else _LANES[request["urgency"]]


def reply_lane(request: Row) -> Lane:
    """How soon the asker and those who come hear of it: they wait."""
    return Lane.LIFE if request["urgency"] == "sos" or request["alert_id"] else Lane.REPLY


async def look(work: Work, request_id: int) -> Row:
    """The request as it is now; it is known to be there."""
    request = await aid.get(work.tx, request_id)
    assert request is not None
    return request


async def announce(
    work: Work, request: Row, levels: Collection[int], again: bool = False, anew: bool = False
) -> int:
    """Tell the chats of those levels that somebody needs help; gives how many. An older call there points here.

    anew: only chats that were not told before.
    """
    turn = await aid_steps.next_round(work.tx, request["id"], work.epoch)
    ref = f"aid:{request['id']}" if turn == 1 else f"aid:{request['id']}:{turn}"
    before = {told.chat_id: told for told in await aid.told(work.tx, request["id"])}
    hearers = [
        h
        for h in await audience.of_levels(work, request, levels)
        if not anew or h.reader.chat_id not in before
    ]
    for hearer in hearers:
        old, chat_id = before.get(hearer.reader.chat_id), hearer.reader.chat_id
        scope = old.scope if old else hearer.scope
        if old:
            await work.post.edit(old, old.ref, notices.moved_on(request, scope))
        notice, calm = notices.call(request, scope, (), again), hearer.official and _can_wait(request)
        await work.post.send(hearer.reader, notice, lane=lane_of(request), ref=ref, silent=calm)
        await aid.note_told(work.tx, request["id"], chat_id, scope, ref)
    officials = [hearer.reader for hearer in hearers if hearer.official]
    await looking.shown(work, officials, **looked_at(request), what=f"call:{request['id']}")
    await note(work, request, "announce", reached=len(hearers), levels=sorted(levels))
    return len(hearers)


def _can_wait(request: Row) -> bool:
    """Officials are not woken for a ladder."""
    return request["urgency"] == "normal" and not request["alert_id"]


def looked_at(request: Row) -> dict[str, int | None]:
    """Whose data an official sees with a request; of a quiet one the household is not named, it need not know."""
    household_id = None if request["quiet"] else request["household_id"]
    return {"household_id": household_id, "group_id": request["group_id"]}


async def opened(work: Work, request: Row, ask_kind: bool, choose_home: bool = True) -> Notice:
    """What the asker reads about a request that is out: who is being told, or that nobody can be reached."""
    home = request["household_id"]
    others = await aid_homes.others(work.tx, request["user_id"], home) if choose_home and home else ()
    return notices.opened(request, ask_kind, await reached(work, request), others)


async def reached(work: Work, request: Row) -> str:
    """Whether anybody could be told of a request: "" nobody, "patrol" tonight's patrol too, else "some"."""
    scopes = {told.scope for told in await aid.told(work.tx, request["id"])}
    return "" if not scopes else "patrol" if "patrol" in scopes else "some"


async def refresh(work: Work, request: Row) -> None:
    """Make every announcement of the request say how it stands now."""
    helpers = await aid_claims.active(work.tx, request["id"])
    coming = {row["user_id"] for row in helpers}
    for told in await aid.told(work.tx, request["id"]):
        notice = notices.call(request, told.scope, helpers, request["rounds"] > 1)
        if told.chat_id in coming:
            notice = replace(notice, buttons=())
        await work.post.edit(told, told.ref, notice)


async def tell_asker(work: Work, request: Row, notice: Notice, but: int | None = None, ref: str = "") -> None:
    """Tell the asker (and, unless it is quiet, the household) a step, except the account that took it."""
    readers = [reader for reader in await audience.askers(work, request) if reader.chat_id != but]
    await work.post.send_all(readers, notice, lane=reply_lane(request), ref=ref)


async def correct_asker(work: Work, request: Row, ref: str, notice: Notice) -> None:
    """What the asker was told under that name reads differently now."""
    for reader in await audience.askers(work, request):
        await work.post.edit(reader, ref, notice, lane=reply_lane(request))


async def tell_family(work: Work, request: Row, name: str) -> None:
    """The others of the household hear in private who asked for help; of a quiet request they do not."""
    readers = [r for r in await audience.at_home(work, request) if r.chat_id != request["user_id"]]
    if not readers:
        return
    elsewhere = await aid_homes.of_several(work.tx, request["household_id"])
    told = await reached(work, request)
    for reader in readers:
        notice = notices.family(request, name, told, may_come=reader.chat_id in elsewhere)
        await work.post.send(reader, notice, lane=reply_lane(request))


async def tell_helpers(work: Work, request: Row, notice: Notice, but: int | None = None) -> None:
    """Tell those who are on the way or there, except the account that acts."""
    for claim in await aid_claims.active(work.tx, request["id"]):
        if claim["user_id"] != but:
            await tell_person(work, request, claim["user_id"], notice)


async def tell_person(work: Work, request: Row, user_id: int | None, notice: Notice) -> Reader | None:
    """Write to one person privately; None where the bot cannot."""
    reader = await audience.private_chat(work, user_id)
    if reader is not None:
        await work.post.send(reader, notice, lane=reply_lane(request))
    return reader


async def pass_on(work: Work, request: Row, user_id: int | None, kind: str, content: str) -> None:
    """Hand what the asker sent to one person who comes."""
    reader = await audience.private_chat(work, user_id)
    if reader is None:
        return
    if kind == "words":
        notice = say("aid-more-words", kind=notices.kind_of(request), words=content)
        await work.post.send(reader, notice, lane=reply_lane(request))
        return
    method, payload = _as_call(kind, content)
    await work.post.call(reader, method, payload, lane=reply_lane(request))


def _as_call(kind: str, content: str) -> tuple[str, dict[str, object]]:
    if kind == "location":
        lat, _, lon = content.partition(",")
        return "sendLocation", {"latitude": float(lat), "longitude": float(lon)}
    return _METHODS[kind], {kind: content}


async def note(work: Work, request: Row, verb: str, actor: int | None = None, **detail: object) -> None:
    """A line in the journal about a request."""
    await work.note(
        "aid",
        verb,
        request["id"],
        actor=actor,
        household_id=request["household_id"],
        group_id=request["group_id"],
        **detail,
    )
