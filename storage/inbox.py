"""The inbox: updates are stored here before Telegram is told that they arrived."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from .database import Row, Tx


async def store(tx: Tx, updates: Sequence[Mapping[str, object]], now: int) -> None:
    """Keep a batch as it came. An update that is already here stays as it is."""
    await tx.many(
        "INSERT INTO inbox (update_id, received_at, payload) VALUES (:id, :now, :payload) "
        "ON CONFLICT (update_id) DO NOTHING",
        [{"id": u["update_id"], "now": now, "payload": json.dumps(u, ensure_ascii=False)} for u in updates],
    )


async def undone(tx: Tx, limit: int = 100) -> list[Row]:
    """The oldest updates that nobody has worked on to the end."""
    return await tx.rows(
        "SELECT update_id, payload FROM inbox WHERE state = 'new' ORDER BY received_at, update_id LIMIT :limit",
        limit=limit,
    )


async def done(tx: Tx, update_id: int, now: int, note: str = "") -> bool:
    """Mark an update as worked on; False when it was already, and nothing of it may happen again."""
    row = await tx.one(
        "UPDATE inbox SET state = 'done', done_at = :now, note = :note "
        "WHERE update_id = :id AND state = 'new' RETURNING update_id",
        id=update_id,
        now=now,
        note=note,
    )
    return row is not None


async def failed(tx: Tx, update_id: int, now: int, incident: str) -> None:
    """Put an update aside that raised, with the number its log line has."""
    await tx.run(
        "UPDATE inbox SET state = 'failed', done_at = :now, note = :incident WHERE update_id = :id",
        id=update_id,
        now=now,
        incident=incident,
    )


async def forget_old(tx: Tx, before: int) -> None:
    """Drop finished updates from before `before`; Telegram may use their numbers again."""
    await tx.run("DELETE FROM inbox WHERE received_at < :before AND state <> 'new'", before=before)
