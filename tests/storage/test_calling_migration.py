"""Making `requests` anew keeps every request, what refers to it, and how far it has climbed."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from storage import migrate
from storage.database import Database

OLD = """
INSERT INTO accounts (user_id, name, created_at) VALUES (7, 'x', 0);
INSERT INTO chats (chat_id, kind, changed_at) VALUES (7, 'private', 0);
INSERT INTO requests (id, user_id, kind, urgency, state, quiet, level, opened_at, announced_at, widen_at, officials_at,
    outcome, closed_at)
VALUES (3, 7, 'fire', 'sos', 'claimed', 0, 1, 10, 10, 20, 30, NULL, NULL),
       (4, 7, 'tools', 'normal', 'closed', 0, 2, 10, 10, 20, 30, 'helped', 40),
       (5, 7, 'child', 'urgent', 'open', 1, 0, 10, 10, 20, 30, NULL, NULL);
INSERT INTO claims (request_id, user_id, claimed_at, due_at) VALUES (3, 7, 11, 12);
INSERT INTO request_told VALUES (3, 7, 'near', 'aid:3');
INSERT INTO request_extras (request_id, kind, content, at) VALUES (3, 'photo', 'PHOTO', 12);
"""


async def test_requests_and_what_refers_to_them_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with contextlib.closing(sqlite3.connect(path)) as file:
        file.executescript(migrate._RECORD)
        for number, script in migrate.known():
            if script.stem.endswith("_calling"):
                break
            file.executescript(script.read_text("utf-8"))
            file.execute("INSERT INTO migrations (version, name) VALUES (?, ?)", (number, script.stem))
        file.executescript(OLD)
        file.commit()
    async with Database(path) as db, db.read() as tx:
        rows = await tx.rows(
            "SELECT id, level, widen_at, officials_at, alone, for_door FROM requests ORDER BY id"
        )
        assert [tuple(r) for r in rows] == [
            (3, 2, 20, 30, 0, 0),
            (4, 4, 20, 30, 0, 0),
            (5, 0, None, 30, 0, 0),
        ]
        for table in ("claims", "request_told", "request_extras"):
            assert await tx.value(f"SELECT COUNT(*) FROM {table} WHERE request_id = 3") == 1
        assert await tx.rows("PRAGMA foreign_key_check") == []
