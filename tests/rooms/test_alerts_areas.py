"""Where a warning holds: several hamlets, around a point, in shapes of another office; for how long; what the preview says."""

from __future__ import annotations

import html
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from alerts_help import ALONE, LI, WANG, Village_, buttons, data_of, text, texts_of, village

from domain.geo import Shapes
from domain.notice import say
from domain.refusal import Refusal
from domain.settings import Settings, Village
from handlers.alerts import actions, area, drafting, proposing
from handlers.alerts.area import Area
from handlers.alerts.proposing import Proposal

LAT, LON = 28.1234, 120.5678


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Village_]:
    """Houses 1 to 8 stand 49 m apart on a line to the north, 9 to 12 (group 3) have no place on the map; nor has 4."""
    async with village(tmp_path, ALONE) as found:
        async with found.db.write() as tx:
            for number in (1, 2, 3, 5, 6, 7, 8):
                await tx.run(
                    "UPDATE households SET lat = :lat, lon = :lon WHERE id = :id",
                    lat=LAT + 49 * (number - 1) / 111_195,
                    lon=LON,
                    id=found.house[number],
                )
        yield found


async def test_around_a_location_with_a_tapped_distance(place: Village_) -> None:
    alert_id = await place.draft("fire", "orange")
    asks = await place.do(drafting.ask_distance, LI, alert_id, LAT, LON)
    assert "溪口巷1号" in texts_of(asks)["zh"]
    assert [dict(b.params)["n"] for row in asks.buttons for b in row] == [
        4,
        7,
        8,
        8,
    ]  # 4 is of group 1, without a place
    assert data_of(asks)[0] == f"alerts:near:{alert_id}:28123400:120567800:100"
    shown = texts_of(await place.do(drafting.choose_distance, LI, alert_id, LAT, LON, 100))
    assert (
        "溪口巷1号<b>附近 100 米" in shown["zh"]
        and "4 户" in shown["zh"]
        and "有 1 户不知道位置" in shown["zh"]
    )
    assert "within 100 m of" in shown["en"] and "1 household has no place on the map" in shown["en"]
    await place.do(actions.send, LI, alert_id)
    told = {row["chat_id"] for row in await place.sent(f"alert:{alert_id}")}
    assert told == {101, 102, 103, -1}


async def test_a_point_in_the_command_and_a_distance_in_words(place: Village_) -> None:
    await place.do(drafting.prepare, LI, ["火灾", "红", f"{LAT},{LON}", "160米"], False)
    assert [row["area"] for row in await place.rows("SELECT area FROM alerts")] == [
        f"{LAT:.6f},{LON:.6f},160"
    ]
    assert area.metres("1.5 公里") == 1500 and area.metres("300M") == 300
    for wrong in ("far", "0", "21km", "-5", "3 miles"):
        with pytest.raises(Refusal, match="alerts-unknown-distance"):
            area.metres(wrong)
    alert_id = await place.draft("fire", "red")
    assert (
        await place.refused(drafting.choose_distance, LI, alert_id, 60.0, 20.0, 1000) == "alerts-empty-area"
    )
    asks = await place.do(drafting.name_area, LI, alert_id, f"{LAT} {LON}")
    assert data_of(asks)[1].endswith(":300")
    async with place.db.write() as tx:
        await tx.run("UPDATE households SET lat = NULL, lon = NULL")
    assert await place.refused(drafting.ask_distance, LI, alert_id, LAT, LON) == "alerts-no-places"


async def test_several_hamlets_and_a_hamlet_with_another_thing(place: Village_) -> None:
    alert_id = await place.draft("heat", "orange", "沙洲、溪口")
    assert (await place.alert(alert_id))["area"] == "沙洲\n溪口"
    assert "12 户" in texts_of(await place.do(drafting.name_area, LI, alert_id, "溪口 沙洲"))["zh"]
    assert await place.refused(drafting.name_area, LI, alert_id, "沙洲,2") == "alerts-unknown-area"


async def test_the_preview_is_what_people_get_in_both_versions(place: Village_) -> None:
    alert_id = await place.draft("rainstorm", "yellow")
    await place.do(drafting.choose_lasts, LI, alert_id, 6)
    shown = texts_of(await place.do(drafting.set_words, LI, alert_id, "去村小学"))["zh"]
    assert "7月1日周三 19:00 起，到 7月2日周四 01:00" in shown and "手机通知不到 2 户" in shown
    await place.do(actions.send, LI, alert_id)
    rows = {
        row["chat_id"]: row for row in await place.sent(f"alert:{alert_id}") if row["chat_id"] in (102, 106)
    }
    rows |= {row["chat_id"]: row for row in await place.sent(f"alert:{alert_id}") if row["chat_id"] == 101}
    for (
        row
    ) in rows.values():  # 102 and 106 read Chinese, an ordinary house; 101 is dangerous and reads English
        if row["language"] == "zh":
            assert text(row).replace("<b>", "").replace("</b>", "") in shown
    async with place.db.write() as tx:
        await tx.run("UPDATE chats SET language = 'zh' WHERE chat_id = 101")
    again = await place.live("rainstorm", "yellow")
    danger = next(row for row in await place.sent(f"alert:{again}") if row["chat_id"] == 101)
    preview = texts_of(await place.do(drafting.prepare, LI, ["rainstorm", "yellow"], False))["zh"]
    assert "现在就走" in text(danger) and text(danger).replace("<b>", "").replace("</b>", "") in preview
    await place.sweep(timedelta(hours=6))
    assert (await place.alert(alert_id))["state"] == "expired" and (await place.alert(again))[
        "state"
    ] == "live"


async def test_a_proposal_of_another_office_goes_out_with_one_tap_in_each_readers_language(
    place: Village_,
) -> None:
    square = (
        (LAT - 0.0001, LON - 0.01),
        (LAT - 0.0001, LON + 0.01),
        (LAT + 0.0006, LON + 0.01),
        (LAT + 0.0006, LON - 0.01),
    )
    where = area.of_shapes(Shapes((), (square, ())), "后山 沟口")
    until = int(place.now.timestamp()) + 7200
    proposal = Proposal(
        "geological", "orange", False, "县气象台", where, {"zh": "往高处走。", "en": "Go up."}, until
    )
    async with place.work() as work:
        alert_id = await proposing.propose(work, proposal)
    previews = await place.sent(f"draft:{alert_id}")
    assert [row["chat_id"] for row in previews] == [LI, WANG]
    assert (
        "县气象台发来预警" in text(previews[0])
        and "往高处走" in text(previews[0])
        and "Go up" in text(previews[1])
    )
    assert buttons(previews[0])[0] == f"alerts:send:{alert_id}"
    await place.do(actions.send, WANG, alert_id)
    assert [row["chat_id"] for row in await place.edits(f"draft:{alert_id}")] == [LI]
    rows = {row["chat_id"]: text(row) for row in await place.sent(f"alert:{alert_id}")}
    assert set(rows) == {101, 102, -1}  # 3 is 100 m to the north; 4 has no place, but no account either
    assert "Go up." in rows[101] and "往高处走。" in rows[102] and "县气象台 · 后山 沟口" in rows[102]
    assert (await place.alert(alert_id))["expires_at"] == until
    assert await place.refused(actions.send, LI, alert_id) == "alerts-already-sent"


async def test_a_proposal_can_be_withdrawn_is_too_late_or_reaches_nobody(place: Village_) -> None:
    soon = int(place.now.timestamp()) + 60
    async with place.work() as work:
        alert_id = await proposing.propose(
            work, Proposal("flood", "red", True, "水文站", Area("all"), until=soon)
        )
        issued = await proposing.issue_itself(work, Proposal("flood", "red", False, "水文站", Area("all")))
        with pytest.raises(Refusal, match="alerts-empty-area"):
            nowhere = area.of_shapes(Shapes(((0.0, 0.0, 100.0),)), "海上")
            await proposing.propose(work, Proposal("flood", "red", False, "水文站", nowhere))
    assert len(await place.sent(f"alert:{issued}")) == 12 and len(await place.sent(f"tally:{issued}")) == 2
    assert all(text(row).startswith(("【演练】", "[DRILL]")) for row in await place.sent(f"draft:{alert_id}"))
    place.now += timedelta(minutes=2)
    assert await place.refused(actions.send, LI, alert_id) == "alerts-time-over"
    async with place.work() as work:
        assert await proposing.withdraw(work, alert_id, say("alerts-time-over"))
        assert not await proposing.withdraw(work, issued, say("alerts-time-over"))
    assert len(await place.edits(f"draft:{alert_id}")) == 2


async def test_the_longest_draft_is_still_one_whole_message(place: Village_) -> None:
    async with place.db.write() as tx:
        await tx.run("UPDATE households SET hamlet = '第' || id || :long", long="<湾>" * 17)
        await tx.run("UPDATE roles SET title = :long", long="&" * 90)
        await tx.run("UPDATE accounts SET name = :long", long="🌊" * 32)
    hamlets = [row["hamlet"] for row in await place.rows("SELECT hamlet FROM households")]
    place.settings = Settings(village=Village(name="村" * 60))
    alert_id = await place.draft("rainstorm", "red", *hamlets)
    shown = await place.do(drafting.set_words, LI, alert_id, "<🌊走" * 300)
    await place.do(actions.send, LI, alert_id)
    asked = text((await place.sent(f"second:{alert_id}"))[0])
    for whole in (*texts_of(shown).values(), html.unescape(asked)):
        assert len(whole.encode("utf-16-le")) // 2 <= 4096 and "…" not in whole
    assert texts_of(shown)["zh"].count("等 12 处") == 2


def test_long_texts_are_cut_at_a_sentence() -> None:
    assert proposing.shortened("走。" * 10, 20) == "走。" * 10
    assert proposing.shortened("快走。" * 10 + "啊" * 5, 32) == "快走。" * 10
    assert proposing.shortened("🌊" * 30, 20) == "🌊" * 9 + "…"
