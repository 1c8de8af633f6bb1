"""Updates that are not for the bot, or of a strange shape: ignored on purpose with a log line, or answered in words."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from here import ADMIN, Town, says


async def test_what_is_ignored_on_purpose(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot")
    leader, group = town.leaders["1"], town.chats["1"]
    channel = await town.sandbox.channel("村务公开", leader)
    await channel.add_bot(leader, admin=True)
    before = len(await town.sandbox.calls(method="sendMessage"))
    await channel.post(leader, "/sos")
    sent = await leader.write("你好", group)
    assert sent.update_id is None  # chatter in the group is not even seen
    person: dict[str, Any] = {"id": leader.id, "is_bot": False, "first_name": "x"}
    private = {"id": leader.id, "type": "private", "first_name": "x"}
    message = {"message_id": 77, "date": 1, "chat": private, "from": person, "text": "/sos"}
    place = {"id": channel.id, "type": "channel", "title": "x"}
    await town.feed("edited_message", **message, edit_date=2)
    await town.feed("channel_post", message_id=3, date=1, chat=place, sender_chat=place, text="/sos")
    await town.feed("edited_channel_post", message_id=3, date=1, edit_date=2, chat=place, text="/sos")
    await town.feed(
        "message_reaction", chat=private, message_id=3, date=1, old_reaction=[], new_reaction=[], user=person
    )
    assert caplog.text.count("ignored on purpose") >= 4
    assert len(await town.sandbox.calls(method="sendMessage")) == before
    assert town.value("SELECT COUNT(*) FROM requests") == 0


async def test_an_edited_message_is_not_a_new_command(town: Town) -> None:
    someone = town.resident()
    sent = await someone.write("/help")
    await town.quiet()
    edited = await someone.edit(sent.message_id, "/sos")
    assert edited.update_id is None
    await town.quiet()
    assert town.value("SELECT COUNT(*) FROM requests") == 0


async def test_an_anonymous_administrator_is_told_to_show_themselves(town: Town) -> None:
    chat = town.chats["1"]
    for text in ("/sos", "/aid", "/language", f"/start {await town.code('group', '2')}"):
        sent = await chat.write_anonymous(text)
        assert "匿名管理员" in (await town.heard(chat, sent))[-1].text
    assert town.value("SELECT COUNT(*) FROM requests") == 0
    assert town.value("SELECT chat_id FROM groups WHERE name = '1'") == chat.id


async def test_commands_of_other_bots_and_unknown_ones(town: Town) -> None:
    someone, chat = town.resident(), town.chats["1"]
    await town.sandbox.privacy(False)
    await chat.promote_bot(town.leaders["1"])
    for text in ("/sos@some_other_bot", "/nonsense", "/nonsense@ten_households_bot", "随便聊聊", "/", "sos"):
        assert await town.say(someone, text, chat) == [], text
    assert "求助已发出" in "".join(await town.say(someone, "/sos@Ten_Households_Bot", chat))
    assert says(await town.say(someone, "/sos@some_other_bot"), "welcome-unknown-command")
    assert town.value("SELECT COUNT(*) FROM requests") == 1


async def test_odd_messages_in_private(town: Town) -> None:
    someone = town.resident()
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
        begin = town.world.seq
        await town.feed("message", message_id=9000 + number, **base, **body)
        heard = await someone.inbox(begin)
        assert heard and says(heard[-1].text, "welcome-not-understood"), body
    await town.feed("message", message_id=9100, **base, pinned_message={"message_id": 1, **base, "text": "x"})
    nobody = {
        "message_id": 9200,
        "date": 1,
        "chat": {"id": -5, "type": "group", "title": "g"},
        "text": "/sos",
    }
    await town.feed("message", **nobody)
    await town.feed(
        "callback_query", id="1", chat_instance="1", data="aid:sos", inline_message_id="1", **{"from": user}
    )
    await town.feed("callback_query", id="2", chat_instance="1", game_short_name="x", **{"from": user})
    assert town.value("SELECT COUNT(*) FROM requests") == 0


async def test_an_update_that_the_library_cannot_read_stops_no_other(town: Town) -> None:
    someone = town.resident()
    user = {"id": someone.id, "is_bot": False, "first_name": "x"}
    chat = {"id": someone.id, "type": "private", "first_name": "x"}
    number = await town.feed("message", message_id=9, date=1, chat=chat, poll={"id": "1"}, **{"from": user})
    assert says(await town.say(someone, "/help"), "welcome-help-resident")
    assert town.value("SELECT state FROM inbox WHERE update_id = ?", number) == "failed"
    incident = town.value("SELECT note FROM inbox WHERE update_id = ?", number)
    assert incident.startswith("incident ") and incident in town.ear.heard[0]
    town.ear.heard.clear()
    town.expected.add(number)


async def test_the_admin_of_the_settings_needs_no_code(town: Town) -> None:
    admin = await town.sandbox.person("管理员", id=ADMIN)
    await admin.start()
    await town.quiet()
    assert "村里现在" in "".join(await town.say(admin, "/board"))
