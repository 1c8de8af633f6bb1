"""What the board shows, over all rooms."""

from __future__ import annotations

from datetime import date

from .database import Row, Tx

_REACHED = (
    "EXISTS (SELECT 1 FROM members m JOIN chats c ON c.chat_id = m.user_id "
    "WHERE m.household_id = {}.id AND c.reachable = 1)"
)


async def warnings(tx: Tx) -> list[Row]:
    """The warnings that are live or ran out unended, with the numbers of their households; the gravest first, drills last."""
    return await tx.rows(
        "SELECT a.*, COUNT(x.household_id) AS houses, "
        "COUNT(*) FILTER (WHERE x.answer IN ('safe', 'moved', 'help')) AS answered, "
        "COUNT(*) FILTER (WHERE x.answer = 'safe') AS safe, COUNT(*) FILTER (WHERE x.answer = 'moved') AS moved, "
        "COUNT(*) FILTER (WHERE x.answer = 'help') AS help, "
        "COUNT(*) FILTER (WHERE x.danger > 0 AND x.answer IS NULL) AS silent_dangerous, "
        "COUNT(*) FILTER (WHERE x.level <> 'waiting' AND (x.answer IS NULL OR x.answer IN ('nobody', 'refuses'))) "
        "AS doors FROM alerts a LEFT JOIN alert_households x ON x.alert_id = a.id "
        "WHERE a.state IN ('live', 'expired') GROUP BY a.id ORDER BY a.drill, CASE a.colour WHEN 'red' THEN 0 "
        "WHEN 'orange' THEN 1 WHEN 'yellow' THEN 2 ELSE 3 END, silent_dangerous DESC, a.id DESC"
    )


async def warning(tx: Tx, alert_id: int) -> Row | None:
    """A warning that is live or ran out unended."""
    return await tx.one("SELECT * FROM alerts WHERE id = :id AND state IN ('live', 'expired')", id=alert_id)


async def homes_of_alert(tx: Tx, alert_id: int) -> list[Row]:
    """The households of a warning: lat, lon, danger, group_id, group_name, state (help, door, silent, moved, safe).

    Those come first for whom somebody may have to go. door: nobody answered, and somebody was sent to the door.
    """
    return await tx.rows(
        "SELECT h.lat, h.lon, x.danger, x.group_id, g.name AS group_name, CASE WHEN x.answer IN ('safe', 'moved', 'help') "
        "THEN x.answer WHEN x.answer IS NOT NULL OR x.level <> 'waiting' THEN 'door' ELSE 'silent' END AS state "
        "FROM alert_households x JOIN households h ON h.id = x.household_id "
        "LEFT JOIN groups g ON g.id = x.group_id WHERE x.alert_id = :id "
        "ORDER BY x.danger > 0 DESC, COALESCE(x.answer, '') NOT IN ('help', 'nobody', 'refuses'), x.level = 'waiting', "
        "x.group_id, h.number",
        id=alert_id,
    )


async def homes(tx: Tx) -> list[Row]:
    """All households: lat, lon, danger, group_id, group_name, state (help: one of theirs waits for help; safe: within the bot's
    reach; silent: not). Requests that only leader and officials may know mark no house.
    """
    return await tx.rows(
        "SELECT h.lat, h.lon, h.danger, h.group_id, g.name AS group_name, CASE WHEN EXISTS (SELECT 1 FROM requests r "
        "WHERE r.household_id = h.id AND r.state <> 'closed' AND r.quiet = 0) THEN 'help' "
        f"WHEN {_REACHED.format('h')} THEN 'safe' ELSE 'silent' END AS state FROM households h "
        "LEFT JOIN groups g ON g.id = h.group_id WHERE h.active = 1 ORDER BY h.danger > 0 DESC, h.group_id, h.number"
    )


async def calls_by_state(tx: Tx) -> dict[str, int]:
    """How many help requests are open, claimed, arrived."""
    rows = await tx.rows("SELECT state, COUNT(*) AS n FROM requests WHERE state <> 'closed' GROUP BY state")
    return {row["state"]: row["n"] for row in rows}


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
        f"COUNT(*) FILTER (WHERE {_REACHED.format('households')}) AS reached FROM households WHERE active = 1"
    )
    assert row is not None
    return row
