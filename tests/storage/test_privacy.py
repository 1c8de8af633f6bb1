"""Forgetting reaches every column that says who somebody is."""

from __future__ import annotations

from pathlib import Path

from storage import chats, jobs, people, privacy
from storage.database import Database, Tx

KNOWN_BY_THEIR_ROOMS = {
    ("journal", "actor"),
    ("accounts", "user_id"),  # the row stays, without a name, so that facts keep their references
    ("alert_households", "answered_by"),
    ("alert_households", "marked_by"),
    ("requests", "user_id"),
    ("requests", "closed_by"),
    ("claims", "user_id"),
    ("patrol_notes", "noted_by"),
}


async def _columns(tx: Tx) -> set[tuple[str, str]]:
    found = set()
    for table in await tx.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        for column in await tx.rows(f"SELECT name FROM pragma_table_info('{table['name']}')"):
            if column["name"].endswith("_by") or column["name"] in ("user_id", "actor"):
                found.add((table["name"], column["name"]))
    return found


async def test_every_column_that_names_a_person_is_dealt_with(tmp_path: Path) -> None:
    async with Database(tmp_path / "x.db") as db, db.read() as tx:
        columns = await _columns(tx)
    dealt_with = (
        {(t, c) for t, c, _ in privacy.WHO} | {(t, "user_id") for t in privacy.GONE} | KNOWN_BY_THEIR_ROOMS
    )
    assert len(columns) > 15
    assert columns == dealt_with


async def test_a_forgotten_official_leaves_no_name_and_no_number_behind(tmp_path: Path) -> None:
    async with Database(tmp_path / "x.db") as db:
        async with db.write() as tx:
            await people.meet(tx, 4711, "陈小明", "zh", 1)
            await chats.see(tx, 4711, "private", "陈小明", "zh", 1)
            await people.grant(tx, 4711, "official", None, "值班", 1)
            await tx.run(
                "INSERT INTO alerts (drill, hazard, colour, source, state, created_at, created_by, sent_by) "
                "VALUES (0, 'flood', 'red', 'x', 'draft', 1, 4711, 4711)"
            )
            await privacy.forget_account(tx, 4711, 2)
        async with db.read() as tx:
            for table, column in await _columns(tx) - {("accounts", "user_id")}:
                assert not await tx.value(f"SELECT COUNT(*) FROM {table} WHERE {column} = 4711"), (
                    table,
                    column,
                )
            assert await tx.value("SELECT name FROM accounts") == ""
            assert await tx.value("SELECT title FROM chats") == ""


async def test_what_a_group_waits_for_still_comes_when_whoever_ordered_it_is_forgotten(
    tmp_path: Path,
) -> None:
    async with Database(tmp_path / "x.db") as db, db.write() as tx:
        await people.meet(tx, 4711, "陈小明", "zh", 1)
        for chat, kind in ((4711, "private"), (-1, "group")):
            await chats.see(tx, chat, kind, "x", "zh", 1)
            await jobs.add(tx, "draw-card", chat, 4711, "zh", {}, 1)
        await privacy.forget_account(tx, 4711, 2)
        assert [(row["chat_id"], row["user_id"]) for row in await jobs.open_ones(tx)] == [(-1, None)]
