"""Presses on buttons that are old, made up, or somebody else's: a clear sentence, and nothing happens."""

from __future__ import annotations

from pathlib import Path

import pytest
from here import Town, here, says

OLD = {"zh": "这个按钮已经失效", "en": "This button no longer works"}


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_buttons_that_are_old_foreign_or_made_up(tmp_path: Path, language: str) -> None:
    async with here(tmp_path, 8, people=False, officials=("村主任",)) as town:
        someone = await town.person(
            "某某", {"zh": "zh-hans", "en": "en"}[language], await town.code("household", "QX0001")
        )
        seen = await town.last(someone, "welcome:me")
        for data in (
            *("alerts:safe:1", "alerts:safe:x", "alerts:safe:1:2:3", "alerts:safe", "alerts", "alerts:safe:"),
            *(
                f"alerts:safe:{10**30}",
                f"alerts:safe:-{2**63}",
                f"patrol:take:{2**63}",
                f"aid:claim:{2**63 - 1}",
            ),
            *(":", "::::", "nothing:here", " aid:claim:1", "aid:claim:1_0", "aid:claim:-1", "aid:kind:zzz"),
            *(
                "aid:outcome:1:zzz",
                "welcome:language:xx",
                "welcome:language",
                "households:approve:7",
                "x" * 64,
            ),
            *("patrol:confirm:99", "patrol:start:99", "alerts:at:1:1:safe", "households:refuse:0"),
        ):
            answer = await town.tap(someone, seen, data)
            assert OLD[language] in answer.text and answer.show_alert, data
        assert (await town.last(someone, "welcome:me")).edits == 0
        chief = town.officials[0]
        card = await town.last(chief)
        for data in (
            "alerts:hazard:zz:0",
            "alerts:colour:rainstorm:zz:0",
            "alerts:area:1:h99",
            "alerts:send:9",
            "alerts:mark:1:2:z",
        ):
            answer = await town.tap(chief, card, data)
            assert answer.text and answer.show_alert, data


async def test_a_button_of_a_message_that_is_gone(town: Town) -> None:
    someone = town.resident()
    answer = await someone.press_raw(someone.id, 999_999, "welcome:me")
    assert OLD["zh"] in answer.text and answer.show_alert
    assert await town.heard(someone, answer) == []


async def test_a_late_answer_counts_though_its_message_is_hidden(town: Town) -> None:
    someone, chief = town.resident(), town.officials[0]
    await town.say(chief, "/alert 暴雨 橙")
    draft = await town.last(chief, "alerts:send:")
    await town.tap(chief, draft, draft.button("alerts:send:").data)
    number = (await town.last(someone, "alerts:safe:")).button("alerts:safe:").data.rpartition(":")[2]
    answer = await someone.press_raw(someone.id, 999_999, f"alerts:safe:{number}")
    assert "平安" in answer.text
    assert town.value("SELECT COUNT(*) FROM alert_households WHERE answer = 'safe'") == 1


async def test_other_peoples_buttons(town: Town) -> None:
    asker, neighbour = town.resident("1", 1), town.resident("1", 2)
    stranger, other = await town.person("Stranger", "en"), town.resident("2", 1)
    await town.say(asker, "/sos")
    mine = await town.last(asker, "aid:outcome:")
    withdraw = mine.button("aid:outcome:").data
    for person, language in ((neighbour, "zh"), (stranger, "en"), (other, "zh")):
        answer = await town.tap(person, await town.last(person), withdraw)
        assert says(answer.text, "aid-not-yours", language) and answer.show_alert
    claim = (await town.last(neighbour, "aid:claim:")).button("aid:claim:").data
    assert says((await town.tap(stranger, await town.last(stranger), claim)).text, "aid-helper-unknown", "en")
    assert says((await town.tap(asker, mine, claim)).text, "aid-own")
    assert town.value("SELECT state FROM requests") == "open"
