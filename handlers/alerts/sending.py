"""Sending a warning: the audience is frozen and the messages are queued in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import groupby

from domain.clock import from_epoch
from domain.notice import Lane, Notice
from domain.refusal import Refusal
from handlers.common.work import Work
from storage import alert_houses, alerts, people
from storage.database import Row
from storage.people import Reader

from . import end_notices, notices
from .audience import gather, quiet_ends

LASTS = timedelta(hours=24)  # how long a warning is live when nobody calls it off
CALM = 5  # seconds between two edits of the tally


def ref(alert_id: int) -> str:
    """The name of the warning's message in every chat."""
    return f"alert:{alert_id}"


def urgent(alert: Row) -> Lane:
    """The lane of doors and of what officials must know now; drills stand behind what is real."""
    return Lane.DUTY if alert["drill"] else Lane.LIFE


async def issue(work: Work, alert_id: int, by: int) -> None:
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
    await open_tally(work, alert)


async def queue(work: Work, alert: Row, recipients: Sequence[Row]) -> None:
    """Queue the warning to these chats in their order."""
    several = await alert_houses.several_homes(work.tx, alert["id"])

    def alike(to: Row) -> tuple[int, bool, str, int]:
        return to["lane"], to["danger"] > 0, to["kind"], to["chat_id"] if to["chat_id"] in several else 0

    for (lane, danger, kind, chat_id), run in groupby(recipients, key=alike):
        homes = several.get(chat_id, ())
        notice = notices.warning(alert, danger=danger, answers=kind != "leader", homes=homes)
        await work.post.send_all(_readers(run), notice, lane=Lane(lane), ref=ref(alert["id"]))
    await _pin(work, alert, recipients, ref(alert["id"]))


async def _pin(work: Work, alert: Row, recipients: Sequence[Row], name: str) -> None:
    """On top of the group chats where the bot may pin; a drill is not, and the all-clear covers its warning."""
    pinned = [to for to in recipients if to["kind"] == "chat" and to["can_pin"] and not alert["drill"]]
    for reader in _readers(pinned):
        await work.post.pin(reader, name)


async def queue_end(work: Work, alert: Row) -> int:
    """Queue the all-clear or the correction to exactly those who got the warning, as an answer to it."""
    notice = end_notices.over(alert, work.now)
    got = await alerts.recipients(work.tx, alert["id"])
    for lane, run in groupby(got, key=lambda r: r["lane"]):
        await work.post.send_all(
            _readers(run), notice, lane=Lane(lane), ref=f"end:{alert['id']}", reply_to=ref(alert["id"])
        )
    await _pin(work, alert, got, f"end:{alert['id']}")
    return len(got)


def _readers(rows: Iterable[Row]) -> list[Reader]:
    return [Reader(row["chat_id"], row["language"]) for row in rows]


async def tally_readers(work: Work, alert: Row) -> list[Reader]:
    """The officials who issued it; all of them where those cannot be reached."""
    pressed = [user for user in (alert["sent_by"], alert["second_by"]) if user]
    return await alerts.readers(work.tx, pressed) or await people.officials(work.tx)


async def open_tally(work: Work, alert: Row) -> None:
    """Send the message in which the issuing officials see the answers come in."""
    shown, notice = await _tally(work, alert)
    readers = await tally_readers(work, alert)
    await work.post.send_all(readers, notice, lane=Lane.REPLY, ref=f"tally:{alert['id']}")
    await alerts.tally(work.tx, alert["id"], work.epoch + CALM, shown)


async def update_tally(work: Work, alert: Row) -> None:
    """Edit the tally if its numbers changed; not more than once in `CALM` seconds."""
    shown, notice = await _tally(work, alert)
    if shown != alert["tally"]:
        for reader in await tally_readers(work, alert):
            await work.post.edit(reader, f"tally:{alert['id']}", notice)
    await alerts.tally(work.tx, alert["id"], work.epoch + CALM, shown)


async def _tally(work: Work, alert: Row) -> tuple[str, Notice]:
    numbers = await alert_houses.counts(work.tx, alert["id"])
    sent = await alerts.delivery(work.tx, ref(alert["id"]))
    shown = json.dumps([alert["state"], list(numbers), sent], sort_keys=True)
    return shown, end_notices.tally(alert, numbers, sent, from_epoch(work.epoch))
