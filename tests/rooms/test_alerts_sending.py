"""From /alert to the messages in the outbox: drafts, the second official, order, quiet hours, drills."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from alerts_help import (
    ADMIN,
    ALONE,
    LI,
    WANG,
    Village_,
    buttons,
    data_of,
    refusal_reads,
    text,
    texts_of,
    village,
)

from domain.alerts import COLOURS, HAZARDS
from domain.hazards import colours_of
from domain.refusal import Refusal
from handlers.alerts import actions, drafting
from storage import chats, people


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Village_]:
    async with village(tmp_path) as found:
        yield found


async def test_red_warning_by_command_goes_out_after_a_second_official(place: Village_) -> None:
    shown = await place.do(drafting.prepare, LI, ["暴雨", "红"], False)
    alert_id = (await place.rows("SELECT id FROM alerts"))[0]["id"]
    words = texts_of(shown)["zh"]
    assert "清溪村 村委会" in words and "暴雨红色" in words and "全村" in words and "立刻离开" in words
    assert "12 户，其中危险房屋 3 户" in words and "2 个群、10 人私聊" in words
    assert f"alerts:send:{alert_id}" in data_of(shown)

    waits = await place.do(actions.send, LI, alert_id)
    assert "Wang" not in texts_of(waits)["zh"] and not await place.sent(f"alert:{alert_id}")
    asked = await place.sent(f"second:{alert_id}")
    assert [row["chat_id"] for row in asked] == [WANG]
    assert f"alerts:second:{alert_id}" in buttons(asked[0]) and "李主任" in text(asked[0])
    assert await place.refused(actions.second, LI, alert_id) == "alerts-second-same"
    assert await place.refused(actions.send, LI, alert_id) == "alerts-second-waits"

    await place.do(actions.second, WANG, alert_id)
    assert (await place.alert(alert_id))["state"] == "live"
    assert len(await place.sent(f"alert:{alert_id}")) == 12
    assert await place.refused(actions.second, WANG, alert_id) == "alerts-already-sent"
    assert await place.refused(actions.send, LI, alert_id) == "alerts-already-sent"
    assert await place.refused(actions.drop, LI, alert_id) == "alerts-already-sent"
    tallies = await place.sent(f"tally:{alert_id}")
    assert {row["chat_id"] for row in tallies} == {LI, WANG}
    assert f"alerts:clear:{alert_id}" in buttons(tallies[0])


async def test_dangerous_houses_then_needs_and_helpers_then_leaders_then_chats_then_everybody(
    place: Village_,
) -> None:
    async with place.db.write() as tx:
        await tx.run(
            "UPDATE households SET skills = 'car' WHERE id IN (:two, :ten)",
            two=place.house[2],
            ten=place.house[10],
        )
        await tx.run("UPDATE households SET danger = 0, hazard = '' WHERE id = :five", five=place.house[5])
    alert_id = await place.live("rainstorm", "red")
    rows = await place.sent(f"alert:{alert_id}")
    chats_in_order = [row["chat_id"] for row in rows]
    assert chats_in_order[:2] == [101, 109]  # class D, hazard
    assert chats_in_order[2:4] == [
        102,
        103,
    ]  # 3 states needs; 2 of its group has a car, 10 of another group has one too
    assert chats_in_order[4:7] == [105, -2, -1]  # a leader, the chats
    assert set(chats_in_order[7:]) == {106, 107, 108, 110, 111}
    assert [row["lane"] for row in rows] == [0] * 2 + [1] * 10
    assert all(row["vital"] for row in rows)
    assert "leave now" in text(rows[0]) and "现在就走" not in text(rows[2])
    assert buttons(rows[2]) == [f"alerts:{v}:{alert_id}" for v in ("safe", "moved", "help")]


async def test_two_second_officials_at_once_send_once(place: Village_) -> None:
    async with place.db.write() as tx:
        await people.meet(tx, 93, "赵", "zh", 1)
        await chats.see(tx, 93, "private", "", "zh", 1)
        await people.grant(tx, 93, "official", None, "", 1)
    alert_id = await place.draft("typhoon", "red")
    await place.do(actions.send, LI, alert_id)
    results = await asyncio.gather(
        place.do(actions.second, WANG, alert_id),
        place.do(actions.second, 93, alert_id),
        return_exceptions=True,
    )
    assert [type(r) for r in results].count(Refusal) == 1
    assert len(await place.sent(f"alert:{alert_id}")) == 12
    other = 93 if isinstance(results[1], Refusal) else WANG
    asked = await place.edits(f"second:{alert_id}")
    assert [row["chat_id"] for row in asked] == [other] and not buttons(asked[0])


async def test_second_official_lapses_and_can_be_asked_again(place: Village_) -> None:
    alert_id = await place.draft("rainstorm", "red")
    await place.do(actions.send, LI, alert_id)
    await place.sweep(timedelta(minutes=14))
    assert (await place.alert(alert_id))["state"] == "waiting"
    place.now += timedelta(minutes=1)
    assert await place.refused(actions.second, WANG, alert_id) == "alerts-draft-again"
    before = len(await place.rows("SELECT id FROM outbox"))
    await place.sweep()
    await place.sweep()
    told = (await place.rows("SELECT * FROM outbox ORDER BY id"))[before:]
    assert [row["chat_id"] for row in told] == [LI, WANG]  # a message to the sender, an edit to the other
    assert f"alerts:send:{alert_id}" in buttons(told[0]) and "没有发出" in text(told[0])
    await place.do(actions.send, LI, alert_id)
    await place.do(actions.second, WANG, alert_id)
    assert (await place.alert(alert_id))["state"] == "live"


async def test_no_second_official_to_be_reached_says_what_to_do(place: Village_) -> None:
    async with place.db.write() as tx:
        await chats.set_reachable(tx, WANG, False, "blocked", 1)
    alert_id = await place.draft("rainstorm", "red")
    assert await place.refused(actions.send, LI, alert_id) == "alerts-no-second"
    assert (await place.alert(alert_id))["state"] == "draft"
    async with place.db.write() as tx:
        await chats.see(tx, ADMIN, "private", "", "zh", 1)
    await place.do(actions.send, LI, alert_id)
    await place.do(actions.second, ADMIN, alert_id)
    assert (await place.alert(alert_id))["state"] == "live"


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("heavy rain red 2", ("rainstorm", "red", "groups")),
        ("red rainstorm", ("rainstorm", "red", "all")),
        ("暴雨红色预警 危房", ("rainstorm", "red", "dangerous")),
        ("tropical storm I 溪口", ("typhoon", "red", "hamlet")),
    ],
)
async def test_one_line_in_many_ways(place: Village_, typed: str, what: tuple[str, str, str]) -> None:
    alert = await place.alert(await place.draft(*typed.split()))
    assert (alert["hazard"], alert["colour"], alert["area_kind"]) == what


async def test_orange_needs_one_press_and_two_at_once_send_once(place: Village_) -> None:
    alert_id = await place.draft("heat", "orange", "沙洲")
    both = (place.do(actions.send, user, alert_id) for user in (LI, WANG))
    results = await asyncio.gather(*both, return_exceptions=True)
    assert [str(r) for r in results if isinstance(r, Refusal)] == ["alerts-already-sent(name=李主任)"]
    assert [row["chat_id"] for row in await place.sent(f"alert:{alert_id}")] == [109, 110, 111]


@pytest.mark.parametrize(
    ("area", "chats_told"),
    [
        ("", {101, 102, 103, 105, 106, 107, 108, 109, 110, 111, -1, -2}),
        ("2", {105, 106, 107, 108, -2}),
        ("第2组，3组", {105, 106, 107, 108, -2, 109, 110, 111}),
        ("沙洲", {109, 110, 111}),
        ("dangerous", {101, 105, 109}),
        ("危房", {101, 105, 109}),
    ],
)
async def test_areas(tmp_path: Path, area: str, chats_told: set[int]) -> None:
    async with village(tmp_path, ALONE) as place:
        alert_id = await place.live("rainstorm", "orange", *area.split())
        assert {row["chat_id"] for row in await place.sent(f"alert:{alert_id}")} == chats_told


async def test_wrong_words_say_what_there_is(place: Village_) -> None:
    for args, key in (
        (["wetness", "red"], "alerts-unknown-hazard"),
        (["暴雨", "紫"], "alerts-unknown-colour"),
        (["暴雨", "红", "月球"], "alerts-unknown-area"),
        (["暴雨", "红", "3,99"], "alerts-unknown-area"),
        (["暴雨", "红旗村"], "alerts-unknown-colour"),
    ):
        assert await place.refused(drafting.prepare, LI, args, False) == key
    assert not await place.rows("SELECT * FROM alerts")


async def test_what_is_not_there_is_named_and_a_colour_alone_is_kept(place: Village_) -> None:
    with pytest.raises(Refusal) as refused:
        await place.do(drafting.prepare, LI, ["台风", "橙", "1,99"], False)
    assert refused.value.params["given"] == "99"
    asks = data_of(await place.do(drafting.prepare, LI, ["红"], True))
    assert asks[0] == "alerts:colour:rainstorm:red:1" and len(asks) == len(HAZARDS)
    assert len(data_of(await place.do(drafting.prepare, LI, ["blue"], False))) == len(HAZARDS) - 1


async def test_only_officials_only_in_private_also_for_one_dismissed_a_minute_ago(place: Village_) -> None:
    assert await place.refused(drafting.prepare, 101, [], False) == "common-only-officials"
    assert await place.refused(drafting.prepare, LI, [], False, chat=-1) == "common-only-private"
    alert_id = await place.draft("rainstorm", "red")
    await place.do(actions.send, LI, alert_id)
    async with place.db.write() as tx:
        await people.revoke(tx, WANG, "official", None, 2)
    assert await place.refused(actions.second, WANG, alert_id) == "common-only-officials"


async def test_by_taps_for_every_hazard_and_colour(place: Village_) -> None:
    assert len(data_of(await place.do(drafting.prepare, LI, [], False))) == len(HAZARDS)
    assert len(data_of(await place.do(drafting.prepare, LI, ["台风"], False))) == len(COLOURS)
    for hazard in HAZARDS:
        await place.do(drafting.pick_colour, LI, hazard, False)
        for colour in colours_of(hazard):
            asks = await place.do(drafting.start, LI, hazard, colour, False)
            alert_id = int(data_of(asks)[0].split(":")[2])
            assert await place.refused(actions.send, LI, alert_id) == "alerts-area-missing"
            for data in data_of(asks)[:-2]:
                await place.do(drafting.choose_area, LI, alert_id, data.split(":")[3])
    assert await place.refused(drafting.choose_area, LI, 1, "h999") == "common-old-button"
    assert await place.refused(drafting.start, LI, "x", "red", False) == "alerts-unknown-hazard"
    assert await place.refused(drafting.prepare, LI, ["雷电", "蓝"], False) == "alerts-other-colour"


async def test_own_words_replace_the_guidance_and_cannot_be_empty_or_endless(place: Village_) -> None:
    alert_id = await place.draft("暴雨红")
    assert "立刻离开" in texts_of(await place.do(drafting.ask_words, LI, alert_id))["zh"]
    shown = await place.do(drafting.set_words, LI, alert_id, "去村小学 <b>=cmd()")
    assert "去村小学 <b>=cmd()" in texts_of(shown)["zh"] and "立刻离开" not in texts_of(shown)["zh"]
    assert await place.refused(drafting.set_words, LI, alert_id, "") == "alerts-words-empty"
    assert await place.refused(drafting.set_words, LI, alert_id, "🌊" * 5000) == "alerts-words-long"
    await place.do(actions.send, LI, alert_id)
    assert await place.refused(drafting.set_words, LI, alert_id, "别的") == "alerts-second-waits"
    await place.do(actions.second, WANG, alert_id)
    assert all("去村小学 &lt;b&gt;=cmd()" in text(row) for row in await place.sent(f"alert:{alert_id}"))


async def test_dropped_and_old_drafts_cannot_be_sent(place: Village_) -> None:
    first, second = await place.draft("heat", "orange"), await place.draft("heat", "orange")
    await place.do(actions.drop, LI, first)
    assert await place.refused(actions.send, LI, first) == "alerts-already-dropped"
    place.now += timedelta(hours=13)
    assert await place.refused(actions.send, LI, second) == "alerts-draft-old"


async def test_audience_and_plan_are_frozen(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    async with place.db.write() as tx:
        await tx.run("UPDATE households SET danger = 0, group_id = NULL, active = 0")
    assert (await place.house_row(alert_id, 1))["danger"] == 1
    await place.clear(alert_id)
    assert len(await place.sent(f"end:{alert_id}")) == 12


async def test_quiet_hours_hold_what_can_wait_until_the_morning(tmp_path: Path) -> None:
    async with village(tmp_path, ALONE) as place:
        place.now += timedelta(hours=4)  # 23:00
        blue = await place.live("rainstorm", "blue")
        assert [row["chat_id"] for row in await place.sent(f"alert:{blue}")] == [101, 105, 109]
        out = await place.live("rainstorm", "yellow")  # moves people out
        assert len(await place.sent(f"alert:{out}")) == 12
        await place.sweep(timedelta(hours=7, minutes=29))
        assert len(await place.sent(f"alert:{blue}")) == 3
        await place.sweep(timedelta(minutes=1))
        await place.sweep()
        assert len(await place.sent(f"alert:{blue}")) == 12


async def test_called_off_before_the_morning_reaches_only_who_got_it(tmp_path: Path) -> None:
    async with village(tmp_path, ALONE) as place:
        place.now += timedelta(hours=4)
        blue = await place.live("heat", "blue")
        await place.clear(blue)
        await place.sweep(timedelta(hours=9))
        assert {row["chat_id"] for row in await place.sent(f"end:{blue}")} == {101, 105, 109}
        assert len(await place.sent(f"alert:{blue}")) == 3


async def test_a_drill_says_so_in_every_message_and_stays_a_drill(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red", drill=True)
    await place.answer(alert_id, 1, "help")
    await place.answer(alert_id, 2, "safe")
    await place.sweep(timedelta(minutes=6))
    await place.sweep(timedelta(minutes=10))
    await place.clear(alert_id)
    messages = await place.rows("SELECT * FROM outbox WHERE method <> 'editMessageReplyMarkup'")
    assert len(messages) > 30
    assert all(text(row).startswith(("【演练】", "[DRILL]")) for row in messages)
    assert not await place.rows("SELECT * FROM requests")
    assert min(row["lane"] for row in messages) >= 2  # never before what is real
    assert (await place.alert(alert_id))["drill"] == 1


async def test_a_real_warning_never_says_drill(place: Village_) -> None:
    await place.live("rainstorm", "red")
    for row in await place.rows("SELECT * FROM outbox"):
        assert "演练" not in text(row) and "DRILL" not in text(row)


async def test_from_the_command_line_one_person_is_enough(place: Village_) -> None:
    li, resident = await place.actor(LI), await place.actor(101)
    async with place.work() as work:
        alert_id = await actions.issue_now(work, "暴雨", "red", "1,2", False, li)
    assert (await place.alert(alert_id))["state"] == "live"
    assert len(await place.sent(f"alert:{alert_id}")) == 9
    with pytest.raises(Refusal) as caught:
        async with place.work() as work:
            await actions.issue_now(work, "rainstorm", "red", "", False, resident)
    assert caught.value.key == "common-only-officials"
    async with place.db.write() as tx:
        await tx.run("UPDATE households SET active = 0")
    with pytest.raises(Refusal) as caught:
        async with place.work() as work:
            await actions.issue_now(work, "rainstorm", "red", "", False, li)
    refusal_reads(caught.value)
    assert caught.value.key == "alerts-empty-area"


async def test_leaders_who_live_elsewhere_get_it_without_buttons(tmp_path: Path) -> None:
    async with village(tmp_path, ALONE) as place:
        async with place.db.write() as tx:
            await people.meet(tx, 120, "外组长", "zh", 1)
            await chats.see(tx, 120, "private", "", "zh", 1)
            await people.grant(tx, 120, "leader", place.group[3], "", 1)
        alert_id = await place.live("heat", "red", "3")
        row = next(row for row in await place.sent(f"alert:{alert_id}") if row["chat_id"] == 120)
        assert buttons(row) == [f"alerts:danger:{alert_id}"]


async def test_what_stands_in_a_warning_fits_who_reads_it(place: Village_) -> None:
    """A drill says so at the end too; no dangerous house in heat; a leader outside of the audience need not answer."""
    drill = await place.live("fire", "orange", "1", drill=True)
    assert all("演练" in text(row) or "drill" in text(row) for row in await place.sent(f"alert:{drill}"))
    heat = await place.live("heat", "orange", "1")
    [dangerous] = [row for row in await place.sent(f"alert:{heat}") if row["chat_id"] == 101]
    assert "Your house" not in text(dangerous)
    alert_id = await place.live("geological", "orange", "dangerous")
    async with place.db.write() as tx:
        await people.grant(tx, 102, "leader", place.group[2], "", 1)
    again = await place.live("geological", "orange", "dangerous")
    for number, other in ((alert_id, False), (again, True)):
        told = [row for row in await place.sent(f"alert:{number}") if row["chat_id"] == 102]
        assert bool(told) == other
        assert all("不用回复" in text(row) and "按钮" not in text(row) for row in told)
