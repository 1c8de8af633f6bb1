"""The inbox: a batch is kept as it came, nothing twice, nothing lost."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import inbox
from storage.database import Database, Tx

DAY = 86400


@pytest.fixture
async def tx(tmp_path: Path) -> AsyncIterator[Tx]:
    """A transaction."""
    async with Database(tmp_path / "x.db") as db, db.write() as found:
        yield found


def update(number: int, text: str = "x", user: int = 1) -> dict[str, object]:
    """An update."""
    return {"update_id": number, "message": {"text": text, "from": {"id": user, "first_name": "A"}}}


async def texts(tx: Tx) -> list[str]:
    """What waits, oldest first."""
    return [json.loads(row["payload"])["message"]["text"] for row in await inbox.undone(tx)]


async def finish(tx: Tx, number: int, now: int = 0) -> bool:
    """Mark as done; whether it was not before."""
    marked = inbox.done(tx, number, now)
    await tx.flush()
    return bool(marked.rows)


async def test_kept_once_worked_on_once(tx: Tx) -> None:
    await inbox.store(tx, [update(2, "b"), update(1, "a")], 0)
    await inbox.store(tx, [update(1, "a"), update(3, "c")], 1)
    assert await texts(tx) == ["a", "b", "c"]
    assert await finish(tx, 1)
    assert not await finish(tx, 1)
    await inbox.store(tx, [update(1, "a")], 2)
    assert await texts(tx) == ["b", "c"]
    await inbox.failed(tx, 2, 3, "incident 1")
    await inbox.store(tx, [update(2, "b")], 4)
    assert await texts(tx) == ["c"]


async def test_a_number_used_again(tx: Tx) -> None:
    await inbox.store(tx, [update(1, "old"), update(2, "waits")], 0)
    await finish(tx, 1)
    await inbox.store(tx, [update(1, "another"), update(2, "another")], DAY)  # Telegram may deliver again
    assert await texts(tx) == ["waits"]
    await inbox.store(tx, [update(1, "old"), update(2, "another")], 8 * DAY)  # the very same is no new one
    assert await texts(tx) == ["waits"]
    await inbox.store(tx, [update(1, "new")], 8 * DAY)
    assert await texts(tx) == ["waits", "new"]
    assert await finish(tx, 1)


async def test_no_more_than_asked_for(tx: Tx) -> None:
    await inbox.store(tx, [update(n) for n in range(500)], 0)
    assert len(await inbox.undone(tx)) == 100
    assert len(await inbox.undone(tx, 7)) == 7


async def test_what_cannot_be_stored_as_it_is(tx: Tx) -> None:
    await inbox.store(tx, [update(1, "\ud800 \x00 <b> 😀")], 0)
    assert await texts(tx) == ["? \x00 <b> 😀"]


async def test_old_ones_go_but_for_those_that_wait(tx: Tx) -> None:
    await inbox.store(tx, [update(1), update(2)], 0)
    await inbox.store(tx, [update(3)], 8 * DAY)
    await finish(tx, 1)
    await finish(tx, 3)
    await inbox.forget_old(tx, 7 * DAY)
    assert [row["update_id"] for row in await tx.rows("SELECT update_id FROM inbox")] == [2, 3]


async def test_what_somebody_wrote_is_forgotten(tx: Tx) -> None:
    await inbox.store(tx, [update(1, "secret", 12), update(2, "other", 123), update(3, "waits", 12)], 0)
    await inbox.store(tx, [{"update_id": 4, "my_chat_member": {"chat": {"type": "private", "id": 12}}}], 0)
    for number in (1, 2, 4):
        await finish(tx, number)
    await inbox.forget_account(tx, 12)
    found = {
        row["update_id"]: row["payload"] for row in await tx.rows("SELECT update_id, payload FROM inbox")
    }
    assert (found[1], found[4]) == ("{}", "{}")
    assert "other" in found[2] and "waits" in found[3]
