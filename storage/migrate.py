"""Migrations: `migrations/0001_….sql`, append-only, each in one transaction with its own record."""

from __future__ import annotations

from pathlib import Path

import aiosqlite

from domain.refusal import Refusal

FOLDER = Path(__file__).parent / "migrations"
_RECORD = """
CREATE TABLE IF NOT EXISTS migrations (
    version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
)"""


def known(folder: Path = FOLDER) -> list[tuple[int, Path]]:
    """The migrations on disk, oldest first."""
    return [(int(path.name[:4]), path) for path in sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))]


async def apply(connection: aiosqlite.Connection, folder: Path = FOLDER) -> list[int]:
    """Apply what is missing; gives the versions applied.

    Raises Refusal when the file was written by a newer program: going on could lose what it holds.
    """
    done = await versions(connection)
    files = known(folder)
    if files and max(done, default=0) > files[-1][0]:
        raise Refusal("storage-too-new", found=max(done), known=files[-1][0])
    missing = [(number, path) for number, path in files if number not in done]
    for number, path in missing:
        await _apply_one(connection, number, path.stem, path.read_text("utf-8"))
    return [number for number, _ in missing]


async def versions(connection: aiosqlite.Connection) -> set[int]:
    """The applied migrations; none for a blank file."""
    await connection.execute_fetchall(_RECORD)
    return {int(row[0]) for row in await connection.execute_fetchall("SELECT version FROM migrations")}


async def _apply_one(connection: aiosqlite.Connection, number: int, name: str, sql: str) -> None:
    record = f"INSERT INTO migrations (version, name) VALUES ({number}, '{name}');"
    script = f"BEGIN IMMEDIATE;\n{sql}\n{record}\nCOMMIT;"
    try:
        await (await connection.executescript(script)).close()
    except BaseException:
        await connection.rollback()
        if number in await versions(connection):  # another process was first
            return
        raise
