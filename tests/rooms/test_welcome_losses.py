"""Who is lost is told once, to those who have to know, in one message each: leaders, deputies, households, officials."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aid_help import LEADER, OFFICIAL, STRANGER, Sent, Stage, stage_in

from domain.settings import Settings, Village
from handlers.common import membership
from handlers.common.work import Work
from handlers.welcome import deputies, leaving, losses, standing
from storage import chats, people


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Everybody has agreed; what there is was looked at once."""
    async with stage_in(tmp_path) as found:
        await look(found)
        yield found


async def look(stage: Stage, seconds: int = 60) -> list[Sent]:
    """A minute later; gives what is said then."""
    stage.now += timedelta(seconds=seconds)
    await stage.forget_sent()
    async with stage.db.write() as tx:
        await losses.look_over(Work(tx, stage.now, stage.settings))
    return [one for one in await stage.sent() if one.text]


async def lose(stage: Stage, *users: int) -> None:
    async with stage.db.write() as tx:
        for user in users:
            work = Work(tx, stage.now, stage.settings)
            await standing.chat_lost(work, user, "", True, "Forbidden: bot was blocked by the user")


async def back(stage: Stage, *users: int) -> None:
    async with stage.db.write() as tx:
        for user in users:
            await chats.see(tx, user, "private", "", "en", 0)


async def test_the_last_account_of_a_household_is_told_to_the_leader_once(stage: Stage) -> None:
    assert await look(stage) == []
    await lose(stage, 102)
    assert await look(stage, 59) == []  # a minute gathers what goes at once
    (told,) = await look(stage, 1)
    assert told.chat == LEADER and "Lane 1 no. 2" in told.text
    assert told.buttons == (f"households:home:{stage.home[102]}",)
    assert await look(stage) == []
    await back(stage, 102)
    assert await look(stage) == []
    await lose(stage, 102)
    assert [one.chat for one in await look(stage)] == [LEADER]


async def test_while_another_account_is_there_nobody_is_told(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await membership.link(Work(tx, stage.now, stage.settings), STRANGER, stage.home[102], "code")
    await lose(stage, 102)
    assert await look(stage) == []
    async with stage.db.write() as tx:
        await membership.unlink(Work(tx, stage.now, stage.settings), STRANGER, stage.home[102], "left")
    assert [one.chat for one in await look(stage)] == [LEADER]


async def test_many_at_once_are_one_message(stage: Stage) -> None:
    await lose(stage, 102, 103, 201, 202, 203, 301)
    leader, official = await look(stage)
    assert leader.chat == LEADER and len(leader.buttons) == 2
    assert official.chat == OFFICIAL
    assert "Group 2: 3 households" in official.text and "Group 3: one household" in official.text
    assert "Group 2: nobody on Telegram any more" in official.text


async def test_the_leader_is_lost_and_the_deputy_acts(stage: Stage) -> None:
    group = stage.group[1]
    await stage.act(deputies.choose, LEADER, group, 102)
    await look(stage)
    await lose(stage, LEADER)
    told = {one.chat: one for one in await look(stage)}
    assert set(told) == {102, OFFICIAL}
    deputy = [one for one in await stage.sent(102) if f"welcome:lead:{group}" in one.buttons]
    assert "You act now" in deputy[0].text
    assert told[OFFICIAL].buttons == (f"welcome:group:{group}",) and "its deputy acts" in told[OFFICIAL].text
    await back(stage, LEADER)
    again = [(one.chat, "has a leader again" in one.text) for one in await look(stage)]
    assert again == [(102, True), (OFFICIAL, True)]
    await lose(stage, LEADER, 102)
    told = {one.chat: one for one in await look(stage)}
    assert set(told) == {OFFICIAL} and "neither leader nor deputy" in told[OFFICIAL].text
    await lose(stage, 103)
    (last,) = await look(stage)
    assert "nobody on Telegram any more" in last.text


async def test_a_leader_who_moves_away_or_forgets_is_no_leader_any_more(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await people.grant(tx, 202, "leader", stage.group[2], "", 0)
        await membership.unlink(Work(tx, stage.now, stage.settings), LEADER, stage.home[LEADER], "moved")
    told = await look(stage)
    assert [one.chat for one in told if "Group 1: neither leader nor deputy" in one.text] == [OFFICIAL]
    await stage.act(leaving.forget_me, 202)
    assert [one.chat for one in await look(stage) if "Group 2: neither" in one.text] == [OFFICIAL]


async def test_a_deputy_who_goes_is_told_to_the_leader(stage: Stage) -> None:
    for user in (102, 103):
        await stage.act(deputies.choose, LEADER, stage.group[1], user)
    await look(stage)
    async with stage.db.write() as tx:
        await membership.unlink(Work(tx, stage.now, stage.settings), 102, stage.home[102], "moved")
    told = {one.text for one in await look(stage) if "Out of reach" not in one.text and one.chat == LEADER}
    assert len(told) == 1 and "Person 102 is in group 1 no longer" in told.pop()
    assert "not its deputy any more" in (await stage.sent(102))[-1].text
    await stage.act(leaving.forget_me, 103)
    assert any("A deputy of group 1 has left" in one.text for one in await look(stage))
    assert await look(stage) == []


async def test_a_group_that_leaves_the_bounds_is_told_once(stage: Stage) -> None:
    stage.settings = Settings(village=Village(group_size=4))  # 3 to 5 households
    await look(stage)
    gone = "UPDATE households SET active = :active WHERE id = :id"
    for active, words in (
        (0, "Group 2: 2 households, too few"),
        (1, ""),
        (0, "Group 2: 2 households, too few"),
    ):
        async with stage.db.write() as tx:
            await tx.run(gone, id=stage.home[201], active=active)
        told = [one for one in await look(stage) if "size does not work" in one.text]
        assert [(one.chat, words in one.text) for one in told] == ([(OFFICIAL, True)] if words else [])
        assert not told or told[0].buttons == ("households:groups",)
        assert await look(stage) == []
    async with stage.db.write() as tx:
        await tx.run(
            "UPDATE households SET group_id = :to WHERE group_id = :frm",
            frm=stage.group[2],
            to=stage.group[3],
        )
        await tx.run("UPDATE households SET group_id = :to WHERE number = '4-1'", to=stage.group[3])
        await tx.run("UPDATE groups SET active = 0 WHERE id = :id", id=stage.group[2])
    (told_one,) = [one for one in await look(stage) if "size does not work" in one.text]
    assert "Group 3: 6 households, too many" in told_one.text and "Group 4: 2" in told_one.text


async def test_an_official_is_lost(stage: Stage) -> None:
    async with stage.db.write() as tx:
        for user in (901, 902):
            await stage._person(tx, user, f"Official {user}")
            await people.grant(tx, user, "official", None, "", 0)
    await lose(stage, 901)
    told = await look(stage)
    assert {one.chat for one in told} == {OFFICIAL, 902}
    assert "Official 901" in told[0].text and "needs two" not in told[0].text
    await lose(stage, 902)
    (told_one,) = await look(stage)
    assert told_one.chat == OFFICIAL and "needs two officials" in told_one.text
    await back(stage, 901, 902)
    await stage.forget_sent()
    await stage.act(leaving.forget_me, 901)
    assert {one.chat for one in await stage.sent() if "left" in one.text} == {OFFICIAL, 902}
    await stage.act(leaving.forget_me, 902)
    assert "the only one left" in (await stage.sent(OFFICIAL))[-1].text


async def test_strangers_come_and_go_in_silence(stage: Stage) -> None:
    await lose(stage, STRANGER)
    assert await look(stage) == []


async def test_who_is_forgotten_is_dropped_once_the_farewell_is_out(stage: Stage) -> None:
    await stage.act(leaving.forget_me, 102)
    async with stage.db.write() as tx:
        await tx.run(
            "INSERT INTO outbox (chat_id, lane, method, payload, created_at) VALUES (102, 2, 'x', '{}', 0)"
        )
        await losses.look_over(Work(tx, stage.now + timedelta(minutes=1), stage.settings))
        assert await tx.value("SELECT COUNT(*) FROM accounts WHERE user_id = 102") == 1
        await tx.run("UPDATE outbox SET state = 'sent'")
        await losses.look_over(Work(tx, stage.now + timedelta(minutes=2), stage.settings))
        for table, column in (("accounts", "user_id"), ("chats", "chat_id"), ("outbox", "chat_id")):
            assert await tx.value(f"SELECT COUNT(*) FROM {table} WHERE {column} = 102") == 0
