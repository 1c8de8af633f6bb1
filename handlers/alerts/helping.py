"""Need help: a warning's answer that opens a request in the aid room, through storage."""

from __future__ import annotations

from handlers.common.work import Work
from storage import aid
from storage.database import Row

_AID_KIND = {
    "rainstorm": "flood",
    "flood": "flood",
    "typhoon": "flood",
    "fire": "fire",
}


async def ask_for_help(work: Work, alert: Row, household_id: int, user_id: int) -> bool:
    """Open the aid request that goes with `need help`; a drill opens none. False: one is open already."""
    if alert["drill"]:
        return False
    spans = work.settings.aid
    request = await aid.open_request(
        work.tx,
        household_id=household_id,
        user_id=user_id,
        kind=_AID_KIND.get(alert["hazard"], "other"),
        text="",
        urgency="sos",
        quiet=False,
        alert_id=alert["id"],
        now=work.epoch,
        widen_at=work.epoch + int(spans.widen_after.total_seconds()),
        officials_at=work.epoch + int(spans.officials_after.total_seconds()),
    )
    return request is not None
