"""Swaps of nights between groups: asked → taken | withdrawn | lapsed."""

from __future__ import annotations

from .database import Row, Tx


async def ask(tx: Tx, turn_id: int, group_id: int, by: int, now: int, lapses_at: int) -> int | None:
    """Offer a turn; gives the offer's id, or None when the turn is on offer already."""
    return await tx.value(  # type: ignore[no-any-return]
        "INSERT INTO swaps (turn_id, from_id, asked_by, asked_at, lapses_at) VALUES (:turn, :group_, :by, :now, :lapses) "
        "ON CONFLICT (turn_id) WHERE state = 'asked' DO NOTHING RETURNING id",
        turn=turn_id,
        group_=group_id,
        by=by,
        now=now,
        lapses=lapses_at,
    )


async def get(tx: Tx, swap_id: int) -> Row | None:
    """An offer: its columns, from_name, taken_name, and the turn's night, starts_at, ends_at, group_id."""
    return await tx.one(
        "SELECT s.*, f.name AS from_name, k.name AS taken_name, t.night, t.starts_at, t.ends_at, t.group_id "
        "FROM swaps s JOIN groups f ON f.id = s.from_id LEFT JOIN groups k ON k.id = s.taken_id "
        "JOIN turns t ON t.id = s.turn_id WHERE s.id = :id",
        id=swap_id,
    )


async def open_of(tx: Tx, turn_id: int) -> int | None:
    """The open offer of a turn, or None."""
    return await tx.value(  # type: ignore[no-any-return]
        "SELECT id FROM swaps WHERE turn_id = :turn AND state = 'asked'", turn=turn_id
    )


async def take(tx: Tx, swap_id: int, group_id: int, by: int, now: int) -> bool:
    """Take an offer; False when somebody was first, or it is withdrawn or over."""
    return await tx.hit(
        "UPDATE swaps SET state = 'taken', taken_id = :group_, settled_by = :by, settled_at = :now "
        "WHERE id = :id AND state = 'asked' AND lapses_at > :now RETURNING id",
        id=swap_id,
        group_=group_id,
        by=by,
        now=now,
    )


async def end(tx: Tx, swap_id: int, state: str, by: int | None, now: int) -> bool:
    """Withdraw an offer or let it lapse; False when it is settled already."""
    return await tx.hit(
        "UPDATE swaps SET state = :state, settled_by = :by, settled_at = :now "
        "WHERE id = :id AND state = 'asked' RETURNING id",
        id=swap_id,
        state=state,
        by=by,
        now=now,
    )


async def due(tx: Tx, now: int, limit: int) -> list[int]:
    """Open offers whose night has begun."""
    rows = await tx.rows(
        "SELECT id FROM swaps WHERE state = 'asked' AND lapses_at <= :now ORDER BY id LIMIT :limit",
        now=now,
        limit=limit,
    )
    return [row["id"] for row in rows]
