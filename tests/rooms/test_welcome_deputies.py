"""Deputies: a leader chooses them among the group's people, and takes it back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aid_help import LEADER, OFFICIAL, STRANGER, Stage, read, stage_in

from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common import render
from handlers.common.work import Work
from handlers.welcome import chat, deputies, notices
from storage import people


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage_in(tmp_path) as found:
        yield found


async def ask(stage: Stage, user: int, where: int | None = None) -> list[Notice]:
    async with stage.db.write() as tx:
        found = await deputies.ask(
            Work(tx, stage.now, stage.settings), await stage.actor(tx, user, where or user)
        )
    for notice in found:
        read(notice)
    return found


def data(notice: Notice) -> list[str]:
    return [button.data for row in notice.buttons for button in row]


def english(notice: Notice, stage: Stage) -> str:
    return render.plain(notice, "en", stage.settings.village.zone)


async def liaison_of(stage: Stage, user: int) -> set[int]:
    async with stage.db.read() as tx:
        known = await people.load(tx, user)
    return set(known.liaison_of) if known else set()


async def refused(
    stage: Stage, key: str, action: Any, user: int, *args: Any, chat: int | None = None
) -> None:
    with pytest.raises(Refusal) as caught:
        await stage.act(action, user, *args, chat=chat)
    assert caught.value.key == key
    read(say(key, **caught.value.params))


async def test_the_leader_makes_a_deputy_who_hears_it_and_gets_the_menu(stage: Stage) -> None:
    group = stage.group[1]
    (choice,) = await ask(stage, LEADER)
    hand = f"welcome:hand:{group}"
    assert data(choice) == [f"welcome:deputy:{group}:102", f"welcome:deputy:{group}:103", hand]
    assert "none yet" in english(choice, stage)
    await stage.act(deputies.choose, LEADER, group, 102)
    assert await liaison_of(stage, 102) == {group}
    told, menu = await stage.sent(102)
    assert "deputy of group 1" in told.text and "Person 101" in told.text
    commands = [command["command"] for command in menu.payload["commands"]]
    assert menu.method == "setMyCommands" and "swap" in commands and "deputy" not in commands
    (choice,) = await ask(stage, LEADER)
    assert data(choice) == [f"welcome:undeputy:{group}:102", f"welcome:deputy:{group}:103", hand]
    assert "Deputies of group 1: Person 102" in english(choice, stage)
    await refused(stage, "welcome-deputy-already", deputies.choose, LEADER, group, 102)
    await refused(stage, "groups-deputy-leads", deputies.choose, LEADER, group, LEADER)
    async with stage.db.read() as tx:
        lines = await tx.rows("SELECT actor, household_id, group_id FROM journal WHERE verb = 'deputy'")
    assert [tuple(line) for line in lines] == [(LEADER, stage.home[102], group)]


async def test_the_leader_takes_it_back(stage: Stage) -> None:
    group = stage.group[1]
    await stage.act(deputies.choose, LEADER, group, 102)
    await stage.forget_sent()
    await stage.act(deputies.dismiss, LEADER, group, 102)
    assert await liaison_of(stage, 102) == set()
    told, menu = await stage.sent(102)
    assert "no deputy" in told.text
    assert "swap" not in [command["command"] for command in menu.payload["commands"]]
    await refused(stage, "welcome-deputy-not", deputies.dismiss, LEADER, group, 102)


async def test_only_the_groups_own_leader_and_only_in_private(stage: Stage) -> None:
    group = stage.group[1]
    await stage.act(deputies.choose, LEADER, group, 102)
    for user in (102, 103, 201, OFFICIAL, STRANGER):
        await refused(stage, "welcome-only-leader", deputies.choose, user, group, 103)
        await refused(stage, "welcome-only-leader", deputies.dismiss, user, group, 102)
        with pytest.raises(Refusal, match="welcome-only-leader"):
            await ask(stage, user)
    await refused(stage, "welcome-only-leader", deputies.choose, LEADER, stage.group[2], 202)
    await refused(stage, "common-only-private", deputies.choose, LEADER, group, 103, chat=-1)
    with pytest.raises(Refusal, match="common-only-private"):
        await ask(stage, LEADER, -1)
    assert await liaison_of(stage, 103) == set()


async def test_only_somebody_of_the_group_can_be_one(stage: Stage) -> None:
    group = stage.group[1]
    for user in (202, STRANGER, 123456):
        await refused(stage, "welcome-deputy-gone", deputies.choose, LEADER, group, user)
    async with stage.db.write() as tx:
        await tx.run("UPDATE accounts SET banned = 1 WHERE user_id = 103")
    await refused(stage, "welcome-deputy-gone", deputies.choose, LEADER, group, 103)
    await stage.act(deputies.choose, LEADER, group, 102)
    (choice,) = await ask(stage, LEADER)
    assert data(choice) == [f"welcome:undeputy:{group}:102", f"welcome:hand:{group}"]
    assert "Nobody else" in english(choice, stage)


async def test_a_deputy_nobody_can_write_to_is_told_by_the_leader(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id = 102")
    notice = await stage.act(deputies.choose, LEADER, stage.group[1], 102)
    assert "please tell them" in english(notice, stage)
    assert await stage.sent() == []


async def test_help_tells_leaders_and_not_deputies(stage: Stage) -> None:
    await stage.act(deputies.choose, LEADER, stage.group[1], 102)
    async with stage.db.read() as tx:
        leader, deputy = await stage.actor(tx, LEADER), await stage.actor(tx, 102)
    assert "/deputy" in english(notices.help_for(leader), stage)
    shown = english(notices.help_for(deputy), stage)
    assert "/swap" in shown and "/deputy" not in shown


def test_the_buttons_have_handlers() -> None:
    patterns = [str(h.pattern.pattern) for h in chat.door().handlers if hasattr(h, "pattern")]
    assert {"^welcome:deputy(:|$)", "^welcome:undeputy(:|$)"} <= set(patterns)
