"""build(config, …) → the wired application: the one place where things meet."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import itertools
import logging
import secrets
from collections.abc import AsyncIterator, Coroutine
from datetime import datetime
from typing import Any

from telegram.error import InvalidToken, TelegramError

from domain.refusal import Refusal
from storage import meta
from storage.database import Database, Tx

from . import menus
from .alive import alive
from .api import ALLOWED_UPDATES, Api
from .clock import Clock
from .config import Config
from .delivery import Delivery
from .dispatch import Dispatcher
from .failures import classify
from .health import Doctor
from .intake import Intake
from .jobs import Jobs
from .pacing import Pace
from .rooms import ROOMS
from .scheduler import Metronome
from .watch import Watch

log = logging.getLogger(__name__)
_FIRST_PAUSE = 0.5  # seconds; doubles up to 15


class App:
    """The wired bot. `async with build(config) as app:` opens the file; `run` works until cancelled."""

    def __init__(self, config: Config, clock: Clock, tick: float) -> None:
        self.config, self.clock = config, clock
        self.db = Database(config.storage.path)
        self.api = Api(config.telegram, config.need_token())
        limits = config.telegram
        pace = Pace(limits.messages_per_second, limits.group_messages_per_minute)
        lives = config.delivery.lives
        self.delivery = Delivery(self.db, self.api, config.settings, pace, clock, lives)
        dispatcher = Dispatcher(self.db, self.api.bot, config.settings, clock, self.api.download, ROOMS)
        self.intake = Intake(self.db, self.api, dispatcher, clock, self.delivery.wake)
        self.doctor = Doctor(config, self.db, self.api, clock)
        self.watch = Watch(self.doctor, self.db, config.settings, clock, self.delivery.wake)
        self.metronome = Metronome(self.db, config.settings, clock, self._swept, ROOMS, tick)
        self.jobs = Jobs(self.db, config.settings, clock, self.delivery.wake, ROOMS)
        self.web_port, self._tick = 0, tick

    def _swept(self) -> None:
        self.doctor.ticked()
        self.delivery.wake()

    async def __aenter__(self) -> App:
        self._stack = contextlib.AsyncExitStack()
        await self._stack.enter_async_context(self.db)
        await self._stack.enter_async_context(self.api)
        return self

    async def __aexit__(self, *details: object) -> None:
        await self._stack.aclose()

    async def run(self) -> None:
        """Work until cancelled: sweeps and delivery at once, updates as soon as Telegram knows the bot.

        Raises Refusal when Telegram says that there is no such bot, OSError when the port is taken.
        """
        await self.delivery.recover()
        async with self._web():
            work = (
                self._take_updates(),
                self.delivery.run(),
                self.jobs.run(),
                self.watch.run(),
                *self._read_feeds(),
            )
            tasks = [asyncio.create_task(each) for each in work]
            self.metronome.start()
            try:
                done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    if task.cancelled():  # by nobody: what never ends has ended
                        raise RuntimeError("a part of the bot stopped")
                    task.result()
            finally:
                await self.metronome.stop()
                await self._stop(tasks)

    def _read_feeds(self) -> list[Coroutine[Any, Any, None]]:
        if not self.config.cap.feeds:
            return []
        from .feeds import Feeds  # a village that reads none needs none of it in memory

        self.feeds = Feeds(self.db, self.config.settings, self.clock, self.delivery.wake, self._tick)
        return [self.feeds.run()]

    async def _stop(self, tasks: list[asyncio.Task[None]]) -> None:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(self.intake.settle(), self.delivery.settle())

    async def _take_updates(self) -> None:
        await self._introduce()
        self.delivery.wake()
        async with asyncio.TaskGroup() as group:
            group.create_task(menus.publish(self.db, self.api, self.config.village.language))
            if self.config.telegram.mode == "webhook":
                await self._point_webhook()
            else:  # while a webhook is set, Telegram answers no getUpdates
                await self._insist("deleteWebhook", {}, tries=3)
                group.create_task(alive("asking for updates", self.intake.poll))
            group.create_task(alive("working on updates", self.intake.work))

    async def _introduce(self) -> None:
        """Ask Telegram who we are, for as long as it takes; a token that never worked is refused thrice at most."""
        digest = hashlib.sha256(self.config.need_token().encode()).hexdigest()
        async with self.db.read() as tx:
            worked = await meta.get(tx, "token_that_worked") == digest
        pause, refused = _FIRST_PAUSE, 0
        while True:
            try:
                await self.api.bot.initialize()
                await self._remember(digest)
                return
            except InvalidToken as error:
                refused += 1
                if refused >= 3 and not worked:
                    raise Refusal("run-token-refused") from error
                log.critical("Telegram does not accept the token: %s", classify(error).reason)
            except TelegramError as error:
                log.warning("Telegram cannot be reached: %s", classify(error).reason)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 15.0)

    async def _remember(self, digest: str) -> None:
        """Keep the bot's name for links that the command line prints, and that this token is good."""
        known = {"bot_username": self.api.bot.bot.username or "", "token_that_worked": digest}

        async def job(tx: Tx, _now: datetime) -> None:
            for key, value in known.items():
                await meta.put(tx, key, value)

        await self.delivery.keep(job)

    async def _point_webhook(self) -> None:
        from .web import WEBHOOK_PATH

        url = self.config.telegram.webhook_url.rstrip("/") + WEBHOOK_PATH
        params = {
            "url": url,
            "secret_token": self._secret,
            "allowed_updates": list(ALLOWED_UPDATES),
            "max_connections": 4,
        }
        await self._insist("setWebhook", params)

    async def _insist(self, method: str, params: dict[str, Any], tries: int | None = None) -> None:
        pause = _FIRST_PAUSE
        for _ in itertools.count() if tries is None else range(tries):
            try:
                await self.api.call(method, params)
                return
            except TelegramError as error:
                failure = classify(error)
                log.warning("%s: %s", method, failure.reason)
                await asyncio.sleep(max(pause, failure.wait))
                pause = min(pause * 2, 15.0)

    @contextlib.asynccontextmanager
    async def _web(self) -> AsyncIterator[None]:
        hook = self.config.telegram.mode == "webhook"
        self._secret = secrets.token_urlsafe(32)
        if not hook and not self.config.web.port:
            yield
            return
        from . import cap_out, web  # a bot that polls needs none of it in memory

        pages = cap_out.routes(self.db, self.config.village, self.clock)
        site = web.build(self.intake.store if hook else None, self._secret, self.doctor.look, pages)
        async with web.serve(site, self.config.web.listen, self.config.web.port) as port:
            self.web_port = port
            yield


def build(config: Config, clock: Clock | None = None, tick: float = 1.0) -> App:
    """Wire the application. `tick`: seconds between two sweeps."""
    return App(config, clock or Clock(), tick)
