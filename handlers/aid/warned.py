"""Where a request and a warning meet: an SOS answers the warning, and a warning takes in what is open already."""

from __future__ import annotations

from domain.aid import LEADERS, OFFICIALS
from handlers.common.work import Work
from storage import aid_circles, alert_calls, alert_houses, alert_tallies
from storage.database import Row

from . import notices, telling


async def answers(work: Work, request: Row, by: int) -> None:
    """A household that nobody has heard of in its warning sends an SOS: it needs help, and is not silent."""
    alert_id, home = request["alert_id"], request["household_id"]
    if alert_id is None or home is None or request["urgency"] != "sos":
        return
    how = "door" if request["for_door"] else "tap"
    if not await alert_houses.called(work.tx, alert_id, home, by, how, work.epoch):
        return
    await work.note(
        "alerts",
        "answered",
        alert_id,
        actor=by,
        household_id=home,
        group_id=request["group_id"],
        answer="help",
    )
    await alert_tallies.stir(work.tx, alert_id, work.epoch)
    await alert_calls.stale(work.tx, alert_id, request["group_id"])


async def follow(work: Work, limit: int) -> None:
    """A warning has come into force around requests that cannot wait: leader, deputies and officials hear of them."""
    for row in await aid_circles.newly_warned(work.tx, limit):
        request = await telling.look(work, row["id"])
        await telling.note(work, request, "warned")
        if request["state"] != "open" or request["announced_at"] is None:
            continue
        if await telling.announce(work, request, (LEADERS, OFFICIALS), again=True, anew=True):
            await telling.tell_asker(work, request, notices.to_asker("aid-climbed-officials", request))
