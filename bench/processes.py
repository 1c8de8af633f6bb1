"""The bot, its peer and the sandbox as processes of their own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from sandbox.client import Sandbox

ROOT = Path(__file__).parents[1]


@contextlib.asynccontextmanager
async def started(sandbox: Sandbox, *words: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A Python process that polls the sandbox, once it does; ended with SIGTERM, then without mercy."""
    before = await sandbox.polls()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *words,
        cwd=ROOT,
        env={**os.environ, "BOT_TOKEN": sandbox.token},
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        await sandbox.bot_ready(after=before, timeout=60)
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), 15)
        if process.returncode is None:
            process.kill()


def settings(folder: Path, url: str) -> Path:
    """A settings file; the database lies beside it."""
    path = folder / "config.toml"
    path.write_text(
        f'[telegram]\nbase_url = "{url}"\n[storage]\npath = "bench.db"\n[alerts]\nsecond_official_from = "never"\n',
        "utf-8",
    )
    return path
