"""A red warning to a village under Telegram's limits, from the confirming press; and 5,000 answers at once."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

from bot.app import App, build
from bot.config import Config, Storage, Telegram
from domain.settings import Alerts
from handlers.alerts import actions
from handlers.common.guard import Actor
from handlers.common.work import Work
from sandbox.client import Call, Sandbox

from . import crowd
from .table import Line

VILLAGE, TOWN = 343, 10_000  # households
FIRST_OF_TOWN = 600  # messages after which the town's measurement stops: all of it would take six minutes
ANSWERS = 5000
LIMIT = 30.0  # messages a second over all


async def measure() -> list[Line]:
    """The lines of the table."""
    return [*await _sending(VILLAGE, None), *await _sending(TOWN, FIRST_OF_TOWN), *await _answering()]


def _config(url: str, folder: str, per_second: float = LIMIT) -> Config:
    return Config(
        telegram=Telegram(base_url=url, messages_per_second=per_second),
        storage=Storage(path=str(Path(folder) / "bench.db")),
        alerts=Alerts(second_official_from="never"),
    )


async def _sending(count: int, stop_after: int | None) -> list[Line]:
    """From the confirming press to the last acceptance (or that of message `stop_after`)."""
    async with crowd.sandbox_apart() as url, Sandbox(url) as sandbox:
        with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
            config = _config(url, folder).model_copy(update={"token": sandbox.token})
            async with build(config) as app:
                await app.api.bot.initialize()
                official = await crowd.settle(app, sandbox, count, with_chats=stop_after is None)
                return await _send(app, sandbox, official, count, stop_after)


async def _send(
    app: App, sandbox: Sandbox, official: Actor, count: int, stop_after: int | None
) -> list[Line]:
    loop = asyncio.create_task(app.delivery.run())
    after = max((call.id for call in await sandbox.calls()), default=0)
    pressed = time.time()
    alert_id = await _issue(app, official)
    app.delivery.wake()
    async with app.db.read() as tx:
        rows = await tx.rows("SELECT chat_id, danger FROM alert_recipients WHERE alert_id = :id", id=alert_id)
        danger = {row["chat_id"] for row in rows if row["danger"]}
    wanted = len(rows) if stop_after is None else stop_after
    while await _accepted(app) < wanted:
        await asyncio.sleep(0.05)
    loop.cancel()
    await asyncio.gather(loop, return_exceptions=True)
    calls = [
        call
        for call in await sandbox.calls(after, "sendMessage")
        if call.params["chat_id"] != official.user_id
    ]
    return _lines(calls[:wanted], {str(chat) for chat in danger}, pressed, count)


async def _issue(app: App, official: Actor) -> int:
    async with app.db.write() as tx:
        work = Work(tx, datetime.now(UTC), app.config.settings)
        return await actions.issue_now(work, "rainstorm", "red", "all", False, official)


async def _accepted(app: App) -> int:
    async with app.db.read() as tx:
        return int(await tx.value("SELECT COUNT(*) FROM outbox WHERE ref LIKE 'alert:%' AND state = 'sent'"))


def _lines(calls: list[Call], danger: set[str], pressed: float, count: int) -> list[Line]:
    chats = [str(call.params["chat_id"]) for call in calls]
    served = [call.time - pressed for call, chat in zip(calls, chats, strict=True) if chat in danger]
    refused = sum(call.status == 429 for call in calls)
    begun = pressed if len(calls) > count else calls[0].time
    rate = len(calls) / (calls[-1].time - begun)
    first = all(chat in danger for chat in chats[: len(served)])
    bound = "97% of it, none refused" if not refused else f"{refused} REFUSED"
    order = "before anybody else" if first else "NOT FIRST"
    soon = 2 if len(danger) <= 2 * LIMIT else len(danger) / (0.97 * LIMIT)
    since = "the press" if begun == pressed else f"the first, {begun - pressed:.2f} s after the press"
    whole = f"{count} households, {len(calls)} messages: a second from {since}"
    return [
        Line(whole, rate, "Telegram's limit", LIMIT, bound, rate >= 0.97 * LIMIT and not refused),
        Line(
            f"{count} households: seconds to the last of {len(served)} dangerous houses",
            max(served),
            "at the limit",
            len(served) / LIMIT,
            f"{soon:.1f} s, {order}",
            first and max(served) <= soon,
        ),
    ]


async def _answering() -> list[Line]:
    """Everybody presses at the same time, every tenth twice: each household counts once."""
    async with crowd.sandbox_apart() as url, Sandbox(url) as sandbox:
        await sandbox.limits(False)
        with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
            fast = _config(url, folder, 1000).model_copy(update={"token": sandbox.token})
            async with _running(fast) as app:
                official = await crowd.settle(app, sandbox, ANSWERS, with_chats=False)
                alert_id = await _issue(app, official)
                while await _accepted(app) < ANSWERS:
                    await asyncio.sleep(0.1)
            async with _running(_config(url, folder).model_copy(update={"token": sandbox.token})) as app:
                return await _answer(app, sandbox, alert_id)


@contextlib.asynccontextmanager
async def _running(config: Config) -> AsyncIterator[App]:
    async with build(config) as app:
        await app.api.bot.initialize()
        run = asyncio.create_task(app.run())
        try:
            yield app
        finally:
            run.cancel()
            await asyncio.gather(run, return_exceptions=True)


async def _answer(app: App, sandbox: Sandbox, alert_id: int) -> list[Line]:
    async with app.db.read() as tx:
        sent = await tx.rows(
            "SELECT chat_id, message_id FROM outbox WHERE ref = :ref", ref=f"alert:{alert_id}"
        )
    presses = [
        {"act": "press", "person": row["chat_id"], "chat": row["chat_id"], "message_id": row["message_id"]}
        | {"data": f"alerts:safe:{alert_id}"}
        for row in sent
    ]
    pressed = time.perf_counter()
    pressing = asyncio.create_task(sandbox.bulk(presses + presses[::10]))
    while await _counted(app, "SELECT COUNT(*) FROM alert_households WHERE answer = 'safe'") < ANSWERS:
        await asyncio.sleep(0.05)
    took = time.perf_counter() - pressed
    await pressing
    while await _counted(app, "SELECT COUNT(*) FROM inbox WHERE state = 'new'"):
        await asyncio.sleep(0.05)
    noted = await _counted(app, "SELECT COUNT(*) FROM journal WHERE room = 'alerts' AND verb = 'answered'")
    counted = f"all counted, {noted - ANSWERS} twice"
    return [
        Line(f"{ANSWERS} answers at once: seconds until all count", took, "", 0, counted, noted == ANSWERS)
    ]


async def _counted(app: App, sql: str) -> int:
    async with app.db.read() as tx:
        return int(await tx.value(sql))
