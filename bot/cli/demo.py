"""`demo`: the sandbox, the bot, a sample village; `--headless --once` plays the day and checks it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from . import common


def demo(
    headless: Annotated[bool, typer.Option("--headless", help="No page to look at: print the day.")] = False,
    once: Annotated[
        bool, typer.Option("--once", help="End after the day; exit 0 only if every step held.")
    ] = False,
    port: Annotated[int, typer.Option(help="The page's port; another one where it is taken.")] = 8343,
    village: Annotated[
        Path | None,
        typer.Option(
            help="Another list of households (csv, xlsx) to play with; not with --headless or --once."
        ),
    ] = None,
    folder: Annotated[Path | None, typer.Option(help="Where its files go; else a temporary folder.")] = None,
) -> None:
    """The main job with no token and no network: sandbox, bot, a sample village."""
    from ..demo.play import play

    if village is not None and (headless or once):
        common.refuse("the day that checks itself is written for the sample village: leave --village out")
    if village is not None and not village.is_file():
        common.refuse(f"there is no file {village}")
    at = 0 if headless else port
    try:
        code = asyncio.run(play(headless=headless, once=once, port=at, folder=folder, village=village))
    except (KeyboardInterrupt, asyncio.CancelledError):
        code = 130
    except OSError as error:
        common.refuse(f"the demo cannot start on port {port}: {error.strerror or error}; leave --port out")
    raise typer.Exit(code)
