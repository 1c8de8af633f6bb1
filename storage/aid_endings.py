"""After a request: the line at its end, the question of the next day, opening it again, thanks."""

from __future__ import annotations

from .aid import LOOK, TEXT_LIMIT
from .database import Row, Tx

_CAME = "(c.ending = 'closed' OR c.arrived_at IS NOT NULL)"


async def add_line(tx: Tx, request_id: int, line: str, by: int) -> bool:
    """Keep a line of whoever ended the request; False when there is one, or somebody else ended it."""
    return await tx.hit(
        "UPDATE requests SET ending = :line WHERE id = :id AND state = 'closed' AND closed_by = :by AND ending = '' "
        "RETURNING id",
        id=request_id,
        line=line[:TEXT_LIMIT],
        by=by,
    )


async def ask_later(tx: Tx, request_id: int, at: int) -> None:
    """Note when asker and helpers are asked whether it is settled."""
    await tx.run(
        "UPDATE requests SET settle_at = :at WHERE id = :id AND state = 'closed'", id=request_id, at=at
    )


async def due_to_ask(tx: Tx, now: int, limit: int) -> list[Row]:
    """Requests about which it is time to ask, the longest due first."""
    return await tx.rows(
        LOOK + "WHERE r.settle_at <= :now AND r.state = 'closed' ORDER BY r.settle_at, r.id LIMIT :limit",
        now=now,
        limit=limit,
    )


async def take_question(tx: Tx, request_id: int) -> bool:
    """The question is asked now, or is not to be asked; False when it was."""
    return await tx.hit(
        "UPDATE requests SET settle_at = NULL WHERE id = :id AND settle_at IS NOT NULL RETURNING id",
        id=request_id,
    )


async def came(tx: Tx, request_id: int) -> list[Row]:
    """Who was coming or there when it ended, or had been there, each account once: user_id, name, number, head."""
    return await tx.rows(
        "SELECT c.user_id, a.name, MIN(h.number) AS number, MIN(h.head) AS head FROM claims c "
        "JOIN accounts a ON a.user_id = c.user_id LEFT JOIN households h ON h.id = c.household_id "
        f"WHERE c.request_id = :id AND {_CAME} GROUP BY c.user_id, a.name ORDER BY MIN(c.id)",
        id=request_id,
    )


async def thank(tx: Tx, request_id: int, now: int) -> list[int]:
    """Note that those who came are thanked; gives the accounts that were not thanked before."""
    rows = await tx.rows(
        f"UPDATE claims AS c SET thanked_at = :now WHERE c.request_id = :id AND {_CAME} AND c.user_id IS NOT NULL "
        "AND c.thanked_at IS NULL RETURNING user_id",
        id=request_id,
        now=now,
    )
    return sorted({int(row["user_id"]) for row in rows})


async def thanks_open(tx: Tx, request_id: int) -> bool:
    """Whether somebody who came has not been thanked."""
    return bool(
        await tx.value(
            f"SELECT 1 FROM claims c WHERE c.request_id = :id AND {_CAME} AND c.user_id IS NOT NULL "
            "AND c.thanked_at IS NULL",
            id=request_id,
        )
    )


async def times_reopened(tx: Tx, request_id: int) -> int:
    """How often a request was opened again."""
    return int(
        await tx.value(
            "SELECT COUNT(*) FROM journal WHERE room = 'aid' AND subject = :id AND verb = 'reopen'",
            id=request_id,
        )
    )


async def reopen(tx: Tx, request_id: int, now: int, ended_after: int) -> bool:
    """Open a request again as if it came now; False when it is open, ended too long ago, or the like is open."""
    return await tx.hit(
        "UPDATE requests SET state = 'open', outcome = NULL, ending = '', closed_at = NULL, closed_by = NULL, "
        "settle_at = NULL, level = CASE WHEN group_id IS NULL THEN 4 ELSE 0 END, announced_at = NULL, unheard_at = NULL, "
        "first_opened_at = COALESCE(first_opened_at, opened_at), opened_at = :now "
        "WHERE id = :id AND state = 'closed' AND closed_at > :ended_after "
        "AND NOT EXISTS (SELECT 1 FROM requests o WHERE o.state <> 'closed' AND o.kind = requests.kind "
        "AND o.quiet = requests.quiet AND (CASE WHEN requests.quiet = 1 OR requests.household_id IS NULL "
        "THEN o.user_id = requests.user_id ELSE o.household_id = requests.household_id END)) RETURNING id",
        id=request_id,
        now=now,
        ended_after=ended_after,
    )
