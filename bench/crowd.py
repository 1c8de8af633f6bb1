"""A village whose every household has one account and every group a chat, in the file and in the sandbox."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

from bot.app import App
from handlers.common import words
from handlers.common.guard import Actor
from handlers.common.work import Work
from handlers.households import grouping, importing
from sandbox.client import Person, Sandbox
from sandbox.village import as_csv, generate
from storage import chats, groups, households, people
from storage.database import Row

ROOT = Path(__file__).parents[1]


@contextlib.asynccontextmanager
async def sandbox_apart() -> AsyncIterator[str]:
    """The sandbox with Telegram's limits as a process of its own, as Telegram is; gives its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--limits"),
        cwd=ROOT,
        env=dict(os.environ),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.terminate()
        await process.wait()


async def settle(app: App, sandbox: Sandbox, count: int, *, with_chats: bool) -> Actor:
    """So many households move in; gives the official who warns them."""
    words.load()  # as a bot that runs has
    persons = await sandbox.people([f"{n} 张" for n in range(count + 1)])
    await sandbox.start_all([(person, "") for person in persons])
    async with app.db.write() as tx:
        work = Work(tx, datetime.now(UTC), app.config.settings)
        parsed, diff = await importing.look(tx, as_csv(generate(count, 3)), "village.csv")
        await importing.store(work, parsed, diff, skip_bad=False, actor=None)
        if with_chats:
            await grouping.accept(work, 10)
        homes = await households.all_active(tx)
        for person, home in zip(persons[1:], homes, strict=True):
            await _account(work, person.id, home["id"])
        official = persons[0]
        await _account(work, official.id, None)
        await people.grant(tx, official.id, "official", None, "", work.epoch)
    if with_chats:
        await _chats(app, sandbox, persons, homes)
    return Actor(official.id, "official", "zh", official.id, official=True)


async def _account(work: Work, user: int, home: int | None) -> None:
    await people.meet(work.tx, user, f"{user} 张", "zh", work.epoch)
    await chats.see(work.tx, user, "private", "", "zh", work.epoch)
    if home is not None:
        await households.join(work.tx, home, user, "1", work.epoch)


async def _chats(app: App, sandbox: Sandbox, persons: list[Person], homes: list[Row]) -> None:
    async with app.db.read() as tx:
        found = await groups.all_active(tx)
    for number, group in enumerate(found):
        chat = await sandbox.group(f"第{group['name']}组", persons[1 + number])
        await chat.add_bot(persons[1 + number])
        async with app.db.write() as tx:
            await chats.see(tx, chat.id, "group", f"第{group['name']}组", "zh", 1)
            await groups.bind(tx, group["id"], chat.id)
