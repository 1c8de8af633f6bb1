"""What is due around warnings of other offices and for them."""

from __future__ import annotations

from handlers.common.work import Work
from storage import alerts, cap

from . import cap_notices, cap_publishing, proposing


async def sweep(work: Work) -> None:
    """Drafts that came from elsewhere go when their time is over; what happened here is written for others."""
    for alert_id in await cap.outdated_drafts(work.tx, work.epoch):
        alert = await alerts.get(work.tx, alert_id)
        assert alert is not None
        await proposing.withdraw(work, alert_id, cap_notices.outdated(alert))
    await cap_publishing.publish(work)
