"""The messages that list open doors: to those who go there, to the officials; kept up to date, closed at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain.notice import Notice
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.looking import looked, shown
from handlers.common.work import Work
from storage import alert_calls, alert_doors, alerts, outbox, people
from storage.database import Row
from storage.people import Reader

from . import door_notices
from .deciders import deciders
from .refs import urgent

_OFFICIALS_CALM = 60  # seconds in which more doors change the officials' last list instead of ringing again


def _group_ref(alert_id: int, group_id: int) -> str:
    return f"doors:{alert_id}:{group_id}"


def _official_ref(alert_id: int) -> str:
    return f"doors:{alert_id}:officials"


async def carers(work: Work, alert: Row, group_id: int) -> list[Row]:
    """Who cares for a group and can be written to; who was last heard of too long ago counts as never sent."""
    since = work.epoch - int(work.settings.alerts.official_after.total_seconds())
    return await alert_calls.carers(work.tx, alert["id"], group_id, since)


async def of_group(work: Work, alert: Row, group_id: int) -> Notice:
    """The open doors of a group, and who goes there."""
    houses = await alert_doors.doors_of_group(work.tx, alert["id"], group_id)
    going = [row for row in await carers(work, alert, group_id) if row["heard_at"] is not None]
    return door_notices.doors(alert, group_id, houses, going)


async def of_officials(work: Work, alert: Row) -> Notice:
    """The open doors that are the officials', and which leaders are silent too."""
    total = await alert_doors.open_with_officials(work.tx, alert["id"])
    houses = await alert_doors.doors_of_officials(work.tx, alert["id"], door_notices.SHOWN)
    return door_notices.for_officials(alert, houses, total, await alert_calls.silent(work.tx, alert["id"]))


async def theirs(work: Work, actor: Actor, alert: Row) -> Notice:
    """The open doors that are an official's or a leader's; of several groups, of the one with the worst open door."""
    if actor.official or actor.admin:
        await looked(work, actor, what=f"doors:{alert['id']}")
        return await of_officials(work, alert)
    groups = sorted(actor.leads | actor.liaison_of)
    guard.leader(actor, groups[0] if groups else None)
    lists = [(await alert_doors.doors_of_group(work.tx, alert["id"], group), group) for group in groups]
    found = [(min(h["danger"] or 99 for h in houses), group) for houses, group in lists if houses]
    return await of_group(work, alert, min(found)[1] if found else groups[0])


async def is_kept(work: Work, actor: Actor, alert_id: int, message_id: int) -> bool:
    """Whether a message is such a list: it changes by itself, so nothing else may be shown in its place."""
    return await alert_calls.is_list(work.tx, alert_id, actor.chat_id, message_id)


async def send_to(work: Work, alert: Row, group_id: int, readers: Sequence[Reader]) -> None:
    """Send a group's open doors to its leader or deputies; an older list above says that there is a newer one."""
    ref, lane = _group_ref(alert["id"], group_id), urgent(alert)
    before = await _sent_in(work, ref)
    for reader in readers:
        if reader.chat_id in before:
            await work.post.edit(reader, ref, door_notices.newer(alert), lane=lane)
    await work.post.send_all(readers, await of_group(work, alert, group_id), lane=lane, ref=ref)


async def tell_officials(work: Work, alert: Row) -> None:
    """Send the officials the doors that are theirs now; what comes within a minute changes that message."""
    ref = _official_ref(alert["id"])
    notice, readers = await of_officials(work, alert), await deciders(work)
    last = await alert_calls.last_sent(work.tx, ref)
    if last is not None and last <= work.epoch < last + _OFFICIALS_CALM:
        await _edit(work, ref, notice)
    else:
        for reader in readers if last is not None else ():
            await work.post.edit(reader, ref, door_notices.newer(alert), lane=urgent(alert))
        await work.post.send_all(readers, notice, lane=urgent(alert), ref=ref)
        await shown(work, readers, what=f"doors:{alert['id']}")
    await work.note("alerts", "doors-official", alert["id"], officials=len(readers))


async def refresh(work: Work, alert: Row, group_id: int | None, but: int = 0) -> None:
    """Change the lists that were sent: a door is done, or somebody goes. `but`: who looks at the new list already.

    Of a warning that is over every list says just that.
    """
    if alert["state"] == "live":
        await _refresh_group(work, alert, group_id or 0, but)
        await _refresh_officials(work, alert, but)


async def refresh_stale(work: Work, alert: Row) -> None:
    """Change the lists that show doors which have answered, all at once."""
    if groups := await alert_calls.take_stale(work.tx, alert["id"]):
        for group_id in groups:
            await _refresh_group(work, alert, group_id, 0)
        await _refresh_officials(work, alert, 0)


async def _refresh_group(work: Work, alert: Row, group_id: int, but: int) -> None:
    ref = _group_ref(alert["id"], group_id)
    if group_id and (sent := await _sent_in(work, ref)):
        theirs_now = {row["user_id"] for row in await carers(work, alert, group_id)} & sent - {but}
        if theirs_now:
            await _edit(work, ref, await of_group(work, alert, group_id), theirs_now)


async def _refresh_officials(work: Work, alert: Row, but: int) -> None:
    ref = _official_ref(alert["id"])
    if sent := await _sent_in(work, ref):
        officials = {reader.chat_id for reader in await people.officials(work.tx)}
        may = (officials | set(work.settings.village.admins)) & sent - {but}
        await _edit(work, ref, await of_officials(work, alert), may)


async def close(work: Work, alert: Row) -> None:
    """The warning is over, or its time: every list says so; one that is not out yet sends nobody to a door any more."""
    for ref in await alert_calls.lists(work.tx, alert["id"]):
        await outbox.call_back(work.tx, ref, work.epoch)
        await _edit(work, ref, door_notices.over(alert))


async def _edit(work: Work, ref: str, notice: Notice, may: set[int] | None = None) -> None:
    """Change a list where it was sent; `may`: who may read it now, for a role may be lost meanwhile."""
    chats = await _sent_in(work, ref)
    for reader in await alerts.readers(work.tx, sorted(chats if may is None else chats & may)):
        await work.post.edit(reader, ref, notice)


async def _sent_in(work: Work, ref: str) -> set[int]:
    rows: Iterable[Row] = await outbox.states(work.tx, ref)
    return {row["chat_id"] for row in rows if row["state"] != "dead"}
