"""Intake: a batch of updates is in the file before Telegram is told that it arrived."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable
from typing import Any

from telegram.error import TelegramError

from handlers.common import render
from handlers.common.desk import Desk
from storage import inbox
from storage.database import Database, may_pass

from .api import Api
from .clock import Clock
from .dispatch import Dispatcher
from .failures import Fate, classify

log = logging.getLogger(__name__)
_FIRST_PAUSE = 0.5  # seconds; doubles up to 15
_ANSWERS_AT_ONCE = 4
_FILES_AT_ONCE = 4


class Intake:
    """Stores what comes, works on what is stored, answers presses after the commit."""

    def __init__(
        self, db: Database, api: Api, dispatcher: Dispatcher, clock: Clock, committed: Callable[[], None]
    ):
        self._db, self._api, self._dispatcher, self._clock = db, api, dispatcher, clock
        self._committed = committed
        self._arrived = asyncio.Event()
        self._answering = asyncio.Semaphore(_ANSWERS_AT_ONCE)
        self._answers: set[asyncio.Task[None]] = set()
        self._aside: dict[int, asyncio.Task[None]] = {}
        self.last_success = time.monotonic()
        self.busy = False

    async def store(self, updates: list[dict[str, Any]]) -> None:
        """Commit a batch; only after this may Telegram be told."""
        async with self._db.write() as tx:
            await inbox.store(tx, updates, int(self._clock.now().timestamp()))
        self._arrived.set()

    async def poll(self) -> None:
        """Ask Telegram for updates, for ever. No answer of Telegram ends this."""
        offset: int | None = None
        pause = _FIRST_PAUSE
        while True:
            try:
                batch = await self._api.get_updates(offset)
                self.last_success = time.monotonic()
                if batch:
                    await self.store(batch)
                # Only what is stored is confirmed. After that no offset: Telegram may count from elsewhere.
                offset = max(int(update["update_id"]) for update in batch) + 1 if batch else None
                pause = _FIRST_PAUSE
            except Exception as error:
                pause = await _rest(error, pause)

    async def work(self) -> None:
        """Work on stored updates, oldest first, for ever; those left undone by a crash come first."""
        pause = _FIRST_PAUSE
        while True:
            self._arrived.clear()
            try:
                async with self._db.read() as tx:
                    rows = await inbox.undone(tx, 100 + _FILES_AT_ONCE)
            except sqlite3.Error as error:
                pause = await _rest(error, pause)
                continue
            pause = _FIRST_PAUSE
            self.busy = bool(rows)
            rows = [row for row in rows if row["update_id"] not in self._aside]
            for row in rows:
                await self._begin(row["update_id"], row["payload"])
            if not rows:
                await self._arrived.wait()

    async def _begin(self, update_id: int, payload: str) -> None:
        if '"document"' in payload and len(self._aside) < _FILES_AT_ONCE:
            self._handle_aside(update_id, payload)
        else:
            await self._handle(update_id, payload)

    def _handle_aside(self, update_id: int, payload: str) -> None:
        """A file takes time to fetch: nobody else waits for it."""
        task = asyncio.create_task(self._handle(update_id, payload))
        self._aside[update_id] = task
        task.add_done_callback(lambda _: self._aside.pop(update_id, None))

    async def settle(self) -> None:
        """Let the answers to presses that are on their way arrive; files are fetched again at the next start."""
        files = list(self._aside.values())
        for task in files:
            task.cancel()
        await asyncio.gather(*files, return_exceptions=True)
        if self._answers:
            await asyncio.wait(self._answers, timeout=2)
        late = list(self._answers)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _handle(self, update_id: int, payload: str) -> None:
        pause = _FIRST_PAUSE
        while True:
            try:
                desk = await self._dispatcher.handle(update_id, payload)
                break
            except sqlite3.Error as error:
                if not may_pass(error):
                    raise
                pause = await _rest(error, pause)
        self._committed()
        if desk is not None and desk.update.callback_query is not None:
            task = asyncio.create_task(self._answer(desk))
            self._answers.add(task)
            task.add_done_callback(self._answers.discard)

    async def _answer(self, desk: Desk) -> None:
        """Say over the chat what became of a press. A kill between the commit and this loses only these words: what was
        done shows in the chat's messages, and what was refused is refused again at the next press."""
        query = desk.update.callback_query
        assert query is not None
        params: dict[str, Any] = {"callback_query_id": query.id}
        if desk.toasted is not None:
            language = words_of(desk)
            params["text"] = render.toast(desk.toasted, language, desk.work.settings.village.zone)
            params["show_alert"] = desk.alarm
        async with self._answering:
            try:
                await self._api.call("answerCallbackQuery", params)
            except TelegramError as error:  # too late, say: the person sees the message change
                log.info("a press is not answered: %s", classify(error).reason)


def words_of(desk: Desk) -> str:
    """The language of the person, also where they press in a group."""
    return desk.actor.own_language or desk.actor.language


async def _rest(error: Exception, pause: float) -> float:
    failure = classify(error)
    if failure.fate is Fate.LOCKED_OUT:
        log.critical("Telegram does not accept the token: %s", failure.reason)
    elif isinstance(error, sqlite3.Error):
        log.error("the database cannot be used: %s", error)
    elif not isinstance(error, TelegramError):
        log.error("no updates", exc_info=error)
    else:
        log.warning("no updates: %s", failure.reason)
    await asyncio.sleep(max(pause, failure.wait))
    return min(pause * 2, 15.0)
