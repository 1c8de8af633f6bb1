"""Calls that nobody ended, calls that nobody answers, and calls that a warning finds open."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aid_help import LEADER, OFFICIAL, Stage, calls, read, stage_in
from test_aid_calling import text_to, warning

from domain.refusal import Refusal
from handlers.aid import actions
from handlers.common import render


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    real = render.message
    monkeypatch.setattr(render, "message", lambda n, *more: (read(n), real(n, *more))[1])
    async with stage_in(tmp_path) as found:
        yield found


async def test_an_sos_after_help_had_come_is_a_new_call(stage: Stage) -> None:
    await stage.act(actions.sos, 102)
    await stage.act(actions.claim, 103, 1)
    await stage.act(actions.within, 103, 1, 20)
    await stage.forget_sent()
    await stage.act(actions.arrived, 103, 1)
    assert "there about" not in text_to(await stage.sent(), 102), "who is there is there"
    stage.now += stage.settings.aid.claim_expires / 4
    await stage.act(actions.sos, 102)
    assert len(await stage.helpers()) == 1, "while help is fresh it is the same trouble"
    await stage.sweep(30)
    await stage.forget_sent()
    assert (await stage.act(actions.sos, 102)).key == "aid-opened"
    assert calls(await stage.sent(), 2) == {-1, 101, 103}, "whoever came may long be at home"
    assert (await stage.request())["outcome"] == "helped" and await stage.helpers() == []
    assert [one.chat for one in await stage.sent() if "put away" in one.text] == [103]
    assert (await stage.verbs())[-1] == "close"


async def test_asker_and_helper_are_asked_once_whether_it_is_over_and_a_day_later_it_is(stage: Stage) -> None:
    stage.now = stage.now.replace(hour=1)  # 9 in the village
    await stage.act(actions.begin, 102, "elder")
    await stage.act(actions.claim, 103, 1)
    await stage.act(actions.arrived, 103, 1)
    await stage.sweep(119)
    await stage.forget_sent()
    await stage.sweep(2)
    await stage.sweep(60)
    asked = [one for one in await stage.sent() if one.buttons == ("aid:close:1",)]
    assert sorted(one.chat for one in asked) == [102, 103] and "Is it over?" in asked[0].text
    assert (await stage.act(actions.begin, 102, "elder")).key == "aid-opened", "hours later it is a new one"
    await stage.act(actions.claim, 103, 2)
    await stage.act(actions.arrived, 103, 2)
    await stage.sweep(25 * 60)
    assert (await stage.request(2))["state"] == "closed" and (await stage.verbs(2))[-1] == "close"


async def test_asking_again_for_what_nobody_came_to_calls_again(stage: Stage) -> None:
    await stage.act(actions.begin, 102, "elder")
    await stage.sweep(60)
    await stage.forget_sent()
    assert (await stage.act(actions.begin, 102, "elder")).key == "aid-joined"
    assert not calls(await stage.sent()), "it was called just now"
    stage.now += stage.settings.aid.claim_expires
    await stage.act(actions.begin, 102, "elder")
    assert calls(await stage.sent()) >= {-1, LEADER, OFFICIAL}


async def test_what_is_open_when_a_warning_begins_reaches_the_office(stage: Stage) -> None:
    await stage.act(actions.begin, 102, "elder")
    await stage.act(actions.begin, 103, "tools")
    await stage.act(actions.begin, 102, "child", True)
    await stage.forget_sent()
    await warning(stage, (101, 0, None), (102, 0, None), (103, 0, None))
    await stage.sweep(0.1)
    found = await stage.sent()
    assert calls(found) == {OFFICIAL} and "village office" in text_to(found, 102)
    assert [(await stage.request(n))["alert_id"] for n in (1, 2, 3)] == [1, None, None]
    await stage.forget_sent()
    await stage.sweep(0.1)
    assert not await stage.sent(), "once"


async def test_an_sos_answers_the_warning_of_a_silent_house_only(stage: Stage) -> None:
    await warning(stage, (102, 2, None), (103, 0, "moved"), (101, 2, "nobody"))
    for user in (102, 103):
        await stage.act(actions.sos, user)
    await stage.act(actions.ask_for_door, OFFICIAL, stage.home[101], "sos")
    async with stage.db.read() as tx:
        rows = await tx.rows("SELECT household_id, answer, how FROM alert_households")
    said = {row["household_id"]: (row["answer"], row["how"]) for row in rows}
    assert said == {
        stage.home[102]: ("help", "tap"),
        stage.home[103]: ("moved", None),
        stage.home[101]: ("help", "door"),
    }


async def test_an_official_asks_for_a_house_from_its_page_and_that_look_is_written_down(stage: Stage) -> None:
    home = stage.home[202]
    assert (await stage.act(actions.door, OFFICIAL, home)).key == "aid-door"
    await stage.act(actions.ask_for_door, OFFICIAL, home, "elder")
    assert 201 in calls(await stage.sent())
    async with stage.db.read() as tx:
        looks = await tx.rows(
            "SELECT detail FROM journal WHERE verb = 'looked' AND household_id = :h", h=home
        )
    assert any("door" in row["detail"] for row in looks)
    with pytest.raises(Refusal):
        await stage.act(actions.door, LEADER, home)
