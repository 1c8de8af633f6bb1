"""What became of a message: written into the outbox, as often as it takes."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from datetime import datetime
from math import ceil
from typing import TypeVar

from domain.settings import Settings
from handlers.common.work import Work
from handlers.welcome import standing
from storage import chats, holds, journal, outbox
from storage.database import Database, Row, Tx, may_pass

from . import metrics
from .clock import Clock

log = logging.getLogger(__name__)
T = TypeVar("T")


class Settler:
    """Records what Telegram said. It says so once: a file that is busy or full is waited for."""

    def __init__(self, db: Database, settings: Settings, clock: Clock) -> None:
        self._db, self._settings, self._clock = db, settings, clock

    async def keep(self, job: Callable[[Tx, datetime], Awaitable[T]]) -> T:
        """Run `job` in a transaction, again and again while the file cannot be written."""
        pause = 0.5
        while True:
            try:
                async with self._db.write() as tx:
                    return await job(tx, self._clock.now())
            except sqlite3.Error as error:
                if not may_pass(error):
                    raise
                log.error("the outbox cannot be written: %s", error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 15.0)

    async def settle(self, row: Row, state: str, number: int | None = None, error: str = "") -> None:
        """A message was sent, is in doubt, or will not be sent."""
        if state in ("dead", "uncertain"):
            log.warning("message %s to chat %s is %s: %s", row["id"], row["chat_id"], state, error)

        async def job(tx: Tx, now: datetime) -> None:
            await outbox.settle(tx, row["id"], state, int(now.timestamp()), number, error)

        await self.keep(job)
        metrics.count("messages_total", state=state)

    async def again(self, row: Row, reason: str, wait: float, *, repeat: bool = False) -> None:
        """A message waits `wait` seconds and is tried again."""
        log.info("message %s waits %s s: %s", row["id"], wait, reason)

        async def job(tx: Tx, now: datetime) -> None:
            until = ceil(now.timestamp() + wait) if wait else 0  # never a moment early, also after a restart
            await outbox.release(tx, row["id"], until, reason, repeat=repeat)

        await self.keep(job)

    async def hold(self, row: Row, reason: str, wait: float, everything: bool) -> None:
        """Telegram asks a chat to wait: its messages do, also after a restart; with `everything` all others too."""

        async def job(tx: Tx, now: datetime) -> None:
            until = ceil(now.timestamp() + wait)
            await outbox.release(tx, row["id"], until, reason)
            await holds.keep(tx, row["chat_id"], int(now.timestamp()), until, everything)

        await self.keep(job)

    async def lose(self, row: Row, reason: str) -> None:
        """A chat cannot be written to any more: bury what waits for it, and tell who has to know."""
        log.warning("chat %s cannot be written to: %s", row["chat_id"], reason)

        async def job(tx: Tx, now: datetime) -> None:
            work = Work(tx, now, self._settings)
            await outbox.settle(tx, row["id"], "dead", work.epoch, error=reason)
            await outbox.bury(tx, row["chat_id"], work.epoch, reason)
            chat = await chats.get(tx, row["chat_id"])
            if chat is not None and chat["reachable"]:
                private = chat["kind"] == "private"
                await standing.chat_lost(work, chat["chat_id"], chat["title"], private, reason)

        await self.keep(job)

    async def follow(self, row: Row, new: int) -> list[Row]:
        """A group became a supergroup: what waits for it follows. Gives what waits for the new chat."""
        log.info("chat %s is now %s", row["chat_id"], new)

        async def job(tx: Tx, now: datetime) -> list[Row]:
            epoch = int(now.timestamp())
            await outbox.release(tx, row["id"], 0, "the group became a supergroup")
            if await chats.get(tx, row["chat_id"]) is not None:
                await chats.migrate(tx, row["chat_id"], new, epoch)
                await journal.note(tx, epoch, "delivery", "moved", subject=row["chat_id"], to=new)
            return await outbox.waiting_in(tx, new)

        return await self.keep(job)
