"""`run`, `check`."""

from __future__ import annotations

import asyncio
import logging
import signal
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from domain.refusal import Refusal

from .. import logs
from ..config import Config, ConfigError
from ..lock import Busy, held
from . import common

if TYPE_CHECKING:
    from storage.database import Tx


def run(
    config: common.ConfigOption = None,
    clock: Annotated[
        Path | None, typer.Option(hidden=True, help="A file with seconds to add to the time.")
    ] = None,
    tick: Annotated[float, typer.Option(hidden=True, help="Seconds between two sweeps.")] = 1.0,
    verbose: Annotated[bool, typer.Option("--verbose", help="Log more.")] = False,
) -> None:
    """The bot. SIGTERM stops it cleanly."""
    chosen = common.settings(config)
    logs.begin(chosen.log.format, verbose)
    try:
        chosen.need_token()
        with held(Path(chosen.storage.path)):
            common.run(chosen, _run(chosen, tick))
    except Busy:
        common.refuse(f"{chosen.storage.path}: another bot is running on this database")
    except ConfigError as error:
        common.refuse(str(error))
    except OSError as error:
        if error.filename:
            common.refuse(f"{error.filename}: {error.strerror}")
        common.refuse(f"the web server cannot start on {chosen.web.listen}:{chosen.web.port}: {error}")


async def _run(config: Config, tick: float) -> None:
    from ..app import build

    async with build(config, common.clock(), tick) as app:
        work = asyncio.create_task(app.run())
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, work.cancel)
        logging.getLogger("bot").info("up: %s", config.village.name)
        async with app.db.read() as tx:
            if problem := await _no_second(config, tx):
                logging.getLogger("bot").warning("officials: %s", problem)
        try:
            await work
        except asyncio.CancelledError:
            logging.getLogger("bot").info("stopped cleanly")


def check(format: common.FormatOption = common.Format.text, config: common.ConfigOption = None) -> None:
    """Settings, database, token: each with ok or the reason."""
    from ..config import load

    results: list[tuple[str, bool, str]] = []
    try:
        chosen = load(config)
        results.append(("settings", True, str(config or "config.toml or defaults")))
    except ConfigError as error:
        results.append(("settings", False, str(error)))
    else:
        results += [_check_words(), *asyncio.run(_check(chosen))]
    if format is common.Format.json:
        common.print_json([{"check": name, "ok": ok, "reason": why} for name, ok, why in results])
    else:
        for name, ok, why in results:
            typer.echo(f"{name}: {'ok' if ok else 'FAILED'} – {why}")
    failed = [name for name, ok, _ in results if not ok]
    if failed:
        common.refuse("not ready: " + ", ".join(failed))


def _check_words() -> tuple[str, bool, str]:
    from handlers.common.words import load

    broken = [f"{language}: {key}" for language, texts in load().bundles.items() for key in texts.whole()]
    return "texts", not broken, ", ".join(broken) or "every text in locales/ can be read"


async def _check(config: Config) -> list[tuple[str, bool, str]]:
    return [await _check_database(config), await _check_officials(config), await _check_token(config)]


async def _check_database(config: Config) -> tuple[str, bool, str]:
    from domain.notice import say
    from storage import households
    from storage.database import Database

    try:
        async with Database(config.storage.path) as db, db.read() as tx:
            return (
                "database",
                True,
                f"{config.storage.path}, {len(await households.all_active(tx))} households",
            )
    except Refusal as refusal:
        return "database", False, common.words(config, say(refusal.key, **refusal.params))
    except (OSError, sqlite3.Error) as error:
        return "database", False, f"{config.storage.path}: {error}"


async def _check_officials(config: Config) -> tuple[str, bool, str]:
    from storage import people
    from storage.database import Database

    try:
        async with Database(config.storage.path) as db, db.read() as tx:
            registered = len(await people.holders(tx, "official"))
            problem = await _no_second(config, tx)
    except (Refusal, OSError, sqlite3.Error):
        return "officials", True, "not known without the database"
    return "officials", True, f"{registered} registered" + (f"; {problem}" if problem else "")


async def _no_second(config: Config, tx: Tx) -> str:
    """What is wrong where a warning that two must press would find nobody to press second; else nothing."""
    from storage import alerts, people

    if config.alerts.second_official_from == "never":
        return ""
    found = await people.officials(tx) + await alerts.readers(tx, config.village.admins)
    reached = len({reader.chat_id for reader in found})
    if reached > 1:
        return ""
    return (
        f"{reached} can be reached on Telegram, and warnings from {config.alerts.second_official_from} on need two: "
        "python -m bot invite official --for NAME"
    )


async def _check_token(config: Config) -> tuple[str, bool, str]:
    from telegram.error import InvalidToken, TelegramError

    from ..api import Api

    try:
        async with Api(config.telegram, config.need_token()) as api:
            me = await api.bot.get_me()
            return "token", True, f"@{me.username}"
    except ConfigError as error:
        return "token", False, str(error)
    except InvalidToken:
        return "token", False, f"{config.telegram.base_url} does not accept this token"
    except TelegramError as error:
        return "token", False, f"{config.telegram.base_url} cannot be reached: {error}"
