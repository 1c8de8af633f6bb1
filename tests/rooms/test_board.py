"""The board in text: what the official sees on one screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from alerts_help import LI, Village_, data_of, texts_of, village

from domain import aid
from domain.notice import say
from domain.refusal import Refusal
from handlers.alerts.notices import place as alerts_place
from handlers.board import actions
from storage import people
from storage.aid import open_request


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Village_]:
    async with village(tmp_path) as found:
        yield found


async def test_a_quiet_village(place: Village_) -> None:
    shown = await place.do(actions.show, LI)
    words = texts_of(shown)["zh"]
    assert "12 户，机器人找得到 10 户，危险房屋 3 户" in words
    assert "1 个组的群收不到消息：3" in words
    assert data_of(shown) == ["board:picture:0", "board:again", "alerts:new:0"]


async def test_everything_that_goes_on(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    drill = await place.live("fire", "orange", "1", drill=True)
    await place.answer(alert_id, 1, "safe")
    await place.answer(alert_id, 2, "help")
    await place.sweep(timedelta(minutes=6))
    now = int(place.now.timestamp())
    async with place.db.write() as tx:
        await tx.run(
            "INSERT INTO turns (night, group_id, planned_id, role, starts_at, ends_at, changed_at) "
            "VALUES ('2026-07-01', :g, :g, 'main', :now, :now, :now)",
            g=place.group[2],
            now=now,
        )
    shown = await place.do(actions.show, LI)
    words = texts_of(shown)["zh"]
    assert "暴雨红色" in words and "已回复 2（平安 1，转移 0，求助 1），危险房屋没回复 2" in words
    assert "【演练】" in words and "还没人去" in words and "溪口巷" not in words
    doors = await place.do(actions.calls, LI)
    assert "溪口巷2号<b> 户主2（户号 QX0002）" in texts_of(doors)["zh"]
    assert data_of(doors) == ["aid:claim:1", "board:again"]
    looks = await place.rows("SELECT * FROM journal WHERE verb = 'looked' AND actor = :a", a=LI)
    assert {row["household_id"] for row in looks} >= {place.house[2]}
    assert "2 组：还没出发" in words
    ref = str(alert_id)
    assert data_of(shown)[:3] == [f"alerts:doors:{ref}", f"board:picture:{ref}", f"alerts:clear:{ref}"]
    assert f"alerts:clear:{drill}" in data_of(shown)


async def test_many_requests_are_cut_short_and_counted(place: Village_) -> None:
    async with place.db.write() as tx:
        for kind in aid.KINDS:
            await open_request(
                tx,
                household_id=place.house[1],
                user_id=101,
                kind=kind,
                text="",
                urgency="normal",
                quiet=False,
                alert_id=None,
                now=1,
                widen_at=2,
                officials_at=3,
            )
    assert "还有 2 个" in texts_of(await place.do(actions.show, LI))["zh"]
    for kind in aid.KINDS:
        texts_of(say(f"aid-kind-{kind}"))
    for state in ("open", "claimed", "arrived"):
        texts_of(say(f"board-request-{state}"))
    for state in ("planned", "started", "finished", "missed"):
        texts_of(say(f"board-patrol-{state}"))


async def test_only_for_officials_in_private(place: Village_) -> None:
    assert await place.refused(actions.show, 101) == "common-only-officials"
    assert await place.refused(actions.show, LI, chat=-1) == "common-only-private"


async def test_who_asks_without_a_household_has_no_gap_for_a_place(place: Village_) -> None:
    async with place.db.write() as tx:
        for group_id, user in ((None, 777), (place.group[2], 778)):
            await people.meet(tx, user, "Stranger", "en", 0)
            await open_request(
                tx, household_id=None, user_id=user, kind="other", text="", urgency="sos", quiet=False,
                alert_id=None, now=1, widen_at=2, officials_at=3, group_id=group_id,
            )  # fmt: skip
    words = texts_of(await place.do(actions.show, LI))
    assert "Other address unknown (" in words["en"] and "其他 地址不明（" in words["zh"]
    assert "Other group 2, address unknown (" in words["en"] and "第 2 组（地址不明）" in words["zh"]
    assert "  " not in words["en"]


async def test_names_have_the_comma_of_the_readers_language(place: Village_) -> None:
    async with place.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id = -1")
    words = texts_of(await place.do(actions.show, LI))
    assert "消息：1、3。" in words["zh"] and ": 1, 3. " in words["en"]
    await place.live("rainstorm", "orange", "2,1")
    alert = (await place.rows("SELECT * FROM alerts"))[0]
    words = texts_of(alerts_place(alert))
    assert words == {"zh": "第 2、1 组", "en": "group 2, 1"}
    with pytest.raises(Refusal) as caught:
        await place.draft("rainstorm", "orange", "nowhere")
    assert "沙洲, 溪口" in texts_of(say(caught.value.key, **caught.value.params))["en"]
