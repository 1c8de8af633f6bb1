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

from sandbox.client import NotSeen, Refused

from .day import play_day
from .script import Script, StepFailed
from .show import Show
from .stage import ZONE, BotDied, Stage, stage
from .town import Town, found_village, move_in

OPENING = datetime(2026, 6, 25, 9, 0, tzinfo=ZONE)  # a Thursday in the season of the rains


async def play(
    *, headless: bool, once: bool, port: int, folder: Path | None, village: Path | None = None
) -> int:
    """Play, with the sample village or another list; gives the exit code: 0 when every step held."""
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)  # the bot ends with the demo
    script = Script(Console(width=110 if headless else None))
    with tempfile.TemporaryDirectory(prefix="ten-households-") as temporary:
        place = folder or Path(temporary)
        async with stage(place, OPENING, port=port) as scene:
            if port and not scene.url.endswith(f":{port}"):
                script.tell(f"port {port} is taken by another program: this demo has another one")
            script.tell(f"sandbox at {scene.url} – the bot's own process is up; its log: {scene.log}")
            scene.village = village or scene.village
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


_HINTS = {
    "official": "write /alert 暴雨 红",
    "second": "confirms it (reads English)",
    "danger": "in a dangerous house: answer the warning, write /sos",
    "neighbour": "next door: say “I'm coming”",
    "leader": "that group's leader: see the doors that did not answer, /patrol",
}


async def _stay(town: Town) -> None:
    scene, console = town.stage, town.script.console
    show = scene.world.show = Show(town)
    console.print(
        f"\n[bold]Look at[/bold] {scene.url}/  – pick a person and write, press, answer; or press "
        "[bold]Storm night[/bold] there. Ctrl-C ends it.\n",
        highlight=False,
    )
    for person in show.cast():
        link, hint = f"{scene.url}/#a={person['id']}", _HINTS[person["role"]]
        console.print(f"  {link}  {person['name']}: {hint}", highlight=False, soft_wrap=True)
    console.print(
        f"\nCommands work beside it: BOT_CLOCK={scene.folder}/clock python -m bot households list --config {scene.config}\n",
        highlight=False,
        soft_wrap=True,
    )
    with contextlib.suppress(asyncio.CancelledError):
        await _watch(scene, console)
    await show.close()


async def _watch(scene: Stage, console: Console) -> None:
    """Wait for Ctrl-C; say when the bot's process ends, as the page may order it to."""
    ran = True
    while True:
        await asyncio.sleep(1)
        if ran and not scene.bot_runs:
            console.print("[red]The bot's process has ended; “restart” on the page begins it again.")
            console.print(scene.log_tail(), markup=False)
        ran = scene.bot_runs
