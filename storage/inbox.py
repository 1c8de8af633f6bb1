"""The inbox: updates are stored here before Telegram is told that they arrived."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from .database import Later, Row, Tx

_REDELIVERED = 25 * 3600  # seconds; Telegram keeps an update for 24 hours


async def store(tx: Tx, updates: Sequence[Mapping[str, object]], now: int) -> None:
    """Keep a batch as it came. An update that is already here stays as it is.

    Telegram delivers nothing again after a day, and after a quiet week it counts from elsewhere: the number of
    a finished update that is older than that, with another content, belongs to a new one.
    """
    await tx.many(
        "INSERT INTO inbox (update_id, received_at, payload) VALUES (:id, :now, :payload) "
        "ON CONFLICT (update_id) DO UPDATE SET received_at = excluded.received_at, payload = excluded.payload, "
        "state = 'new', done_at = NULL, note = NULL, tries = 0 "
        "WHERE inbox.state <> 'new' AND inbox.received_at < :old AND inbox.payload <> excluded.payload",
        [
            {"id": int(str(u["update_id"])), "now": now, "old": now - _REDELIVERED, "payload": _text(u)}
            for u in updates
        ],
    )


def _text(update: Mapping[str, object]) -> str:
    """JSON that can be stored: half a surrogate pair, which is no character, becomes a question mark."""
    return json.dumps(update, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")


async def undone(tx: Tx, limit: int = 100) -> list[Row]:
    """The oldest updates that nobody has worked on to the end."""
    return await tx.rows(
        "SELECT update_id, payload FROM inbox WHERE state = 'new' ORDER BY received_at, update_id LIMIT :limit",
        limit=limit,
    )


async def undone_ids(tx: Tx, limit: int) -> set[int]:
    """The numbers of the oldest updates that nobody has worked on to the end."""
    return {row["update_id"] for row in await undone(tx, limit)}


async def begin(tx: Tx, update_id: int) -> int:
    """Work on an update begins that was left over when the program ended; gives how often it did by now."""
    tries = await tx.value(
        "UPDATE inbox SET tries = tries + 1 WHERE update_id = :id RETURNING tries", id=update_id
    )
    return int(tries or 0)


def done(tx: Tx, update_id: int, now: int, note: str = "") -> Later:
    """Mark an update as worked on. No rows: it was already, and nothing of it may happen again."""
    return tx.later(
        "UPDATE inbox SET state = 'done', done_at = :now, note = :note "
        "WHERE update_id = :id AND state = 'new' RETURNING update_id",
        id=update_id,
        now=now,
        note=note,
    )


async def failed(tx: Tx, update_id: int, now: int, incident: str) -> None:
    """Put an update aside that raised, with the number its log line has."""
    await tx.run(
        "UPDATE inbox SET state = 'failed', done_at = :now, note = :incident WHERE update_id = :id",
        id=update_id,
        now=now,
        incident=incident,
    )


async def blank(tx: Tx, update_id: int) -> None:
    """Drop the content of an update that is nobody's business here, such as chatter between neighbours."""
    await tx.run("UPDATE inbox SET payload = '{}' WHERE update_id = :id", id=update_id)


async def forget_account(tx: Tx, user_id: int) -> None:
    """Drop what an account wrote and pressed from the finished updates; their numbers stay."""
    await tx.run(
        "UPDATE inbox SET payload = '{}' WHERE state <> 'new' AND (payload LIKE :inside OR payload LIKE :last)",
        inside=f'%"id": {user_id},%',
        last=f'%"id": {user_id}}}%',
    )


async def forget_old(tx: Tx, before: int) -> None:
    """Drop finished updates from before `before`; Telegram may use their numbers again."""
    await tx.run("DELETE FROM inbox WHERE received_at < :before AND state <> 'new'", before=before)
