"""The metronome: APScheduler ticks each room's sweep. Deadlines are columns; a missed tick loses nothing."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from domain.settings import Settings
from handlers.common.work import Work
from storage import inbox, outbox
from storage.database import Database

from .clock import Clock
from .rooms import ROOMS, Room

log = logging.getLogger(__name__)
logging.getLogger("apscheduler").setLevel(logging.WARNING)
_KEEP_INBOX = 7 * 86400  # seconds
_KEEP_OUTBOX = 180 * 86400  # seconds


class Metronome:
    """Runs the sweeps every `every` seconds, and the housekeeping every hour."""

    def __init__(
        self, db: Database, settings: Settings, clock: Clock, committed: Callable[[], None], every: float = 1.0
    ) -> None:
        self._db, self._settings, self._clock, self._committed = db, settings, clock, committed
        self._scheduler = AsyncIOScheduler(
            timezone=settings.village.zone,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        self._scheduler.add_job(self.sweep, "interval", seconds=every)
        self._scheduler.add_job(self.tidy, "interval", hours=1)

    def start(self) -> None:
        """Begin to tick, in the running event loop."""
        self._scheduler.start()

    def stop(self) -> None:
        """Stop ticking."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def sweep(self) -> None:
        """Do all that is due, one room and transaction at a time; one room's failure stops no other."""
        for room in ROOMS:
            if room.sweep is not None:
                await self._sweep_room(room)
        self._committed()

    async def _sweep_room(self, room: Room) -> None:
        assert room.sweep is not None
        try:
            async with self._db.write() as tx:
                await room.sweep(Work(tx, self._clock.now(), self._settings))
        except sqlite3.OperationalError as error:
            log.error("the sweep of %s waits for the database: %s", room.name, error)
        except Exception:
            log.exception("the sweep of %s failed", room.name)

    async def tidy(self) -> None:
        """Drop updates and messages that are settled and old."""
        now = int(self._clock.now().timestamp())
        async with self._db.write() as tx:
            await inbox.forget_old(tx, now - _KEEP_INBOX)
            await outbox.forget_old(tx, now - _KEEP_OUTBOX)
