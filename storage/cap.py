"""Warnings of other offices: the feeds, the messages found in them, and what the village tells others."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from .database import Row, Tx

_FARTHEST = 7 * 86_400  # seconds


async def subscribe(tx: Tx, urls: Sequence[str], now: int) -> None:
    """Make the feeds those of the settings; a new one is polled at once, one no longer named is forgotten."""
    known = {row["url"] for row in await tx.rows("SELECT url FROM cap_feeds")}
    for url in known - set(urls):
        await tx.run("DELETE FROM cap_links WHERE feed = :url", url=url)
        await tx.run("DELETE FROM cap_feeds WHERE url = :url", url=url)
    await tx.many(
        "INSERT INTO cap_feeds (url, due_at) VALUES (:url, :now)",
        [{"url": url, "now": now} for url in urls if url not in known],
    )


async def due(tx: Tx, now: int) -> list[Row]:
    """The feeds that are to be polled now; a time so far off that the clock must have been wrong counts as now."""
    return await tx.rows(
        "SELECT * FROM cap_feeds WHERE due_at <= :now OR due_at > :far ORDER BY due_at, url",
        now=now,
        far=now + _FARTHEST,
    )


async def feeds(tx: Tx) -> list[Row]:
    """Every feed and how it stands."""
    return await tx.rows("SELECT * FROM cap_feeds ORDER BY url")


async def answered(tx: Tx, url: str, due_at: int, etag: str, modified: str) -> Row | None:
    """A poll worked; gives the feed as it stood before, None where it is no longer polled."""
    before = await tx.one("SELECT * FROM cap_feeds WHERE url = :url", url=url)
    await tx.run(
        "UPDATE cap_feeds SET due_at = :due, etag = :etag, modified = :modified, failures = 0, "
        "failing_since = NULL, problem = '', told_at = NULL WHERE url = :url",
        url=url,
        due=due_at,
        etag=etag,
        modified=modified,
    )
    return before


async def failed(tx: Tx, url: str, due_at: int, problem: str, now: int) -> Row | None:
    """A poll did not work; gives the feed as it stands now, None where it is no longer polled."""
    return await tx.one(
        "UPDATE cap_feeds SET due_at = :due, failures = failures + 1, problem = :problem, "
        "failing_since = COALESCE(failing_since, :now) WHERE url = :url RETURNING *",
        url=url,
        due=due_at,
        problem=problem,
        now=now,
    )


async def told(tx: Tx, url: str, now: int) -> None:
    """The admins were told that a feed is dead."""
    await tx.run("UPDATE cap_feeds SET told_at = :now WHERE url = :url", url=url, now=now)


async def name_links(tx: Tx, feed: str, links: Sequence[tuple[str, str]], now: int) -> None:
    """The feed names these messages (address, mark). One with another mark than before is open again."""
    await tx.many(
        "INSERT INTO cap_links (feed, link, mark, seen_at) VALUES (:feed, :link, :mark, :now) "
        "ON CONFLICT (feed, link) DO UPDATE SET seen_at = excluded.seen_at, mark = excluded.mark, "
        "state = CASE WHEN cap_links.mark <> excluded.mark THEN 'open' ELSE cap_links.state END, "
        "tries = CASE WHEN cap_links.mark <> excluded.mark THEN 0 ELSE cap_links.tries END",
        [{"feed": feed, "link": link, "mark": mark, "now": now} for link, mark in links],
    )


async def settled_links(tx: Tx, feed: str) -> dict[str, str]:
    """The messages of a feed that need not be fetched again: address → mark."""
    rows = await tx.rows("SELECT link, mark FROM cap_links WHERE feed = :feed AND state <> 'open'", feed=feed)
    return {row["link"]: row["mark"] for row in rows}


async def open_links(tx: Tx, feed: str) -> list[str]:
    """The messages of a feed that are still to be fetched."""
    rows = await tx.rows("SELECT link FROM cap_links WHERE feed = :feed AND state = 'open'", feed=feed)
    return [row["link"] for row in rows]


async def link_done(tx: Tx, feed: str, link: str) -> None:
    """A message was fetched."""
    await tx.run(
        "UPDATE cap_links SET state = 'done' WHERE feed = :feed AND link = :link", feed=feed, link=link
    )


async def link_failed(tx: Tx, feed: str, link: str, most: int) -> bool:
    """A message could not be fetched; True when it is given up, after `most` tries."""
    row = await tx.one(
        "UPDATE cap_links SET tries = tries + 1, state = CASE WHEN tries + 1 >= :most THEN 'given-up' ELSE 'open' END "
        "WHERE feed = :feed AND link = :link RETURNING state",
        feed=feed,
        link=link,
        most=most,
    )
    return row is not None and row["state"] == "given-up"


async def add(
    tx: Tx, identity: tuple[str, str, str], feed: str, now: int, decision: str, reason: str, **more: str
) -> int | None:
    """Keep a message (`more`: defects, link, proposal as JSON); its id, or None when it was received before."""
    sender, identifier, sent = identity
    found = await tx.value(
        "INSERT INTO cap_messages (sender, identifier, sent, feed, received_at, decision, reason, defects, link, proposal) "
        "VALUES (:sender, :identifier, :sent, :feed, :now, :decision, :reason, :defects, :link, :proposal) "
        "ON CONFLICT (sender, identifier, sent) DO NOTHING RETURNING id",
        sender=sender,
        identifier=identifier,
        sent=sent,
        feed=feed,
        now=now,
        decision=decision,
        reason=reason,
        defects=more.get("defects", "[]"),
        link=more.get("link", ""),
        proposal=more.get("proposal", ""),
    )
    return None if found is None else int(found)


async def related(tx: Tx, senders: Collection[str], since: int, most: int) -> list[Row]:
    """The messages received since then that may belong together: of these senders, or with a warning made of them."""
    return await tx.rows(
        "SELECT id, sender, feed, link, alert_id FROM cap_messages WHERE received_at >= :since AND link <> '' "
        "AND (alert_id IS NOT NULL "
        f"OR sender IN ({','.join(f':s{n}' for n in range(len(senders)))})) ORDER BY id DESC LIMIT :most",
        since=since,
        most=most,
        **{f"s{n}": sender for n, sender in enumerate(senders)},
    )


async def proposal(tx: Tx, message_id: int) -> str:
    """The warning that a message would become, as JSON; empty where it would become none."""
    return str(await tx.value("SELECT proposal FROM cap_messages WHERE id = :id", id=message_id) or "")


async def acted_on(tx: Tx, since: int) -> list[Row]:
    """The messages received since then that a warning was made of: sender, identifier."""
    return await tx.rows(
        "SELECT sender, identifier FROM cap_messages WHERE alert_id IS NOT NULL AND received_at >= :since",
        since=since,
    )


async def tie(tx: Tx, message_id: int, alert_id: int) -> None:
    """A message made, updated or ended a warning."""
    await tx.run("UPDATE cap_messages SET alert_id = :alert WHERE id = :id", id=message_id, alert=alert_id)


async def withhold(tx: Tx, message_id: int, reason: str) -> None:
    """Nothing is done with a message after all."""
    await tx.run(
        "UPDATE cap_messages SET decision = 'withhold', reason = :reason, proposal = '' WHERE id = :id",
        id=message_id,
        reason=reason,
    )


async def of_alert(tx: Tx, alert_id: int) -> list[Row]:
    """The messages a warning was made of, oldest first."""
    return await tx.rows("SELECT * FROM cap_messages WHERE alert_id = :id ORDER BY sent, id", id=alert_id)


async def outdated_drafts(tx: Tx, now: int) -> list[int]:
    """The drafts from elsewhere whose issuer's own end has come."""
    rows = await tx.rows(
        "SELECT id FROM alerts WHERE origin = 'cap' AND state IN ('draft', 'waiting') AND until <= :now ORDER BY until, id",
        now=now,
    )
    return [row["id"] for row in rows]


async def prolong(tx: Tx, alert_id: int, until: int) -> None:
    """A warning, sent or not, holds longer as its issuer says now; it is never shortened."""
    await tx.run(
        "UPDATE alerts SET until = CASE WHEN until < :until THEN :until ELSE until END, expires_at = "
        "CASE WHEN state = 'live' AND expires_at < :until THEN :until ELSE expires_at END "
        "WHERE id = :id AND state IN ('draft', 'waiting', 'live')",
        id=alert_id,
        until=until,
    )


async def made_since(tx: Tx, since: int) -> int:
    """How many warnings have come from elsewhere since then, sent or not."""
    return int(
        await tx.value(
            "SELECT COUNT(*) FROM alerts WHERE origin = 'cap' AND created_at >= :since", since=since
        )
    )


async def open_changes(tx: Tx, alert_id: int) -> list[int]:
    """The changes of a warning that its issuer made and nobody has sent."""
    rows = await tx.rows(
        "SELECT id FROM alert_updates WHERE alert_id = :id AND created_by IS NULL AND state IN ('draft', 'waiting')",
        id=alert_id,
    )
    return [row["id"] for row in rows]


async def extent(tx: Tx) -> tuple[float, float, float, float] | None:
    """Least and most latitude, least and most longitude of the households; None where no place is known."""
    row = await tx.one(
        "SELECT MIN(lat) AS south, MAX(lat) AS north, MIN(lon) AS west, MAX(lon) AS east FROM households "
        "WHERE active = 1 AND lat IS NOT NULL AND lon IS NOT NULL"
    )
    return (
        None
        if row is None or row["south"] is None
        else (row["south"], row["north"], row["west"], row["east"])
    )


async def forget_old(tx: Tx, before: int) -> None:
    """Drop what was received before then and became no warning, and what feeds no longer name."""
    await tx.run("DELETE FROM cap_messages WHERE alert_id IS NULL AND received_at < :before", before=before)
    await tx.run("DELETE FROM cap_links WHERE seen_at < :before AND state <> 'open'", before=before)


def json_text(value: object) -> str:
    """A value as it is kept."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
