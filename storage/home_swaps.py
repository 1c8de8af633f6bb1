"""Swaps between households of a group: asked → taken (and perhaps undone) | withdrawn | lapsed."""

from __future__ import annotations

from .database import Row, Tx

_GOES = "SELECT 1 FROM duties d WHERE d.turn_id = {0}.turn_id AND d.household_id = {0}.{1} AND d.state IN ('asked', 'confirmed')"


async def ask(
    tx: Tx, turn_id: int, household_id: int, by: int, now: int, lapses_at: int, remind_at: int | None
) -> int | None:
    """Offer a household's duty to the others of its group; gives the offer's id, or None when it is on offer."""
    return await tx.value(  # type: ignore[no-any-return]
        "INSERT INTO home_swaps (turn_id, household_id, asked_by, asked_at, lapses_at, remind_at) "
        "VALUES (:turn, :household, :by, :now, :lapses, :remind) "
        "ON CONFLICT (turn_id, household_id) WHERE state = 'asked' DO NOTHING RETURNING id",
        turn=turn_id,
        household=household_id,
        by=by,
        now=now,
        lapses=lapses_at,
        remind=remind_at,
    )


async def get(tx: Tx, swap_id: int) -> Row | None:
    """An offer: its columns, `head` and `taker` (names or numbers), and the turn's night, starts_at, ends_at, group_id."""
    return await tx.one(
        "SELECT s.*, COALESCE(NULLIF(h.head, ''), h.number) AS head, COALESCE(NULLIF(k.head, ''), k.number) AS taker, "
        "t.night, t.starts_at, t.ends_at, t.group_id, t.state AS turn_state FROM home_swaps s "
        "JOIN households h ON h.id = s.household_id LEFT JOIN households k ON k.id = s.taken_id "
        "JOIN turns t ON t.id = s.turn_id WHERE s.id = :id",
        id=swap_id,
    )


async def given(tx: Tx, turn_id: int, household_id: int) -> str | None:
    """Who goes instead of a household on a turn, by a swap in force; None: nobody."""
    return await tx.value(  # type: ignore[no-any-return]
        "SELECT COALESCE(NULLIF(k.head, ''), k.number) FROM home_swaps s JOIN households k ON k.id = s.taken_id "
        "WHERE s.turn_id = :turn AND s.household_id = :household AND s.state = 'taken' AND s.undone_at IS NULL "
        "ORDER BY s.id DESC LIMIT 1",
        turn=turn_id,
        household=household_id,
    )


async def free(tx: Tx, turn_id: int) -> list[Row]:
    """Households of the turn's group that could go instead: id, number, head, reachable."""
    return await tx.rows(
        "SELECT h.id, h.number, h.head, (SELECT COUNT(*) FROM members m JOIN chats c ON c.chat_id = m.user_id "
        " WHERE m.household_id = h.id AND c.reachable = 1) AS reachable "
        "FROM households h JOIN turns t ON t.group_id = h.group_id WHERE t.id = :turn AND h.active = 1 AND h.exempt = 0 "
        "AND NOT EXISTS (SELECT 1 FROM duties d WHERE d.turn_id = t.id AND d.household_id = h.id "
        "AND d.state IN ('asked', 'confirmed')) ORDER BY h.number",
        turn=turn_id,
    )


async def take(tx: Tx, swap_id: int, household_id: int, by: int, now: int) -> bool:
    """Take an offer; False when somebody was first, it is withdrawn or over, or the first need not go any more."""
    return await tx.hit(
        "UPDATE home_swaps SET state = 'taken', taken_id = :household, settled_by = :by, settled_at = :now "
        f"WHERE id = :id AND state = 'asked' AND lapses_at > :now AND EXISTS ({_GOES.format('home_swaps', 'household_id')}) "
        "RETURNING id",
        id=swap_id,
        household=household_id,
        by=by,
        now=now,
    )


async def undo(tx: Tx, swap_id: int, by: int, now: int) -> bool:
    """Take a swap back before the start; False when it was before, or the taker does not go any more."""
    return await tx.hit(
        "UPDATE home_swaps SET undone_at = :now, undone_by = :by WHERE id = :id AND state = 'taken' "
        f"AND undone_at IS NULL AND lapses_at > :now AND EXISTS ({_GOES.format('home_swaps', 'taken_id')}) RETURNING id",
        id=swap_id,
        by=by,
        now=now,
    )


async def move(
    tx: Tx, turn_id: int, frm: int, to: int, state: str, makes_up: bool, by: int, now: int
) -> None:
    """One household need not go, another goes: asked or confirmed."""
    await tx.run(
        "UPDATE duties SET state = 'released', sequence = sequence + 1 WHERE turn_id = :turn AND household_id = :household",
        turn=turn_id,
        household=frm,
    )
    await tx.run(
        "INSERT INTO duties (turn_id, household_id, state, makes_up, told, asked_at, answered_at, answered_by) "
        "VALUES (:turn, :household, :state, :makes_up, 1, :now, :now, :by) ON CONFLICT (turn_id, household_id) "
        "DO UPDATE SET state = excluded.state, makes_up = excluded.makes_up, told = 1, sequence = duties.sequence + 1, "
        "answered_at = excluded.answered_at, answered_by = excluded.answered_by",
        turn=turn_id,
        household=to,
        state=state,
        makes_up=int(makes_up),
        by=by,
        now=now,
    )


async def end(tx: Tx, swap_id: int, state: str, by: int | None, now: int) -> bool:
    """Withdraw an offer or let it lapse; False when it is settled already."""
    return await tx.hit(
        "UPDATE home_swaps SET state = :state, settled_by = :by, settled_at = :now "
        "WHERE id = :id AND state = 'asked' RETURNING id",
        id=swap_id,
        state=state,
        by=by,
        now=now,
    )


async def end_of(tx: Tx, turn_id: int, household_id: int | None, now: int) -> None:
    """Withdraw what a household (None: anybody) offers of a turn: it does not go anyway."""
    await tx.run(
        "UPDATE home_swaps SET state = 'withdrawn', settled_at = :now WHERE turn_id = :turn AND state = 'asked' "
        "AND (household_id = :household OR :household IS NULL)",
        turn=turn_id,
        household=household_id,
        now=now,
    )


async def due(tx: Tx, now: int, limit: int) -> list[int]:
    """Open offers whose night has begun."""
    rows = await tx.rows(
        "SELECT id FROM home_swaps WHERE state = 'asked' AND lapses_at <= :now ORDER BY id LIMIT :limit",
        now=now,
        limit=limit,
    )
    return [row["id"] for row in rows]


async def to_remind(tx: Tx, now: int, limit: int) -> list[int]:
    """Open offers that others are reminded of now."""
    rows = await tx.rows(
        "SELECT id FROM home_swaps WHERE state = 'asked' AND remind_at <= :now AND lapses_at > :now "
        "ORDER BY id LIMIT :limit",
        now=now,
        limit=limit,
    )
    return [row["id"] for row in rows]


async def remind_at(tx: Tx, swap_id: int, at: int | None) -> None:
    """When others are reminded of an offer next (None: not any more)."""
    await tx.run("UPDATE home_swaps SET remind_at = :at WHERE id = :id", id=swap_id, at=at)
