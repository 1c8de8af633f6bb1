"""Looks of officials are written down; a neighbour's own duty is not."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli.common import looking
from bot.config import Config
from domain.settings import Settings
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.work import Work
from storage import groups, households
from storage.database import Database

NOW = datetime(2026, 8, 1, 20, 0, tzinfo=UTC)
SOMEBODY = Actor(5, "Li", "en", 5)
HOUSE = {
    "number": "7",
    "address": "1",
    "head": "Wu",
    "people": None,
    "phone": "",
    "lat": None,
    "lon": None,
} | {"hazard": "", "danger": 0, "needs": "", "hamlet": ""}


@pytest.mark.parametrize(
    ("who", "lines"),
    [
        ({"official": True}, 3),
        ({"admin": True}, 3),
        ({"official": True, "homes": (1,)}, 2),
        ({"official": True, "leads": frozenset({1})}, 1),
        ({"official": True, "liaison_of": frozenset({1})}, 1),
        ({"leads": frozenset({2})}, 0),
        ({}, 0),
    ],
)
async def test_who_looks_and_what_is_written(tmp_path: Path, who: dict[str, object], lines: int) -> None:
    async with Database(tmp_path / "x.db") as db, db.write() as tx:
        group = await groups.create(tx, "One", "", 0)
        house = await households.save(tx, HOUSE, 0)
        await households.assign(tx, [("7", group)], 0)
        work, actor = Work(tx, NOW, Settings()), replace(SOMEBODY, **who)  # type: ignore[arg-type]
        await looked(work, actor, household_id=house, what="page")
        await looked(work, actor, group_id=group, what="doors")
        await looked(work, actor, what="list:343")
        rows = await tx.rows(
            "SELECT * FROM journal WHERE room = 'households' AND verb = 'looked' ORDER BY id"
        )
        assert len(rows) == lines
        assert all(row["actor"] == 5 for row in rows)
        if lines == 3:
            assert [(r["household_id"], r["group_id"]) for r in rows] == [
                (house, group),
                (None, group),
                (None, None),
            ]
            assert json.loads(rows[2]["detail"]) == {"what": "list:343"}


async def test_a_look_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = Config.model_validate({"storage": {"path": str(tmp_path / "x.db")}})
    async with Database(tmp_path / "x.db") as db, db.write() as tx:
        await households.save(tx, HOUSE, 0)
    async with looking(config, "export", "7") as tx:
        assert await households.by_number(tx, "7")
    with monkeypatch.context() as full:

        def refuse(_: Database) -> None:
            raise sqlite3.OperationalError("database or disk is full")

        full.setattr(Database, "write", refuse)
        async with looking(config, "households list") as tx:
            assert await households.all_active(tx), "is shown all the same"
    assert "could not be written into the journal: database or disk is full" in capsys.readouterr().err
    async with Database(tmp_path / "x.db") as db, db.read() as tx:
        rows = await tx.rows("SELECT * FROM journal")
    assert [(row["actor"], row["household_id"], json.loads(row["detail"])["what"]) for row in rows] == [
        (None, 1, "export")
    ]
