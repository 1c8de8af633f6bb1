"""Coming: codes that are typed, chats that are bound anew, a photo instead of a list, the menus."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aid_help import LEADER, OFFICIAL, STRANGER, Stage, stage_in
from telegram import Update

from domain.refusal import Refusal
from handlers.common import menu
from handlers.common.desk import Desk
from handlers.common.work import Work
from handlers.welcome import actions, bindings, chat
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


async def shown(stage: Stage, group: int, chat: int, title: str = "new", by: int = LEADER) -> str:
    """A group's code is shown in a chat; gives the key of the answer."""
    async with stage.db.write() as tx:
        await chats.see(tx, chat, "group", title, "zh", 0)
    return (await stage.act(actions.redeem, by, await code(stage, "group", group), chat=chat)).key


async def bound(stage: Stage) -> list[int | None]:
    async with stage.db.read() as tx:
        rows = await tx.rows("SELECT chat_id FROM groups ORDER BY id LIMIT 2")
    return [row["chat_id"] for row in rows]


async def refused(stage: Stage, key: str, user: int, which: str, choice: int = 1) -> None:
    with pytest.raises(Refusal, match=key):
        await stage.act(bindings.choose, user, choice, which)


@pytest.mark.parametrize("role", ["leader", "group"])
async def test_a_code_of_a_group_that_is_no_more_does_nothing(stage: Stage, role: str) -> None:
    shown = await code(stage, role, 2)
    async with stage.db.write() as tx:
        await tx.run("INSERT INTO chats (chat_id, kind, changed_at) VALUES (-77, 'group', 0)")
        await tx.run("UPDATE groups SET active = 0, chat_id = NULL WHERE id = :id", id=stage.group[2])
    told = await stage.act(actions.redeem, 102, shown, chat=-77 if role == "group" else None)
    assert told.key == "welcome-code-expired"
    async with stage.db.read() as tx:
        known = await people.load(tx, 102)
        assert known is not None and not known.leads
        assert await tx.value("SELECT COUNT(*) FROM groups WHERE chat_id = -77") == 0


async def test_a_second_chat_of_a_group_waits_until_somebody_chooses_it(stage: Stage) -> None:
    assert await shown(stage, 1, -9, "<b>new", STRANGER) == "groups-chat-question"
    assert await bound(stage) == [-1, -2]
    (asked,) = await stage.sent()
    assert asked.chat == LEADER and asked.buttons == ("welcome:chat:1:new", "welcome:chat:1:old")
    assert "&lt;b&gt;new" in asked.text and "group 1" in asked.text
    for user in (102, 201):
        await refused(stage, "groups-chat-not-yours", user, "new")
    await refused(stage, "common-old-button", LEADER, "both")
    await refused(stage, "common-old-button", LEADER, "new", 77)
    await stage.forget_sent()
    done = await stage.act(bindings.choose, STRANGER, 1, "new")  # who showed the code may choose
    assert done.params["title"] == "<b>new" and await bound(stage) == [-9, -2]
    heard = {one.chat: (one.method, one.text) for one in await stage.sent()}
    assert set(heard) == {LEADER, -1, -9} and heard[LEADER][0] == "editMessageText"
    for which in ("new", "old"):
        await refused(stage, "groups-chat-decided", LEADER, which)


async def test_only_who_cares_for_a_chat_gives_it_to_another_group(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await people.grant(tx, 301, "leader", stage.group[3], "", 0)
    assert await shown(stage, 3, -2, by=301) == "groups-chat-question"
    assert {one.chat for one in await stage.sent()} == {301, OFFICIAL}  # nobody leads group 2
    await refused(stage, "groups-chat-others", 301, "new")
    assert await bound(stage) == [-1, -2]
    async with stage.db.write() as tx:
        await people.grant(tx, 202, "liaison", stage.group[2], "", 0)
    await stage.act(bindings.choose, 202, 1, "new")
    assert await bound(stage) == [-1, None]


async def test_the_old_chat_is_kept_and_the_question_can_be_asked_again(stage: Stage) -> None:
    await shown(stage, 1, -9)
    await stage.act(bindings.choose, OFFICIAL, 1, "old")
    assert await bound(stage) == [-1, -2]
    assert await shown(stage, 1, -9) == "groups-chat-question"
    assert await shown(stage, 1, -9) == "groups-chat-question"  # shown twice is one question
    async with stage.db.read() as tx:
        assert await tx.value("SELECT COUNT(*) FROM chat_choices WHERE state = 'asked'") == 1
    await stage.act(bindings.choose, LEADER, 2, "new")
    assert await bound(stage) == [-9, -2]


async def test_a_chat_that_is_gone_cannot_be_chosen(stage: Stage) -> None:
    await shown(stage, 1, -9)
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id = -9")
    await refused(stage, "groups-chat-new-gone", LEADER, "new")
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 1 - reachable WHERE chat_id IN (-1, -9)")
    await refused(stage, "groups-chat-old-gone", LEADER, "old")
    await stage.act(bindings.choose, LEADER, 1, "new")
    assert await bound(stage) == [-9, -2]
    assert await shown(stage, 2, -7) == "groups-chat-question"
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id = -2")
    assert await shown(stage, 2, -8) == "welcome-bound"  # the old one did not work


async def test_a_chat_of_another_group_is_not_taken_away_unasked(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await people.grant(tx, 202, "leader", stage.group[2], "", 0)
        await groups.bind(tx, stage.group[2], None)
    assert await shown(stage, 2, -1, "group 1", 202) == "groups-chat-question"
    assert {one.chat for one in await stage.sent()} == {LEADER, 202}  # both leaders are asked
    assert await bound(stage) == [-1, None]
    await stage.forget_sent()
    await refused(stage, "groups-chat-others", 202, "new")
    await stage.act(bindings.choose, LEADER, 1, "new")
    assert await bound(stage) == [None, -1]
    assert any(one.chat == LEADER and "has no chat" in one.text for one in await stage.sent())


@pytest.mark.parametrize(("village", "head"), [("zh", "请邻居帮忙"), ("en", "Ask neighbours for help")])
def test_whose_telegram_speaks_neither_language_reads_the_villages_menu(village: str, head: str) -> None:
    calls = menu.for_everybody(village)
    shown = {(c["scope"]["type"], c.get("language_code")): c["commands"][0]["description"] for c in calls}
    assert len(calls) == len(shown) == 6
    for scope in ("all_private_chats", "all_group_chats"):
        assert shown[scope, None] == head
        assert shown[scope, "zh"] == "请邻居帮忙" and shown[scope, "en"] == "Ask neighbours for help"
