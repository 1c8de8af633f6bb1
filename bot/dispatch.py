"""One update, one transaction: who acts, which room, what is said, and "done", all or nothing."""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

from telegram import Bot, CallbackQuery, Chat, Document, Update, User
from telegram.error import TelegramError
from telegram.ext import filters

from domain.refusal import Refusal
from domain.settings import Settings
from handlers.common import guard, words
from handlers.common.desk import Desk
from handlers.common.guard import Actor
from handlers.common.press import NotForUs
from handlers.common.work import Work
from storage import chats, dialogues, groups, inbox, people
from storage.database import Database, Tx, may_pass

from . import errors, logs, metrics
from .clock import Clock
from .failures import classify

if TYPE_CHECKING:
    from .rooms import Room

log = logging.getLogger(__name__)
Download = Callable[[str], Awaitable[bytes]]
_CHATS = (Chat.PRIVATE, Chat.GROUP, Chat.SUPERGROUP)
LARGEST_FILE = 5_000_000  # bytes
_FIRST_ONES = 5  # one, and the files that are fetched beside it
TRIES = 3  # before an update is set aside
_LATE_BUT_GOOD = re.compile(r"(alerts:(safe|moved|help)|aid:(claim|join|well)):\d+")
_NO_ANSWER = filters.StatusUpdate.ALL | filters.Document.ALL  # never what a question of the bot waits for


class Dispatcher:
    """Takes stored updates to the rooms."""

    def __init__(
        self,
        db: Database,
        bot: Bot,
        settings: Settings,
        clock: Clock,
        download: Download,
        rooms: Sequence[Room],
    ) -> None:
        self._db, self._bot, self._settings, self._clock, self._download = db, bot, settings, clock, download
        self._handlers = [handler for room in rooms for handler in room.door.handlers]
        self._typed = {step: callback for room in rooms for step, callback in room.door.typed.items()}
        self._left_over: set[int] | None = None

    async def handle(self, update_id: int, payload: str) -> Desk | None:
        """Work on one stored update to its end; gives the desk where a press waits for an answer.

        Raises sqlite3.Error when the file cannot be written now: the update stays undone.
        """
        began = time.perf_counter()
        with logs.about(update_id):
            try:
                return await self._handle(update_id, payload)
            finally:
                metrics.count("update_seconds_total", time.perf_counter() - began)

    async def _handle(self, update_id: int, payload: str) -> Desk | None:
        tries, incident = await self._tries_before(update_id), errors.new_incident()
        while tries < TRIES:
            try:
                desk, outcome = await self._take(Update.de_json(json.loads(payload), self._bot))
                metrics.count("updates_total", outcome=outcome if desk else "ignored")
                return desk
            except Exception as error:
                if may_pass(error):
                    raise
                tries += 1
                logs.incident(incident)
                log.exception("incident %s: update %s failed, try %s", incident, update_id, tries)
        log.error("incident %s: update %s is set aside", incident, update_id)
        metrics.count("updates_total", outcome="failed")
        return await self._give_up(update_id, payload, incident)

    async def _tries_before(self, update_id: int) -> int:
        """How often an update ended the whole program before: counted for those that were the first at its start.

        What ends the program is among the next few when it starts again; to count all would halve the speed.
        """
        if self._left_over is None:
            async with self._db.read() as tx:
                self._left_over = await inbox.undone_ids(tx, _FIRST_ONES)
        if update_id not in self._left_over:
            return 0
        self._left_over.discard(update_id)
        async with self._db.write() as tx:
            return await inbox.begin(tx, update_id) - 1

    async def _take(self, update: Update) -> tuple[Desk | None, str]:
        file = await self._fetch(update)
        try:
            return await self._try(update, file=file), "done"
        except Refusal as refusal:
            return await self._try(update, refusal=refusal), "refused"

    async def _fetch(self, update: Update) -> bytes | Refusal | None:
        """Fetch the file of an official before the transaction, so that nobody waits for the download."""
        document = update.message.document if update.message else None
        user = update.effective_user
        if (
            document is None
            or user is None
            or update.effective_chat is None
            or update.effective_chat.id != user.id
        ):
            return None
        async with self._db.read() as tx:
            known = await people.load(tx, user.id)
        if not (user.id in self._settings.village.admins or (known and known.official)) or _is_picture(
            document
        ):
            return None
        if (document.file_size or 0) > LARGEST_FILE:
            return Refusal("import-too-large", mb=LARGEST_FILE // 1_000_000)
        try:
            return await self._download(document.file_id)
        except TelegramError as error:
            log.warning("a file could not be fetched: %s", classify(error).reason)
            return Refusal("households-file-unfetched")

    async def _try(
        self,
        update: Update,
        *,
        refusal: Refusal | None = None,
        incident: str = "",
        file: bytes | Refusal | None = None,
    ) -> Desk | None:
        async with self._db.write() as tx:
            work = Work(tx, self._clock.now(), self._settings)
            note = f"incident {incident}" if incident else refusal.key if refusal else ""
            marked = inbox.done(tx, update.update_id, work.epoch, note)
            if incident:
                await inbox.failed(tx, update.update_id, work.epoch, note)
            desk = await self._desk(update, work)
            await tx.flush()
            if desk is None or not marked.rows:
                return None
            desk.file = file if isinstance(file, bytes) else None
            desk.file_problem = file if isinstance(file, Refusal) else None
            if incident:
                await errors.apologise(desk, incident)
            elif refusal:
                log.info("update %s refused: %s", update.update_id, refusal.key)
                await errors.refuse(desk, refusal)
            else:
                await self._route(desk)
        return desk

    async def _give_up(self, update_id: int, payload: str, incident: str) -> Desk | None:
        try:
            return await self._try(Update.de_json(json.loads(payload), self._bot), incident=incident)
        except Exception as error:
            if may_pass(error):
                raise
            log.error("incident %s: the update cannot be read: %s", incident, type(error).__name__)
            async with self._db.write() as tx:
                work = Work(tx, self._clock.now(), self._settings)
                await inbox.failed(tx, update_id, work.epoch, f"incident {incident}")
                await errors.apologise_unread(work, payload, incident)
            return None

    async def _desk(self, update: Update, work: Work) -> Desk | None:
        chat, user = update.effective_chat, update.effective_user
        unwanted = update.message is None and update.callback_query is None and update.my_chat_member is None
        if (
            chat is None
            or user is None
            or chat.type not in _CHATS
            or unwanted
            or self._for_another_bot(update)
        ):
            log.info("update %s ignored on purpose: %s", update.update_id, _kind(update))
            await inbox.blank(work.tx, update.update_id)
            return None
        actor = await self._actor(work, chat, user, update)
        return Desk(update, work, actor)

    async def _actor(self, work: Work, chat: Chat, user: User, update: Update) -> Actor:
        tx, village = work.tx, self._settings.village
        name = (user.full_name or str(user.id))[:64]
        known = await people.load(tx, user.id)
        language = known.language if known else None
        if known is None or known.name != name or not language:
            language = language or words.pick_language(user.language_code, village.language)
            await people.meet(tx, user.id, name, language, work.epoch)
        private = chat.type == Chat.PRIVATE
        if private and not (known and known.started) and update.my_chat_member is None:
            await chats.see(tx, user.id, "private", name, language, work.epoch)
        here, group = (language, None) if private else await _group_chat(tx, work, chat, village.language)
        return Actor(
            user_id=user.id,
            name=name,
            language=here or village.language,
            chat_id=chat.id,
            own_language=language or village.language,
            admin=user.id in village.admins,
            official=bool(known and known.official),
            banned=bool(known and known.banned),
            leads=known.leads if known else frozenset(),
            liaison_of=known.liaison_of if known else frozenset(),
            homes=known.homes if known else (),
            groups=known.groups if known else frozenset(),
            chat_group=group,
        )

    async def _route(self, desk: Desk) -> None:
        update = desk.update
        if desk.actor.user_id == guard.ANONYMOUS_ADMIN and (update.callback_query or _is_command(update)):
            raise Refusal("common-anonymous")
        press = update.callback_query
        if press is not None and _out_of_reach(press):
            raise Refusal("common-old-button")
        if await self._answers_question(desk):
            return
        for handler in self._handlers:
            check: Any = handler.check_update(update)
            if check is not None and check is not False:
                try:
                    await handler.callback(update, desk)
                    return
                except NotForUs:
                    continue
        if press is not None:
            raise Refusal("common-old-button")
        log.info("update %s fits no room: %s", update.update_id, _kind(update))
        await inbox.blank(desk.work.tx, update.update_id)

    async def _answers_question(self, desk: Desk) -> bool:
        if desk.update.message is None or _is_command(desk.update) or _NO_ANSWER.check_update(desk.update):
            return False
        tx, actor = desk.work.tx, desk.actor
        question = await dialogues.waiting(tx, actor.chat_id, actor.user_id, desk.work.epoch)
        if question is None or question[0] not in self._typed:
            return False
        desk.data = question[1]
        await self._typed[question[0]](desk)
        return True

    def _for_another_bot(self, update: Update) -> bool:
        """In a group a command may name its bot; in private it can only be meant for this one."""
        if not _is_command(update) or update.message is None or update.message.chat.type == Chat.PRIVATE:
            return False
        _, at, name = (update.message.text or "").split()[0].partition("@")
        return bool(at) and name.lower() != self._bot.username.lower()


async def _group_chat(tx: Tx, work: Work, chat: Chat, default: str) -> tuple[str, int | None]:
    row = await chats.get(tx, chat.id)
    if row is None:
        await chats.see(tx, chat.id, str(chat.type), (chat.title or "")[:128], default, work.epoch)
        return default, None
    group = await groups.of_chat(tx, chat.id)
    return row["language"] or default, group["id"] if group else None


def _out_of_reach(press: CallbackQuery) -> bool:
    """A press on a message so old that Telegram hides it, or on a game's button, which any handler would take.

    A late answer to a warning, to a call for help, or that somebody is well, counts all the same.
    """
    if press.message is None or not press.data:
        return True
    return not press.message.is_accessible and not _LATE_BUT_GOOD.fullmatch(press.data)


def _is_picture(document: Document) -> bool:
    """Pictures and films are no lists: they are passed on by their number, never fetched."""
    return (document.mime_type or "").startswith(("image/", "video/"))


def _is_command(update: Update) -> bool:
    message = update.message
    return bool(message and message.text and message.text.startswith("/"))


def _kind(update: Update) -> str:
    names = (name for name in update.to_dict() if name != "update_id")
    return next(names, "of a kind this program does not know")
