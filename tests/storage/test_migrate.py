"""The tables, from blank and from every older file; a newer file is refused; half a migration is none."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from domain.refusal import Refusal
from storage import migrate
from storage.database import Database

ROOT = Path(__file__).parents[2]
_MIGRATE = """
import asyncio, sys
from pathlib import Path
from storage import migrate
from storage.database import _connect
async def main():
    connection = await _connect(Path(sys.argv[1]))
    await connection.execute("PRAGMA cache_size = 10")
    await migrate.apply(connection, Path(sys.argv[2]))
    await connection.close()
asyncio.run(main())
"""
VERSIONS = [number for number, _ in migrate.known()]


def tables(path: Path) -> list[tuple[str, str]]:
    """The schema."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        return file.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
        ).fetchall()


def older(path: Path, upto: int) -> None:
    """A file as the program left it when `upto` was its newest migration, with something in it."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        file.executescript(migrate._RECORD)
        for number, script in migrate.known():
            if number <= upto:
                file.executescript(script.read_text("utf-8"))
                file.execute("INSERT INTO migrations (version, name) VALUES (?, ?)", (number, script.stem))
        if upto:
            file.execute("INSERT INTO meta VALUES ('kept', 'yes')")
            file.execute(
                "INSERT INTO households (number, address, head, changed_at) VALUES ('1-1', '1 Lane', 'Li', 0)"
            )
        file.commit()


def test_they_are_numbered_without_a_gap() -> None:
    assert list(range(1, len(VERSIONS) + 1)) == VERSIONS and VERSIONS


async def test_from_blank(tmp_path: Path) -> None:
    async with Database(tmp_path / "x.db") as db, db.read() as tx:
        assert [
            row["version"] for row in await tx.rows("SELECT version FROM migrations ORDER BY 1")
        ] == VERSIONS
        assert await tx.rows("PRAGMA foreign_key_check") == []
        assert await tx.value("PRAGMA integrity_check") == "ok"


@pytest.mark.parametrize("upto", [0, *VERSIONS])
async def test_from_every_older_file(tmp_path: Path, upto: int) -> None:
    async with Database(tmp_path / "blank.db"):
        pass
    older(tmp_path / "old.db", upto)
    for _ in range(2):  # the second time there is nothing to do
        async with Database(tmp_path / "old.db") as db, db.read() as tx:
            assert await tx.value("SELECT value FROM meta WHERE key = 'kept'") == ("yes" if upto else None)
            assert await tx.value("SELECT COUNT(*) FROM households") == (1 if upto else 0)
    assert tables(tmp_path / "old.db") == tables(tmp_path / "blank.db")


async def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    older(path, VERSIONS[-1])
    with contextlib.closing(sqlite3.connect(path)) as file:
        file.execute("INSERT INTO migrations (version, name) VALUES (999, 'of_tomorrow')")
        file.commit()
    before = tables(path)
    with pytest.raises(Refusal) as refusal:
        async with Database(path):
            pass
    assert refusal.value.key == "storage-too-new" and refusal.value.params["found"] == 999
    assert tables(path) == before


async def test_one_that_fails_leaves_nothing_of_itself(tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_good.sql").write_text("CREATE TABLE good (a);")
    (folder / "0002_bad.sql").write_text("CREATE TABLE half (a);\nINSERT INTO half VALUES (1);\nnonsense;")
    async with Database(tmp_path / "x.db") as db:
        assert db._writer is not None
        await db._writer.execute_fetchall("DELETE FROM migrations")
        with pytest.raises(sqlite3.OperationalError):
            await migrate.apply(db._writer, folder)
        async with db.write() as tx:
            names = [
                row["name"] for row in await tx.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
            ]
            assert "good" in names and "half" not in names
            assert [row["version"] for row in await tx.rows("SELECT version FROM migrations")] == [1]
        (folder / "0002_bad.sql").write_text("CREATE TABLE half (a);")
        assert await migrate.apply(db._writer, folder) == [2]
        assert await migrate.apply(db._writer, folder) == []


def test_killed_in_the_middle(tmp_path: Path) -> None:
    """kill -9 while a migration runs: the file is as before, and the next start applies it whole."""
    folder, path = tmp_path / "m", tmp_path / "x.db"
    folder.mkdir()
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) INSERT INTO a SELECT x FROM n;"
    (folder / "0001_a.sql").write_text("CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (7);")
    (folder / "0002_b.sql").write_text("CREATE TABLE b (x INTEGER);" + endless)
    process = subprocess.Popen([sys.executable, "-c", _MIGRATE, str(path), str(folder)], cwd=ROOT)
    wal = path.with_name("x.db-wal")
    while not wal.exists() or wal.stat().st_size < 2_000_000:
        time.sleep(0.02)
    process.kill()
    process.wait()
    with closing(sqlite3.connect(path)) as file:
        names = {row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert file.execute("SELECT x FROM a").fetchall() == [(7,)]
    assert names == {"migrations", "a"}
    (folder / "0002_b.sql").write_text("CREATE TABLE b (x INTEGER);")
    subprocess.run([sys.executable, "-c", _MIGRATE, str(path), str(folder)], cwd=ROOT, check=True)


async def test_two_processes_open_a_blank_file_at_once(tmp_path: Path) -> None:
    async with Database(tmp_path / "x.db") as one, Database(tmp_path / "x.db") as two:
        async with one.write() as tx:
            await tx.run("INSERT INTO meta VALUES ('a', '1')")
        async with two.read() as tx:
            assert await tx.value("SELECT value FROM meta WHERE key = 'a'") == "1"
