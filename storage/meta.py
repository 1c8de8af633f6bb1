"""Small facts about the installation: the bot's own name, the last plan, …"""

from __future__ import annotations

from .database import Tx


async def get(tx: Tx, key: str) -> str:
    """The stored value, or an empty text."""
    return str(await tx.value("SELECT value FROM meta WHERE key = :key", key=key) or "")


async def put(tx: Tx, key: str, value: str) -> None:
    """Store `value`, over an older one."""
    await tx.run(
        "INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key=key,
        value=value,
    )
