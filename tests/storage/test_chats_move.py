"""A group becomes a supergroup: everything that refers to it follows, in whatever order it is heard of."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.notice import Lane
from storage import chats, dialogues, groups, outbox
from storage.database import Database, Tx
from storage.outbox import Outgoing

OLD, NEW = -5, -100_500


@pytest.fixture
async def tx(tmp_path: Path) -> AsyncIterator[Tx]:
    """A transaction in a file where group 1 is bound to the chat OLD, which has one message "m"."""
    async with Database(tmp_path / "x.db") as db, db.write() as found:
        await chats.see(found, OLD, "group", "Lane", "en", 0)
        await groups.bind(found, await groups.create(found, "1", "", 0), OLD)
        await outbox.put(found, Outgoing(OLD, "sendMessage", {"text": "m"}, ref="m"), 0)
        await outbox.lease(found, 1)
        await outbox.settle(found, 1, "sent", 0, 70)
        yield found


async def holds(tx: Tx) -> None:
    """Only the new chat is known, and the group is bound to it."""
    assert [tuple(row) for row in await tx.rows("SELECT chat_id, kind, reachable, language FROM chats")] == [
        (NEW, "supergroup", 1, "en")
    ]
    assert await tx.value("SELECT chat_id FROM groups") == NEW
    assert await tx.rows("PRAGMA foreign_key_check") == []


async def test_once_and_again(tx: Tx) -> None:
    for _ in range(3):
        await chats.migrate(tx, OLD, NEW, 1)
        await holds(tx)
    assert await outbox.message_id(tx, NEW, "m") is None
    assert await outbox.may_be_there(tx, NEW, "m")


@pytest.mark.parametrize("late", [False, True])
async def test_the_old_chat_comes_back_by_a_late_update(tx: Tx, late: bool) -> None:
    await chats.migrate(tx, OLD, NEW, 1)
    await outbox.put(tx, Outgoing(NEW, "sendMessage", {"text": "n"}, ref="n"), 2)
    await outbox.lease(tx, 2)
    await outbox.settle(tx, 2, "sent", 2, 3)
    await chats.see(tx, OLD, "group", "Lane", "en", 2)
    if late:
        await outbox.put(tx, Outgoing(OLD, "sendMessage", {"text": "late"}), 2)
    await chats.migrate(tx, OLD, NEW, 3)
    await holds(tx)
    assert await outbox.message_id(tx, NEW, "n") == 3
    assert len(await outbox.waiting_in(tx, NEW)) == int(late)


async def test_the_new_chat_is_known_before(tx: Tx) -> None:
    await chats.see(tx, NEW, "supergroup", "Lane", "zh", 1)
    await outbox.put(tx, Outgoing(NEW, "sendMessage", {"text": "n"}, ref="n"), 1)
    await outbox.lease(tx, 2)
    await outbox.settle(tx, 2, "sent", 1, 3)
    await chats.migrate(tx, OLD, NEW, 2)
    await holds(tx)
    assert await outbox.message_id(tx, NEW, "n") == 3


async def test_what_waits_aims_at_no_old_number(tx: Tx) -> None:
    answer = {"text": "a", "reply_parameters": {"message_id": 70}}
    await outbox.put(tx, Outgoing(OLD, "sendMessage", answer), 1)
    await outbox.put(tx, Outgoing(OLD, "sendMessage", {"text": "b"}, needs="m"), 1)
    await outbox.put(tx, Outgoing(OLD, "editMessageText", {"text": "c", "message_id": 70}, needs="#70"), 1)
    await outbox.put(tx, Outgoing(OLD, "editMessageText", {"text": "d"}, needs="m"), 1)
    await outbox.put(tx, Outgoing(OLD, "pinChatMessage", {"message_id": 70}, needs="#70"), 1)
    await chats.migrate(tx, OLD, NEW, 2)
    found = await tx.rows("SELECT method, payload, needs, state FROM outbox WHERE id > 1 ORDER BY id")
    assert [(row["method"], json.loads(row["payload"]), row["needs"], row["state"]) for row in found] == [
        ("sendMessage", {"text": "a"}, None, "queued"),
        ("sendMessage", {"text": "b"}, "m", "queued"),
        ("sendMessage", {"text": "c"}, None, "queued"),
        ("editMessageText", {"text": "d"}, "m", "queued"),
        ("pinChatMessage", {}, "#70", "dead"),
    ]


async def test_questions_follow(tx: Tx) -> None:
    await dialogues.ask(tx, OLD, 7, "a", {}, 99)
    await dialogues.ask(tx, OLD, 8, "b", {}, 99)
    await dialogues.ask(tx, NEW, 8, "newer", {}, 99)
    await chats.migrate(tx, OLD, NEW, 2)
    assert await dialogues.waiting(tx, NEW, 7, 1) == ("a", {})
    assert await dialogues.waiting(tx, NEW, 8, 1) == ("newer", {})


async def test_nobody_heard_of_it(tx: Tx) -> None:
    await chats.migrate(tx, -77, -78, 1)
    assert [row["chat_id"] for row in await tx.rows("SELECT chat_id FROM chats")] == [OLD]


async def test_each_move_is_noticed(tx: Tx) -> None:
    assert await chats.last_move(tx) == ""
    await chats.migrate(tx, OLD, NEW, 1)
    seen = await chats.last_move(tx)
    await chats.see(tx, -9, "group", "", None, 1)
    await chats.migrate(tx, -9, -10, 1)
    assert await chats.last_move(tx) != seen


async def test_reachable_and_language(tx: Tx) -> None:
    assert await chats.set_reachable(tx, OLD, False, "kicked", 5)
    assert not await chats.set_reachable(tx, OLD, False, "kicked", 6)
    await chats.see(tx, OLD, "group", "Lane", "zh", 7)
    row = await chats.get(tx, OLD)
    assert row is not None and (row["reachable"], row["why"], row["language"]) == (1, "", "en")
    assert Lane.LIFE == 0
