"""Changes of a live warning: another colour, other words, to exactly those who got it."""

from __future__ import annotations

from .database import Row, Tx

_NAMES = (
    "SELECT u.*, COALESCE(s.name, '') AS sender, COALESCE(t.name, '') AS second FROM alert_updates u "
    "LEFT JOIN accounts s ON s.user_id = u.sent_by LEFT JOIN accounts t ON t.user_id = u.second_by "
)


async def draft(
    tx: Tx, alert_id: int, colour: str, texts: str, by: int | None, now: int, until: int | None = None
) -> int:
    """A new change, not sent yet; gives its id. texts: JSON, language → text, or {}."""
    return int(
        await tx.value(
            "INSERT INTO alert_updates (alert_id, colour, texts, until, created_at, created_by) "
            "VALUES (:alert, :colour, :texts, :until, :now, :by) RETURNING id",
            alert=alert_id,
            colour=colour,
            texts=texts,
            until=until,
            now=now,
            by=by,
        )
    )


async def get(tx: Tx, update_id: int) -> Row | None:
    """One change with the names of those who pressed: sender, second."""
    return await tx.one(_NAMES + "WHERE u.id = :id", id=update_id)


async def set_words(tx: Tx, update_id: int, words: str) -> bool:
    """Give a change an official's own words; False when it is no draft any more."""
    return await tx.hit(
        "UPDATE alert_updates SET words = :words WHERE id = :id AND state = 'draft' RETURNING id",
        words=words,
        id=update_id,
    )


async def ask_second(tx: Tx, update_id: int, by: int, until: int) -> bool:
    """The first official sends: the change waits for a second one; False: it is no draft any more."""
    return await tx.hit(
        "UPDATE alert_updates SET state = 'waiting', sent_by = :by, second_until = :until "
        "WHERE id = :id AND state = 'draft' RETURNING id",
        by=by,
        until=until,
        id=update_id,
    )


async def send(tx: Tx, update_id: int, by: int | None, now: int, *, confirming: bool) -> bool:
    """A change of a live warning goes out, or as the second official one that waits. False: not so any more."""
    ready = (
        "state = 'waiting' AND second_until > :now AND sent_by <> :by" if confirming else "state = 'draft'"
    )
    who = "second_by = :by" if confirming else "sent_by = :by"
    return await tx.hit(
        f"UPDATE alert_updates SET state = 'sent', sent_at = :now, {who} WHERE id = :id AND {ready} AND EXISTS "
        "(SELECT 1 FROM alerts a WHERE a.id = alert_updates.alert_id AND a.state = 'live') RETURNING id",
        by=by,
        now=now,
        id=update_id,
    )


async def drop(tx: Tx, update_id: int) -> bool:
    """A change is not sent; False when it went out or was dropped already."""
    return await tx.hit(
        "UPDATE alert_updates SET state = 'dropped' WHERE id = :id AND state IN ('draft', 'waiting') RETURNING id",
        id=update_id,
    )


async def drop_all(tx: Tx, alert_id: int) -> list[int]:
    """The warning is over: its changes that wait are not sent; gives those a second official was asked about."""
    rows = await tx.rows(
        "SELECT id FROM alert_updates WHERE alert_id = :id AND state = 'waiting'", id=alert_id
    )
    await tx.run(
        "UPDATE alert_updates SET state = 'dropped' WHERE alert_id = :id AND state IN ('draft', 'waiting')",
        id=alert_id,
    )
    return [row["id"] for row in rows]


async def lapse(tx: Tx, now: int) -> list[int]:
    """The changes no second official confirmed in time are drafts again; gives their ids."""
    rows = await tx.rows(
        "UPDATE alert_updates SET state = 'draft' WHERE state = 'waiting' AND second_until <= :now RETURNING id",
        now=now,
    )
    return [row["id"] for row in rows]


async def sent(tx: Tx, alert_id: int) -> list[Row]:
    """The changes that went out, oldest first."""
    return await tx.rows(
        "SELECT * FROM alert_updates WHERE alert_id = :id AND state = 'sent' ORDER BY sent_at, id",
        id=alert_id,
    )


async def newest_ref(tx: Tx, alert_id: int) -> str:
    """The name of the newest message of a warning that asks for an answer: its last change, or its first message."""
    last = await tx.value(
        "SELECT MAX(id) FROM alert_updates WHERE alert_id = :id AND state = 'sent'", id=alert_id
    )
    return f"update:{last}" if last else f"alert:{alert_id}"


async def changed(tx: Tx, update_id: int, expires: int) -> Row | None:
    """The warning as it reads with a change: its columns, with the change's colour, words, texts and end; `was`.

    expires: until when it holds at least, where the change does not say.
    """
    return await tx.one(
        "SELECT u.colour AS colour, u.words AS words, u.texts AS texts, a.colour AS was, CASE "
        "WHEN u.until IS NOT NULL THEN u.until WHEN a.expires_at < :expires THEN :expires ELSE a.expires_at END "
        "AS expires_at, a.* FROM alert_updates u JOIN alerts a ON a.id = u.alert_id WHERE u.id = :id",
        id=update_id,
        expires=expires,
    )


async def apply(tx: Tx, update: Row, expires: int) -> None:
    """The warning says what its change says, and holds at least until `expires`."""
    await tx.run(
        "UPDATE alerts SET colour = :colour, words = :words, texts = :texts, "
        "expires_at = CASE WHEN :own = 1 OR expires_at < :expires THEN :expires ELSE expires_at END "
        "WHERE id = :id AND state = 'live'",
        colour=update["colour"],
        words=update["words"],
        texts=update["texts"],
        own=int(update["until"] is not None),
        expires=expires,
        id=update["alert_id"],
    )


async def let_go_now(tx: Tx, alert_id: int, now: int) -> None:
    """Copies that quiet hours hold are due: what it says now is not held."""
    await tx.run(
        "UPDATE alerts SET held_until = :now WHERE id = :id AND held_until > :now", now=now, id=alert_id
    )


async def plans(tx: Tx, alert_id: int) -> list[Row]:
    """The houses of a warning with what their plan goes by: household_id, danger, needs, watched, answer, level, door_at."""
    return await tx.rows(
        "SELECT x.household_id, x.danger, CASE WHEN h.needs <> '' THEN 1 ELSE 0 END AS needs, x.watched, x.answer, "
        "x.level, x.door_at, x.official_at, x.unreachable FROM alert_households x "
        "JOIN households h ON h.id = x.household_id WHERE x.alert_id = :id",
        id=alert_id,
    )


async def replan(tx: Tx, alert_id: int, rows: list[dict[str, object]]) -> None:
    """Give houses another plan: household, watched, door_at, official_at."""
    await tx.many(
        "UPDATE alert_households SET watched = :watched, door_at = :door_at, official_at = :official_at "
        f"WHERE alert_id = {int(alert_id)} AND household_id = :household",
        rows,
    )


async def out(tx: Tx, alert_id: int) -> set[int]:
    """The accounts whose every household in the warning has moved out."""
    rows = await tx.rows(
        "SELECT m.user_id FROM alert_households x JOIN members m ON m.household_id = x.household_id "
        "WHERE x.alert_id = :id GROUP BY m.user_id "
        "HAVING COUNT(*) FILTER (WHERE COALESCE(x.answer, '') <> 'moved') = 0",
        id=alert_id,
    )
    return {row["user_id"] for row in rows}


async def ask_again(tx: Tx, alert_id: int) -> set[int]:
    """Dangerous houses that said "safe" are silent again: they were asked at a lower level. Gives which."""
    rows = await tx.rows(
        "UPDATE alert_households SET answer = NULL, answered_at = NULL, answered_by = NULL, how = NULL, "
        "first_at = NULL, level = 'waiting' WHERE alert_id = :id AND danger > 0 AND answer = 'safe' RETURNING household_id",
        id=alert_id,
    )
    return {row["household_id"] for row in rows}
