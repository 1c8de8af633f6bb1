"""The sheets of the checkpoints at the computer: the same codes each time, and a sentence where none can be made."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from typer.testing import CliRunner

from bot.cli.main import app


def test_sheets(tmp_path: Path) -> None:
    config, out = tmp_path / "config.toml", tmp_path / "out.pdf"

    def run(places: str) -> tuple[int, str]:
        config.write_text(
            f'[village]\nname = "望溪村"\n[patrol]\ncheckpoints = {places}\n[storage]\npath = "v.db"\n',
            "utf-8",
        )
        done = CliRunner().invoke(app, ["patrol", "checkpoints", "-o", str(out), "--config", str(config)])
        return done.exit_code, done.output

    five = '["桥", "井", "A <b>", "😀", "水库闸门边的第二根路灯杆下面那块大石头旁边"]'
    code, said = run(five)
    assert code == 1 and len(said.splitlines()) == 1 and not out.exists()
    with closing(sqlite3.connect(tmp_path / "v.db")) as file:
        file.execute("INSERT INTO meta (key, value) VALUES ('bot_username', 'village_bot')")
        file.commit()
    assert run("[]")[0] == 1
    assert run('["桥", "桥"]')[0] == 1
    assert run(five) == (0, f"5 checkpoints in {out}\n")
    first = out.read_bytes()
    assert first.startswith(b"%PDF") and first.count(b"/Type /Page\n") == 2
    secret = _secret(tmp_path)
    assert run(five)[0] == 0 and _secret(tmp_path) == secret != ""


def _secret(folder: Path) -> str:
    with closing(sqlite3.connect(folder / "v.db")) as file:
        return str(file.execute("SELECT value FROM meta WHERE key = 'patrol.checkpoints'").fetchone()[0])
