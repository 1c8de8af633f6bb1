"""On the way: who is out, the message under way, checkpoints by tap and by the code at the place."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain import rounds as rules
from domain.notice import Lane, Notice, say
from domain.refusal import Refusal
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import chats, duties, meta, outbox, people, rounds
from storage.database import Tx
from storage.people import Reader

from . import mail, night_notices
from .turns import open_turn

Row = Any
SECRET = "patrol.checkpoints"
PREFIX = "cp-"


@dataclass(frozen=True, slots=True)
class Sheets:
    """What stands on the sheets at the checkpoints, all in words of one language."""

    title: str
    village: str
    how: str
    foot: str
    day: date
    places: Sequence[tuple[str, str]]  # name, link


async def on_patrol(work: Work, actor: Actor) -> Row | None:
    """The patrol that the actor is out with, leading it or in its team; None without one."""
    groups = sorted(actor.leads | actor.liaison_of)
    return await rounds.out_with(work.tx, groups, actor.homes)


async def present(work: Work, actor: Actor, turn: Row) -> None:
    """Whoever starts the patrol, or is at its places, evidently goes: a household that had not answered has said yes."""
    mine = [duty for home in actor.homes if (duty := await duties.of_turn(work.tx, turn["id"], home))]
    waiting = [duty["household_id"] for duty in mine if duty["state"] == "asked"]
    if waiting and not any(duty["state"] == "confirmed" for duty in mine):
        await duties.answer(work.tx, turn["id"], waiting[0], "confirmed", actor.user_id, work.epoch)
        await mail.renew_brief(work, turn["id"])


async def own_way(work: Work, actor: Actor, turn_id: int) -> Row:
    """The turn of a button of the message under way, for its team only and while it is out."""
    turn = await open_turn(work, turn_id)
    if turn["state"] == "finished":
        raise Refusal("night-back-already")
    if not (actor.cares_for(turn["group_id"]) or await rounds.on_team(work.tx, turn_id, actor.homes)):
        raise Refusal("night-not-yours", group=turn["group_name"])
    if turn["state"] != "started":
        raise Refusal("night-not-out" if turn["state"] == "planned" else "night-back-already")
    return turn


async def way_of(work: Work, turn_id: int) -> night_notices.Round:
    """What a patrol passed and noted so far."""
    settings = work.settings
    points, notes = await rounds.points(work.tx, turn_id), await rounds.notes(work.tx, turn_id)
    return night_notices.Round(settings.village.zone, settings.patrol.checkpoints, points, notes)


async def tell_team(work: Work, turn: Row, but: int) -> None:
    """Everybody who goes along gets the buttons of the way; `but` has them already."""
    for reader in await rounds.readers(work.tx, turn["id"]):
        if reader.chat_id != but:
            notice = await under_way(work, turn, reader.chat_id)
            await work.post.send(reader, notice, lane=Lane.DUTY, ref=night_notices.out_ref(turn["id"]))


async def under_way(work: Work, turn: Row, user_id: int) -> Notice:
    """How a patrol stands, for one of those who look after it or go along."""
    slot, way = mail.slot(work, turn), await way_of(work, turn["id"])
    known = await people.load(work.tx, user_id)
    leads = bool(known and turn["group_id"] in known.leads | known.liaison_of)
    on_team = bool(known and await rounds.on_team(work.tx, turn["id"], known.homes))
    if on_team and not leads:
        return night_notices.said_out(slot, way)
    return night_notices.said_started(slot, way, leads or on_team)


async def renew_way(work: Work, turn: Row, *, back: bool = False) -> None:
    """The messages under way say how things stand; once the patrol is `back`, their buttons go."""
    ref = night_notices.out_ref(turn["id"])
    over = night_notices.said_back(mail.slot(work, turn)) if back else None
    for chat_id in dict.fromkeys(row["chat_id"] for row in await outbox.states(work.tx, ref)):
        chat, notice = await chats.get(work.tx, chat_id), over or await under_way(work, turn, chat_id)
        await work.post.edit(Reader(chat_id, chat["language"] if chat else None), ref, notice, lane=Lane.DUTY)


# Checkpoints.


async def tap(work: Work, actor: Actor, turn_id: int, number: int) -> Notice:
    """Somebody of the team taps a checkpoint."""
    turn = await own_way(work, actor, turn_id)
    places = work.settings.patrol.checkpoints
    if not 0 <= number < len(places):
        raise Refusal("common-old-button")
    return await _pass(work, actor, turn, places[number], "tapped")


async def scan(work: Work, actor: Actor, code: str) -> Notice:
    """Somebody of the team scans the code at a checkpoint."""
    places, secret = work.settings.patrol.checkpoints, await meta.get(work.tx, SECRET)
    place = rules.place_of(code, secret, places) if secret else None
    if place is None:
        raise Refusal("night-point-foreign")
    turn = await on_patrol(work, actor)
    if turn is None:
        raise Refusal("night-point-not-out", place=place)
    return await _pass(work, actor, turn, place, "scanned")


async def _pass(work: Work, actor: Actor, turn: Row, place: str, how: str) -> Notice:
    zone = work.settings.village.zone
    if not await rounds.pass_point(work.tx, turn["id"], place, how, actor.user_id, work.epoch):
        found = next(
            row
            for row in await rounds.points(work.tx, turn["id"])
            if row["place"] == place and row["how"] == how
        )
        return say(
            "night-point-again", place=place, at=night_notices.clock(found["at"], zone), by=found["name"]
        )
    await present(work, actor, turn)
    await renew_way(work, turn)
    await work.note("patrol", how, turn["id"], actor=actor.user_id, group_id=turn["group_id"], place=place)
    way = await way_of(work, turn["id"])
    at, left = night_notices.clock(work.epoch, zone), len(way.missing)
    return say("night-point-passed" if left else "night-points-all", place=place, at=at, left=left)


async def links(tx: Tx, places: tuple[str, ...]) -> list[tuple[str, str]]:
    """The deep link of each checkpoint, the same ones each time; the village's secret is made on first use."""
    if not places:
        raise Refusal("night-no-points")
    username = await meta.get(tx, "bot_username")
    if not username:
        raise Refusal("night-no-username")
    secret = await meta.get(tx, SECRET)
    if not secret:
        secret = secrets.token_hex(16)
        await meta.put(tx, SECRET, secret)
    return [
        (place, f"https://t.me/{username}?start={PREFIX}{rules.token(secret, place)}") for place in places
    ]
