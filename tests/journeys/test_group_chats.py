"""Group chats: bound by a code, bound anew, lost, back, renamed, moved to a supergroup while messages wait."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from here import Town, here, says

from domain.notice import Lane, say
from sandbox.client import Group
from storage.people import Reader


async def bound_to(town: Town, group: str) -> int | None:
    return town.value("SELECT chat_id FROM groups WHERE name = ?", group)  # type: ignore[no-any-return]


async def test_two_chats_for_one_group_a_person_chooses(town: Town) -> None:
    old, leader, chief = town.chats["1"], town.leaders["1"], town.officials[0]
    new = await town.open_chat("1", "新<b>群")
    question = await town.last(new, "welcome:chat:")
    assert says(question.text, "groups-chat-question") and "新<b>群" in question.text
    assert await bound_to(town, "1") == old.id
    data = question.buttons[0][0].data
    answer = await town.tap(town.resident("1"), question, data)
    assert says(answer.text, "groups-chat-not-yours") and answer.show_alert
    begin = town.world.seq
    await town.tap(
        leader, await town.last(leader, "welcome:chat:"), data
    )  # in private; the leader is asked there too
    assert await bound_to(town, "1") == new.id
    assert says([seen.text for seen in await new.messages(begin)], "welcome-bound")
    assert says([seen.text for seen in await old.messages(begin)], "welcome-chat-left")
    changed = next(seen for seen in await new.messages() if seen.message_id == question.message_id)
    assert says(changed.text, "groups-chat-done") and not changed.buttons
    again = await town.tap(chief, await town.last(chief), data)
    assert "已经有人选了" in again.text and again.show_alert
    await town.say(town.resident(), "/sos")
    assert (await town.last(new, "aid:claim:")).text
    assert not any(seen.has_button("aid:claim:") for seen in await old.messages())
    assert says(await town.say(leader, "/join", old), "households-chat-unbound")


async def test_the_bot_is_thrown_out_between_question_and_choice(town: Town) -> None:
    old, leader = town.chats["1"], town.leaders["1"]
    new = await town.open_chat("1", "新群")
    question = await town.last(leader, "welcome:chat:")
    await new.remove_bot(leader)
    answer = await town.tap(leader, question, question.buttons[0][0].data)
    assert says(answer.text, "groups-chat-new-gone") and answer.show_alert
    await new.add_bot(leader)
    await old.remove_bot(leader)
    await town.quiet()
    answer = await town.tap(leader, question, question.buttons[1][0].data)
    assert says(answer.text, "groups-chat-old-gone") and await bound_to(town, "1") == old.id
    await town.tap(leader, question, question.buttons[0][0].data)
    assert await bound_to(town, "1") == new.id


async def test_the_code_of_another_group_does_not_take_a_chat_away_unasked(town: Town) -> None:
    chat, leader, chief = town.chats["1"], town.leaders["1"], town.officials[0]
    code = await town.code("group", "2")
    assert says(await town.say(leader, f"/start {code}", chat), "groups-chat-question")
    assert (await bound_to(town, "1"), await bound_to(town, "2")) == (chat.id, town.chats["2"].id)
    assert says(await town.say(town.resident(), f"/start {code}", chat), "welcome-code-used")
    question = await town.last(chat, "welcome:chat:")
    await town.tap(chief, await town.last(chief), question.buttons[0][0].data)
    assert (await bound_to(town, "1"), await bound_to(town, "2")) == (None, chat.id)
    for person in (leader, town.resident()):
        again = await town.code("group", "2")
        assert says(await town.say(person, f"/start {again}", chat), "welcome-bound")
    assert says(await town.say(leader, "/start", chat), "welcome-help-group")


async def test_the_bot_is_made_administrator_and_unmade(town: Town) -> None:
    chat, leader, chief = town.chats["1"], town.leaders["1"], town.officials[0]
    assert await town.heard(chief, await chat.promote_bot(leader)) == []
    assert town.rows("SELECT admin, can_pin FROM chats WHERE chat_id = ?", chat.id) == [(1, 1)]
    number = await warn(town)
    tally = await town.last(chief, f"alerts:clear:{number}")
    await town.tap(chief, tally, f"alerts:clear:{number}")
    pinned = [call.params["message_id"] for call in await town.sandbox.calls(method="pinChatMessage")]
    warning = await town.last(chat, "alerts:safe:")
    end = next(seen for seen in await chat.messages() if seen.reply_to == warning.message_id)
    assert pinned == [warning.message_id, end.message_id]
    unmade = await chat.demote_bot(leader)
    for person in (leader, chief):
        assert says([seen.text for seen in await town.heard(person, unmade)], "groups-no-pin")
    assert town.rows("SELECT admin, can_pin, reachable FROM chats WHERE chat_id = ?", chat.id) == [(0, 0, 1)]
    begin = town.world.seq
    await standing(town, chat, "member", "member", can_send=True)
    assert await town.heard(leader, begin) == []


async def test_the_bot_is_thrown_out_and_added_again(town: Town) -> None:
    chat, leader, chief = town.chats["1"], town.leaders["1"], town.officials[0]
    english = await town.official("Officer", "en")
    sent = await chat.remove_bot(leader)
    for person, language in ((leader, "zh"), (chief, "zh"), (english, "en")):
        assert says([seen.text for seen in await town.heard(person, sent)], "welcome-lost-chat", language)
    other = town.leaders["2"]
    assert await other.inbox(sent) == []
    await warn(town)
    assert all(seen.chat_id != chat.id for seen in await chat.messages(sent))
    assert (await town.last(town.resident("1"), "alerts:safe:")).text
    assert "1" in (await town.say(chief, "/board"))[-1]
    added = await chat.add_bot(leader)
    assert says([seen.text for seen in await town.heard(chat, added)], "welcome-bound")
    await town.say(town.resident("1"), "/sos")
    assert (await town.last(chat, "aid:claim:")).text
    assert town.value("SELECT COUNT(*) FROM outbox WHERE state = 'dead'") == 0


async def warn(town: Town, colour: str = "橙") -> str:
    """The first official warns; gives the warning's number."""
    chief = town.officials[0]
    await town.say(chief, f"/alert 暴雨 {colour}")
    preview = await town.last(chief, "alerts:send:")
    number = preview.button("alerts:send:").data.rpartition(":")[2]
    await town.tap(chief, preview, f"alerts:send:{number}")
    return number


async def test_a_chat_that_fell_silent_unnoticed_is_found_when_a_warning_goes_there(town: Town) -> None:
    chat = town.chats["1"]
    begin = town.world.seq
    await town.sandbox.faults("sendMessage", "403", chat_id=chat.id)
    await warn(town)
    for person in (town.leaders["1"], *town.officials):
        assert says([seen.text for seen in await person.inbox(begin)], "welcome-lost-chat")
    assert town.value("SELECT reachable FROM chats WHERE chat_id = ?", chat.id) == 0
    assert "chat-lost" in town.journal("welcome")
    assert (await town.last(town.resident("1"), "alerts:safe:")).text
    dead = town.rows("SELECT ref FROM outbox WHERE state = 'dead' ORDER BY id")
    assert dead[0][0].startswith("alert:") and len(dead) <= 2  # the other: its patrol stays at home


async def test_the_bot_may_not_write_any_more_and_then_may_again(town: Town) -> None:
    chat, leader = town.chats["1"], town.leaders["1"]
    begin = town.world.seq
    await standing(town, chat, "member", "restricted", can_send=False)
    assert says([seen.text for seen in await town.heard(leader, begin)], "welcome-lost-chat")
    assert town.value("SELECT reachable FROM chats WHERE chat_id = ?", chat.id) == 0
    await standing(town, chat, "restricted", "member", can_send=True)
    assert town.value("SELECT reachable FROM chats WHERE chat_id = ?", chat.id) == 1
    assert await bound_to(town, "1") == chat.id


async def standing(town: Town, chat: Group, old: str, new: str, *, can_send: bool) -> None:
    """An administrator changes what the bot may do; the sandbox knows no restrictions."""
    bot = {
        "id": town.sandbox.bot_id,
        "is_bot": True,
        "first_name": "Bot",
        "username": town.sandbox.bot_username,
    }
    leader = town.leaders["1"]
    await town.feed(
        "my_chat_member",
        date=1,
        chat={"id": chat.id, "type": "supergroup", "title": chat.title},
        old_chat_member=member(bot, old, not can_send),
        new_chat_member=member(bot, new, can_send),
        **{"from": {"id": leader.id, "is_bot": False, "first_name": leader.name}},
    )


def member(user: dict[str, Any], status: str, can_send: bool) -> dict[str, Any]:
    if status != "restricted":
        return {"user": user, "status": status}
    rights = (
        "messages",
        "audios",
        "documents",
        "photos",
        "videos",
        "video_notes",
        "voice_notes",
        "polls",
        "other_messages",
    )
    named = {f"can_send_{right}": can_send for right in rights}
    more = (
        "add_web_page_previews",
        "change_info",
        "invite_users",
        "pin_messages",
        "manage_topics",
        "edit_tag",
        "react_to_messages",
    )
    flags = {f"can_{right}": False for right in more}
    return {"user": user, "status": status, "is_member": True, "until_date": 0, **named, **flags}


async def test_a_chat_that_is_renamed_keeps_its_group(town: Town) -> None:
    chat, leader = town.chats["1"], town.leaders["1"]
    sent = await chat.rename(leader, "<b>十户</b> =1+1")
    assert await town.heard(chat, sent) == []
    assert town.value("SELECT title FROM chats WHERE chat_id = ?", chat.id) == "<b>十户</b> =1+1"
    assert await bound_to(town, "1") == chat.id
    removed = await chat.remove_bot(leader)
    assert "<b>十户</b> =1+1" in (await town.heard(leader, removed))[-1].text


async def test_the_bot_is_in_a_chat_of_no_group(town: Town) -> None:
    someone = town.resident()
    chat = await town.sandbox.group("闲聊", someone, [])
    added = await chat.add_bot(someone)
    assert says([seen.text for seen in await town.heard(chat, added)], "welcome-bind-me")
    assert says(await town.say(someone, "/start", chat), "welcome-bind-me")
    assert says(await town.say(someone, "/join", chat), "households-chat-unbound")
    assert says(await town.say(someone, "/start 0000000000", chat), "welcome-code-unknown")
    removed = await chat.remove_bot(someone)
    await town.quiet()
    assert await town.officials[0].inbox(removed) == []


async def test_chatter_in_a_group_is_not_seen_and_not_kept(town: Town) -> None:
    chat, someone = town.chats["1"], town.resident()
    sent = await someone.write("今晚吃什么", chat)
    assert sent.update_id is None
    await town.say(someone, "/aid", chat)
    await town.say(someone, "我家没电了", chat)
    assert town.value("SELECT COUNT(*) FROM inbox WHERE payload LIKE '%我家没电了%'") == 0
    menu = await town.last(chat, "aid:kind:utilities")
    answered = await someone.write("我家没电了", chat, reply_to=menu.message_id)
    assert answered.update_id is not None
    await town.quiet()
    await town.tap(someone, menu, "aid:kind:utilities")
    assert town.value("SELECT text FROM requests") == "我家没电了"


async def test_what_waits_for_a_group_follows_it_to_the_supergroup(tmp_path: Path) -> None:
    async with here(tmp_path, officials=("村主任", "防汛值班")) as town:
        chat, leader, old = town.chats["1"], town.leaders["1"], town.chats["1"].id
        here_ = Reader(old, "zh")
        async with town.work() as work:
            await work.post.send(here_, say("common-see-below"), ref="first", lane=Lane.WARNING)
        await town.quiet()
        await town.sandbox.faults("*", "outage")
        async with town.work() as work:
            await work.post.send(
                here_, say("welcome-kept"), ref="second", reply_to="first", lane=Lane.WARNING
            )
            await work.post.edit(here_, "first", say("welcome-forgotten"))
            await work.post.send(here_, say("welcome-cancelled"), reply_to="second", lane=Lane.WARNING)
        new = await chat.migrate()
        await town.sandbox.faults(kind="clear")
        await town.quiet()
        texts = [seen.text for seen in await chat.messages()]
        assert says(texts, "welcome-kept") and says(texts, "welcome-cancelled")
        assert says(texts, "welcome-forgotten")  # an edit whose message stayed behind comes as a message
        assert await bound_to(town, "1") == new
        assert town.rows("SELECT chat_id FROM chats WHERE chat_id IN (?, ?)", old, new) == [(new,)]
        assert town.value("SELECT COUNT(*) FROM outbox WHERE chat_id = ?", old) == 0
        kept = next(seen for seen in await chat.messages() if says(seen.text, "welcome-kept"))
        cancelled = next(seen for seen in await chat.messages() if says(seen.text, "welcome-cancelled"))
        assert cancelled.reply_to == kept.message_id
        await warn(town)
        shown = await town.last(chat, "alerts:safe:")
        assert says((await town.tap(leader, shown, shown.button("alerts:safe:").data)).text, "alerts-toast")


async def test_the_all_clear_reaches_a_group_that_moved_in_between(town: Town) -> None:
    chat, chief = town.chats["1"], town.officials[0]
    number = await warn(town)
    await chat.migrate()
    await town.quiet()
    tally = await town.last(chief, f"alerts:clear:{number}")
    await town.tap(chief, tally, f"alerts:clear:{number}")
    assert says([seen.text for seen in await chat.messages()], "alerts-clear")
    assert town.value("SELECT COUNT(*) FROM outbox WHERE state <> 'sent'") == 0
