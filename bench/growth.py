"""How the bot grows: 343, 3,430 and 34,300 households, with two messages waiting for each.

Times are the processor's, so that what else the machine does is not measured. BENCH_CHART names a PNG to draw the figures into.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil

from bot.app import App, build
from bot.config import load
from domain.notice import Lane
from handlers.alerts import actions
from handlers.common import words
from handlers.common.guard import Actor
from handlers.common.work import Work
from sandbox.client import Sandbox
from storage import inbox, outbox
from storage.outbox import Outgoing

from . import crowd, press, processes, writes
from .table import Line

SIZES = (343, 3_430, 34_300)
TOWN, QUEUED, MEMORY = 10_000, 2, 150.0  # households; messages that wait for each; MB
ANSWERS = 1000
PEER = "AIORateLimiter, as many in memory"
_FIRST = 2_000_001  # the account of the first household
_REACHED = 400  # chats that are written to in the time
_SETTLE = 8.0  # seconds of work before memory is read
_TEXT = "⛈ <b>Rainstorm, red</b>\n" + "Move to a safe place now. " * 20


@dataclass(frozen=True)
class Size:
    """The figures at one size."""

    memory: float  # MB, of the bot that sends
    start: float  # processor seconds to the first poll
    issue: float  # processor seconds from the confirming press to all messages stored
    answers: float  # stored a processor second


NAMES = ("memory, MB", "start, CPU s", "warning stored, CPU s", "answers stored a CPU s")


async def measure() -> list[Line]:
    """The lines of the table."""
    memory, _ = await _memory(TOWN)
    theirs = await _peer(TOWN * QUEUED)
    what = f"memory, {TOWN} households, {TOWN * QUEUED} messages queued, MB"
    lines = [Line(what, memory, PEER, theirs, f"≤ {MEMORY:g}", memory <= MEMORY)]
    found = {size: await _size(size) for size in SIZES}
    for name, values in zip(
        NAMES, zip(*(astuple(each) for each in found.values()), strict=True), strict=True
    ):
        for size, value in zip(SIZES, values, strict=True):
            low = name == NAMES[-1] and value < 500
            lines.append(
                Line(
                    f"{size} households: {name}", value, "", 0, "≥ 500" if name == NAMES[-1] else "", not low
                )
            )
    if chart := os.environ.get("BENCH_CHART"):
        from .chart import draw

        draw(Path(chart), NAMES, {size: astuple(each) for size, each in found.items()})
    return lines


async def _size(households: int) -> Size:
    memory, start = await _memory(households)
    return Size(memory, start, *await _stored(households))


async def _memory(households: int) -> tuple[float, float]:
    """The bot's memory in MB while it sends what waits, and the processor seconds it took to its first poll."""
    async with crowd.sandbox_apart() as url, Sandbox(url) as sandbox:
        with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
            path = processes.settings(Path(name), url)
            async with build(load(path, {"BOT_TOKEN": sandbox.token})) as app:
                await _meet(app, sandbox)
                await _fill(app, households)
                await _queue(app, households)
            async with processes.started(sandbox, "-m", "bot", "run", "--config", str(path)) as process:
                bot = psutil.Process(process.pid)
                start = sum(bot.cpu_times()[:2])
                await asyncio.sleep(_SETTLE)
                return bot.memory_info().rss / 1e6, start


async def _peer(messages: int) -> float:
    async with crowd.sandbox_apart() as url, Sandbox(url) as sandbox:
        person = await sandbox.person("A", id=_FIRST)
        with tempfile.TemporaryDirectory() as name:
            listed = Path(name) / "ids"
            listed.write_text("\n".join(str(_FIRST + n // QUEUED) for n in range(messages)), "ascii")
            words = ("-m", "bench.ptb_load", url, sandbox.token, str(listed))
            async with processes.started(sandbox, *words) as process:
                await person.start()
                await person.write("/go")
                await asyncio.sleep(_SETTLE)
                return float(psutil.Process(process.pid).memory_info().rss / 1e6)


async def _meet(app: App, sandbox: Sandbox) -> None:
    """The first households have pressed Start; no more than these are reached in the time."""
    await app.api.bot.initialize()
    for number in range(_REACHED):
        await (await sandbox.person("张", id=_FIRST + number)).start()
    await press.forget_updates(app)


async def _fill(app: App, households: int) -> None:
    """Households with an account each, in groups of ten."""
    ids = [{"n": n + 1, "id": _FIRST + n, "group": n // 10 + 1} for n in range(households)]
    async with app.db.write() as tx:
        await tx.many(
            "INSERT INTO chats (chat_id, kind, language, changed_at) VALUES (:id, 'private', 'zh', 1)", ids
        )
        await tx.many(
            "INSERT INTO accounts (user_id, name, language, created_at) VALUES (:id, '张', 'zh', 1)", ids
        )
        await tx.many("INSERT INTO groups (id, name, created_at) VALUES (:group, :group, 1)", ids[::10])
        await tx.many(
            "INSERT INTO households (id, number, address, head, lat, lon, danger, group_id, changed_at) "
            "VALUES (:n, :n, '村口 ' || :n, '张', 24 + :n / 1e5, 113, CASE WHEN :n % 7 = 0 THEN 1 ELSE 0 END, :group, 1)",
            ids,
        )
        await tx.many("INSERT INTO members (household_id, user_id, since) VALUES (:n, :id, 1)", ids)


async def _queue(app: App, households: int) -> None:
    payload = {"text": _TEXT, "parse_mode": "HTML"}
    rows = [
        Outgoing(_FIRST + n, "sendMessage", payload, Lane.WARNING, ref=f"alert:{lap}")
        for lap in range(QUEUED)
        for n in range(households)
    ]
    async with app.db.write() as tx:
        await outbox.put_many(tx, rows, int(time.time()))


async def _stored(households: int) -> tuple[float, float]:
    """Seconds to store a warning to everybody; answers to it that are stored a second."""
    async with crowd.sandbox_apart() as url, Sandbox(url) as sandbox:
        with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
            config = load(processes.settings(Path(name), url), {"BOT_TOKEN": sandbox.token})
            async with build(config) as app:
                await app.api.bot.initialize()
                words.load()  # as a bot that runs has
                await _fill(app, households)
                official = Actor(7, "official", "zh", 7, official=True)
                began = time.process_time()
                async with app.db.write() as tx:
                    work = Work(tx, datetime.now(UTC), app.config.settings)
                    alert = await actions.issue_now(work, "rainstorm", "red", "all", False, official)
                issue = time.process_time() - began
                count = min(ANSWERS, households)
                async with app.db.write() as tx:
                    presses = [writes.press(n, alert, _FIRST) for n in range(count)]
                    await inbox.store(tx, presses, int(time.time()))
                began = time.process_time()
                await writes.drain(app)
                return issue, count / (time.process_time() - began)
