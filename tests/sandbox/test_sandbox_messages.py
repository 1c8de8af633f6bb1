"""Sending, replying, keyboards, editing, deleting, pinning, answering taps."""

import asyncio
from typing import Any

import pytest
from telegram import Bot, Message, MessageOriginUser

from sandbox.client import Person, Refused, Sandbox
from sandbox.testing import Api

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


def keyboard(*data: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": each, "callback_data": each}] for each in data]}


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"text": ""}, "message text is empty"),
        ({}, "message text is empty"),
        ({"text": "   \n"}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        (
            {"text": "<i>a", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"i\"",
        ),
        ({"text": "a", "reply_markup": keyboard("x" * 65)}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "reply_markup": keyboard("户" * 22)}, "BUTTON_DATA_INVALID"),
        (
            {"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": ""}]]}},
            "BUTTON_DATA_INVALID",
        ),
        (
            {"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "a", "reply_markup": {"inline_keyboard": [[{"callback_data": "a"}]]}},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            {"text": "a", "reply_markup": {"inline_keyboard": [{"text": "a"}]}},
            'field "inline_keyboard" must be an Array of Arrays',
        ),
        ({"text": "a", "reply_markup": keyboard(*map(str, range(101)))}, "reply markup is too long"),
        ({"text": "a", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
    ],
)
async def test_refused(api: Api, anna: Person, params: dict[str, Any], description: str) -> None:
    assert await api("sendMessage", chat_id=anna.id, **params) == (400, f"Bad Request: {description}")


async def test_longest(api: Api, anna: Person) -> None:
    text = "<b>" + "a" * 4096 + "</b>"
    sent = await api(
        "sendMessage", chat_id=anna.id, text=text, parse_mode="HTML", reply_markup=keyboard("x" * 64)
    )
    assert len(sent["text"]) == 4096
    assert Message.de_json(sent, None).entities[0].length == 4096


async def test_reply(api: Api, anna: Person) -> None:
    sent = await anna.write("question")
    reply = await api(
        "sendMessage", chat_id=anna.id, text="a", reply_parameters={"message_id": sent.message_id}
    )
    assert reply["reply_to_message"]["text"] == "question"
    optional = {"message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await api(
        "sendMessage", chat_id=anna.id, text="b", reply_parameters=optional
    )
    seen = await anna.wait("a")
    assert seen.reply_to == sent.message_id


async def test_edit(api: Api, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="one", reply_markup=keyboard("a"))
    where = {"chat_id": anna.id, "message_id": sent["message_id"]}
    same = await api("editMessageText", **where, text="one", reply_markup=keyboard("a"))
    assert same == (400, NOT_MODIFIED)
    edited = await api("editMessageText", **where, text="two")
    assert edited["text"] == "two" and "reply_markup" not in edited and edited["edit_date"]
    assert await api("editMessageReplyMarkup", **where) == (400, NOT_MODIFIED)
    assert (await api("editMessageReplyMarkup", **where, reply_markup=keyboard("b")))["reply_markup"]
    seen = await anna.wait("two")
    assert seen.edits == 2 and seen.button("b").data == "b"
    assert await api("editMessageCaption", **where, caption="x") == (
        400,
        "Bad Request: there is no caption in the message to edit",
    )


async def test_edit_what_is_not_there_or_not_own(api: Api, anna: Person) -> None:
    sent = await anna.write("mine")
    found = await api("editMessageText", chat_id=anna.id, message_id=sent.message_id, text="x")
    assert found == (400, "Bad Request: message can't be edited")
    found = await api("editMessageText", chat_id=anna.id, message_id=999, text="x")
    assert found == (400, "Bad Request: message to edit not found")


async def test_delete_and_pin(api: Api, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="one")
    where = {"chat_id": anna.id, "message_id": sent["message_id"]}
    assert await api("pinChatMessage", **where) is True
    assert (await anna.wait("one")).pinned
    assert (await api("getChat", chat_id=anna.id))["pinned_message"]["text"] == "one"
    assert await api("unpinChatMessage", chat_id=anna.id) is True
    assert await api("unpinChatMessage", chat_id=anna.id) == (400, "Bad Request: message to unpin not found")
    assert await api("deleteMessage", **where) is True
    assert await anna.inbox() == []
    assert await api("deleteMessage", **where) == (400, "Bad Request: message to delete not found")
    assert await api("pinChatMessage", **where) == (400, "Bad Request: message to pin not found")


async def test_copy_and_forward(api: Api, anna: Person) -> None:
    sent = await anna.write("hello")
    source = {"chat_id": anna.id, "from_chat_id": anna.id, "message_id": sent.message_id}
    copy = await api("copyMessage", **source)
    forward = await api("forwardMessage", **source)
    origin = Message.de_json(forward, None).forward_origin
    assert isinstance(origin, MessageOriginUser) and origin.sender_user.id == anna.id
    assert [seen.message_id for seen in await anna.inbox()] == [copy["message_id"], forward["message_id"]]


async def test_press_and_answer(bot: Bot, api: Api, sandbox: Sandbox, anna: Person) -> None:
    await api(
        "sendMessage", chat_id=anna.id, text="choose", reply_markup=keyboard("a:yes:1", "a:no:1", "b:x:1")
    )
    seen = await anna.wait("choose")
    with pytest.raises(Refused, match="no button"):
        await anna.press(seen, "c:")
    with pytest.raises(Refused, match="more than one"):
        await anna.press(seen, "a:")
    tap = asyncio.create_task(anna.press(seen, "b:"))
    await sandbox.events(after=seen.seq, wait=10)
    queries = [update.callback_query for update in await bot.get_updates() if update.callback_query]
    (query,) = queries
    assert isinstance(query.message, Message) and query.message.text == "choose"
    assert query.data == "b:x:1" and query.from_user.id == anna.id
    assert await api("answerCallbackQuery", callback_query_id=query.id, text="x" * 201) == (
        400,
        "Bad Request: MESSAGE_TOO_LONG",
    )
    await query.answer("done", show_alert=True)
    answer = await tap
    assert (answer.answered, answer.text, answer.show_alert) == (True, "done", True)


async def test_old_or_unknown_taps(api: Api, sandbox: Sandbox, anna: Person) -> None:
    refusal = (400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    assert await api("answerCallbackQuery", callback_query_id="1") == refusal
    answer = await anna.press_raw(anna.id, 999, "old:data", timeout=0)
    assert not answer.answered
    update = (await api("getUpdates", offset=-1))[0]["callback_query"]
    assert update["message"] == {"chat": update["message"]["chat"], "message_id": 999, "date": 0}
    await sandbox.advance(16 * 60)
    assert await api("answerCallbackQuery", callback_query_id=answer.query_id) == refusal


async def test_message_ids_and_flags(api: Api, sandbox: Sandbox, anna: Person) -> None:
    ben = await sandbox.person("Ben")
    await ben.start()
    first = await api("sendMessage", chat_id=anna.id, text="a", disable_notification=True)
    second = await api(
        "sendMessage", chat_id=ben.id, text="b", reply_markup={"keyboard": [["here", {"text": "there"}]]}
    )
    assert second["message_id"] == first["message_id"] + 1
    assert (await anna.wait("a")).silent
    assert (await ben.wait("b")).keyboard == [["here", "there"]]


async def test_chat_action_and_location(bot: Bot, api: Api, anna: Person) -> None:
    assert await bot.send_chat_action(anna.id, "typing")
    assert await api("sendChatAction", chat_id=anna.id, action="dance") == (
        400,
        "Bad Request: wrong parameter action in request",
    )
    sent = await bot.send_location(anna.id, latitude=30.5, longitude=114.3)
    assert sent.location and sent.location.latitude == 30.5
    assert await api("sendLocation", chat_id=anna.id, latitude=1) == (400, "Bad Request: longitude is empty")


async def test_mentions(api: Api, anna: Person) -> None:
    text = f'<a href="tg://user?id={anna.id}">Anna</a> <a href="tg://user?id=1">nobody</a>'
    sent = await api("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")
    (mention,) = sent["entities"]
    assert (mention["type"], mention["user"]["id"], mention["length"]) == ("text_mention", anna.id, 4)


async def test_entities_instead_of_markup(api: Api, anna: Person) -> None:
    bold = {"type": "bold", "offset": 0, "length": 1}
    sent = await api("sendMessage", chat_id=anna.id, text="abc", entities=[bold])
    assert sent["entities"] == [bold]
    assert await api(
        "sendMessage", chat_id=anna.id, text="abc", entities=[{"type": "bold", "offset": 0}]
    ) == (
        400,
        "Bad Request: can't parse MessageEntity: Can't find field \"length\"",
    )


async def test_delete_several(api: Api, anna: Person) -> None:
    ids = [(await api("sendMessage", chat_id=anna.id, text=str(n)))["message_id"] for n in range(3)]
    assert await api("deleteMessages", chat_id=anna.id, message_ids=[*ids[:2], 999]) is True
    assert [seen.text for seen in await anna.inbox()] == ["2"]
    assert await api("deleteMessages", chat_id=anna.id, message_ids=[[]]) == (
        400,
        "Bad Request: message identifier must be a Number",
    )
