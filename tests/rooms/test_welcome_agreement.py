"""The agreement: its version changes with its text; accepted, declined, reminded of, asked for at the door."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from aid_help import LEADER, OFFICIAL, Stage, stage_in

from domain.refusal import Refusal
from handlers.common import membership
from handlers.common.words import LANGUAGES, load
from handlers.common.work import Work
from handlers.welcome import actions, agreement
from storage import people

ZONE = ZoneInfo("Asia/Shanghai")
TEXTS = {"2": "5071bb8e1ce90393"}  # version → what both languages say


def test_the_version_changes_with_the_text() -> None:
    said = "\n".join(load().text(language, ZONE, "common-agreement", {}) for language in LANGUAGES)
    digest = hashlib.sha256(said.encode()).hexdigest()[:16]
    assert TEXTS.get(membership.AGREEMENT) == digest, "a new text needs a new version: people are asked again"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage_in(tmp_path) as found:
        found.now = datetime(2026, 7, 8, 10, 0, tzinfo=ZONE)
        async with found.db.write() as tx:
            work = Work(tx, found.now, found.settings)
            await tx.run("DELETE FROM members")
            for user, home in found.home.items():
                await membership.link(work, user, home, "code")
        yield found


async def later(stage: Stage, **span: float) -> None:
    stage.now += timedelta(**span)
    await stage.forget_sent()
    async with stage.db.write() as tx:
        await actions.sweep(Work(tx, stage.now, stage.settings))


async def everybody_agrees_but(stage: Stage, *users: int) -> None:
    for user in set(stage.home) - set(users):
        await stage.act(agreement.accept, user, stage.home[user])


async def state(stage: Stage, user: int) -> tuple[object, ...]:
    async with stage.db.read() as tx:
        row = await tx.one("SELECT agreement, agreed_at, reminded FROM members WHERE user_id = :id", id=user)
    return tuple(row) if row else ()


async def test_agreeing_twice_is_agreeing_once(stage: Stage) -> None:
    assert await state(stage, 102) == ("2", None, 0)
    first = await stage.act(agreement.accept, 102, stage.home[102])
    when = int(stage.now.timestamp())
    stage.now += timedelta(hours=1)
    assert (await stage.act(agreement.accept, 102, stage.home[102])).key == first.key == "common-registered"
    assert await state(stage, 102) == ("2", when, 0)
    async with stage.db.read() as tx:
        lines = await tx.rows("SELECT actor, household_id, detail FROM journal WHERE verb = 'agreed'")
    assert [tuple(line) for line in lines] == [(102, stage.home[102], '{"agreement": "2"}')]


async def test_who_declines_is_taken_off_at_once(stage: Stage) -> None:
    assert (await stage.act(agreement.decline, 102, stage.home[102])).key == "agreement-declined"
    assert await state(stage, 102) == ()
    for action in (agreement.accept, agreement.decline):
        for user, home in ((102, stage.home[102]), (102, stage.home[103]), (103, stage.home[102])):
            with pytest.raises(Refusal, match="agreement-not-yours"):
                await stage.act(action, user, home)
    async with stage.db.read() as tx:
        assert await tx.value("SELECT detail FROM journal WHERE verb = 'left'") == '{"how": "declined"}'


async def test_a_leader_who_is_taken_off_leads_no_more_unless_another_house_is_theirs(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await membership.link(Work(tx, stage.now, stage.settings), LEADER, stage.home[103], "code")
    for home, leads in ((stage.home[103], {stage.group[1]}), (stage.home[LEADER], set())):
        await stage.act(agreement.decline, LEADER, home)
        async with stage.db.read() as tx:
            known = await people.load(tx, LEADER)
        assert known is not None and known.leads == leads


async def test_reminders_after_one_day_and_seven_then_the_leader_gets_one_list(stage: Stage) -> None:
    await everybody_agrees_but(stage, 102, 103, 202)
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id = 103")
    await later(stage, hours=23)
    assert await stage.sent() == []
    await later(stage, hours=10)  # 19:00
    assert await stage.sent() == []
    await later(stage, hours=14)  # 9:00
    assert sorted(one.chat for one in await stage.sent()) == [102, 202]
    reminder = (await stage.sent(102))[0]
    assert f"welcome:agree:{stage.home[102]}" in reminder.buttons and "Nobody is judged" in reminder.text
    await later(stage, days=5)
    assert await stage.sent() == []
    await later(stage, days=1)
    assert sorted(one.chat for one in await stage.sent()) == [102, 202]
    await stage.act(agreement.accept, 202, stage.home[202])
    await later(stage, days=1)
    (told,) = await stage.sent()
    assert told.chat == LEADER and "Person 102" in told.text and "Person 103" in told.text
    assert "Person 202" not in told.text
    await later(stage, days=30)
    assert await stage.sent() == []


async def test_without_a_leader_the_officials_are_told_whom_to_ask(stage: Stage) -> None:
    await everybody_agrees_but(stage, 202)
    for _ in range(3):
        await later(stage, days=8)
    assert [one.chat for one in await stage.sent()] == [OFFICIAL]


async def test_who_joined_under_an_older_text_is_asked_again(stage: Stage) -> None:
    await everybody_agrees_but(stage)
    async with stage.db.write() as tx:
        await tx.run("UPDATE members SET agreement = '1' WHERE user_id IN (102, 103)")
        await tx.run("UPDATE members SET agreement = '' WHERE user_id = 202")
    await later(stage, hours=1)
    asked = {one.chat for one in await stage.sent()}
    assert asked == {102, 103, 202}
    assert await state(stage, 102) == ("2", None, 0)
    await later(stage, hours=1)
    assert await stage.sent() == []
    await later(stage, days=1)
    assert {one.chat for one in await stage.sent()} == {102, 103, 202}
