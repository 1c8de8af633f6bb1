"""What the board shows, over all rooms."""

from __future__ import annotations

from datetime import date

from .database import Row, Tx


async def warnings(tx: Tx) -> list[Row]:
    """The warnings that are live or ran out unended, newest first, with the numbers of their households."""
    return await tx.rows(
        "SELECT a.*, COUNT(x.household_id) AS houses, "
        "COUNT(*) FILTER (WHERE x.answer IN ('safe', 'moved', 'help')) AS answered, "
        "COUNT(*) FILTER (WHERE x.answer = 'safe') AS safe, COUNT(*) FILTER (WHERE x.answer = 'moved') AS moved, "
        "COUNT(*) FILTER (WHERE x.answer = 'help') AS help, "
        "COUNT(*) FILTER (WHERE x.danger > 0 AND x.answer IS NULL) AS silent_dangerous, "
        "COUNT(*) FILTER (WHERE x.level <> 'waiting' AND (x.answer IS NULL OR x.answer IN ('nobody', 'refuses'))) "
        "AS doors FROM alerts a LEFT JOIN alert_households x ON x.alert_id = a.id "
        "WHERE a.state IN ('live', 'expired') GROUP BY a.id ORDER BY a.drill, a.id DESC"
    )


async def requests(tx: Tx, limit: int) -> list[Row]:
    """The help requests that are not closed, those nobody comes to first: its columns, number, address, head, group_name."""
    return await tx.rows(
        "SELECT r.*, h.number, h.address, h.head, g.name AS group_name "
        "FROM requests r LEFT JOIN households h ON h.id = r.household_id LEFT JOIN groups g ON g.id = r.group_id "
        "WHERE r.state <> 'closed' ORDER BY CASE r.state WHEN 'open' THEN 0 WHEN 'claimed' THEN 1 ELSE 2 END, "
        "CASE r.urgency WHEN 'sos' THEN 0 WHEN 'urgent' THEN 1 ELSE 2 END, r.opened_at, r.id LIMIT :limit",
        limit=limit,
    )


async def open_requests(tx: Tx) -> int:
    """How many help requests are not closed."""
    return int(await tx.value("SELECT COUNT(*) FROM requests WHERE state <> 'closed'"))


async def patrols(tx: Tx, night: date) -> list[Row]:
    """The groups out on a night: name, state, how many have confirmed and how many were asked."""
    return await tx.rows(
        "SELECT g.name, t.state, COUNT(*) FILTER (WHERE d.state IN ('confirmed', 'served')) AS confirmed, "
        "COUNT(*) FILTER (WHERE d.state IN ('asked', 'confirmed', 'served')) AS asked FROM turns t "
        "JOIN groups g ON g.id = t.group_id LEFT JOIN duties d ON d.turn_id = t.id "
        "WHERE t.night = :night AND t.role = 'main' GROUP BY t.id, g.name, t.state ORDER BY g.id",
        night=night.isoformat(),
    )


async def mute_groups(tx: Tx) -> list[str]:
    """The groups whose chat is not bound or can no longer be written to."""
    rows = await tx.rows(
        "SELECT g.name FROM groups g LEFT JOIN chats c ON c.chat_id = g.chat_id "
        "WHERE g.active = 1 AND COALESCE(c.reachable, 0) = 0 ORDER BY g.id"
    )
    return [row["name"] for row in rows]


async def reach(tx: Tx) -> Row:
    """How many households there are, how many have an account that can be written to, how many are dangerous."""
    row = await tx.one(
        "SELECT COUNT(*) AS houses, COUNT(*) FILTER (WHERE danger > 0) AS dangerous, "
        "COUNT(*) FILTER (WHERE EXISTS (SELECT 1 FROM members m JOIN chats c ON c.chat_id = m.user_id "
        "WHERE m.household_id = households.id AND c.reachable = 1)) AS reached FROM households WHERE active = 1"
    )
    assert row is not None
    return row
