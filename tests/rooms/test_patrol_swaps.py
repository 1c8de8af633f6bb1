"""Swaps of nights between groups."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from domain.notice import say
from domain.refusal import Refusal
from handlers.patrol import actions, swaps
from storage import people, rota
from tests.rooms.patrol_help import OFFICIAL, Village, asked, shown, village


async def on_offer(v: Village, days: int = 6) -> tuple[dict[str, Any], int, list[int]]:
    """A night on offer: the turn, the offer's id, the other groups' leaders."""
    turn = await asked(v, days)
    shown(await v.do(turn["group_id"] * 100 + 1, swaps.offer, turn["id"]))
    swap_id = (await v.rows("SELECT id FROM swaps"))[0]["id"]
    return turn, swap_id, [g * 100 + 1 for g in (1, 2, 3) if g != turn["group_id"]]


async def refused(v: Village, key: str, user: int, action: Any, *args: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        await v.do(user, action, *args)
    assert caught.value.key == key
    return caught.value


async def test_a_night_is_offered_and_taken_and_the_second_hears_who_was_first(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn, swap_id, others = await on_offer(v)
        offers = await v.sent(None, f"patrol:take:{swap_id}")
        assert [row["chat_id"] for row in offers] == others
        first, second = others
        shown(await v.do(first, swaps.take, swap_id))
        late = await refused(v, "patrol-swap-gone", second, swaps.take, swap_id)
        assert late.params["taker"] == f"{first // 100}组"
        await refused(v, "patrol-swap-gone", first, swaps.take, swap_id)
        now = (await v.rows("SELECT * FROM turns WHERE id = :id", id=turn["id"]))[0]
        assert (now["group_id"], now["planned_id"], now["sequence"]) == (first // 100, turn["group_id"], 1)
        async with v.db.read() as tx:
            served = {
                row["night"]: row["group_id"] for row in await rota.history(tx) if row["role"] == "main"
            }
        assert served[turn["night"]] == first // 100, "the next plan counts who goes"
        edits = [row for row in await v.sent() if row["method"] == "editMessageText"]
        assert {row["chat_id"] for row in edits} >= set(others)
        assert len(await v.sent(turn["group_id"] * 100 + 1, "🔁")) == 1


async def test_the_takers_households_are_asked(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn, swap_id, (first, _) = await on_offer(v, days=2)
        g = turn["group_id"]
        await v.do(g * 100 + 2, actions.confirm, turn["id"])
        await v.do(first, swaps.take, swap_id)
        assert len(await v.sent(g * 100 + 2, "您家不用来")) == 1
        await v.sweep()
        states = await v.duties(turn["id"])
        assert states[f"{g}02"] == "released"
        assert sum(states[n] == "asked" for n in states if n[0] == str(first // 100)) == 4


async def test_what_a_swap_refuses(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn, swap_id, (first, _) = await on_offer(v)
        owner = turn["group_id"] * 100 + 1
        await refused(v, "patrol-swap-own", owner, swaps.take, swap_id)
        await refused(v, "common-only-leaders", OFFICIAL, swaps.take, swap_id)
        await refused(v, "common-only-leaders", owner + 3, swaps.take, swap_id)
        await refused(v, "common-only-leaders", first, swaps.withdraw, swap_id)
        await refused(v, "common-only-leaders", first, swaps.offer, turn["id"])
        await refused(v, "patrol-swap-open", owner, swaps.offer, turn["id"])
        await refused(v, "common-old-button", first, swaps.take, 999)
        shown(await v.do(owner, swaps.withdraw, swap_id))
        await refused(v, "patrol-swap-was-withdrawn", first, swaps.take, swap_id)
        await refused(v, "patrol-swap-was-withdrawn", owner, swaps.withdraw, swap_id)


async def test_a_group_that_is_out_that_night_cannot_take_it(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn, swap_id, (first, _) = await on_offer(v)
        async with v.db.write() as tx:
            await tx.run(
                "UPDATE turns SET night = :night WHERE id = (SELECT id FROM turns WHERE group_id = :g "
                "AND role = 'main' AND night > :night ORDER BY night LIMIT 1)",
                night=turn["night"],
                g=first // 100,
            )
        await refused(v, "patrol-swap-busy", first, swaps.take, swap_id)


async def test_an_offer_lapses_at_the_start_and_the_first_stays_responsible(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn, swap_id, (first, _) = await on_offer(v)
        owner = turn["group_id"] * 100 + 1
        v.now = v.now.replace(day=16, hour=20, minute=0)
        await refused(v, "patrol-swap-past", first, swaps.take, swap_id)
        await v.clear()
        await v.sweep()
        assert len(await v.sent(owner, "🔁")) == 1
        await refused(v, "patrol-swap-past", first, swaps.take, swap_id)
        await refused(v, "patrol-swap-past", owner, swaps.offer, turn["id"])


async def test_swap_command_offers_the_own_nights(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        await refused(v, "patrol-swap-none", 101, swaps.choose)
        await v.sweep()
        text = shown(await v.do(101, swaps.choose))
        assert text.count("patrol:swap:") == 8
        await refused(v, "common-only-leaders", 103, swaps.choose)


async def test_deputies_are_asked_where_there_is_no_leader_and_nobody_is_refused(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn = await asked(v)
        others, leader = {1, 2, 3} - {turn["group_id"]}, turn["group_id"] * 100 + 1
        for role, h in (("leader", 1), ("liaison", 2)):
            async with v.db.write() as tx:
                for g in others:
                    await people.revoke(tx, g * 100 + h, role, g, 0)
            if role == "leader":
                await v.do(leader, swaps.offer, turn["id"])
                asked_ = {row["chat_id"] for row in await v.sent(containing="patrol:take:")}
                assert asked_ == {g * 100 + 2 for g in others}
                await v.do(leader, swaps.withdraw, 1)
        await refused(v, "patrol-swap-nobody", leader, swaps.offer, turn["id"])


async def test_the_takers_team_does_not_show_who_was_excused_in_the_group_that_gave(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn, swap_id, (first, _) = await on_offer(v, days=2)
        g = turn["group_id"]
        await v.do(g * 100 + 2, actions.decline, turn["id"])
        assert f"Head {g}2" in shown(await v.do(g * 100 + 1, actions.brief, turn["id"]))
        await v.do(first, swaps.take, swap_id)
        await v.sweep()
        own = next(n for n, s in (await v.duties(turn["id"])).items() if s == "asked" and n[-1] in "2345")
        await v.do(int(own), actions.decline, turn["id"])
        text = shown(await v.do(first, actions.brief, turn["id"]))
        assert f"Head {g}" not in text
        assert f"✖ &lt;b&gt;Head {own[0]}{own[-1]}" in text, "the own ones who cannot come are shown"


async def test_nights_are_written_in_the_readers_way(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        _, swap_id, (first, second) = await on_offer(v)
        choice = shown(await v.do(second, swaps.choose))
        nights = re.findall(r"(\d+)月(\d+)日周.", choice)
        assert len(nights) == 4 and len(re.findall(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ Aug", choice)) == 4
        await v.do(first, swaps.take, swap_id)
        late = await refused(v, "patrol-swap-gone", second, swaps.take, swap_id)
        words = shown(say(late.key, **late.params))
        assert "8月10日周一 09:01" in words and "Mon 10 Aug 09:01" in words
