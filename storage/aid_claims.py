"""Who is on the way to whom. Several may come; the first of them is named first."""

from __future__ import annotations

from .database import Row, Tx

# Whoever comes, and what else they are out for: other calls they go to, tonight's patrol.
_COMING = (
    "SELECT c.*, a.name, h.number, h.head, "
    "(SELECT COUNT(*) FROM claims o WHERE o.user_id = c.user_id AND o.ended_at IS NULL "
    " AND o.request_id <> c.request_id) AS elsewhere, "
    "(SELECT COUNT(*) FROM turns t JOIN duties d ON d.turn_id = t.id AND d.state = 'confirmed' "
    " JOIN members m ON m.household_id = d.household_id "
    " WHERE t.state = 'started' AND t.role = 'main' AND m.user_id = c.user_id) AS patrol "
    "FROM claims c LEFT JOIN accounts a ON a.user_id = c.user_id LEFT JOIN households h ON h.id = c.household_id "
)
_LOOK = (
    "SELECT c.*, a.name, h.number, h.head FROM claims c LEFT JOIN accounts a ON a.user_id = c.user_id "
    "LEFT JOIN households h ON h.id = c.household_id "
)


async def take(tx: Tx, request_id: int) -> bool:
    """Be the one who takes an open request; False when somebody was first, or it is over."""
    return await tx.hit(
        "UPDATE requests SET state = 'claimed' WHERE id = :id AND state = 'open' RETURNING id", id=request_id
    )


async def add(tx: Tx, request_id: int, user_id: int, household_id: int | None, now: int, due_at: int) -> bool:
    """Note that somebody is on the way; False when they were already."""
    return await tx.hit(
        "INSERT INTO claims (request_id, user_id, household_id, claimed_at, due_at) "
        "VALUES (:id, :user, :household, :now, :due) ON CONFLICT DO NOTHING RETURNING id",
        id=request_id,
        user=user_id,
        household=household_id,
        now=now,
        due=due_at,
    )


async def active(tx: Tx, request_id: int) -> list[Row]:
    """Who is on the way or there, first comer first: a claim's columns, name, number and head of their house.

    elsewhere: how many other calls they go to; patrol: above 0 where they are out on patrol.
    """
    return await tx.rows(
        _COMING + "WHERE c.request_id = :id AND c.ended_at IS NULL ORDER BY c.id", id=request_id
    )


async def everything(tx: Tx) -> list[Row]:
    """All claims of all requests, first comer first: for the log."""
    return await tx.rows(_LOOK + "ORDER BY c.id")


async def mine(tx: Tx, request_id: int, user_id: int) -> Row | None:
    """This account's claim, while it lasts."""
    return await tx.one(
        _COMING + "WHERE c.request_id = :id AND c.user_id = :user AND c.ended_at IS NULL",
        id=request_id,
        user=user_id,
    )


async def arrive(tx: Tx, claim_id: int, now: int) -> bool:
    """Note that somebody is there; False when that was known, or the claim has ended."""
    return await tx.hit(
        "UPDATE claims SET arrived_at = :now WHERE id = :id AND ended_at IS NULL AND arrived_at IS NULL RETURNING id",
        id=claim_id,
        now=now,
    )


async def end(tx: Tx, claim_id: int, ending: str, now: int) -> bool:
    """End a claim (dropped, lapsed); False when it had ended."""
    return await tx.hit(
        "UPDATE claims SET ended_at = :now, ending = :ending WHERE id = :id AND ended_at IS NULL RETURNING id",
        id=claim_id,
        ending=ending,
        now=now,
    )


async def end_all(tx: Tx, request_id: int, now: int) -> None:
    """The request is over, and so are its claims."""
    await tx.run(
        "UPDATE claims SET ended_at = :now, ending = 'closed' WHERE request_id = :id AND ended_at IS NULL",
        id=request_id,
        now=now,
    )


async def due(tx: Tx, now: int, limit: int) -> list[Row]:
    """Claims that have not arrived in their time, the longest due first."""
    return await tx.rows(
        _COMING
        + "WHERE c.ended_at IS NULL AND c.arrived_at IS NULL AND c.due_at <= :now ORDER BY c.due_at, c.id "
        "LIMIT :limit",
        now=now,
        limit=limit,
    )


async def orphans(tx: Tx, limit: int) -> list[Row]:
    """Claims of those who were on the way or there, and have been erased."""
    return await tx.rows(
        _COMING + "WHERE c.ended_at IS NULL AND c.user_id IS NULL ORDER BY c.id LIMIT :limit", limit=limit
    )


async def ask(tx: Tx, claim_id: int, now: int, due_at: int) -> bool:
    """Note that "still on the way?" is asked; False when it is asked already."""
    return await tx.hit(
        "UPDATE claims SET asked_at = :now, due_at = :due WHERE id = :id AND asked_at IS NULL AND ended_at IS NULL "
        "RETURNING id",
        id=claim_id,
        now=now,
        due=due_at,
    )


async def prolong(tx: Tx, claim_id: int, due_at: int) -> bool:
    """They are still on the way; False when the claim has ended or they are there."""
    return await tx.hit(
        "UPDATE claims SET asked_at = NULL, due_at = :due WHERE id = :id AND ended_at IS NULL AND arrived_at IS NULL "
        "RETURNING id",
        id=claim_id,
        due=due_at,
    )


async def set_eta(tx: Tx, claim_id: int, eta_at: int, due_at: int) -> bool:
    """They say when they will be there; False when the claim has ended or they are there."""
    return await tx.hit(
        "UPDATE claims SET eta_at = :eta, due_at = :due, asked_at = NULL "
        "WHERE id = :id AND ended_at IS NULL AND arrived_at IS NULL RETURNING id",
        id=claim_id,
        eta=eta_at,
        due=due_at,
    )


async def busy(tx: Tx, user_id: int, request_id: int) -> int:
    """How many other calls somebody is on the way to."""
    return int(
        await tx.value(
            "SELECT COUNT(*) FROM claims WHERE user_id = :user AND ended_at IS NULL AND arrived_at IS NULL "
            "AND request_id <> :id",
            user=user_id,
            id=request_id,
        )
    )
