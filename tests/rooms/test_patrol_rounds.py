"""On the way: notes and what is passed on, checkpoints by tap and code, the summary, the morning after."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from domain import rounds as rules
from domain.refusal import Refusal
from domain.settings import Patrol, Settings
from handlers.patrol import actions, night, reports, rounds
from handlers.patrol.reports import Given
from storage import holding, meta, privacy
from tests.rooms.patrol_help import OFFICIAL, Village, asked, shown, village

PLACES = ("Bridge <b>", "Well")
SETTINGS = Settings(patrol=Patrol(checkpoints=PLACES))


@asynccontextmanager
async def out(path: Path) -> AsyncIterator[tuple[Village, dict[str, Any], int]]:
    """The patrol of group g is out since 20:00: g01 leads, g02 (deputy) and g03 came along, g04 has not answered."""
    async with village(path, settings=SETTINGS) as v:
        turn = await asked(v, days=0)
        g = turn["group_id"]
        await v.do(g * 100 + 1, actions.confirm, turn["id"])
        await v.do(g * 100 + 2, actions.confirm, turn["id"])
        await v.do(g * 100 + 3, actions.confirm, turn["id"])
        await v.sweep("2026-08-10 20:00")
        await v.do(g * 100 + 1, night.start, turn["id"])
        yield v, turn, g * 100 + 1


async def refused(v: Village, key: str, user: int, action: Any, *args: object) -> None:
    with pytest.raises(Refusal) as caught:
        await v.do(user, action, *args)
    assert caught.value.key == key


async def test_who_goes_along_gets_the_buttons_of_the_way(tmp_path: Path) -> None:
    async with out(tmp_path) as (v, turn, leader):
        data = (await v.sent(leader + 2))[-1]["data"]
        assert f"patrol:point:{turn['id']}:1" in data and f"patrol:note:{turn['id']}:water" in data
        assert not [each for each in data if each.startswith("patrol:finish")]
        assert not await v.sent(leader + 3, "patrol:note")


async def test_quick_notes_wait_for_the_summary_but_rising_water_does_not(tmp_path: Path) -> None:
    async with out(tmp_path) as (v, turn, leader):
        await v.clear()
        said, more = await v.do(leader + 1, reports.quick, turn["id"], "light")
        shown(said)
        assert more is not None and "photo" in shown(more) and await v.sent() == []
        said, more = await v.do(leader + 1, reports.quick, turn["id"], "water")
        shown(more)
        told = [row["chat_id"] for row in await v.sent(containing="💡")]
        assert told == []
        assert sorted({row["chat_id"] for row in await v.sent()}) == sorted(
            [-turn["group_id"], leader, OFFICIAL]
        )
        assert {row["lane"] for row in await v.sent()} == {1}
        again, _ = await v.do(leader + 1, reports.quick, turn["id"], "water")
        assert again.key == "night-noted-before"
        v.now = v.now.replace(hour=22)
        await v.clear()
        await v.do(leader, night.finish, turn["id"], "")
        summary = (await v.sent(-turn["group_id"]))[0]["text"]
        assert summary.count("🌊") == summary.count("💡") == 1 and "20:00" in summary


async def test_a_photo_is_kept_by_its_number_and_passed_on_with_the_summary(tmp_path: Path) -> None:
    async with out(tmp_path) as (v, turn, leader):
        await v.clear()
        notice = await v.do(leader + 1, reports.take_in, Given("photo", "pole <b>3</b>", "FILE-20-MB"))
        shown(notice)
        await v.do(leader, reports.take_in, Given("location", lat=22.5, lon=113.5))
        assert await v.sent() == []
        await v.do(leader, night.finish, turn["id"], "ok")
        passed = await v.rows("SELECT * FROM outbox WHERE method = 'sendPhoto'")
        assert [row["chat_id"] for row in passed] == [-turn["group_id"]]
        assert "FILE-20-MB" in passed[0]["payload"] and "&lt;b&gt;3" in passed[0]["payload"]
        assert passed[0]["file"] is None
        assert len(await v.rows("SELECT * FROM outbox WHERE method = 'sendLocation'")) == 1


async def test_what_follows_an_urgent_note_goes_out_at_once(tmp_path: Path) -> None:
    async with out(tmp_path) as (v, turn, leader):
        await v.do(leader, reports.quick, turn["id"], "water")
        await v.clear()
        shown(await v.do(leader, reports.take_in, Given("photo", "", "F1")))
        rows = await v.rows("SELECT * FROM outbox WHERE method = 'sendPhoto'")
        assert sorted(row["chat_id"] for row in rows) == sorted([-turn["group_id"], OFFICIAL])
        v.now = v.now.replace(minute=11)
        await v.do(leader, reports.take_in, Given("photo", "", "F2"))
        assert not [row for row in await v.rows("SELECT * FROM outbox") if "F2" in row["payload"]]


async def test_a_press_that_was_not_meant_is_taken_back_unless_others_saw_the_water_too(
    tmp_path: Path,
) -> None:
    async with out(tmp_path) as (v, turn, leader):
        told = []
        for user in (leader, leader + 1):
            _, more = await v.do(user, reports.quick, turn["id"], "water")
            assert more is not None and "patrol:mistake:" in shown(more)
        await refused(v, "night-mistake-late", leader + 1, reports.mistake, 1)
        for user, note in ((leader + 1, 2), (leader, 1)):
            await v.clear()
            shown(await v.do(user, reports.mistake, note))
            told.append({row["chat_id"] for row in await v.sent()})
            await refused(v, "night-mistake-late", user, reports.mistake, note)
        assert told == [set(), {-turn["group_id"], OFFICIAL}] and not await v.rows(
            "SELECT * FROM patrol_notes"
        )
        await v.clear()
        _, more = await v.do(leader, reports.quick, turn["id"], "door")
        assert more is not None and "🚪" in shown(await v.do(leader, reports.mistake, 3))
        assert await v.sent() == [] and not await v.rows("SELECT * FROM patrol_notes")
        _, _ = await v.do(leader, reports.quick, turn["id"], "water")
        v.now = v.now.replace(minute=11)
        await refused(v, "night-mistake-late", leader, reports.mistake, 3)


async def test_who_is_out_on_no_patrol_is_left_to_other_rooms(tmp_path: Path) -> None:
    async with out(tmp_path) as (v, turn, leader):
        stranger = (turn["group_id"] % 3 + 1) * 100 + 1
        assert await v.do(stranger, reports.take_in, Given("words", "hello")) is None
        await refused(v, "night-not-yours", stranger, reports.quick, turn["id"], "water")
        await refused(v, "night-not-yours", stranger, rounds.tap, turn["id"], 0)
        await refused(v, "common-old-button", leader, reports.quick, turn["id"], "meteor")
        await refused(v, "common-old-button", leader, rounds.tap, turn["id"], 2)
        await refused(v, "patrol-report-long", leader, reports.take_in, Given("words", "😀" * 1001))
        await v.do(leader, night.finish, turn["id"], "")
        await refused(v, "night-back-already", leader, reports.quick, turn["id"], "water")
        assert await v.do(leader, reports.take_in, Given("words", "hello")) is None


async def test_one_patrol_can_only_note_so_much(tmp_path: Path) -> None:
    async with out(tmp_path) as (v, _, leader):
        for number in range(reports.MOST):
            await v.do(leader, reports.take_in, Given("words", str(number)))
        await refused(v, "night-too-many", leader, reports.take_in, Given("words", "more"))


async def test_a_checkpoint_is_tapped_once_and_scanned_besides(tmp_path: Path) -> None:
    async with out(tmp_path) as (v, turn, leader):
        assert "20:00" in shown(await v.do(leader, rounds.tap, turn["id"], 0))
        v.now = v.now.replace(minute=5)
        again = await v.do(leader + 1, rounds.tap, turn["id"], 0)
        assert again.key == "night-point-again" and "20:00" in shown(again)
        async with v.db.write() as tx:
            await meta.put(tx, "bot_username", "village_bot")
            links = dict(await rounds.links(tx, PLACES))
            assert dict(await rounds.links(tx, PLACES)) == links
        code = links["Bridge <b>"].partition("=cp-")[2]
        assert (await v.do(leader + 1, rounds.scan, code)).key == "night-point-passed"
        v.now = v.now.replace(minute=9)
        last = await v.do(leader + 1, rounds.scan, links["Well"].partition("=cp-")[2])
        assert last.key == "night-points-all"
        await v.do(leader, reports.quick, turn["id"], "door")
        await v.do(leader, night.finish, turn["id"], "")
        summary = await v.sent(-turn["group_id"], "2")
        assert "(Well)" in summary[-1]["text"] or "（Well）" in summary[-1]["text"]
        rows = await v.rows("SELECT place, how FROM patrol_points ORDER BY place, how")
        assert [(row["place"], row["how"]) for row in rows] == [
            ("Bridge <b>", "scanned"),
            ("Bridge <b>", "tapped"),
            ("Well", "scanned"),
        ]


async def test_codes_of_another_village_and_of_another_time(tmp_path: Path) -> None:
    async with out(tmp_path) as (v, turn, leader):
        await refused(v, "night-point-foreign", leader, rounds.scan, rules.token("theirs", PLACES[0]))
        async with v.db.write() as tx:
            with pytest.raises(Refusal, match="night-no-username"):
                await rounds.links(tx, PLACES)
            await meta.put(tx, "bot_username", "village_bot")
            (_, link), *_ = await rounds.links(tx, PLACES)
            with pytest.raises(Refusal, match="night-no-points"):
                await rounds.links(tx, ())
        code = link.partition("=cp-")[2]
        stranger = (turn["group_id"] % 3 + 1) * 100 + 1
        await refused(v, "night-point-not-out", stranger, rounds.scan, code)
        await refused(v, "night-point-foreign", leader, rounds.scan, "😀" * 50)
        await v.do(leader, night.finish, turn["id"], "")
        await refused(v, "night-point-not-out", leader, rounds.scan, code)


async def test_the_morning_says_it_all_once_and_nothing_where_nothing_was(tmp_path: Path) -> None:
    async with out(tmp_path) as (v, turn, leader):
        await v.do(leader, rounds.tap, turn["id"], 1)
        await v.do(leader, reports.take_in, Given("photo", "pole", "F1"))
        v.now = v.now.replace(hour=22, minute=40)
        await v.do(leader, night.finish, turn["id"], "all done")
        await v.clear()
        await v.sweep("2026-08-11 06:59")
        assert await v.sent(OFFICIAL) == []
        await v.sweep("2026-08-11 07:00")
        (morning,) = await v.sent(OFFICIAL)
        assert all(word in morning["text"] for word in ("20:00", "22:40", "all done", "Bridge &lt;b&gt;"))
        assert morning["data"] == [f"patrol:team:{turn['id']}", f"patrol:files:{turn['id']}"]
        shown(await v.do(OFFICIAL, _files, turn["id"]))
        assert len(await v.rows("SELECT * FROM outbox WHERE method = 'sendPhoto'")) == 1
        await refused(v, "common-only-leaders", leader + 3, _files, turn["id"])
        await v.sweep("2026-08-11 11:00")
        assert len(await v.sent(OFFICIAL, "all done")) == 1


async def test_a_morning_after_nothing_is_silent(tmp_path: Path) -> None:
    async with village(tmp_path, count=0) as v:
        await v.sweep("2026-08-11 07:00")
        assert await v.sent() == []


async def _files(work: Any, actor: Any, turn_id: int) -> Any:
    from storage.people import Reader

    return await reports.files(work, actor, turn_id, Reader(actor.user_id, "en"))


async def test_a_patrol_that_did_not_come_back_stands_in_the_morning(tmp_path: Path) -> None:
    async with out(tmp_path) as (v, turn, _):
        await v.sweep("2026-08-11 07:00")
        assert len(await v.sent(OFFICIAL, "❗ <b>")) == 1
        assert turn["id"]


async def test_who_is_forgotten_leaves_no_words_and_no_photo(tmp_path: Path) -> None:
    async with out(tmp_path) as (v, turn, leader):
        await v.do(leader + 1, reports.take_in, Given("photo", "secret", "F1"))
        await v.do(leader + 1, rounds.tap, turn["id"], 0)
        async with v.db.write() as tx:
            home = int(await tx.value("SELECT household_id FROM members WHERE user_id = :id", id=leader + 1))
            held = [await holding.export_account(tx, leader + 1), await privacy.export_household(tx, home)]
            assert [(h["patrol_notes"][0]["words"], len(h["patrol_points"])) for h in held] == [
                ("secret", 1)
            ] * 2
            await privacy.forget_account(tx, leader + 1, 1)
        (row,) = await v.rows("SELECT * FROM patrol_notes")
        assert (row["words"], row["file_id"], row["noted_by"], row["kind"]) == ("", "", None, "photo")
        assert (await v.rows("SELECT passed_by FROM patrol_points"))[0]["passed_by"] is None


async def test_an_official_who_starts_it_gets_no_buttons_of_the_way(tmp_path: Path) -> None:
    async with village(tmp_path, settings=SETTINGS) as v:
        turn = await asked(v, days=0)
        leader = turn["group_id"] * 100 + 1
        await v.do(leader, actions.confirm, turn["id"])
        await v.sweep("2026-08-10 20:00")
        await v.clear()
        notice = await v.do(OFFICIAL, night.start, turn["id"])
        shown(notice)
        assert [b.data for row in notice.buttons for b in row] == [f"patrol:finish:{turn['id']}"]
        way = (await v.sent(leader, "patrol:note"))[0]
        assert f"patrol:finish:{turn['id']}" in way["data"]
        await refused(v, "night-not-yours", OFFICIAL, rounds.tap, turn["id"], 0)
