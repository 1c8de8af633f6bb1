"""Turns inside a group: the ledger, marks set right, households that are exempt."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from domain.team import choose_team
from handlers.patrol import actions, exempting, ledger, marks, night, rota_notices, team
from tests.rooms.patrol_help import OFFICIAL, Village, asked, shown, village
from tests.rooms.turns_help import counts, home, refused


async def served(v: Village) -> tuple[dict[str, Any], int]:
    """A night is over: of its team the leader, 2 and 3 came, 4 never answered; gives the turn and its group."""
    turn = await asked(v, days=0)
    g = int(turn["group_id"])
    for h in (2, 3):
        await v.do(g * 100 + h, actions.confirm, turn["id"])
    v.now = v.now.replace(hour=20)
    await v.do(g * 100 + 1, night.start, turn["id"])
    v.now = v.now.replace(hour=23)
    await v.do(g * 100 + 1, night.finish, turn["id"], "-")
    return turn, g


async def test_a_household_reads_what_it_served_and_when_it_is_next(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        _, g = await served(v)
        text = shown(await v.do(g * 100 + 2, ledger.mine))
        assert "served 1, excused 0, next within about a month." in text
        assert "you went" in text and f"lane {g}-2" in text
        text = shown(await v.do(g * 100 + 4, ledger.mine))
        assert "served 0, excused 0, owes 1" in text and "go first next time" in text
        await refused(v, "common-no-household", OFFICIAL, ledger.mine)


def test_the_ledger_says_it_in_one_line() -> None:
    row = {"address": "lane 1", "number": "1", "served": 3, "excused": 1, "missed": 1, "made_up": 1}
    text = shown(rota_notices.account(row, 4))
    assert "served 3, excused 1, next in about 4 months." in text
    assert "去过 3 次，请假 1 次，大约 4 个月后轮到。" in text
    assert "excused 1, owes 1, exempt" in shown(rota_notices.account({**row, "made_up": 0}, None))


async def test_the_leader_reads_the_table_of_the_group_and_an_officials_look_is_written_down(
    tmp_path: Path,
) -> None:
    async with village(tmp_path, count=6) as v:
        turn, g = await served(v)
        notice = await v.do(g * 100 + 1, ledger.table, g)
        text = shown(notice)
        assert text.count("• ") == 12 and f"patrol:marks:{turn['id']}" in text
        await v.do(OFFICIAL, ledger.table, g)
        assert len(await v.rows("SELECT * FROM journal WHERE verb = 'looked'")) == 1
        await refused(v, "common-only-leaders", g * 100 + 3, ledger.table, g)
        await refused(v, "common-only-leaders", g % 6 * 100 + 101, ledger.table, g)


async def test_a_turn_that_is_coming_counts_so_that_nobody_is_asked_twice(tmp_path: Path) -> None:
    async with village(tmp_path, count=1) as v:
        await v.sweep()
        await v.sweep("2026-08-10 09:01")
        first, second, third = [
            await v.duties((await v.turn(v.now.date() + timedelta(d)))["id"]) for d in (0, 1, 2)
        ]
        assert list(first) == ["101", "102", "103", "104"]
        assert list(second) == ["101", "102", "105", "106"] and list(third) == ["103", "104", "105", "106"]


async def test_marks_are_set_right_for_a_week(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn, g = await served(v)
        one, leader, missing = turn["id"], g * 100 + 1, await home(v, f"{g}04")
        assert len(await v.sent(g * 100 + 4, "欠一次")) + len(await v.sent(g * 100 + 4, "owe one")) == 1
        assert await counts(v, f"{g}04") == (0, 0, 1)
        assert f"patrol:mark:{one}:{missing}" in shown(await v.do(leader, marks.page, one))
        assert "patrol:set:" in shown(await v.do(leader, marks.ask, one, missing))
        for state, found in (("served", (1, 0, 0)), ("excused", (0, 1, 0)), ("missed", (0, 0, 1))):
            await v.clear()
            shown(await v.do(leader, marks.set_mark, one, missing, state))
            shown(await v.do(leader, marks.set_mark, one, missing, state))
            assert await counts(v, f"{g}04") == found
            assert len(await v.sent(g * 100 + 4, "第")) == 1, "told once"
        await refused(v, "common-only-leaders", g * 100 + 3, marks.set_mark, one, missing, "served")
        await refused(v, "common-old-button", leader, marks.set_mark, one, missing, "asked")
        await refused(v, "patrol-not-asked", leader, marks.ask, one, await home(v, f"{g}06"))
        unasked = await home(v, f"{g}06")
        assert f"patrol:set:{one}:{unasked}:served" in shown(await v.do(leader, marks.others, one))
        await refused(v, "patrol-not-asked", leader, marks.set_mark, one, unasked, "missed")
        for _ in range(2):
            shown(await v.do(leader, marks.set_mark, one, unasked, "served"))
            assert await counts(v, f"{g}06") == (1, 0, 0), "who went unasked has served, once"
        shown(await v.do(leader, marks.set_mark, one, unasked, "released"))
        assert await counts(v, f"{g}06") == (0, 0, 0)
        v.now += timedelta(days=7, minutes=1)
        await refused(v, "patrol-mark-late", leader, marks.set_mark, one, missing, "served")
        later = await v.turn(v.now.date() + timedelta(days=4))
        await refused(v, "patrol-mark-early", int(later["group_id"]) * 100 + 1, marks.page, later["id"])


async def test_who_was_missing_goes_first_and_is_even_after_that(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn, g = await served(v)
        await v.do(g * 100 + 1, marks.set_mark, turn["id"], await home(v, f"{g}03"), "missed")
        rows = await v.with_work(team.households, g)
        line = [one.number for one in choose_team([team.member(row) for row in rows], 6)]
        assert set(line[:2]) == {f"{g}03", f"{g}04"}
        assert set(line[-2:]) == {f"{g}01", f"{g}02"}, "the leader had not answered, but went"


async def test_an_exempt_household_is_out_without_a_mark_and_owes_nothing_afterwards(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn = await asked(v, days=0)
        g = int(turn["group_id"])
        leader, old = g * 100 + 1, await home(v, f"{g}03")
        assert f"patrol:free:{old}" in shown(await v.do(leader, exempting.page, g))
        await v.clear()
        shown(await v.do(leader, exempting.exempt, old))
        shown(await v.do(leader, exempting.exempt, old))
        assert len(await v.sent(-g)) == 1, "the group's chat is shown it once"
        states = await v.duties(turn["id"])
        assert states[f"{g}03"] == "released" and states[f"{g}05"] == "asked"
        assert await counts(v, f"{g}03") == (0, 0, 0)
        assert "exempt by agreement" in shown(await v.do(g * 100 + 3, ledger.mine))
        async with v.db.write() as tx:
            await tx.run("UPDATE duties SET state = 'served' WHERE state = 'asked'")
        shown(await v.do(leader, exempting.take_back, old))
        rows = await v.with_work(team.households, g)
        again = next(team.member(row) for row in rows if row["number"] == f"{g}03")
        assert (again.exempt, again.owed, again.served + again.credit) == (False, 0, 1)
        await refused(v, "common-only-leaders", g * 100 + 4, exempting.exempt, old)
        await refused(v, "common-old-button", leader, exempting.exempt, 9999)
