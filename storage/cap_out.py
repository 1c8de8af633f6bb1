"""What the village tells others: messages written once and never changed."""

from __future__ import annotations

from .database import Row, Tx


async def unwritten(tx: Tx, since: int, most: int) -> list[Row]:
    """What has happened to warnings issued since then and was not written yet, oldest first: alert_id, kind, subject, at."""
    return await tx.rows(
        "SELECT * FROM ("
        "SELECT a.id AS alert_id, 'alert' AS kind, 0 AS subject, a.issued_at AS at FROM alerts a "
        "WHERE a.state IN ('live', 'expired', 'cleared', 'error') AND a.issued_at >= :since "
        "UNION ALL SELECT u.alert_id, 'update', u.id, u.sent_at FROM alert_updates u "
        "JOIN alerts b ON b.id = u.alert_id WHERE u.state = 'sent' AND b.issued_at >= :since "
        "UNION ALL SELECT c.id, CASE WHEN c.state = 'error' THEN 'error' ELSE 'clear' END, 0, c.ended_at FROM alerts c "
        "WHERE c.state IN ('cleared', 'error') AND c.issued_at >= :since) x "
        "WHERE NOT EXISTS (SELECT 1 FROM cap_out o WHERE o.alert_id = x.alert_id AND o.kind = x.kind "
        "AND o.subject = x.subject) ORDER BY x.alert_id, x.at, "
        "CASE x.kind WHEN 'alert' THEN 0 WHEN 'update' THEN 1 ELSE 2 END, x.subject LIMIT :most",
        since=since,
        most=most,
    )


async def add(tx: Tx, row: dict[str, object]) -> None:
    """Keep a message: identifier, alert_id, kind, subject, sender, sent, at, title, xml."""
    await tx.run(
        "INSERT INTO cap_out (identifier, alert_id, kind, subject, sender, sent, at, title, xml) "
        "VALUES (:identifier, :alert_id, :kind, :subject, :sender, :sent, :at, :title, :xml)",
        **row,
    )


async def of_alert(tx: Tx, alert_id: int) -> list[Row]:
    """The messages about a warning, oldest first: sender, identifier, sent."""
    return await tx.rows(
        "SELECT sender, identifier, sent FROM cap_out WHERE alert_id = :id ORDER BY at, identifier",
        id=alert_id,
    )


async def origins(tx: Tx, alert_id: int) -> list[Row]:
    """The messages of others that a warning passes on: sender, identifier, sent."""
    return await tx.rows(
        "SELECT sender, identifier, sent FROM cap_messages WHERE alert_id = :id AND (decision <> 'cancel' OR reason = 'reissue') ORDER BY sent, id",
        id=alert_id,
    )


async def newest(tx: Tx, since: int, most: int) -> list[Row]:
    """The messages since then, newest first."""
    return await tx.rows(
        "SELECT identifier, sender, sent, at, title FROM cap_out WHERE at >= :since ORDER BY at DESC, identifier DESC "
        "LIMIT :most",
        since=since,
        most=most,
    )


async def text(tx: Tx, identifier: str) -> str | None:
    """One message."""
    found = await tx.value("SELECT xml FROM cap_out WHERE identifier = :id", id=identifier)
    return None if found is None else str(found)
