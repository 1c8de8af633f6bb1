"""From a tap to its answer, alone and while a warning goes out; how that is paced; how long stopping in it takes.

The peer, python-telegram-bot with its AIORateLimiter, has the same sandbox with the same limits, the same chats and
the same taps. It stores nothing: what the broadcast adds to the answers is what is compared.
"""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.app import App, build
from bot.config import load
from handlers.alerts import actions
from handlers.common.guard import Actor
from handlers.common.work import Work
from sandbox.client import Call, Person, Sandbox

from . import crowd, processes
from .table import Line

CHATS, TAPS, EVERY = 900, 150, 0.15  # EVERY: seconds between two taps
LIMIT = 30.0  # messages a second over all
LONGEST = 30.0  # seconds a tap is waited for
SLACK = 150.0  # milliseconds
STOP = 5.0  # seconds
PEER = "AIORateLimiter"


@dataclass
class Found:
    """What one of the two did."""

    alone: float = 0  # milliseconds, 99th percentile
    busy: float = 0
    calls: list[Call] = field(default_factory=list)  # of the broadcast
    stop: float = 0  # seconds from SIGTERM to the end
    doubt: int = 0  # messages on file whose fate nobody knows

    @property
    def rate(self) -> float:
        """Accepted messages a second."""
        good = [call.time for call in self.calls if call.status == 200]
        return (len(good) - 1) / (good[-1] - good[0]) if len(good) > 1 else 0.0

    @property
    def refused(self) -> int:
        """How often Telegram said 429."""
        return sum(call.status == 429 for call in self.calls)


async def measure() -> list[Line]:
    """The lines of the table."""
    ours, theirs = await _ours(), await _theirs()
    added, taps = ours.busy - ours.alone, f"p99 of {TAPS} taps, ms"
    enough = 0.97 * LIMIT
    return [
        Line(f"tap to answer alone, {taps}", ours.alone, PEER, theirs.alone, "", True),
        Line(f"tap to answer in a broadcast, {taps}", ours.busy, PEER, theirs.busy, "", True),
        Line("what it adds, ms", added, PEER, theirs.busy - theirs.alone, f"≤ {SLACK:g}", added <= SLACK),
        Line(
            f"messages a second meanwhile, {CHATS} chats",
            ours.rate,
            PEER,
            theirs.rate,
            f"≥ {enough:.1f}",
            ours.rate >= enough,
        ),
        Line("of these refused with 429", ours.refused, PEER, theirs.refused, "none", not ours.refused),
        Line("SIGTERM in the broadcast to the end, s", ours.stop, "", 0, f"< {STOP:g}", ours.stop < STOP),
        Line("messages in doubt after it", ours.doubt, "", 0, "none", not ours.doubt),
    ]


async def _ours() -> Found:
    found = Found()
    async with crowd.sandbox_apart() as url, Sandbox(url) as sandbox:
        with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
            path = processes.settings(Path(name), url)
            config = load(path, {"BOT_TOKEN": sandbox.token})
            async with build(config) as app:
                await app.api.bot.initialize()
                official = await crowd.settle(app, sandbox, CHATS, with_chats=False)
                async with app.db.read() as tx:
                    members = await tx.rows("SELECT user_id FROM members ORDER BY user_id")
                people = [Person(sandbox, row["user_id"], "") for row in members]
                first = await _issue(app, official, "rainstorm")  # everybody has had it
                async with app.db.write() as tx:
                    await tx.run("UPDATE outbox SET state = 'dead', settled_at = 1, payload = '{}'")
                await forget_updates(app)
            async with processes.started(sandbox, "-m", "bot", "run", "--config", str(path)) as process:
                found.alone = await _taps(people, f"alerts:safe:{first}")
                after = await _last(sandbox)
                async with build(config) as beside:
                    await _issue(beside, official, "typhoon")
                found.busy = await _taps(people, f"alerts:moved:{first}")
                process.terminate()
                began = time.perf_counter()
                await process.wait()
                found.stop = time.perf_counter() - began
            found.calls = await _messages(sandbox, after)
            found.doubt = _doubt(Path(name) / "bench.db")
    return found


async def _issue(app: App, official: Actor, hazard: str) -> int:
    async with app.db.write() as tx:
        work = Work(tx, datetime.now(UTC), app.config.settings)
        return await actions.issue_now(work, hazard, "red", "all", False, official)


async def forget_updates(app: App) -> None:
    """That people pressed Start is of no interest here."""
    offset = 0
    while batch := await app.api.bot.do_api_request(
        "getUpdates", api_kwargs={"offset": offset, "limit": 100}
    ):
        offset = int(batch[-1]["update_id"]) + 1


def _doubt(path: Path) -> int:
    with closing(sqlite3.connect(path)) as file:
        sql = "SELECT COUNT(*) FROM outbox WHERE state IN ('sending', 'uncertain')"
        return int(file.execute(sql).fetchone()[0])


async def _theirs() -> Found:
    found = Found()
    async with crowd.sandbox_apart() as url, Sandbox(url) as sandbox:
        people = await sandbox.people([f"{n} 张" for n in range(CHATS)])
        await sandbox.start_all([(person, "") for person in people])
        with tempfile.TemporaryDirectory() as name:
            listed = Path(name) / "ids"
            listed.write_text("\n".join(str(person.id) for person in people), "ascii")
            async with processes.started(sandbox, "-m", "bench.ptb_load", url, sandbox.token, str(listed)):
                await asyncio.sleep(5)  # the updates of before
                found.alone = await _taps(people, "tap")
                after = await _last(sandbox)
                await people[0].write("/go")
                found.busy = await _taps(people, "tap")
                found.calls = await _messages(sandbox, after)
    return found


async def _last(sandbox: Sandbox) -> int:
    return max((call.id for call in await sandbox.calls()), default=0)


async def _messages(sandbox: Sandbox, after: int) -> list[Call]:
    return [call for call in await sandbox.calls(after, "sendMessage") if call.status]


async def _taps(people: list[Person], data: str) -> float:
    """The 99th percentile from tap to answer, in milliseconds; each by somebody else.

    A tap that is not answered counts as long as was waited.
    """
    took: list[float] = []

    async def tap(person: Person) -> None:
        began = time.perf_counter()
        await person.press_raw(person.id, 1, data, timeout=LONGEST)
        took.append((time.perf_counter() - began) * 1000)

    async with asyncio.TaskGroup() as group:
        for person in people[:: max(1, len(people) // TAPS)][:TAPS]:
            group.create_task(tap(person))
            await asyncio.sleep(EVERY)
    return sorted(took)[-(-99 * len(took) // 100) - 1]
