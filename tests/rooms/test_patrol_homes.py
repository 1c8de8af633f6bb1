"""One account of two households, two accounts of one, and a group that is no more: who is asked, who sees what."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.notice import Lane
from domain.refusal import Refusal
from handlers.patrol import actions, night, planning, swaps
from storage import households
from tests.rooms.patrol_help import OFFICIAL, Village, asked, shown, village


async def homes(v: Village, turn: dict[str, Any]) -> dict[str, int]:
    rows = await v.rows(
        "SELECT h.number, h.id FROM duties d JOIN households h ON h.id = d.household_id WHERE d.turn_id = :t "
        "AND d.state = 'asked' ORDER BY h.number",
        t=turn["id"],
    )
    return {row["number"]: row["id"] for row in rows}


async def join(v: Village, user: int, number: str) -> None:
    async with v.db.write() as tx:
        row = await households.by_number(tx, number)
        assert row is not None
        await households.join(tx, row["id"], user, "", 0)


async def test_each_of_two_houses_is_asked_and_answered_apart(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        for g in (1, 2, 3):
            await join(v, g * 100 + 3, f"{g}04")  # 3 speaks for house 4 too, where 4 lives
        turn = await asked(v, days=0)
        one, group = turn["id"], turn["group_id"]
        while f"{group}04" not in (found := await homes(v, turn)) or f"{group}03" not in found:
            first = next(number for number in found if number not in (f"{group}03", f"{group}04"))
            await v.do(group * 100 + 1, actions.absent, one, found[first])
        three, four = found[f"{group}03"], found[f"{group}04"]
        questions = [m for m in await v.sent(group * 100 + 3) if f"patrol:come:{one}:{three}" in m["data"]]
        assert questions and f"lane {group}-3" in questions[-1]["text"]
        others = [m for m in await v.sent(group * 100 + 4) if f"patrol:confirm:{one}" in m["data"]]
        assert others and "lane" not in others[-1]["text"], "who has one house is not told which"
        said = await v.do(group * 100 + 3, actions.decline, one, four)
        assert f"lane {group}-4" in shown(said)
        duties = await v.duties(one)
        assert (duties[f"{group}03"], duties[f"{group}04"]) == ("asked", "excused")
        seen = [m for m in await v.sent(group * 100 + 4) if m["method"] == "editMessageText"]
        assert f"user {group * 100 + 3}" in seen[-1]["text"], "the other account sees who answered"
        await v.do(group * 100 + 3, actions.confirm, one, three)
        assert (await v.duties(one))[f"{group}03"] == "confirmed"
        with pytest.raises(Refusal, match="common-other-household"):
            await v.do(group * 100 + 5, actions.confirm, one, three)


async def test_officials_see_numbers_and_each_look_at_a_team_is_written_down(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn = await asked(v, days=0)
        leader = turn["group_id"] * 100 + 1
        for user in range(leader, leader + 4):
            try:
                await v.do(user, actions.confirm, turn["id"])
            except Refusal:
                continue
        assert "Head" in shown(await v.do(leader, actions.overview))
        page = await v.do(OFFICIAL, actions.overview)
        assert "Head" not in shown(page) and "household" in shown(page)
        assert "Head" not in shown(await v.do(12345, actions.overview)), "nor does a stranger see names"
        await v.do(OFFICIAL, actions.brief, turn["id"])
        await v.do(leader, actions.brief, turn["id"])
        v.now = v.now.replace(hour=20)
        await v.do(leader, night.start, turn["id"])
        await v.clear()
        await v.do(leader, night.finish, turn["id"], "all quiet")
        await v.sweep("2026-08-11 07:00")
        [report] = await v.sent(OFFICIAL)
        assert "Head" not in report["text"] and report["data"] == [f"patrol:team:{turn['id']}"]
        looks = await v.rows("SELECT actor, group_id FROM journal WHERE verb = 'looked'")
        assert looks == [{"actor": OFFICIAL, "group_id": turn["group_id"]}]


async def test_a_group_that_is_no_more_is_planned_for_no_longer_and_stops_nobody(tmp_path: Path) -> None:
    async with village(tmp_path, count=4) as v:
        turn = await asked(v, days=0)
        gone = turn["group_id"]
        other = next(g for g in range(1, 5) if g != gone)
        async with v.db.write() as tx:
            await tx.run("UPDATE households SET group_id = :o WHERE group_id = :g", o=other, g=gone)
            await tx.run("UPDATE groups SET active = 0, chat_id = NULL WHERE id = :g", g=gone)
        published = {row["id"] for row in await v.rows("SELECT id FROM turns WHERE published_at IS NOT NULL")}
        for _ in range(40):
            v.now += timedelta(hours=12)
            await v.sweep()
        new = await v.rows("SELECT id, group_id FROM turns")
        assert gone not in {row["group_id"] for row in new if row["id"] not in published}
        rows = await v.with_work(planning.roster, v.now.date(), v.now.date() + timedelta(days=40))
        assert rows and all(row["group"] for row in rows)
        mine = await v.rows(
            "SELECT id FROM turns WHERE group_id = :g AND role = 'main' AND starts_at > :now AND published_at "
            "IS NOT NULL AND state = 'planned' ORDER BY night LIMIT 1",
            g=other,
            now=int(v.now.timestamp()),
        )
        await v.do(other * 100 + 1, swaps.offer, mine[0]["id"])
        with pytest.raises(Refusal, match="patrol-swap-busy"):
            await v.do(gone * 100 + 1, swaps.take, 1)
        assert all(message["lane"] >= Lane.LIFE for message in await v.sent())
