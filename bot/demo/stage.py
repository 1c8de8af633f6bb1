"""The stage: a folder, settings, a clock to move, the sandbox in this process and the bot in its own."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import time
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.client import Sandbox
from sandbox.server import listen, serve
from sandbox.world import TOKEN, World

ROOT = Path(__file__).parents[2]
VILLAGE = ROOT / "sandbox" / "data" / "village.csv"
ZONE = ZoneInfo("Asia/Shanghai")
_SETTINGS = """\
[village]
name = "望溪村"
[telegram]
base_url = "{url}"
[storage]
path = "village.db"
[patrol]
checkpoints = ["村口", "水库", "祠堂"]
"""


def _plain(line: str) -> str:
    """A line of the log as a person reads it."""
    try:
        told = json.loads(line)
        words = f"{told['time'][11:19]} {told['level'].upper()} {told['logger']}: {told['message']}"
        return "\n".join([words, *([told["error"]] if "error" in told else [])])
    except (ValueError, KeyError, TypeError):  # what Python itself says at its end
        return line


class BotDied(RuntimeError):
    """The bot's process ended by itself; the text is the end of its log."""


class Stage:
    """Where a demo or a journey plays. Times are in the village's zone."""

    def __init__(self, folder: Path, url: str, sandbox: Sandbox, opening: datetime, world: World) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.url, self.sandbox, self.world = folder, url, sandbox, world
        self.village = VILLAGE  # the list of households that moves in
        self._time = world.clock
        self.config = folder / "config.toml"
        self.log = folder / "bot.log"
        self._clock = folder / "clock"
        self.rate = 1.0
        self._time.advance(opening.timestamp() - self._time.now())
        self._bot: asyncio.subprocess.Process | None = None
        self.config.write_text(_SETTINGS.format(url=url), "utf-8")
        self._write_clock()

    @property
    def now(self) -> datetime:
        """The time on stage: the sandbox's, which the bot's clock follows."""
        return datetime.fromtimestamp(self._time.now(), ZONE)

    def move_to(self, moment: datetime) -> None:
        """Let it be `moment` now; time only goes forward."""
        self._time.advance(max(moment - self.now, timedelta()).total_seconds())
        self._write_clock()

    def pass_time(self, span: timedelta) -> None:
        """Let so much time pass at once."""
        self.move_to(self.now + span)

    def run_at(self, rate: float) -> None:
        """From now on `rate` seconds pass on stage in each second: 1 as in life, 0 not at all."""
        self.rate = rate
        self._time.run(rate)
        self._write_clock()

    def _write_clock(self) -> None:
        draft, present = self._clock.with_suffix(".part"), time.time()
        draft.write_text(f"{self._time.now() - present} {self.rate} {present}", "ascii")
        os.replace(draft, self._clock)

    async def start_bot(self) -> None:
        """Start the bot's process and wait until it asks Telegram for updates."""
        before = await self.sandbox.polls()
        with self.log.open("ab") as log:
            self._bot = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run", "--config", str(self.config)),
                *("--tick", "0.25"),
                cwd=ROOT,
                env=self._environment(),
                stderr=log,
            )
        ready = asyncio.create_task(self.sandbox.bot_ready(after=before, timeout=60))
        ended = asyncio.create_task(self._bot.wait())
        await asyncio.wait({ready, ended}, return_when=asyncio.FIRST_COMPLETED)
        if ended.done():
            ready.cancel()
            raise BotDied(self.log_tail())
        ended.cancel()
        await ready

    async def kill_bot(self) -> None:
        """SIGKILL: no good-bye, nothing tidied."""
        if self._bot is not None and self._bot.returncode is None:
            self._bot.kill()
            await self._bot.wait()

    async def stop_bot(self) -> int:
        """SIGTERM; gives the exit code."""
        if self._bot is None or self._bot.returncode is not None:
            return self._bot.returncode or 0 if self._bot else 0
        self._bot.terminate()
        try:
            return await asyncio.wait_for(self._bot.wait(), 20)
        except TimeoutError:
            self._bot.kill()
            return await self._bot.wait()

    @property
    def bot_runs(self) -> bool:
        """Whether the bot's process is alive."""
        return self._bot is not None and self._bot.returncode is None

    def log_tail(self, lines: int = 20) -> str:
        """The end of the bot's log, for reading."""
        return "\n".join(map(_plain, self.log.read_text("utf-8", "replace").splitlines()[-lines:]))

    async def cli(self, *words: str) -> str:
        """Run `python -m bot WORDS --config …`; gives what it printed. Raises RuntimeError when it refused."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *words, "--config", str(self.config)),
            cwd=ROOT,
            env=self._environment(),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate()
        if process.returncode:
            raise RuntimeError(f"bot {' '.join(words)}: exit {process.returncode}: {err.decode().strip()}")
        return out.decode()

    async def ask(self, *words: str) -> Any:
        """The same with `--format json`; gives the document."""
        return json.loads(await self.cli(*words, "--format", "json"))

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "BOT_TOKEN": TOKEN,
            "PYTHONDONTWRITEBYTECODE": "1",
            "BOT_CLOCK": str(self._clock),
        }


def free_port(wanted: int) -> int:
    """The port that is wanted, or 0 (any free one) where somebody else has it."""
    if wanted:
        try:
            listen(wanted).close()
        except OSError:
            return 0
    return wanted


@contextlib.asynccontextmanager
async def stage(
    folder: Path, opening: datetime, *, limits: bool = True, port: int = 0
) -> AsyncIterator[Stage]:
    """Set the stage: the sandbox (with Telegram's limits on) and the bot, ready for updates."""
    world = World()
    async with serve(world, free_port(port)) as url, Sandbox(url) as sandbox:
        await sandbox.limits(limits)
        scene = Stage(folder, url, sandbox, opening, world)
        try:
            await scene.start_bot()
            yield scene
        finally:
            await scene.stop_bot()
