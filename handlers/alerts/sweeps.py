"""What is due in this room: each deadline is a column, each step happens once."""

from __future__ import annotations

from handlers.common.work import Work
from storage import alert_calls, alert_doors, alert_tallies, alerts, outbox
from storage.database import Row

from . import calling, door_lists, notices, tallies, updates
from .ending import expire
from .refs import ref, urgent
from .sending import queue

GROUPS_AT_ONCE = 50  # whose leaders are told in one sweep


async def sweep(work: Work) -> None:
    """Do what is due now: lapsed confirmations, held copies, silent doors, the end, the numbers."""
    open_ones = await alerts.open_ones(work.tx)
    if open_ones:
        await _lapse(work)
        await updates.lapse(work)
        await expire(work)
    looked_at = {alert["id"] for alert in await alert_tallies.due(work.tx, work.epoch)}
    for alert in open_ones:
        if alert["state"] == "live" and alert["expires_at"] > work.epoch:
            await _watch(work, alert, looks=alert["id"] in looked_at)
    await tallies.sweep(work)


async def _lapse(work: Work) -> None:
    """No second official confirmed in time: the sender hears it and can ask again."""
    for alert_id in await alerts.lapse(work.tx, work.epoch):
        alert = await alerts.get(work.tx, alert_id)
        assert alert is not None
        await work.note("alerts", "lapsed", alert_id)
        sender = await alerts.readers(work.tx, [alert["sent_by"]])
        await work.post.send_all(sender, notices.lapsed(alert), lane=urgent(alert))
        shown = {row["chat_id"] for row in await outbox.states(work.tx, f"second:{alert_id}")}
        for reader in await alerts.readers(work.tx, sorted(shown)):
            await work.post.edit(reader, f"second:{alert_id}", notices.line("alerts-second-over", alert))


async def _watch(work: Work, alert: Row, *, looks: bool) -> None:
    """One live warning; `looks`: it is time to see who cannot be reached."""
    if alert["held_until"] is not None and alert["held_until"] <= work.epoch:
        held = await alerts.recipients(work.tx, alert["id"], held=True)
        await alerts.let_go(work.tx, alert["id"])
        await queue(work, alert, held)
    if looks:
        await alert_doors.note_unreachable(work.tx, alert["id"], ref(alert["id"]), work.epoch)
    await door_lists.refresh_stale(work, alert)
    await _send_to_doors(work, alert, looks)


async def _send_to_doors(work: Work, alert: Row, looks: bool) -> None:
    """Silent houses become doors of their leaders; where the leader is silent too, or gone, of the next in line.

    Doors that nobody of the group goes to, and those nobody dealt with in time, are the officials'.
    """
    new = await alert_doors.become_doors(work.tx, alert["id"], work.epoch, GROUPS_AT_ONCE)
    groups = {row["group_id"] or 0 for row in new}
    if looks:
        groups.update((await alert_calls.left_alone(work.tx, alert["id"]))[:GROUPS_AT_ONCE])
    late = set(await alert_calls.overdue(work.tx, alert["id"], work.epoch))
    alone = [
        group
        for group in sorted(groups | late)
        if not group or not await calling.send_somebody(work, alert, group, overdue=group in late)
    ]
    for group_id in alone:
        await alert_doors.hand_over(work.tx, alert["id"], group_id or None, work.epoch)
    if await alert_doors.climb(work.tx, alert["id"], work.epoch) or alone:
        await door_lists.tell_officials(work, alert)
