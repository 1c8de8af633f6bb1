"""The rota is planned ahead, published once, told to chats and leaders, and can be taken along."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
from PIL import Image

from domain.notice import say
from domain.refusal import Refusal
from handlers.common import worker
from handlers.common.jobs import read
from handlers.patrol import actions, export, planning
from handlers.patrol.jobs import JOBS
from storage import chats, groups, jobs, meta, rota
from storage.people import Reader
from tests.rooms.patrol_help import local, shown, village


async def test_this_month_is_published_and_next_month_planned(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        await v.sweep()
        nights = {
            row["night"]: row["published_at"]
            for row in await v.rows("SELECT * FROM turns WHERE role = 'main'")
        }
        assert min(nights) == "2026-08-10" and max(nights) == "2026-09-30"
        assert all((at is not None) == (night < "2026-09") for night, at in nights.items())


async def test_the_first_night_comes_so_late_that_everybody_is_reminded_in_time(tmp_path: Path) -> None:
    async with village(tmp_path, "2026-08-26 18:00") as v:
        async with v.db.write() as tx:
            await meta.put(tx, planning.BEGINS, "")
        await v.sweep()
        assert (await v.turn(date(2026, 8, 30)))["ask_at"] == local("2026-08-27 09:00").timestamp()
        assert (await v.rows("SELECT MIN(night) AS n FROM turns"))[0]["n"] == "2026-08-30"
        told = await v.sent(101)
        assert len(told) == 1 and "Aug" in told[0]["text"] and "Sep" in told[0]["text"]
        await v.sweep("2026-08-26 19:00")
        assert len(await v.sent()) == 6
        planned = await v.with_work(actions.plan, date(2026, 8, 27))
        assert planned.turns == [] and planned.until == date(2026, 9, 30)


async def test_each_chat_and_leader_hears_its_own_nights_once(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        await v.sweep()
        first = await v.sent(None, "🗓")
        assert {row["chat_id"] for row in first} == {-1, -2, -3, 101, 201, 301}
        assert len(first) == 6
        assert "1组" in first[0]["text"] and "2组" not in first[0]["text"]
        await v.sweep("2026-08-25 08:59")
        await v.clear()
        await v.sweep("2026-08-25 09:00")
        told = [row for row in await v.sent() if "🗓" in row["text"]]
        assert sorted(row["chat_id"] for row in told) == [-3, -2, -1, 101, 201, 301]
        assert all("9" in row["text"] or "Sep" in row["text"] for row in told)


async def test_a_chat_bound_later_hears_it_too(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        await v.sweep()
        await v.clear()
        async with v.db.write() as tx:
            await chats.see(tx, -77, "group", "new", "zh", 0)
            await groups.bind(tx, 2, -77)
        await v.sweep()
        assert [row["chat_id"] for row in await v.sent()] == [-77]


async def test_published_nights_stay_and_the_same_plan_changes_nothing(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        await v.sweep()
        published = "SELECT id, night, group_id, role FROM turns WHERE published_at IS NOT NULL ORDER BY id"
        before = await v.rows(published)
        planned = await v.with_work(actions.plan, date(2026, 10, 31))
        assert await v.rows(published) == before
        assert {row["night"][:7] for row in planned.turns if row["role"] == "main"} == {"2026-10"}
        for warning in planned.warnings:
            shown(warning)
        everything = await v.rows("SELECT id, night, group_id, role FROM turns ORDER BY id")
        assert (await v.with_work(actions.plan, date(2026, 10, 31))).turns == []
        assert await v.rows("SELECT id, night, group_id, role FROM turns ORDER BY id") == everything


async def test_a_new_group_comes_into_the_months_not_published(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        await v.sweep()
        published = await v.rows("SELECT id, group_id FROM turns WHERE published_at IS NOT NULL ORDER BY id")
        async with v.db.write() as tx:
            new = await groups.create(tx, "4组", "", int(v.now.timestamp()))
        await v.sweep()
        september = await v.rows("SELECT * FROM turns WHERE night >= '2026-09' AND role = 'main'")
        assert new in {row["group_id"] for row in september}
        kept = await v.rows(
            "SELECT id, group_id FROM turns WHERE published_at IS NOT NULL AND role = 'main' ORDER BY id"
        )
        assert all(row in published for row in kept)


async def test_every_main_turn_has_a_reserve(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        await v.sweep()
        bare = await v.rows(
            "SELECT * FROM turns t WHERE role = 'main' AND NOT EXISTS (SELECT 1 FROM turns r WHERE r.backs = t.id)"
        )
        assert bare == []


@pytest.mark.parametrize(
    ("until", "key"), [(date(2026, 1, 1), "patrol-plan-past"), (date(2200, 1, 1), "patrol-plan-far")]
)
async def test_a_date_that_cannot_be_planned_is_refused(tmp_path: Path, until: date, key: str) -> None:
    async with village(tmp_path) as v:
        with pytest.raises(Refusal, match=key):
            await v.with_work(actions.plan, until)


async def test_without_groups_nothing_is_planned(tmp_path: Path) -> None:
    async with village(tmp_path, count=0) as v:
        await v.sweep()
        assert await v.rows("SELECT * FROM turns") == []
        with pytest.raises(Refusal, match="patrol-no-groups"):
            await v.with_work(actions.plan, date(2026, 9, 1))


async def test_planning_in_the_evening_leaves_tonight_alone(tmp_path: Path) -> None:
    async with village(tmp_path, "2026-08-10 20:30") as v:
        await v.sweep()
        assert (await v.rows("SELECT MIN(night) AS n FROM turns"))[0]["n"] == "2026-08-11"


async def test_the_roster_says_what_scripts_need(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        await v.sweep()
        rows = await v.with_work(actions.roster, date(2026, 8, 10), date(2026, 8, 11))
        assert [row["role"] for row in rows] == ["main", "reserve"] * 2
        assert rows[0]["start"] == "2026-08-10T20:00:00+08:00"
        assert rows[0]["end"] == "2026-08-10T23:00:00+08:00"
        with pytest.raises(Refusal, match="patrol-range"):
            await v.with_work(actions.roster, date(2026, 8, 11), date(2026, 8, 10))


async def test_table_calendar_and_picture(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        await v.sweep()
        rows = await v.with_work(actions.roster, date(2026, 8, 1), date(2026, 8, 31))
        rows[0]["group"] = "=cmd()"
        table = export.roster_csv(rows).removeprefix("\ufeff")
        assert table.startswith("night,start,end,group,role,team") and ",'=cmd()," in table
        events = icalendar.Calendar.from_ical(export.roster_ics(rows, "en")).walk("VEVENT")
        assert len({str(event["UID"]) for event in events}) == len(rows)
        assert events[0]["DTEND"].dt - events[0]["DTSTART"].dt == timedelta(hours=3)
        for language in ("zh", "en"):
            with Image.open(io.BytesIO(export.roster_png(rows, language, ["2组"]))) as picture:
                assert picture.width > 1000 and picture.height > 500


async def test_the_picture_and_the_calendar_are_sent(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        with pytest.raises(Refusal, match="patrol-nothing-planned"):
            await v.do(103, actions.order_picture, Reader(103, "en"))
        await v.sweep()
        name, content, caption = await v.do(103, actions.calendar)
        assert name == "patrol.ics" and b"VEVENT" in content and "1组".encode() in content
        assert "2组".encode() not in content
        shown(caption)
        await v.clear()
        shown(await v.do(103, actions.order_picture, Reader(103, "en")))
        [job] = JOBS
        async with v.db.read() as tx:
            order = read((await jobs.open_ones(tx))[0])
            facts = await job.collect(tx, order)
        assert facts.own == {"1组"} and any("2组" in groups for groups in facts.mains.values())
        await v.with_work(job.finish, order, await worker.run(job.work, facts))
        [sent] = await v.sent(103)
        assert sent["method"] == "sendPhoto" and sent["file"].startswith(b"\x89PNG")


@pytest.mark.parametrize("why", ["own", "others", "published", "few", "search"])
def test_a_short_rest_says_why(why: str) -> None:
    told = say("patrol-plan-short-rest", night=date(2026, 8, 10), group="1组", days=3, why=why)
    assert "：" in shown(told) and "Why: " in shown(told)


async def test_history_forgets_nights_nobody_served(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        await v.sweep()
        async with v.db.write() as tx:
            before = len(await rota.history(tx))
            await tx.run("UPDATE turns SET state = 'missed' WHERE night = '2026-08-10' AND role = 'main'")
            assert len(await rota.history(tx)) == before - 1
