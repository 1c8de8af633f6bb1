"""A village with its bot, as the journeys use it: who is who, what is in the file, what people do and read."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot import app as wiring
from bot.cli.invite import Role, make_codes
from bot.clock import Clock
from bot.config import Config
from handlers.common.work import Work
from handlers.households import grouping, importing
from handlers.patrol.planning import BEGINS
from sandbox import village
from sandbox.client import Answer, Group, Person, Sandbox, Seen, Sent
from sandbox.updates import KINDS
from sandbox.world import World
from storage import meta

PATIENCE = 60  # seconds before a test gives up; nothing is measured by it


class StillClock(Clock):
    """Stands still until it is moved."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The time it was moved to."""
        return self.at


class Ear(logging.Handler):
    """Keeps what the bot logs as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.heard.append(self.format(record))


@dataclass
class Town:
    """Who is who. Households are known by number, groups by name."""

    world: World
    sandbox: Sandbox
    config: Config
    clock: StillClock
    app: wiring.App
    ear: Ear = field(default_factory=Ear)
    homes: dict[str, dict[str, Any]] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    leaders: dict[str, Person] = field(default_factory=dict)
    chats: dict[str, Group] = field(default_factory=dict)
    officials: list[Person] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)  # updates that may fail

    # -- the bot

    async def start(self) -> None:
        """Open the file and let the bot work until it has asked for updates."""
        self._stack = contextlib.AsyncExitStack()
        await self._stack.enter_async_context(self.app)
        before = await self.sandbox.polls()
        self.running = asyncio.create_task(self.app.run())
        ready = asyncio.create_task(self._ready(before))
        await asyncio.wait({self.running, ready}, return_when=asyncio.FIRST_COMPLETED)
        if self.running.done():
            ready.cancel()
            self.running.result()
        await ready

    async def _ready(self, polls: int) -> None:
        if self.config.telegram.mode == "polling":
            await self.sandbox.bot_ready(after=polls, timeout=PATIENCE)
            return
        async with asyncio.timeout(PATIENCE):
            while not self.world.webhook.url:  # noqa: ASYNC110 - nothing tells of it
                await asyncio.sleep(0.005)

    async def stop(self) -> None:
        """Stop as SIGTERM does."""
        self.running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self.running
        await self._stack.aclose()

    async def begin(self) -> None:
        """Start a new bot on the same file."""
        self.app = wiring.build(self.config, self.clock, tick=0.05)
        await self.start()

    async def quiet(self) -> None:
        """Wait until all updates are dealt with and all messages have settled."""
        async with asyncio.timeout(PATIENCE):
            while not self._is_quiet():  # noqa: ASYNC110 - several parts must rest at once
                await asyncio.sleep(0.004)

    def _is_quiet(self) -> bool:
        if self.world.updates.waiting or not self.app.delivery.idle or self.app.intake._answers:
            return False
        return not self.value(
            "SELECT (SELECT COUNT(*) FROM inbox WHERE state = 'new') "
            "+ (SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'sending')) "
            "+ (SELECT COUNT(*) FROM jobs WHERE state = 'open')"
        )

    async def pass_time(self, **span: float) -> None:
        """Let so much time pass at once (`minutes=6`), then do what has become due."""
        self.clock.at += timedelta(**span)
        await self.sweep()

    async def sweep(self) -> None:
        """Do what is due now, and wait until all of it has arrived."""
        await self.app.metronome.sweep()
        await self.quiet()

    # -- the facts

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """What a statement finds in the file."""
        path = Path(self.config.storage.path)
        with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as file:
            return file.execute(sql, values).fetchall()

    def value(self, sql: str, *values: object) -> Any:
        """The first column of the first row, or None."""
        found = self.rows(sql, *values)
        return found[0][0] if found else None

    def journal(self, room: str) -> list[str]:
        """The verbs that a room's journal holds, oldest first."""
        return [verb for (verb,) in self.rows("SELECT verb FROM journal WHERE room = ? ORDER BY id", room)]

    def untroubled(self) -> None:
        """No update left over, no incident, nothing logged as an error."""
        left = self.rows("SELECT update_id, note FROM inbox WHERE state <> 'done' OR note LIKE 'incident%'")
        assert [row for row in left if row[0] not in self.expected] == []
        assert self.ear.heard == []

    # -- the people

    @contextlib.asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """A transaction as the command line has it."""
        async with self.app.db.write() as tx:
            yield Work(tx, self.clock.now(), self.config.settings)
        self.app.delivery.wake()

    async def code(self, role: str, target: str) -> str:
        """A new one-time code."""
        async with self.work() as work:
            return str((await make_codes(work, Role(role), target))[0]["code"])

    async def person(self, name: str, language: str = "zh-hans", code: str = "") -> Person:
        """Somebody new who has pressed Start, with a code or without."""
        someone = await self.sandbox.person(name, language)
        await someone.start(code)
        await self.quiet()
        await self.sweep()  # whoever is new may be asked for a patrol
        return someone

    async def official(self, title: str, language: str = "zh-hans") -> Person:
        """A new official."""
        someone = await self.person(title, language, await self.code("official", title))
        self.officials.append(someone)
        return someone

    def of_group(self, group: str) -> list[str]:
        """The numbers of a group's households."""
        return [number for number, home in self.homes.items() if home["group"] == group]

    def resident(self, group: str = "1", index: int = 1) -> Person:
        """Somebody of a group who leads nothing (the first household of a group leads it)."""
        return self.people[self.of_group(group)[index]]

    async def say(self, person: Person, text: str, chat: Group | None = None) -> list[str]:
        """Write something; gives the texts with which the bot answered there."""
        sent = await person.write(text, chat)
        return [seen.text for seen in await self.heard(chat or person, sent)]

    async def feed(self, kind: str, **payload: Any) -> int:
        """An update that no person of the sandbox can cause, also of a kind the bot did not ask for."""
        queue = self.world.updates
        allowed, queue.allowed = queue.allowed, frozenset(KINDS)
        update_id = queue.push(kind, payload)
        queue.allowed = allowed
        await self.quiet()
        assert update_id is not None
        return update_id

    async def heard(self, place: Person | Group, after: Sent | Answer | Seen | int) -> list[Seen]:
        """What the bot wrote or changed in a place, once all is quiet."""
        await self.quiet()
        return await (place.inbox(after) if isinstance(place, Person) else place.messages(after))

    async def last(self, place: Person | Group, data: str = "") -> Seen:
        """The newest message of the bot in a place, or the newest with such a button."""
        await self.quiet()
        found = await (place.inbox() if isinstance(place, Person) else place.messages())
        return [seen for seen in found if not data or seen.has_button(data)][-1]

    async def tap(self, person: Person, seen: Seen, data: str) -> Answer:
        """Tap a button, whether or not the message still has it."""
        answer = await person.press_raw(seen.chat_id, seen.message_id, data)
        await self.quiet()
        return answer

    # -- founding

    async def found(self, households: int, size: int, seed: int) -> None:
        """Import a list and make groups, as the command line does."""
        data = village.as_csv(village.generate(households, seed))
        async with self.work() as work:
            parsed, diff = await importing.look(work.tx, data, "village.csv")
            await importing.store(work, parsed, diff, skip_bad=False, actor=None)
            await grouping.accept(work, size)
            await meta.put(work.tx, BEGINS, work.local.date().isoformat())  # the rota has run for long
        self.read_homes()

    def read_homes(self) -> None:
        """Read anew which households there are."""
        names = ("id", "number", "address", "head", "phone", "hazard", "needs", "group", "group_id")
        found = self.rows(
            "SELECT h.id, h.number, h.address, h.head, h.phone, h.hazard, h.needs, g.name, g.id "
            "FROM households h LEFT JOIN groups g ON g.id = h.group_id WHERE h.active = 1 ORDER BY h.number"
        )
        self.homes = {row[1]: dict(zip(names, row, strict=True)) for row in found}

    async def move_in(self) -> None:
        """Somebody of every household registers; the first of each group leads it and makes its chat."""
        async with self.work() as work:
            made = {role: await make_codes(work, role, "all") for role in (Role.household, Role.leader)}
        numbers = list(self.homes)
        persons = await self.sandbox.people([self.homes[n]["head"] for n in numbers])
        self.people = dict(zip(numbers, persons, strict=True))
        await self.sandbox.start_all([(self.people[c["for"]], c["code"]) for c in made[Role.household]])
        await self.quiet()
        self.leaders = {c["for"]: self.people[self.of_group(c["for"])[0]] for c in made[Role.leader]}
        await self.sandbox.start_all([(self.leaders[c["for"]], c["code"]) for c in made[Role.leader]])
        await self.quiet()
        for group in self.leaders:
            await self.open_chat(group)

    async def open_chat(self, group: str, title: str = "") -> Group:
        """The leader makes a chat of the group's people, adds the bot and binds it."""
        leader = self.leaders[group]
        members = [self.people[n] for n in self.of_group(group)[1:]]
        chat = await self.sandbox.group(title or f"第{group}组", leader, members)
        await chat.add_bot(leader)
        await leader.write(f"/start {await self.code('group', group)}", chat)
        await self.quiet()
        self.chats[group] = chat
        return chat
