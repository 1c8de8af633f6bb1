"""The night: start, report, finish, alarms, a restart in the middle."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.notice import say
from domain.refusal import Refusal
from domain.settings import Patrol, Settings
from handlers.patrol import actions, night
from storage.database import Database
from tests.rooms.patrol_help import OFFICIAL, Village, asked, shown, village


@asynccontextmanager
async def ready(path: Path) -> AsyncIterator[tuple[Village, dict[str, Any], int]]:
    """Tonight at 19:55: two of the team have confirmed, one is excused; gives village, turn, leader."""
    async with village(path) as v:
        turn = await asked(v, days=0)
        g = turn["group_id"]
        await v.do(g * 100 + 1, actions.confirm, turn["id"])
        await v.do(g * 100 + 2, actions.confirm, turn["id"])
        await v.do(g * 100 + 3, actions.decline, turn["id"])
        await v.sweep("2026-08-10 19:55")
        await v.clear()
        yield v, turn, g * 100 + 1


async def test_start_report_finish(tmp_path: Path) -> None:
    async with ready(tmp_path) as (v, turn, leader):
        shown(await v.do(leader, night.start, turn["id"]))
        chat = await v.sent(-turn["group_id"])
        assert len(chat) == 1 and "Head" in chat[0]["text"]
        v.now = v.now.replace(hour=22, minute=50)
        shown(await v.do(leader, night.ask_report, turn["id"]))
        shown(await v.do(leader, night.finish, turn["id"], "路灯坏了 <b>3</b>"))
        row = await v.turn(v.now.date())
        assert (row["state"], row["report"]) == ("finished", "路灯坏了 <b>3</b>")
        told = "路灯坏了 &lt;b&gt;3&lt;/b&gt;"
        assert len(await v.sent(-turn["group_id"], told)) == 1 and not await v.sent(OFFICIAL, told)
        await v.sweep("2026-08-11 06:59")
        assert not await v.sent(OFFICIAL, told)
        await v.sweep("2026-08-11 07:00")
        assert len(await v.sent(OFFICIAL, told)) == 1
        journal = await v.rows("SELECT * FROM journal WHERE verb = 'finished'")
        assert len(journal) == 1 and "路灯坏了" not in journal[0]["detail"]
        g = turn["group_id"]
        assert await v.duties(turn["id"]) == {
            f"{g}01": "served",
            f"{g}02": "served",
            f"{g}03": "excused",
            f"{g}04": "missed",
            f"{g}05": "released",  # asked on the same day: owes nothing
            f"{g}06": "released",
        }
        assert "served 1" in shown(await v.do(leader, actions.overview))
        assert "excused 1" in shown(await v.do(g * 100 + 3, actions.overview))


@pytest.mark.parametrize("report", ["-", "", "—"])
async def test_nothing_to_report(tmp_path: Path, report: str) -> None:
    async with ready(tmp_path) as (v, turn, leader):
        await v.do(leader, night.start, turn["id"])
        await v.do(leader, night.finish, turn["id"], report)
        assert (await v.turn(v.now.date()))["report"] == ""
        assert len(await v.sent(-turn["group_id"], "一切平安" if turn["group_id"] != 2 else "Nothing")) == 1


async def test_report_command(tmp_path: Path) -> None:
    async with ready(tmp_path) as (v, turn, leader):
        with pytest.raises(Refusal, match="patrol-none-started"):
            await v.do(leader, night.report, "all quiet")
        with pytest.raises(Refusal, match="common-only-leaders"):
            await v.do(leader + 3, night.report, "all quiet")
        await v.do(leader, night.start, turn["id"])
        question, which = await v.do(leader, night.report, "")
        shown(question)
        assert which == turn["id"]
        notice, which = await v.do(leader, night.report, "all quiet")
        shown(notice)
        assert which is None and (await v.turn(v.now.date()))["report"] == "all quiet"


async def test_what_the_night_refuses(tmp_path: Path) -> None:
    async with ready(tmp_path) as (v, turn, leader):
        stranger = (turn["group_id"] % 3 + 1) * 100 + 1
        later = await v.turn(v.now.date().replace(day=13))

        async def refused(key: str, user: int, action: Any, *args: object) -> None:
            with pytest.raises(Refusal) as caught:
                await v.do(user, action, *args)
            assert caught.value.key == key

        await refused("common-only-leaders", stranger, night.start, turn["id"])
        await refused("common-only-leaders", leader + 3, night.start, turn["id"])
        await refused("patrol-not-started", leader, night.ask_report, turn["id"])
        await refused("patrol-not-started", leader, night.finish, turn["id"], "x")
        await refused("patrol-too-early", later["group_id"] * 100 + 1, night.start, later["id"])
        await v.do(leader + 1, night.start, turn["id"])
        await refused("patrol-already-started", leader, night.start, turn["id"])
        await refused("patrol-too-late", leader + 3, actions.decline, turn["id"])
        await refused("common-only-leaders", stranger, night.finish, turn["id"], "x")
        await refused("patrol-report-long", leader, night.finish, turn["id"], "😀" * 5000)
        await v.do(OFFICIAL, night.finish, turn["id"], "x")
        await refused("patrol-already-finished", leader, night.finish, turn["id"], "y")
        await refused("patrol-already-finished", leader, night.start, turn["id"])
        await refused("patrol-over", leader, actions.stand, turn["id"], 1)
        v.now = v.now.replace(day=14)
        await refused("patrol-over", later["group_id"] * 100 + 1, night.start, later["id"])


async def test_not_started_is_told_once(tmp_path: Path) -> None:
    async with ready(tmp_path) as (v, turn, leader):
        await v.sweep("2026-08-10 20:29")
        assert await v.sent() == []
        await v.sweep("2026-08-10 20:30")
        assert sorted(row["chat_id"] for row in await v.sent()) == [leader, leader + 1, OFFICIAL]
        assert (await v.sent(leader))[0]["data"] == [f"patrol:start:{turn['id']}"]


async def test_not_finished_asks_then_alarms_deputy_and_officials(tmp_path: Path) -> None:
    async with ready(tmp_path) as (v, turn, leader):
        await v.do(leader, night.start, turn["id"])
        await v.clear()
        await v.sweep("2026-08-10 23:14")
        assert await v.sent() == []
        await v.sweep("2026-08-10 23:15")
        assert [row["chat_id"] for row in await v.sent(None, "patrol:fine")] == [leader]
        shown(await v.do(leader, night.still_out, turn["id"]))
        await v.clear()
        await v.sweep("2026-08-10 23:44")
        assert await v.sent() == []
        await v.sweep("2026-08-10 23:45")
        assert [row["chat_id"] for row in await v.sent()] == [leader]
        await v.clear()
        await v.sweep("2026-08-11 00:15")
        assert sorted(row["chat_id"] for row in await v.sent()) == sorted([leader, leader + 1, OFFICIAL])


async def test_a_night_that_nobody_closes_is_closed(tmp_path: Path) -> None:
    async with ready(tmp_path) as (v, turn, leader):
        await v.do(leader, night.start, turn["id"])
        await v.sweep("2026-08-11 11:00")
        assert (await v.rows("SELECT state FROM turns WHERE id = :id", id=turn["id"]))[0][
            "state"
        ] == "finished"


async def test_a_night_that_nobody_went_out_is_missed(tmp_path: Path) -> None:
    async with ready(tmp_path) as (v, turn, leader):
        await v.sweep("2026-08-11 11:00")
        assert (await v.rows("SELECT state FROM turns WHERE id = :id", id=turn["id"]))[0]["state"] == "missed"
        assert set((await v.duties(turn["id"])).values()) == {"released", "excused"}
        with pytest.raises(Refusal, match="patrol-over"):
            await v.do(leader, night.start, turn["id"])


async def test_a_restart_in_the_night_sends_nothing_twice(tmp_path: Path) -> None:
    async with ready(tmp_path) as (v, turn, leader):
        await v.do(leader, night.start, turn["id"])
        await v.sweep("2026-08-10 23:15")
        before = len(await v.sent())
        async with Database(v.db.path) as again:
            second = Village(again, v.now)
            await second.sweep()
            assert len(await second.sent()) == before
            await second.do(leader, night.finish, turn["id"], "ok")


async def test_after_days_of_silence_old_nights_send_nothing(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        await v.sweep()
        await v.clear()
        await v.sweep("2026-08-20 03:00")
        nights = {row["data"][0].split(":")[2] for row in await v.sent() if row["data"]}
        old = {str(row["id"]) for row in await v.rows("SELECT id FROM turns WHERE night < '2026-08-20'")}
        assert not nights & old


async def test_a_patrol_over_midnight_belongs_to_the_evening_it_began(tmp_path: Path) -> None:
    settings = Settings(patrol=Patrol(start=time(22, 0), end=time(2, 0)))
    async with village(tmp_path, settings=settings) as v:
        turn = await asked(v, days=0)
        leader = turn["group_id"] * 100 + 1
        await v.do(leader, actions.confirm, turn["id"])
        await v.sweep("2026-08-10 22:00")
        await v.do(leader, night.start, turn["id"])
        await v.sweep("2026-08-11 01:00")
        assert "正在巡逻" in shown(await v.do(leader, actions.overview))
        rows = await v.with_work(actions.roster, v.now.date().replace(day=10), v.now.date().replace(day=10))
        assert rows[0]["end"] == "2026-08-11T02:00:00+08:00"


async def test_a_missed_turn_is_owed_and_made_up(tmp_path: Path) -> None:
    async with ready(tmp_path) as (v, turn, leader):
        g = turn["group_id"]
        await v.do(leader, night.start, turn["id"])
        await v.do(leader, night.finish, turn["id"], "")
        assert "欠 1 次" in shown(await v.do(g * 100 + 4, actions.overview))
        following = await v.rows(
            "SELECT * FROM turns WHERE group_id = :g AND role = 'main' AND id <> :id ORDER BY night",
            g=g,
            id=turn["id"],
        )
        other = following[1]
        await v.sweep(f"{other['night']} 19:00")
        states = await v.duties(other["id"])
        assert {f"{g}04", f"{g}05", f"{g}06", f"{g}03"} == set(states)
        await v.do(g * 100 + 4, actions.confirm, other["id"])
        await v.do(leader, night.start, other["id"])
        await v.do(leader, night.finish, other["id"], "")
        assert "欠" not in shown(await v.do(g * 100 + 4, actions.overview))


async def test_the_leaders_message_says_what_to_press_next_and_nothing_once_it_is_over(
    tmp_path: Path,
) -> None:
    async with ready(tmp_path) as (v, turn, leader):
        before = shown(await v.do(leader, actions.brief, turn["id"]))
        assert "按“开始巡逻”" in before and "Press “Start patrol”" in before
        await v.do(leader, night.start, turn["id"])
        out = shown(await v.do(leader, actions.brief, turn["id"]))
        assert "“Finish patrol”" in out and "Start patrol" not in out and "开始巡逻" not in out
        await v.do(leader, night.finish, turn["id"], "")
        over = shown(await v.do(leader, actions.brief, turn["id"]))
        assert "Press" not in over and "按" not in over and "patrolled" in over


async def test_a_night_nobody_went_out_says_so_to_its_leader(tmp_path: Path) -> None:
    async with ready(tmp_path) as (v, turn, leader):
        await v.sweep(f"{v.now.date() + timedelta(days=2)} 09:00")
        assert "did not go out" in shown(await v.do(leader, actions.brief, turn["id"]))


async def test_too_early_names_the_night_in_the_readers_way(tmp_path: Path) -> None:
    async with ready(tmp_path) as (v, _, _leader):
        later = await v.turn(v.now.date().replace(day=13))
        with pytest.raises(Refusal) as caught:
            await v.do(later["group_id"] * 100 + 1, night.start, later["id"])
        words = shown(say(caught.value.key, **caught.value.params))
        assert "8月13日周四" in words and "Thu 13 Aug" in words


async def test_after_the_bot_was_away_there_is_time_to_answer_before_the_alarm(tmp_path: Path) -> None:
    async with ready(tmp_path) as (v, turn, leader):
        await v.do(leader, night.start, turn["id"])
        await v.clear()
        await v.sweep("2026-08-11 00:30")
        assert [row["chat_id"] for row in await v.sent(None, "patrol:fine")] == [leader]
        await v.clear()
        await v.sweep("2026-08-11 00:39")
        assert await v.sent() == []
        await v.sweep("2026-08-11 00:40")
        assert {row["chat_id"] for row in await v.sent()} == {leader, leader + 1, OFFICIAL}


async def test_a_group_without_leader_is_started_and_asked_after_by_an_official(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn = await asked(v, days=0)
        await v.do(OFFICIAL, actions.stand, turn["id"], 2)
        async with v.db.write() as tx:
            await tx.run("UPDATE roles SET until = 1 WHERE group_id = :g", g=turn["group_id"])
        await v.clear()
        await v.sweep("2026-08-10 20:30")
        assert len(await v.sent(OFFICIAL, "户长和信息员都通知不到")) == 1
        await v.do(OFFICIAL, night.start, turn["id"])
        await v.clear()
        await v.sweep("2026-08-10 23:15")
        assert [row["chat_id"] for row in await v.sent(None, "patrol:fine")] == [OFFICIAL]
        await v.sweep("2026-08-10 23:45")
        assert len(await v.sent(OFFICIAL, "没有报平安，户长和信息员都通知不到")) == 1


async def test_a_leader_sees_nights_a_month_ahead_that_are_not_fixed_yet(tmp_path: Path) -> None:
    async with village(tmp_path, count=20) as v:
        await v.sweep("2026-08-24 08:00")
        leader = str(await v.do(101, actions.overview))
        assert "patrol-night-planned" in leader and "patrol-night-planned" not in str(
            await v.do(103, actions.overview)
        )
