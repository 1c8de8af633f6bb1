"""Need help: a warning's answer that opens a request in the aid room, through storage."""

from __future__ import annotations

from domain.alerts import at_least, moves_people_out
from handlers.common.work import Work
from storage import aid
from storage.database import Row

_AID_KIND = {
    "rainstorm": "flood",
    "flood": "flood",
    "typhoon": "flood",
    "fire": "fire",
}


def urgency(alert: Row, danger: int) -> str:
    """How urgent help is in a warning: an emergency where life is at stake, urgent in every other one."""
    hazard, colour = alert["hazard"], alert["colour"]
    return "sos" if danger or at_least(colour, "orange") or moves_people_out(hazard, colour) else "urgent"


async def ask_for_help(
    work: Work, alert: Row, house: Row | None, user_id: int, household_id: int | None = None
) -> bool:
    """Open the aid request that goes with `need help`; a drill opens none. False: one is open already.

    `house`: the house in the warning; without it `household_id`, one that is not in its audience.
    """
    if alert["drill"]:
        return False
    spans = work.settings.aid
    request = await aid.open_request(
        work.tx,
        household_id=house["household_id"] if house else household_id,
        user_id=user_id,
        kind=_AID_KIND.get(alert["hazard"], "other"),
        text="",
        urgency=urgency(alert, house["danger"] if house else 0),
        quiet=False,
        alert_id=alert["id"],
        now=work.epoch,
        widen_at=work.epoch + int(spans.widen_after.total_seconds()),
        officials_at=work.epoch + int(spans.officials_after.total_seconds()),
    )
    return request is not None
