"""Cards and slips at the computer; and that the bot itself loads nothing that draws."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from bot.cli.main import app
from sandbox import village


def test_at_the_computer(tmp_path: Path) -> None:
    config, listed, out = tmp_path / "config.toml", tmp_path / "village.csv", tmp_path / "out.pdf"
    config.write_text('[village]\nname = "望溪村"\nadmins = [7]\n[storage]\npath = "village.db"\n', "utf-8")
    listed.write_bytes(village.as_csv(village.generate(24, 2)))

    def run(*words: object) -> tuple[int, str]:
        done = CliRunner().invoke(app, [*map(str, words), "--config", str(config)])
        return done.exit_code, done.output

    assert run("cards", "-o", out)[0] == 1
    assert run("households", "import", listed)[0] == run("groups", "accept")[0] == 0
    assert run("cards", "-o", out, "--size", "card")[0] == 0 and out.read_bytes().startswith(b"%PDF")
    assert run("cards", "-o", out, "--group", "1", "--size", "a4") == (0, f"1 cards in {out}\n")
    for words in (("--group", "99"), ("--size", "a0"), ("-o", tmp_path / "none" / "x.pdf")):
        assert run("cards", "-o", out, *words)[0] in (1, 2)
    assert run("alerts", "calls", 1, "-o", out)[0] == 1
    assert run("alerts", "issue", "rainstorm", "red", "--by", 7)[0] == 0
    assert run("alerts", "calls", 1, "-o", out) == (0, f"24 households in {out}\n")
    assert run("alerts", "calls", 1, "-o", out, "--group", "1")[0] == 0 and out.read_bytes().startswith(
        b"%PDF"
    )
    assert run("alerts", "calls", 1, "-o", out, "--group", "99")[0] == 1
    assert run("invite", "slips", "-o", out)[1].startswith("24 slips")
    assert run("invite", "slips", "-o", out, "--for", "qx0001")[1].startswith("1 slips")
    assert run("invite", "slips", "-o", out, "--group", "99")[0] == 1
    assert run("invite", "slips", "-o", out, "--unused", "--group", "1")[0] == 0


def test_the_idle_bot_loads_nothing_that_draws() -> None:
    look = "import sys, bot.rooms, bot.app; print({'PIL', 'fpdf', 'segno', 'fontTools'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
