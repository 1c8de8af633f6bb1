"""A leader hands the group over: offered to somebody, taken, declined or withdrawn; one open offer a group."""

from __future__ import annotations

from .database import Row, Tx

_ONE = (
    "SELECT h.*, g.name AS group_name, a.name AS name FROM handovers h "
    "JOIN groups g ON g.id = h.group_id JOIN accounts a ON a.user_id = h.user_id "
)


async def offer(tx: Tx, group_id: int, user_id: int, asked_by: int, now: int) -> int | None:
    """Offer the group to somebody; gives the offer's id, None when another offer is open."""
    return await tx.value(  # type: ignore[no-any-return]
        "INSERT INTO handovers (group_id, user_id, asked_by, asked_at) VALUES (:group_, :user, :by, :now) "
        "ON CONFLICT (group_id) WHERE state = 'asked' DO NOTHING RETURNING id",
        group_=group_id,
        user=user_id,
        by=asked_by,
        now=now,
    )


async def get(tx: Tx, offer_id: int) -> Row | None:
    """One offer: group_id, user_id, asked_by, state, group_name, name of whom it is offered to."""
    return await tx.one(_ONE + "WHERE h.id = :id", id=offer_id)


async def open_of(tx: Tx, group_id: int) -> Row | None:
    """The open offer of a group, as `get`, or None."""
    return await tx.one(_ONE + "WHERE h.group_id = :group_ AND h.state = 'asked'", group_=group_id)


async def settle(tx: Tx, offer_id: int, state: str, now: int) -> bool:
    """End an open offer as taken, declined or withdrawn; False when it had ended before."""
    return await tx.hit(
        "UPDATE handovers SET state = :state, decided_at = :now WHERE id = :id AND state = 'asked' RETURNING id",
        id=offer_id,
        state=state,
        now=now,
    )


async def withdraw_all(tx: Tx, group_id: int, now: int) -> None:
    """Somebody else leads the group now: an open offer of the one before is nothing any more."""
    await tx.run(
        "UPDATE handovers SET state = 'withdrawn', decided_at = :now WHERE group_id = :group_ AND state = 'asked'",
        group_=group_id,
        now=now,
    )
