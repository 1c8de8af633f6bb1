"""The metronome: a room's failure stops no other, a clock set back stops nothing, stopping ends a sweep in order."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from datetime import timedelta
from pathlib import Path

import pytest
from wire import HandClock, until

from bot import scheduler
from bot.rooms import Room
from bot.scheduler import Metronome
from domain.settings import Settings
from handlers.common.press import Door
from handlers.common.work import Work
from storage import inbox, meta
from storage.database import Database


def rooms(*sweeps: object) -> tuple[Room, ...]:
    """Rooms with these sweeps."""
    return tuple(Room(str(n), Door([]), sweep) for n, sweep in enumerate(sweeps))  # type: ignore[arg-type]


async def test_one_room_fails_the_others_sweep(tmp_path: Path) -> None:
    swept: list[str] = []

    async def broken(work: Work) -> None:
        await meta.put(work.tx, "half", "done")
        raise ZeroDivisionError

    async def busy(work: Work) -> None:
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY  # type: ignore[misc]
        raise error

    async def fine(work: Work) -> None:
        swept.append("fine")

    async with Database(tmp_path / "x.db") as db:
        told: list[int] = []
        metronome = Metronome(
            db, Settings(), HandClock(), lambda: told.append(1), rooms(broken, busy, None, fine), 0.01
        )
        metronome.start()
        await until(lambda: len(swept) >= 3)
        await metronome.stop()
        assert told
        async with db.read() as tx:
            assert await meta.get(tx, "half") == ""


async def test_a_clock_that_is_set_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler, "_LOOK_AT_CLOCK", 0.05)
    swept: list[float] = []

    async def sweep(work: Work) -> None:
        swept.append(time.monotonic())

    async with Database(tmp_path / "x.db") as db:
        metronome = Metronome(db, Settings(), HandClock(), lambda: None, rooms(sweep), 0.05)
        metronome.start()
        await until(lambda: len(swept) >= 2)
        for job in metronome._scheduler.get_jobs():  # what a clock that is set back by an hour leaves behind
            assert job.next_run_time is not None
            job.modify(next_run_time=job.next_run_time + timedelta(hours=1))
        seen = len(swept)
        real = time.time
        monkeypatch.setattr(time, "time", lambda: real() - 3600)
        await until(lambda: len(swept) > seen)
        monkeypatch.setattr(time, "time", real)
        await metronome.stop()


async def test_stopping_lets_a_sweep_end(tmp_path: Path) -> None:
    entered, release = asyncio.Event(), asyncio.Event()

    async def slow(work: Work) -> None:
        entered.set()
        await release.wait()
        await meta.put(work.tx, "swept", "whole")

    async with Database(tmp_path / "x.db") as db:
        metronome = Metronome(db, Settings(), HandClock(), lambda: None, rooms(slow), 0.01)
        metronome.start()
        await entered.wait()
        stopping = asyncio.create_task(metronome.stop())
        await asyncio.sleep(0)
        release.set()
        await stopping
        async with db.read() as tx:
            assert await meta.get(tx, "swept") == "whole"
        await metronome.stop()


async def test_old_rows_are_dropped_at_the_start(tmp_path: Path) -> None:
    clock = HandClock()
    async with Database(tmp_path / "x.db") as db:
        async with db.write() as tx:
            old = int(clock.now().timestamp()) - 8 * 86400
            await inbox.store(tx, [{"update_id": 1}, {"update_id": 2}], old)
            await tx.run("UPDATE inbox SET state = 'done' WHERE update_id = 1")
        metronome = Metronome(db, Settings(), clock, lambda: None, rooms(), 0.01)
        metronome.start()
        async with asyncio.timeout(30):
            while True:
                async with db.read() as tx:
                    if [row["update_id"] for row in await tx.rows("SELECT update_id FROM inbox")] == [2]:
                        break
                await asyncio.sleep(0.01)
        await metronome.stop()
