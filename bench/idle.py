"""Memory of the idle process, and the time from its start to its first poll, beside PTB's polling loop."""

from __future__ import annotations

import asyncio
import contextlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path

import psutil

from sandbox.client import Sandbox
from sandbox.server import serve
from sandbox.world import TOKEN, World

from .table import Line

ROOT = Path(__file__).parents[1]
_STARTS = 5
_SETTLE = 6.0  # seconds of idling before memory is read


async def measure() -> list[Line]:
    """Two lines of the table."""
    ours: list[tuple[float, float]] = []
    peers: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        async with serve(World()) as url, Sandbox(url) as sandbox:
            config = Path(folder) / "config.toml"
            config.write_text(f'[telegram]\nbase_url = "{url}"\n', "utf-8")
            for words in (["households", "import", "sandbox/data/village.csv"], ["groups", "accept"]):
                await _command([*words, "--config", str(config)])
            for _ in range(_STARTS):
                peers.append(await _one(sandbox, ["-m", "bench.ptb_loop", url, TOKEN]))
                ours.append(await _one(sandbox, ["-m", "bot", "run", "--config", str(config)]))
    start, peer_start = (statistics.median(s for s, _ in found) for found in (ours, peers))
    memory, peer_memory = (statistics.median(m for _, m in found) for found in (ours, peers))
    return [
        Line(
            "idle memory, MB",
            memory,
            "PTB polling loop",
            peer_memory,
            "at most 1.6 times",
            memory <= 1.6 * peer_memory,
        ),
        Line(
            "start to first poll, s",
            start,
            "PTB polling loop",
            peer_start,
            "at most 1.5 s more",
            start <= peer_start + 1.5,
        ),
    ]


async def _command(words: list[str]) -> None:
    """The bot idles with a village: its rota is planned at the first start."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL
    )
    if await process.wait():
        raise RuntimeError(f"bot {' '.join(words)} was refused")


async def _one(sandbox: Sandbox, words: list[str]) -> tuple[float, float]:
    before = await sandbox.polls()
    began = time.perf_counter()
    async with _process(words) as process:
        await sandbox.bot_ready(after=before, timeout=60)
        took = time.perf_counter() - began
        await asyncio.sleep(_SETTLE)
        memory = psutil.Process(process.pid).memory_info().rss / 1e6
    return took, memory


@contextlib.asynccontextmanager
async def _process(words: list[str]) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *words,
        cwd=ROOT,
        env={**os.environ, "BOT_TOKEN": TOKEN},
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), 15)
        if process.returncode is None:
            process.kill()
