"""A household that leaves its group while a night waits for it: it is let go, and the next in line is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.refusal import Refusal
from handlers.households import moving
from handlers.patrol import actions
from tests.rooms.patrol_help import OFFICIAL, asked, village


async def test_a_duty_of_who_moved_away_goes_to_the_next_in_line(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn = await asked(v)
        g = turn["group_id"]
        await v.do(g * 100 + 3, actions.confirm, turn["id"])
        home = (await v.rows("SELECT id FROM households WHERE number = :n", n=f"{g}03"))[0]["id"]
        await v.do(g * 100 + 1, moving.moved, home)
        assert (await v.duties(turn["id"]))[f"{g}03"] == "confirmed"
        await v.clear()
        await v.sweep()
        states = await v.duties(turn["id"])
        assert states[f"{g}03"] == "released" and states[f"{g}05"] == "asked"
        assert len(await v.sent(g * 100 + 5, f"patrol:confirm:{turn['id']}")) == 1
        with pytest.raises(Refusal):
            await v.do(g * 100 + 3, actions.decline, turn["id"])


async def test_who_was_put_into_another_group_is_told_and_not_waited_for(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn = await asked(v)
        g = turn["group_id"]
        other = next(n for n in (1, 2, 3) if n != g)
        async with v.db.write() as tx:
            await tx.run("UPDATE households SET group_id = :o WHERE number = :n", o=other, n=f"{g}04")
        await v.sweep()
        assert (await v.duties(turn["id"]))[f"{g}04"] == "released"
        let_go = await v.rows("SELECT turn_id FROM duties WHERE state = 'released'")
        assert len(let_go) == len(await v.sent(g * 100 + 4, "巡逻不用来"))  # once for each night


async def test_where_everybody_was_asked_the_leader_hears_that_one_is_missing(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn = await asked(v)
        g = turn["group_id"]
        homes = {r["number"]: r["id"] for r in await v.rows("SELECT id, number FROM households")}
        for h in (2, 3, 5, 6):
            await v.do(OFFICIAL, moving.moved, homes[f"{g}0{h}"])
        await v.clear()
        await v.sweep()
        states = await v.duties(turn["id"])
        assert [n for n, s in states.items() if s == "asked"] == [f"{g}01", f"{g}04"]
        nights = await v.rows("SELECT DISTINCT turn_id FROM duties WHERE state = 'released'")
        assert len(await v.sent(g * 100 + 1, "/swap")) == len(nights)
