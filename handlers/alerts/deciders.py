"""Who decides about what comes from elsewhere."""

from __future__ import annotations

from handlers.common.work import Work
from storage import alerts, people
from storage.people import Reader


async def deciders(work: Work) -> list[Reader]:
    """The officials who can be written to; the admins where there is none, so that no warning comes to nobody."""
    return await people.officials(work.tx) or await alerts.readers(work.tx, work.settings.village.admins)
