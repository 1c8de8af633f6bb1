"""Swaps of a duty between households of a group, and swaps between groups undone."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from domain.refusal import Refusal
from domain.swapping import next_reminder
from handlers.patrol import actions, exempting, home_swaps, ledger, night, swaps
from tests.rooms.patrol_help import OFFICIAL, Village, asked, shown, village
from tests.rooms.turns_help import counts, home, refused


async def on_offer(v: Village, days: int = 3) -> tuple[dict[str, Any], int, int]:
    """Household 3 of a team of 1 to 4 asks who goes instead; gives the turn, its group and household 3."""
    turn = await asked(v, days)
    g = int(turn["group_id"])
    first = await home(v, f"{g}03")
    shown(await v.do(g * 100 + 3, home_swaps.offer, turn["id"], first))
    return turn, g, first


async def test_a_household_asks_and_another_takes_it_and_the_second_hears_who_was_first(
    tmp_path: Path,
) -> None:
    async with village(tmp_path, count=6) as v:
        turn, g, _ = await on_offer(v)
        assert [row["chat_id"] for row in await v.sent(None, "patrol:htake:1")] == [g * 100 + 5]
        sixth = await home(v, f"{g}06")
        leaders = await v.sent(g * 100 + 1, f"patrol:htakefor:1:{sixth}")
        assert len(leaders) == 1, "the leader can say yes for who is not on Telegram"
        await v.clear()
        text = shown(await v.do(g * 100 + 5, home_swaps.take, 1))
        assert f"Head {g}5" in text and f"Head {g}3" in text
        states = await v.duties(turn["id"])
        assert (states[f"{g}03"], states[f"{g}05"]) == ("released", "confirmed")
        await refused(v, "patrol-hswap-gone", g * 100 + 1, home_swaps.take, 1, sixth)
        assert len(await v.sent(g * 100 + 3, "patrol:hback:1")) == 1
        assert len(await v.sent(g * 100 + 5, "patrol:hback:1")) == 1
        await refused(v, "patrol-hswap-given-before", g * 100 + 3, actions.confirm, turn["id"])


async def test_the_turn_served_counts_not_the_planned_one(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn, g, _ = await on_offer(v)
        await v.do(g * 100 + 5, home_swaps.take, 1)
        async with v.db.write() as tx:
            await tx.run("UPDATE duties SET state = 'served' WHERE state IN ('asked', 'confirmed')")
            await tx.run("UPDATE turns SET state = 'finished' WHERE id = :id", id=turn["id"])
        assert (await counts(v, f"{g}03"), await counts(v, f"{g}05")) == ((0, 0, 0), (1, 0, 0))
        text = shown(await v.do(g * 100 + 3, ledger.mine))
        assert "served 0, excused 0, next within about a month." in text


async def test_two_take_at_once_and_one_hears_who_was_first(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn, g, _ = await on_offer(v)
        sixth = await home(v, f"{g}06")
        done = await asyncio.gather(
            v.do(g * 100 + 5, home_swaps.take, 1),
            v.do(g * 100 + 1, home_swaps.take, 1, sixth),
            return_exceptions=True,
        )
        lost = [one for one in done if isinstance(one, Refusal)]
        assert (
            len(lost) == 1 and lost[0].key == "patrol-hswap-gone" and "Head" in str(lost[0].params["taker"])
        )
        states = await v.duties(turn["id"])
        assert sum(state in ("asked", "confirmed") for state in states.values()) == 4


async def test_it_is_undone_before_the_start_by_either_side(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn, g, first = await on_offer(v)
        await v.do(g * 100 + 5, home_swaps.take, 1)
        await refused(v, "common-only-leaders", g * 100 + 4, home_swaps.undo, 1)
        await v.clear()
        shown(await v.do(g * 100 + 5, home_swaps.undo, 1))
        states = await v.duties(turn["id"])
        assert (states[f"{g}03"], states[f"{g}05"]) == ("asked", "released")
        assert await v.sent(g * 100 + 3, f"patrol:come:{turn['id']}:{first}")
        await refused(v, "patrol-hswap-undone-before", g * 100 + 3, home_swaps.undo, 1)
        await refused(v, "patrol-hswap-undone-before", g * 100 + 5, home_swaps.take, 1)
        await v.do(g * 100 + 3, home_swaps.offer, turn["id"], first)
        await v.do(g * 100 + 5, home_swaps.take, 2)
        shown(await v.do(g * 100 + 3, home_swaps.undo, 2))
        assert (await v.duties(turn["id"]))[f"{g}03"] == "confirmed"
        await v.do(g * 100 + 3, home_swaps.offer, turn["id"], first)
        await v.do(g * 100 + 5, home_swaps.take, 3)
        v.now += timedelta(days=3, hours=12)
        await refused(v, "patrol-hswap-past", g * 100 + 3, home_swaps.undo, 3)


async def test_what_a_swap_between_households_refuses(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn, g, first = await on_offer(v)
        one, neighbour, stranger = turn["id"], g * 100 + 4, g % 6 * 100 + 103
        await refused(v, "patrol-hswap-own", g * 100 + 3, home_swaps.take, 1)
        await refused(v, "patrol-hswap-busy", neighbour, home_swaps.take, 1)
        await refused(v, "common-other-household", stranger, home_swaps.take, 1)
        await refused(v, "common-other-household", neighbour, home_swaps.offer, one, first)
        await refused(v, "common-other-household", neighbour, home_swaps.withdraw, 1)
        await refused(v, "patrol-hswap-open", g * 100 + 3, home_swaps.offer, one, first)
        await refused(v, "common-old-button", g * 100 + 3, home_swaps.take, 99)
        fifth = await home(v, f"{g}05")
        await refused(v, "patrol-not-asked", g * 100 + 5, home_swaps.offer, one, fifth)
        shown(await v.do(g * 100 + 3, home_swaps.withdraw, 1))
        await refused(v, "patrol-hswap-was-withdrawn", g * 100 + 5, home_swaps.take, 1)
        await refused(v, "patrol-hswap-was-withdrawn", g * 100 + 3, home_swaps.withdraw, 1)
        await v.do(g * 100 + 3, home_swaps.offer, one, first)
        await v.do(g * 100 + 3, actions.decline, one)
        await refused(v, "patrol-hswap-was-withdrawn", g * 100 + 5, home_swaps.take, 2)
        for number in ("05", "06"):
            await v.do(g * 100 + 1, exempting.exempt, await home(v, f"{g}{number}"))
        leader = await home(v, f"{g}01")
        async with v.db.write() as tx:
            await tx.run("UPDATE households SET exempt = 1 WHERE number = :n", n=f"{g}03")
        await refused(v, "patrol-hswap-nobody", g * 100 + 1, home_swaps.offer, one, leader)


async def test_others_are_reminded_and_at_the_start_the_first_stays_responsible(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn, g, _ = await on_offer(v)
        await v.clear()
        for at in ("2026-08-11 20:00", "2026-08-12 20:00", "2026-08-13 08:00"):
            await v.sweep(at)
            assert len(await v.sent(g * 100 + 5, "patrol:htake:1")) == 1, at
            assert len(await v.sent(g * 100 + 3, "patrol:hkeep:1")) == 1, at
            await v.clear()
        await v.sweep("2026-08-13 20:00")
        assert len(await v.sent(g * 100 + 3, "🔁")) == 1
        assert (await v.duties(turn["id"]))[f"{g}03"] == "asked"
        await refused(v, "patrol-hswap-past", g * 100 + 5, home_swaps.take, 1)


async def test_a_patrol_that_goes_out_early_ends_its_swaps(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn, g, _ = await on_offer(v, days=0)
        v.now = v.now.replace(hour=18, minute=30)
        await v.do(g * 100 + 1, night.start, turn["id"])
        await refused(v, "patrol-hswap-past", g * 100 + 5, home_swaps.take, 1)
        await v.clear()
        await v.sweep()
        assert (await v.rows("SELECT state FROM home_swaps"))[0]["state"] == "lapsed"
        assert len(await v.sent(g * 100 + 3, "Nobody took")) == 1
        await refused(v, "patrol-hswap-past", g * 100 + 5, home_swaps.take, 1)


async def test_a_leader_acts_for_households_without_telegram(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn = await asked(v)
        g = int(turn["group_id"])
        first, sixth = await home(v, f"{g}04"), await home(v, f"{g}06")
        assert f"patrol:hswap:{turn['id']}:{first}" in shown(
            await v.do(g * 100 + 2, home_swaps.page, turn["id"])
        )
        await v.do(g * 100 + 2, home_swaps.offer, turn["id"], first)
        shown(await v.do(g * 100 + 2, home_swaps.take, 1, sixth))
        assert (await v.duties(turn["id"]))[f"{g}06"] == "confirmed"
        assert await v.sent(g * 100 + 4, "patrol:hback:1"), "the household hears it"
        shown(await v.do(g * 100 + 1, home_swaps.undo, 1))
        assert (await v.duties(turn["id"]))[f"{g}04"] == "asked"


async def group_swap(v: Village) -> tuple[dict[str, Any], int, int]:
    """A night swapped between groups: the turn, the leader who gave it, the leader who took it."""
    turn = await asked(v, 6)
    first = int(turn["group_id"]) * 100 + 1
    await v.do(first, swaps.offer, turn["id"])
    taker = next(g for g in (1, 2, 3) if g != turn["group_id"]) * 100 + 1
    await v.do(taker, swaps.take, 1)
    return turn, first, taker


async def test_a_swap_between_groups_is_undone_before_the_start(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn, first, taker = await group_swap(v)
        for leader in (first, taker):
            await refused(v, "patrol-swap-already", leader, swaps.offer, turn["id"])
        assert "patrol:swapback:1" in shown(await v.do(taker, swaps.choose))
        await refused(v, "common-only-leaders", 303 if taker != 301 else 103, swaps.undo, 1)
        await refused(v, "common-only-leaders", OFFICIAL, swaps.undo, 1)
        shown(await v.do(taker, swaps.undo, 1))
        now = (await v.rows("SELECT * FROM turns WHERE id = :id", id=turn["id"]))[0]
        assert (now["group_id"], now["sequence"]) == (turn["group_id"], 2)
        reserve = await v.rows("SELECT group_id FROM turns WHERE backs = :id", id=turn["id"])
        assert reserve[0]["group_id"] != turn["group_id"]
        await refused(v, "patrol-swap-undone-before", first, swaps.undo, 1)
        await refused(v, "patrol-swap-undone-before", taker, swaps.take, 1)
        await v.do(first, swaps.offer, turn["id"])
        await v.do(taker, swaps.take, 2)
        await v.sweep("2026-08-16 20:00")
        await refused(v, "patrol-swap-past", first, swaps.undo, 2)


async def test_leaders_are_reminded_of_an_open_swap(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn = await asked(v, 4)
        first = int(turn["group_id"]) * 100 + 1
        await v.do(first, swaps.offer, turn["id"])
        for at in ("2026-08-11 20:00", "2026-08-12 20:00", "2026-08-13 20:00", "2026-08-14 08:00"):
            await v.clear()
            await v.sweep(at)
            assert len(await v.sent(None, "patrol:take:1")) == 2, at
            assert len(await v.sent(first, "patrol:withdraw:1")) == 1, at


def test_reminders_are_3_2_1_days_and_12_hours_before() -> None:
    start = datetime(2026, 8, 14, 12, tzinfo=UTC)
    hours, now = [], start - timedelta(days=9)
    while (found := next_reminder(start, now)) is not None:
        hours.append((start - found) / timedelta(hours=1))
        now = found
    assert hours == [72, 48, 24, 12]
    assert next_reminder(start, start - timedelta(hours=12, minutes=30)) is None
