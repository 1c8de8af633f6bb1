"""A sign of danger while a warning runs: the house is treated as dangerous at once, also outside the area."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alerts_help import ALONE, LI, WANG, Village_, buttons, data_of, text, texts_of, village

from handlers.alerts import marking
from handlers.households import homes

LEADER2 = 105  # leads group 2: houses 5 to 8
LAT, LON = 28.1, 120.5


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Village_]:
    async with village(tmp_path, ALONE) as found:
        yield found


async def test_a_house_in_the_area_gets_the_message_and_a_plan_from_now_on(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "orange")
    await place.deliver()
    await place.answer(alert_id, 6, "safe")
    await place.answer(alert_id, 7, "moved")
    place.now += timedelta(minutes=30)
    done = await place.do(marking.mark, LEADER2, alert_id, [place.house[n] for n in (6, 7, 8)])
    assert "3 户" in texts_of(done)["zh"]
    news = [row for row in await place.sent(f"alert:{alert_id}") if row["state"] == "queued"]
    assert {row["chat_id"] for row in news} == {106, 107, 108} and {row["lane"] for row in news} == {0}
    assert all(row["needs"] == f"alert:{alert_id}" for row in news)
    assert "您家附近发现险情：现在就走" in text(news[0]) and f"alerts:moved:{alert_id}" in buttons(news[0])
    six, seven = await place.house_row(alert_id, 6), await place.house_row(alert_id, 7)
    assert six["answer"] is None and seven["answer"] == "moved"  # was safe before the sign of danger
    assert (
        six["danger"] == 3
        and six["door_at"] == six["marked_at"] + 300
        and six["official_at"] == six["marked_at"] + 900
    )
    told = {
        row["chat_id"]: text(row)
        for row in await place.rows("SELECT * FROM outbox WHERE state = 'queued' AND ref IS NULL")
    }
    assert "敲门叫人" in told[-2] and "李主任" not in told[-2] and "16100000001" not in told[-2]
    assert LEADER2 not in told and "住户5" in told[LI] and "marked houses dangerous: 3" in told[WANG]
    assert await place.refused(marking.mark, LI, alert_id, [place.house[6]]) == "alerts-mark-already"
    await place.sweep(timedelta(minutes=5))
    assert (await place.house_row(alert_id, 6))["level"] == "door"
    assert (await place.house_row(alert_id, 7))["level"] == "waiting"


async def test_outside_the_area_at_night_with_a_held_warning_and_nobody_to_reach(place: Village_) -> None:
    place.now = datetime(2026, 7, 1, 16, 40, tzinfo=UTC)  # 00:40 in the village
    alert_id = await place.live("geological", "yellow", "1")
    assert {row["chat_id"] for row in await place.sent(f"alert:{alert_id}")} == {101}
    marked = [place.house[n] for n in (2, 10, 12)]
    await place.do(marking.mark, LI, alert_id, marked)
    rows = await place.sent(f"alert:{alert_id}")
    assert {row["chat_id"] for row in rows} == {101, 102, 110, -1}  # 12 has no account; group 3 has no chat
    assert all(
        "村委会 · 您家附近" in text(row) for row in rows if row["chat_id"] == 110 and row["language"] == "zh"
    )
    outside = await place.house_row(alert_id, 12)
    assert outside["outside"] and outside["unreachable"] and outside["door_at"] == outside["marked_at"]
    leader = next(
        row for row in await place.rows("SELECT * FROM outbox WHERE chat_id = 109") if row["lane"] == 0
    )
    assert "溪口巷12号" in text(leader) and "☎️" in text(leader)
    await place.sweep(timedelta(seconds=1))
    assert (await place.house_row(alert_id, 12))["level"] == "door"
    await place.clear(alert_id)
    ends = {row["chat_id"] for row in await place.sent(f"end:{alert_id}")}
    assert {101, 102, 110, -1} <= ends
    again = [row for row in await place.sent(f"alert:{alert_id}") if row["chat_id"] == 102]
    assert len(again) == 1  # what was held does not come in the morning on top
    assert await place.refused(marking.mark, LI, alert_id, [place.house[3]]) == "alerts-none-running"


async def test_a_message_that_still_waits_is_replaced(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "orange")
    await place.do(marking.mark, LI, alert_id, [place.house[2]])
    rows = [row for row in await place.sent(f"alert:{alert_id}") if row["chat_id"] == 102]
    assert len(rows) == 1 and rows[0]["lane"] == 0 and "现在就走" in text(rows[0])


async def test_by_numbers_by_door_and_by_location_each_within_ones_own_rights(place: Village_) -> None:
    assert await place.refused(marking.begin, LI) == "alerts-none-running"
    assert await place.refused(marking.begin, 101) == "alerts-none-running-leader"
    alert_id = await place.live("rainstorm", "orange", "1")
    asks, chosen = await place.do(marking.begin, LEADER2), alert_id
    assert asks[1] == chosen and "险情" in texts_of(asks[0])["zh"]
    found = await place.do(marking.typed, LEADER2, alert_id, "qx0006，溪口巷7号<b>")
    ids = f"{place.house[6]}-{place.house[7]}"
    assert data_of(found) == [f"alerts:marks:{alert_id}:{part}" for part in (ids, *ids.split("-"))]
    assert await place.refused(marking.typed, LEADER2, alert_id, "QX0001") == "alerts-mark-other-group"
    assert await place.refused(marking.typed, LI, alert_id, "月球") == "alerts-mark-no-house"
    assert await place.refused(marking.mark, LEADER2, alert_id, [place.house[1]]) == "alerts-mark-other-group"
    assert await place.refused(marking.begin, 106) == "common-only-leaders"
    page = await place.do(homes.page, LEADER2, place.house[6])
    assert f"alerts:house:{alert_id}:{place.house[6]}" in data_of(page)
    asked = await place.do(marking.one, LEADER2, alert_id, place.house[6])
    assert data_of(asked) == [f"alerts:marks:{alert_id}:{place.house[6]}"]
    assert await place.refused(marking.one, LEADER2, alert_id, place.house[1]) == "alerts-mark-other-group"
    async with place.db.write() as tx:
        await tx.run(
            "UPDATE households SET lat = :lat + id * 0.0004, lon = :lon WHERE hamlet = '溪口'",
            lat=LAT,
            lon=LON,
        )
    far = await place.do(marking.around, LI, alert_id, LAT + 0.0004 * place.house[6], LON)
    assert [dict(b.params)["n"] for row in far.buttons for b in row] == [
        5,
        7,
        7,
        7,
    ]  # not the dangerous house 1
    own = await place.do(marking.around, LEADER2, alert_id, LAT + 0.0004 * place.house[6], LON)
    assert [dict(b.params)["n"] for row in own.buttons for b in row] == [4, 4, 4, 4]
    await place.do(marking.mark_around, LEADER2, alert_id, LAT + 0.0004 * place.house[6], LON, 100)
    rows = await place.rows(
        "SELECT household_id FROM alert_households WHERE marked_at IS NOT NULL ORDER BY 1"
    )
    assert [row["household_id"] for row in rows] == [place.house[n] for n in (5, 6, 7, 8)]
    assert await place.refused(marking.around, LI, alert_id, 60.0, 20.0) == "alerts-mark-none-near"


async def test_in_a_drill_everything_says_so(place: Village_) -> None:
    alert_id = await place.live("geological", "red", "1", drill=True)
    await place.do(marking.mark, LI, alert_id, [place.house[2], place.house[6]])
    messages = await place.rows(
        "SELECT * FROM outbox WHERE method LIKE 'send%' OR method LIKE 'editMessageT%'"
    )
    assert len(messages) > 8 and all(text(row).startswith(("【演练】", "[DRILL]")) for row in messages)
    assert all(row["lane"] > 1 for row in messages)
    await place.live("rainstorm", "red")
    which, chosen = await place.do(marking.begin, LI)
    assert chosen is None and len(data_of(which)) == 2
