"""Delivery: the outbox loop. Lease, pace, send, settle."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
import time
from typing import Any

from telegram.error import TelegramError

from domain.settings import Settings
from handlers.common import render
from handlers.common.words import load
from storage import chats, journal, meta, outbox
from storage.database import Database, Row

from .api import IN_FLIGHT, Api
from .clock import Clock
from .failures import Failure, Fate, classify
from .line import Item, Line
from .pacing import Pace

log = logging.getLogger(__name__)
_LOOK_AROUND = 0.5  # seconds: how often to look for rows that another process queued
_CHATTER_LIVES = 24 * 3600  # seconds after which a message that is not vital is not worth sending
_MESSAGE_METHODS = ("sendMessage", "sendPhoto", "sendDocument", "sendLocation", "sendVoice")


class Delivery:
    """Sends what the outbox holds, the lanes of life first, one message of a chat at a time."""

    def __init__(self, db: Database, api: Api, settings: Settings, pace: Pace, clock: Clock) -> None:
        self._db, self._api, self._settings, self._pace, self._clock = db, api, settings, pace, clock
        self._line = Line(pace.chat_slot)
        self._woken = asyncio.Event()
        self._sending: set[asyncio.Task[None]] = set()
        self._loaded = 0
        self._failing = 0

    def wake(self) -> None:
        """Something was committed: look for new rows."""
        self._woken.set()

    @property
    def waiting(self) -> int:
        """How many messages wait or are on their way."""
        return len(self._line) + len(self._sending)

    @property
    def idle(self) -> bool:
        """Whether nothing waits and nothing is on its way."""
        return not self._sending and not len(self._line) and not self._woken.is_set()

    async def recover(self) -> None:
        """After a crash: what was on its way is in doubt."""
        async with self._db.write() as tx:
            doubtful = await outbox.recover(tx, int(self._clock.now().timestamp()))
        if doubtful:
            log.warning("%s messages were on their way when the process ended", doubtful)

    async def run(self) -> None:
        """Send for ever. Cancel it to stop, then `settle`."""
        self._woken.set()
        seen = -1
        looked = 0.0
        while True:
            now = time.monotonic()
            if now - looked >= _LOOK_AROUND:
                looked, changed = now, await self._db.changed_elsewhere()
                if changed != seen:
                    seen = changed
                    self._woken.set()
            if self._woken.is_set():
                self._woken.clear()
                await self._load()
            if not self._send_next(now):
                await self._sleep(now)

    async def settle(self) -> None:
        """Let what is on its way arrive, for a few seconds."""
        if self._sending:
            await asyncio.wait(self._sending, timeout=5)

    def _send_next(self, now: float) -> bool:
        if len(self._sending) >= IN_FLIGHT or self._pace.slot(now) > now:
            return False
        item = self._line.take(now)
        if item is None:
            return False
        self._pace.start(now)
        task = asyncio.create_task(self._deliver(item))
        self._sending.add(task)
        task.add_done_callback(self._landed)
        return True

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        self._woken.set()
        if not task.cancelled() and task.exception() is not None:
            log.error("a delivery failed", exc_info=task.exception())

    async def _sleep(self, now: float) -> None:
        until = now + _LOOK_AROUND
        if len(self._line) and len(self._sending) < IN_FLIGHT:
            slot = self._pace.slot(now)
            until = min(until, slot if slot > now else self._line.next_wake() or until)
        try:
            await asyncio.wait_for(self._woken.wait(), max(0.001, until - time.monotonic()))
        except TimeoutError:
            return

    async def _load(self) -> None:
        async with self._db.read() as tx:
            rows = await outbox.waiting(tx, self._loaded)
        for row in rows:
            self._loaded = max(self._loaded, row["id"])
            self._line.push(self._item(row))

    def _item(self, row: Row) -> Item:
        wait = row["not_before"] - self._clock.now().timestamp() if row["not_before"] else 0
        return Item(
            lane=row["lane"],
            id=row["id"],
            chat_id=row["chat_id"],
            group=row["kind"] != "private",
            ref=row["ref"],
            needs=row["needs"],
            not_before=time.monotonic() + min(wait, 300) if wait > 0 else float("-inf"),
        )

    async def _deliver(self, item: Item) -> None:
        chat_id, sent = item.chat_id, False
        try:
            async with self._db.write() as tx:
                row = await outbox.lease(tx, item.id)
                call = await self._prepare(tx, row) if row is not None else None
            if row is not None and call is not None:
                sent = True
                await self._send(item, row, call)
        except sqlite3.OperationalError as error:
            log.error("the outbox cannot be written: %s", error)
            self._pace.hold_all(1, time.monotonic())
            self._line.push(item)
        finally:
            self._pace.end(chat_id, item.group and sent, time.monotonic())
            self._line.free(chat_id)

    async def _prepare(self, tx: Any, row: Row) -> dict[str, Any] | None:
        now = int(self._clock.now().timestamp())
        if not row["vital"] and now - row["created_at"] > _CHATTER_LIVES:
            await outbox.settle(tx, row["id"], "dead", now, error="too old to be worth sending")
            return None
        params: dict[str, Any] = json.loads(row["payload"])
        if row["method"] != "setMyCommands":  # its scope names the chat
            params["chat_id"] = row["chat_id"]
        if row["needs"] and not row["needs"].startswith("#"):
            number = await outbox.message_id(tx, row["chat_id"], row["needs"])
            if row["method"] in _MESSAGE_METHODS:
                if number is not None:
                    params["reply_parameters"] = {"message_id": number, "allow_sending_without_reply": True}
            elif number is None:
                await outbox.settle(tx, row["id"], "dead", now, error="its message was never sent")
                return None
            else:
                params["message_id"] = number
        if row["repeats"]:
            self._mark_repeat(params, row["language"])
        return params

    def _mark_repeat(self, params: dict[str, Any], language: str) -> None:
        field = "text" if "text" in params else "caption"
        if field in params:
            mark = load().text(language, self._settings.village.zone, "common-repeat", {})
            limit = render.TEXT_LIMIT if field == "text" else render.CAPTION_LIMIT
            params[field] = render.clip(f"{mark} {params[field]}", limit)

    async def _send(self, item: Item, row: Row, params: dict[str, Any]) -> None:
        file = (row["file_name"], row["file"]) if row["file"] is not None else None
        try:
            result = await self._api.call(row["method"], params, file)
        except TelegramError as error:
            failure = classify(error)
            if failure.fate is Fate.UNREADABLE and "parse_mode" in params:
                log.error("message %s has markup that Telegram cannot read: %s", row["id"], failure.reason)
                await self._send(item, row, _plain(params))
                return
            await self._failed(item, row, failure)
            return
        self._failing = 0
        number = result.get("message_id") if isinstance(result, dict) else None
        await self._settle(row, "sent", number)

    async def _settle(self, row: Row, state: str, number: int | None = None, error: str = "") -> None:
        if state in ("dead", "uncertain"):
            log.warning("message %s to chat %s is %s: %s", row["id"], row["chat_id"], state, error)
        async with self._db.write() as tx:
            await outbox.settle(tx, row["id"], state, int(self._clock.now().timestamp()), number, error)

    async def _failed(self, item: Item, row: Row, failure: Failure) -> None:
        now = time.monotonic()
        match failure.fate:
            case Fate.UNCHANGED:
                await self._settle(row, "sent")
            case Fate.REFUSED | Fate.UNREADABLE:
                await self._settle(row, "dead", error=failure.reason)
            case Fate.GONE:
                await self._lose(row, failure)
            case Fate.MOVED:
                await self._follow(row, failure.moved_to)
            case Fate.WAIT:
                log.warning("Telegram asks chat %s to wait %s s", row["chat_id"], failure.wait)
                self._pace.hold(row["chat_id"], failure.wait, now)
                await self._again(item, row, failure, failure.wait)
            case Fate.LOCKED_OUT:
                log.critical("Telegram does not accept the token: %s", failure.reason)
                self._pace.hold_all(15, now)
                await self._again(item, row, failure, 0)
            case Fate.NOT_SENT:
                self._failing += 1
                self._pace.hold_all(min(0.25 * 2 ** min(self._failing, 6), 15), now)
                await self._again(item, row, failure, min(2 ** row["attempts"], 60))
            case Fate.UNKNOWN:
                await self._in_doubt(item, row, failure)

    async def _in_doubt(self, item: Item, row: Row, failure: Failure) -> None:
        if row["vital"]:
            await self._again(item, row, failure, min(2 ** row["attempts"], 60), repeat=True)
        elif row["method"] in _MESSAGE_METHODS:
            await self._settle(row, "uncertain", error=failure.reason)
        else:  # an edit or a pin: doing it twice changes nothing
            await self._again(item, row, failure, min(2 ** row["attempts"], 60))

    async def _again(
        self, item: Item, row: Row, failure: Failure, wait: float, *, repeat: bool = False
    ) -> None:
        log.info("message %s waits %s s: %s", row["id"], wait, failure.reason)
        not_before = int(self._clock.now().timestamp() + wait)
        async with self._db.write() as tx:
            await outbox.release(tx, row["id"], not_before, failure.reason, repeat=repeat)
        item.not_before = time.monotonic() + wait
        item.chat_id = row["chat_id"]
        self._line.push(item)

    async def _lose(self, row: Row, failure: Failure) -> None:
        now = int(self._clock.now().timestamp())
        async with self._db.write() as tx:
            await outbox.settle(tx, row["id"], "dead", now, error=failure.reason)
            if await chats.set_reachable(tx, row["chat_id"], False, failure.reason, now):
                await journal.note(tx, now, "delivery", "unreachable", subject=row["chat_id"])
            await outbox.bury(tx, row["chat_id"], now, failure.reason)
        self._line.drop(row["chat_id"])
        log.warning("chat %s cannot be written to: %s", row["chat_id"], failure.reason)

    async def _follow(self, row: Row, new: int) -> None:
        now = int(self._clock.now().timestamp())
        async with self._db.write() as tx:
            await chats.migrate(tx, row["chat_id"], new, now)
            await outbox.release(tx, row["id"], 0, "the group became a supergroup")
            await journal.note(tx, now, "delivery", "moved", subject=row["chat_id"], to=new)
            again = await outbox.waiting_in(tx, new)
        self._line.drop(row["chat_id"])
        self._line.drop(new)
        for waiting in again:
            self._line.push(self._item(waiting))
        log.info("chat %s is now %s", row["chat_id"], new)

    async def remember_name(self) -> None:
        """Keep the bot's username for links that the command line prints."""
        me = self._api.bot.bot
        async with self._db.write() as tx:
            await meta.put(tx, "bot_username", me.username or "")


def _plain(params: dict[str, Any]) -> dict[str, Any]:
    plain = {key: value for key, value in params.items() if key != "parse_mode"}
    for name in ("text", "caption"):
        if name in plain:
            plain[name] = render.strip(plain[name])
    return plain
