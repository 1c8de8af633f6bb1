"""A storm warning keeps the patrol at home or calls it back; the all-clear alone does not send it out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.refusal import Refusal
from domain.settings import Patrol, Settings
from handlers.patrol import actions, ledger, night, stand_down
from storage import rota
from tests.rooms.patrol_help import OFFICIAL, Village, asked, shown, village


async def warn(
    v: Village, groups: list[int], hazard: str = "rainstorm", colour: str = "red", drill: int = 0, **more: Any
) -> int:
    """A warning goes live for these groups, for some hours."""
    now = int(v.now.timestamp())
    async with v.db.write() as tx:
        alert = int(
            await tx.value(
                "INSERT INTO alerts (drill, hazard, colour, source, area_kind, state, created_at, created_by, "
                "issued_at, expires_at) VALUES (:drill, :hazard, :colour, 'x', 'groups', 'live', :now, 1, :now, :ends) "
                "RETURNING id",
                drill=drill,
                hazard=hazard,
                colour=colour,
                now=now,
                ends=now + int(timedelta(hours=more.get("hours", 24)).total_seconds()),
            )
        )
        for group in groups:
            await tx.run(
                "INSERT INTO alert_households (alert_id, household_id, group_id, danger, watched) "
                "SELECT :alert, id, :group_, 0, 0 FROM households WHERE group_id = :group_ ORDER BY id LIMIT 1",
                alert=alert,
                group_=group,
            )
    return alert


async def clear(v: Village, alert: int) -> None:
    async with v.db.write() as tx:
        await tx.run("UPDATE alerts SET state = 'cleared' WHERE id = :id", id=alert)


@asynccontextmanager
async def tonight(path: Path, settings: Settings | None = None) -> AsyncIterator[tuple[Village, Any, int]]:
    """Tonight at 19:00: the leader and the deputy come."""
    async with village(path, settings=settings or Settings()) as v:
        turn = await asked(v, days=0)
        g = turn["group_id"]
        await v.do(g * 100 + 1, actions.confirm, turn["id"])
        await v.do(g * 100 + 3, actions.confirm, turn["id"])
        await v.sweep("2026-08-10 19:00")
        await v.clear()
        yield v, turn, g


async def state(v: Village, turn: Any) -> str:
    return str((await v.rows("SELECT state FROM turns WHERE id = :id", id=turn["id"]))[0]["state"])


async def test_a_planned_patrol_stays_at_home_and_everybody_knows_why(tmp_path: Path) -> None:
    async with tonight(tmp_path) as (v, turn, g):
        alert = await warn(v, [g])
        await v.sweep()
        told = [row["chat_id"] for row in await v.sent(containing="⛈")]
        assert sorted(told) == sorted([-g, *(g * 100 + n for n in (1, 2, 3, 4, 5)), OFFICIAL])
        assert all("Red" in row["text"] or "红色" in row["text"] for row in await v.sent(containing="⛈"))
        assert await state(v, turn) == "stood_down"
        with pytest.raises(Refusal, match="night-still-warned"):
            await v.do(g * 100 + 1, night.start, turn["id"])
        with pytest.raises(Refusal, match="night-stood-down"):
            await v.do(g * 100 + 3, actions.decline, turn["id"])
        shown(await v.do(g * 100 + 1, actions.overview))
        shown(await v.do(g * 100 + 1, actions.brief, turn["id"]))
        await v.clear()
        await v.sweep("2026-08-10 20:45")
        assert await v.sent() == []
        await clear(v, alert)
        await v.sweep()
        assert {row["chat_id"] for row in await v.sent(containing=f"patrol:start:{turn['id']}")} == {
            g * 100 + 1,
            g * 100 + 2,
        }
        await v.sweep("2026-08-10 21:00")
        assert len(await v.sent(containing="patrol:start")) == 2


async def test_it_counts_neither_as_served_nor_as_missed(tmp_path: Path) -> None:
    async with tonight(tmp_path) as (v, turn, g):
        await warn(v, [g], hours=3)
        await v.sweep()
        await v.sweep("2026-08-11 11:30")
        assert await state(v, turn) == "stood_down"
        assert set((await v.duties(turn["id"])).values()) <= {"released", "excused"}
        async with v.db.read() as tx:
            assert turn["night"] not in [
                row["night"] for row in await rota.history(tx) if row["role"] == "main"
            ]
        assert len(await v.sent(OFFICIAL, "⛈")) == 2  # at once, and in the morning


async def test_after_the_all_clear_the_leader_may_start_and_is_missed_when_late(tmp_path: Path) -> None:
    async with tonight(tmp_path) as (v, turn, g):
        alert = await warn(v, [g])
        await v.sweep()
        await clear(v, alert)
        await v.sweep("2026-08-10 20:30")
        await v.do(g * 100 + 1, night.start, turn["id"])
        assert await state(v, turn) == "started"
        await v.clear()
        await v.sweep("2026-08-10 23:15")
        assert len(await v.sent(g * 100 + 1, "patrol:fine")) == 1
        await v.do(g * 100 + 1, night.finish, turn["id"], "ok")
        assert "served" in (await v.duties(turn["id"])).values()


async def test_a_patrol_that_is_out_is_called_home_and_asked_for(tmp_path: Path) -> None:
    async with tonight(tmp_path) as (v, turn, g):
        leader = g * 100 + 1
        await v.sweep("2026-08-10 20:00")
        await v.do(leader, night.start, turn["id"])
        await v.clear()
        await v.sweep("2026-08-10 20:20")
        await warn(v, [g], "typhoon", "orange")
        await v.sweep()
        told = [row["chat_id"] for row in await v.sent(containing="⛈")]
        assert sorted(told) == sorted([-g, leader, leader + 1, leader + 2, OFFICIAL])
        assert f"patrol:home:{turn['id']}" in (await v.sent(leader))[0]["data"]
        await v.clear()
        await v.sweep("2026-08-10 20:50")
        assert [row["chat_id"] for row in await v.sent(containing="patrol:home")] == [leader]
        await v.clear()
        await v.sweep("2026-08-10 21:20")
        assert {row["chat_id"] for row in await v.sent()} == {leader, leader + 1, OFFICIAL}
        with pytest.raises(Refusal, match="common-only-leaders"):
            await v.do(leader + 2, stand_down.home, turn["id"])
        shown(await v.do(leader, stand_down.home, turn["id"]))
        assert await state(v, turn) == "finished" and "served" in (await v.duties(turn["id"])).values()
        assert "a storm called you home. It counts as served" in shown(await v.do(leader, ledger.mine))
        with pytest.raises(Refusal, match="patrol-already-finished"):
            await v.do(leader + 1, stand_down.home, turn["id"])


@pytest.mark.parametrize(
    ("hazard", "colour", "drill", "own", "from_"),
    [
        ("rainstorm", "yellow", 0, True, "orange"),
        ("heat", "red", 0, True, "orange"),
        ("rainstorm", "red", 1, True, "orange"),
        ("rainstorm", "red", 0, False, "orange"),
        ("rainstorm", "red", 0, True, "never"),
        ("flood", "orange", 0, True, "red"),
    ],
)
async def test_what_keeps_nobody_at_home(
    tmp_path: Path, hazard: str, colour: str, drill: int, own: bool, from_: Any
) -> None:
    async with tonight(tmp_path, Settings(patrol=Patrol(stand_down_from=from_))) as (v, turn, g):
        await warn(v, [g if own else g % 3 + 1], hazard, colour, drill)
        await v.sweep()
        assert await state(v, turn) == "planned"


async def test_the_next_night_is_kept_at_home_while_the_warning_lasts_until_it_begins(tmp_path: Path) -> None:
    async with tonight(tmp_path) as (v, _, _g):
        v.now = datetime.fromisoformat("2026-08-10T23:30:00+08:00")
        following = await v.turn(v.now.date() + timedelta(days=1))
        await warn(v, [following["group_id"]], hours=20)  # over at 19:30
        await v.sweep()
        assert await state(v, following) == "planned"
        await warn(v, [following["group_id"]], hours=24)
        await v.sweep()
        assert await state(v, following) == "stood_down"
