"""The watch: whoever runs the bot reads once that something is wrong, and once that it is over."""

from __future__ import annotations

import asyncio
import copy
import json
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from domain.clock import from_epoch
from domain.notice import Lane, say
from domain.settings import Settings
from handlers.common.work import Work
from storage import alerts, meta, outbox, people
from storage.database import Database
from storage.people import Reader

from .clock import Clock
from .health import Doctor

log = logging.getLogger(__name__)
_EVERY = 15.0  # seconds between two looks
_SEEN = 2  # looks in a row before something counts as wrong
_CALM = 4  # looks in a row without it before it counts as over; doubles each time that it comes back
_CALMEST = 240
_KEY = "troubles"


@dataclass
class Trouble:
    """Something that was seen to be wrong."""

    since: int  # seconds since 1970
    seen: int = 0  # looks in a row with it, while it is not open
    gone: int = 0  # looks in a row without it, while it is open
    open: bool = False
    told: bool = False
    calm: int = _CALM


class Watch:
    """Looks at the bot's health and tells what changed. What was told is kept in the file: a restart repeats nothing."""

    def __init__(
        self, doctor: Doctor, db: Database, settings: Settings, clock: Clock, committed: Callable[[], None]
    ) -> None:
        self._doctor, self._db, self._settings, self._clock = doctor, db, settings, clock
        self._committed = committed
        self._troubles: dict[str, Trouble] | None = None

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            await asyncio.sleep(_EVERY)
            try:
                await self.look()
                self._committed()
            except Exception:
                log.exception("the watch failed")

    async def look(self) -> None:
        """Look once, and queue what the admins have to know. What cannot be written now is said later."""
        now = self._clock.now()
        problems = set((await self._doctor.look()).problems)
        before = copy.deepcopy(self._troubles)
        try:
            async with self._db.write() as tx:
                work = Work(tx, now, self._settings)
                await meta.put(
                    tx, "watched_at", str(work.epoch)
                )  # where this fails, the file cannot be written
                if self._troubles is None:
                    self._troubles = await _kept(work)
                self._count(problems, now)
                await self._tell(work)
        except sqlite3.Error as error:
            log.error("the watch cannot write: %s", error)
            self._troubles = before
            self._count(problems | {"database"}, now)

    def _count(self, problems: set[str], now: datetime) -> None:
        troubles = self._troubles = self._troubles or {}
        for code in problems:
            one = troubles.setdefault(code, Trouble(int(now.timestamp())))
            if not one.open and one.seen == 0:
                one.since = int(now.timestamp())
            one.seen, one.gone = one.seen + 1, 0
            if not one.open and one.seen >= _SEEN:
                one.open, one.told = True, False
                log.error("something is wrong: %s", code)
        for code in troubles.keys() - problems:
            troubles[code].seen, troubles[code].gone = 0, troubles[code].gone + 1

    async def _tell(self, work: Work) -> None:
        assert self._troubles is not None
        readers = await _readers(work)
        for code, one in self._troubles.items():
            if one.open and one.gone >= one.calm:
                await _over(work, readers, code, one)
                one.open, one.calm = False, min(one.calm * 2, _CALMEST)
                log.warning("it is over: %s", code)
            elif one.open and not one.told and not one.gone:
                await _wrong(work, readers, code, one)
                one.told = True
        told = {code: one.since for code, one in self._troubles.items() if one.open and one.told}
        await meta.put(work.tx, _KEY, json.dumps(told))


async def _readers(work: Work) -> list[Reader]:
    """Whoever runs the bot; the officials where no admin can be written to."""
    admins = await alerts.readers(work.tx, work.settings.village.admins)
    return admins or await people.officials(work.tx)


async def _kept(work: Work) -> dict[str, Trouble]:
    """What had been told, and was not over, when the bot stopped."""
    told = json.loads(await meta.get(work.tx, _KEY) or "{}")
    return {code: Trouble(since, open=True, told=True) for code, since in told.items()}


def _ref(code: str, one: Trouble) -> str:
    return f"watch:{code}:{one.since}"


async def _wrong(work: Work, readers: list[Reader], code: str, one: Trouble) -> None:
    notice = say(f"watch-wrong-{code}", since=from_epoch(one.since))
    await work.post.send_all(readers, notice, lane=Lane.DUTY, ref=_ref(code, one))


async def _over(work: Work, readers: list[Reader], code: str, one: Trouble) -> None:
    """One message where the first is out; where it waits yet, this one stands for both."""
    notice = say("watch-over", what=say(f"watch-{code}"), since=from_epoch(one.since), until=work.now)
    for reader in readers:
        waits = await outbox.withdraw(work.tx, reader.chat_id, _ref(code, one))
        answers = "" if waits or not one.told else _ref(code, one)
        await work.post.send(reader, notice, lane=Lane.DUTY, reply_to=answers)
