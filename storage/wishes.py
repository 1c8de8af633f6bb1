"""Wishes to join a household: asked, decided, withdrawn, and those that nobody decides."""

from __future__ import annotations

from .database import Row, Tx

_WISH = (
    "SELECT r.*, a.name, h.number, h.address, h.head, h.group_id FROM join_requests r "
    "JOIN accounts a ON a.user_id = r.user_id JOIN households h ON h.id = r.household_id "
)


async def ask(tx: Tx, user_id: int, household_id: int, now: int, due_at: int) -> int | None:
    """Note that an account asks to join; None when it has asked already and waits. `due_at`: when to remind."""
    return await tx.value(  # type: ignore[no-any-return]
        "INSERT INTO join_requests (user_id, household_id, asked_at, due_at) VALUES (:user, :household, :now, :due) "
        "ON CONFLICT (user_id, household_id) WHERE state = 'asked' DO NOTHING RETURNING id",
        user=user_id,
        household=household_id,
        now=now,
        due=due_at,
    )


async def get(tx: Tx, wish_id: int) -> Row | None:
    """A wish to join: its columns, the asker's name, the household's number, address, head, group_id."""
    return await tx.one(_WISH + "WHERE r.id = :id", id=wish_id)


async def decide(tx: Tx, wish_id: int, state: str, by: int | None, now: int) -> bool:
    """Approve, refuse or withdraw; False when it was decided before."""
    return await tx.hit(
        "UPDATE join_requests SET state = :state, decided_at = :now, decided_by = :by, due_at = NULL "
        "WHERE id = :id AND state = 'asked' RETURNING id",
        id=wish_id,
        state=state,
        by=by,
        now=now,
    )


async def open_of(tx: Tx, user_id: int) -> list[Row]:
    """The wishes of an account that wait, as `get`."""
    return await tx.rows(_WISH + "WHERE r.user_id = :user AND r.state = 'asked' ORDER BY r.id", user=user_id)


async def open_for(tx: Tx, household_id: int) -> list[Row]:
    """The wishes to join a household that wait, as `get`."""
    return await tx.rows(
        _WISH + "WHERE r.household_id = :id AND r.state = 'asked' ORDER BY r.id", id=household_id
    )


async def groups_asked(tx: Tx, user_id: int, since: int) -> list[int | None]:
    """The group of each household that an account asked to join since then, however it ended."""
    rows = await tx.rows(
        "SELECT h.group_id FROM join_requests r JOIN households h ON h.id = r.household_id "
        "WHERE r.user_id = :user AND r.asked_at > :since",
        user=user_id,
        since=since,
    )
    return [row["group_id"] for row in rows]


async def due(tx: Tx, now: int, limit: int) -> list[Row]:
    """The wishes nobody decided in time, as `get`, the longest waiting first."""
    return await tx.rows(
        _WISH + "WHERE r.state = 'asked' AND r.due_at <= :now ORDER BY r.due_at, r.id LIMIT :limit",
        now=now,
        limit=limit,
    )


async def chased(tx: Tx, wish_id: int, step: int, due_at: int | None) -> None:
    """Note that the leader was reminded (1) or the officials were asked (2), and when to look again (None: never)."""
    await tx.run(
        "UPDATE join_requests SET chased = :step, due_at = :due WHERE id = :id",
        id=wish_id,
        step=step,
        due=due_at,
    )


async def joined(tx: Tx, limit: int) -> list[Row]:
    """The wishes that wait though the account belongs to the household by now (it had a code), as `get`."""
    return await tx.rows(
        _WISH + "JOIN members m ON m.household_id = r.household_id AND m.user_id = r.user_id "
        "WHERE r.state = 'asked' ORDER BY r.id LIMIT :limit",
        limit=limit,
    )
