"""The end of a warning: all-clear, sent in error, or its time is over; an end that was a slip is taken back."""

from __future__ import annotations

from typing import Literal

from domain.notice import Lane, Notice
from domain.refusal import Refusal
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import alert_tallies, alert_updates, alerts
from storage.database import Row

from . import door_lists, drafting, end_notices, reporting, updates
from .area import Area
from .deciders import deciders
from .drafts import known, officially
from .sending import call_back, queue_end

End = Literal["cleared", "error"]


async def clear(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official gives the all-clear to exactly those who got the warning."""
    return await _pressed(work, actor, alert_id, "cleared")


async def error(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official tells exactly those who got the warning that it was sent in error."""
    return await _pressed(work, actor, alert_id, "error")


async def _pressed(work: Work, actor: Actor, alert_id: int, state: End) -> Notice:
    officially(actor)
    chats = await end(work, alert_id, state, actor.user_id)
    alert = await alerts.get(work.tx, alert_id)
    assert alert is not None
    return end_notices.told(alert, chats)


async def again(work: Work, actor: Actor, alert_id: int) -> Notice:
    """The end was a slip, or the time was over too early: a draft of the same warning, to be looked at and sent."""
    officially(actor)
    alert = await known(work, alert_id)
    if alert["state"] not in ("expired", "cleared", "error"):
        raise Refusal("common-old-button")
    draft_id = await drafting.draft(work, actor, alert["hazard"], alert["colour"], bool(alert["drill"]))
    if alert["words"]:
        await alerts.set_words(work.tx, draft_id, alert["words"])
    where = Area(alert["area_kind"], alert["area"], alert["place"])
    return await drafting.put_area(work, actor, draft_id, where)


async def end(work: Work, alert_id: int, state: End, by: int | None) -> int:
    """A warning ends (`by` None: its issuer ended it); gives how many chats hear it. Refuses where there is nothing to end."""
    before = await alerts.get(work.tx, alert_id)
    if before is None:
        raise Refusal("common-old-button")
    if not await alerts.end(work.tx, alert_id, state, by, work.epoch):
        raise _why_not(before)
    alert = await alerts.get(work.tx, alert_id)
    assert alert is not None
    chats = await queue_end(work, alert)
    await work.note("alerts", state, alert_id, actor=by, chats=chats)
    for update_id in await alert_updates.drop_all(work.tx, alert_id):
        await updates.settle(work, update_id, end_notices.change_stopped(alert), but=by or 0)
    await door_lists.close(work, alert)
    await alert_tallies.look_again(work.tx, alert_id, work.epoch)
    await reporting.send(work, alert)
    return chats


def _why_not(alert: Row) -> Refusal:
    if alert["state"] in ("cleared", "error"):
        return Refusal("alerts-already-ended", name=alert["ender"] or alert["source"])
    return Refusal("alerts-nothing-to-clear")


async def propose_clear(work: Work, alert_id: int, why: Notice) -> None:
    """The issuer says that it is over: the officials are asked for the all-clear, with the button under it."""
    alert = await alerts.get(work.tx, alert_id)
    if alert is None or alert["state"] not in ("live", "expired"):
        return
    notice = end_notices.clear_proposed(alert, why)
    await work.post.send_all(await deciders(work), notice, lane=Lane.REPLY)
    await work.note("alerts", "clear-proposed", alert_id)


async def expire(work: Work) -> None:
    """Warnings whose time is over end; the officials are asked for the all-clear."""
    for alert_id in await alerts.expire(work.tx, work.epoch):
        alert = await alerts.get(work.tx, alert_id)
        assert alert is not None
        await call_back(work, alert_id)
        await work.note("alerts", "expired", alert_id)
        await work.post.send_all(await deciders(work), end_notices.expired(alert), lane=Lane.DUTY)
        await door_lists.close(work, alert)
