"""How the bot is: looked at for /healthz, /metrics, and for the watch that tells the admins."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.notice import Lane
from storage import health
from storage.database import Database, Row, Tx

from .api import Api
from .clock import Clock
from .config import Config
from .metrics import Gauge

_TICK_DUE = 60.0  # seconds without a sweep
_PATIENCE = 5.0  # seconds for looking at the file
_JUMP, _UNSURE = 30.0, 120.0  # seconds: that the clock was set; after which ages are believed again
_UPDATE_WAITS = 120  # seconds an update may wait
LATE = {  # seconds after which the oldest message of a lane is late, besides what the pace allows
    Lane.LIFE: 120,
    Lane.WARNING: 300,
    Lane.REPLY: 300,
    Lane.DUTY: 1800,
    Lane.BULK: 7200,
}
_SLACK = 1.5  # of the time that the allowed rate takes


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits somewhere: how many, and how many seconds the oldest has waited."""

    count: int = 0
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Health:
    """How the bot is at one moment. `problems`: codes, the gravest first; empty when all is well."""

    problems: tuple[str, ...]
    silence: float | None  # seconds since Telegram answered the polling; None with a webhook
    tick: float  # seconds since the last sweep
    disk_free: int  # bytes
    database: int  # bytes of the file and its log
    outbox: dict[Lane, Waiting]
    inbox: Waiting
    feeds: dict[str, int]  # known, failing, dead

    def to_dict(self) -> dict[str, Any]:
        """For /healthz."""
        lanes = {lane.name.lower(): _waiting(found) for lane, found in self.outbox.items()}
        return {
            "ok": not self.problems,
            "problems": list(self.problems),
            "seconds_since_telegram_answered": None if self.silence is None else round(self.silence),
            "seconds_since_sweep": round(self.tick, 1),
            "messages_waiting": sum(found.count for found in self.outbox.values()),
            "outbox": lanes,
            "inbox": _waiting(self.inbox),
            "disk_free_mb": self.disk_free // 1_000_000,
            "database_mb": round(self.database / 1e6, 1),
            "feeds": self.feeds,
        }

    def gauges(self) -> Iterator[Gauge]:
        """For /metrics."""
        yield Gauge("healthy", "1 when nothing is wrong.", int(not self.problems))
        if self.silence is not None:
            yield Gauge(
                "telegram_silence_seconds", "Since Telegram answered the last getUpdates.", self.silence
            )
        yield Gauge("sweep_age_seconds", "Since the rooms looked what is due.", self.tick)
        yield Gauge("disk_free_bytes", "Free where the database lies.", self.disk_free)
        yield Gauge("database_bytes", "The database with its write-ahead log.", self.database)
        for lane, found in self.outbox.items():
            label = (("lane", lane.name.lower()),)
            yield Gauge("outbox_waiting", "Messages that wait or are on their way.", found.count, label)
        for lane, found in self.outbox.items():
            label = (("lane", lane.name.lower()),)
            yield Gauge("outbox_oldest_seconds", "How long the oldest has waited.", found.seconds, label)
        yield Gauge("inbox_waiting", "Updates that nobody has worked on.", self.inbox.count)
        yield Gauge("inbox_oldest_seconds", "How long the oldest has waited.", self.inbox.seconds)
        yield Gauge("feeds_failing", "Feeds of other offices that cannot be read now.", self.feeds["failing"])


def _waiting(found: Waiting) -> dict[str, int]:
    return {"waiting": found.count, "oldest_seconds": found.seconds}


class Doctor:
    """Looks how the bot is. The metronome says `ticked` after each round of sweeps."""

    def __init__(self, config: Config, db: Database, api: Api, clock: Clock) -> None:
        self._config, self._db, self._api, self._clock = config, db, api, clock
        self._tick = time.monotonic()
        self._ahead: float | None = None  # of the monotonic clock, at the last look
        self._jumped = float("-inf")  # when the machine's clock was last seen to jump, in monotonic seconds

    def ticked(self) -> None:
        """The sweeps were run."""
        self._tick = time.monotonic()

    async def look(self) -> Health:
        """How it is now. Never raises, and never waits for long."""
        now = time.monotonic()
        silence = now - self._api.answered if self._config.telegram.mode == "polling" else None
        outbox, inbox, feeds, problems = await self._file()
        free, size = self._disk()
        watch = self._config.watch
        if free < watch.disk_mb * 1_000_000:
            problems.append("disk")
        if self._api.trouble:
            problems.append(self._api.trouble)
        elif silence is not None and silence > watch.silence.total_seconds():
            problems.append("telegram")
        if now - self._tick > _TICK_DUE:
            problems.append("sweeps")
        return Health(tuple(problems), silence, now - self._tick, free, size, outbox, inbox, feeds)

    async def _file(self) -> tuple[dict[Lane, Waiting], Waiting, dict[str, int], list[str]]:
        nobody: dict[Lane, Waiting] = dict.fromkeys(Lane, Waiting())
        try:
            async with asyncio.timeout(_PATIENCE), self._db.read() as tx:
                return await self._waiting(tx)
        except (sqlite3.Error, TimeoutError):
            return nobody, Waiting(), {"known": 0, "failing": 0, "dead": 0}, ["database"]

    async def _waiting(self, tx: Tx) -> tuple[dict[Lane, Waiting], Waiting, dict[str, int], list[str]]:
        now = int(self._clock.now().timestamp())
        steady = self._steady(now)
        rows = {row["lane"]: row for row in await health.backlog(tx)}
        outbox = {lane: _since(rows.get(lane), now) for lane in Lane}
        inbox = _since(await health.undone(tx), now)
        feeds = dict(await health.feeds(tx))
        problems = ["outbox"] if steady and await self._late(tx, outbox, now) else []
        if steady and inbox.seconds > _UPDATE_WAITS:
            problems.append("inbox")
        return outbox, inbox, feeds, problems

    def _steady(self, now: int) -> bool:
        """Whether ages can be believed: for a while after the clock was set nobody knows how long anything waited."""
        mono = time.monotonic()
        if self._ahead is not None and abs(now - mono - self._ahead) > _JUMP:
            self._jumped = mono
        self._ahead = now - mono
        return mono - self._jumped > _UNSURE

    async def _late(self, tx: Tx, outbox: dict[Lane, Waiting], now: int) -> bool:
        """Whether something waits for longer than its lane should, and than the allowed rate explains."""
        before = 0
        for lane, found in outbox.items():
            before += found.count
            if found.seconds > LATE[lane]:
                sent = await health.settled_since(tx, now - found.seconds)
                pace = (sent + before) / self._config.telegram.messages_per_second
                if found.seconds > LATE[lane] + _SLACK * pace:
                    return True
        return False

    def _disk(self) -> tuple[int, int]:
        path = Path(self._config.storage.path)
        files = (path, path.with_name(path.name + "-wal"))
        size = sum(file.stat().st_size for file in files if file.exists())
        return shutil.disk_usage(path.parent).free, size


def _since(row: Row | None, now: int) -> Waiting:
    if row is None or not row["waiting"]:
        return Waiting()
    return Waiting(row["waiting"], max(0, now - row["oldest"]))
