"""The jobs loop: what takes long is done beside the bot, one job after the other."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

from domain.notice import say
from domain.refusal import Refusal
from domain.settings import Settings
from handlers.common import jobs, worker
from handlers.common.jobs import Job, Order
from handlers.common.work import Work
from storage import jobs as store
from storage.database import Database, Row, may_pass

from . import errors
from .clock import Clock
from .kept import Kept

if TYPE_CHECKING:
    from .rooms import Room

log = logging.getLogger(__name__)
Instead = Callable[[Work, Order], Awaitable[None]]
_TRIES = 3
_PAUSE = 5  # seconds before the next try; grows with the tries
_LOOK_AROUND = 1.0  # seconds


class Jobs:
    """Does what was ordered. A job is open until its result is committed: a crash does it again."""

    def __init__(
        self,
        db: Database,
        settings: Settings,
        clock: Clock,
        committed: Callable[[], None],
        rooms: Sequence[Room],
    ) -> None:
        self._db, self._settings, self._clock, self._committed = db, settings, clock, committed
        self._kinds: dict[str, Job] = {job.kind: job for room in rooms for job in room.jobs}
        self._kept = Kept()
        self._ordered = asyncio.Event()
        db.listen(store.TOPIC, self._ordered.set)

    async def run(self) -> None:
        """Work for ever. Cancel it to stop; the job under way is done at the next start."""
        while True:
            self._ordered.clear()
            try:
                pause = await self._turn()
            except sqlite3.Error as error:
                log.error("the jobs cannot be read: %s", error)
                pause = _LOOK_AROUND
            if pause is None:
                await self._ordered.wait()
            else:
                await asyncio.sleep(pause)

    async def _turn(self) -> float | None:
        """Do the first job that is due; gives how long to wait, or None where nothing is open."""
        async with self._db.read() as tx:
            found = await store.open_ones(tx)
        due = [row for row in found if row["not_before"] <= self._clock.now().timestamp()]
        if due:
            await self._do(due[0])
            self._committed()
            return 0.0
        return _LOOK_AROUND if found else None

    async def _do(self, row: Row) -> None:
        order = jobs.read(row)
        try:
            await self._carry_out(order)
        except Refusal as refusal:
            await self._end(order, "done", refusal)
        except Exception as error:
            if may_pass(error):
                raise
            await self._fail(order, error)

    async def _carry_out(self, order: Order) -> None:
        job = self._kinds[order.kind]
        async with self._db.read() as tx:
            facts = await job.collect(tx, order)
        result: Any = self._kept.get(job.work, facts) if job.same else None
        if result is None:
            result = await worker.run(job.work, facts)
        if job.same:
            self._kept.put(job.work, facts, result)
        async with self._db.write() as tx:
            if await store.end(tx, order.id, "done", int(self._clock.now().timestamp())):
                await job.finish(Work(tx, self._clock.now(), self._settings), order, result)

    async def _end(self, order: Order, state: str, refusal: Refusal) -> None:
        async with self._db.write() as tx:
            work = Work(tx, self._clock.now(), self._settings)
            if await store.end(tx, order.id, state, work.epoch):
                await work.post.send(order.reader, say(refusal.key, **refusal.params))

    async def _fail(self, order: Order, error: Exception) -> None:
        """Try again later; after the last time, say so or send what there is instead."""
        log.warning("job %s (%s) failed: %s", order.id, order.kind, error)
        now = int(self._clock.now().timestamp())
        async with self._db.write() as tx:
            tries = await store.again(tx, order.id, now, _PAUSE)
        if tries >= _TRIES:
            await self._give_up(order, error)

    async def _give_up(self, order: Order, error: Exception) -> None:
        incident = errors.new_incident()
        log.error("incident %s: job %s (%s) failed for good", incident, order.id, order.kind, exc_info=error)
        instead = self._kinds[order.kind].failed if order.kind in self._kinds else None
        try:
            if instead is not None:
                await self._send_instead(order, instead)
                return
        except Exception as worse:
            if may_pass(worse):
                raise
            log.exception("incident %s: nor could anything be sent instead", incident)
        await self._end(order, "failed", Refusal("common-incident", incident=incident))

    async def _send_instead(self, order: Order, instead: Instead) -> None:
        async with self._db.write() as tx:
            work = Work(tx, self._clock.now(), self._settings)
            if await store.end(tx, order.id, "failed", work.epoch):
                await instead(work, order)
