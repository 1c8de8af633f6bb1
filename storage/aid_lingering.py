"""Requests to which somebody came, and which nobody has ended."""

from __future__ import annotations

from .aid import LOOK
from .database import Row, Tx

_LAST = "(SELECT MAX(c.arrived_at) FROM claims c WHERE c.request_id = r.id AND c.ended_at IS NULL)"


async def last_arrival(tx: Tx, request_id: int) -> int | None:
    """When the last of those who are there came."""
    return await tx.value(  # type: ignore[no-any-return]
        f"SELECT {_LAST} FROM requests r WHERE r.id = :id", id=request_id
    )


async def since(tx: Tx, moment: int, limit: int) -> list[Row]:
    """Requests where nobody came after that moment, and somebody before it; oldest first."""
    return await tx.rows(
        LOOK
        + f"WHERE r.state <> 'closed' AND r.state = 'arrived' AND {_LAST} <= :moment ORDER BY r.id LIMIT :limit",
        moment=moment,
        limit=limit,
    )


async def to_ask(tx: Tx, now: int, limit: int) -> list[Row]:
    """Requests about which it is time to ask whether they are over, the longest due first."""
    return await tx.rows(
        LOOK + "WHERE r.settle_at <= :now AND r.state = 'arrived' ORDER BY r.settle_at, r.id LIMIT :limit",
        now=now,
        limit=limit,
    )


async def ask_at(tx: Tx, request_id: int, at: int | None) -> None:
    """Note when it is asked whether it is over; None: it has been."""
    await tx.run(
        "UPDATE requests SET settle_at = :at WHERE id = :id AND state = 'arrived'", id=request_id, at=at
    )
