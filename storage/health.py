"""What waits in the file, for whoever watches the bot."""

from __future__ import annotations

from .database import Row, Tx


async def backlog(tx: Tx) -> list[Row]:
    """What is to be sent, by lane: lane, waiting, oldest (seconds since 1970 at which its oldest was queued)."""
    return await tx.rows(
        "SELECT lane, COUNT(*) AS waiting, MIN(created_at) AS oldest FROM outbox "
        "WHERE state IN ('queued', 'sending') GROUP BY lane ORDER BY lane"
    )


async def settled_since(tx: Tx, since: int) -> int:
    """How many messages came to an end from `since` on."""
    return int(await tx.value("SELECT COUNT(*) FROM outbox WHERE settled_at >= :since", since=since))


async def undone(tx: Tx) -> Row:
    """The updates that nobody has worked on: waiting, oldest (NULL where there is none)."""
    row = await tx.one(
        "SELECT COUNT(*) AS waiting, MIN(received_at) AS oldest FROM inbox WHERE state = 'new'"
    )
    assert row is not None
    return row


async def feeds(tx: Tx) -> Row:
    """The feeds of other offices: known, failing (the last poll did not work), dead (the admins were told)."""
    row = await tx.one(
        "SELECT COUNT(*) AS known, COUNT(failing_since) AS failing, COUNT(told_at) AS dead FROM cap_feeds"
    )
    assert row is not None
    return row
