"""The Telegram door of the night: what a patrol presses, scans and sends on its way."""

from __future__ import annotations

from telegram import Message
from telegram.ext import filters

from domain import rounds as rules
from domain.notice import say
from domain.refusal import Refusal
from handlers.common.desk import Desk
from handlers.common.press import Handler, NotForUs, message, press
from storage import codes

from . import reports, rounds, stand_down

_FILES = filters.PHOTO | filters.VIDEO | filters.VIDEO_NOTE | filters.VOICE | filters.Document.ALL
_SENT = filters.TEXT | filters.LOCATION | _FILES
_OTHER = filters.AUDIO | filters.Sticker.ALL | filters.CONTACT | filters.POLL | filters.Dice.ALL
_LISTS = (".csv", ".xls", ".xlsx", ".txt")


def handlers() -> list[Handler]:
    """What somebody on patrol presses and sends."""
    return [
        press("patrol:note", quick, int, str),
        press("patrol:mistake", mistake, int),
        press("patrol:point", tap, int, int),
        press("patrol:home", home, int),
        press("patrol:files", files, int),
        message(filters.ChatType.PRIVATE & filters.Regex(rf"^/start(@\w+)? +{rounds.PREFIX}"), scan),
        message(filters.ChatType.PRIVATE & _SENT & ~filters.COMMAND, sent),
        message(filters.ChatType.PRIVATE & _OTHER, no_note),
    ]


async def quick(desk: Desk, turn_id: int, kind: str) -> None:
    """Somebody of the team presses a quick note."""
    said, more = await reports.quick(desk.work, desk.actor, turn_id, kind)
    desk.toast(said, alarm=kind in rules.URGENT)
    if more is not None:
        await desk.reply(more)


async def mistake(desk: Desk, note_id: int) -> None:
    """A quick note was pressed that was not meant."""
    said = await reports.mistake(desk.work, desk.actor, note_id)
    await desk.take_buttons()
    await desk.reply(said)
    desk.toast(say("patrol-noted"))


async def tap(desk: Desk, turn_id: int, number: int) -> None:
    """Somebody of the team taps a checkpoint."""
    desk.toast(await rounds.tap(desk.work, desk.actor, turn_id, number))


async def scan(desk: Desk) -> None:
    """Somebody scanned the code at a checkpoint: /start cp-…"""
    code = desk.args[0].removeprefix(rounds.PREFIX)
    await desk.reply(await rounds.scan(desk.work, desk.actor, code))


async def home(desk: Desk, turn_id: int) -> None:
    """The leader of a patrol that was called back says that all are at home."""
    notice = await stand_down.home(desk.work, desk.actor, turn_id)
    await desk.take_buttons()
    await desk.reply(notice)
    desk.toast(say("patrol-noted"))


async def files(desk: Desk, turn_id: int) -> None:
    """An official or the leader wants to see the photos of a patrol."""
    desk.toast(await reports.files(desk.work, desk.actor, turn_id, desk.here))


async def sent(desk: Desk) -> None:
    """Words, a photo, a film, a voice message, a file or a place from somebody on patrol; from anybody else it is not for us."""
    if await _meant_for_others(desk):
        raise NotForUs
    album = desk.message.media_group_id is not None
    answered = album and await reports.just_answered(desk.work, desk.actor)
    notice = await reports.take_in(desk.work, desk.actor, given(desk))
    if notice is None:
        raise NotForUs
    if not answered:
        await desk.reply(notice)


async def no_note(desk: Desk) -> None:
    """Somebody on patrol sends what is no note: say what would be one."""
    if await rounds.on_patrol(desk.work, desk.actor) is None:
        raise NotForUs
    raise Refusal("night-no-note")


async def _meant_for_others(desk: Desk) -> bool:
    """A list for the office, or a code that somebody typed."""
    document = desk.message.document
    if document is not None:
        lists = (document.file_name or "").lower().endswith(_LISTS)
        return lists and (desk.actor.official or desk.actor.admin)
    return bool(desk.message.text) and await codes.find(desk.work.tx, desk.text) is not None


def given(desk: Desk) -> reports.Given:
    """What a message brings, of whatever size: files stay where they are."""
    found, words = desk.message, desk.text
    if found.location:
        return reports.Given("location", words, lat=found.location.latitude, lon=found.location.longitude)
    kind, file_id = _file(found)
    return reports.Given(kind, words, file_id)


def _file(found: Message) -> tuple[str, str]:
    if found.photo:
        return "photo", found.photo[-1].file_id
    if found.video:
        return "video", found.video.file_id
    if found.video_note:
        return "video_note", found.video_note.file_id
    if found.voice:
        return "voice", found.voice.file_id
    if found.document:
        return "document", found.document.file_id
    return "words", ""
