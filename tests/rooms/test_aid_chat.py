"""The aid room's door: what is read from an update, and what is left alone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from aid_help import Stage, calls, stage_in
from telegram import Update

from handlers.aid import after_chat, chat, later_chat
from handlers.common.desk import Desk
from handlers.common.work import Work
from storage import dialogues


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage_in(tmp_path) as found:
        yield found


def _message(user: int, where: int, content: dict[str, Any]) -> dict[str, Any]:
    kind = {"type": "private"} if where == user else {"type": "group", "title": "g"}
    sender = {"id": user, "is_bot": False, "first_name": "P"}
    return {"message_id": 5, "date": 1, "chat": {"id": where, **kind}, "from": sender, **content}


async def at_desk(
    stage: Stage, call: Callable[..., Awaitable[None]], user: int, *args: Any, where: int | None = None,
    press: bool = False, data: dict[str, Any] | None = None, **content: Any,
) -> Desk:  # fmt: skip
    """Hand one update to a chat function, as the dispatcher does."""
    chat_id = where or user
    body: dict[str, Any] = {"update_id": 1}
    message = _message(user, chat_id, content)
    if press:
        sender = message["from"]
        body["callback_query"] = {
            "id": "1",
            "from": sender,
            "chat_instance": "1",
            "data": "x",
            "message": message,
        }
    else:
        body["message"] = message
    async with stage.db.write() as tx:
        work = Work(tx, stage.now, stage.settings)
        desk = Desk(Update.de_json(body, None), work, await stage.actor(tx, user, chat_id), data=data or {})
        await call(desk, *args)
    return desk


async def test_sos_in_the_group_answers_there_and_calls(stage: Stage) -> None:
    await at_desk(stage, chat.sos, 102, where=-1, text="/sos@bot my mother\n<fell>")
    assert (await stage.request())["text"] == "my mother\n<fell>"
    found = await stage.sent(-1)
    assert calls(found) == {-1} and found[-1].payload["reply_parameters"]["message_id"] == 5
    assert {one.lane for one in found} == {0}


async def test_aid_words_kind_claim_and_over_by_press(stage: Stage) -> None:
    await at_desk(stage, chat.ask, 102, text="/aid ladder")
    await at_desk(stage, chat.on_words, 102, text="please")
    await at_desk(stage, chat.kind, 102, "tools", press=True)
    assert (await stage.request())["text"] == "ladder please"
    desk = await at_desk(stage, chat.claim, 103, 1, where=-1, press=True)
    assert desk.alarm and desk.toasted is not None
    for call in (chat.still, chat.arrived, chat.close):
        await at_desk(stage, call, 103, 1, press=True)
    await at_desk(stage, after_chat.outcome, 103, 1, "helped", press=True)
    assert (await stage.request())["state"] == "closed"


async def test_place_photo_voice_and_caption_are_passed_on(stage: Stage) -> None:
    await at_desk(stage, chat.sos_pressed, 102, press=True)
    await at_desk(stage, chat.join, 103, 1, press=True)
    await stage.forget_sent()
    photo = [
        {"file_id": size, "file_unique_id": size, "width": 1, "height": 1} for size in ("small", "large")
    ]
    voice = {"file_id": "voice", "file_unique_id": "v", "duration": 1}
    place = {"latitude": 24.5, "longitude": 113.25}
    film = {"file_id": "film", "file_unique_id": "f", "duration": 1, "length": 1, "width": 1, "height": 1}
    said = ({"location": place}, {"photo": photo, "caption": "the door"}, {"voice": voice})
    for content in (*said, {"video": film}, {"video_note": film}):
        await at_desk(stage, chat.on_more, 102, data={"id": 1}, **content)
    sent = await stage.sent(103)
    methods = ["sendLocation", "sendPhoto", "sendMessage", "sendVoice", "sendVideo", "sendVideoNote"]
    assert [one.method for one in sent] == methods
    assert sent[0].payload == place and sent[1].payload == {"photo": "large"} and "the door" in sent[2].text


async def test_talk_in_the_group_is_not_passed_on(stage: Stage) -> None:
    await at_desk(stage, chat.sos, 102, where=-1, text="/sos")
    await stage.forget_sent()
    await at_desk(stage, chat.on_more, 102, where=-1, data={"id": 1}, text="what is for dinner")
    assert await stage.sent() == []
    answered = _message(1, -1, {"text": "x"})
    answered["from"]["is_bot"] = True
    await at_desk(
        stage, chat.on_more, 102, where=-1, data={"id": 1}, text="upstairs", reply_to_message=answered
    )
    assert [one.chat for one in await stage.sent()] == [-1]


async def test_after_the_end_the_question_is_closed(stage: Stage) -> None:
    await at_desk(stage, chat.sos, 102, text="/sos")
    await at_desk(stage, after_chat.outcome, 102, 1, "withdrawn", press=True)
    await stage.forget_sent()
    await at_desk(stage, chat.on_more, 102, data={"id": 1}, text="late")
    assert "/aid" in (await stage.sent(102))[0].text
    async with stage.db.read() as tx:
        assert await dialogues.waiting(tx, 102, 102, 0) is None


async def test_the_quiet_way(stage: Stage) -> None:
    await at_desk(stage, chat.quiet, 102, press=True)
    await at_desk(stage, chat.hush, 102, "intruder", press=True)
    assert (await stage.request())["quiet"] == 1


def test_every_button_has_a_handler() -> None:
    assert {"aid:words", "aid:more"} <= set(chat.door().typed)
    handlers = [*chat.door().handlers, *later_chat.door().handlers]
    patterns = [str(handler.pattern.pattern) for handler in handlers if hasattr(handler, "pattern")]
    for verb in (
        "kind", "what", "claim", "join", "arrived", "drop", "still", "within", "close", "outcome", "log", "quiet",
        "hush", "doors", "door", "indoor", "sure", "mute", "unmute", "corner", "lend",
    ):  # fmt: skip
        assert f"^aid:{verb}(:|$)" in patterns


async def test_a_voice_message_while_the_kinds_are_shown_is_kept_and_said_to_be(stage: Stage) -> None:
    await at_desk(stage, chat.ask, 102, text="/aid")
    await stage.forget_sent()
    voice = {"file_id": "voice", "file_unique_id": "v", "duration": 1}
    await at_desk(stage, chat.on_words, 102, voice=voice)
    (answer,) = await stage.sent(102)
    assert "Kept" in answer.text and "aid:kind:fire" in answer.buttons
    await at_desk(stage, chat.kind, 102, "fire", press=True)
    await at_desk(stage, chat.claim, 103, 1, where=-1, press=True)
    assert [one.payload for one in await stage.sent(103) if one.method == "sendVoice"] == [{"voice": "voice"}]


async def test_nothing_to_cancel_is_left_for_somebody_who_is_there(stage: Stage) -> None:
    await at_desk(stage, chat.sos, 102, text="/sos")
    await at_desk(stage, chat.claim, 103, 1, where=-1, press=True)
    await stage.forget_sent()
    await at_desk(stage, chat.arrived, 103, 1, press=True)
    sent = await stage.sent(103)
    assert [one.buttons for one in sent if one.method == "sendMessage"] == [("aid:close:1",)]
    gone = {one.needs for one in sent if one.method == "editMessageReplyMarkup"}
    assert gone == {"#5", "aid:1:to"}, "under the pressed message and under the address"
