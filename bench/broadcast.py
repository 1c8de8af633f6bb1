"""A broadcast to a village under Telegram's limits: how much of the allowed rate is used, and is anything refused."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

from bot.app import App, build
from bot.config import Config, Storage, Telegram
from domain.notice import Lane
from sandbox.client import Sandbox
from storage import chats, outbox
from storage.outbox import Outgoing

from .table import Line

COUNT = 343
LIMIT = 30.0  # messages a second over all
ROOT = Path(__file__).parents[1]


async def measure() -> list[Line]:
    """One line of the table; the sandbox is a process of its own, as Telegram is."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--limits"),
        cwd=ROOT,
        env=dict(os.environ),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().strip()
    try:
        with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
            rate, refused = await _broadcast(url, Path(folder) / "bench.db")
    finally:
        process.terminate()
        await process.wait()
    held = rate >= 0.97 * LIMIT and not refused
    bound = "97% of it, none refused" if not refused else f"{refused} REFUSED"
    return [Line(f"messages a second to {COUNT} chats", rate, "Telegram's limit", LIMIT, bound, held)]


async def _broadcast(url: str, path: Path) -> tuple[float, int]:
    async with Sandbox(url) as sandbox:
        persons = await sandbox.people([f"person {n}" for n in range(COUNT)], "en")
        await sandbox.start_all([(person, "") for person in persons])
        config = Config(telegram=Telegram(base_url=url), storage=Storage(path=str(path)))
        async with build(config.model_copy(update={"token": sandbox.token})) as app:
            await app.api.bot.initialize()
            await _queue(app, [person.id for person in persons])
            began = time.perf_counter()
            loop = asyncio.create_task(app.delivery.run())
            while await _waiting(app):
                await asyncio.sleep(0.02)
            took = time.perf_counter() - began
            loop.cancel()
            await asyncio.gather(loop, return_exceptions=True)
        answers = await sandbox.calls(method="sendMessage")
    refused = sum(call.status == 429 for call in answers)
    return COUNT / took, refused


async def _queue(app: App, ids: list[int]) -> None:
    async with app.db.write() as tx:
        for user in ids:
            await chats.see(tx, user, "private", "", "en", 1)
        rows = [Outgoing(user, "sendMessage", {"text": "warning"}, Lane.WARNING) for user in ids]
        await outbox.put_many(tx, rows, int(time.time()))


async def _waiting(app: App) -> int:
    async with app.db.read() as tx:
        return int(await tx.value("SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'sending')"))
