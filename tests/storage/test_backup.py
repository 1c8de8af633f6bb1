"""A copy is whole and checked before it takes a place; what is in the way is not lost by a failure."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from domain.notice import Lane
from storage import backup, chats, households, outbox
from storage.database import Database
from storage.outbox import Outgoing

HOUSE = {"number": "1", "address": "a", "head": "h", "people": 1, "phone": "", "lat": None, "lon": None} | {
    "hazard": "", "danger": 0, "needs": "", "hamlet": ""
}  # fmt: skip


async def fill(db: Database, *numbers: str) -> None:
    """Put households into a file."""
    async with db.write() as tx:
        for number in numbers:
            await households.save(tx, {**HOUSE, "number": number}, 0)


def count(path: Path) -> int:
    """How many households a file has."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        return int(file.execute("SELECT COUNT(*) FROM households").fetchone()[0])


async def test_a_copy_of_a_file_in_use(tmp_path: Path) -> None:
    async with Database(tmp_path / "x.db") as db:
        await fill(db, "1", "2")
        async with db.write() as tx:
            await households.save(tx, {**HOUSE, "number": "3"}, 0)
            await tx.flush()
            assert backup.copy(db.path, tmp_path / "deep" / "copy.db") == 2
    assert sorted(path.name for path in (tmp_path / "deep").iterdir()) == ["copy.db"]


async def test_what_waited_in_a_copy_may_have_gone_out_since(tmp_path: Path) -> None:
    """On another machine: a warning comes again with its mark, chatter does not, edits are done."""
    sends = [("sendMessage", Lane.WARNING), ("sendMessage", Lane.REPLY), ("editMessageText", Lane.REPLY)]
    async with Database(tmp_path / "x.db") as db:
        async with db.write() as tx:
            await chats.see(tx, 5, "private", "", "zh", 0)
            for method, lane in sends:
                await outbox.put(tx, Outgoing(5, method, {"text": "x"}, lane, needs="#1"), 0)
        backup.copy(db.path, tmp_path / "copy.db")
    backup.put_back(tmp_path / "copy.db", tmp_path / "elsewhere.db")
    async with Database(tmp_path / "elsewhere.db") as db, db.write() as tx:
        await outbox.recover(tx, 9)
        rows = await tx.rows("SELECT state, repeats FROM outbox ORDER BY id")
    assert [tuple(row) for row in rows] == [("queued", 1), ("uncertain", 0), ("queued", 0)]


async def test_put_back_over_a_file_that_was_killed(tmp_path: Path) -> None:
    path, copy = tmp_path / "x.db", tmp_path / "copy.db"
    async with Database(path) as db:
        await fill(db, "1")
        backup.copy(path, copy)
        await fill(db, "2", "3")
        wal = path.with_name("x.db-wal").read_bytes()
    path.with_name("x.db-wal").write_bytes(wal)  # as kill -9 leaves it
    assert backup.put_back(copy, path) == 1
    async with Database(path) as db, db.read() as tx:
        assert len(await households.all_active(tx)) == 1


async def test_what_is_no_copy_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    async with Database(path) as db:
        await fill(db, "1")
    (tmp_path / "text").write_text("hello " * 1000)
    with contextlib.closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE t (a)")
    for bad in (tmp_path / "text", tmp_path / "other.db", tmp_path / "missing.db"):
        with pytest.raises((sqlite3.Error, OSError)):
            backup.put_back(bad, path)
        assert count(path) == 1
    with pytest.raises(OSError, match="itself"):
        backup.copy(path, path)
    assert count(path) == 1
    assert not list(tmp_path.glob("*.part"))  # noqa: ASYNC240
