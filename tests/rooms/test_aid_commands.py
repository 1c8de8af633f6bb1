"""The log at the computer: filters, the steps of one request, times as text, csv and picture."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from pathlib import Path

from aid_help import stage_in
from typer.testing import CliRunner

from bot.cli.main import app
from handlers.aid import actions


async def _requests(folder: Path) -> None:
    async with stage_in(folder) as stage:
        await stage.act(actions.begin, 102, "medical", words="=1")
        stage.now += timedelta(minutes=4)
        await stage.act(actions.claim, 103, 1)
        await stage.act(actions.outcome, 103, 1, "helped")
        stage.now += timedelta(days=40)
        await stage.act(actions.begin, 201, "tools")


def test_the_log_at_the_computer(tmp_path: Path) -> None:
    asyncio.run(_requests(tmp_path))
    config = tmp_path / "config.toml"
    config.write_text('[storage]\npath = "village.db"\n', "utf-8")

    def run(*words: object) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["aid", *map(str, words), "--config", str(config)])
        return done.exit_code, done.output

    def ids(*words: str) -> list[int]:
        code, out = run("list", "--format", "json", *words)
        assert code == 0
        return [row["id"] for row in json.loads(out)]

    assert ids() == [2, 1] and ids("--open") == [2] and ids("--kind", "medical") == [1]
    assert (
        ids("--group", "2") == [2] and ids("--from", "2026-07-09") == [2] and ids("--to", "2026-07-08") == [1]
    )
    assert (
        run("list", "--kind", "dragons")[0]
        == run("list", "--from", "2026-07-09", "--to", "2026-07-08")[0]
        == 2
    )
    assert run("list", "--from", "0001-01-01", "--to", "9999-12-31")[1].startswith(
        "2\t2026-08-17T20:04:00+08:00\t2-1\ttools\topen\t–\n"
    )
    assert "'=1" in run("list", "--format", "csv")[1]
    verbs = [step["verb"] for step in json.loads(run("show", 1, "--format", "json")[1])]
    assert verbs == ["open", "announce", "claim", "close"] and "Person 103" in run("show", 1)[1]
    assert run("show", 9)[0] == 1
    assert run("times")[1].startswith("2026-07\tall\t1\t240\t–\n")
    assert json.loads(run("times", "--format", "json", "--from", "2026-08-01")[1])[0]["to_claim_s"] is None
    assert "helped 1" in run("times", "--format", "csv")[1]
    chart = tmp_path / "chart.png"
    assert run("times", "--format", "png", "-o", chart)[0] == 0 and chart.read_bytes().startswith(b"\x89PNG")
