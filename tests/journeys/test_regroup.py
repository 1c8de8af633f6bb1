"""Groups change later: proposed with names, accepted one by one, told to whom it concerns; also at the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from here import Town, here, says
from typer.testing import CliRunner

from bot.cli.main import app
from handlers.households import importing
from sandbox import village
from storage import homes, households


async def leave(town: Town, *numbers: str) -> None:
    """Households move away."""
    async with town.work() as work:
        for number in numbers:
            house = await households.by_number(work.tx, number)
            assert house is not None
            await homes.go(work.tx, house["id"], "moved", work.epoch)


async def test_a_change_is_accepted_in_the_chat_and_everybody_hears_it(tmp_path: Path) -> None:
    async with here(tmp_path, 10, 5, officials=("村主任",), village={"group_size": 5}) as town:
        chief, leader = town.officials[0], town.leaders["1"]
        home = town.of_group("1")[0]
        await leave(town, *town.of_group("1")[1:])
        await town.tap(chief, await town.last(chief), "households:groups")
        proposal = await town.last(chief, "households:regroup:")
        assert says(proposal.text, "households-join") and f"{home}（" in proposal.text
        data = proposal.button("households:regroup:").data
        stranger = await town.tap(town.resident("2"), proposal, data)
        assert says(stranger.text, "common-only-officials")
        assert town.value("SELECT COUNT(*) FROM groups WHERE active = 1") == 2
        await town.tap(chief, proposal, data)
        done = await town.last(chief)
        assert done.message_id == proposal.message_id and says(done.text, "households-regrouped")
        assert town.value("SELECT COUNT(*) FROM households WHERE active = 1 AND group_id = 2") == 6
        assert says((await town.last(town.chats["1"])).text, "households-chat-ends")
        heard = [seen.text for seen in await leader.inbox()]
        assert any("您现在是第 2 组的信息员" in text for text in heard)
        assert any(says(text, "households-moved-group") for text in heard)
        assert any(says(seen.text, "households-leader-news") for seen in await town.leaders["2"].inbox())
        assert any(says(seen.text, "households-chat-news") for seen in await town.chats["2"].messages())
        await town.tap(chief, proposal, data)
        assert says((await town.last(chief)).text, "households-proposal-same"), (
            "not proposed any more: what is now"
        )
        await town.sweep()


class Desk:
    """Somebody at the computer."""

    def __init__(self, folder: Path) -> None:
        self.config = folder / "config.toml"
        self.config.write_text('[village]\nname = "望溪村"\n[storage]\npath = "village.db"\n', "utf-8")

    def run(self, *words: object, fails: bool = False) -> str:
        done = CliRunner().invoke(app, [*map(str, words), "--config", str(self.config)])
        assert (done.exit_code == 1) == fails, (words, done.output, done.exception)
        return done.stderr if fails else done.stdout

    def json(self, *words: object) -> Any:
        return json.loads(self.run(*words, "--format", "json"))


def rows(count: int, lane: str = "井边巷") -> list[dict[str, str]]:
    return [{"户号": f"{lane[0]}{i}", "地址": f"{lane}{i}号", "户主": "甲"} for i in range(1, count + 1)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def imported(desk: Desk, found: list[dict[str, str]]) -> Any:
    file = desk.config.parent / "list.csv"
    file.write_text(
        "户号,地址,户主,片区\n" + "".join(",".join(row.values()) + "\n" for row in found), "gb18030"
    )
    return desk.json("households", "import", file)


def test_a_change_is_accepted_at_the_command_line(desk: Desk) -> None:
    imported(desk, rows(10))
    assert desk.json("groups", "accept")[0]["group"] == "1"
    assert imported(desk, rows(14))["added"] == ["井11", "井12", "井13", "井14"]
    desk.run("groups", "accept")
    [change] = desk.json("groups", "propose", "--changes")
    assert (change["kind"], change["groups"]) == ("split", ["1"]) and len(change["moves"]) == 7
    assert {move["from"] for move in change["moves"]} == {"1"}, "everybody has a group before anybody decides"
    assert {move["to"] for move in change["moves"]} == {"2"}
    text = desk.run("groups", "propose")
    assert change["id"] in text and change["moves"][0]["address"] in text
    assert "groups propose" in desk.run("groups", "accept", "--change", "0" * 12, fails=True)
    assert len(desk.json("groups", "propose")) == 1
    assert desk.json("groups", "accept", "--change", change["id"]) == change
    assert {len(group["households"]) for group in desk.json("groups", "propose")} == {7}
    desk.run("groups", "accept", "--change", change["id"], fails=True)


def test_the_report_at_the_command_line(desk: Desk) -> None:
    imported(desk, rows(3))
    changed = rows(2)
    changed[1]["户主"] = "乙"
    report = imported(desk, [*changed, *rows(1, "学堂路")])
    assert (report["added"], report["changed"], report["unchanged"], report["missing"]) == (
        ["学1"],
        ["井2"],
        ["井1"],
        ["井3"],
    )
    assert report["details"] == [{"number": "井2", "fields": {"head": {"old": "甲", "new": "乙"}}}]
    assert (report["kept"], report["returned"], report["ignored_columns"], report["stored"]) == (
        [],
        {},
        [],
        True,
    )
    text = desk.run("households", "import", desk.config.parent / "list.csv")
    assert "不变 3，表里没有 1" in text and "井3" in text


async def test_a_large_village_is_read_beside_the_bot(tmp_path: Path) -> None:
    async with here(tmp_path, 0, officials=("Officer",)) as town:
        chief = town.officials[0]
        data = village.as_csv(village.generate(1_800, 3))
        assert len(data) > importing._TAKES_A_WHILE
        word, report = await town.heard(chief, await chief.send_document("village.csv", data))
        assert says(word.text, "households-import-reading") and "1,800" in report.text
        await town.tap(chief, report, report.button("households:import:").data)
        done = await town.last(chief, "households:groups")
        assert (
            says(done.text, "households-imported") and town.value("SELECT COUNT(*) FROM households") == 1_800
        )
