"""Households of people who have a role in the group: who may take them out, and what comes back with them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from homes_help import LEADER, OFFICIAL, Homes, homes_in

from handlers.households import homes, moving
from storage import people


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Homes]:
    async with homes_in(tmp_path) as found:
        async with found.stage.db.write() as tx:
            await people.grant(tx, 102, "liaison", found.stage.group[1], "", 0)
        yield found


async def held(town: Homes, role: str) -> list[int]:
    """Who holds a role in group 1."""
    async with town.stage.db.read() as tx:
        return [row["user_id"] for row in await people.holders(tx, role, town.stage.group[1])]


async def test_a_deputy_does_not_take_the_leader_out(town: Homes) -> None:
    home = town.id(LEADER)
    for action in (moving.sure_moved, moving.moved):
        await town.refused("homes-of-leader", action, 102, home)
    for action in (homes.sure_remove, homes.remove):
        await town.refused("homes-of-leader", action, 102, home, LEADER)
    assert await held(town, "leader") == [LEADER] and await town.speakers(home) == [LEADER]
    await town.act(homes.remove, OFFICIAL, home, LEADER)
    assert await held(town, "leader") == []


async def test_who_is_brought_back_has_the_role_again(town: Homes) -> None:
    await town.act(moving.moved, LEADER, town.id(102))
    await town.act(moving.moved, OFFICIAL, town.id(LEADER))
    assert (await held(town, "leader"), await held(town, "liaison")) == ([], [])
    await town.stage.sweep(1)
    for user in (LEADER, 102):
        await town.act(moving.back, OFFICIAL, town.id(user))
    assert (await held(town, "leader"), await held(town, "liaison")) == ([LEADER], [102])
    assert "lead group 1 again" in await town.heard(LEADER)


async def test_who_is_brought_back_too_late_hears_who_leads(town: Homes) -> None:
    await town.act(moving.moved, OFFICIAL, town.id(LEADER))
    async with town.stage.db.write() as tx:
        await people.grant(tx, 103, "leader", town.stage.group[1], "", 0)
    await town.act(moving.back, OFFICIAL, town.id(LEADER))
    assert await held(town, "leader") == [103]
    assert "led by Person 103 now" in await town.heard(LEADER)
