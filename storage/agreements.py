"""Agreements: which version an account was shown for a household, when it accepted, when it is reminded."""

from __future__ import annotations

from .database import Row, Tx

_ONE = (
    "SELECT m.user_id, m.household_id, m.agreement, m.agreed_at, m.reminded, a.name, h.number, h.address, h.group_id, "
    "g.name AS group_name, COALESCE(c.language, a.language) AS language, COALESCE(c.reachable, 0) AS reachable "
    "FROM members m JOIN accounts a ON a.user_id = m.user_id JOIN households h ON h.id = m.household_id "
    "LEFT JOIN groups g ON g.id = h.group_id LEFT JOIN chats c ON c.chat_id = m.user_id "
)


async def shown(tx: Tx, household_id: int, user_id: int, version: str, remind_at: int) -> None:
    """An account was shown this version and has not accepted it yet."""
    await tx.run(
        "UPDATE members SET agreement = :version, agreed_at = NULL, reminded = 0, remind_at = :remind "
        "WHERE household_id = :household AND user_id = :user",
        household=household_id,
        user=user_id,
        version=version,
        remind=remind_at,
    )


async def accept(tx: Tx, household_id: int, user_id: int, now: int) -> bool:
    """The account accepts what it was shown; False when it had before, or does not belong there."""
    return await tx.hit(
        "UPDATE members SET agreed_at = :now, remind_at = NULL "
        "WHERE household_id = :household AND user_id = :user AND agreed_at IS NULL RETURNING user_id",
        household=household_id,
        user=user_id,
        now=now,
    )


async def get(tx: Tx, household_id: int, user_id: int) -> Row | None:
    """What an account was shown for a household: agreement, agreed_at, number, address, group_name; None if not in it."""
    return await tx.one(
        _ONE + "WHERE m.household_id = :household AND m.user_id = :user", household=household_id, user=user_id
    )


async def of_account(tx: Tx, user_id: int) -> list[Row]:
    """What an account was shown, a row a household: as `get`."""
    return await tx.rows(_ONE + "WHERE m.user_id = :user AND h.active = 1 ORDER BY h.number", user=user_id)


async def due(tx: Tx, now: int, limit: int) -> list[Row]:
    """Who is to be reminded now, as `get`, with name, language and reachable; the longest waiting first."""
    return await tx.rows(
        _ONE
        + "WHERE m.remind_at <= :now AND h.active = 1 ORDER BY m.remind_at, m.user_id, m.household_id LIMIT :limit",
        now=now,
        limit=limit,
    )


async def outdated(tx: Tx, version: str, limit: int) -> list[Row]:
    """Who was shown another version than `version`, as `due`."""
    return await tx.rows(
        _ONE + "WHERE (m.agreement < :version OR m.agreement > :version) AND h.active = 1 "
        "ORDER BY m.since, m.user_id, m.household_id LIMIT :limit",
        version=version,
        limit=limit,
    )


async def reminded(tx: Tx, household_id: int, user_id: int, remind_at: int | None) -> None:
    """Count one reminder, and when the next one is due (None: there is no other)."""
    await tx.run(
        "UPDATE members SET reminded = reminded + 1, remind_at = :remind "
        "WHERE household_id = :household AND user_id = :user",
        household=household_id,
        user=user_id,
        remind=remind_at,
    )


async def silent(tx: Tx, group_id: int | None, reminders: int) -> list[Row]:
    """Who of a group (None: of no group) has not accepted after so many reminders, by household, as `due`."""
    return await tx.rows(
        _ONE + "WHERE COALESCE(h.group_id, 0) = COALESCE(:group_, 0) AND m.agreed_at IS NULL "
        "AND m.reminded >= :reminders AND h.active = 1 ORDER BY h.number, m.user_id",
        group_=group_id,
        reminders=reminders,
    )
