"""A group is split: its name, chat and roles stay with its leader; who goes to another part has no task left behind."""

from __future__ import annotations

from pathlib import Path

from handlers.common import membership
from handlers.common.work import Work
from handlers.households import grouping
from storage import households, people
from tests.rooms.patrol_help import OFFICIAL, Village, village

SIZE = 10
_BLANK = {"head": "x", "phone": "", "people": None, "lat": None, "lon": None, "hazard": "", "needs": "",
          "hamlet": "", "danger": 0}  # fmt: skip


async def grown(v: Village) -> None:
    """Group 1 (households 101 to 106) has eight more, 20 to 27, whose numbers come before the old ones."""
    rows = [{**_BLANK, "number": f"{h}", "address": f"lane 1-{h}"} for h in range(20, 28)]
    await v.with_work(lambda work: households.save_all(work.tx, rows, work.epoch))
    await v.with_work(lambda work: households.assign(work.tx, [(f"{h}", 1) for h in range(20, 28)], 1))


async def split(v: Village) -> None:
    async with v.db.read() as tx:
        [found] = (await grouping.propose(tx, SIZE)).changes
    assert found.proposal.kind == "split"
    assert await v.with_work(lambda work: grouping.accept_change(work, found.id, SIZE, OFFICIAL))


async def held(v: Village) -> set[tuple[int, str, int]]:
    rows = await v.rows("SELECT * FROM roles WHERE until IS NULL AND group_id IS NOT NULL")
    return {(row["user_id"], row["role"], row["group_id"]) for row in rows}


async def home_group(v: Village, number: str) -> int:
    [row] = await v.rows("SELECT group_id FROM households WHERE number = :n", n=number)
    return int(row["group_id"])


async def test_the_part_with_the_leader_keeps_name_chat_and_roles(tmp_path: Path) -> None:
    async with village(tmp_path, count=1) as v:
        await grown(v)
        await split(v)
        assert await home_group(v, "101") == 1 and await home_group(v, "20") != 1
        assert await held(v) == {(101, "leader", 1), (102, "liaison", 1)}


async def test_who_goes_to_the_other_part_leads_there_and_hears_it(tmp_path: Path) -> None:
    async with village(tmp_path, count=1) as v:
        await grown(v)

        async def elsewhere(work: Work) -> None:  # another leader, whose part is outweighed by the deputy's
            house = await households.by_number(work.tx, "20")
            assert house is not None
            await work.tx.run("DELETE FROM members WHERE user_id IN (103, 104)")
            for user in (103, 104):
                await households.join(work.tx, house["id"], user, "", work.epoch)
            await people.grant(work.tx, 103, "leader", 1, "", work.epoch)
            await people.grant(work.tx, 104, "liaison", 1, "", work.epoch)
            await people.grant(work.tx, 105, "liaison", 1, "", work.epoch)

        await v.with_work(elsewhere)
        await v.clear()
        await split(v)
        new = await home_group(v, "20")
        assert new != 1
        assert await held(v) == {
            (101, "leader", 1),
            (102, "liaison", 1),
            (105, "liaison", 1),
            (103, "leader", new),
        }
        assert "You lead group" in (await v.sent(103, "Thank you for your work"))[0]["text"]
        assert await v.sent(104, "任务到此结束")
        assert "user 103" in (await v.sent(OFFICIAL))[0]["text"]
        house = await v.rows("SELECT id FROM households WHERE number = '20'")
        await v.with_work(lambda work: people.grant(work.tx, 103, "liaison", 1, "", work.epoch))
        await v.with_work(lambda work: membership.unlink(work, 103, house[0]["id"], "left"))
        assert not [role for role in await held(v) if role[0] == 103], (
            "who has no household there has no role"
        )
