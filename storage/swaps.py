"""Swaps of nights between groups: asked → taken (and perhaps undone) | withdrawn | lapsed."""

from __future__ import annotations

from .database import Row, Tx


async def ask(
    tx: Tx, turn_id: int, group_id: int, by: int, now: int, lapses_at: int, remind_at: int | None
) -> int | None:
    """Offer a turn; gives the offer's id, or None when the turn is on offer already."""
    return await tx.value(  # type: ignore[no-any-return]
        "INSERT INTO swaps (turn_id, from_id, asked_by, asked_at, lapses_at, remind_at) "
        "VALUES (:turn, :group_, :by, :now, :lapses, :remind) "
        "ON CONFLICT (turn_id) WHERE state = 'asked' DO NOTHING RETURNING id",
        turn=turn_id,
        group_=group_id,
        by=by,
        now=now,
        lapses=lapses_at,
        remind=remind_at,
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


async def to_remind(tx: Tx, now: int, limit: int) -> list[int]:
    """Open offers that others are reminded of now."""
    rows = await tx.rows(
        "SELECT id FROM swaps WHERE state = 'asked' AND remind_at <= :now AND lapses_at > :now ORDER BY id LIMIT :limit",
        now=now,
        limit=limit,
    )
    return [row["id"] for row in rows]


async def remind_at(tx: Tx, swap_id: int, at: int | None) -> None:
    """When others are reminded of an offer next (None: not any more)."""
    await tx.run("UPDATE swaps SET remind_at = :at WHERE id = :id", id=swap_id, at=at)


async def in_force(tx: Tx, turn_id: int) -> int | None:
    """The swap by which a turn is another group's now, or None."""
    return await tx.value(  # type: ignore[no-any-return]
        "SELECT s.id FROM swaps s JOIN turns t ON t.id = s.turn_id AND t.group_id = s.taken_id "
        "WHERE s.turn_id = :turn AND s.state = 'taken' AND s.undone_at IS NULL ORDER BY s.id DESC LIMIT 1",
        turn=turn_id,
    )


async def undo(tx: Tx, swap_id: int, by: int, now: int) -> bool:
    """Take a swap back before the start; False when it was before, the night has begun, or has gone on to others."""
    return await tx.hit(
        "UPDATE swaps SET undone_at = :now, undone_by = :by WHERE id = :id AND state = 'taken' AND undone_at IS NULL "
        "AND lapses_at > :now AND EXISTS (SELECT 1 FROM turns t WHERE t.id = swaps.turn_id "
        "AND t.group_id = swaps.taken_id AND t.state = 'planned') RETURNING id",
        id=swap_id,
        by=by,
        now=now,
    )


async def lapse_at(tx: Tx, turn_id: int, at: int) -> None:
    """Until when swaps of a turn, between groups and between households, can be taken or undone: its start."""
    for table in ("swaps", "home_swaps"):
        await tx.run(
            f"UPDATE {table} SET lapses_at = :at WHERE turn_id = :id AND state IN ('asked', 'taken')",
            id=turn_id,
            at=at,
        )
