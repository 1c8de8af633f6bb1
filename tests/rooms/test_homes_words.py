"""What is said of a household where something is missing: no group yet, nobody has agreed yet, no household at all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from homes_help import LEADER, OFFICIAL, STRANGER, Homes, homes_in, shown

from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common import membership
from handlers.common.work import Work
from handlers.households import homes, mine, registering
from handlers.welcome.about import me
from storage import households


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Homes]:
    async with homes_in(tmp_path) as found:
        yield found


async def test_a_household_without_a_group_reads_that_it_has_none_yet(town: Homes) -> None:
    home = town.id(102)
    await town.run("UPDATE households SET group_id = NULL WHERE id = :id", id=home)
    async with town.stage.db.read() as tx:
        house = await households.get(tx, home)
    assert house is not None
    for said in (
        await town.act(mine.page, 102, home),
        await town.act(homes.page, OFFICIAL, home),
        membership.joined(house),
        membership.registered(house["number"], house["address"], None),
    ):
        assert "no group yet" in shown(said) and "还没分组" in shown(said, "zh")
    data = {"group": town.stage.group[1], "address": "lane 1 no. 2"}
    with pytest.raises(Refusal, match="homes-new-known") as twin:
        await town.act(registering.check, LEADER, data, "head", "head 1-2")
    assert twin.value.params["placed"] == "no"


async def held(town: Homes, user: int) -> list[Notice]:
    """What somebody reads at /me."""
    async with town.stage.db.write() as tx:
        work = Work(tx, town.stage.now, town.stage.settings)
        return await me(work, await town.stage.actor(tx, user))


async def test_what_is_held_stands_under_the_neighbours_only_once_the_household_agreed(town: Homes) -> None:
    await town.run("UPDATE households SET phone_shown = 1, skills = 'boat'")
    for agreed in (True, False):
        _, page = await held(town, 102)
        near = shown(page).split("Whoever comes to help you")[0]
        assert ("1610000102" in near) is agreed and ("boat" in near) is agreed
        own = shown(await town.act(mine.page, 102, town.id(102)))
        assert own.count("once somebody of the household has agreed") == (0 if agreed else 2)
        await town.run("UPDATE members SET agreed_at = NULL")
    assert "Leader and officials see: that you are registered" in shown((await held(town, 102))[0])
    [stranger] = await held(town, STRANGER)
    assert "Officials see: calls for help" in shown(stranger) and "registered," not in shown(stranger)
    [official] = await held(town, OFFICIAL)
    assert "Officials see: your role, calls" in shown(official)
