"""Work that takes long, waiting to be done outside of every transaction. What is not done at a crash is done again."""

from __future__ import annotations

import json
from collections.abc import Mapping

from .database import Row, Tx

TOPIC = "jobs"  # announced when one was ordered


async def add(
    tx: Tx, kind: str, chat_id: int, user_id: int | None, language: str, args: Mapping[str, object], now: int
) -> int:
    """Order a job whose result goes to a chat; gives its number."""
    tx.announce(TOPIC)
    return int(
        await tx.value(
            "INSERT INTO jobs (kind, user_id, chat_id, language, args, asked_at) "
            "VALUES (:kind, :user, :chat, :language, :args, :now) RETURNING id",
            kind=kind,
            user=user_id,
            chat=chat_id,
            language=language,
            args=json.dumps(args, ensure_ascii=False),
            now=now,
        )
    )


async def waiting(tx: Tx, chat_id: int, kind: str, args: Mapping[str, object]) -> bool:
    """Whether the same job is open for a chat."""
    return bool(
        await tx.value(
            "SELECT 1 FROM jobs WHERE state = 'open' AND chat_id = :chat AND kind = :kind AND args = :args",
            chat=chat_id,
            kind=kind,
            args=json.dumps(args, ensure_ascii=False),
        )
    )


async def open_ones(tx: Tx) -> list[Row]:
    """The open jobs, those that may be tried first before the others."""
    return await tx.rows("SELECT * FROM jobs WHERE state = 'open' ORDER BY not_before, id")


async def end(tx: Tx, job_id: int, state: str, now: int) -> bool:
    """The job is 'done' or 'failed'; False when it was ended before."""
    return await tx.hit(
        "UPDATE jobs SET state = :state, ended_at = :now WHERE id = :id AND state = 'open' RETURNING id",
        state=state,
        now=now,
        id=job_id,
    )


async def again(tx: Tx, job_id: int, now: int, pause: int) -> int:
    """The job failed and is tried again after a pause (seconds) that grows with the tries; gives how many."""
    return int(
        await tx.value(
            "UPDATE jobs SET attempts = attempts + 1, not_before = :now + :pause * (attempts + 1) "
            "WHERE id = :id RETURNING attempts",
            now=now,
            pause=pause,
            id=job_id,
        )
        or 0
    )


async def forget_chat(tx: Tx, chat_id: int) -> None:
    """Drop every job whose result would go to a chat."""
    await tx.run("DELETE FROM jobs WHERE chat_id = :chat", chat=chat_id)


async def forget_old(tx: Tx, before: int) -> None:
    """Drop what ended before a time."""
    await tx.run("DELETE FROM jobs WHERE ended_at < :before", before=before)
