"""Two bots on one database: the second does not start."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.lock import Busy, held


def test_the_second_one_is_refused_and_the_next_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:x")
    config, path = tmp_path / "config.toml", tmp_path / "village.db"
    config.write_text('[storage]\npath = "village.db"\n', "utf-8")
    with held(path):
        with pytest.raises(Busy), held(path):
            pass
        result = CliRunner().invoke(app, ["run", "--config", str(config)])
        assert result.exit_code == 1 and "another bot is running" in result.output
    with held(path):
        pass
