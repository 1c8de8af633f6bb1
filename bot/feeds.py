"""Reading the feeds of other offices: each when it is due, beside the bot; what they hold is stored in one transaction."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import httpx

from domain.cap import Reading, read_feed
from domain.cap_feed import FeedLink
from domain.cap_xml import Unreadable
from domain.settings import Settings
from handlers.alerts import cap_taking
from handlers.alerts.cap_taking import Fetched, Poll, Taken
from handlers.common.words import LANGUAGES
from handlers.common.work import Work
from storage import cap
from storage.database import Database, Row

from .clock import Clock
from .fetch import Failed, client, fetch, may_lead

log = logging.getLogger(__name__)
_AT_ONCE = 40  # messages fetched in one poll; the others are fetched soon after
_SOON = 30  # seconds
_LONGEST_PAUSE = 3600  # seconds between two polls of a feed that fails
_HOUR, _KEEP = 3600, 20 * 86_400  # seconds
_BUDGET = 60.0  # seconds for the messages of one poll
_UNREADABLE = "garbled"


class Feeds:
    """Polls the feeds of the settings. Due times are a column; a failing feed is asked less and less often."""

    def __init__(
        self,
        db: Database,
        settings: Settings,
        clock: Clock,
        committed: Callable[[], None],
        every: float = 1.0,
    ) -> None:
        self._db, self._settings, self._clock, self._committed = db, settings, clock, committed
        self._every, self._subscribed, self._tidied = every, False, 0
        self._polls: dict[str, asyncio.Task[None]] = {}
        self._chance = random.Random()

    async def run(self) -> None:
        """Work until cancelled."""
        async with client() as self._http:
            try:
                while True:
                    await self._start_due()
                    await asyncio.sleep(self._every)
            finally:
                tasks = list(self._polls.values())
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    @property
    def idle(self) -> bool:
        """Whether no poll is under way."""
        return not self._polls

    def _now(self) -> int:
        return int(self._clock.now().timestamp())

    async def _subscribe(self) -> None:
        async with self._db.write() as tx:
            await cap.subscribe(tx, self._settings.cap.feeds, self._now())
        self._subscribed = True

    async def _start_due(self) -> None:
        """Begin the polls that are due; one that hangs holds up no other."""
        try:
            if not self._subscribed:
                await self._subscribe()
            async with self._db.read() as tx:
                rows = await cap.due(tx, self._now())
        except sqlite3.Error as error:
            log.error("the feeds cannot be looked up: %s", error)
            return
        await self._tidy()
        for row in rows:
            if row["url"] not in self._polls:
                task = asyncio.create_task(self._poll(row))
                self._polls[row["url"]] = task

    async def _tidy(self) -> None:
        """Every hour: forget what is old and became no warning."""
        if self._now() - self._tidied < _HOUR:
            return
        self._tidied = self._now()
        with contextlib.suppress(sqlite3.Error):
            async with self._db.write() as tx:
                await cap.forget_old(tx, self._tidied - _KEEP)

    async def _poll(self, row: Row) -> None:
        try:
            poll = await self._look(row)
            await self._store(poll)
        except sqlite3.Error as error:
            log.error("what %s holds waits for the database: %s", _host(row["url"]), error)
            await asyncio.sleep(_SOON)
        except Exception:
            log.exception("the feed of %s could not be dealt with", _host(row["url"]))
            await self._put_off(row)
        finally:
            self._polls.pop(row["url"], None)

    async def _store(self, poll: Poll) -> None:
        """All in one transaction; where one message breaks it, each in its own, so that the others are not lost."""
        try:
            await self._take(poll)
        except sqlite3.Error:
            raise
        except Exception:
            log.exception("what %s holds is taken in one by one", _host(poll.feed))
            await self._take(replace(poll, readings=(), fetched=()))
            for each in [*(Fetched("", (reading,)) for reading in poll.readings), *poll.fetched]:
                await self._take_one(poll, each)
        self._committed()

    async def _take_one(self, poll: Poll, each: Fetched) -> None:
        try:
            await self._take(replace(poll, fetched=(each,), readings=()))
        except sqlite3.Error:
            raise
        except Exception:
            log.exception("a message of %s is left out", _host(poll.feed))
            await self._take(replace(poll, fetched=(replace(each, readings=()),), readings=()))

    async def _take(self, poll: Poll) -> None:
        async with self._db.write() as tx:
            taken = await cap_taking.take(Work(tx, self._clock.now(), self._settings), poll)
        self._tell(poll, taken)

    async def _put_off(self, row: Row) -> None:
        """A poll that breaks is a poll that failed: the next one comes later."""
        with contextlib.suppress(sqlite3.Error):
            async with self._db.write() as tx:
                await cap.failed(tx, row["url"], self._later(row, 0), _UNREADABLE, self._now())

    def _tell(self, poll: Poll, taken: Sequence[Taken]) -> None:
        if poll.problem:
            log.warning("feed of %s: %s", _host(poll.feed), poll.problem)
        for each in taken:
            name = "an unreadable message" if each.identity is None else ",".join(each.identity)
            log.info("feed of %s: %s: %s (%s)", _host(poll.feed), name[:200], each.decision, each.reason)

    async def _look(self, row: Row) -> Poll:
        """One look at a feed, outside of every transaction. Never raises for what a server does."""
        url = row["url"]
        try:
            document = await fetch(
                self._http, url, hosts=self._settings.cap.hosts, etag=row["etag"], modified=row["modified"]
            )
            found: tuple[list[Reading], list[FeedLink]] = ([], [])
            if document.body is not None:
                found = await self._read(document.body, document.url)
        except Failed as failure:
            number = f": {failure.status}" if failure.status else ""
            return Poll(url, self._later(row, failure.wait), failure.code + number)
        except Unreadable as unreadable:
            log.warning("feed of %s: %s", _host(url), unreadable.reason)
            return Poll(url, self._later(row, 0), _UNREADABLE)
        unchanged = document.body is None
        etag, modified = (row["etag"], row["modified"]) if unchanged else (document.etag, document.modified)
        links = [(link.url, link.mark) for link in found[1] if self._may_lead(url, link.url)]
        if elsewhere := len(found[1]) - len(links):
            log.warning("feed of %s: %s messages lie on hosts that are not its own", _host(url), elsewhere)
        fetched, left = await self._fetch(url, dict(links))
        due = self._now() + (_SOON if left else round(self._pause() * self._chance.uniform(0.95, 1.05)))
        return Poll(url, due, "", etag, modified, tuple(found[0]), tuple(links), tuple(fetched))

    async def _read(self, body: bytes, address: str) -> tuple[list[Reading], list[FeedLink]]:
        """Read in a thread, so that a large document holds up nobody."""
        village = self._settings.village
        languages = (village.language, *(other for other in LANGUAGES if other != village.language))
        return await asyncio.to_thread(
            read_feed,
            body,
            address,
            area_codes=self._settings.cap.area_codes,
            languages=languages,
            zone=village.zone,
        )

    async def _fetch(self, feed: str, links: Mapping[str, str]) -> tuple[list[Fetched], bool]:
        """The messages that are new or were left over, as many as one poll may; whether some are left."""
        async with self._db.read() as tx:
            settled = await cap.settled_links(tx, feed)
            waiting = await cap.open_links(tx, feed)
        wanted = [link for link, mark in links.items() if settled.get(link) != mark]
        wanted = list(dict.fromkeys([*wanted, *waiting]))
        fetched: list[Fetched] = []
        try:
            async with asyncio.timeout(_BUDGET):
                for link in wanted[:_AT_ONCE]:
                    fetched.append(await self._fetch_one(feed, link))
        except TimeoutError:
            pass
        return fetched, len(fetched) < len(wanted)

    async def _fetch_one(self, feed: str, link: str) -> Fetched:
        if not self._may_lead(feed, link):
            return Fetched(link, problem="elsewhere")
        try:
            document = await fetch(self._http, link, hosts=self._settings.cap.hosts)
            readings, _ = await self._read(document.body or b"", document.url)
            return Fetched(link, tuple(readings))
        except Failed as failure:
            return Fetched(link, problem=failure.code)
        except Unreadable as unreadable:
            return Fetched(link, (Reading("withhold", unreadable.reason),))
        except Exception:
            log.exception("a message of %s cannot be read", _host(feed))
            return Fetched(link, problem=_UNREADABLE)

    def _may_lead(self, feed: str, link: str) -> bool:
        return may_lead(feed, link, self._settings.cap.hosts)

    def _pause(self) -> float:
        return self._settings.cap.poll.total_seconds()

    def _later(self, row: Row, wait: int) -> int:
        """When a failing feed is asked again: ever later, never with all others at once, not before it wishes."""
        failures: int = row["failures"]
        pause = min(self._pause() * 2.0 ** min(failures, 10), max(_LONGEST_PAUSE, self._pause()))
        return self._now() + max(round(pause * self._chance.uniform(0.75, 1.25)), wait)


def _host(url: str) -> str:
    return httpx.URL(url).host
