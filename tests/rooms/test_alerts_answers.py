"""Answers, silent doors, the officials, the end and the report."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from alerts_help import ALONE, LI, WANG, Village_, buttons, data_of, text, texts_of, village

from domain.clock import from_epoch
from domain.refusal import Refusal
from handlers.alerts import actions, answers, doors, ending
from storage import chats, households, people


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Village_]:
    async with village(tmp_path) as found:
        yield found


async def test_an_answer_is_recorded_shown_and_changed(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    reply = await place.answer(alert_id, 1, "safe")
    assert reply.toast is not None and "已记下：✅ 平安" in texts_of(reply.toast)["zh"]
    assert "溪口巷1号<b>" in texts_of(reply.notice)["zh"]
    assert data_of(reply.notice) == [f"alerts:{v}:{alert_id}" for v in ("safe", "moved", "help")]
    assert "您家是危险房屋" in texts_of(reply.notice)["zh"]
    reply = await place.answer(alert_id, 1, "moved")
    assert "您家是危险房屋" not in texts_of(reply.notice)["zh"]
    row = await place.house_row(alert_id, 1)
    assert (row["answer"], row["how"], row["answered_by"], row["late"]) == ("moved", "tap", 101, 0)


async def test_the_answer_path_asks_the_database_little(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    actor = await place.actor(102)
    async with place.work() as work:
        asked = 0
        rows = work.tx.rows

        async def counted(sql: str, **params: object) -> object:
            nonlocal asked
            asked += 1
            return await rows(sql, **params)

        run = work.tx.run

        async def counted_run(sql: str, **params: object) -> None:
            nonlocal asked
            asked += 1
            await run(sql, **params)

        work.tx.rows, work.tx.run = counted, counted_run  # type: ignore[method-assign,assignment]
        await answers.answer(work, actor, alert_id, "safe")
    assert asked <= 4


async def test_two_of_one_household_at_once_are_one_answer(place: Village_) -> None:
    async with place.db.write() as tx:
        await households.join(tx, place.house[1], 110, "1", 1)
    alert_id = await place.live("rainstorm", "red")
    await asyncio.gather(
        place.do(answers.answer, 101, alert_id, "safe"),
        place.do(answers.answer, 110, alert_id, "safe", place.house[1]),
    )
    notes = await place.rows(
        "SELECT * FROM journal WHERE verb = 'answered' AND household_id = :h", h=place.house[1]
    )
    assert len(notes) == 1


async def test_need_help_opens_one_request_with_the_warnings_priority(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    first = await place.answer(alert_id, 2, "help", chat=-1)
    again = await place.answer(alert_id, 2, "help")
    assert "正在叫人" in texts_of(first.notice)["zh"] and "已经在处理" in texts_of(again.notice)["zh"]
    requests = await place.rows("SELECT * FROM requests")
    assert [(r["household_id"], r["kind"], r["urgency"], r["alert_id"]) for r in requests] == [
        (place.house[2], "flood", "sos", alert_id)
    ]
    assert "求助还在" in texts_of((await place.answer(alert_id, 2, "safe")).notice)["zh"]


async def test_strangers_outsiders_and_foreign_buttons_get_a_clear_word(place: Village_) -> None:
    alert_id = await place.live("fire", "red", "1")
    assert await place.refused(answers.answer, LI, alert_id, "safe") == "common-no-household"
    assert await place.refused(answers.answer, LI, alert_id, "help") == "alerts-help-stranger"
    assert await place.refused(answers.answer, 109, alert_id, "safe") == "alerts-not-asked"
    await place.answer(alert_id, 9, "help")
    await place.answer(alert_id, 9, "help")
    assert len(await place.rows("SELECT * FROM requests")) == 1
    assert await place.refused(answers.answer, 101, 999, "safe") == "common-old-button"
    draft = await place.draft("fire", "red")
    assert await place.refused(answers.answer, 101, draft, "safe") == "common-old-button"
    assert await place.refused(answers.answer, 101, alert_id, "refuses") == "common-old-button"
    assert await place.refused(doors.mark, LI, alert_id, place.house[1], "eaten") == "common-old-button"


async def test_late_answers_are_recorded_as_late(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.answer(alert_id, 1, "safe")
    await place.clear(alert_id)
    await place.answer(alert_id, 1, "moved")
    reply = await place.answer(alert_id, 2, "safe")
    assert "晚回复" in texts_of(reply.notice)["zh"]
    assert [(await place.house_row(alert_id, n))["late"] for n in (1, 2)] == [0, 1]


async def test_houses_nobody_can_reach_are_doors_at_once(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.sweep()
    for group, leader, house in ((1, 101, 4), (3, 109, 12)):
        told = await place.sent(f"doors:{alert_id}:{place.group[group]}")
        assert [(row["chat_id"], row["lane"]) for row in told] == [(leader, 0)]
        assert buttons(told[0]) == [f"alerts:door:{alert_id}:{place.house[house]}"]
        assert "16100000001" in text(told[0])


async def test_a_failed_delivery_becomes_a_door(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.sweep()
    async with place.db.write() as tx:
        await tx.run("UPDATE outbox SET state = 'dead' WHERE chat_id = 106 AND ref LIKE 'alert:%'")
        await chats.set_reachable(tx, 107, False, "blocked", 1)
    await place.sweep(timedelta(seconds=5))
    told = await place.sent(f"doors:{alert_id}:{place.group[2]}")
    assert len(told) == 1
    assert buttons(told[0]) == [f"alerts:door:{alert_id}:{place.house[n]}" for n in (6, 7)]


async def test_a_silent_dangerous_house_is_a_door_then_the_officials(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.answer(alert_id, 5, "safe")
    await place.sweep(timedelta(minutes=4, seconds=59))
    assert (await place.house_row(alert_id, 1))["level"] == "waiting"
    await place.sweep(timedelta(seconds=1))
    await place.sweep()
    told = await place.sent(f"doors:{alert_id}:{place.group[1]}")
    assert len(told) == 2  # house 4 at once, and now the dangerous house 1 and the needy house 3
    shown = [place.house[n] for n in (1, 3, 4)]
    assert buttons(told[1]) == [f"alerts:door:{alert_id}:{h}" for h in shown]
    assert not await place.sent(f"doors:{alert_id}:{place.group[2]}")
    assert not await place.sent(f"doors:{alert_id}:officials")

    await place.sweep(timedelta(minutes=10))
    await place.sweep()
    official = await place.sent(f"doors:{alert_id}:officials")
    assert {row["chat_id"] for row in official} == {LI, WANG} and len(official) == 2
    assert buttons(official[0])[:2] == [f"alerts:door:{alert_id}:{place.house[n]}" for n in (1, 9)]
    everyone = await place.sent(f"doors:{alert_id}:{place.group[2]}")
    assert len(everyone) == 1 and len(buttons(everyone[0])) == 3  # 6, 7, 8: red leaves nobody out


async def test_the_leader_marks_doors_and_the_lists_shrink(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.sweep(timedelta(minutes=5))
    shown = await place.do(doors.door, 101, alert_id, place.house[1])
    assert f"alerts:mark:{alert_id}:{place.house[1]}:refuses" in data_of(shown)
    left, done = await place.do(doors.mark, 101, alert_id, place.house[1], "moved")
    assert "已转移" in texts_of(done)["zh"]
    assert data_of(left) == [f"alerts:door:{alert_id}:{place.house[n]}" for n in (3, 4)]
    row = await place.house_row(alert_id, 1)
    assert (row["answer"], row["how"], row["answered_by"]) == ("moved", "door", 101)
    await place.do(doors.mark, 101, alert_id, place.house[4], "phone")
    row = await place.house_row(alert_id, 4)
    assert (row["answer"], row["how"]) == ("safe", "phone")
    left, _ = await place.do(doors.mark, 101, alert_id, place.house[3], "help")
    assert not data_of(left) and len(await place.rows("SELECT * FROM requests")) == 1
    assert await place.refused(doors.mark, 105, alert_id, place.house[1], "safe") == "common-only-leaders"
    assert await place.refused(doors.door, 102, alert_id, place.house[1]) == "common-only-leaders"
    assert await place.refused(doors.show, 102, alert_id) == "common-only-leaders"


async def test_an_answer_after_the_door_was_sent_takes_it_off_the_list(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.sweep(timedelta(minutes=5))
    await place.answer(alert_id, 3, "safe")
    edit = (await place.edits(f"doors:{alert_id}:{place.group[1]}"))[0]
    assert buttons(edit) == [f"alerts:door:{alert_id}:{place.house[n]}" for n in (1, 4)]


async def test_refuses_and_nobody_go_to_the_officials_at_once(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.sweep(timedelta(minutes=5))
    for number, how, word in ((1, "refuses", "不肯走"), (4, "nobody", "没有人")):
        await place.do(doors.mark, 101, alert_id, place.house[number], how)
        told = await place.sent(f"door:{alert_id}:{place.house[number]}")
        assert {row["chat_id"] for row in told} == {LI, WANG} and word in text(told[0])
        assert (await place.house_row(alert_id, number))["level"] == "official"
        assert await place.refused(doors.mark, 101, alert_id, place.house[number], how) == "alerts-door-said"
    await place.answer(alert_id, 1, "moved")
    assert await place.refused(doors.mark, 101, alert_id, place.house[1], "nobody") == "alerts-door-answered"
    shown = await place.do(doors.show, LI, alert_id)
    assert data_of(shown) == [f"alerts:door:{alert_id}:{place.house[4]}"]


async def test_without_a_leader_the_liaison_without_both_the_officials(place: Village_) -> None:
    async with place.db.write() as tx:
        await chats.set_reachable(tx, 101, False, "blocked", 1)
        await people.grant(tx, 102, "liaison", place.group[1], "", 1)
        await chats.set_reachable(tx, 109, False, "blocked", 1)
    alert_id = await place.live("rainstorm", "red")
    await place.sweep()
    assert [r["chat_id"] for r in await place.sent(f"doors:{alert_id}:{place.group[1]}")] == [102]
    official = await place.sent(f"doors:{alert_id}:officials")
    assert buttons(official[0]) == [f"alerts:door:{alert_id}:{place.house[n]}" for n in (9, 12)]


async def test_blue_knocks_only_on_dangerous_doors(tmp_path: Path) -> None:
    async with village(tmp_path, ALONE) as place:
        alert_id = await place.live("heat", "blue")
        await place.sweep(timedelta(minutes=20))
        rows = await place.rows("SELECT * FROM alert_households WHERE level <> 'waiting'")
        assert {row["household_id"] for row in rows} == {place.house[n] for n in (1, 5, 9)}
        assert len(await place.sent(f"doors:{alert_id}:officials")) == 2


async def test_the_tally_edits_itself_calmly(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.deliver()
    ref = f"tally:{alert_id}"
    await place.answer(alert_id, 1, "safe")
    for _ in range(4):
        await place.sweep(timedelta(seconds=1))
    assert not await place.edits(ref)
    await place.sweep(timedelta(seconds=1))
    edits = await place.edits(ref)
    assert {row["chat_id"] for row in edits} == {LI, WANG} and "平安 1" in text(edits[0])
    await place.deliver()
    await place.sweep(timedelta(seconds=5))  # the doors of houses nobody can reach were told
    await place.deliver()
    before = len(await place.edits(ref))
    await place.sweep(timedelta(seconds=5))
    assert len(await place.edits(ref)) == before  # nothing new, no edit


async def test_all_clear_goes_to_exactly_the_same_chats_as_an_answer(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    async with place.db.write() as tx:
        await chats.see(tx, 300, "private", "", "zh", 1)
        await people.meet(tx, 300, "新来的", "zh", 1)
        await households.join(tx, place.house[4], 300, "1", 1)
    await place.do(ending.clear, WANG, alert_id)
    first, end = await place.sent(f"alert:{alert_id}"), await place.sent(f"end:{alert_id}")
    assert [(r["chat_id"], r["lane"]) for r in end] == [(r["chat_id"], r["lane"]) for r in first]
    assert {row["needs"] for row in end} == {f"alert:{alert_id}"} and all(row["vital"] for row in end)
    assert not buttons(end[0])
    for action in (ending.clear, ending.error):
        assert await place.refused(action, LI, alert_id) == "alerts-already-ended"
    reports = await place.sent(f"report:{alert_id}")
    assert {row["chat_id"] for row in reports} == {LI, WANG}
    before = len(await place.rows("SELECT id FROM outbox"))
    await place.sweep(timedelta(minutes=20))
    assert len(await place.rows("SELECT id FROM outbox")) == before  # escalations have stopped


async def test_sent_in_error_and_nothing_to_clear(place: Village_) -> None:
    draft = await place.draft("rainstorm", "red")
    assert await place.refused(ending.clear, LI, draft) == "alerts-nothing-to-clear"
    assert await place.refused(ending.clear, LI, 99) == "common-old-button"
    alert_id = await place.live("rainstorm", "red")
    assert await place.refused(ending.error, 101, alert_id) == "common-only-officials"
    await place.do(ending.error, LI, alert_id)
    assert len(await place.sent(f"end:{alert_id}")) == 12
    assert any("发错了" in text(row) for row in await place.sent(f"end:{alert_id}"))


async def test_two_officials_ending_at_once_end_it_once(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    results = await asyncio.gather(
        place.do(ending.clear, LI, alert_id), place.do(ending.error, WANG, alert_id), return_exceptions=True
    )
    assert [type(r) for r in results].count(Refusal) == 1
    assert len(await place.sent(f"end:{alert_id}")) == 12


async def test_a_forgotten_warning_runs_out_and_can_still_be_called_off(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.sweep(timedelta(hours=24))
    await place.sweep()
    assert (await place.alert(alert_id))["state"] == "expired"
    asks = [row for row in await place.rows("SELECT * FROM outbox") if "24 小时" in text(row)]
    assert [(row["chat_id"], buttons(row)) for row in asks] == [(LI, [f"alerts:clear:{alert_id}"])]
    await place.clear(alert_id)
    assert (await place.alert(alert_id))["state"] == "cleared"


async def test_status_tells_counts_and_every_household(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red", "1")
    await place.answer(alert_id, 1, "moved")
    async with place.db.read() as tx:
        found = await actions.status(tx, alert_id)
        with pytest.raises(Refusal):
            await actions.status(tx, 99)
    assert found["counts"]["houses"] == 4 and found["counts"]["moved"] == 1
    assert found["delivery"] == {"queued": 4}
    first = found["households"][0]
    assert first["number"] == "QX0001" and (first["answer"], first["by"], first["how"]) == (
        "moved",
        101,
        "tap",
    )
    assert first["at"] == from_epoch(int(place.now.timestamp())).isoformat()
    assert [house["reachable"] for house in found["households"]] == [True, True, True, False]


async def test_many_answers_at_once_are_each_counted_once(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    people_of = [n for n in range(1, 13) if n not in (4, 12)]
    await asyncio.gather(
        *(place.answer(alert_id, n, what) for what in ("safe", "moved", "safe") for n in people_of)
    )
    async with place.db.read() as tx:
        counts = (await actions.status(tx, alert_id))["counts"]
    assert counts["safe"] + counts["moved"] == len(people_of) and counts["silent"] == 2


@pytest.mark.parametrize(
    ("hazard", "kind"),
    [
        ("rainstorm", "flood"),
        ("fire", "fire"),
        ("geological", "other"),
        ("cold", "other"),
        ("lightning", "other"),
    ],
)
async def test_need_help_claims_to_know_no_more_than_the_hazard_says(
    place: Village_, hazard: str, kind: str
) -> None:
    alert_id = await place.live(hazard, "orange")
    await place.answer(alert_id, 1, "help")
    assert [row["kind"] for row in await place.rows("SELECT kind FROM requests")] == [kind]
