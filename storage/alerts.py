"""Warnings: drafts, who is in the audience, what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .database import Row, Tx
from .people import Reader

_READY = (
    "state = 'draft' AND area_kind IS NOT NULL AND created_at > :oldest AND (until IS NULL OR until > :now)"
)


async def draft(
    tx: Tx,
    drill: bool,
    hazard: str,
    colour: str,
    source: str,
    by: int | None,
    now: int,
    *,
    texts: str = "{}",
    until: int | None = None,
) -> int:
    """A new draft without an area; gives its id. `by` None: it came in from elsewhere, with its `texts` and its end."""
    return int(
        await tx.value(
            "INSERT INTO alerts (drill, hazard, colour, source, created_at, created_by, origin, texts, until) "
            "VALUES (:drill, :hazard, :colour, :source, :now, :by, :origin, :texts, :until) RETURNING id",
            drill=int(drill),
            hazard=hazard,
            colour=colour,
            source=source,
            by=by,
            now=now,
            origin="cap" if by is None else "official",
            texts=texts,
            until=until,
        )
    )


async def get(tx: Tx, alert_id: int) -> Row | None:
    """One warning with the names of those who pressed: sender, second, ender."""
    return await tx.one(
        "SELECT a.*, COALESCE(s.name, '') AS sender, COALESCE(t.name, '') AS second, "
        "COALESCE(e.name, '') AS ender FROM alerts a LEFT JOIN accounts s ON s.user_id = a.sent_by "
        "LEFT JOIN accounts t ON t.user_id = a.second_by LEFT JOIN accounts e ON e.user_id = a.ended_by "
        "WHERE a.id = :id",
        id=alert_id,
    )


async def open_ones(tx: Tx) -> list[Row]:
    """The warnings that wait for a second official or are live, oldest first."""
    return await tx.rows("SELECT * FROM alerts WHERE state IN ('waiting', 'live') ORDER BY id")


async def set_area(tx: Tx, alert_id: int, kind: str, area: str, place: str) -> bool:
    """Give a draft its area; False when it is no draft any more."""
    return await tx.hit(
        "UPDATE alerts SET area_kind = :kind, area = :area, place = :place "
        "WHERE id = :id AND state = 'draft' RETURNING id",
        id=alert_id,
        kind=kind,
        area=area,
        place=place,
    )


async def set_words(tx: Tx, alert_id: int, words: str) -> bool:
    """Give a draft an official's own words; False when it is no draft any more."""
    return await tx.hit(
        "UPDATE alerts SET words = :words WHERE id = :id AND state = 'draft' RETURNING id",
        id=alert_id,
        words=words,
    )


async def set_lasts(tx: Tx, alert_id: int, seconds: int) -> bool:
    """Say how long a draft holds once it is sent; False when it is no draft any more."""
    return await tx.hit(
        "UPDATE alerts SET lasts = :seconds, until = NULL WHERE id = :id AND state = 'draft' RETURNING id",
        id=alert_id,
        seconds=seconds,
    )


async def ask_second(tx: Tx, alert_id: int, by: int, until: int, oldest: int, now: int) -> bool:
    """The first official sends: a draft made after `oldest` waits for a second one. False: not so any more."""
    return await tx.hit(
        "UPDATE alerts SET state = 'waiting', sent_by = :by, second_until = :until "
        f"WHERE id = :id AND {_READY} RETURNING id",
        id=alert_id,
        by=by,
        until=until,
        oldest=oldest,
        now=now,
    )


async def go_live(
    tx: Tx, alert_id: int, by: int | None, now: int, lasts: int, oldest: int, confirming: bool
) -> bool:
    """Issue a draft, or as the second official one that waits. False when it cannot be (any more).

    It ends as its issuer said, else after so many seconds as its official chose, else after `lasts`.
    """
    ready = "state = 'waiting' AND second_until > :now AND sent_by <> :by" if confirming else _READY
    who = "second_by = :by" if confirming else "sent_by = :by"
    return await tx.hit(
        f"UPDATE alerts SET state = 'live', {who}, issued_at = :now, next_tally_at = :now, "
        f"expires_at = COALESCE(until, :now + COALESCE(lasts, :lasts)) WHERE id = :id AND {ready} RETURNING id",
        id=alert_id,
        by=by,
        now=now,
        lasts=lasts,
        oldest=oldest,
    )


async def drop(tx: Tx, alert_id: int) -> bool:
    """Throw a draft away; False when it has gone out or was thrown away already."""
    return await tx.hit(
        "UPDATE alerts SET state = 'dropped' WHERE id = :id AND state IN ('draft', 'waiting') RETURNING id",
        id=alert_id,
    )


async def lapse(tx: Tx, now: int) -> list[int]:
    """The warnings no second official confirmed in time become drafts again; gives their ids."""
    rows = await tx.rows(
        "UPDATE alerts SET state = 'draft' WHERE state = 'waiting' AND second_until <= :now RETURNING id",
        now=now,
    )
    return [row["id"] for row in rows]


async def expire(tx: Tx, now: int) -> list[int]:
    """Live warnings whose time is over; gives their ids."""
    rows = await tx.rows(
        "UPDATE alerts SET state = 'expired', ended_at = :now WHERE state = 'live' AND expires_at <= :now RETURNING id",
        now=now,
    )
    return [row["id"] for row in rows]


async def end(tx: Tx, alert_id: int, state: str, by: int | None, now: int) -> bool:
    """Call off a warning (`cleared` or `error`); False when there is nothing to call off."""
    return await tx.hit(
        "UPDATE alerts SET state = :state, ended_at = :now, ended_by = :by "
        "WHERE id = :id AND state IN ('live', 'expired') RETURNING id",
        id=alert_id,
        state=state,
        by=by,
        now=now,
    )


async def title_of(tx: Tx, user_id: int) -> str:
    """The title of an official, such as 村委会; empty where none was given."""
    return str(
        await tx.value(
            "SELECT title FROM roles WHERE user_id = :id AND role = 'official' AND until IS NULL", id=user_id
        )
        or ""
    )


async def readers(tx: Tx, user_ids: Sequence[int]) -> list[Reader]:
    """The private chats of these accounts that the bot can write to."""
    if not user_ids:
        return []
    rows = await tx.rows(
        f"SELECT chat_id, language FROM chats WHERE reachable = 1 AND chat_id IN ({_ids(user_ids)}) ORDER BY chat_id"
    )
    return [Reader(row["chat_id"], row["language"]) for row in rows]


def _ids(numbers: Sequence[int]) -> str:
    return ",".join(str(int(number)) for number in numbers) or "NULL"


async def freeze(
    tx: Tx, alert_id: int, houses: Sequence[Mapping[str, object]], recipients: Sequence[Mapping[str, object]]
) -> None:
    """Store the audience, the plan of every house, and the chats in the order of sending."""
    await tx.many(
        "INSERT INTO alert_households (alert_id, household_id, group_id, danger, watched, door_at, official_at, "
        f"unreachable) VALUES ({int(alert_id)}, :household, :group_, :danger, :watched, :door_at, :official_at, "
        ":unreachable)",
        houses,
    )
    await tx.many(
        "INSERT INTO alert_recipients (alert_id, chat_id, kind, lane, danger, held) "
        f"VALUES ({int(alert_id)}, :chat, :kind, :lane, :danger, :held)",
        recipients,
    )


async def hold(tx: Tx, alert_id: int, until: int) -> None:
    """Note when the held copies go out."""
    await tx.run("UPDATE alerts SET held_until = :until WHERE id = :id", id=alert_id, until=until)


async def recipients(tx: Tx, alert_id: int, held: bool = False) -> list[Row]:
    """Who got (held: who waits for) the warning, in the order of sending: chat_id, language, can_pin, kind, lane, danger."""
    return await tx.rows(
        "SELECT r.chat_id, c.language, c.can_pin, r.kind, r.lane, r.danger FROM alert_recipients r "
        "JOIN chats c ON c.chat_id = r.chat_id WHERE r.alert_id = :id AND r.held = :held ORDER BY r.id",
        id=alert_id,
        held=int(held),
    )


async def leading(tx: Tx, alert_id: int) -> set[int]:
    """Who leads a group of a warning, or is its deputy."""
    rows = await tx.rows(
        "SELECT DISTINCT r.user_id FROM roles r WHERE r.role IN ('leader', 'liaison') AND r.until IS NULL "
        "AND r.group_id IN (SELECT group_id FROM alert_households WHERE alert_id = :id)",
        id=alert_id,
    )
    return {row["user_id"] for row in rows}


async def let_go(tx: Tx, alert_id: int) -> None:
    """The held copies go out now."""
    await tx.run("UPDATE alert_recipients SET held = 0 WHERE alert_id = :id AND held = 1", id=alert_id)
    await tx.run("UPDATE alerts SET held_until = NULL WHERE id = :id", id=alert_id)


async def tally(tx: Tx, alert_id: int, at: int, shown: str) -> None:
    """Note what the tally message shows and when it may be looked at again."""
    await tx.run(
        "UPDATE alerts SET next_tally_at = :at, tally = :shown WHERE id = :id",
        id=alert_id,
        at=at,
        shown=shown,
    )


async def delivery(tx: Tx, ref: str) -> dict[str, int]:
    """How many messages of that name stand where: queued, sending, sent, uncertain, dead."""
    rows = await tx.rows("SELECT state, COUNT(*) AS n FROM outbox WHERE ref = :ref GROUP BY state", ref=ref)
    return {row["state"]: row["n"] for row in rows}
