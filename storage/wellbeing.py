"""Households that want to be asked whether they are well. Ended means gone: nothing of it is kept here."""

from __future__ import annotations

from collections.abc import Sequence

from .database import Row, Tx
from .people import Reader

_LOOK = (
    "SELECT w.*, h.number, h.address, h.head, h.phone, h.group_id, h.active, g.name AS group_name, "
    "n.number AS neighbour_number, n.head AS neighbour_head, n.active AS neighbour_active, "
    "(SELECT COUNT(*) FROM members m WHERE m.household_id = w.household_id) AS members "
    "FROM check_ins w JOIN households h ON h.id = w.household_id LEFT JOIN groups g ON g.id = h.group_id "
    "LEFT JOIN households n ON n.id = w.neighbour_id "
)


async def put(
    tx: Tx,
    *,
    household_id: int,
    how: str,
    weekday: int | None,
    clock: str,
    patience: int,
    neighbour_id: int | None,
    by: int,
    now: int,
    next_at: int,
) -> int:
    """A household is asked from now on, instead of how it was asked before; gives its id. A neighbour stays agreed."""
    before = await of_household(tx, household_id)
    agreed = before is not None and neighbour_id is not None and before["neighbour_id"] == neighbour_id
    await end(tx, household_id)
    return int(
        await tx.value(
            "INSERT INTO check_ins (household_id, how, weekday, clock, patience, neighbour_id, agreed, set_by, set_at, "
            "next_at) VALUES (:home, :how, :weekday, :clock, :patience, :neighbour, :agreed, :by, :now, :next) "
            "RETURNING id",
            home=household_id,
            how=how,
            weekday=weekday,
            clock=clock,
            patience=patience,
            neighbour=neighbour_id,
            agreed=int(agreed and bool(before["agreed"])) if before else 0,
            by=by,
            now=now,
            next=next_at,
        )
    )


async def times_set(tx: Tx, household_id: int, since: int) -> int:
    """How often it was arranged for a household since then, as the journal has it."""
    return int(
        await tx.value(
            "SELECT COUNT(*) FROM journal WHERE household_id = :id AND room = 'wellbeing' AND verb = 'set' "
            "AND at > :since",
            id=household_id,
            since=since,
        )
    )


async def get(tx: Tx, check_in_id: int) -> Row | None:
    """One check-in: its columns, its household's, group_name, the neighbour's number, head and active, members."""
    return await tx.one(_LOOK + "WHERE w.id = :id", id=check_in_id)


async def of_household(tx: Tx, household_id: int) -> Row | None:
    """The check-in of a household, as `get` gives it."""
    return await tx.one(_LOOK + "WHERE w.household_id = :id", id=household_id)


async def of_homes(tx: Tx, household_ids: Sequence[int]) -> list[Row]:
    """The check-ins of some households."""
    found = [await of_household(tx, household_id) for household_id in household_ids]
    return [row for row in found if row is not None]


async def looked_after_by(tx: Tx, household_ids: Sequence[int]) -> list[Row]:
    """The check-ins for which one of these households is, or is asked to be, the neighbour."""
    found = []
    for household_id in household_ids:
        found += await tx.rows(_LOOK + "WHERE w.neighbour_id = :id ORDER BY h.number", id=household_id)
    return found


async def end(tx: Tx, household_id: int) -> bool:
    """A household is asked no more; False when it was not."""
    return await tx.hit("DELETE FROM check_ins WHERE household_id = :id RETURNING id", id=household_id)


async def choose_neighbour(tx: Tx, check_in_id: int, neighbour_id: int, agreed: bool) -> bool:
    """The neighbour agrees, or (not `agreed`) does not look in any more; False when that is so already."""
    return await tx.hit(
        "UPDATE check_ins SET agreed = :agreed, neighbour_id = CASE WHEN :agreed = 1 THEN neighbour_id END "
        "WHERE id = :id AND neighbour_id = :neighbour AND (agreed = 0 OR :agreed = 0) RETURNING id",
        id=check_in_id,
        neighbour=neighbour_id,
        agreed=int(agreed),
    )


async def stay_away(tx: Tx, check_in_id: int, until: str | None) -> None:
    """The household is away until a day (None: back); a question that waits is dropped."""
    await tx.run(
        "UPDATE check_ins SET away_until = :until, asked_at = NULL, due_at = NULL, level = 0 WHERE id = :id",
        id=check_in_id,
        until=until,
    )


async def due_to_ask(tx: Tx, now: int, limit: int) -> list[Row]:
    """Check-ins whose hour has come, the longest due first."""
    return await tx.rows(
        _LOOK + "WHERE w.next_at <= :now ORDER BY w.next_at, w.id LIMIT :limit", now=now, limit=limit
    )


async def put_off(tx: Tx, check_in_id: int, before: int, next_at: int) -> None:
    """It is not asked now but then."""
    await tx.run(
        "UPDATE check_ins SET next_at = :next WHERE id = :id AND next_at = :before",
        id=check_in_id,
        next=next_at,
        before=before,
    )


async def begin(
    tx: Tx, check_in_id: int, before: int, next_at: int, now: int, level: int, due_at: int
) -> bool:
    """It is asked now; False when it was meanwhile."""
    begun = await tx.hit(
        "UPDATE check_ins SET next_at = :next, asked_at = :now, level = :level, due_at = :due, away_until = NULL "
        "WHERE id = :id AND next_at = :before RETURNING id",
        id=check_in_id,
        next=next_at,
        now=now,
        level=level,
        due=due_at,
        before=before,
    )
    if begun:
        await tx.run("DELETE FROM check_in_told WHERE check_in_id = :id", id=check_in_id)
    return begun


async def overdue(tx: Tx, now: int, limit: int) -> list[Row]:
    """Check-ins that wait for an answer and have waited long enough, the longest due first."""
    return await tx.rows(
        _LOOK + "WHERE w.asked_at IS NOT NULL AND w.due_at <= :now ORDER BY w.due_at, w.id LIMIT :limit",
        now=now,
        limit=limit,
    )


async def climb(tx: Tx, check_in_id: int, before: int, level: int, due_at: int | None) -> bool:
    """The next one is told; False when somebody has answered or it climbed already."""
    return await tx.hit(
        "UPDATE check_ins SET level = :level, due_at = :due WHERE id = :id AND level = :before "
        "AND asked_at IS NOT NULL RETURNING id",
        id=check_in_id,
        before=before,
        level=level,
        due=due_at,
    )


async def note_told(tx: Tx, check_in_id: int, chat_id: int) -> bool:
    """Note that a chat heard that nobody answers; False when it had."""
    return await tx.hit(
        "INSERT INTO check_in_told (check_in_id, chat_id) VALUES (:id, :chat) ON CONFLICT DO NOTHING RETURNING chat_id",
        id=check_in_id,
        chat=chat_id,
    )


async def told(tx: Tx, check_in_id: int) -> list[Reader]:
    """The chats that heard that nobody answers, as far as the bot can write to them."""
    rows = await tx.rows(
        "SELECT t.chat_id, c.language FROM check_in_told t JOIN chats c ON c.chat_id = t.chat_id "
        "WHERE t.check_in_id = :id AND c.reachable = 1 ORDER BY t.chat_id",
        id=check_in_id,
    )
    return [Reader(row["chat_id"], row["language"]) for row in rows]


async def answered(tx: Tx, check_in_id: int) -> bool:
    """The question that waits is answered; False when none waits any more."""
    return await tx.hit(
        "UPDATE check_ins SET asked_at = NULL, due_at = NULL, level = 0 WHERE id = :id AND asked_at IS NOT NULL "
        "RETURNING id",
        id=check_in_id,
    )


async def heard_of(tx: Tx, household_id: int, since: int) -> bool:
    """Whether the household has asked for help since then, so that its neighbours know of it, or answered a warning."""
    return bool(
        await tx.value(
            "SELECT 1 FROM requests WHERE household_id = :id AND opened_at >= :since AND quiet = 0 UNION ALL "
            "SELECT 1 FROM alert_households WHERE household_id = :id AND answered_at >= :since "
            "AND answer IN ('safe', 'moved', 'help')",
            id=household_id,
            since=since,
        )
    )


async def neighbours(tx: Tx, household_id: int, limit: int) -> list[Row]:
    """Households of the same group that have somebody else on Telegram, the nearest first: id, number, address, head."""
    return await tx.rows(
        "SELECT n.id, n.number, n.address, n.head FROM households h JOIN households n ON n.group_id = h.group_id "
        "WHERE h.id = :id AND n.id <> h.id AND n.active = 1 AND EXISTS (SELECT 1 FROM members m JOIN chats c "
        "ON c.chat_id = m.user_id WHERE m.household_id = n.id AND c.reachable = 1 AND m.user_id NOT IN "
        "(SELECT o.user_id FROM members o WHERE o.household_id = h.id)) "
        "ORDER BY CASE WHEN n.lat IS NULL OR h.lat IS NULL THEN 1 ELSE 0 END, "
        "(n.lat - h.lat) * (n.lat - h.lat) + (n.lon - h.lon) * (n.lon - h.lon), n.number LIMIT :limit",
        id=household_id,
        limit=limit,
    )


async def silent_homes(tx: Tx, group_id: int, limit: int) -> list[Row]:
    """Households of a group with nobody on Telegram: id, number, address, head, asked (1: somebody looks in)."""
    return await tx.rows(
        "SELECT h.id, h.number, h.address, h.head, EXISTS (SELECT 1 FROM check_ins w WHERE w.household_id = h.id) "
        "AS asked FROM households h WHERE h.group_id = :group_ AND h.active = 1 AND NOT EXISTS "
        "(SELECT 1 FROM members m WHERE m.household_id = h.id) ORDER BY h.number LIMIT :limit",
        group_=group_id,
        limit=limit,
    )


async def forget_household(tx: Tx, household_id: int) -> None:
    """Nothing of it stays, neither as who is asked nor as who is told."""
    await end(tx, household_id)
    await tx.run(
        "UPDATE check_ins SET neighbour_id = NULL, agreed = 0 WHERE neighbour_id = :id", id=household_id
    )


async def forget_last(tx: Tx, user_id: int) -> None:
    """Households whose last account this is are asked no more."""
    await tx.run(
        "DELETE FROM check_ins WHERE household_id IN (SELECT household_id FROM members WHERE user_id = :id) "
        "AND NOT EXISTS (SELECT 1 FROM members m WHERE m.household_id = check_ins.household_id AND m.user_id <> :id)",
        id=user_id,
    )
