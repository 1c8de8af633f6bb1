"""The database: one writer with BEGIN IMMEDIATE, readers beside it, WAL, synchronous=FULL."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import aiosqlite

from domain.refusal import Refusal

Row = sqlite3.Row
_PRAGMAS = (
    "PRAGMA busy_timeout = 15000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)


class Tx:
    """An open transaction. Every statement takes named parameters (`:name`)."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._after: list[Callable[[], object]] = []

    async def rows(self, sql: str, **params: object) -> list[Row]:
        """All rows of a statement, also of one with RETURNING."""
        return list(await self._connection.execute_fetchall(sql, params))

    async def one(self, sql: str, **params: object) -> Row | None:
        """The first row, or None."""
        found = await self.rows(sql, **params)
        return found[0] if found else None

    async def value(self, sql: str, **params: object) -> Any:
        """The first column of the first row, or None."""
        row = await self.one(sql, **params)
        return row[0] if row else None

    async def run(self, sql: str, **params: object) -> None:
        """A statement whose rows nobody reads."""
        await self._connection.execute_fetchall(sql, params)

    async def many(self, sql: str, rows: Iterable[Mapping[str, object]]) -> None:
        """One statement for many sets of parameters."""
        cursor = await self._connection.executemany(sql, rows)
        await cursor.close()

    def after_commit(self, call: Callable[[], object]) -> None:
        """Have `call` made once the transaction is in the file, and not otherwise."""
        self._after.append(call)


class Database:
    """A database file. `async with Database(path) as db` opens and migrates it."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._writer: aiosqlite.Connection | None = None
        self._reader: aiosqlite.Connection | None = None
        self._writing = asyncio.Lock()
        self._reading = asyncio.Lock()

    async def __aenter__(self) -> Database:
        from . import migrate

        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._writer = await _connect(self.path)
            await migrate.apply(self._writer)
            self._reader = await _connect(self.path)
        except sqlite3.DatabaseError as error:
            await self.__aexit__()
            raise Refusal("storage-unreadable", path=str(self.path), why=str(error)) from error
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        for connection in (self._reader, self._writer):
            if connection is not None:
                await connection.close()
        self._reader = self._writer = None

    @contextlib.asynccontextmanager
    async def write(self) -> AsyncIterator[Tx]:
        """The one write transaction: everything in it happens, or nothing."""
        assert self._writer is not None, "the database is closed"
        async with self._writing:
            tx = Tx(self._writer)
            await tx.run("BEGIN IMMEDIATE")
            try:
                yield tx
                await tx.run("COMMIT")
            except BaseException:
                await _rollback(self._writer)
                raise
        for call in tx._after:
            call()

    @contextlib.asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """A consistent look at what is committed; waits for no writer."""
        assert self._reader is not None, "the database is closed"
        async with self._reading:
            tx = Tx(self._reader)
            await tx.run("BEGIN")
            try:
                yield tx
            finally:
                await _rollback(self._reader)

    async def changed_elsewhere(self) -> int:
        """A number that changes when another connection commits (`PRAGMA data_version`)."""
        assert self._writer is not None, "the database is closed"
        async with self._writing:
            return int(await Tx(self._writer).value("PRAGMA data_version"))


async def _connect(path: Path) -> aiosqlite.Connection:
    connection = await aiosqlite.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        for pragma in _PRAGMAS:
            await connection.execute_fetchall(pragma)
    except BaseException:
        await connection.close()
        raise
    return connection


async def _rollback(connection: aiosqlite.Connection) -> None:
    if connection.in_transaction:
        with contextlib.suppress(sqlite3.OperationalError):
            await connection.execute_fetchall("ROLLBACK")
