"""What a patrol notes on its way: quick notes, words, photos, places. The urgent goes out at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from domain import rounds as rules
from domain.clock import from_epoch
from domain.notice import Lane, Notice, button, say
from domain.refusal import Refusal
from handlers.common import guard, render
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import patrol, people, rounds
from storage.people import Reader

from . import mail, night_notices
from .rounds import on_patrol, own_way, present, way_of
from .turns import open_turn

Row = Any
LONGEST = 1000  # letters of a note
MOST = 60  # notes of one patrol
_SAME = 60  # seconds in which the same quick note is one press
_ALBUM = 10  # seconds in which the photos of an album arrive
_METHODS = {
    "photo": "sendPhoto",
    "video": "sendVideo",
    "video_note": "sendVideoNote",
    "voice": "sendVoice",
    "document": "sendDocument",
}


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody sent: a kind of note, and what came along."""

    kind: str
    words: str = ""
    file_id: str = ""
    lat: float | None = None
    lon: float | None = None

    @property
    def columns(self) -> dict[str, object]:
        """As it is stored."""
        return {"words": self.words, "file_id": self.file_id, "lat": self.lat, "lon": self.lon}


async def quick(work: Work, actor: Actor, turn_id: int, kind: str) -> tuple[Notice, Notice | None]:
    """Somebody of the team presses a quick note; gives the toast, and what to do next or if it was not meant."""
    turn = await own_way(work, actor, turn_id)
    if kind not in rules.KINDS:
        raise Refusal("common-old-button")
    recent = await rounds.notes(work.tx, turn_id, work.epoch - _SAME)
    if any(row["kind"] == kind and row["noted_by"] == actor.user_id for row in recent):
        return say("night-noted-before"), None
    row = await _keep(work, actor, turn, Given(kind))
    said = say("night-noted-quick", what=night_notices.kind(row))
    if kind in rules.URGENT:
        await _alarm(work, actor, turn, row)
    return said, night_notices.quick_said(row)


async def mistake(work: Work, actor: Actor, note_id: int) -> Notice:
    """Somebody pressed a quick note that was not meant: everybody who heard it hears that too."""
    since = work.epoch - int(rules.FOLLOWS.total_seconds())
    gone = await rounds.take_back(work.tx, note_id, actor.user_id, since)
    turn = await patrol.get(work.tx, gone["turn_id"]) if gone else None
    if gone is None or turn is None:
        raise Refusal("night-mistake-late")
    turn_id = turn["id"]
    await work.note("patrol", "taken-back", turn_id, actor=actor.user_id, group_id=turn["group_id"])
    if gone["kind"] not in rules.URGENT:
        return say("night-mistake-quick", what=night_notices.kind(gone))
    if any(row["kind"] in rules.URGENT for row in await rounds.notes(work.tx, turn_id)):
        return say("night-mistake-others")
    notice = say("night-urgent-mistake", group=turn["group_name"], by=actor.name)
    await work.post.send_all(await _hearers(work, turn, actor.user_id), notice, lane=Lane.WARNING)
    return say("night-mistake-said")


async def take_in(work: Work, actor: Actor, given: Given) -> Notice | None:
    """Somebody on patrol sends words, a photo or a place; None: the sender is out on no patrol."""
    turn = await on_patrol(work, actor)
    if turn is None:
        return None
    return await keep(work, actor, turn, given)


async def just_answered(work: Work, actor: Actor) -> bool:
    """Whether somebody's photo was answered a moment ago: the photos of one album come one by one."""
    turn = await on_patrol(work, actor)
    recent = await rounds.notes(work.tx, turn["id"], work.epoch - _ALBUM) if turn else []
    return any(row["file_id"] and row["noted_by"] == actor.user_id for row in recent)


async def keep(work: Work, actor: Actor, turn: Row, given: Given) -> Notice:
    """Keep a note; what follows an urgent one is passed on at once, the rest with the summary."""
    if len(given.words) > LONGEST:
        raise Refusal("patrol-report-long", limit=LONGEST)
    follows = int(rules.FOLLOWS.total_seconds())
    before = await rounds.notes(work.tx, turn["id"], work.epoch - follows)
    row = await _keep(work, actor, turn, given)
    if any(each["kind"] in rules.URGENT for each in before):
        await _pass_on_to_all(work, turn, row)
        return say("night-passed-on")
    zone = work.settings.village.zone
    where = say("night-near", place=row["place"]) if row["place"] else ""
    return say("night-noted", at=night_notices.clock(work.epoch, zone), place=where)


async def with_report(work: Work, actor: Actor, turn_id: int, given: Given) -> Notice:
    """The leader sends a photo or a place where the report is waited for: it is kept; gives what is still wanted."""
    turn = await open_turn(work, turn_id)
    guard.leader_or_official(actor, turn["group_id"])
    if turn["state"] != "started":
        raise Refusal("night-back-already")
    await keep(work, actor, turn, replace(given, words=""))
    return say("night-with-report", (button("patrol-btn-quiet", f"patrol:quiet:{turn_id}"),))


async def _keep(work: Work, actor: Actor, turn: Row, given: Given) -> Row:
    if len(await rounds.notes(work.tx, turn["id"])) >= MOST:
        raise Refusal("night-too-many", n=MOST)
    since = work.epoch - int(rules.AT_A_POINT.total_seconds())
    named = [place for place in work.settings.patrol.checkpoints if place in given.words]
    place = named[0] if named else await rounds.place_since(work.tx, turn["id"], since)
    note_id = await rounds.note(
        work.tx, turn["id"], work.epoch, given.kind, place, actor.user_id, given.columns
    )
    await present(work, actor, turn)
    await work.note(
        "patrol", "noted", turn["id"], actor=actor.user_id, group_id=turn["group_id"], kind=given.kind
    )
    return next(row for row in await rounds.notes(work.tx, turn["id"]) if row["id"] == note_id)


async def _alarm(work: Work, actor: Actor, turn: Row, row: Row) -> None:
    """What cannot wait: officials, the group chat and the leader hear at once."""
    notice = night_notices.urgent(mail.slot(work, turn), row, actor.name, work.settings.village.zone)
    await work.post.send_all(await _hearers(work, turn, actor.user_id), notice, lane=Lane.WARNING)


async def _hearers(work: Work, turn: Row, but: int = 0) -> list[Reader]:
    chat = await people.group_chat(work.tx, turn["group_id"])
    found = [*await people.officials(work.tx), *await people.leaders(work.tx, turn["group_id"])]
    readers = {reader.chat_id: reader for reader in (*found, *([chat] if chat else []))}
    return [reader for chat_id, reader in readers.items() if chat_id != but]


async def _pass_on_to_all(work: Work, turn: Row, row: Row) -> None:
    for reader in await _hearers(work, turn, row["noted_by"]):
        await pass_on(work, turn, row, reader, Lane.WARNING)


async def pass_on(work: Work, turn: Row, row: Row, reader: Reader, lane: Lane) -> None:
    """Show a note to somebody: a photo or a file by its number at Telegram, never fetched; words and places as they are."""
    notice = night_notices.caption(mail.slot(work, turn), row, work.settings.village.zone)
    method = _METHODS.get(row["kind"])
    if not method or row["kind"] == "video_note":  # a round film takes no caption
        await work.post.send(reader, notice, lane=lane)
    if method and row["file_id"]:
        payload = {row["kind"]: row["file_id"], **_caption(work, notice, reader, row["kind"])}
        await work.post.call(reader, method, payload, lane=lane)
    elif row["lat"] is not None:
        payload = {"latitude": row["lat"], "longitude": row["lon"]}
        await work.post.call(reader, "sendLocation", payload, lane=lane)


def _caption(work: Work, notice: Notice, reader: Reader, kind: str) -> dict[str, str]:
    if kind == "video_note":
        return {}
    village = work.settings.village
    text = render.message(notice, reader.language or village.language, village.zone)["text"]
    return {"caption": render.clip(text, render.CAPTION_LIMIT), "parse_mode": "HTML"}


async def files(work: Work, actor: Actor, turn_id: int, reader: Reader) -> Notice:
    """An official or the leader wants to see what a patrol sent."""
    turn = await open_turn(work, turn_id)
    guard.private(actor)
    guard.leader_or_official(actor, turn["group_id"])
    found = (await way_of(work, turn_id)).files
    for row in found[:20]:
        await pass_on(work, turn, row, reader, Lane.REPLY)
    if not found:
        raise Refusal("night-no-files", night=from_epoch(turn["starts_at"]))
    return say("night-files", n=len(found[:20]))


async def show_files(work: Work, turn: Row) -> None:
    """After the summary the group chat sees what was not passed on before."""
    chat = await people.group_chat(work.tx, turn["group_id"])
    rows = (await way_of(work, turn["id"])).notes
    if chat is None:
        return
    follows, alarm = int(rules.FOLLOWS.total_seconds()), -1
    for row in rows:
        if row["kind"] in rules.URGENT:
            alarm = row["at"]
        seen = alarm >= 0 and row["at"] <= alarm + follows
        if not seen and (row["file_id"] or row["lat"] is not None):
            await pass_on(work, turn, row, chat, Lane.BULK)
