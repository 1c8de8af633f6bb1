"""Calls for help while a warning goes out to 10,000 households: how late is the last neighbour's message?

A call is timed from the moment the person sends /sos until the last neighbour's message is accepted. What the limits
alone allow is its messages one after the other at Telegram's rate. The 99th percentile of these few calls is the worst.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.app import App, build
from bot.config import Config, Storage, Telegram
from domain.notice import Lane
from sandbox.client import Call, Group, Person, Sandbox
from storage import outbox
from storage.outbox import Outgoing

from . import ptb_sos
from .table import Line

HOUSEHOLDS, SIZE = 10_000, 10
DANGEROUS = 1_000  # of the households: theirs goes out in the lane of calls for help
CALLS, APART = 20, 2.0  # calls timed, each from a group of its own; seconds between two
LIMIT = 30.0  # messages a second over all
WARM = 8.0  # seconds the warning has been going out when the first calls
SLACK = 1.5  # seconds over what the limits alone allow
GIVE_UP = 60.0  # seconds after which a call that is not through counts as long as was waited
ROOT = Path(__file__).parents[1]
WARNING = "⛈ <b>Rainstorm, red</b>\n" + "Move to a safe place now. " * 20


@dataclass(frozen=True)
class Village:
    """Who lives there: person n belongs to group n // SIZE; the first CALLS groups have a chat."""

    sandbox: Sandbox
    people: Sequence[Person]
    chats: Sequence[Group]

    def neighbours(self, group: int) -> set[int]:
        """The chats that are to hear of a call of the group's first person."""
        others = self.people[group * SIZE + 1 : (group + 1) * SIZE]
        return {person.id for person in others} | {self.chats[group].id}


async def measure() -> list[Line]:
    """Two lines of the table: our bot, and python-telegram-bot's own rate limiter under the same load."""
    allowed = SIZE / LIMIT  # nine neighbours and their chat
    async with _village() as village:
        ours, refused = _late(await _with_our_bot(village)), await _refused(village)
    lines = []
    for way in ("one after the other", "all at once"):
        async with _village() as village:
            load = ptb_sos.Load(village.sandbox, [p.id for p in village.people], village.neighbours, WARNING)
            theirs = _late(await ptb_sos.run(load, way, lambda: _calls(village)))
        held = ours <= allowed + SLACK and not refused
        bound = f"under {allowed + SLACK:.2f}, none refused" if not refused else f"{refused} REFUSED"
        what = f"p99 of {CALLS} SOS in a warning to {HOUSEHOLDS}, seconds"
        lines.append(Line(what, ours, f"AIORateLimiter, {way}", theirs, bound, held))
    lines.append(Line("the same by the limits alone", allowed, "", 0, "", True))
    return lines


def _late(took: Sequence[float]) -> float:
    """The 99th percentile: of fewer than a hundred, the worst."""
    return sorted(took)[max(0, -(-99 * len(took) // 100) - 1)]


async def _refused(village: Village) -> int:
    return sum(call.status == 429 for call in await village.sandbox.calls(method="sendMessage"))


@contextlib.asynccontextmanager
async def _village() -> AsyncIterator[Village]:
    """The sandbox as a process of its own, as Telegram is, with Telegram's limits on."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--limits"),
        cwd=ROOT,
        env=dict(os.environ),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().strip()
    try:
        async with Sandbox(url) as sandbox:
            people = await sandbox.people([f"person {n}" for n in range(HOUSEHOLDS)], "en")
            await sandbox.start_all([(person, "") for person in people])
            chats = []
            for number in range(CALLS):
                inside = people[number * SIZE : (number + 1) * SIZE]
                chats.append(await sandbox.group(f"group {number}", inside[0], inside))
                await chats[-1].add_bot(inside[0])
            yield Village(sandbox, people, chats)
    finally:
        process.terminate()
        await process.wait()


async def _calls(village: Village) -> list[float]:
    """Have people call for help, one after the other; gives how long the last neighbour waited each time."""
    began = {}
    for number in range(CALLS):
        began[number] = time.time()
        await village.people[number * SIZE].write("/sos")
        await asyncio.sleep(APART)
    deadline = time.time() + GIVE_UP - CALLS * APART
    while (heard := await _heard(village)) and time.time() < deadline:
        if all(len(heard[number]) >= SIZE for number in began):
            break
        await asyncio.sleep(1)
    return [_took(began[number], heard[number]) for number in began]


def _took(began: float, heard: Sequence[float]) -> float:
    """From the call to the last message; a call whose last has not come in yet counts as long as was waited."""
    return (max(heard) if len(heard) >= SIZE else time.time()) - began


async def _heard(village: Village) -> dict[int, list[float]]:
    """When each neighbour's message was accepted, by group."""
    found: dict[int, dict[int, float]] = {number: {} for number in range(CALLS)}
    of_chat = {chat: number for number in found for chat in village.neighbours(number)}
    for call in await village.sandbox.calls(method="sendMessage"):
        chat = int(call.params.get("chat_id", 0))
        if call.status == 200 and chat in of_chat and _is_call(call):
            found[of_chat[chat]].setdefault(chat, call.time)
    return {number: list(times.values()) for number, times in found.items()}


def _is_call(call: Call) -> bool:
    return "aid:claim:" in json.dumps(call.params.get("reply_markup", ""))


async def _with_our_bot(village: Village) -> list[float]:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        path = Path(folder) / "bench.db"
        config = Config(telegram=Telegram(base_url=village.sandbox.url), storage=Storage(path=str(path)))
        async with build(config.model_copy(update={"token": village.sandbox.token})) as app:
            await app.api.bot.initialize()
            await _forget_updates(app)
            await _settle_in(app, village)
            running = asyncio.create_task(app.run())
            await asyncio.sleep(WARM)
            try:
                return await _calls(village)
            finally:
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)


async def _forget_updates(app: App) -> None:
    """That people pressed Start is of no interest here."""
    offset = None
    while batch := await app.api.bot.do_api_request(
        "getUpdates", api_kwargs={"offset": offset or 0, "limit": 100}
    ):
        offset = int(batch[-1]["update_id"]) + 1


async def _settle_in(app: App, village: Village) -> None:
    """Households, groups and chats in the file, and the warning on its way to all of them."""
    ids = [person.id for person in village.people]
    async with app.db.write() as tx:
        await tx.many(
            "INSERT INTO chats (chat_id, kind, language, changed_at) VALUES (:id, 'private', 'en', 1)",
            [{"id": i} for i in ids],
        )
        await tx.many(
            "INSERT INTO accounts (user_id, name, language, created_at) VALUES (:id, 'person', 'en', 1)",
            [{"id": i} for i in ids],
        )
        await tx.many(
            "INSERT INTO chats (chat_id, kind, language, changed_at) VALUES (:id, 'group', 'en', 1)",
            [{"id": chat.id} for chat in village.chats],
        )
        chats = [chat.id for chat in village.chats] + [None] * (HOUSEHOLDS // SIZE - CALLS)
        await tx.many(
            "INSERT INTO groups (id, name, chat_id, created_at) VALUES (:id, :id, :chat, 1)",
            [{"id": n + 1, "chat": chat} for n, chat in enumerate(chats)],
        )
        await tx.many(
            "INSERT INTO households (id, number, address, head, lat, lon, group_id, changed_at) "
            "VALUES (:id, :id, 'Lane ' || :id, 'head', 24 + :id / 1e5, 113, :group, 1)",
            [{"id": n + 1, "group": n // SIZE + 1} for n in range(HOUSEHOLDS)],
        )
        await tx.many(
            "INSERT INTO members (household_id, user_id, since) VALUES (:home, :id, 1)",
            [{"home": n + 1, "id": i} for n, i in enumerate(ids)],
        )
        warn = {"text": WARNING, "parse_mode": "HTML"}
        rows = [
            Outgoing(i, "sendMessage", warn, Lane.LIFE if n % SIZE == 0 else Lane.WARNING, ref="alert:1")
            for n, i in enumerate(ids)
        ]
        assert sum(row.lane == Lane.LIFE for row in rows) == DANGEROUS
        await outbox.put_many(tx, rows, int(time.time()))
