"""Delivery over real HTTP against the sandbox: a real file, people who started the bot, the loop running."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.api import Api
from bot.clock import Clock
from bot.config import Config, Telegram
from bot.delivery import Delivery
from bot.pacing import Pace
from domain.notice import Lane
from domain.settings import Settings
from sandbox.client import Group, Person, Sandbox
from sandbox.server import serve
from sandbox.world import World
from storage import chats, outbox
from storage.database import Database
from storage.outbox import Outgoing

PATIENCE = 60  # seconds before a test gives up; nothing is measured by it


async def until(check: Callable[[], object]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not check():  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0.01)


class HandClock(Clock):
    """The time, moved by hand."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def now(self) -> datetime:
        """The moved time."""
        return datetime.fromtimestamp(super().now().timestamp() + self.ahead, super().now().tzinfo)


@dataclass
class Wire:
    """A bot that only delivers, and those it writes to."""

    db: Database
    api: Api
    world: World
    sandbox: Sandbox
    delivery: Delivery
    clock: HandClock = field(default_factory=HandClock)
    task: asyncio.Task[None] | None = None

    async def person(self, name: str = "Anna") -> Person:
        """Somebody who started the bot, known to the file."""
        person = await self.sandbox.person(name)
        await person.start()
        await self.know(person.id)
        return person

    async def group(self, owner: Person, title: str = "G") -> Group:
        """A group with the bot in it, known to the file."""
        group = await self.sandbox.group(title, owner)
        await group.add_bot(owner)
        await self.know(group.id, "group")
        return group

    async def know(self, chat_id: int, kind: str = "private") -> None:
        """Put a chat into the file."""
        async with self.db.write() as tx:
            await chats.see(tx, chat_id, kind, "", "en", self.epoch)

    @property
    def epoch(self) -> int:
        """Now, as stored."""
        return int(self.clock.now().timestamp())

    async def put(
        self, chat_id: int, text: str = "", method: str = "sendMessage", lane: Lane = Lane.REPLY, **more: Any
    ) -> None:
        """Queue one call, and wake the loop."""
        payload = {"text": text} if text else {}
        payload |= more.pop("payload", {})
        async with self.db.write() as tx:
            out = Outgoing(chat_id, method, payload, lane, language="en", **more)
            await outbox.put(tx, out, self.epoch)
        self.delivery.wake()

    def start(self) -> None:
        """Let the loop run."""
        self.task = asyncio.create_task(self.delivery.run())

    async def stop(self) -> None:
        """Stop as the application does."""
        if self.task is not None:
            self.task.cancel()
            await asyncio.gather(self.task, return_exceptions=True)
            await self.delivery.settle()
            self.task = None

    async def quiet(self) -> None:
        """Until nothing waits and nothing is on its way."""
        await until(lambda: not self.count("queued", "sending") and self.delivery.idle)

    def calls(self, method: str) -> int:
        """How many calls of a method the sandbox has had."""
        return sum(call.method == method for call in self.world.log)

    def rows(self, sql: str = "SELECT * FROM outbox ORDER BY id") -> list[sqlite3.Row]:
        """What the file says, read beside the bot."""
        with contextlib.closing(sqlite3.connect(self.db.path)) as file:
            file.row_factory = sqlite3.Row
            return file.execute(sql).fetchall()

    def states(self) -> list[str]:
        """The states of all rows, oldest first."""
        return [row["state"] for row in self.rows()]

    def count(self, *states: str) -> int:
        """How many rows are in one of these states."""
        return sum(state in states for state in self.states())


@contextlib.asynccontextmanager
async def wire(path: Path, pace: Pace | None = None, world: World | None = None) -> AsyncIterator[Wire]:
    """A wire on which nothing runs yet; call `start`."""
    world = world or World()
    async with serve(world) as url, Sandbox(url) as sandbox, Database(path / "x.db") as db:
        clock = HandClock()
        async with Api(Telegram(base_url=url), sandbox.token) as api:
            delivery = Delivery(db, api, Settings(), pace or Pace(1000, 1000), clock, Config().delivery.lives)
            found = Wire(db, api, world, sandbox, delivery, clock)
            try:
                yield found
            finally:
                await found.stop()
