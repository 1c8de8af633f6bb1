"""Updates that are not for the bot, or of a strange shape: ignored on purpose with a log line, or answered in words."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from here import ADMIN, Town, says

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture(autouse=True)
def nobody_asked_for_help(shared: Town) -> Iterator[None]:
    """None of these updates opens a request."""
    before = requests(shared)
    yield
    assert requests(shared) == before


def requests(town: Town) -> int:
    return int(town.value("SELECT COUNT(*) FROM requests"))


async def test_what_is_ignored_on_purpose(shared: Town, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot")
    leader, group = shared.leaders["1"], shared.chats["1"]
    channel = await shared.sandbox.channel("村务公开", leader)
    await channel.add_bot(leader, admin=True)
    before = len(await shared.sandbox.calls(method="sendMessage"))
    await channel.post(leader, "/sos")
    sent = await leader.write("你好", group)
    assert sent.update_id is None  # chatter in the group is not even seen
    person: dict[str, Any] = {"id": leader.id, "is_bot": False, "first_name": "x"}
    private = {"id": leader.id, "type": "private", "first_name": "x"}
    message = {"message_id": 77, "date": 1, "chat": private, "from": person, "text": "/sos"}
    place = {"id": channel.id, "type": "channel", "title": "x"}
    await shared.feed("edited_message", **message, edit_date=2)
    await shared.feed("channel_post", message_id=3, date=1, chat=place, sender_chat=place, text="/sos")
    await shared.feed("edited_channel_post", message_id=3, date=1, edit_date=2, chat=place, text="/sos")
    await shared.feed(
        "message_reaction", chat=private, message_id=3, date=1, old_reaction=[], new_reaction=[], user=person
    )
    assert caplog.text.count("ignored on purpose") >= 4
    assert len(await shared.sandbox.calls(method="sendMessage")) == before


async def test_an_edited_message_is_not_a_new_command(shared: Town) -> None:
    someone = shared.resident()
    sent = await someone.write("/help")
    await shared.quiet()
    edited = await someone.edit(sent.message_id, "/sos")
    assert edited.update_id is None
    await shared.quiet()


async def test_an_anonymous_administrator_is_told_to_show_themselves(shared: Town) -> None:
    chat = shared.chats["1"]
    for text in ("/sos", "/aid", "/language", f"/start {await shared.code('group', '2')}"):
        sent = await chat.write_anonymous(text)
        assert "匿名管理员" in (await shared.heard(chat, sent))[-1].text
    assert shared.value("SELECT chat_id FROM groups WHERE name = '1'") == chat.id


async def test_commands_of_other_bots_and_unknown_ones(shared: Town) -> None:
    someone, chat = shared.resident(), shared.chats["1"]
    await shared.sandbox.privacy(False)
    await chat.promote_bot(shared.leaders["1"])
    for text in ("/sos@some_other_bot", "/nonsense", "/nonsense@ten_households_bot", "随便聊聊", "/", "sos"):
        assert await shared.say(someone, text, chat) == [], text
    for text in ("随便聊聊", "some_other_bot"):
        assert not shared.value("SELECT COUNT(*) FROM inbox WHERE payload LIKE ?", f"%{text}%"), "not kept"
    assert says(await shared.say(someone, "/help@Ten_Households_Bot", chat), "welcome-help-group")
    await shared.sandbox.privacy(True)
    await chat.demote_bot(shared.leaders["1"])
    await shared.quiet()
    assert says(await shared.say(someone, "/sos@some_other_bot"), "welcome-unknown-command")


async def test_odd_messages_in_private(shared: Town) -> None:
    someone = shared.resident()
    user = {"id": someone.id, "is_bot": False, "first_name": "x"}
    base: dict[str, Any] = {
        "date": 1,
        "chat": {"id": someone.id, "type": "private", "first_name": "x"},
        "from": user,
    }
    dice = {"dice": {"emoji": "🎲", "value": 3}}
    sticker = {
        "sticker": {
            "file_id": "a",
            "file_unique_id": "b",
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
    }
    texts: list[dict[str, Any]] = [{"text": "\ud83d half"}, {"text": "\x00\x1b[0m"}, {"future": 1}]
    for number, body in enumerate([dice, sticker, *texts]):
        begin = shared.world.seq
        await shared.feed("message", message_id=9000 + number, **base, **body)
        heard = await someone.inbox(begin)
        assert heard and says(heard[-1].text, "welcome-not-understood"), body
    await shared.feed(
        "message", message_id=9100, **base, pinned_message={"message_id": 1, **base, "text": "x"}
    )
    nobody = {
        "message_id": 9200,
        "date": 1,
        "chat": {"id": -5, "type": "group", "title": "g"},
        "text": "/sos",
    }
    await shared.feed("message", **nobody)
    await shared.feed(
        "callback_query", id="1", chat_instance="1", data="aid:sos", inline_message_id="1", **{"from": user}
    )
    await shared.feed("callback_query", id="2", chat_instance="1", game_short_name="x", **{"from": user})


async def test_an_update_that_the_library_cannot_read_stops_no_other(shared: Town) -> None:
    someone = shared.resident()
    user = {"id": someone.id, "is_bot": False, "first_name": "x"}
    chat = {"id": someone.id, "type": "private", "first_name": "x"}
    number = await shared.feed("message", message_id=9, date=1, chat=chat, poll={"id": "1"}, **{"from": user})
    assert says(await shared.say(someone, "/help"), "welcome-help-resident")
    assert shared.value("SELECT state FROM inbox WHERE update_id = ?", number) == "failed"
    incident = shared.value("SELECT note FROM inbox WHERE update_id = ?", number)
    assert incident.startswith("incident ") and incident in shared.ear.heard[0]
    shared.ear.heard.clear()
    shared.expected.add(number)


async def test_the_admin_of_the_settings_needs_no_code(shared: Town) -> None:
    admin = await shared.sandbox.person("管理员", id=ADMIN)
    await admin.start()
    await shared.quiet()
    assert "村里现在" in "".join(await shared.say(admin, "/board"))
