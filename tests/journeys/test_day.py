"""The day of the demo, played to its end by the command that visitors use; and what its log tells, and does not."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sqlite3
import sys
from pathlib import Path

import pytest

from bot.demo.stage import ROOT
from sandbox.world import TOKEN


def unspeakable(file: Path) -> set[str]:
    """What may stand in no log: who lives where, with which telephone; names; the token."""
    with contextlib.closing(sqlite3.connect(file)) as db:
        homes = db.execute("SELECT address, head, phone FROM households").fetchall()
        names = db.execute("SELECT name FROM accounts").fetchall()
    found = {str(value) for row in (*homes, *names) for value in row if value}
    return {*found, TOKEN, TOKEN.partition(":")[2]}


@pytest.mark.timeout(280)
async def test_the_headless_day_holds_and_says_so(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--headless", "--once", "--folder", str(tmp_path)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await process.communicate()
    text = out.decode()
    assert process.returncode == 0, text[-4000:]
    assert "checks held" in text
    assert text.count("✓") >= 40

    log = (tmp_path / "bot.log").read_text("utf-8")
    lines = [json.loads(line) for line in log.splitlines()]
    assert len(lines) > 20 and all({"time", "level", "logger", "message"} <= set(line) for line in lines)
    assert [line for line in lines if line["level"] in ("error", "critical")] == []
    assert any("update" in line for line in lines), "lines name the update they belong to"
    secret = unspeakable(tmp_path / "village.db")
    assert len(secret) > 60 and [word for word in secret if word in log] == []
