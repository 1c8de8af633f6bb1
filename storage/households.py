"""Households: the unit of the scheme. One duty, one answer to a warning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .database import Row, Tx

_FIELDS = "number, address, head, people, phone, lat, lon, hazard, danger, needs, hamlet"
_SAVE = (
    f"INSERT INTO households ({_FIELDS}, changed_at) VALUES (:number, :address, :head, :people, :phone, "
    ":lat, :lon, :hazard, :danger, :needs, :hamlet, :now) ON CONFLICT (number) DO UPDATE SET "
    "address = excluded.address, head = excluded.head, people = excluded.people, phone = excluded.phone, "
    "lat = excluded.lat, lon = excluded.lon, hazard = excluded.hazard, danger = excluded.danger, "
    "needs = excluded.needs, hamlet = excluded.hamlet, active = 1, changed_at = excluded.changed_at, "
    "gone = '', gone_at = NULL, provisional = 0, "
    "skills = CASE WHEN households.active = 1 THEN households.skills ELSE '' END, "
    "phone_shown = CASE WHEN households.active = 1 THEN households.phone_shown ELSE 0 END, "
    "stated = CASE WHEN households.active = 1 THEN households.stated ELSE '{}' END, "
    "group_id = CASE WHEN households.active = 1 THEN households.group_id ELSE "
    "(SELECT g.id FROM groups g WHERE g.id = households.group_id AND g.active = 1) END RETURNING id"
)


async def get(tx: Tx, household_id: int) -> Row | None:
    """One household with its group's name: every column of `households`, and group_name."""
    return await tx.one(
        "SELECT h.*, g.name AS group_name FROM households h LEFT JOIN groups g ON g.id = h.group_id WHERE h.id = :id",
        id=household_id,
    )


async def by_number(tx: Tx, number: str) -> Row | None:
    """The active household of that number (any case), or None."""
    return await tx.one(
        "SELECT * FROM households WHERE UPPER(number) = UPPER(:number) AND active = 1", number=number.strip()
    )


async def all_active(tx: Tx) -> list[Row]:
    """All active households by number, with group_name and `reachable` (accounts the bot can write to)."""
    return await tx.rows(
        "SELECT h.*, g.name AS group_name, (SELECT COUNT(*) FROM members m JOIN chats c ON c.chat_id = m.user_id "
        "WHERE m.household_id = h.id AND c.reachable = 1) AS reachable FROM households h "
        "LEFT JOIN groups g ON g.id = h.group_id WHERE h.active = 1 ORDER BY h.number"
    )


async def of_group(tx: Tx, group_id: int) -> list[Row]:
    """The active households of a group, by number."""
    return await tx.rows(
        "SELECT * FROM households WHERE group_id = :group_ AND active = 1 ORDER BY number", group_=group_id
    )


async def save(tx: Tx, row: dict[str, Any], now: int) -> int:
    """Store a household by its number, new or over an older one (its group stays); gives its id.

    One that had left is here again, without what it had told then.
    """
    return int(await tx.value(_SAVE, **row, now=now))


async def save_all(tx: Tx, rows: Iterable[dict[str, Any]], now: int) -> None:
    """Store many households as `save` does."""
    await tx.many(_SAVE, ({**row, "now": now} for row in rows))


async def assign(tx: Tx, pairs: Sequence[tuple[str, int]], now: int) -> None:
    """Put households (by number) into groups."""
    await tx.many(
        "UPDATE households SET group_id = :group_, changed_at = :now WHERE number = :number",
        [{"number": number, "group_": group, "now": now} for number, group in pairs],
    )


async def join(tx: Tx, household_id: int, user_id: int, agreement: str, now: int) -> bool:
    """An account joins a household; False when it belonged to it already."""
    return await tx.hit(
        "INSERT INTO members (household_id, user_id, since, agreement) VALUES (:household, :user, :now, :agreement) "
        "ON CONFLICT (household_id, user_id) DO NOTHING RETURNING user_id",
        household=household_id,
        user=user_id,
        now=now,
        agreement=agreement,
    )


async def members(tx: Tx, household_id: int) -> list[Row]:
    """The accounts of a household: user_id, name, since, language."""
    return await tx.rows(
        "SELECT m.user_id, m.since, a.name, a.language FROM members m JOIN accounts a ON a.user_id = m.user_id "
        "WHERE m.household_id = :id ORDER BY m.since, m.user_id",
        id=household_id,
    )


async def search(tx: Tx, text: str, limit: int = 12) -> list[Row]:
    """Active households by number or by address (blanks and case do not matter); an exact fit comes alone."""
    wanted = "".join(text.split()).upper()
    exact = await tx.rows(
        "SELECT * FROM households WHERE active = 1 AND (UPPER(number) = :wanted "
        "OR UPPER(REPLACE(address, ' ', '')) = :wanted) ORDER BY number LIMIT :limit",
        wanted=wanted,
        limit=limit,
    )
    if exact or len(wanted) < 2:
        return exact
    like = "%" + wanted.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
    return await tx.rows(
        "SELECT * FROM households WHERE active = 1 AND UPPER(REPLACE(address, ' ', '')) LIKE :wanted ESCAPE '!' "
        "ORDER BY number LIMIT :limit",
        wanted=like,
        limit=limit,
    )
