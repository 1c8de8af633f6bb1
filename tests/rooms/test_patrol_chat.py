"""The door of the patrol room: commands, presses and the typed report reach their actions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, Update

from domain.refusal import Refusal
from handlers.common.desk import Desk
from handlers.common.work import Work
from handlers.patrol import chat
from storage import dialogues
from tests.rooms.patrol_help import Village, asked, shown, village

BOT = Bot("1:token")
DOOR = chat.door()


def person(user: int) -> dict[str, Any]:
    return {"id": user, "is_bot": False, "first_name": f"user {user}"}


def private(user: int, text: str, sender: int | None = None) -> dict[str, Any]:
    message = {"message_id": 5, "date": 0, "chat": {"id": user, "type": "private"}, "text": text}
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
    return message | {"from": person(sender or user)}


async def at_desk(v: Village, user: int, body: dict[str, Any]) -> Desk:
    """Take an update to the room as the dispatcher does."""
    update = Update.de_json({"update_id": 1, **body}, BOT)
    async with v.db.write() as tx:
        work = Work(tx, v.now, v.settings)
        desk = Desk(update, work, await v.actor(tx, user))
        question = await dialogues.waiting(tx, user, user, work.epoch)
        if question and update.message and not (update.message.text or "").startswith("/"):
            desk.data = question[1]
            await DOOR.typed[question[0]](desk)
            return desk
        for handler in DOOR.handlers:
            if handler.check_update(update) not in (None, False):
                await handler.callback(update, desk)  # type: ignore[arg-type]
                return desk
    raise AssertionError(f"nothing takes {body}")


async def press(v: Village, user: int, data: str) -> Desk:
    query = {"id": "1", "from": person(user), "chat_instance": "1", "data": data}
    return await at_desk(v, user, {"callback_query": query | {"message": private(user, "…", 1)}})


async def write(v: Village, user: int, text: str) -> Desk:
    return await at_desk(v, user, {"message": private(user, text)})


@pytest.fixture(autouse=True)
def _named_bot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Command handlers ask for the bot's name; without a network it is told."""
    monkeypatch.setattr(Bot, "username", property(lambda self: "village_bot"))


async def test_a_night_by_presses_and_typed_words(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn = await asked(v, days=0)
        one, leader = turn["id"], turn["group_id"] * 100 + 1
        assert (await press(v, leader, f"patrol:confirm:{one}")).toasted
        desk = await press(v, leader + 1, f"patrol:decline:{one}")
        assert desk.toasted and "excused" not in shown(desk.toasted)
        home = (await v.rows("SELECT household_id AS id FROM duties WHERE state = 'asked'"))[0]["id"]
        await press(v, leader, f"patrol:stand:{one}:{home}")
        await press(v, leader, f"patrol:absent:{one}:{home}")
        await press(v, leader, f"patrol:team:{one}")
        await v.sweep("2026-08-10 20:00")
        await press(v, leader, f"patrol:start:{one}")
        await press(v, leader, f"patrol:fine:{one}")
        await press(v, leader, f"patrol:finish:{one}")
        await write(v, leader, "water is rising")
        assert (await v.turn(v.now.date()))["report"] == "water is rising"
        assert await v.rows("SELECT * FROM dialogues") == []


async def test_nothing_to_report_by_button_and_by_command(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn = await asked(v, days=0)
        one, leader = turn["id"], turn["group_id"] * 100 + 1
        v.now = v.now.replace(hour=20)
        await press(v, leader, f"patrol:start:{one}")
        await write(v, leader, "/report")
        assert len(await v.rows("SELECT * FROM dialogues")) == 1
        await press(v, leader, f"patrol:quiet:{one}")
        assert await v.rows("SELECT * FROM dialogues") == []
        assert (await v.turn(v.now.date()))["state"] == "finished"


async def test_swaps_and_looks(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn = await asked(v, days=5)
        leader = turn["group_id"] * 100 + 1
        other = (turn["group_id"] % 3 + 1) * 100 + 1
        await v.clear()
        await write(v, leader, "/swap")
        await write(v, leader, "/patrol")
        await press(v, leader, "patrol:picture")
        await press(v, leader, "patrol:calendar")
        methods = [row["method"] for row in await v.sent(leader)]
        assert methods == ["sendMessage", "sendMessage", "sendDocument"]
        await press(v, leader, f"patrol:swap:{turn['id']}")
        await press(v, leader, "patrol:withdraw:1")
        await press(v, leader, f"patrol:swap:{turn['id']}")
        await press(v, other, "patrol:take:2")
        assert (await v.turn(v.now.date().replace(day=15)))["group_id"] == other // 100


@pytest.mark.parametrize("data", ["patrol:start", "patrol:start:x", "patrol:stand:1", "patrol:take:1:2:3"])
async def test_button_data_of_another_shape_is_refused(tmp_path: Path, data: str) -> None:
    async with village(tmp_path) as v:
        with pytest.raises(Refusal, match="common-old-button"):
            await press(v, 101, data)
