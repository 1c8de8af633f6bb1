"""The house a request is for: put right by whoever asked, followed into another group, or gone."""

from __future__ import annotations

from .aid import LOOK
from .database import Row, Tx

_SHOWN = 5  # other houses of one account


async def others(tx: Tx, user_id: int | None, household_id: int | None) -> list[Row]:
    """The other households of an account, as far as there are buttons for: id, number, address."""
    return await tx.rows(
        "SELECT h.id, h.number, h.address FROM members m JOIN households h ON h.id = m.household_id "
        "WHERE m.user_id = :user AND h.active = 1 AND h.id <> COALESCE(:home, 0) ORDER BY h.id LIMIT :limit",
        user=user_id,
        home=household_id,
        limit=_SHOWN,
    )


async def of_several(tx: Tx, household_id: int) -> set[int]:
    """The accounts of a household that live somewhere else too: they can come."""
    rows = await tx.rows(
        "SELECT m.user_id FROM members m WHERE m.household_id = :id AND EXISTS (SELECT 1 FROM members o "
        "JOIN households h ON h.id = o.household_id AND h.active = 1 "
        "WHERE o.user_id = m.user_id AND o.household_id <> :id)",
        id=household_id,
    )
    return {row["user_id"] for row in rows}


async def put(tx: Tx, request_id: int, household_id: int) -> bool:
    """An open request is of another household; False when that one has the like open, or this one is over."""
    return await tx.hit(
        "UPDATE requests SET household_id = :home, "
        "group_id = COALESCE((SELECT group_id FROM households WHERE id = :home), group_id) "
        "WHERE id = :id AND state <> 'closed' AND (quiet = 1 OR NOT EXISTS (SELECT 1 FROM requests o WHERE "
        "o.household_id = :home AND o.kind = requests.kind AND o.state <> 'closed' AND o.quiet = 0)) RETURNING id",
        id=request_id,
        home=household_id,
    )


async def abandoned(tx: Tx, limit: int) -> list[Row]:
    """Open requests whose asker, or whose household, has been erased. A door's goes on without who reported it."""
    return await tx.rows(
        LOOK
        + "WHERE r.state <> 'closed' AND ((r.user_id IS NULL AND r.for_door = 0) OR (h.active = 0 AND h.address = '')) "
        "ORDER BY r.id LIMIT :limit",
        limit=limit,
    )


async def regrouped(tx: Tx, limit: int) -> list[Row]:
    """Open requests of households that belong to another group by now: id."""
    return await tx.rows(
        "UPDATE requests SET group_id = (SELECT h.group_id FROM households h WHERE h.id = requests.household_id) "
        "WHERE id IN (SELECT r.id FROM requests r JOIN households h ON h.id = r.household_id AND h.active = 1 "
        "WHERE r.state <> 'closed' AND h.group_id IS NOT NULL AND COALESCE(r.group_id, 0) <> h.group_id "
        "ORDER BY r.id LIMIT :limit) RETURNING id",
        limit=limit,
    )
