"""Updates that write: answers to a warning, each its own transaction with synchronous=FULL.

Beside it, as the peer, the same four writes by bare aiosqlite with nothing around them.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiosqlite

from bot.app import App, build
from bot.config import Config, Storage, Telegram
from domain.settings import Alerts
from handlers.alerts import actions
from handlers.common.guard import Actor
from handlers.common.work import Work
from handlers.households import importing
from sandbox.server import serve
from sandbox.village import as_csv, generate
from sandbox.world import TOKEN, World
from storage import chats, groups, households, inbox, people
from storage.database import Database

from .table import Line

COUNT = 2000
OFFICIAL = 7


async def measure() -> list[Line]:
    """One line of the table."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        ours = await _ours(Path(folder) / "ours.db")
        peer = await _peer(Path(folder) / "peer.db")
    return [Line("answers stored a second", ours, "bare aiosqlite", peer, "at least 500", ours >= 500)]


async def _ours(path: Path) -> float:
    async with serve(World()) as url:
        config = Config(
            telegram=Telegram(base_url=url),
            storage=Storage(path=str(path)),
            alerts=Alerts(second_official_from="never"),
        ).model_copy(update={"token": TOKEN})
        async with build(config) as app:
            await app.api.bot.initialize()
            await _fill(app)
            took = await drain(app)
            async with app.db.read() as tx:
                counted = await tx.value("SELECT COUNT(*) FROM alert_households WHERE answer = 'safe'")
    if counted != COUNT:
        raise RuntimeError(f"{counted} of {COUNT} answers were counted")
    return COUNT / took


async def drain(app: App) -> float:
    """Work on all stored updates; gives the seconds it took."""
    began = time.perf_counter()
    with _deaf(app):
        work = asyncio.create_task(app.intake.work())
        while await _left(app.db):
            await asyncio.sleep(0.02)
        took = time.perf_counter() - began
        work.cancel()
    await asyncio.gather(work, return_exceptions=True)
    return took


async def _left(db: Database) -> int:
    async with db.read() as tx:
        return int(await tx.value("SELECT COUNT(*) FROM inbox WHERE state = 'new'"))


@contextmanager
def _deaf(app: App) -> Iterator[None]:
    """Leave the answers to presses out: they are calls over the network, not writes."""

    async def nothing(*_: object) -> None:
        return None

    app.intake._answer = nothing  # type: ignore[method-assign,assignment]
    yield


async def _fill(app: App) -> None:
    async with app.db.write() as tx:
        work = Work(tx, datetime.now(UTC), app.config.settings)
        group = await groups.create(tx, "1", "", work.epoch)
        parsed, diff = await importing.look(tx, as_csv(generate(COUNT, 3)), "village.csv")
        await importing.store(work, parsed, diff, skip_bad=False, actor=None)
        for index, row in enumerate(await households.all_active(tx)):
            await _person(work, 1000 + index, row["id"])
        await tx.run("UPDATE households SET group_id = :group_", group_=group)
        await people.meet(tx, OFFICIAL, "official", "zh", work.epoch)
        await people.grant(tx, OFFICIAL, "official", None, "", work.epoch)
        actor = Actor(OFFICIAL, "official", "zh", OFFICIAL, official=True)
        alert = await actions.issue_now(work, "rainstorm", "red", "all", False, actor)
        await inbox.store(tx, [press(index, alert) for index in range(COUNT)], work.epoch)


async def _person(work: Work, user: int, home: int) -> None:
    await people.meet(work.tx, user, f"{user} 张", "zh", work.epoch)
    await chats.see(work.tx, user, "private", "", "zh", work.epoch)
    await households.join(work.tx, home, user, "1", work.epoch)


def press(index: int, alert: int, first: int = 1000) -> dict[str, Any]:
    """An answer to a warning, as Telegram sends it; `first` is the account of number 0."""
    person = {
        "id": first + index,
        "is_bot": False,
        "first_name": f"{first + index} 张",
        "language_code": "zh",
    }
    chat = {"id": first + index, "type": "private", "first_name": person["first_name"]}
    bot = {"id": 1, "is_bot": True, "first_name": "bot", "username": "bot"}
    message = {"message_id": 5, "date": 1_780_000_000, "chat": chat, "from": bot, "text": "暴雨红色预警"}
    query = {"id": str(index), "from": person, "chat_instance": "1", "message": message}
    return {"update_id": index + 1, "callback_query": {**query, "data": f"alerts:safe:{alert}"}}


async def _peer(path: Path) -> float:
    async with aiosqlite.connect(path, isolation_level=None) as db:
        for line in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"):
            await db.execute_fetchall(line)
        for table in ("fact", "journal", "outbox", "inbox"):
            await db.execute_fetchall(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, text TEXT)")
            await db.executemany(f"INSERT INTO {table} VALUES (?, '')", [(i,) for i in range(COUNT)])
        text = json.dumps(press(1, 1), ensure_ascii=False)
        began = time.perf_counter()
        for index in range(COUNT):
            await db.execute_fetchall("BEGIN IMMEDIATE")
            await db.execute_fetchall("UPDATE fact SET text = 'safe' WHERE id = ?", (index,))
            await db.execute_fetchall("INSERT INTO journal (text) VALUES ('answered')")
            await db.execute_fetchall("INSERT INTO outbox (text) VALUES (?)", (text,))
            await db.execute_fetchall("UPDATE inbox SET text = 'done' WHERE id = ?", (index,))
            await db.execute_fetchall("COMMIT")
        return COUNT / (time.perf_counter() - began)
