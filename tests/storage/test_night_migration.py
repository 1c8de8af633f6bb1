"""Making `turns` anew keeps every turn, what refers to it, and what may be written."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from storage import migrate
from storage.database import Database

OLD = """
INSERT INTO groups (id, name, created_at) VALUES (1, '1', 0), (2, '2', 0);
INSERT INTO households (id, number, address, head, changed_at) VALUES (1, '1', 'x', 'y', 0);
INSERT INTO turns (id, night, group_id, planned_id, role, backs, starts_at, ends_at, changed_at, state, report)
VALUES (5, '2026-08-01', 1, 1, 'main', NULL, 1, 2, 0, 'finished', 'ok'),
       (6, '2026-08-01', 2, 2, 'reserve', 5, 1, 2, 0, 'planned', '');
INSERT INTO duties (turn_id, household_id, asked_at) VALUES (5, 1, 0);
INSERT INTO swaps (turn_id, from_id, asked_at, lapses_at) VALUES (5, 1, 0, 1);
"""


async def test_turns_and_what_refers_to_them_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with contextlib.closing(sqlite3.connect(path)) as file:
        file.executescript(migrate._RECORD)
        for number, script in migrate.known():
            if number < 10:
                file.executescript(script.read_text("utf-8"))
                file.execute("INSERT INTO migrations (version, name) VALUES (?, ?)", (number, script.stem))
        file.executescript(OLD)
        file.commit()
    async with Database(path) as db:
        async with db.read() as tx:
            rows = await tx.rows("SELECT id, state, backs, report FROM turns ORDER BY id")
            assert [tuple(row) for row in rows] == [(5, "finished", None, "ok"), (6, "planned", 5, "")]
            assert await tx.value("SELECT COUNT(*) FROM duties") == 1
            assert await tx.rows("PRAGMA foreign_key_check") == []
        async with db.write() as tx:
            await tx.run("UPDATE turns SET state = 'stood_down' WHERE id = 6")
        with pytest.raises(sqlite3.IntegrityError):
            async with db.write() as tx:
                await tx.run("INSERT INTO duties (turn_id, household_id, asked_at) VALUES (99, 1, 0)")
