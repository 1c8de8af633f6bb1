"""Delivery: the outbox loop. Lease, pace, send, settle."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
import time
from collections.abc import Mapping
from typing import Any

from telegram.error import ChatMigrated, TelegramError

from domain.notice import Lane
from domain.settings import Settings
from storage import chats, holds, outbox
from storage.database import Database, Row, may_pass

from .api import IN_FLIGHT, Api
from .calls import Call, prepare
from .clock import Clock
from .failures import Failure, Fate, classify
from .line import Item, Line
from .pacing import MINUTE, Pace
from .settling import Settler

log = logging.getLogger(__name__)
_LOOK_AROUND = 0.5  # seconds: how often to look for rows that another process queued
_FIRST_PAUSE = 0.5  # seconds; doubles while nothing gets through
_LAST = 2.5  # seconds for what is on its way when the program ends
_KEPT_FREE = 4  # of the calls in flight, for the lanes of life


class Delivery:
    """Sends what the outbox holds, the lanes of life first, one message of a chat at a time."""

    def __init__(
        self, db: Database, api: Api, settings: Settings, pace: Pace, clock: Clock, lives: Mapping[int, float]
    ) -> None:
        self._db, self._api, self._pace, self._clock = db, api, pace, clock
        self._zone, self._lives = settings.village.zone, lives
        self._settler = Settler(db, settings, clock)
        self.keep = self._settler.keep
        self._line = Line(pace.chat_slot)
        self._woken = asyncio.Event()
        self._sending: set[asyncio.Task[None]] = set()
        self._loaded = 0
        self._looked, self._seen = 0.0, -1
        self._moved = ""
        self._failing = 0  # how often in a row nothing got through
        self._doubt = False  # whether Telegram must answer a harmless question before the next message

    def wake(self) -> None:
        """Something was committed: look for new rows."""
        self._woken.set()

    @property
    def idle(self) -> bool:
        """Whether nothing waits and nothing is on its way."""
        return not self._sending and not len(self._line) and not self._woken.is_set()

    async def recover(self) -> None:
        """After a crash: what was on its way is in doubt; and Telegram has not forgotten the calls of before."""
        now = int(self._clock.now().timestamp())
        async with self._db.write() as tx:
            doubtful = await outbox.recover(tx, now)
            self._pace.recall(await outbox.calls_before(tx, now, MINUTE), time.monotonic())
            self._pace.resume(*await holds.standing(tx, now), time.monotonic())
        if doubtful:
            log.warning("%s messages were on their way when the process ended", doubtful)

    async def run(self) -> None:
        """Send for ever. Cancel it to stop, then `settle`."""
        self._woken.set()
        while True:
            try:
                await self._turn()
            except sqlite3.Error as error:
                log.error("the outbox cannot be read: %s", error)
                self._woken.set()
                await asyncio.sleep(1)

    async def settle(self) -> None:
        """Let what is on its way arrive, for a few seconds; what does not is in doubt at the next start."""
        if self._sending:
            await asyncio.wait(self._sending, timeout=_LAST)
        for task in (late := list(self._sending)):
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _turn(self) -> None:
        now = time.monotonic()
        if now - self._looked >= _LOOK_AROUND:
            self._looked, changed = now, await self._db.changed_elsewhere()
            if changed != self._seen:
                self._seen = changed
                self._woken.set()
        if self._woken.is_set():
            self._woken.clear()
            await self._load()
        now = time.monotonic()
        if self._doubt and len(self._line) and not self._pace.held(now):
            await self._probe()
        elif self._doubt or not self._send_next(now):
            await self._sleep(now)

    async def _load(self) -> None:
        async with self._db.read() as tx:
            moved = await chats.last_move(tx)
            if moved != self._moved:  # a chat has another number now: what waits for both waits in one order
                self._moved, self._loaded = moved, 0
                self._line.clear()
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

    async def _probe(self) -> None:
        """Something got lost on the way: ask first, rather than risk one message after the other on it."""
        try:
            await self._api.ping()
        except Exception as error:  # whatever it is, Telegram did not answer
            self._trouble(classify(error).reason)
        else:
            self._doubt = False

    def _trouble(self, reason: str) -> None:
        """Nothing gets through: wait a little, longer each time. Calls that failed together count once."""
        self._doubt = True
        now = time.monotonic()
        if not self._pace.held(now):
            self._failing += 1
            pause = min(_FIRST_PAUSE * 2 ** min(self._failing - 1, 5), 15)
            log.warning("Telegram cannot be reached, next try in %s s: %s", pause, reason)
            self._pace.hold_all(pause, now)

    def _send_next(self, now: float) -> bool:
        if len(self._sending) >= IN_FLIGHT or self._pace.slot(now) > now:
            return False
        crowded = len(self._sending) >= IN_FLIGHT - _KEPT_FREE
        item = self._line.take(now, Lane.WARNING if crowded else Lane.BULK)
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
        with contextlib.suppress(TimeoutError):  # wait_for of Python 3.11 may swallow a cancellation
            async with asyncio.timeout(max(0.001, until - time.monotonic())):
                await self._woken.wait()

    async def _deliver(self, item: Item) -> None:
        chat_id, leased = item.chat_id, None
        try:
            leased = await self._lease(item)
            if leased is not None:
                await self._send(item, *leased)
        finally:
            if leased is None:
                self._pace.cancel()
            self._line.free(chat_id)

    async def _lease(self, item: Item) -> tuple[Row, Call] | None:
        try:
            async with self._db.write() as tx:
                row = await outbox.lease(tx, item.id)
                if row is None:
                    return None
                if row["chat_id"] == item.chat_id:
                    now = int(self._clock.now().timestamp())
                    call = await prepare(tx, row, now, self._zone, self._lives)
                    return (row, call) if call else None
                await outbox.give_back(tx, item.id)
                moved = await outbox.waiting_in(tx, row["chat_id"])
            self._reline(item.chat_id, row["chat_id"], moved)
        except sqlite3.Error as error:
            log.error("the outbox cannot be written: %s", error)
            if not may_pass(error):
                raise
            self._pace.hold_all(1, time.monotonic())
            self._line.push(item)
        return None

    async def _send(self, item: Item, row: Row, call: Call) -> None:
        try:
            result = await self._call(item, call)
        except Exception as error:
            failure = classify(error)
            if failure.fate is Fate.UNREADABLE and "parse_mode" in call.params:
                log.error("message %s has markup that Telegram cannot read: %s", row["id"], failure.reason)
                self._pace.start(time.monotonic())
                await self._send(item, row, call.plain())
            else:
                await self._failed(item, row, call, failure)
            return
        self._failing = 0
        number = result.get("message_id") if isinstance(result, dict) else None
        await self._settler.settle(row, "sent", number)

    async def _call(self, item: Item, call: Call) -> Any:
        try:
            return await self._api.call(call.method, call.params, call.file)
        finally:
            self._pace.end(item.chat_id, item.group, time.monotonic())

    async def _failed(self, item: Item, row: Row, call: Call, failure: Failure) -> None:
        now = time.monotonic()
        match failure.fate:
            case Fate.UNCHANGED:
                await self._settler.settle(row, "sent")
            case Fate.REFUSED | Fate.UNREADABLE:
                await self._refused(row, call, failure)
            case Fate.GONE:
                self._line.drop(row["chat_id"])
                await self._settler.lose(row, failure.reason)
            case Fate.MOVED:
                await self._follow(row, failure.moved_to)
            case Fate.WAIT:
                log.warning("Telegram asks chat %s to wait %s s", row["chat_id"], failure.wait)
                everything = self._pace.hold(row["chat_id"], failure.wait, now)
                item.not_before = now + failure.wait
                await self._settler.hold(row, failure.reason, failure.wait, everything)
                self._line.push(item)
            case Fate.LOCKED_OUT:
                log.critical("Telegram does not accept the token: %s", failure.reason)
                self._trouble(failure.reason)
                await self._again(item, row, failure.reason, 0)
            case Fate.NOT_SENT | Fate.PERHAPS:
                self._trouble(failure.reason)
                again = failure.fate is Fate.PERHAPS and row["vital"] and call.method.startswith("send")
                await self._again(item, row, failure.reason, _backoff(row), repeat=bool(again))
            case Fate.UNKNOWN:
                self._doubt = True
                await self._in_doubt(item, row, call, failure)

    async def _refused(self, row: Row, call: Call, failure: Failure) -> None:
        """A group that became a supergroup refuses edits without saying why: ask it in the way that does."""
        if call.method.startswith("edit") and "can't be edited" in failure.reason:
            try:
                await self._api.call("sendChatAction", {"chat_id": row["chat_id"], "action": "typing"})
            except ChatMigrated as moved:
                await self._follow(row, moved.new_chat_id)
                return
            except TelegramError as error:
                log.info("chat %s: %s", row["chat_id"], classify(error).reason)
        await self._settler.settle(row, "dead", error=failure.reason)

    async def _in_doubt(self, item: Item, row: Row, call: Call, failure: Failure) -> None:
        if (message := call.method.startswith("send")) and not row["vital"]:
            await self._settler.settle(row, "uncertain", error=failure.reason)
        else:  # an edit or a pin may be done twice; a vital message says that it is a repeat
            await self._again(item, row, failure.reason, _backoff(row), repeat=message)

    async def _again(self, item: Item, row: Row, reason: str, wait: float, *, repeat: bool = False) -> None:
        item.not_before = time.monotonic() + wait
        await self._settler.again(row, reason, wait, repeat=repeat)
        self._line.push(item)

    async def _follow(self, row: Row, new: int) -> None:
        self._reline(row["chat_id"], new, await self._settler.follow(row, new))

    def _reline(self, old: int, new: int, waiting: list[Row]) -> None:
        """What waited for `old` waits for `new` now."""
        for chat_id in (old, new):
            self._line.drop(chat_id)
        for row in waiting:
            self._line.push(self._item(row))


def _backoff(row: Row) -> float:
    return float(min(2 ** min(row["attempts"], 6), 60))
