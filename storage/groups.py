"""Groups of about ten adjoining households, and their chats."""

from __future__ import annotations

from .database import Row, Tx


async def create(tx: Tx, name: str, hamlet: str, now: int) -> int:
    """A new group; gives its id. A group that was given up under this name comes back."""
    return int(
        await tx.value(
            "INSERT INTO groups (name, hamlet, created_at) VALUES (:name, :hamlet, :now) "
            "ON CONFLICT (name) DO UPDATE SET active = 1, hamlet = excluded.hamlet RETURNING id",
            name=name,
            hamlet=hamlet,
            now=now,
        )
    )


async def get(tx: Tx, group_id: int) -> Row | None:
    """One group: id, name, hamlet, chat_id, active."""
    return await tx.one("SELECT * FROM groups WHERE id = :id", id=group_id)


async def by_name(tx: Tx, name: str) -> Row | None:
    """The active group of that name, or None."""
    return await tx.one("SELECT * FROM groups WHERE name = :name AND active = 1", name=name.strip())


async def all_active(tx: Tx) -> list[Row]:
    """All active groups in the order they were made, with `size` and the middle (`lat`, `lon`) of their houses."""
    return await tx.rows(
        "SELECT g.*, COUNT(h.id) AS size, AVG(h.lat) AS lat, AVG(h.lon) AS lon FROM groups g "
        "LEFT JOIN households h ON h.group_id = g.id AND h.active = 1 WHERE g.active = 1 GROUP BY g.id ORDER BY g.id"
    )


async def sizes(tx: Tx) -> list[Row]:
    """The active groups by id: id, name, hamlet, size (active households)."""
    return await tx.rows(
        "SELECT g.id, g.name, g.hamlet, COUNT(h.id) AS size FROM groups g "
        "LEFT JOIN households h ON h.group_id = g.id AND h.active = 1 WHERE g.active = 1 "
        "GROUP BY g.id, g.name, g.hamlet ORDER BY g.id"
    )


async def of_chat(tx: Tx, chat_id: int) -> Row | None:
    """The group bound to a chat, or None."""
    return await tx.one("SELECT * FROM groups WHERE chat_id = :chat AND active = 1", chat=chat_id)


async def bind(tx: Tx, group_id: int, chat_id: int | None) -> None:
    """Bind a group to a chat (None: to no chat); the chat's older group lets go of it."""
    await tx.run("UPDATE groups SET chat_id = NULL WHERE chat_id = :chat", chat=chat_id)
    await tx.run("UPDATE groups SET chat_id = :chat WHERE id = :id", chat=chat_id, id=group_id)


async def bound(tx: Tx) -> list[Row]:
    """The groups with a chat the bot can write to: id, name, chat_id, language."""
    return await tx.rows(
        "SELECT g.id, g.name, c.chat_id, c.language FROM groups g JOIN chats c ON c.chat_id = g.chat_id "
        "WHERE g.active = 1 AND c.reachable = 1 ORDER BY g.id"
    )
