"""Playing the demo: from setting the stage to clearing it."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import tempfile
from datetime import datetime
from pathlib import Path

import httpx
from rich.console import Console

from sandbox.client import NotSeen, Person, Refused

from .day import play_day
from .script import Script, StepFailed
from .stage import ZONE, BotDied, stage
from .town import Town, found_village, move_in

OPENING = datetime(2026, 6, 25, 9, 0, tzinfo=ZONE)  # a Thursday in the season of the rains


async def play(*, headless: bool, once: bool, port: int, folder: Path | None) -> int:
    """Play; gives the exit code: 0 when every step held."""
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)  # the bot ends with the demo
    script = Script(Console(width=110 if headless else None))
    with tempfile.TemporaryDirectory(prefix="ten-households-") as temporary:
        place = folder or Path(temporary)
        async with stage(place, OPENING, port=port) as scene:
            script.tell(f"sandbox at {scene.url} – the bot's own process is up; its log: {scene.log}")
            town = Town(scene, script)
            code = await _act(town, headless or once)
            if not once and code == 0:
                await _stay(town)
    return code


async def _act(town: Town, whole_day: bool) -> int:
    try:
        if whole_day:
            await play_day(town)
        else:
            town.script.chapter(1, "The village")
            await move_in(town, await found_village(town))
    except (StepFailed, NotSeen, Refused, BotDied, RuntimeError, httpx.HTTPError) as error:
        town.script.console.print(f"[red]✗ {type(error).__name__}:[/red] ", end="")
        town.script.console.print(str(error), markup=False, highlight=False)
        town.script.console.print(town.stage.log_tail(), markup=False, highlight=False, style="dim")
        return 1
    town.script.console.print(f"[bold green]{town.script.checks} checks held.")
    return 0


def _guests(town: Town) -> list[tuple[str, Person, str]]:
    """Whom a visitor may be first, and what to try."""
    leading = {person.id for person in town.leaders.values()}
    number = next(
        n for n in sorted(town.dangerous()) if n in town.people and town.people[n][0].id not in leading
    )
    danger, leader = town.people[number][0], town.leaders[town.homes[number]["group"]]
    return [
        ("official", town.officials[0], "write /alert 暴雨 红"),
        ("second official (reads English)", town.officials[1], "confirm it"),
        ("in a dangerous house", danger, "answer the warning, write /sos"),
        ("that group's leader", leader, "see the doors that did not answer, /patrol"),
    ]


async def _stay(town: Town) -> None:
    scene, script = town.stage, town.script
    script.console.print(
        f"\n[bold]Look at[/bold] {scene.url}/  – pick a person and write, press, answer. Ctrl-C ends it.\n",
        highlight=False,
    )
    for who, person, hint in _guests(town):
        link = f"{scene.url}/#a={person.id}&ac={person.id}"
        script.console.print(f"  {link}  {who}: {person.name} – {hint}", highlight=False, soft_wrap=True)
    script.console.print(
        f"\nCommands work beside it: BOT_CLOCK={scene.folder}/clock python -m bot households list --config {scene.config}\n",
        highlight=False,
        soft_wrap=True,
    )
    with contextlib.suppress(asyncio.CancelledError):
        while scene.bot_runs:
            await asyncio.sleep(1)
        script.console.print("[red]The bot's process has ended:")
        script.console.print(scene.log_tail(), markup=False)
