"""The outbox: what waits, what is in doubt, which edits take the place of others."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from domain.notice import Lane
from storage import chats, outbox
from storage.database import Database, Tx
from storage.outbox import Outgoing


@pytest.fixture
async def tx(tmp_path: Path) -> AsyncIterator[Tx]:
    """A transaction in a file that knows chats 1, 2 and group -5."""
    async with Database(tmp_path / "x.db") as db, db.write() as found:
        for chat, kind in ((1, "private"), (2, "private"), (-5, "group")):
            await chats.see(found, chat, kind, "", "en", 0)
        yield found


async def put(
    tx: Tx, method: str = "sendMessage", chat: int = 1, lane: Lane = Lane.REPLY, **more: Any
) -> None:
    """Queue one call."""
    await outbox.put(tx, Outgoing(chat, method, more.pop("payload", {"text": "t"}), lane, **more), 10)


async def rows(tx: Tx, what: str = "state") -> list[Any]:
    """One column of all rows, oldest first."""
    return [row[0] for row in await tx.rows(f"SELECT {what} FROM outbox ORDER BY id")]


async def test_vital_is_what_is_about_life_unless_said_otherwise(tx: Tx) -> None:
    for lane in Lane:
        await put(tx, lane=lane)
    await put(tx, lane=Lane.BULK, vital=True)
    await put(tx, lane=Lane.LIFE, vital=False)
    assert await rows(tx, "vital") == [1, 1, 0, 0, 0, 1, 0]


async def test_a_row_is_leased_once(tx: Tx) -> None:
    await put(tx)
    first = await outbox.lease(tx, 1)
    assert first is not None and first["attempts"] == 1
    assert await outbox.lease(tx, 1) is None
    await outbox.give_back(tx, 1)
    again = await outbox.lease(tx, 1)
    assert again is not None and again["attempts"] == 1
    await outbox.release(tx, 1, 99, "busy", repeat=True)
    (row,) = await tx.rows("SELECT * FROM outbox")
    assert (row["state"], row["not_before"], row["error"], row["repeats"]) == ("queued", 99, "busy", 1)
    await outbox.lease(tx, 1)
    await outbox.settle(tx, 1, "sent", 50, 77)
    assert await outbox.lease(tx, 1) is None
    assert [dict(row)["state"] for row in await outbox.states(tx, "none")] == []


async def test_after_a_crash(tx: Tx) -> None:
    await put(tx, lane=Lane.LIFE)
    await put(tx)
    await put(tx, "sendDocument", file_name="a", file=b"a")
    await put(tx, "editMessageText", needs="a", vital=True)
    await put(tx, "pinChatMessage", needs="a", vital=False)
    await put(tx, "setMyCommands")
    await put(tx)
    for number in range(1, 7):
        assert await outbox.lease(tx, number) is not None
    assert await outbox.recover(tx, 60) == 6
    assert await rows(tx) == ["queued", "uncertain", "uncertain", "queued", "queued", "queued", "queued"]
    assert await rows(tx, "repeats") == [1, 0, 0, 0, 0, 0, 0]
    assert await rows(tx, "settled_at") == [None, 60, 60, None, None, None, None]
    assert await rows(tx, "file") == [None] * 7
    assert await outbox.recover(tx, 61) == 0


async def waiting(tx: Tx) -> list[tuple[str, int, str]]:
    """Method, lane and text of the queued rows."""
    found = await tx.rows("SELECT method, lane, payload FROM outbox WHERE state = 'queued' ORDER BY id")
    return [(row["method"], row["lane"], json.loads(row["payload"]).get("text", "")) for row in found]


async def test_the_newest_edit_takes_the_place_of_older_ones(tx: Tx) -> None:
    await put(tx, ref="a")
    for number in range(5):
        await put(tx, "editMessageText", needs="a", payload={"text": str(number)})
    await put(tx, "editMessageText", chat=2, needs="a", payload={"text": "another chat"})
    await put(tx, "editMessageText", needs="b", payload={"text": "another message"})
    assert [text for _, _, text in await waiting(tx)] == ["t", "4", "another chat", "another message"]


async def test_a_more_urgent_edit_goes_out_in_its_own_lane_and_alone(tx: Tx) -> None:
    await put(tx, "editMessageText", needs="a", lane=Lane.BULK, payload={"text": "old"})
    await put(tx, "editMessageText", needs="a", lane=Lane.LIFE, payload={"text": "new"})
    assert await waiting(tx) == [("editMessageText", Lane.LIFE, "new")]
    await put(tx, "editMessageText", needs="a", lane=Lane.DUTY, payload={"text": "newest"})
    assert await waiting(tx) == [("editMessageText", Lane.LIFE, "newest")]


async def test_a_new_text_brings_its_buttons_with_it(tx: Tx) -> None:
    await put(tx, "editMessageText", needs="a", payload={"text": "1"})
    await put(tx, "editMessageReplyMarkup", needs="a", payload={})
    assert [method for method, _, _ in await waiting(tx)] == ["editMessageText", "editMessageReplyMarkup"]
    await put(tx, "editMessageText", needs="a", payload={"text": "2"})
    assert await waiting(tx) == [("editMessageText", Lane.REPLY, "2")]


async def test_an_edit_on_its_way_is_not_changed(tx: Tx) -> None:
    await put(tx, "editMessageText", needs="a", payload={"text": "1"})
    await outbox.lease(tx, 1)
    await put(tx, "editMessageText", needs="a", payload={"text": "2"})
    assert await rows(tx, "payload") == ['{"text": "1"}', '{"text": "2"}']


async def test_the_number_of_a_message(tx: Tx) -> None:
    assert await outbox.message_id(tx, 1, "a") is None
    await put(tx, ref="a")
    assert (await outbox.message_id(tx, 1, "a"), await outbox.may_be_there(tx, 1, "a")) == (None, False)
    await outbox.lease(tx, 1)
    await outbox.settle(tx, 1, "sent", 5, 70)
    await put(tx, ref="a")  # said again: until it is out, the first one is meant
    assert await outbox.message_id(tx, 1, "a") == 70
    assert await outbox.message_id(tx, 2, "a") is None
    await outbox.settle(tx, 2, "uncertain", 5)
    assert (await outbox.message_id(tx, 1, "a"), await outbox.may_be_there(tx, 1, "a")) == (70, True)


async def test_many_at_once_and_what_waits(tx: Tx) -> None:
    await outbox.put_many(tx, [Outgoing(chat, "sendMessage", {}, Lane.WARNING) for chat in (1, 2, -5)], 10)
    assert [(row["id"], row["chat_id"], row["kind"]) for row in await outbox.waiting(tx, 1)] == [
        (2, 2, "private"),
        (3, -5, "group"),
    ]
    assert [row["id"] for row in await outbox.waiting_in(tx, -5)] == [3]
    await outbox.bury(tx, 2, 20, "blocked")
    assert await rows(tx) == ["queued", "dead", "queued"]


async def test_half_a_character_can_be_stored(tx: Tx) -> None:
    await put(tx, payload={"text": "\ud83d half, 😀 whole"})
    assert await rows(tx, "payload") == ['{"text": "? half, 😀 whole"}']


async def test_old_rows_go_and_open_ones_stay(tx: Tx) -> None:
    for number in range(3):
        await put(tx)
        if number:
            await outbox.lease(tx, number + 1)
    await outbox.settle(tx, 3, "sent", 50)
    await outbox.forget_old(tx, 100)
    assert await rows(tx) == ["queued", "sending"]


async def test_a_chat_is_forgotten(tx: Tx) -> None:
    await put(tx, payload={"text": "name and address"})
    await outbox.lease(tx, 1)
    await outbox.settle(tx, 1, "sent", 50, 70)
    await put(tx)
    await put(tx, chat=2)
    await outbox.forget_chat(tx, 1, 60)
    assert await rows(tx) == ["sent", "dead", "queued"]
    assert await rows(tx, "payload") == ["{}", "{}", '{"text": "t"}']
