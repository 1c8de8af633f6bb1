"""The end of a warning: all-clear, sent in error, or its time is over; and the closing report."""

from __future__ import annotations

from domain.notice import Lane, Notice
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import alert_houses, alerts, people
from storage.database import Row

from . import end_notices, notices
from .sending import queue_end, ref, update_tally


async def clear(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official gives the all-clear to exactly those who got the warning."""
    return await _end(work, actor, alert_id, "cleared")


async def error(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official tells exactly those who got the warning that it was sent in error."""
    return await _end(work, actor, alert_id, "error")


async def _end(work: Work, actor: Actor, alert_id: int, state: str) -> Notice:
    guard.official(actor)
    guard.private(actor)
    before = await alerts.get(work.tx, alert_id)
    if before is None:
        raise Refusal("common-old-button")
    if not await alerts.end(work.tx, alert_id, state, actor.user_id, work.epoch):
        raise _why_not(before)
    alert = await alerts.get(work.tx, alert_id)
    assert alert is not None
    chats = await queue_end(work, alert)
    await work.note("alerts", state, alert_id, actor=actor.user_id, chats=chats)
    await update_tally(work, alert)
    await _report(work, alert)
    return notices.line("alerts-ended" if state == "cleared" else "alerts-corrected", alert, n=chats)


def _why_not(alert: Row) -> Refusal:
    if alert["state"] in ("cleared", "error"):
        return Refusal("alerts-already-ended", name=alert["ender"])
    return Refusal("alerts-nothing-to-clear")


async def _report(work: Work, alert: Row) -> None:
    """The closing report goes to all officials."""
    numbers = await alert_houses.counts(work.tx, alert["id"])
    sent = await alerts.delivery(work.tx, ref(alert["id"]))
    notice = end_notices.report(alert, numbers, sent, work.now)
    await work.post.send_all(
        await people.officials(work.tx), notice, lane=Lane.DUTY, ref=f"report:{alert['id']}"
    )


async def expire(work: Work) -> None:
    """Warnings whose time is over end; the officials are asked for the all-clear."""
    for alert_id in await alerts.expire(work.tx, work.epoch):
        alert = await alerts.get(work.tx, alert_id)
        assert alert is not None
        await work.note("alerts", "expired", alert_id)
        await work.post.send_all(await people.officials(work.tx), end_notices.expired(alert), lane=Lane.DUTY)
