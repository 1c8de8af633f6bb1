"""What is due in this room: each deadline is a column, each step happens once."""

from __future__ import annotations

from handlers.common.work import Work
from storage import alert_houses, alerts, outbox
from storage.database import Row

from . import doors, notices
from .ending import expire
from .sending import queue, ref, update_tally, urgent

GROUPS_AT_ONCE = 50  # whose leaders are told in one sweep


async def sweep(work: Work) -> None:
    """Do what is due now: lapsed confirmations, held copies, silent doors, the tally, the end."""
    open_ones = await alerts.open_ones(work.tx)
    if not open_ones:
        return
    await _lapse(work)
    await expire(work)
    for alert in open_ones:
        if alert["state"] == "live" and alert["expires_at"] > work.epoch:
            await _watch(work, alert)


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


async def _watch(work: Work, alert: Row) -> None:
    """One live warning."""
    if alert["held_until"] is not None and alert["held_until"] <= work.epoch:
        held = await alerts.recipients(work.tx, alert["id"], held=True)
        await alerts.let_go(work.tx, alert["id"])
        await queue(work, alert, held)
    looks = alert["next_tally_at"] <= work.epoch
    if looks:
        await alert_houses.note_unreachable(work.tx, alert["id"], ref(alert["id"]), work.epoch)
    await _send_to_doors(work, alert, looks)
    if looks:
        await update_tally(work, alert)


async def _send_to_doors(work: Work, alert: Row, looks: bool) -> None:
    """Silent houses become doors of their leaders; doors left alone, or without a leader, the officials'.

    Where whoever was sent to the doors is gone since, the next one is sent there.
    """
    new = await alert_houses.become_doors(work.tx, alert["id"], work.epoch, GROUPS_AT_ONCE)
    groups = {row["group_id"] or 0 for row in new}
    if looks:
        groups.update((await alert_houses.left_alone(work.tx, alert["id"]))[:GROUPS_AT_ONCE])
    to_officials = False
    for group_id in sorted(groups):
        if not group_id or not await doors.tell_leader(work, alert, group_id):
            await alert_houses.hand_over(work.tx, alert["id"], group_id or None)
            to_officials = True
    if await alert_houses.climb(work.tx, alert["id"], work.epoch) or to_officials:
        await doors.tell_officials(work, alert)
