"""100,000 odd updates of every kind over HTTP: nothing crashes, nothing stalls, no traceback reaches a chat.

They come in batches of BATCH; each is timed alone, and each batch from Telegram's queue to its last commit.
"""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import json
import logging
import os
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.app import App, build
from bot.config import Config
from bot.rooms import ROOMS
from handlers.common.desk import Desk
from sandbox import updates
from sandbox.client import Sandbox
from sandbox.server import serve
from sandbox.world import TOKEN, World

from . import crowd
from .odd import Json, Odd
from .table import Line

UPDATES = int(os.environ.get("FUZZ_UPDATES", "100000"))
BATCH, SEED, HOUSEHOLDS = 20, 8, 30
_ARGUMENTS = {
    int: ("1", "2", "3", "0", "7"),
    str: ("d", "all", "red", "safe", "medical", "people", "0830", "leader"),
}
WORDS = (
    *(
        "好的",
        "1",
        "0001",
        "明天",
        "8:30",
        "6",
        "红",
        "没事",
        "/alert 暴雨 红",
        "/drill 洪水 橙 1",
        "/start AAAA-BBBB",
    ),
    *("/aid 水进屋了", "/language", "/start", "/me x", "/report 路灯坏了", "/danger 1"),
)


def buttons(chance: Random) -> tuple[str, ...]:
    """Data of every button of every room, with arguments of the right kind."""
    found = []
    for handler in (each for room in ROOMS for each in room.door.handlers):
        if isinstance(handler, CallbackQueryHandler):
            verb = str(handler.pattern.pattern)[1:].partition("(")[0]  # type: ignore[union-attr]
            kinds: Sequence[type] = inspect.getclosurevars(handler.callback).nonlocals["types"]
            for _ in range(3):
                found.append(":".join([verb, *(chance.choice(_ARGUMENTS[kind]) for kind in kinds)]))
    return tuple(found)


def commands() -> tuple[str, ...]:
    """Every command of every room."""
    handlers = (each for room in ROOMS for each in room.door.handlers)
    return tuple(f"/{name}" for h in handlers if isinstance(h, CommandHandler) for name in h.commands)


def push(world: World, made: Json) -> None:
    """Put an update into Telegram's queue as it is, whatever the bot asked for."""
    queue = world.updates
    made["update_id"] = queue.next_id
    queue.next_id += 1
    body = json.dumps(made, ensure_ascii=False).encode("utf-8", "surrogatepass")
    queue.waiting.append(updates.Update(int(made["update_id"]), world.clock.now(), body))
    queue.arrived.ring()


@dataclass
class Seen:
    """What came of it."""

    slowest: float = 0.0  # seconds of one update, from its begin to its commit
    slow: str = ""  # that update
    batch: float = 0.0  # seconds of the slowest batch, from Telegram's queue on
    unreadable: int = 0  # set aside because they are no updates
    broken: list[str] = field(default_factory=list)  # set aside though they could be read: ours to mend
    leaks: list[str] = field(default_factory=list)  # what a chat got to read of our insides


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.last = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the last line of the last error."""
        if record.exc_info:
            self.last = logging.Formatter().formatException(record.exc_info)[-600:]


class Fuzz:
    """A bot with a village, and the odd updates for it."""

    def __init__(self, app: App, world: World, odd: Odd) -> None:
        self._app, self._world, self._odd, self.seen = app, world, odd, Seen()
        self._ear = _Ear()
        self._read = 0
        self._handle = app.intake._dispatcher.handle
        app.intake._dispatcher.handle = self._timed  # type: ignore[method-assign]

    async def _timed(self, update_id: int, payload: str) -> Desk | None:
        began = time.perf_counter()
        try:
            return await self._handle(update_id, payload)
        finally:
            if (took := time.perf_counter() - began) > self.seen.slowest:
                self.seen.slowest, self.seen.slow = took, payload

    async def batch(self, many: int) -> None:
        """Push so many, wait until they are dealt with, and look what came of it."""
        made = [self._odd.update(0) for _ in range(many)]
        began = time.perf_counter()
        for each in made:
            push(self._world, each)
        async with asyncio.timeout(120):
            while not self._done():
                await asyncio.sleep(0.002)
        self.seen.batch = max(self.seen.batch, time.perf_counter() - began)
        self._look(made)

    def _done(self) -> bool:
        if self._world.updates.waiting:
            return False
        return not _rows(self._app, "SELECT COUNT(*) FROM inbox WHERE state = 'new'")[0][0]

    def _look(self, made: list[Json]) -> None:
        ids = {each["update_id"]: each for each in made}
        failed = _rows(
            self._app, "SELECT update_id FROM inbox WHERE state = 'failed' ORDER BY update_id DESC LIMIT 100"
        )
        for (update_id,) in failed:
            if update_id in ids:
                try:
                    Update.de_json(json.loads(json.dumps(ids[update_id])), None)
                    self.seen.broken.append(f"{json.dumps(ids[update_id])[:600]}\n{self._ear.last}")
                except Exception:  # python-telegram-bot cannot read it: no update
                    self.seen.unreadable += 1
        for call in list(self._world.log)[self._read :]:
            text = str(call.params.get("text") or call.params.get("caption") or "")
            if any(part in text for part in ("Traceback", 'File "', "Error:", "Exception")):
                self.seen.leaks.append(text[:300])
        self._read = len(self._world.log)


def _rows(app: App, sql: str) -> list[tuple[int, ...]]:
    with contextlib.closing(sqlite3.connect(f"file:{app.config.storage.path}?mode=ro", uri=True)) as file:
        return file.execute(sql).fetchall()


@contextlib.asynccontextmanager
async def village(folder: Path, junk: bool) -> AsyncIterator[Fuzz]:
    """A bot that runs, with people, groups and chats."""
    world = World()
    async with serve(world) as url, Sandbox(url) as sandbox:
        telegram = {"base_url": url, "messages_per_second": 1000, "group_messages_per_minute": 1000}
        config = Config.model_validate({"telegram": telegram, "storage": {"path": str(folder / "x.db")}})
        app = build(config.model_copy(update={"token": TOKEN}))
        async with app:
            official = await crowd.settle(app, sandbox, HOUSEHOLDS, with_chats=True)
            members = [row[0] for row in _rows(app, "SELECT user_id FROM accounts LIMIT 12")]
            chats = [row[0] for row in _rows(app, "SELECT chat_id FROM chats WHERE kind <> 'private'")]
            chance = Random(SEED)
            odd = Odd(
                chance,
                (official.user_id, *members, 999),
                (*chats, -77),
                buttons(chance),
                (*WORDS, *commands()),
                junk,
            )
            fuzz = Fuzz(app, world, odd)
            log = logging.getLogger("bot")
            log.addHandler(fuzz._ear)
            working = asyncio.create_task(app.run())
            try:
                await sandbox.bot_ready(timeout=60)
                await app.metronome.sweep()  # the first one plans the rota
                while not fuzz._done():
                    await asyncio.sleep(0.01)
                fuzz.seen = Seen()
                yield fuzz
                if working.done():
                    working.result()
            finally:
                working.cancel()
                await asyncio.gather(working, return_exceptions=True)
                log.removeHandler(fuzz._ear)


def _halves() -> Iterator[bool]:
    yield from (False, True)


async def measure() -> list[Line]:
    """Four lines of the table: half of the updates after the schema, half with values of a wrong type."""
    logging.getLogger("bot").propagate = False
    total, lines = Seen(), []
    began = time.perf_counter()
    for junk in _halves():
        with tempfile.TemporaryDirectory() as folder:
            async with village(Path(folder), junk) as fuzz:
                for _ in range(UPDATES // 2 // BATCH):
                    await fuzz.batch(BATCH)
        if fuzz.seen.slowest > total.slowest:
            total.slowest, total.slow = fuzz.seen.slowest, fuzz.seen.slow
        total.batch = max(total.batch, fuzz.seen.batch)
        total.broken += fuzz.seen.broken
        total.leaks += fuzz.seen.leaks
        total.unreadable += fuzz.seen.unreadable
    print(f"slowest: {total.slow[:500]}")
    for problem in (*total.broken[:5], *total.leaks[:5]):
        print(problem)
    what = f"of {UPDATES} odd updates"
    lines.append(Line(f"{what}: a second", UPDATES / (time.perf_counter() - began), "–", 0, "", True))
    lines.append(Line(f"{what}: slowest, s", total.slowest, "–", 0, "under 1 s", total.slowest < 1))
    lines.append(Line(f"{what}: slowest {BATCH} in a row, s", total.batch, "–", 0, "", True))
    lines.append(Line(f"{what}: set aside, unreadable", total.unreadable, "–", 0, "", True))
    broken = len(total.broken)
    lines.append(Line(f"{what}: set aside though readable", broken, "–", 0, "junk only", True))
    leaks = len(total.leaks)
    lines.append(Line(f"{what}: insides shown in a chat", leaks, "–", 0, "none", not leaks))
    return lines
