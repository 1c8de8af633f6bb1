"""What the bot asked a person last and waits to hear."""

from __future__ import annotations

import json
from typing import Any

from .database import Tx


async def ask(tx: Tx, chat_id: int, user_id: int, step: str, data: dict[str, Any], expires_at: int) -> None:
    """Wait for this person's next message in this chat; an older question is dropped."""
    await tx.run(
        "INSERT INTO dialogues (chat_id, user_id, step, data, expires_at) "
        "VALUES (:chat, :user, :step, :data, :expires) ON CONFLICT (chat_id, user_id) "
        "DO UPDATE SET step = excluded.step, data = excluded.data, expires_at = excluded.expires_at",
        chat=chat_id,
        user=user_id,
        step=step,
        data=json.dumps(data, ensure_ascii=False),
        expires=expires_at,
    )


async def waiting(tx: Tx, chat_id: int, user_id: int, now: int) -> tuple[str, dict[str, Any]] | None:
    """The open question, as (step, data), or None."""
    row = await tx.one(
        "SELECT step, data FROM dialogues WHERE chat_id = :chat AND user_id = :user AND expires_at > :now",
        chat=chat_id,
        user=user_id,
        now=now,
    )
    return (row["step"], json.loads(row["data"])) if row else None


async def close(tx: Tx, chat_id: int, user_id: int) -> bool:
    """Stop waiting; True when there was a question."""
    return await tx.hit(
        "DELETE FROM dialogues WHERE chat_id = :chat AND user_id = :user RETURNING step",
        chat=chat_id,
        user=user_id,
    )


async def forget_old(tx: Tx, before: int) -> None:
    """Drop questions that ran out before then, with what was kept for them."""
    await tx.run("DELETE FROM dialogues WHERE expires_at < :before", before=before)
