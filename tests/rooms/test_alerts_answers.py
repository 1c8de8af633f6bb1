"""What households answer: first and anew, for one house and by several accounts, late, with where they went."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from alerts_help import LI, SETTINGS, WANG, Village_, data_of, text, texts_of, village

from domain.clock import from_epoch
from domain.refusal import Refusal
from domain.settings import Village
from handlers.alerts import actions, answers, doors, refuges
from handlers.alerts.answer_notices import KIN, TYPED, code_of
from storage import households, privacy

SCHOOL, HALL = "溪口小学", "Town hall"
WITH_SHELTERS = SETTINGS.model_copy(
    update={"village": Village(name="清溪村", admins=(90,), shelters=(SCHOOL, HALL))}
)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Village_]:
    async with village(tmp_path, WITH_SHELTERS) as found:
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


async def test_who_moved_out_says_where_with_one_tap_or_in_words(place: Village_) -> None:
    """The other account of the household sees it too, and the numbers of the officials show it."""
    home = place.house[1]
    async with place.db.write() as tx:
        await households.join(tx, home, 102, "1", 1)
    alert_id = await place.live("rainstorm", "red")
    await place.deliver()
    reply = await place.answer(alert_id, 1, "moved")
    start = f"alerts:to:{alert_id}:{home}"
    wanted = [f"{start}:{code_of(p)}" for p in (SCHOOL, HALL, KIN)] + [f"{start}:{TYPED}"]
    assert data_of(reply.notice)[:4] == wanted and "您去了哪里" in texts_of(reply.notice)["zh"]

    done = await place.do(refuges.choose, 101, alert_id, home, code_of(SCHOOL))
    assert "已转移到 溪口小学" in texts_of(done)["zh"] and data_of(done)[0] == f"alerts:safe:{alert_id}"
    seen = [text(row) for row in await place.edits(f"alert:{alert_id}") if row["chat_id"] == 102]
    assert any("溪口小学" in words for words in seen)
    typed = await place.do(refuges.typed, 101, alert_id, home, "  at my <b>sister's\n😀 " + "x" * 5000)
    assert "at my <b>sister's 😀 xxx" in texts_of(typed)["en"]
    assert len((await place.house_row(alert_id, 1))["went_to"]) == refuges.PLACE_LIMIT
    assert await place.refused(refuges.typed, 101, alert_id, home, " ") == "alerts-place-empty"

    kin = await place.do(refuges.choose, 101, alert_id, home, code_of(KIN))
    assert "亲友家" in texts_of(kin)["zh"] and "relatives or friends" in texts_of(kin)["en"]
    await place.sweep(timedelta(seconds=6))
    tally = next(row for row in await place.edits(f"tally:{alert_id}") if row["chat_id"] == LI)
    assert "亲友家 1" in text(tally) or "relatives or friends 1" in text(tally)
    await place.answer(alert_id, 1, "safe")  # back again
    assert (await place.house_row(alert_id, 1))["went_to"] == ""
    assert await place.refused(refuges.choose, 101, alert_id, home, code_of(KIN)) == "alerts-place-not-moved"


async def test_where_a_household_went_is_said_by_itself_its_leader_or_an_official(place: Village_) -> None:
    alert_id, home = await place.live("rainstorm", "red"), place.house[4]
    next_, _ = await place.do(doors.mark, 101, alert_id, home, "phone-moved")
    assert f"alerts:to:{alert_id}:{home}:{code_of(HALL)}" in data_of(next_)
    left = await place.do(refuges.choose, 101, alert_id, home, code_of(HALL))
    assert f"alerts:group:{alert_id}:{place.group[1]}:0" in data_of(left)
    row = await place.house_row(alert_id, 4)
    assert (row["answer"], row["how"], row["went_to"]) == ("moved", "phone", HALL)
    assert await place.refused(refuges.choose, 105, alert_id, home, code_of(HALL)) == "common-only-leaders"
    assert await place.refused(refuges.ask, 102, alert_id, home) == "common-only-leaders"
    again = await place.do(refuges.choose, LI, alert_id, home, "00000000")  # a place the settings had once
    assert f"alerts:to:{alert_id}:{home}:{code_of(SCHOOL)}" in data_of(again)
    assert await place.refused(refuges.ask, LI, alert_id, 999) == "common-old-button"
    async with place.db.write() as tx:
        await privacy.forget_household(tx, home, 1)
    assert (await place.house_row(alert_id, 4))["went_to"] == ""


async def test_in_a_groups_chat_where_to_is_asked_privately(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    before = len(await place.rows("SELECT id FROM outbox WHERE chat_id = 102"))
    await place.answer(alert_id, 2, "moved", chat=-1)
    asked = (await place.rows("SELECT * FROM outbox WHERE chat_id = 102 ORDER BY id"))[before:]
    assert any(f"alerts:to:{alert_id}:{place.house[2]}" in row["payload"] for row in asked)
    assert not [row for row in asked if row["chat_id"] == -1]


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


@pytest.mark.parametrize(
    ("hazard", "colour", "number", "kind", "urgency"),
    [
        ("fire", "orange", 2, "fire", "sos"),
        ("geological", "orange", 2, "other", "sos"),
        ("heat", "yellow", 2, "other", "urgent"),
        ("heat", "yellow", 5, "other", "sos"),  # a dangerous house
        ("rainstorm", "yellow", 2, "flood", "sos"),  # moves people out
    ],
)
async def test_need_help_claims_no_more_than_the_warning_says(
    place: Village_, hazard: str, colour: str, number: int, kind: str, urgency: str
) -> None:
    alert_id = await place.live(hazard, colour)
    await place.answer(alert_id, number, "help")
    found = await place.rows("SELECT kind, urgency FROM requests")
    assert [tuple(row) for row in found] == [(kind, urgency)]


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


async def test_late_answers_are_recorded_as_late_never_refused(place: Village_) -> None:
    """After the time at which somebody goes to the door, and after the end; what was in time stays in time."""
    alert_id = await place.live("rainstorm", "red")
    await place.answer(alert_id, 1, "safe")
    await place.sweep(timedelta(minutes=6))
    await place.answer(alert_id, 5, "moved")
    await place.do(doors.mark, 101, alert_id, place.house[4], "safe")  # nobody asked them to press
    await place.clear(alert_id)
    await place.answer(alert_id, 1, "moved")
    reply = await place.answer(alert_id, 2, "safe")
    assert "晚回复" in texts_of(reply.notice)["zh"]
    assert [(await place.house_row(alert_id, n))["late"] for n in (1, 5, 4, 2)] == [0, 1, 0, 1]


async def test_a_late_answer_long_after_the_end_still_reaches_the_numbers(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red")
    await place.clear(alert_id)
    for _ in range(3):
        await place.sweep(timedelta(hours=2))
        await place.deliver()
    await place.answer(alert_id, 2, "safe")
    await place.sweep(timedelta(seconds=6))
    edits = [row for row in await place.edits(f"tally:{alert_id}") if row["state"] == "queued"]
    assert {row["chat_id"] for row in edits} == {LI, WANG}


async def test_status_tells_counts_and_every_household(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "red", "1")
    await place.answer(alert_id, 1, "moved")
    await place.do(refuges.choose, 101, alert_id, place.house[1], code_of(SCHOOL))
    async with place.db.read() as tx:
        found = await actions.status(tx, alert_id)
        with pytest.raises(Refusal):
            await actions.status(tx, 99)
    assert found["counts"]["houses"] == 4 and found["counts"]["moved"] == 1
    assert found["delivery"] == {"queued": 4}
    first = found["households"][0]
    assert first["number"] == "QX0001" and first["went_to"] == SCHOOL
    assert (first["answer"], first["by"], first["how"]) == ("moved", 101, "tap")
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
