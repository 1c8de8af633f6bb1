"""The log of requests: for the command line and for an official; no formula, no stranger."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aid_help import LEADER, OFFICIAL, Stage, stage_in

from domain.refusal import Refusal
from handlers.aid import actions
from handlers.aid.log import COLUMNS


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage_in(tmp_path) as found:
        await found.act(actions.begin, 102, "medical", words="fell down")
        yield found


async def test_the_log(stage: Stage) -> None:
    await stage.act(actions.claim, 103, 1)
    await stage.act(actions.outcome, 103, 1, "helped")
    await stage.act(actions.begin, 101, "tools", words='=HYPERLINK("x"),\n1')
    zone = stage.settings.village.zone
    async with stage.db.read() as tx:
        rows = await actions.log(tx, zone)
        assert await actions.log(tx, zone, state="closed", kind=None) == rows[1:]
    assert rows[1] == {
        "id": 1, "opened_at": "2026-07-08T20:00:00+08:00", "number": "1-2", "address": "Lane 1 no. 2", "group": "1",
        "kind": "medical", "urgency": "sos", "quiet": False, "state": "closed", "level": 0, "text": "fell down",
        "helpers": ["Person 103"], "claimed_at": "2026-07-08T20:00:00+08:00", "arrived_at": None,
        "closed_at": "2026-07-08T20:00:00+08:00", "outcome": "helped", "alert": None,
    }  # fmt: skip
    text = actions.log_csv(rows)
    assert text.startswith("\ufeffid,")
    read_back = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert read_back[0]["text"] == '\'=HYPERLINK("x"),\n1' and tuple(read_back[0]) == COLUMNS


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_of_the_log_is_a_formula(cell: str) -> None:
    line = dict.fromkeys(COLUMNS, "x") | {"text": cell}
    found = list(
        csv.DictReader(io.StringIO(actions.log_csv([line], COLUMNS).removeprefix("\ufeff"), newline=""))
    )
    assert found[0]["text"] == "'" + cell


async def test_the_log_goes_to_an_official_in_private_only(stage: Stage) -> None:
    menu = await stage.act(actions.ask, OFFICIAL)
    assert "aid:log" in {b.data for row in menu.buttons for b in row}
    assert "aid:log" not in {b.data for row in (await stage.act(actions.ask, 102)).buttons for b in row}
    await stage.act(actions.send_log, OFFICIAL)
    sent = (await stage.sent(OFFICIAL))[-1]
    assert sent.method == "sendDocument"
    with pytest.raises(Refusal, match="common-only-officials"):
        await stage.act(actions.send_log, LEADER)
    with pytest.raises(Refusal, match="common-only-private"):
        await stage.act(actions.send_log, OFFICIAL, chat=-1)
