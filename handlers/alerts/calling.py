"""Who goes to the silent doors of a group: its leader; where nothing is heard of them, its deputies; then the officials.

"Heard of" is a press on "I am going" or on any of the group's doors. Each step is a column with a time, so that
neither a restart nor a stall loses a step or does it twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import alert_calls, alerts
from storage.database import Row

from . import door_lists, door_notices


async def send_somebody(work: Work, alert: Row, group_id: int, *, overdue: bool) -> bool:
    """There are doors to go to in a group: whoever is on it hears it, else the next in line; False when nobody is left.

    overdue: nothing was heard in time of those who were sent there. New doors that come later wake all of them anew;
    so they do where whoever was on it has not been heard of for as long as a door may wait for the officials.
    """
    carers = await door_lists.carers(work, alert, group_id)
    if overdue and all(row["heard_at"] is None and row["due_at"] is None for row in carers):
        carers = [row for row in carers if row["told_at"] is None]
    if not carers:
        return False
    on_it = [row for row in carers if row["heard_at"] is not None]
    asked = on_it or [row for row in carers if row["due_at"] is not None]
    fresh = _first([row for row in carers if row["told_at"] is None])
    await _send(work, alert, group_id, asked or fresh or carers, wait=not asked)
    return True


def _first(fresh: list[Row]) -> list[Row]:
    """The leaders; without them the deputies, all at once."""
    return [row for row in fresh if row["role"] == "leader"] or fresh


async def _send(work: Work, alert: Row, group_id: int, to: Sequence[Row], *, wait: bool) -> None:
    due = work.epoch + int(work.settings.alerts.deputy_after.total_seconds())
    for row in to if wait else ():
        await alert_calls.call(work.tx, alert["id"], group_id, row["user_id"], row["role"], work.epoch, due)
    await door_lists.send_to(work, alert, group_id, [alert_calls.reader(row) for row in to])
    roles = [row["role"] for row in to]
    await work.note("alerts", "doors", alert["id"], group_id=group_id, to=roles)


async def going(work: Work, actor: Actor, alert_id: int, group_id: int) -> tuple[Notice, Notice]:
    """A leader or a deputy goes to the doors of their group. Gives the list of doors, and a short answer."""
    guard.private(actor)
    alert = await alerts.get(work.tx, alert_id)
    if alert is None or alert["issued_at"] is None:
        raise Refusal("common-old-button")
    guard.leader(actor, group_id)
    if alert["state"] not in ("live", "expired"):
        over = door_notices.over(alert)
        return over, over
    await heard(work, actor, alert, group_id, but=actor.user_id)
    return await door_lists.of_group(work, alert, group_id), door_notices.going(alert)


async def heard(work: Work, actor: Actor, alert: Row, group_id: int | None, but: int = 0) -> None:
    """Whoever cares for a group does something about its doors: nobody else is sent, and the others read it.

    `but`: whose list says it already.
    """
    if group_id is None or not actor.cares_for(group_id):
        return
    if await alert_calls.heard(work.tx, alert["id"], group_id, actor.user_id, work.epoch):
        await work.note("alerts", "going", alert["id"], actor=actor.user_id, group_id=group_id)
        await door_lists.refresh(work, alert, group_id, but)
