"""One account that speaks for two households, and two accounts of one: who answers for which house, who sees it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from alerts_help import LI, WANG, Village_, data_of, text, texts_of, village

from handlers.alerts import answers, doors, ending
from storage import chats, households, people


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Village_]:
    """101 speaks for house 1 (class D) and for house 4, and so does nobody else there."""
    async with village(tmp_path) as found:
        async with found.db.write() as tx:
            await households.join(tx, found.house[4], 101, "1", 1)
        yield found


async def answer_of(place: Village_, alert_id: int, number: int) -> str | None:
    return (await place.house_row(alert_id, number))["answer"]  # type: ignore[no-any-return]


async def test_the_warning_names_each_house_and_its_danger(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    said = {row["chat_id"]: text(row) for row in await place.sent(f"alert:{alert_id}")}
    assert "溪口巷1号&lt;b&gt;: this house is dangerous, leave now" in said[101]
    assert "🏠 溪口巷4号" in said[101] and "You answer for 2 households" in said[101]
    assert "溪口巷" not in said[102] and "several" not in said[103]


async def test_safe_is_asked_for_which_or_for_all(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    mine, mothers = place.house[1], place.house[4]
    asks = await place.answer(alert_id, 1, "safe")
    start = f"alerts:at:{alert_id}"
    assert data_of(asks.notice) == [
        *(f"{start}:{home}:safe" for home in (mine, mothers, 0)),
        f"alerts:mine:{alert_id}",
    ]
    assert asks.toast is None and await answer_of(place, alert_id, 1) is None
    done = await place.answer(alert_id, 1, "safe", household_id=mine)
    words = texts_of(done.notice)["en"]
    assert "溪口巷1号<b> · 住户1" in words and "溪口巷4号<b>: ❔ no answer yet" in words
    assert data_of(done.notice)[0] == f"alerts:safe:{alert_id}", "the next press can be for the other house"
    assert done.toast and "溪口巷1号" in texts_of(done.toast)["zh"]
    await place.answer(alert_id, 1, "safe", household_id=answers.EVERY)
    assert await answer_of(place, alert_id, 4) == "safe"
    key = await place.refused(answers.answer, 101, alert_id, "safe", place.house[2])
    assert key == "common-other-household"


async def test_moved_out_is_said_of_each_house_alone(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    asks = await place.answer(alert_id, 1, "moved")
    assert f"alerts:at:{alert_id}:0:moved" not in data_of(asks.notice)
    every = await place.answer(alert_id, 1, "moved", household_id=answers.EVERY)
    assert every.toast is None, "a made-up button asks as well"
    back = await place.do(answers.mine, 101, alert_id)
    assert "还没回复" in texts_of(back)["zh"] and data_of(back)[1] == f"alerts:moved:{alert_id}"
    done = await place.answer(alert_id, 1, "moved", household_id=place.house[4])
    assert (await answer_of(place, alert_id, 4), await answer_of(place, alert_id, 1)) == ("moved", None)
    assert "溪口巷1号<b>：这房子危险" in texts_of(done.notice)["zh"]


async def test_help_is_called_at_once_for_the_dangerous_house(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.answer(alert_id, 1, "help")
    requests = await place.rows("SELECT * FROM requests")
    assert [row["household_id"] for row in requests] == [place.house[1]]
    await place.answer(alert_id, 1, "help", household_id=place.house[4])
    assert len(await place.rows("SELECT * FROM requests")) == 2


async def test_in_a_groups_chat_only_houses_of_the_group_are_asked_about(place: Village_) -> None:
    async with place.db.write() as tx:
        await households.join(tx, place.house[6], 101, "1", 1)
    alert_id = await place.live("rainstorm", "red")

    async def pressed(chat: int, group: int, what: str) -> answers.Reply:
        async with place.work() as work:
            actor = await place.actor(101, chat)
            object.__setattr__(actor, "chat_group", place.group[group])
            return await answers.answer(work, actor, alert_id, what)

    await pressed(-2, 2, "moved")
    assert await answer_of(place, alert_id, 6) == "moved"
    asks = await pressed(-1, 1, "safe")
    assert asks.toast and asks.toast.key == "alerts-which-private"
    private = [
        row for row in await place.rows("SELECT * FROM outbox WHERE chat_id = 101") if "at:" in row["payload"]
    ]
    assert len(private) == 1, "in a group the question is asked privately"


async def test_the_others_at_home_see_the_answer_whoever_gave_it(place: Village_) -> None:
    async with place.db.write() as tx:
        await people.meet(tx, 300, "Mother", "en", 1)
        await chats.see(tx, 300, "private", "", "en", 1)
        await households.join(tx, place.house[4], 300, "1", 1)
    alert_id = await place.live("rainstorm", "red")
    await place.answer(alert_id, 1, "safe", household_id=place.house[4])
    [edit] = [row for row in await place.edits(f"alert:{alert_id}") if row["chat_id"] == 300]
    assert "Recorded: ✅ safe" in text(edit) and "住户1" in text(edit)
    await place.deliver()
    await place.do(doors.mark, LI, alert_id, place.house[4], "moved")
    edits = {
        row["chat_id"]: text(row)
        for row in await place.edits(f"alert:{alert_id}")
        if row["state"] == "queued"
    }
    assert set(edits) == {101, 300} and "李主任" in edits[300]
    assert (await place.rows("SELECT COUNT(*) AS n FROM alert_households WHERE answer IS NOT NULL"))[0][
        "n"
    ] == 1


# A household or a leader that goes in the middle.


async def test_a_household_that_leaves_stays_a_door_that_can_be_marked(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    async with place.db.write() as tx:
        await tx.run("UPDATE households SET address = '', head = '', phone = '', active = 0, group_id = NULL "
                     "WHERE id = :id", id=place.house[2])  # fmt: skip
        await tx.run("UPDATE households SET active = 0, gone = 'moved' WHERE id = :id", id=place.house[3])
    await place.sweep(timedelta(minutes=16))
    shown = await place.do(doors.show, 101, alert_id)
    words = texts_of(shown)["zh"]
    assert "QX0002" in words and "已不在册" in words
    assert all(button.params != (("address", ""),) for row in shown.buttons for button in row)
    for number in (1, 2, 3, 4):
        await place.do(doors.mark, 101, alert_id, place.house[number], "safe")
    assert await place.refused(answers.answer, 103, alert_id, "help") == "alerts-help-stranger"
    await place.do(ending.clear, LI, alert_id)
    report = text((await place.sent(f"report:{alert_id}"))[0])
    assert "12 户" in report and "平安 4" in report and "没回复 8" in report


async def test_doors_go_on_when_their_leader_goes(place: Village_) -> None:
    async with place.db.write() as tx:
        await people.grant(tx, 102, "liaison", place.group[1], "", 1)
    alert_id = await place.live("rainstorm", "red")
    await place.sweep(timedelta(minutes=5))
    ref = f"doors:{alert_id}:{place.group[1]}"
    assert {row["chat_id"] for row in await place.sent(ref)} == {101}
    await place.sweep(timedelta(seconds=10))
    assert {row["chat_id"] for row in await place.sent(ref)} == {101}
    async with place.db.write() as tx:
        await people.revoke(tx, 101, "leader", place.group[1], 1)
    await place.sweep(timedelta(seconds=10))
    assert {row["chat_id"] for row in await place.sent(ref)} == {101, 102}
    async with place.db.write() as tx:
        await chats.set_reachable(tx, 102, False, "blocked", 1)
    await place.sweep(timedelta(seconds=10))
    official = await place.sent(f"doors:{alert_id}:officials")
    assert {row["chat_id"] for row in official} >= {LI, WANG}
    assert (await place.house_row(alert_id, 1))["level"] == "official"


async def test_the_new_groups_leader_may_mark_the_door_too(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.sweep(timedelta(minutes=5))
    async with place.db.write() as tx:
        await households.assign(tx, [("QX0001", place.group[2])], 1)
    await place.do(doors.mark, 105, alert_id, place.house[1], "moved")
    assert await answer_of(place, alert_id, 1) == "moved"
