"""The numbers, changes of a live warning, the end, the report and the call list."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from alerts_help import LI, WANG, Village_, buttons, data_of, text, texts_of, village

from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.alerts import call_list, doors, ending, refuges, reporting, updates
from handlers.alerts.answer_notices import KIN, code_of
from handlers.alerts.report_files import table
from handlers.alerts.report_reading import About, read
from storage import chats, households, people


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Village_]:
    async with village(tmp_path) as found:
        yield found


# The numbers.


async def test_the_numbers_change_calmly_and_end_with_the_last_state(place: Village_) -> None:
    """Not more than one change in five seconds in any chat, however many warnings it follows; the last one is shown."""
    alert_id, other = await place.live("rainstorm", "red"), await place.live("fire", "yellow", "1")
    await place.deliver()
    changed: dict[int, list[int]] = {}
    for second in range(40):
        await place.sweep(timedelta(seconds=1))
        now = int(place.now.timestamp())
        for row in await place.rows("SELECT * FROM outbox WHERE state = 'queued' AND needs LIKE 'tally:%'"):
            changed.setdefault(row["chat_id"], []).append(now)
        async with place.db.write() as tx:
            await tx.run(
                "UPDATE outbox SET state = 'sent', message_id = id, settled_at = :now WHERE state = 'queued'",
                now=now,
            )
        if second < 24:
            await place.answer(
                (alert_id, other)[second % 2], second % 3 + 1, ("safe", "moved")[second // 3 % 2]
            )
    assert {LI, WANG, 101, -1} <= set(changed)
    for times in changed.values():
        assert len(times) == len(set(times)) and all(b - a >= 5 for a, b in pairwise(times))
    before = len(await place.rows("SELECT id FROM outbox"))
    await place.sweep(timedelta(seconds=6))
    assert len(await place.rows("SELECT id FROM outbox")) == before  # nothing new, no change
    place.now -= timedelta(hours=1)  # the machine's clock is set right
    await place.answer(
        alert_id, 1, "safe" if (await place.house_row(alert_id, 1))["answer"] != "safe" else "moved"
    )
    await place.sweep(timedelta(seconds=1))
    assert any(row["state"] == "queued" for row in await place.edits(f"tally:{alert_id}"))


async def test_a_group_reads_its_numbers_and_its_leader_also_which_doors_are_silent(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    ref = f"tally:{alert_id}:{place.group[1]}"
    await place.deliver()
    assert not await place.sent(ref)
    await place.answer(alert_id, 1, "moved")
    await place.sweep(timedelta(seconds=6))
    rows = {row["chat_id"]: row for row in await place.sent(ref)}
    assert set(rows) == {-1, 101} and all(row["needs"] == f"alert:{alert_id}" for row in rows.values())
    assert json.loads(rows[-1]["payload"])["disable_notification"] and not buttons(rows[-1])
    assert "溪口巷" not in text(rows[-1]) and "溪口巷2号" in text(rows[101])
    assert f"alerts:calls:{alert_id}:{place.group[1]}" in buttons(rows[101])
    assert "暴雨红色：第 1 组" in text(rows[-1])


async def test_the_officials_numbers_name_the_groups_where_something_is_open(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.deliver()
    for number in (5, 6, 7, 8):
        await place.answer(alert_id, number, "safe")
    await place.sweep(timedelta(seconds=6))
    mine = next(row for row in await place.edits(f"tally:{alert_id}") if row["chat_id"] == LI)
    assert "3组 0/4 ⚠️1" in text(mine) and "全部回复的 1 组" in text(mine)
    for verb in ("doors", "groups", "calls", "change", "danger", "clear", "error"):
        assert any(data.startswith(f"alerts:{verb}:") for data in buttons(mine)), verb


# The end.


async def test_all_clear_goes_to_exactly_the_same_chats_as_an_answer(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    async with place.db.write() as tx:
        await chats.see(tx, 300, "private", "", "zh", 1)
        await people.meet(tx, 300, "新来的", "zh", 1)
        await households.join(tx, place.house[4], 300, "1", 1)
    await place.sweep(timedelta(minutes=5))
    await place.deliver()
    await place.do(ending.clear, WANG, alert_id)
    first, end = await place.sent(f"alert:{alert_id}"), await place.sent(f"end:{alert_id}")
    assert [(r["chat_id"], r["lane"]) for r in end] == [(r["chat_id"], r["lane"]) for r in first]
    assert {row["needs"] for row in end} == {f"alert:{alert_id}"} and all(row["vital"] for row in end)
    assert not buttons(end[0])
    closed = [row for row in await place.edits(f"doors:{alert_id}:{place.group[1]}") if row["chat_id"] == 101]
    assert not buttons(closed[-1]) and "nobody need go" in text(closed[-1])
    for action in (ending.clear, ending.error):
        assert await place.refused(action, LI, alert_id) == "alerts-already-ended"
    assert {row["chat_id"] for row in await place.sent(f"report:{alert_id}")} == {LI, WANG}
    before = {row["id"] for row in await place.rows("SELECT id FROM outbox")}
    await place.sweep(timedelta(minutes=20))
    after = [row for row in await place.rows("SELECT * FROM outbox") if row["id"] not in before]
    assert all((row["needs"] or "").startswith("tally:") for row in after)  # escalations have stopped
    mine = [row for row in await place.edits(f"tally:{alert_id}") if row["chat_id"] == LI][-1]
    assert "已解除" in text(mine) and not any("clear" in data for data in buttons(mine))


async def test_sent_in_error_and_nothing_to_clear(place: Village_) -> None:
    draft = await place.draft("rainstorm", "red")
    assert await place.refused(ending.clear, LI, draft) == "alerts-nothing-to-clear"
    assert await place.refused(ending.clear, LI, 99) == "common-old-button"
    alert_id = await place.live("rainstorm", "red")
    assert await place.refused(ending.error, 101, alert_id) == "common-only-officials"
    await place.deliver("lane = 0")
    await place.sweep(timedelta(minutes=5))
    await place.do(ending.error, LI, alert_id)
    assert {row["chat_id"] for row in await place.sent(f"end:{alert_id}")} == {101, 105, 109}
    late = await place.rows("SELECT state FROM outbox WHERE ref LIKE 'alert:%' AND lane > 0")
    assert {row["state"] for row in late} == {"dead"}  # whom it had not reached it does not alarm any more
    doors = await place.rows("SELECT state FROM outbox WHERE ref LIKE 'doors:%'")
    assert {row["state"] for row in doors} == {"dead"}
    assert all("Sent in error" in text(row) for row in await place.sent(f"end:{alert_id}"))


async def test_an_end_by_a_slip_is_put_right_with_a_draft_of_the_same_warning(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red", "1")
    assert await place.refused(ending.again, LI, alert_id) == "common-old-button"
    done = await place.do(ending.clear, LI, alert_id)
    assert data_of(done) == [f"alerts:again:{alert_id}"]
    assert await place.refused(ending.again, 101, alert_id) == "common-only-officials"
    shown = await place.do(ending.again, WANG, alert_id)
    draft = next(int(d.rpartition(":")[2]) for d in data_of(shown) if d.startswith("alerts:send:"))
    alert = await place.alert(draft)
    assert (alert["state"], alert["colour"], alert["place"], alert["drill"]) == ("draft", "red", "1", 0)


async def test_two_officials_ending_at_once_end_it_once(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.deliver()
    results = await asyncio.gather(
        place.do(ending.clear, LI, alert_id), place.do(ending.error, WANG, alert_id), return_exceptions=True
    )
    assert [type(r) for r in results].count(Refusal) == 1
    assert len(await place.sent(f"end:{alert_id}")) == len(await place.sent(f"alert:{alert_id}"))


async def test_a_forgotten_warning_runs_out_and_can_still_be_called_off(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.sweep(timedelta(hours=24))
    await place.sweep()
    assert (await place.alert(alert_id))["state"] == "expired"
    asks = await place.rows("SELECT * FROM outbox WHERE chat_id = :li ORDER BY id", li=LI)
    assert [buttons(r) for r in asks if "不再催" in text(r)] == [
        [f"alerts:{verb}:{alert_id}" for verb in ("clear", "again")]
    ]
    assert await place.refused(updates.pick, LI, alert_id) == "alerts-change-over"
    await place.clear(alert_id)
    assert (await place.alert(alert_id))["state"] == "cleared"


# Changes.


async def raised(place: Village_, alert_id: int, colour: str) -> int:
    """A change to a level that an official has tapped."""
    await place.do(updates.start, LI, alert_id, colour)
    return int((await place.rows("SELECT MAX(id) AS id FROM alert_updates"))[0]["id"])


async def test_a_higher_level_asks_a_second_official_and_dangerous_houses_again(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "orange")
    for number, what in ((1, "safe"), (5, "moved"), (2, "safe")):
        await place.answer(alert_id, number, what)
    await place.sweep(timedelta(minutes=10))
    update = await raised(place, alert_id, "red")
    async with place.work() as work:
        shown = await updates.preview(work, update)
    assert "现在红色，原来橙色" in texts_of(shown)["zh"] and "另一位干部" in texts_of(shown)["zh"]
    waits = await place.do(updates.send, LI, update)
    assert (
        data_of(waits) == [f"alerts:change-drop:{update}"]
        and (await place.alert(alert_id))["colour"] == "orange"
    )
    assert await place.refused(updates.second, LI, update) == "alerts-second-same"
    assert await place.refused(updates.second, 101, update) == "common-only-officials"
    await place.do(updates.second, WANG, update)
    assert await place.refused(updates.second, WANG, update) == "alerts-already-sent"
    assert (await place.alert(alert_id))["colour"] == "red"
    first, changed = await place.sent(f"alert:{alert_id}"), await place.sent(f"update:{update}")
    assert [(r["chat_id"], r["lane"]) for r in changed] == [(r["chat_id"], r["lane"]) for r in first]
    assert {row["needs"] for row in changed} == {f"alert:{alert_id}"}
    assert f"alerts:safe:{alert_id}" in buttons(changed[0])
    reads = {row["chat_id"]: text(row) for row in changed}
    assert "dangerous: leave now" in reads[101] and "Please answer again" in reads[101]
    assert (
        "Your house" not in reads[105] and "press again" in reads[105]
    )  # who has moved out is not told to go
    until = (await place.alert(alert_id))["expires_at"]
    assert (
        until == int(place.now.timestamp()) + 24 * 3600 and "19:10" in texts_of(shown)["zh"].split("到 ")[1]
    )
    answered = [(await place.house_row(alert_id, n))["answer"] for n in (1, 5, 2)]
    assert answered == [None, "moved", "safe"]  # the dangerous house that had stayed is asked again
    await place.sweep(timedelta(minutes=4, seconds=59))
    assert (await place.house_row(alert_id, 1))["level"] == "waiting"
    await place.sweep(timedelta(seconds=1))
    assert (await place.house_row(alert_id, 1))["level"] == "door"
    await place.answer(alert_id, 1, "moved")
    await place.clear(alert_id)
    assert len(await place.sent(f"end:{alert_id}")) == len(first)


async def test_other_words_or_a_lower_level_need_no_second_official(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.answer(alert_id, 1, "safe")
    update = await raised(place, alert_id, "red")
    assert await place.refused(updates.set_words, LI, update, "😀") == "alerts-words-empty"
    await place.do(updates.set_words, LI, update, "桥断了，走后山 <b>")
    done = await place.do(updates.send, LI, update)
    assert "聊天" in texts_of(done)["zh"]
    [mine] = [row for row in await place.sent(f"update:{update}") if row["chat_id"] == 102]
    assert "桥断了，走后山 &lt;b&gt;" in text(mine) and "有新说明" in text(mine)
    place.now += timedelta(hours=5)  # midnight: what has become less rings nobody out of bed
    lower = await raised(place, alert_id, "blue")
    await place.do(updates.send, LI, lower)
    rings = {
        row["chat_id"]: "disable_notification" not in row["payload"]
        for row in await place.sent(f"update:{lower}")
    }
    assert rings[101] and rings[105] and not rings[102] and not rings[-1]
    assert (await place.house_row(alert_id, 1))["answer"] == "safe"
    assert await place.refused(updates.send, LI, lower) == "alerts-already-sent"
    assert await place.refused(updates.start, LI, alert_id, "pink") == "common-old-button"


async def test_a_change_that_nobody_confirms_or_that_comes_too_late_is_not_sent(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "orange")
    update = await raised(place, alert_id, "red")
    await place.do(updates.send, LI, update)
    await place.sweep(timedelta(minutes=15))
    assert await place.refused(updates.second, WANG, update) == "alerts-draft-again"
    await place.do(updates.send, LI, update)
    await place.do(ending.clear, LI, alert_id)
    assert await place.refused(updates.second, WANG, update) == "alerts-change-dropped"
    asked = [row for row in await place.edits(f"second-change:{update}") if row["chat_id"] == WANG]
    assert not buttons(asked[-1]) and "over" in text(asked[-1])
    assert not await place.sent(f"update:{update}")


async def test_the_issuers_change_and_end_come_as_drafts_or_go_out(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "orange")
    async with place.work() as work:
        proposed = await updates.propose(work, alert_id, "red", {"zh": "快走", "en": "Go now"})
    seen = {row["chat_id"]: row for row in await place.sent(f"change:{proposed}")}
    assert set(seen) == {LI, WANG} and "快走" in text(seen[LI]) and "Go now" in text(seen[WANG])
    async with place.work() as work:
        assert await updates.withdraw(work, proposed, texts_notice())
        assert not await updates.withdraw(work, proposed, texts_notice())
        sent = await updates.send_itself(work, alert_id, "red", {"zh": "快走"})
    changed = len(await place.sent(f"update:{sent}"))
    await place.deliver()
    async with place.work() as work:
        await ending.propose_clear(work, alert_id, texts_notice())
        chats = await ending.end(work, alert_id, "cleared", None)
    assert chats == changed == len(await place.sent(f"end:{alert_id}"))
    assert await place.refused(ending.clear, LI, alert_id) == "alerts-already-ended"


def texts_notice() -> Notice:
    return say("alerts-already-ended", name="x")


# The report and the call list.


async def about(place: Village_, language: str = "zh") -> About:
    zone = place.settings.village.zone
    return About(language, place.settings.village.name, zone, place.now)


async def test_the_report_says_who_was_reached_when_and_who_was_not(place: Village_) -> None:
    async with place.db.write() as tx:
        await tx.run("UPDATE households SET head = '=cmd()' WHERE id = :id", id=place.house[6])
    alert_id = await place.live("rainstorm", "red")
    async with place.db.write() as tx:
        at = int(place.now.timestamp()) + 30
        await tx.run("UPDATE outbox SET state = 'sent', message_id = id, settled_at = :at", at=at)
        await tx.run("UPDATE outbox SET state = 'dead' WHERE chat_id = 107 AND ref LIKE 'alert:%'")
    place.now += timedelta(minutes=2)
    await place.answer(alert_id, 1, "moved")
    await place.do(refuges.choose, 101, alert_id, place.house[1], code_of(KIN))
    await place.sweep(timedelta(minutes=4))
    await place.do(doors.mark, 101, alert_id, place.house[4], "phone")
    await place.do(doors.mark, 101, alert_id, place.house[3], "refuses")
    await place.clear(alert_id)
    async with place.db.read() as tx:
        facts = await read(tx, alert_id, await about(place))
    assert [facts.count(a) for a in ("safe", "moved", "refuses", "")] == [1, 1, 1, 9]
    assert facts.answered == ((2.0, 1), (6.0, 2)) and facts.delivered == ((0.5, 9),)
    assert [(r.name, r.houses, r.people) for r in facts.refuges] == [("亲友家", 1, 3)]
    reach = {h.number: h.reach for h in facts.houses}
    assert (reach["QX0001"], reach["QX0007"], reach["QX0004"]) == ("sent", "dead", "none")
    assert sum(g.houses for g in facts.groups) == 12 == len(facts.houses)
    mine = next(row for row in await place.sent(f"report:{alert_id}") if row["chat_id"] == LI)
    for words in ("转移 1（3 人）", "发到 9 户", "没有消息的 10 户", "消息没发到", "不肯走", "亲友家 1 户"):
        assert words in text(mine), words
    rows = list(csv.reader(io.StringIO(table(facts).decode("utf-8-sig"))))
    assert len(rows) == 13 and rows[0][0] == "户号"
    assert [row for row in rows if row[2] == "'=cmd()"]
    jobs = await place.rows("SELECT * FROM jobs WHERE kind = 'alert-report'")
    assert {row["chat_id"] for row in jobs} == {LI, WANG}
    assert await place.refused(reporting.ask, 101, place_of(101), alert_id) == "common-only-officials"
    assert await place.refused(reporting.ask, LI, place_of(LI), 99) == "common-old-button"


def place_of(chat_id: int) -> people.Reader:
    return people.Reader(chat_id, "zh")


async def test_the_call_list_is_for_officials_and_for_the_leader_of_the_group(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red", drill=True)
    await place.answer(alert_id, 1, "moved")
    async with place.db.read() as tx:
        sheet = await call_list.read(tx, alert_id, 0, await about(place, "en"))
        own = await call_list.read(tx, alert_id, place.group[1], await about(place))
        with pytest.raises(Refusal):
            await call_list.read(tx, alert_id, 999, await about(place))
    assert sheet.mark == "[DRILL]" and own.mark == "【演练】" and len(sheet.groups) == 3
    assert [line.number for line in own.groups[0].lines] == ["QX0001", "QX0002", "QX0003", "QX0004"]
    first = own.groups[0].lines[0]
    assert (first.danger, first.phone, first.answer) == ("D级危房", "161 0000 0001", "19:00 已转移")
    assert (
        own.groups[0].heard == 1
        and "住户1" in own.groups[0].carers
        and "独居老人" in own.groups[0].lines[2].needs
    )
    for user, group in ((LI, 0), (101, place.group[1])):
        done = await place.do(call_list.ask, user, place_of(user), alert_id, group)
        assert "马上" in texts_of(done)["zh"]
    for user, group in ((101, 0), (101, place.group[2]), (102, place.group[1])):
        assert (await place.refused(call_list.ask, user, place_of(user), alert_id, group)).startswith(
            "common-only"
        )
    assert len(await place.rows("SELECT * FROM jobs WHERE kind = 'alert-calls'")) == 2


async def test_every_message_of_a_drill_says_so(place: Village_) -> None:
    async with place.db.write() as tx:
        await people.grant(tx, 102, "liaison", place.group[1], "", 1)
    alert_id = await place.live("rainstorm", "orange", drill=True)
    await place.sweep()
    for number, what in ((1, "safe"), (2, "moved"), (5, "help")):
        await place.answer(alert_id, number, what)
        await place.answer(alert_id, number, what, chat=-1)
    await place.sweep(timedelta(minutes=4))
    await place.sweep(timedelta(minutes=4))
    for number, how in ((4, "refuses"), (3, "phone-moved"), (8, "nobody"), (7, "phone-nobody")):
        await place.do(doors.mark, 105 if number > 4 else 101, alert_id, place.house[number], how)
    update = await raised(place, alert_id, "red")
    await place.do(updates.send, LI, update)
    await place.do(updates.second, WANG, update)
    await place.sweep(timedelta(minutes=16))
    await place.do(reporting.ask, LI, place_of(LI), alert_id)
    await place.clear(alert_id)
    await place.sweep(timedelta(seconds=6))
    said = [
        json.loads(row["payload"])["text"]
        for row in await place.rows("SELECT payload FROM outbox WHERE method <> 'setMyCommands'")
    ]
    assert len(said) > 60
    assert [words for words in said if "【演练】" not in words and "[DRILL]" not in words] == []
    assert not await place.rows("SELECT id FROM requests")
