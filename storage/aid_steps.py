"""How requests climb while nobody comes, and which reached nobody."""

from __future__ import annotations

from collections.abc import Sequence

from .aid import LOOK
from .database import Row, Tx

STEPS = ("again_at", "widen_at", "leaders_at", "officials_at")  # what takes a request to level 1, 2, 3, 4
_DUE = " OR ".join(f"(r.level < {number} AND r.{column} <= :now)" for number, column in enumerate(STEPS, 1))
_NOBODY = (
    "NOT EXISTS (SELECT 1 FROM request_told t JOIN chats c ON c.chat_id = t.chat_id AND c.reachable = 1 "
    "WHERE t.request_id = r.id)"
)


async def unannounced(tx: Tx, limit: int) -> list[Row]:
    """Requests nobody has been told of, oldest first."""
    return await tx.rows(
        LOOK + "WHERE r.announced_at IS NULL AND r.state <> 'closed' ORDER BY r.id LIMIT :limit", limit=limit
    )


async def set_steps(tx: Tx, request_id: int, steps: Sequence[int | None]) -> None:
    """When a request takes each of its steps; None: never."""
    sets = ", ".join(f"{column} = :{column}" for column in STEPS)
    await tx.run(
        f"UPDATE requests SET {sets} WHERE id = :id", id=request_id, **dict(zip(STEPS, steps, strict=True))
    )


async def due_to_climb(tx: Tx, now: int, limit: int) -> list[Row]:
    """Open requests whose next step is due, oldest first."""
    return await tx.rows(
        LOOK
        + f"WHERE r.state = 'open' AND r.announced_at IS NOT NULL AND ({_DUE}) ORDER BY r.id LIMIT :limit",
        now=now,
        limit=limit,
    )


async def climb(tx: Tx, request_id: int, before: int, after: int) -> bool:
    """Take an open request to a higher level; False when it is there, or taken."""
    return await tx.hit(
        "UPDATE requests SET level = :after WHERE id = :id AND state = 'open' AND level = :before RETURNING id",
        id=request_id,
        before=before,
        after=after,
    )


async def next_round(tx: Tx, request_id: int, now: int) -> int:
    """Count one more announcement; gives which one it is, from 1."""
    return int(
        await tx.value(
            "UPDATE requests SET rounds = rounds + 1, announced_at = :now WHERE id = :id RETURNING rounds",
            id=request_id,
            now=now,
        )
    )


async def unheard(tx: Tx, now: int, limit: int) -> list[Row]:
    """Open requests that nobody can read about, and for which somebody is to be looked for now."""
    return await tx.rows(
        LOOK + "WHERE r.state = 'open' AND r.announced_at IS NOT NULL "
        f"AND (r.unheard_at IS NULL OR r.unheard_at <= :now) AND {_NOBODY} ORDER BY r.id LIMIT :limit",
        now=now,
        limit=limit,
    )


async def look_again(tx: Tx, request_id: int, at: int | None) -> None:
    """When somebody is to be looked for again; None: the request has reached somebody.

    Those who could not be reached have not read of it, and hear of it anew.
    """
    await tx.run("UPDATE requests SET unheard_at = :at WHERE id = :id", id=request_id, at=at)
    if at is not None:
        await tx.run(
            "DELETE FROM request_told WHERE request_id = :id AND chat_id IN "
            "(SELECT chat_id FROM chats WHERE reachable = 0)",
            id=request_id,
        )
