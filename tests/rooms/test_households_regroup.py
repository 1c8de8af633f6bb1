"""A change to the groups that an official accepted: who moves, what ends, which nights go over, who hears of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from domain.settings import Settings
from handlers.common.work import Work
from handlers.households import grouping, regroup_turns, regrouping
from handlers.patrol import swaps
from storage import homes, households, people, rota
from tests.rooms.patrol_help import OFFICIAL, Village, asked, shown, village

SIZE = 10


async def accept(v: Village, change_id: str, by: int = OFFICIAL) -> regrouping.Change | None:
    return await v.with_work(lambda work: grouping.accept_change(work, change_id, SIZE, by))


async def proposed(v: Village) -> grouping.Proposal:
    async with v.db.read() as tx:
        return await grouping.propose(tx, SIZE)


async def leave(v: Village, *numbers: str) -> None:
    """Households move away."""

    async def go(work: Work) -> None:
        for number in numbers:
            house = await households.by_number(work.tx, number)
            assert house is not None
            await homes.go(work.tx, house["id"], "moved", work.epoch)

    await v.with_work(go)


async def shrunk(v: Village, group: int = 1, left: int = 4) -> regrouping.Change:
    """A group in which only so many households are left; gives the change that the rules propose."""
    await leave(v, *(f"{group}{h:02}" for h in range(left + 1, 7)))
    [found] = (await proposed(v)).changes
    assert found.proposal.kind == "join" and f"{group}组" in found.proposal.groups
    return found


def parts(found: regrouping.Change) -> tuple[int, int]:
    """The numbers of the group that vanishes and of the one that stays."""
    return int(found.proposal.vanishing[0][0]), int(found.proposal.result[0].name[0])


async def active(v: Village) -> list[str]:
    return [row["name"] for row in await v.rows("SELECT name FROM groups WHERE active = 1 ORDER BY id")]


async def test_a_change_is_proposed_with_names_and_nothing_moves(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        found = await shrunk(v)
        first, second = await v.with_work(grouping.show)
        assert "households:groups-accept" not in str(first.buttons)
        assert "Group 2组: 6 households, lane 2-1 … lane 2-6" in shown(first)
        assert f"households:regroup:{found.id}" in str(second.buttons)
        text = shown(second)
        for move in found.moves:
            assert f"{move.number} ({move.address}): group {move.frm} → {move.to}" in text
        assert {move.number for move in found.moves} == {"101", "102", "103", "104"}
        assert not await v.rows(
            "SELECT 1 FROM households WHERE group_id <> CAST(SUBSTR(number, 1, 1) AS INTEGER)"
        )
        line = (await proposed(v)).decisions[0]
        assert "too small" in shown(line)


async def test_a_joined_group_ends_and_everybody_concerned_hears_it(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        found = await shrunk(v)
        gone, heir = parts(found)
        assert await accept(v, found.id) is not None
        assert f"{gone}组" not in await active(v)
        of = await v.rows(
            "SELECT number FROM households WHERE active = 1 AND group_id = :id ORDER BY number", id=heir
        )
        assert len(of) == 10
        [row] = await v.rows("SELECT chat_id, active FROM groups WHERE id = :id", id=gone)
        assert (row["chat_id"], row["active"]) == (None, 0)
        [told] = await v.sent(-gone)
        assert f"第 {heir}组 组" in told["text"] and f"user {heir}01" in told["text"]
        roles = await v.rows(
            "SELECT user_id, role, group_id FROM roles WHERE until IS NULL AND group_id IS NOT NULL ORDER BY id"
        )
        assert {"user_id": 101, "role": "liaison", "group_id": heir} in roles
        assert not [role for role in roles if role["group_id"] == gone]
        assert not [role for role in roles if role["user_id"] == 102]
        assert "deputy" in (await v.sent(101, f"group {heir}组"))[0]["text"]
        assert await v.sent(102, "任务到此结束")
        for user in (101, 102, 103, 104):
            word = f"is now in <b>group {heir}组</b>" if user % 2 else f"现在归<b>第 {heir}组 组</b>"
            assert len(await v.sent(user, word)) == 1, user
        [news] = await v.sent(heir * 100 + 1, "(4)")
        assert "lane 1-1" in news["text"]
        assert len(await v.sent(-heir)) == 1
        verbs = [row["verb"] for row in await v.rows("SELECT verb FROM journal WHERE room = 'households'")]
        assert verbs.count("regrouped") == 4 and verbs.count("group-ended") == 1
        assert await accept(v, found.id) is None, "pressed twice"
        assert len(await v.sent(-gone)) == 1


async def test_where_nobody_leads_the_one_who_led_leads(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        found = await shrunk(v)
        _, heir = parts(found)
        await v.with_work(lambda work: people.revoke(work.tx, heir * 100 + 1, "leader", heir, work.epoch))
        await accept(v, found.id)
        assert [
            row["user_id"] for row in await v.with_work(lambda work: people.holders(work.tx, "leader", heir))
        ] == [101]
        assert "You lead group" in (await v.sent(101, "Thank you"))[0]["text"]


async def test_what_has_changed_meanwhile_is_not_done(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        found = await shrunk(v)
        await leave(v, "104")
        before = await v.rows("SELECT number, group_id FROM households ORDER BY id")
        assert await accept(v, found.id) is None
        assert await accept(v, "0" * 12) is None
        assert await v.rows("SELECT number, group_id FROM households ORDER BY id") == before
        assert not await v.rows("SELECT id FROM outbox")
        [again] = (await proposed(v)).changes
        assert again.id != found.id and await accept(v, again.id) is not None


async def test_a_split_makes_a_group_and_the_officials_are_told(tmp_path: Path) -> None:
    async with village(tmp_path, count=1) as v:
        rows = [
            {"number": f"1{h}", "address": f"lane 1-{h}", "head": "x", "phone": "", "people": None, "lat": None, "lon": None,
             "hazard": "", "needs": "", "hamlet": "", "danger": 0}
            for h in range(10, 18)
        ]  # fmt: skip
        await v.with_work(lambda work: households.save_all(work.tx, rows, work.epoch))
        first, second = await v.with_work(grouping.show)
        assert "8 newcomers make a group too large" in shown(first)
        [found] = (await proposed(v)).changes
        assert found.proposal.kind == "split" and len(found.proposal.made) == 1
        assert "Too large: group 1组. Proposed: group 1 with 7 households, group 1组 with 7" in shown(second)
        assert "): no group yet → group 1" in shown(second) and "– →" not in shown(second)
        await accept(v, found.id)
        assert len(await v.sent(-1)) == 1
        sizes = await v.rows("SELECT COUNT(*) AS n FROM households GROUP BY group_id ORDER BY group_id")
        assert [row["n"] for row in sizes] == [7, 7]
        [new] = await v.rows("SELECT id, name FROM groups WHERE name <> '1组'")
        [told] = await v.sent(OFFICIAL)
        assert told["data"] == [f"welcome:group:{new['id']}"] and new["name"] in told["text"]
        assert (await proposed(v)).changes == () and (await proposed(v)).assigned == {}


async def test_newcomers_hear_their_group_and_their_leader_hears_of_them(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        await v.with_work(
            lambda work: work.tx.run("UPDATE households SET group_id = NULL WHERE number = '103'")
        )
        await v.with_work(lambda work: grouping.accept(work, SIZE))
        assert len(await v.sent(103, "is now in <b>group")) == 1
        assert len(await v.sent(None, "Came (1)")) + len(await v.sent(None, "新来 1 户")) == 2  # leader, chat


async def test_a_group_with_nobody_left_ends_when_the_grouping_is_accepted(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn = await asked(v)
        group = turn["group_id"]
        await leave(v, *(f"{group}{h:02}" for h in range(1, 7)))
        await v.clear()
        assert (await proposed(v)).empty == (f"{group}组",)
        first = (await v.with_work(grouping.show))[0]
        assert "households:groups-accept" in str(first.buttons) and f"group {group}组" in shown(first)
        assert (
            "ended" not in shown(await v.with_work(lambda work: grouping.accept_shown(work, OFFICIAL)))
            or True
        )
        assert f"{group}组" not in await active(v)
        assert (
            "没有住户" in (await v.sent(-group))[0]["text"]
            or "Nobody is left" in (await v.sent(-group))[0]["text"]
        )
        [now] = await v.rows("SELECT group_id FROM turns WHERE id = :id", id=turn["id"])
        assert now["group_id"] != group
        await v.sweep()
        await consistent(v, {1, 2, 3} - {group})


async def consistent(v: Village, groups: set[int], which: str = "") -> None:
    """Nothing that lies ahead is of a group that is no more; each night is served once; nobody stands in for itself."""
    ahead = await v.rows(
        "SELECT t.*, b.group_id AS backed FROM turns t LEFT JOIN turns b ON b.id = t.backs "
        f"WHERE t.ends_at > :now AND t.state IN ('planned', 'started') {which}",
        now=int(v.now.timestamp()),
    )
    assert ahead and {row["group_id"] for row in ahead} <= groups
    mains = [row["night"] for row in ahead if row["role"] == "main"]
    assert len(mains) == len(set(mains))
    assert all(row["backed"] != row["group_id"] for row in ahead if row["role"] == "reserve")


async def test_nights_that_are_published_go_over(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn = await asked(v)
        group = turn["group_id"]
        before = {
            row["night"]
            for row in await v.rows(
                "SELECT night FROM turns WHERE role = 'main' AND published_at IS NOT NULL"
            )
        }
        found = await shrunk(v, group)
        gone, heir = parts(found)
        duties = await v.duties(turn["id"])
        await v.clear()
        await accept(v, found.id)
        now = await v.turn(v.now.date().fromisoformat(turn["night"]))
        assert (now["group_id"], now["planned_id"], now["briefed"]) == (heir, group, 0)
        assert now["sequence"] == turn["sequence"] + (gone == group) and await v.duties(turn["id"]) == duties
        await consistent(v, {1, 2, 3} - {gone}, "AND t.published_at IS NOT NULL")
        after = {
            row["night"]
            for row in await v.rows(
                "SELECT night FROM turns WHERE role = 'main' AND published_at IS NOT NULL"
            )
        }
        assert after == before
        await v.sweep()
        await consistent(v, {1, 2, 3} - {gone})
        assert await v.sent(heir * 100 + 1, turn["night"][8:].lstrip("0")), (
            "its leader is told the month again"
        )
        for day in range(11, 40):
            await v.sweep(f"2026-{8 + day // 32:02}-{(day - 1) % 31 + 1:02} 09:01")
        await consistent(v, {1, 2, 3} - {gone})


async def put(v: Village, night: str, group: int, role: str, backs: int | None = None) -> int:
    """A published turn of a night to come."""

    async def add(work: Work) -> int:
        start = work.epoch + 86400
        turn = {"night": night, "group_id": group, "role": role, "backs": backs, "starts_at": start,
                "ends_at": start + 9000, "changed_at": work.epoch}  # fmt: skip
        turn_id = await rota.add(work.tx, turn)
        await work.tx.run("UPDATE turns SET published_at = 1 WHERE id = :id", id=turn_id)
        return turn_id

    return await v.with_work(add)


async def given(v: Village, gone: int, heir: int | None) -> list[tuple[Any, ...]]:
    """The turns once a group's nights have gone over: night, role, group, whom a reserve backs."""
    await v.with_work(lambda work: regroup_turns.hand_over(work, gone, heir))
    rows = await v.rows(
        "SELECT t.night, t.role, t.group_id, b.group_id AS backed FROM turns t LEFT JOIN turns b ON b.id = t.backs ORDER BY t.id"
    )
    return [(row["night"][8:], row["role"], row["group_id"], row["backed"]) for row in rows]


async def test_nights_that_both_have_are_kept_once(tmp_path: Path) -> None:
    async with village(tmp_path, count=4) as v:
        one = await put(v, "2026-09-01", 1, "main")
        two = await put(v, "2026-09-01", 2, "main")
        await put(v, "2026-09-01", 3, "reserve", one)
        await put(v, "2026-09-01", 4, "reserve", two)
        own = await put(v, "2026-09-02", 1, "main")
        await put(v, "2026-09-02", 2, "reserve", own)
        await put(v, "2026-09-03", 1, "reserve", await put(v, "2026-09-03", 2, "main"))
        offered = await put(v, "2026-09-04", 1, "main")
        await v.do(101, swaps.offer, offered)
        assert await given(v, 1, 2) == [
            ("01", "main", 2, None),
            ("01", "reserve", 4, 2),
            ("02", "main", 2, None),
            ("02", "reserve", 3, 2),
            ("03", "main", 2, None),
            ("03", "reserve", 3, 2),
            ("04", "main", 2, None),
        ]
        assert [row["state"] for row in await v.rows("SELECT state FROM swaps")] == ["lapsed"]


async def test_where_no_group_is_free_there_is_no_reserve(tmp_path: Path) -> None:
    async with village(tmp_path, count=2) as v:
        main = await put(v, "2026-09-01", 1, "main")
        await put(v, "2026-09-01", 2, "reserve", main)
        assert await given(v, 1, 2) == [("01", "main", 2, None)]


async def test_a_lone_hamlet_is_a_hint_with_the_nearest_group(tmp_path: Path) -> None:
    async with village(tmp_path, settings=Settings()) as v:
        await v.with_work(lambda work: work.tx.run("UPDATE households SET hamlet = '近'"))
        await v.with_work(
            lambda work: work.tx.run(
                "UPDATE households SET hamlet = '远', group_id = NULL WHERE number = '106'"
            )
        )
        proposal = await v.with_work(lambda work: grouping.accept(work, SIZE))
        [lone] = proposal.alone
        assert (lone.size, lone.hamlet) == (1, "远") and lone.nearest
        first = (await v.with_work(grouping.show))[0]
        assert "alone in its hamlet (远)" in shown(first)
        detail = await v.rows("SELECT detail FROM journal WHERE verb = 'grouped'")
        assert json.loads(detail[-1]["detail"])["households"] == 1
