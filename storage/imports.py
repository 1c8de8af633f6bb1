"""Household files that an official sent and has not confirmed yet, and what they are compared with."""

from __future__ import annotations

import json
from collections.abc import Sequence

from .database import Row, Tx

_WAITS = 7 * 86_400  # seconds that a file waits for a word
_CONFIRMED = (  # its import is ordered and not done yet
    "EXISTS (SELECT 1 FROM jobs j WHERE j.state = 'open' AND j.kind = 'list-store' "
    "AND j.args LIKE '{\"import_id\": ' || imports.id || ',%')"
)


async def keep(tx: Tx, user_id: int, file_name: str, content: bytes, now: int) -> int:
    """Keep a file until it is imported or dropped; gives its id.

    An older one of this person, and old ones, are dropped where nobody has confirmed them.
    """
    await tx.run(
        "UPDATE imports SET state = 'dropped', content = x'' "
        f"WHERE state = 'offered' AND (user_id = :user OR created_at < :old) AND NOT {_CONFIRMED}",
        user=user_id,
        old=now - _WAITS,
    )
    return int(
        await tx.value(
            "INSERT INTO imports (user_id, file_name, content, created_at) VALUES (:user, :name, :content, :now) "
            "RETURNING id",
            user=user_id,
            name=file_name,
            content=content,
            now=now,
        )
    )


async def get(tx: Tx, import_id: int) -> Row | None:
    """A file that was sent, in whatever state."""
    return await tx.one("SELECT * FROM imports WHERE id = :id", id=import_id)


async def offered(tx: Tx, import_id: int) -> Row | None:
    """A file that waits for its confirmation, or None."""
    return await tx.one("SELECT * FROM imports WHERE id = :id AND state = 'offered'", id=import_id)


async def confirmed(tx: Tx, import_id: int) -> bool:
    """Whether the import of a file is ordered and not done yet."""
    return bool(await tx.value(f"SELECT 1 FROM imports WHERE id = :id AND {_CONFIRMED}", id=import_id))


async def show(tx: Tx, import_id: int, shown: str, missing: Sequence[str]) -> None:
    """Note what the official was shown of a file, and the numbers that are missing from it."""
    await tx.run(
        "UPDATE imports SET shown = :shown, missing = :missing WHERE id = :id",
        shown=shown,
        missing=json.dumps(missing, ensure_ascii=False),
        id=import_id,
    )


async def close(tx: Tx, import_id: int, state: str) -> bool:
    """The file was imported ('done') or not ('dropped'); False when that was settled before."""
    return await tx.hit(
        "UPDATE imports SET state = :state, content = x'' WHERE id = :id AND state = 'offered' RETURNING id",
        state=state,
        id=import_id,
    )


async def discard(tx: Tx, import_id: int) -> None:
    """A file that cannot be read is not kept."""
    await tx.run("DELETE FROM imports WHERE id = :id", id=import_id)


async def known(tx: Tx) -> list[Row]:
    """Every household there is or was, by number, as a list is compared with it."""
    return await tx.rows(
        "SELECT id, number, address, head, people, phone, lat, lon, hazard, needs, hamlet, stated, active, gone, "
        "provisional FROM households ORDER BY number"
    )


async def settle_numbers(tx: Tx, pairs: Sequence[tuple[str, str]], now: int) -> None:
    """Households that had a made-up number (the first) get the office's (the second)."""
    await tx.many(
        "UPDATE households SET number = :new, provisional = 0, changed_at = :now WHERE number = :old AND provisional = 1",
        [{"old": old, "new": new, "now": now} for old, new in pairs],
    )


async def missing(tx: Tx, row: Row) -> list[Row]:
    """Of the households that were missing from a file those that are still here: id, number, address, head."""
    wanted = set(json.loads(row["missing"]))
    found = await tx.rows("SELECT id, number, address, head FROM households WHERE active = 1 ORDER BY number")
    return [house for house in found if house["number"] in wanted]
