"""The command line: exit codes, one JSON document on stdout, one line on stderr, second times that change nothing."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from here import here
from typer.testing import CliRunner, Result

from bot.cli.main import app
from bot.lock import held
from sandbox import village
from sandbox.world import TOKEN

SETTINGS = '[village]\nname = "望溪村"\nadmins = [400001]\n[storage]\npath = "village.db"\n'
CAP = Path(__file__).parents[1] / "domain" / "samples" / "cap"


class Desk:
    """Somebody at the computer, with settings of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config = folder / "config.toml"
        self.config.write_text(SETTINGS, "utf-8")
        self.list = folder / "village.csv"
        self.list.write_bytes(village.as_csv(village.generate(24, 2)))

    def run(self, *words: object) -> Result:
        """Run a command; gives what came of it."""
        return CliRunner().invoke(app, [*map(str, words), "--config", str(self.config)])

    def ok(self, *words: object) -> str:
        """Run a command that must be done; gives what it printed."""
        done = self.run(*words)
        assert done.exit_code == 0, (words, done.stderr, done.exception)
        return done.stdout

    def json(self, *words: object) -> Any:
        """The one JSON document that a command printed."""
        return json.loads(self.ok(*words, "--format", "json"))

    def refused(self, *words: object) -> str:
        """Run a command that must be refused; gives the one line that says why."""
        done = self.run(*words)
        assert done.exit_code == 1 and done.exception.__class__ is SystemExit, (
            words,
            done.stdout,
            done.exception,
        )
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        return done.stderr

    def found(self) -> None:
        """Import the list and make the groups."""
        self.ok("households", "import", self.list)
        self.ok("groups", "accept")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    handlers, level = list(logging.root.handlers), logging.root.level
    yield Desk(tmp_path)
    logging.root.handlers[:] = handlers  # `run` writes the log of its process
    logging.root.setLevel(level)


def test_usage_is_two(desk: Desk) -> None:
    for words in (
        ("nonsense",),
        ("households", "import"),
        ("households", "list", "--format", "xml"),
        ("groups", "propose", "--size", "many"),
        ("alerts", "issue", "rainstorm", "red"),
        ("alerts", "status", "first"),
        ("patrol", "plan"),
        ("patrol", "plan", "--until", "tomorrow"),
        ("patrol", "roster", "--from", "2026-07-02", "--to", "2026-07-01"),
        ("invite", "mayor", "--for", "X"),
        ("invite", "official"),
        ("aid", "list", "--format", "png"),
        ("backup",),
        ("restore",),
        ("export",),
    ):
        done = desk.run(*words)
        assert done.exit_code == 2 and done.stdout == "", words


def test_settings_that_cannot_be_used_are_named(desk: Desk) -> None:
    desk.config.write_text("[village]\nnmae = 1\n")
    assert "village.nmae" in desk.refused("households", "list")
    desk.config.write_text("[patrol]\npeople = 0\n")
    assert "patrol.people" in desk.refused("households", "list", "--format", "json")
    desk.config.write_text("[village\n")
    assert "TOML" in desk.refused("run")
    desk.config.unlink()
    assert "no such file" in desk.refused("households", "list")
    assert "no such file" in desk.run("check").stdout and "settings" in desk.refused("check")


def test_without_a_token_the_bot_does_not_start(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "BOT_TOKEN" in desk.refused("run")
    done = desk.run("check", "--format", "json")
    checks = {row["check"]: row["ok"] for row in json.loads(done.stdout)}
    assert done.exit_code == 1 and checks["settings"] and checks["database"] and not checks["token"]
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    desk.config.write_text(SETTINGS + '[telegram]\nbase_url = "http://127.0.0.1:9"\n', "utf-8")
    assert TOKEN not in desk.run("check").output
    with held(desk.folder / "village.db"):
        assert "another bot" in desk.refused("run")


def test_a_list_is_imported_once(desk: Desk) -> None:
    dry = desk.json("households", "import", desk.list, "--dry-run")
    assert len(dry["added"]) == 24 and dry["stored"] is False
    assert desk.json("households", "list") == []
    assert len(desk.json("households", "import", desk.list)["added"]) == 24
    before = desk.json("households", "list")
    again = desk.json("households", "import", desk.list)
    assert (again["added"], again["changed"], len(again["unchanged"])) == ([], [], 24)
    assert desk.json("households", "list") == before
    keys = "number address head people phone lat lon hazard needs group reachable"
    assert all(set(keys.split()) <= set(row) for row in before)


def test_bad_rows_are_refused_or_skipped(desk: Desk) -> None:
    bad = desk.folder / "bad.csv"
    bad.write_text("户号,地址,户主,人口\nA1,甲巷1号,张三,3\nA2,甲巷2号,李四,多\n", "gb18030")
    done = desk.run("households", "import", bad, "--format", "json")
    assert done.exit_code == 1 and len(done.stderr.strip().splitlines()) == 1
    document = json.loads(done.stdout)
    assert document["refused"][0]["row"] == 3 and "人口" in document["refused"][0]["reason"]
    assert desk.json("households", "list") == []
    text = desk.run("households", "import", bad, "--dry-run").stdout
    assert text.startswith("新增 1，") and "读不了 1。什么也没有写入。" in text and "added" not in text
    assert desk.json("households", "import", bad, "--skip-bad")["added"] == ["A1"]
    assert desk.refused("households", "import", desk.folder / "none.csv")
    (desk.folder / "image.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert desk.refused("households", "import", desk.folder / "image.png")
    assert desk.refused("households", "import", desk.folder)


def test_groups_and_rota(desk: Desk) -> None:
    assert desk.refused("patrol", "plan", "--until", "2030-01-01")
    desk.ok("households", "import", desk.list)
    proposed = desk.json("groups", "propose", "--size", 8)
    assert sum(len(group["households"]) for group in proposed) == 24
    assert all(set(group) == {"group", "households", "spread_m"} for group in proposed)
    assert all(row["group"] is None for row in desk.json("households", "list"))
    assert desk.json("groups", "accept", "--size", 8) == proposed
    assert desk.json("groups", "accept", "--size", 8) == proposed
    assert desk.run("groups", "propose", "--changes", "--size", 8).stdout == "现有的组不用改。\n"
    assert desk.refused("patrol", "plan", "--until", "2020-01-01")
    until = "2099-01-01"
    assert desk.refused("patrol", "plan", "--until", until)


def test_the_roster_in_every_shape(desk: Desk) -> None:
    desk.found()
    rows = desk.json("patrol", "roster")
    month = {"--from": "2026-07-01", "--to": "2026-07-31"}
    span = [word for pair in month.items() for word in pair]
    for kind, begin in (("csv", b""), ("ics", b"BEGIN:VCALENDAR"), ("png", b"\x89PNG")):
        file = desk.folder / f"roster.{kind}"
        assert desk.ok("patrol", "roster", *span, "--format", kind, "-o", file) == ""
        assert file.read_bytes().startswith(begin)
    assert all({"night", "start", "end", "group", "role", "team"} <= set(row) for row in rows)
    assert desk.refused("patrol", "roster", "--format", "csv", "-o", desk.folder / "none" / "x.csv")


def test_codes(desk: Desk) -> None:
    desk.found()
    one = desk.json("invite", "official", "--for", "村主任")
    assert set(one) == {"code", "role", "for", "link", "expires"} and one["for"] == "村主任"
    many = desk.json("invite", "household", "--for", "all")
    assert len({row["code"] for row in many}) == 24
    assert len(desk.json("invite", "leader", "--for", "all")) == len(
        desk.json("invite", "group", "--for", "all")
    )
    table = list(csv.DictReader(io.StringIO(desk.ok("invite", "leader", "--for", "1", "--format", "csv"))))
    assert [row["for"] for row in table] == ["1"]
    assert desk.refused("invite", "household", "--for", "NOBODY")
    assert desk.refused("invite", "leader", "--for", "99")
    desk.ok("invite", "slips", "-o", desk.folder / "slips.pdf")
    assert (desk.folder / "slips.pdf").read_bytes().startswith(b"%PDF")


def test_warnings_and_the_log(desk: Desk) -> None:
    desk.found()
    assert desk.refused("alerts", "issue", "rainstorm", "red", "--by", 7)
    assert desk.refused("alerts", "issue", "locusts", "red", "--by", 400001)
    assert desk.refused("alerts", "issue", "rainstorm", "red", "--area", "Mars", "--by", 400001)
    assert desk.refused("alerts", "status", 1)
    number = desk.json("alerts", "issue", "rainstorm", "red", "--by", 400001)["alert"]
    status = desk.json("alerts", "status", number)
    assert len(status["households"]) == 24
    assert desk.json("aid", "list") == []
    head = desk.ok("aid", "list", "--format", "csv").lstrip("\ufeff").splitlines()
    assert len(head) == 1 and "," in head[0]


def test_cap_messages_are_read_and_nothing_is_sent(desk: Desk) -> None:
    keys = "decision reason defects headline hazard colour severity sender identifier sent expires references areas"
    samples = sorted(CAP.rglob("*.xml"))
    assert samples
    for sample in samples:
        document = desk.json("cap", "read", sample)
        assert set(keys.split()) <= set(document), sample
        assert document["decision"] in ("publish", "drill", "update", "cancel", "withhold"), sample
    (desk.folder / "no.xml").write_bytes(b"<html>")
    assert desk.json("cap", "read", desk.folder / "no.xml")["decision"] == "withhold"
    assert desk.refused("cap", "read", desk.folder / "none.xml")
    assert not (desk.folder / "village.db").exists()


def test_a_household_is_exported_and_forgotten(desk: Desk) -> None:
    desk.found()
    held_ = json.loads(desk.ok("export", "--household", "qx0001"))
    name = held_["households"][0]["head"]
    desk.ok("forget", "--household", "QX0001", "--yes")
    assert desk.refused("export", "--household", "QX0001")
    assert desk.refused("forget", "--household", "QX0001", "--yes")
    assert "QX0001" not in [row["number"] for row in desk.json("households", "list")]
    copy = desk.folder / "copy.db"
    desk.ok("backup", copy)
    assert sum(name in row["head"] for row in desk.json("households", "list")) == copy.read_bytes().count(
        name.encode()
    )


def test_restore_overwrites_only_when_told(desk: Desk) -> None:
    copy = desk.folder / "copy.db"
    assert desk.refused("backup", copy)
    assert desk.refused("restore", copy)
    desk.found()
    desk.ok("backup", copy)
    assert desk.refused("backup", desk.folder / "village.db")
    desk.ok("forget", "--household", "QX0001", "--yes")
    assert "--force" in desk.refused("restore", copy)
    garbage = desk.folder / "garbage.db"
    garbage.write_bytes(b"nothing" * 999)
    assert desk.refused("restore", garbage, "--force")
    assert len(desk.json("households", "list")) == 23
    with held(desk.folder / "village.db"):
        assert "running" in desk.refused("restore", copy, "--force")
    desk.ok("restore", copy, "--force")
    assert len(desk.json("households", "list")) == 24


async def test_commands_beside_the_running_bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with here(tmp_path, officials=("村主任",)) as town:
        desk = await asyncio.to_thread(Desk, tmp_path)
        monkeypatch.setenv("BOT_TOKEN", TOKEN)
        desk.config.write_text(SETTINGS + f'[telegram]\nbase_url = "{town.sandbox.url}"\n', "utf-8")
        checks = await asyncio.to_thread(desk.json, "check")
        assert all(row["ok"] for row in checks)
        officials = next(row["reason"] for row in checks if row["check"] == "officials")
        assert "1 registered; 1 can be reached" in officials and "invite official" in officials
        presses = asyncio.create_task(busy(town.resident(), town))
        pages = await asyncio.to_thread(desk.ok, "backup", tmp_path / "copy.db")
        await presses
        assert "10" in pages
        link = (await asyncio.to_thread(desk.json, "invite", "household", "--for", "QX0001"))["link"]
        assert link.startswith(f"https://t.me/{town.sandbox.bot_username}?start=")
        chief = town.officials[0]
        issued = ("alerts", "issue", "rainstorm", "orange", "--by", chief.id, "--drill")
        number = (await asyncio.to_thread(desk.json, *issued))["alert"]
        await town.resident().wait(lambda seen: seen.has_button(f"alerts:safe:{number}"), 30)


async def busy(person: Any, town: Any) -> None:
    for _ in range(5):
        await town.say(person, "/help")
