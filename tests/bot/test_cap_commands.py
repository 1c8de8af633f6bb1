"""`cap read` and `cap feeds`."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from typer.testing import CliRunner

from bot.cli.main import app
from storage import cap
from storage.database import Database

SAMPLE = Path(__file__).parents[1] / "domain/samples/cap/zh-rainstorm-red.xml"


def run(folder: Path, *words: str) -> str:
    """What a command prints."""
    settings = folder / "config.toml"
    settings.write_text(
        '[cap]\nfeeds = ["https://a.example/1", "https://a.example/2"]\narea_codes = ["440000000000"]\n'
    )
    done = CliRunner().invoke(app, ["cap", *words, "--config", str(settings)])
    assert done.exit_code == 0, done.output
    return done.output


def test_read_tells_what_would_be_done(tmp_path: Path) -> None:
    found = json.loads(run(tmp_path, "read", str(SAMPLE), "--format", "json"))
    assert (found["decision"], found["reason"], found["colour"]) == ("withhold", "other-area", "red")
    huge = tmp_path / "huge.xml"
    huge.write_bytes(SAMPLE.read_bytes().replace(b"<description>", b"<description>" + b"x" * 3_000_000))
    assert json.loads(run(tmp_path, "read", str(huge), "--format", "json"))["reason"] == "too-big"


def test_feeds_tells_how_each_stands(tmp_path: Path) -> None:
    async def fail() -> None:
        async with Database(tmp_path / "data/village.db") as db, db.write() as tx:
            await cap.subscribe(tx, ["https://a.example/1"], 0)
            await cap.failed(tx, "https://a.example/1", 7200, "status: 503", 0)

    asyncio.run(fail())
    one, other = json.loads(run(tmp_path, "feeds", "--format", "json"))
    assert (one["failures"], one["problem"], one["next"]) == (1, "status: 503", "1970-01-01T10:00:00+08:00")
    assert other["problem"] == "not looked at yet"
    assert "FAILED 1 times: status: 503" in run(tmp_path, "feeds")
