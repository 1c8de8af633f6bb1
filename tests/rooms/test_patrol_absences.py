"""Nights that groups cannot: told by leaders and officials, planned around, made up for."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from handlers.patrol import absences, actions, ledger
from storage import stand_downs
from tests.rooms.patrol_help import OFFICIAL, Village, shown, village
from tests.rooms.turns_help import refused


async def nights(v: Village, group: int) -> list[str]:
    rows = await v.rows(
        "SELECT night FROM turns WHERE group_id = :g AND role = 'main' ORDER BY night", g=group
    )
    return [row["night"] for row in rows]


async def test_what_a_leader_says_is_planned_around_at_once_and_taken_back(tmp_path: Path) -> None:
    async with village(tmp_path, count=4) as v:
        await v.sweep()
        before = await nights(v, 1)
        assert any("2026-09-01" <= night <= "2026-09-10" for night in before)
        assert "patrol:awayfor:1:harvest" in shown(await v.do(101, absences.page, 1))
        shown(await v.do(101, absences.ask, 1, "harvest"))
        await v.clear()
        shown(await v.do(101, absences.enter, 1, "harvest", "9月1日-9月10日"))
        assert len(await v.sent(OFFICIAL, "🚫")) == 1
        await v.do(101, absences.enter, 1, "harvest", "2026-09-01 to 2026-09-10")
        assert len(await v.rows("SELECT * FROM absences")) == 1, "said twice is stored once"
        await v.sweep()
        assert not any("2026-09-01" <= night <= "2026-09-10" for night in await nights(v, 1))
        kept = [night for night in before if night < "2026-09"]
        assert [night for night in await nights(v, 1) if night < "2026-09"] == kept
        assert "1组" in shown(await v.do(OFFICIAL, absences.all_groups))
        shown(await v.do(101, absences.take_back, 1))
        await v.sweep()
        assert await nights(v, 1) == before, "the rota is as it was"


async def test_it_is_made_up_for(tmp_path: Path) -> None:
    async with village(tmp_path, count=4) as v:
        await v.sweep()
        await v.do(101, absences.enter, 1, "flood", "2026-09-01 to 2026-09-15")
        await v.sweep()
        await v.with_work(actions.plan, date(2026, 12, 31))
        turns = Counter({group: len(await nights(v, group)) for group in (1, 2, 3, 4)})
        assert max(turns.values()) - min(turns.values()) <= 1


async def test_published_nights_stay_and_are_swapped(tmp_path: Path) -> None:
    async with village(tmp_path, count=4) as v:
        await v.sweep()
        before = await nights(v, 1)
        await refused(v, "patrol-away-published", 101, absences.enter, 1, "other", "8月12日-8月31日")
        text = shown(await v.do(101, absences.enter, 1, "other", "8月20日-9月5日"))
        bound = [night for night in before if "2026-08-20" <= night <= "2026-08-31"]
        assert text.count("patrol:swap:") == 2 * len(bound) > 0
        await v.sweep()
        assert [night for night in await nights(v, 1) if night < "2026-09"] == [
            n for n in before if n < "2026-09"
        ]


async def test_an_official_enters_for_a_group_and_its_leader_hears_it(tmp_path: Path) -> None:
    async with village(tmp_path, count=4) as v:
        await v.sweep()
        await v.clear()
        shown(await v.do(OFFICIAL, absences.ask, 0, "funeral"))
        shown(await v.do(OFFICIAL, absences.enter, 0, "funeral", "第2组组 2026-09-03"))
        assert [row["chat_id"] for row in await v.sent(None, "🚫")] == [201]
        await refused(v, "patrol-away-group", OFFICIAL, absences.enter, 0, "funeral", "<b> 9月3日")
        shown(await v.do(OFFICIAL, absences.take_back, 1))
        shown(await v.do(OFFICIAL, absences.take_back, 1))


async def test_what_is_refused(tmp_path: Path) -> None:
    async with village(tmp_path, count=4) as v:
        await v.sweep()
        for text, key in (
            ("农忙", "patrol-away-dates"),
            ("2026-09-10 to 2026-09-01", "patrol-away-order"),
            ("2026-01-01 to 2026-09-01", "patrol-away-past"),
            ("2026-09-01 to 2026-12-01", "patrol-away-long"),
            ("2029-09-01", "patrol-away-long"),
            ("😀" * 5000, "patrol-away-dates"),
        ):
            await refused(v, key, 101, absences.enter, 1, "other", text)
        await refused(v, "common-only-leaders", 103, absences.page, 1)
        await refused(v, "common-only-leaders", 201, absences.enter, 1, "other", "9月1日")
        await refused(v, "common-only-officials", 101, absences.enter, 0, "other", "2 9月1日")
        await refused(v, "common-only-officials", 101, absences.all_groups)
        await refused(v, "common-old-button", 101, absences.ask, 1, "holiday")
        await refused(v, "common-old-button", 101, absences.take_back, 9)
        await v.do(101, absences.enter, 1, "other", "9月1日")
        await refused(v, "common-only-leaders", 201, absences.take_back, 1)
        v.now += timedelta(days=30)
        await refused(v, "patrol-away-past", 101, absences.take_back, 1)


async def test_the_ways_to_it_are_on_the_page_of_the_patrol(tmp_path: Path) -> None:
    async with village(tmp_path, count=4) as v:
        await v.sweep()
        for user, data in (
            (103, "patrol:turns"),
            (101, "patrol:away:1"),
            (101, "patrol:ledger:1"),
            (OFFICIAL, "patrol:aways"),
        ):
            assert f'"{data}"' in shown(await v.do(user, actions.overview))
        assert ledger.buttons(await v.with_work(lambda work: v.actor(work.tx, 12345))) == []


async def test_a_night_that_a_storm_keeps_at_home_is_given_to_nobody_else(tmp_path: Path) -> None:
    async with village(tmp_path, count=4) as v:
        await v.sweep()
        tonight = await v.turn(v.now.date())
        async with v.db.write() as tx:
            assert await stand_downs.keep_home(tx, tonight["id"], 0)
        await v.do(101, absences.enter, 1, "flood", "9月1日")
        await v.sweep()
        rows = await v.rows("SELECT id FROM turns WHERE night = :n AND role = 'main'", n=tonight["night"])
        assert [row["id"] for row in rows] == [tonight["id"]]
