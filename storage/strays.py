"""Duties of households that are not in the turn's group any more: they moved away, or into another group."""

from __future__ import annotations

from .database import Row, Tx


async def found(tx: Tx, now: int, limit: int) -> list[Row]:
    """Open duties of turns not begun yet whose household left, or is in another group: turn_id, household_id."""
    return await tx.rows(
        "SELECT d.turn_id, d.household_id FROM turns t JOIN duties d ON d.turn_id = t.id "
        "JOIN households h ON h.id = d.household_id WHERE t.state = 'planned' AND t.starts_at > :now "
        "AND d.state IN ('asked', 'confirmed') AND (h.active = 0 OR COALESCE(h.group_id, 0) <> t.group_id) "
        "ORDER BY t.starts_at, d.household_id LIMIT :limit",
        now=now,
        limit=limit,
    )


async def release(tx: Tx, turn_id: int, household_id: int) -> None:
    """Let one household go."""
    await tx.run(
        "UPDATE duties SET state = 'released', sequence = sequence + 1 WHERE turn_id = :turn AND household_id = :household",
        turn=turn_id,
        household=household_id,
    )
