"""Household files that an official sent and has not confirmed yet."""

from __future__ import annotations

from .database import Row, Tx


async def keep(tx: Tx, user_id: int, file_name: str, content: bytes, now: int) -> int:
    """Keep a file until it is confirmed or dropped; gives its id. An older one of this person is dropped."""
    await tx.run(
        "UPDATE imports SET state = 'dropped', content = x'' WHERE user_id = :user AND state = 'offered'",
        user=user_id,
    )
    return int(
        await tx.value(
            "INSERT INTO imports (user_id, file_name, content, created_at) VALUES (:user, :name, :content, :now) "
            "RETURNING id",
            user=user_id,
            name=file_name,
            content=content,
            now=now,
        )
    )


async def offered(tx: Tx, import_id: int) -> Row | None:
    """A file that waits for its confirmation, or None."""
    return await tx.one("SELECT * FROM imports WHERE id = :id AND state = 'offered'", id=import_id)


async def close(tx: Tx, import_id: int, state: str) -> bool:
    """The file was imported ('done') or not ('dropped'); False when that was settled before."""
    return await tx.hit(
        "UPDATE imports SET state = :state, content = x'' WHERE id = :id AND state = 'offered' RETURNING id",
        state=state,
        id=import_id,
    )
