"""Waits that Telegram asked for: a process that begins anew keeps to them."""

from __future__ import annotations

from . import meta
from .database import Row, Tx


async def keep(tx: Tx, chat_id: int, now: int, until: int, everything: bool) -> None:
    """Telegram asked a chat (and with it everything) to wait until then."""
    await tx.run(
        "UPDATE chats SET held_from = :now, held_until = :until WHERE chat_id = :id AND held_until <= :until",
        id=chat_id,
        now=now,
        until=until,
    )
    if everything:
        await meta.put(tx, "held_from", str(now))
        await meta.put(tx, "held_until", str(until))


async def standing(tx: Tx, now: int) -> tuple[list[Row], int]:
    """The chats that still wait, as chat_id and seconds left, and the seconds left for everything.

    Nobody waits longer than was asked for, whatever the clock did meanwhile.
    """
    rows = await tx.rows(
        "SELECT chat_id, CASE WHEN held_from > :now THEN held_until - held_from ELSE held_until - :now END AS left_over "
        "FROM chats WHERE held_until > :now",
        now=now,
    )
    begun, until = int(await meta.get(tx, "held_from") or 0), int(await meta.get(tx, "held_until") or 0)
    return rows, max(0, until - max(begun, now))
