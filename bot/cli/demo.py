"""`demo`: the sandbox, the bot, a sample village; `--headless --once` plays the day and checks it."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path
from typing import Annotated

import typer


def demo(
    headless: Annotated[bool, typer.Option("--headless", help="No page to look at: print the day.")] = False,
    once: Annotated[
        bool, typer.Option("--once", help="End after the day; exit 0 only if every step held.")
    ] = False,
    port: Annotated[int, typer.Option(help="The sandbox's port; 0 takes a free one.")] = 0,
    folder: Annotated[Path | None, typer.Option(help="Where its files go; else a temporary folder.")] = None,
) -> None:
    """The main job with no token and no network: sandbox, bot, a sample village."""
    from ..demo.play import play

    with contextlib.suppress(KeyboardInterrupt):
        raise typer.Exit(asyncio.run(play(headless=headless, once=once, port=port, folder=folder)))
