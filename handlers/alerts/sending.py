"""Sending a warning: the audience is frozen and the messages are queued in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from domain.notice import Lane
from domain.refusal import Refusal
from handlers.common.work import Work
from storage import alert_houses, alert_updates, alerts, outbox
from storage.database import Row
from storage.people import Reader

from . import end_notices, notices
from .audience import gather, quiet_ends
from .refs import ref, urgent
from .tallies import open_tallies

__all__ = ["call_back", "issue", "queue", "queue_end", "ref", "urgent"]


async def issue(work: Work, alert_id: int, by: int | None) -> None:
    """A warning has just gone live: freeze audience and plan, queue everything, open the tally."""
    alert = await alerts.get(work.tx, alert_id)
    assert alert is not None
    audience = await gather(work, alert)
    if not audience.houses:
        raise Refusal("alerts-empty-area")
    drill = bool(alert["drill"])
    chats = [
        {
            "chat": to.chat_id,
            "kind": to.kind,
            "lane": int(to.lane(drill)),
            "danger": to.danger,
            "held": int(to.held),
        }
        for to in audience.recipients
    ]
    await alerts.freeze(work.tx, alert_id, audience.houses, chats)
    if audience.held:
        await alerts.hold(work.tx, alert_id, quiet_ends(work))
    await queue(work, alert, await alerts.recipients(work.tx, alert_id))
    await work.note(
        "alerts", "issued", alert_id, actor=by, drill=drill, houses=len(audience.houses), chats=len(chats)
    )
    await open_tallies(work, alert)


async def queue(work: Work, alert: Row, recipients: Sequence[Row]) -> None:
    """Queue the warning to these chats in their order."""
    several = await alert_houses.several_homes(work.tx, alert["id"])
    leading = await alerts.leading(work.tx, alert["id"])

    def alike(to: Row) -> tuple[int, bool, str, int, bool]:
        chat_id = to["chat_id"]
        own = chat_id if chat_id in several else 0
        return to["lane"], to["danger"] > 0, to["kind"], own, chat_id in leading

    for (lane, danger, kind, chat_id, leads), run in groupby(recipients, key=alike):
        homes, answers = several.get(chat_id, ()), kind != "leader"
        notice = notices.warning(alert, danger=danger, answers=answers, homes=homes, leads=leads)
        await work.post.send_all(_readers(run), notice, lane=Lane(lane), ref=ref(alert["id"]))
    await _pin(work, alert, recipients, ref(alert["id"]))


async def _pin(work: Work, alert: Row, recipients: Sequence[Row], name: str) -> None:
    """On top of the group chats where the bot may pin; a drill is not, and the all-clear covers its warning."""
    pinned = [to for to in recipients if to["kind"] == "chat" and to["can_pin"] and not alert["drill"]]
    for reader in _readers(pinned):
        await work.post.pin(reader, name)


async def call_back(work: Work, alert_id: int) -> set[int]:
    """Copies of a warning and of its changes that still wait are not sent any more; gives the chats that got no warning."""
    for update in await alert_updates.sent(work.tx, alert_id):
        await outbox.call_back(work.tx, f"update:{update['id']}", work.epoch)
    return await outbox.call_back(work.tx, ref(alert_id), work.epoch)


async def queue_end(work: Work, alert: Row) -> int:
    """Queue the all-clear or the correction to exactly those who got the warning, as an answer to it.

    What has not gone out yet does not go out any more: nobody is alarmed by what is over.
    """
    notice = end_notices.over(alert, work.now)
    spared = await call_back(work, alert["id"])
    got = [to for to in await alerts.recipients(work.tx, alert["id"]) if to["chat_id"] not in spared]
    for lane, run in groupby(got, key=lambda r: r["lane"]):
        await work.post.send_all(
            _readers(run), notice, lane=Lane(lane), ref=f"end:{alert['id']}", reply_to=ref(alert["id"])
        )
    await _pin(work, alert, got, f"end:{alert['id']}")
    return len(got)


def _readers(rows: Iterable[Row]) -> list[Reader]:
    return [Reader(row["chat_id"], row["language"]) for row in rows]
