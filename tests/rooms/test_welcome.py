"""Coming: codes that are typed, chats that are bound anew, a photo instead of a list, the menus."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aid_help import LEADER, OFFICIAL, STRANGER, Stage, stage_in
from telegram import Update

from handlers.common import menu
from handlers.common.desk import Desk
from handlers.common.work import Work
from handlers.welcome import actions, chat
from storage import chats, codes, groups, people


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage_in(tmp_path) as found:
        yield found


async def code(stage: Stage, role: str, group: int) -> str:
    async with stage.db.write() as tx:
        return await codes.create(tx, role, 0, 2**40, group_id=stage.group[group])


async def typed(stage: Stage, user: int, **content: Any) -> str:
    """Something sent in private that nobody waits for; gives the answer."""
    sender = {"id": user, "is_bot": False, "first_name": "P"}
    message = {"message_id": 5, "date": 1, "chat": {"id": user, "type": "private"}, "from": sender, **content}
    await stage.forget_sent()
    async with stage.db.write() as tx:
        work = Work(tx, stage.now, stage.settings)
        update = Update.de_json({"update_id": 1, "message": message}, None)
        await chat.not_understood(Desk(update, work, await stage.actor(tx, user)))
    return next(one.text for one in await stage.sent(user) if one.method == "sendMessage")


async def guesses(stage: Stage) -> int:
    async with stage.db.read() as tx:
        return int(await tx.value("SELECT COUNT(*) FROM guesses"))


async def test_somebody_registered_can_type_a_code(stage: Stage) -> None:
    secret = await code(stage, "leader", 2)
    assert "You now lead group 2" in await typed(stage, 202, text=f" {secret[:5].lower()}-{secret[5:]} ")
    async with stage.db.read() as tx:
        known = await people.load(tx, 202)
    assert known is not None and known.leads == {stage.group[2]}


async def test_a_word_of_ten_letters_from_somebody_registered_is_no_guess(stage: Stage) -> None:
    for _ in range(7):
        assert "did not understand" in await typed(stage, 102, text="0123456789")
    assert await guesses(stage) == 0
    assert "no such code" in await typed(stage, STRANGER, text="0123456789")
    assert await guesses(stage) == 1


async def test_an_officials_photo_is_asked_for_as_a_file(stage: Stage) -> None:
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    assert "as a file" in await typed(stage, OFFICIAL, photo=photo)
    assert "did not understand" in await typed(stage, 102, photo=photo)


async def test_a_group_code_sent_again_says_that_the_chat_is_bound(stage: Stage) -> None:
    secret = await code(stage, "group", 1)
    assert (await stage.act(actions.redeem, LEADER, secret, chat=-1)).key == "welcome-bound"
    for user in (LEADER, 102):
        again = await stage.act(actions.redeem, user, secret, chat=-1)
        assert again.key == "welcome-already-bound" and again.params["group"] == "1"
    assert (await stage.act(actions.redeem, LEADER, secret, chat=-2)).key == "welcome-code-yours"
    assert (await stage.act(actions.redeem, 102, secret, chat=-2)).key == "welcome-code-used"


async def test_a_group_that_moves_to_another_chat_says_so_in_the_old_one(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await chats.see(tx, -9, "group", "<b>new", "zh", 0)
    assert (
        await stage.act(actions.redeem, LEADER, await code(stage, "group", 1), chat=-9)
    ).key == "welcome-bound"
    assert [one.chat for one in await stage.sent()] == [-1]
    assert "&lt;b&gt;new" in (await stage.sent(-1))[0].text
    await stage.forget_sent()
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id = -9")
    await stage.act(actions.redeem, LEADER, await code(stage, "group", 1), chat=-1)
    assert await stage.sent() == [], "a chat that cannot be written to is left alone"


async def test_a_chat_that_goes_to_another_group_and_both_sides_hear_it(stage: Stage) -> None:
    answer = await stage.act(actions.redeem, LEADER, await code(stage, "group", 2), chat=-1)
    assert answer.key == "welcome-rebound" and answer.params["old"] == "1"
    sent = await stage.sent()
    assert [one.chat for one in sent] == [-2, LEADER]
    assert "has no chat" in sent[1].text
    async with stage.db.read() as tx:
        bound = [(await groups.get(tx, stage.group[g]) or {})["chat_id"] for g in (1, 2)]
    assert bound == [None, -1]


@pytest.mark.parametrize(("village", "head"), [("zh", "请邻居帮忙"), ("en", "Ask neighbours for help")])
def test_whose_telegram_speaks_neither_language_reads_the_villages_menu(village: str, head: str) -> None:
    calls = menu.for_everybody(village)
    shown = {(c["scope"]["type"], c.get("language_code")): c["commands"][0]["description"] for c in calls}
    assert len(calls) == len(shown) == 6
    for scope in ("all_private_chats", "all_group_chats"):
        assert shown[scope, None] == head
        assert shown[scope, "zh"] == "请邻居帮忙" and shown[scope, "en"] == "Ask neighbours for help"
