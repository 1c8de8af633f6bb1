"""The day of the demo, played to its end by the command that visitors use."""

from __future__ import annotations

import asyncio
import sys

import pytest

from bot.demo.stage import ROOT


@pytest.mark.timeout(280)
async def test_the_headless_day_holds_and_says_so() -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--headless", "--once"),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await process.communicate()
    text = out.decode()
    assert process.returncode == 0, text[-4000:]
    assert "checks held" in text
    assert text.count("✓") >= 40
