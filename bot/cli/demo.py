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
    folder: Annotated[Path | None, typer.Option(help="Where its files go; else a temporary folder.")] = None,
) -> None:
    """The main job with no token and no network: sandbox, bot, a sample village."""
    from ..demo.play import play

    try:
        code = asyncio.run(play(headless=headless, once=once, port=0 if headless else port, folder=folder))
    except (KeyboardInterrupt, asyncio.CancelledError):
        code = 130
    except OSError as error:
        common.refuse(f"the demo cannot start on port {port}: {error.strerror or error}; leave --port out")
    raise typer.Exit(code)
