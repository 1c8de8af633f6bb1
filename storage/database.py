"""The database: one writer with BEGIN IMMEDIATE, readers beside it, WAL, synchronous=FULL."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiosqlite

from domain.refusal import Refusal

Row = sqlite3.Row
_MOST_WAITING = 200
_PASSING = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
)
_PRAGMAS = (
    "PRAGMA busy_timeout = 15000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is forgotten does not stay in the file's free pages
)


@dataclass(slots=True)
class Later:
    """A statement on its way; its rows are there after the next one that is waited for."""

    sql: str
    params: Mapping[str, object]
    rows: list[Row] = field(default_factory=list)


class _Connection(aiosqlite.Connection):
    """An aiosqlite connection that takes several statements to its thread in one trip."""

    async def batch(self, statements: Sequence[Later]) -> None:
        """Run the statements in order; each gets its rows. Stops at the first that fails."""
        return await self._execute(self._run_all, statements)  # type: ignore[no-any-return,no-untyped-call]

    def _run_all(self, statements: Sequence[Later]) -> None:
        for each in statements:
            each.rows = self._conn.execute(each.sql, each.params).fetchall()


class Tx:
    """An open transaction. Every statement takes named parameters (`:name`).

    A trip to the database's thread costs more than most statements: those whose rows nobody reads wait for the
    next one that is read, or for the commit. Where one fails, the later call raises and the whole is rolled back.
    """

    def __init__(self, connection: _Connection) -> None:
        self._connection = connection
        self._waiting: list[Later] = []
        self.topics: set[str] = set()

    async def rows(self, sql: str, **params: object) -> list[Row]:
        """All rows of a statement, also of one with RETURNING."""
        last = self.later(sql, **params)
        await self.flush()
        return last.rows

    async def one(self, sql: str, **params: object) -> Row | None:
        """The first row, or None."""
        found = await self.rows(sql, **params)
        return found[0] if found else None

    async def value(self, sql: str, **params: object) -> Any:
        """The first column of the first row, or None."""
        row = await self.one(sql, **params)
        return row[0] if row else None

    async def hit(self, sql: str, **params: object) -> bool:
        """Whether a conditional statement with RETURNING found its row: who was first is decided here."""
        return bool(await self.rows(sql, **params))

    async def run(self, sql: str, **params: object) -> None:
        """A statement whose rows nobody reads."""
        self.later(sql, **params)
        if len(self._waiting) >= _MOST_WAITING:
            await self.flush()

    def later(self, sql: str, **params: object) -> Later:
        """A statement whose rows are read after the next one that is waited for."""
        statement = Later(sql, params)
        self._waiting.append(statement)
        return statement

    async def many(self, sql: str, rows: Iterable[Mapping[str, object]]) -> None:
        """One statement for many sets of parameters."""
        await self.flush()
        cursor = await self._connection.executemany(sql, rows)
        await cursor.close()

    async def flush(self) -> None:
        """Run what waits."""
        if self._waiting:
            statements, self._waiting = self._waiting, []
            await self._connection.batch(statements)

    def announce(self, topic: str) -> None:
        """Tell those who listen to `topic` once the transaction is in the file, and not otherwise."""
        self.topics.add(topic)


class Database:
    """A database file. `async with Database(path) as db` opens and migrates it."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._writer: _Connection | None = None
        self._reader: _Connection | None = None
        self._writing = asyncio.Lock()
        self._reading = asyncio.Lock()
        self._listeners: list[tuple[str, Callable[[], object]]] = []

    def listen(self, topic: str, call: Callable[[], object]) -> None:
        """Have `call` made after each commit that announces `topic`."""
        self._listeners.append((topic, call))

    async def __aenter__(self) -> Database:
        from . import migrate

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._writer = await _connect(self.path)
            await migrate.apply(self._writer)
            self._reader = await _connect(self.path)
        except sqlite3.DatabaseError as error:
            await self.__aexit__()
            raise Refusal("storage-unreadable", path=str(self.path), why=str(error)) from error
        except OSError as error:
            raise Refusal("storage-unreadable", path=str(self.path), why=str(error.strerror)) from error
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        open_ones = [each for each in (self._reader, self._writer) if each is not None]
        self._reader = self._writer = None
        async with contextlib.AsyncExitStack() as stack:  # one that fails to close leaves none open
            for connection in open_ones:
                stack.push_async_callback(connection.close)

    @contextlib.asynccontextmanager
    async def write(self) -> AsyncIterator[Tx]:
        """The one write transaction: everything in it happens, or nothing."""
        assert self._writer is not None, "the database is closed"
        async with self._writing:
            tx = Tx(self._writer)
            try:
                await tx.run("BEGIN IMMEDIATE")
                yield tx
                await tx.rows("COMMIT")
            except BaseException:
                await _rollback(self._writer)
                raise
        for call in [call for topic, call in self._listeners if topic in tx.topics]:
            call()

    @contextlib.asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """A consistent look at what is committed; waits for no writer."""
        assert self._reader is not None, "the database is closed"
        async with self._reading:
            tx = Tx(self._reader)
            try:
                await tx.run("BEGIN")
                yield tx
            finally:
                await _rollback(self._reader)

    async def shrink(self) -> None:
        """Empty the write-ahead log, where what was erased may still stand; not while others read or write."""
        assert self._writer is not None, "the database is closed"
        async with self._writing:
            await Tx(self._writer).rows("PRAGMA wal_checkpoint(TRUNCATE)")

    async def changed_elsewhere(self) -> int:
        """A number that changes when another connection commits (`PRAGMA data_version`)."""
        assert self._writer is not None, "the database is closed"
        async with self._writing:
            return int(await Tx(self._writer).value("PRAGMA data_version"))


async def _connect(path: Path) -> _Connection:
    def connector() -> sqlite3.Connection:
        return sqlite3.connect(path, isolation_level=None)

    connection = _Connection(connector, iter_chunk_size=64)
    await connection
    connection.row_factory = sqlite3.Row
    try:
        for pragma in _PRAGMAS:
            await connection.execute_fetchall(pragma)
    except BaseException:
        await connection.close()
        raise
    return connection


async def _rollback(connection: aiosqlite.Connection) -> None:
    """End what is open. The connection's thread works in order: a statement whose waiter was cancelled is
    done by then, and whether it left a transaction open is looked at there."""
    with contextlib.suppress(sqlite3.OperationalError):
        await connection.rollback()


def may_pass(error: BaseException) -> bool:
    """Whether an exception says that the file cannot be used now (busy, full, …), rather than that a
    statement is wrong and always will be."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, sqlite3.Error) and code is not None and code & 0xFF in _PASSING
