"""The metronome: APScheduler ticks each room's sweep. Deadlines are columns; a missed tick loses nothing."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from domain.settings import Settings
from handlers.common.work import Work
from storage import inbox, jobs, outbox
from storage.database import Database, may_pass

from .clock import Clock

if TYPE_CHECKING:
    from .rooms import Room

log = logging.getLogger(__name__)
logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a sweep that takes longer than a tick is no news
_KEEP_INBOX = 7 * 86400  # seconds
_KEEP_OUTBOX = 180 * 86400  # seconds
_LOOK_AT_CLOCK = 1.0  # seconds


class Metronome:
    """Runs the sweeps every `every` seconds, and the housekeeping every hour."""

    def __init__(
        self,
        db: Database,
        settings: Settings,
        clock: Clock,
        committed: Callable[[], None],
        rooms: Sequence[Room],
        every: float = 1.0,
    ) -> None:
        self._db, self._settings, self._clock, self._committed = db, settings, clock, committed
        self._rooms = [room for room in rooms if room.sweep is not None]
        self._watch: asyncio.Task[None] | None = None
        self._working = asyncio.Lock()
        self._stopping = False
        self._scheduler = AsyncIOScheduler(
            timezone=settings.village.zone,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        self._scheduler.add_job(self.sweep, "interval", seconds=every)
        self._scheduler.add_job(self.tidy, "interval", hours=1, next_run_time=datetime.now(UTC))

    def start(self) -> None:
        """Begin to tick, in the running event loop."""
        self._scheduler.start()
        self._watch = asyncio.create_task(self._watch_clock())

    async def stop(self) -> None:
        """Stop ticking; a sweep under way comes to its end, for a second."""
        if self._watch is not None:
            self._watch.cancel()
        if not self._scheduler.running:
            return
        self._stopping = True
        self._scheduler.pause()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(1), self._working:
                pass
        self._scheduler.shutdown(wait=False)

    async def _watch_clock(self) -> None:
        """When the machine's clock is set back, APScheduler would wait until it has caught up."""
        ahead = time.time() - time.monotonic()
        while True:
            await asyncio.sleep(_LOOK_AT_CLOCK)
            before, ahead = ahead, time.time() - time.monotonic()
            if ahead < before - _LOOK_AT_CLOCK:
                log.warning("the clock was set back by %s s", round(before - ahead))
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=datetime.now(UTC))

    async def sweep(self) -> None:
        """Do all that is due, one room and transaction at a time; one room's failure stops no other."""
        async with self._working:
            for room in self._rooms:
                if not self._stopping:
                    await self._sweep_room(room)
        self._committed()

    async def _sweep_room(self, room: Room) -> None:
        assert room.sweep is not None
        try:
            async with self._db.write() as tx:
                await room.sweep(Work(tx, self._clock.now(), self._settings))
        except Exception as error:
            if may_pass(error):
                log.error("the sweep of %s waits for the database: %s", room.name, error)
            else:
                log.exception("the sweep of %s failed", room.name)

    async def tidy(self) -> None:
        """Drop updates and messages that are settled and old."""
        now = int(self._clock.now().timestamp())
        async with self._working:
            if self._stopping:
                return
            await self._forget_old(now)

    async def _forget_old(self, now: int) -> None:
        async with self._db.write() as tx:
            await inbox.forget_old(tx, now - _KEEP_INBOX)
            await outbox.forget_old(tx, now - _KEEP_OUTBOX)
            await jobs.forget_old(tx, now - _KEEP_INBOX)
        await self._db.shrink()
