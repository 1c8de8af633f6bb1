"""Who the village is in the messages it gives to others."""

from __future__ import annotations

from handlers.common.work import Work
from storage import meta


async def own_sender(work: Work) -> str:
    """Who the village is in its own messages; empty until the bot knows its name."""
    if work.settings.cap.sender:
        return work.settings.cap.sender
    name = await meta.get(work.tx, "bot_username")
    return f"{name}@t.me" if name else ""
