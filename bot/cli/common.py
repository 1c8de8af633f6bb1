"""What the commands share: settings, the open database, JSON on stdout, refusals on stderr."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sqlite3
import sys
from collections.abc import AsyncIterator, Coroutine
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import typer

from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common import render
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import households, journal, people
from storage.database import Database, Tx

from ..clock import Clock, ShiftedClock
from ..config import Config, ConfigError, load

T = TypeVar("T")
ConfigOption = Annotated[
    Path | None, typer.Option("--config", help="Settings; else config.toml, else the defaults.")
]


class Format(StrEnum):
    """How a command prints."""

    text = "text"
    json = "json"


class TableFormat(StrEnum):
    """How a command that makes tables prints."""

    text = "text"
    json = "json"
    csv = "csv"


FormatOption = Annotated[Format, typer.Option("--format", help="text, or json: one document on stdout.")]
TableOption = Annotated[TableFormat, typer.Option("--format", help="text, json or csv.")]


def settings(path: Path | None) -> Config:
    """The settings, or one line that says what is wrong with them."""
    try:
        return load(path)
    except ConfigError as error:
        refuse(str(error).replace("\n", "; "))


def refuse(line: str) -> NoReturn:
    """Say in one line on stderr why not, and end with 1."""
    typer.echo(line, err=True)
    raise typer.Exit(1)


def words(config: Config, notice: Notice) -> str:
    """A notice as plain text in the village's language."""
    return render.plain(notice, config.village.language, config.village.zone)


def run(config: Config, job: Coroutine[Any, Any, T]) -> T:
    """Run a command's work; a refusal becomes one line and exit 1."""
    try:
        return asyncio.run(job)
    except Refusal as refusal:
        refuse(words(config, say(refusal.key, **refusal.params)).replace("\n", " "))
    except ConfigError as error:
        refuse(str(error))


def clock() -> Clock:
    """The clock of the commands; a demo or a drill that moves the bot's names its file as BOT_CLOCK."""
    shifted = os.environ.get("BOT_CLOCK")
    return ShiftedClock(Path(shifted)) if shifted else Clock()


@contextlib.asynccontextmanager
async def working(config: Config) -> AsyncIterator[Work]:
    """The database open, and one transaction's work in it."""
    async with Database(config.storage.path) as db, db.write() as tx:
        yield Work(tx, clock().now(), config.settings)


@contextlib.asynccontextmanager
async def reading(config: Config) -> AsyncIterator[Tx]:
    """The database open for looking."""
    async with Database(config.storage.path) as db, db.read() as tx:
        yield tx


@contextlib.asynccontextmanager
async def looking(config: Config, what: str, number: str = "") -> AsyncIterator[Tx]:
    """The database open for looking at households' data (of one, by `number`): the look is written into the journal.

    Where it cannot be written (another program holds the file, the disk is full) the look is not refused: a line on
    stderr says so.
    """
    async with Database(config.storage.path) as db:
        async with db.read() as tx:
            house = await households.by_number(tx, number) if number else None
            yield tx
        try:
            async with db.write() as tx:
                now = int(clock().now().timestamp())
                home = house["id"] if house else None
                await journal.note(
                    tx, now, "households", "looked", household_id=home, what=what, by="command line"
                )
        except sqlite3.Error as error:
            typer.echo(f"this look could not be written into the journal: {error}", err=True)


async def acting(work: Work, user_id: int) -> Actor:
    """The person a command acts for."""
    known = await people.load(work.tx, user_id)
    return Actor(
        user_id=user_id,
        name=known.name if known else str(user_id),
        language=(known.language if known else None) or work.settings.village.language,
        chat_id=user_id,
        admin=user_id in work.settings.village.admins,
        official=bool(known and known.official),
    )


def print_json(document: object) -> None:
    """One JSON document on stdout, and nothing else."""
    sys.stdout.write(as_json(document))


def as_json(document: object) -> str:
    """A document as JSON text."""
    return json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n"


def write_out(content: bytes, path: Path | None) -> None:
    """Bytes into a file, or onto stdout."""
    if path is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        path.write_bytes(content)
    except OSError as error:
        refuse(f"{path}: {error.strerror}")
