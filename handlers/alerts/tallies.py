"""The numbers of a warning: one message for the officials, one for each group, that keep themselves up to date.

No chat sees more than one such change in `CALM` seconds; what a change leaves out, the next one shows.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256

from domain.clock import from_epoch
from domain.notice import Lane, Notice
from handlers.common.work import Work
from storage import alert_doors, alert_tallies, alerts
from storage.alert_tallies import WHOLE
from storage.database import Row
from storage.people import Reader

from . import tally_notices
from .deciders import deciders
from .refs import ref

CALM = 5  # seconds between two changes in a chat
_WATCHED = 3600  # seconds after the end in which late answers and the last deliveries still come in
_AT_ONCE = 60  # changes in one sweep


def _name(alert_id: int, group_id: int) -> str:
    return f"tally:{alert_id}:{group_id}" if group_id else f"tally:{alert_id}"


async def _officials(work: Work, alert: Row) -> list[Reader]:
    """All officials, and whoever pressed without being one (an admin)."""
    pressed = [user for user in (alert["sent_by"], alert["second_by"]) if user]
    found = await deciders(work) + await alerts.readers(work.tx, pressed)
    return list({reader.chat_id: reader for reader in found}.values())


async def open_tallies(work: Work, alert: Row) -> None:
    """Send the officials the message in which they see the answers come in; groups get theirs with their first answer."""
    now = await _Numbers.read(work, alert)
    readers = await _officials(work, alert)
    await work.post.send_all(readers, now.village(), lane=Lane.REPLY, ref=_name(alert["id"], WHOLE))
    for reader in readers:
        await alert_tallies.open_one(work.tx, alert["id"], WHOLE, reader.chat_id, now.shown(WHOLE))
    await alert_tallies.look_again(work.tx, alert["id"], work.epoch + CALM)


async def sweep(work: Work) -> None:
    """Look at the numbers of every warning where that is due, and bring the messages up to date."""
    for alert in await alert_tallies.due(work.tx, work.epoch):
        left = await _update(work, alert)
        ended = alert["ended_at"]
        watched = ended is None or work.epoch < ended + _WATCHED
        again = work.epoch + (1 if left else CALM) if left or watched else None
        await alert_tallies.look_again(work.tx, alert["id"], again)


async def _update(work: Work, alert: Row) -> bool:
    """Change what is out of date; whether something had to be left for the next time."""
    now = await _Numbers.read(work, alert)
    left = await _open_groups(work, now)
    busy = await alert_tallies.busy(work.tx, work.epoch - CALM, work.epoch)
    stale = [
        row
        for row in await alert_tallies.opened(work.tx, alert["id"], work.settings.village.admins)
        if row["group_id"] in now.groups and row["shown"] != now.shown(row["group_id"])
    ]
    free = [row for row in stale if busy.get(row["chat_id"], set()) <= {_name(alert["id"], row["group_id"])}]
    first = {row["chat_id"]: row for row in reversed(free)}  # a chat with several gets one change at a time
    for row in list(first.values())[:_AT_ONCE]:
        await _change(work, now, row)
    return left or len(stale) > min(len(first), _AT_ONCE)


async def _change(work: Work, now: _Numbers, row: Row) -> None:
    alert_id, group_id, chat_id = now.alert["id"], row["group_id"], row["chat_id"]
    notice = await now.of(group_id, to_chat=chat_id < 0) if group_id else now.village()
    lane = Lane.BULK if group_id else Lane.REPLY
    await work.post.edit(Reader(chat_id, row["language"]), _name(alert_id, group_id), notice, lane=lane)
    await alert_tallies.shows(work.tx, alert_id, group_id, chat_id, now.shown(group_id))


async def _open_groups(work: Work, now: _Numbers) -> bool:
    """A group in which something happened gets its numbers: its chat, its leaders and deputies.

    Whether some had to be left for the next time.
    """
    alert_id = now.alert["id"]
    if now.alert["state"] != "live" or not (stirred := now.stirred()):
        return False
    new = [row for row in await alert_tallies.audience(work.tx, alert_id) if row["group_id"] in stirred]
    for to in new[:_AT_ONCE]:
        group_id, chat_id = to["group_id"], to["chat_id"]
        await alert_tallies.open_one(work.tx, alert_id, group_id, chat_id, now.shown(group_id))
        notice = await now.of(group_id, to_chat=bool(to["chat"]))
        name = _name(alert_id, group_id)
        reader = Reader(chat_id, to["language"])
        await work.post.send(reader, notice, lane=Lane.DUTY, ref=name, reply_to=ref(alert_id), silent=True)
    return len(new) > _AT_ONCE


class _Numbers:
    """The numbers of one warning at one moment, and the messages that show them."""

    def __init__(self, work: Work, alert: Row, groups: Sequence[Row], sent: Mapping[str, int]) -> None:
        self.work, self.alert, self.sent = work, alert, sent
        self.groups: dict[int, Mapping[str, int] | Row] = {
            row["group_id"]: row for row in groups if row["group_id"]
        }
        self._rows = groups
        total: Counter[str] = Counter()
        for row in groups:
            total.update({key: row[key] for key in row.keys() if key not in ("group_id", "name")})  # noqa: SIM118
        self.groups[WHOLE] = self.total = total
        self.refuges: Sequence[Row] = ()
        self.calls = (0, 0)

    @classmethod
    async def read(cls, work: Work, alert: Row) -> _Numbers:
        groups = await alert_tallies.by_group(work.tx, alert["id"])
        found = cls(work, alert, groups, await alerts.delivery(work.tx, ref(alert["id"])))
        if not alert["drill"]:
            found.calls = await alert_tallies.open_calls(work.tx, alert["id"])
        if found.total["moved"]:
            found.refuges = [row for row in await alert_tallies.refuges(work.tx, alert["id"]) if row["name"]]
        return found

    def stirred(self) -> set[int]:
        """The groups in which somebody answered or is to be knocked on."""
        return {row["group_id"] for row in self._rows if row["silent"] < row["houses"] or row["doors"]} - {
            WHOLE
        }

    def shown(self, group_id: int) -> str:
        """What a message has to show; equal to what it shows where nothing is to be changed."""
        about = [self.alert["state"], self.alert["colour"]]
        if group_id:
            return json.dumps([*about, list(self.groups[group_id])])
        rest = [
            dict(self.total),
            dict(self.sent),
            [list(row) for row in self._rows],
            [list(r) for r in self.refuges],
            list(self.calls),
        ]
        return sha256(json.dumps([*about, *rest], sort_keys=True).encode()).hexdigest()[:16]

    def village(self) -> Notice:
        """For the officials."""
        at = from_epoch(self.work.epoch)
        return tally_notices.village(
            self.alert, self.total, self._rows, self.refuges, self.calls, self.sent, at
        )

    async def of(self, group_id: int, *, to_chat: bool) -> Notice:
        """For a group: its chat reads numbers, its leaders also which doors are silent."""
        at, row = from_epoch(self.work.epoch), self.groups[group_id]
        assert isinstance(row, Row)
        if to_chat:
            return tally_notices.group(self.alert, row, (), at)
        houses = await alert_doors.houses_of_group(self.work.tx, self.alert["id"], group_id)
        return tally_notices.group(self.alert, row, houses, at, leader=True)
