"""Houses marked dangerous while a warning runs."""

from __future__ import annotations

from collections.abc import Sequence

from .database import Row, Tx

_REACHED = (
    "EXISTS (SELECT 1 FROM members m JOIN chats c ON c.chat_id = m.user_id AND c.reachable = 1 "
    "WHERE m.household_id = {house})"
)
_HAZARD = 3  # domain.danger.OTHER


async def running(tx: Tx) -> list[Row]:
    """The warnings that run, real ones before drills, the newest first."""
    return await tx.rows("SELECT * FROM alerts WHERE state = 'live' ORDER BY drill, id DESC")


async def markable(tx: Tx, alert_id: int) -> list[Row]:
    """The active households a warning does not treat as dangerous yet: id, group_id, number, address, lat, lon."""
    return await tx.rows(
        "SELECT h.id, h.group_id, h.number, h.address, h.lat, h.lon FROM households h LEFT JOIN alert_households x "
        "ON x.household_id = h.id AND x.alert_id = :alert "
        "WHERE h.active = 1 AND COALESCE(x.danger, 0) = 0 ORDER BY h.number",
        alert=alert_id,
    )


async def warning_of(tx: Tx, household_id: int) -> int | None:
    """The warning that runs and does not treat a house as dangerous yet: a real one before a drill, the newest first."""
    return await tx.value(  # type: ignore[no-any-return]
        "SELECT a.id FROM alerts a LEFT JOIN alert_households x ON x.alert_id = a.id AND x.household_id = :house "
        "WHERE a.state = 'live' AND COALESCE(x.danger, 0) = 0 ORDER BY a.drill, a.id DESC LIMIT 1",
        house=household_id,
    )


async def mark(
    tx: Tx, alert_id: int, household_ids: Sequence[int], by: int, now: int, door_at: int, official_at: int
) -> list[int]:
    """Treat these houses as dangerous from now on; gives those that were not before.

    Where nobody can be reached it is a door at once. Who was safe before the sign of danger has to say so anew. A house
    outside the area comes into the audience.
    """
    ids = ",".join(str(int(i)) for i in household_ids) or "NULL"
    plan = {"alert": alert_id, "by": by, "now": now, "door": door_at, "official": official_at}
    old = await tx.rows(
        f"UPDATE alert_households SET danger = {_HAZARD}, watched = 1, marked_at = :now, marked_by = :by, "
        "door_at = CASE WHEN unreachable = 1 THEN :now ELSE :door END, official_at = :official, "
        "level = CASE WHEN answer = 'safe' THEN 'waiting' ELSE level END, "
        "answered_at = CASE WHEN answer = 'safe' THEN NULL ELSE answered_at END, "
        "first_at = CASE WHEN answer = 'safe' THEN NULL ELSE first_at END, "
        "answer = CASE WHEN answer = 'safe' THEN NULL ELSE answer END "
        f"WHERE alert_id = :alert AND danger = 0 AND household_id IN ({ids}) RETURNING household_id",
        **plan,
    )
    reached = _REACHED.format(house="h.id")
    new = await tx.rows(
        "INSERT INTO alert_households (alert_id, household_id, group_id, danger, watched, door_at, official_at, "
        f"unreachable, marked_at, marked_by, outside) SELECT :alert, h.id, h.group_id, "
        f"CASE WHEN h.danger > 0 THEN h.danger ELSE {_HAZARD} END, 1, "
        f"CASE WHEN {reached} THEN :door ELSE :now END, :official, CASE WHEN {reached} THEN 0 ELSE 1 END, :now, :by, 1 "
        f"FROM households h WHERE h.id IN ({ids}) AND h.active = 1 AND NOT EXISTS (SELECT 1 FROM alert_households x "
        "WHERE x.alert_id = :alert AND x.household_id = h.id) RETURNING household_id",
        **plan,
    )
    return [row["household_id"] for row in (*old, *new)]


async def accounts(tx: Tx, alert_id: int, household_ids: Sequence[int]) -> list[Row]:
    """Who lives there and can be written to, each once: chat_id, language, household_id; `got`: the warning went out to them."""
    ids = ",".join(str(int(i)) for i in household_ids) or "NULL"
    return await tx.rows(
        "SELECT c.chat_id, c.language, MIN(m.household_id) AS household_id, "
        "MAX(CASE WHEN r.held = 0 THEN 1 ELSE 0 END) AS got FROM members m "
        "JOIN chats c ON c.chat_id = m.user_id AND c.reachable = 1 "
        "LEFT JOIN alert_recipients r ON r.alert_id = :alert AND r.chat_id = c.chat_id "
        f"WHERE m.household_id IN ({ids}) GROUP BY c.chat_id, c.language ORDER BY c.chat_id",
        alert=alert_id,
    )


async def chats(tx: Tx, alert_id: int, group_ids: Sequence[int]) -> list[Row]:
    """The chats of these groups: chat_id, language, group_id; `known`: the warning is for them; `got`: it went out to them."""
    ids = ",".join(str(int(i)) for i in group_ids) or "NULL"
    return await tx.rows(
        "SELECT c.chat_id, c.language, g.id AS group_id, CASE WHEN r.held = 0 THEN 1 ELSE 0 END AS got, "
        "CASE WHEN r.chat_id IS NULL THEN 0 ELSE 1 END AS known FROM groups g "
        "JOIN chats c ON c.chat_id = g.chat_id AND c.reachable = 1 "
        "LEFT JOIN alert_recipients r ON r.alert_id = :alert AND r.chat_id = c.chat_id "
        f"WHERE g.id IN ({ids}) ORDER BY g.id",
        alert=alert_id,
    )


async def receives(tx: Tx, alert_id: int, chat_id: int, kind: str, lane: int, danger: int) -> None:
    """From now on a chat gets what the warning says, as one of a dangerous house where `danger` says so."""
    await tx.run(
        "INSERT INTO alert_recipients (alert_id, chat_id, kind, lane, danger) "
        "VALUES (:alert, :chat, :kind, :lane, :danger) ON CONFLICT (alert_id, chat_id) DO UPDATE SET held = 0, "
        "lane = :lane, kind = CASE WHEN alert_recipients.kind = 'leader' THEN :kind ELSE alert_recipients.kind END, "
        "danger = CASE WHEN alert_recipients.danger > 0 THEN alert_recipients.danger ELSE :danger END",
        alert=alert_id,
        chat=chat_id,
        kind=kind,
        lane=lane,
        danger=danger,
    )


async def houses(tx: Tx, household_ids: Sequence[int]) -> list[Row]:
    """What whoever runs there needs: id, group_id, number, address, head, people, phone, needs, active."""
    ids = ",".join(str(int(i)) for i in household_ids) or "NULL"
    return await tx.rows(
        "SELECT id, group_id, number, address, head, people, phone, needs, active FROM households "
        f"WHERE id IN ({ids}) ORDER BY number"
    )
