"""`backup`, `restore`, `export`, `forget`."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Annotated, Any

import typer

from domain.refusal import Refusal
from storage import backup as copies
from storage import households, people, privacy

from ..config import Config
from ..lock import Busy, held
from . import common

HouseholdOption = Annotated[str, typer.Option("--household", help="The household's number.")]


def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy goes.")], config: common.ConfigOption = None
) -> None:
    """A consistent copy of the database, also while the bot runs."""
    chosen = common.settings(config)
    if not Path(chosen.storage.path).exists():
        common.refuse(f"{chosen.storage.path}: there is no database to copy")
    try:
        pages = copies.copy(Path(chosen.storage.path), file)
    except (OSError, sqlite3.Error) as error:
        common.refuse(f"{file}: {error}")
    typer.echo(f"{file}: {pages} households, checked")


def restore(
    file: Annotated[Path, typer.Argument(help="A copy made by backup.")],
    force: Annotated[bool, typer.Option("--force", help="Overwrite the database that is there.")] = False,
    config: common.ConfigOption = None,
) -> None:
    """Put a backup in place; the bot must not be running."""
    chosen = common.settings(config)
    target = Path(chosen.storage.path)
    if not file.exists():
        common.refuse(f"{file}: there is no such file")
    if target.exists() and not force:
        common.refuse(
            f"{target}: there is a database already; --force overwrites it (make a backup of it first)"
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with held(target):
            count = copies.put_back(file, target)
    except Busy:
        common.refuse(f"{target}: the bot is running on this database; stop it first")
    except (OSError, sqlite3.Error) as error:
        common.refuse(f"{file}: cannot be restored: {error}")
    typer.echo(f"{target}: restored, {count} households")


def export(household: HouseholdOption, config: common.ConfigOption = None) -> None:
    """Everything that is held about a household, as JSON."""
    chosen = common.settings(config)
    common.print_json(common.run(chosen, _export(chosen, household)))


async def _export(config: Config, number: str) -> dict[str, Any]:
    async with common.looking(config, "export", number) as tx:
        house = await households.by_number(tx, number)
        if house is None:
            raise Refusal("households-not-found", given=number)
        return await privacy.export_household(tx, house["id"])


def forget(
    household: HouseholdOption,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    config: common.ConfigOption = None,
) -> None:
    """Erase what is held about a household; facts stay, without names."""
    chosen = common.settings(config)
    if not yes and os.isatty(0):
        typer.confirm(f"Erase household {household}?", abort=True)
    typer.echo(common.run(chosen, _forget(chosen, household)))


async def _forget(config: Config, number: str) -> str:
    now = int(common.clock().now().timestamp())
    async with common.working(config) as work:
        house = await households.by_number(work.tx, number)
        if house is None:
            raise Refusal("households-not-found", given=number)
        for user_id in await privacy.forget_household(work.tx, house["id"], now):
            known = await people.load(work.tx, user_id)
            if known and not (known.official or known.leads or known.liaison_of):
                await privacy.forget_account(work.tx, user_id, now)
        await work.note("households", "forgotten", household_id=house["id"])
    return f"household {number} is erased"
