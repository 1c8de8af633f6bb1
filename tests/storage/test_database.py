"""One writer, all or nothing, whatever is cancelled, killed or held by others."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.refusal import Refusal
from storage import meta
from storage.database import Database, may_pass

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    """A database."""
    async with Database(tmp_path / "x.db") as found:
        yield found


async def value(db: Database, key: str = "k") -> str:
    """What is committed."""
    async with db.read() as tx:
        return await meta.get(tx, key)


async def test_the_settings_of_the_file(db: Database) -> None:
    async with db.write() as tx:
        assert await tx.value("PRAGMA journal_mode") == "wal"
        assert await tx.value("PRAGMA synchronous") == 2
        assert await tx.value("PRAGMA foreign_keys") == 1
        assert await tx.value("PRAGMA busy_timeout") >= 5000


async def test_all_or_nothing(db: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with db.write() as tx:
            await meta.put(tx, "k", "half")
            raise ZeroDivisionError
    assert await value(db) == ""
    async with db.write() as tx:
        await meta.put(tx, "k", "whole")
    assert await value(db) == "whole"


async def test_a_statement_that_fails_late_undoes_all(db: Database) -> None:
    """Statements nobody reads run with the next one, or at the commit: one that fails there fails the whole."""
    with pytest.raises(sqlite3.IntegrityError):
        async with db.write() as tx:
            await meta.put(tx, "k", "half")
            await tx.run("INSERT INTO members (household_id, user_id, since) VALUES (1, 1, 0)")
            await tx.run("INSERT INTO meta (key) VALUES ('x')")
    assert await value(db) == ""


async def test_what_is_announced_is_heard_after_the_commit_and_not_otherwise(db: Database) -> None:
    called: list[str] = []
    db.listen("cards", lambda: called.append("card"))
    async with db.write() as tx:
        tx.announce("cards")
        tx.announce("something else")
        assert called == []
    with pytest.raises(ZeroDivisionError):
        async with db.write() as tx:
            tx.announce("cards")
            raise ZeroDivisionError
    assert called == ["card"]


async def _work(db: Database, n: int) -> None:
    async with db.write() as tx:
        await meta.put(tx, "a", str(n))
        await tx.value("SELECT 1")
        await meta.put(tx, "b", str(n))


@given(steps=st.lists(st.integers(0, 30), min_size=1, max_size=8))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_cancelled_at_any_moment(tmp_path: Path, steps: list[int]) -> None:
    """Cancelling anywhere leaves both facts or none, and the next transaction finds no open one."""

    async def run() -> None:
        async with Database(tmp_path / "cancel.db") as db:
            for n, turns in enumerate(steps):
                task = asyncio.create_task(_work(db, n))
                look = asyncio.create_task(value(db, "a"))
                for _ in range(turns):
                    await asyncio.sleep(0)
                if turns % 3:
                    await asyncio.sleep(turns / 20_000)
                task.cancel()
                look.cancel()
                await asyncio.gather(task, look, return_exceptions=True)
                assert await value(db, "a") == await value(db, "b")
            await _work(db, 99)
            assert await value(db, "a") == await value(db, "b") == "99"

    asyncio.run(run())


async def test_readers_wait_for_no_writer_and_see_only_what_is_committed(db: Database) -> None:
    async with db.write() as tx:
        await meta.put(tx, "k", "new")
        await tx.flush()
        assert await asyncio.wait_for(value(db), 5) == ""
    assert await value(db) == "new"


async def test_a_reader_sees_one_moment(db: Database) -> None:
    async with db.write() as tx:
        await meta.put(tx, "k", "1")
    async with db.read() as look:
        assert await meta.get(look, "k") == "1"
        async with db.write() as tx:
            await meta.put(tx, "k", "2")
        assert await meta.get(look, "k") == "1"


async def test_readers_cannot_write_for_good(db: Database) -> None:
    async with db.read() as tx:
        await meta.put(tx, "k", "x")
        await tx.flush()
    assert await value(db) == ""


async def test_writers_take_turns(db: Database) -> None:
    async def add() -> None:
        async with db.write() as tx:
            before = int(await meta.get(tx, "k") or 0)
            await asyncio.sleep(0)
            await meta.put(tx, "k", str(before + 1))

    await asyncio.gather(*(add() for _ in range(50)))
    assert await value(db) == "50"


async def test_other_processes_commits_are_noticed_and_own_ones_are_not(db: Database) -> None:
    seen = await db.changed_elsewhere()
    async with db.write() as tx:
        await meta.put(tx, "k", "own")
    assert await db.changed_elsewhere() == seen
    with sqlite3.connect(db.path) as other:
        other.execute("UPDATE meta SET value = 'other'")
    assert await db.changed_elsewhere() != seen


async def test_a_busy_file(db: Database) -> None:
    assert db._writer is not None
    await db._writer.execute_fetchall("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(db.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError) as busy:
        async with db.write() as tx:
            await meta.put(tx, "k", "x")
    assert may_pass(busy.value)
    other.execute("ROLLBACK")
    other.close()
    async with db.write() as tx:
        await meta.put(tx, "k", "x")
    assert await value(db) == "x"


async def test_what_will_never_pass(db: Database) -> None:
    for sql in ("SELECT * FROM nowhere", "nonsense", "INSERT INTO meta (key) VALUES ('x')"):
        with pytest.raises(sqlite3.Error) as wrong:
            async with db.write() as tx:
                await tx.rows(sql)
        assert not may_pass(wrong.value)
    assert not may_pass(ValueError())


@pytest.mark.parametrize("what", ["text", "folder", "below a file", "damaged"])
async def test_a_path_that_cannot_be_used_says_so(tmp_path: Path, what: str) -> None:
    path = tmp_path / "x.db"
    if what == "text":
        path.write_text("this is no database, " * 100)
    elif what == "folder":
        path.mkdir()
    elif what == "below a file":
        path.write_text("")
        path = path / "deeper" / "x.db"
    else:
        async with Database(path):
            pass
        path.write_bytes(path.read_bytes()[:5000] + b"\x07" * 9000)
    with pytest.raises(Refusal) as refusal:
        async with Database(path):
            pass
    assert refusal.value.key == "storage-unreadable"
    assert str(path) in str(refusal.value.params["path"])


WRITER = """
import asyncio, sys
from storage.database import Database
from storage import meta
async def main():
    async with Database(sys.argv[1]) as db:
        n = 0
        while True:
            n += 1
            async with db.write() as tx:
                await meta.put(tx, "a", str(n))
                await tx.flush()
                await meta.put(tx, "b", str(n))
            print(n, flush=True)
asyncio.run(main())
"""


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """After kill -9 what was reported as committed is there, whole."""
    path = tmp_path / "x.db"
    for round_ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        said = [int(process.stdout.readline()) for _ in range(5 + 7 * round_)]
        os.kill(process.pid, signal.SIGKILL)
        said += [int(line) for line in process.stdout.read().split() if line]
        process.wait()
        process.stdout.close()
        with sqlite3.connect(path) as file:
            kept = dict(file.execute("SELECT key, value FROM meta").fetchall())
        assert kept["a"] == kept["b"]
        assert int(kept["a"]) - said[-1] in (0, 1)
