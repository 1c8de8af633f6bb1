"""A day in which the bot is killed with SIGKILL again and again, and stopped for half a minute now and then.

2,000 updates and 5,000 messages under Telegram's limits; what became of them is read off the sandbox's record.
The moments of the kills and who does what follow from the seed. BENCH_SEED and BENCH_KILLS change the defaults.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.demo.stage import ZONE, Stage, stage
from sandbox.client import Person

from . import record
from .table import Line

HOUSEHOLDS = 343
KILLS, UPDATES, MESSAGES = 200, 2000, 5000
OPENING = datetime(2026, 6, 25, 9, 0, tzinfo=ZONE)
WITHIN = 3.0  # seconds a message may have been with Telegram and not yet noted when the kill came
_BOOTING = 0.2  # of the kills: while the bot starts
_LIFE = 2.5  # seconds at most from the first poll to the kill
_STALL_EVERY, _STALL = 70, 30.0  # every so many lives the process stands still for so many seconds
_HAZARDS = ("rainstorm", "typhoon", "lightning", "geological", "flood", "fire", "heat", "cold", "other")
_COLOURS = ("orange", "red", "yellow", "blue")
_PATIENCE = 3000.0  # seconds for the whole day


class Killer:
    """Kills and starts the bot until it is told to stop."""

    def __init__(self, scene: Stage, rng: random.Random) -> None:
        self._scene, self._rng = scene, rng
        self.times: list[float] = []
        self.stalls = 0
        self.over = False

    async def run(self) -> None:
        """One life after the other; the last one is left alive."""
        while not self.over:
            booting = self._rng.random() < _BOOTING
            span = self._rng.uniform(0, 1.5 if booting else _LIFE)
            if len(self.times) % _STALL_EVERY == _STALL_EVERY - 1:
                await self._stall()
            await asyncio.sleep(0 if booting else span)
            await self._kill()
            if booting and not self.over:
                begun = asyncio.create_task(self._scene.start_bot())
                await asyncio.sleep(span)
                await self._kill()
                await asyncio.gather(begun, return_exceptions=True)
            await self._scene.start_bot()

    async def _kill(self) -> None:
        await self._scene.kill_bot()
        self.times.append(self._scene.world.clock.now())

    async def _stall(self) -> None:
        """The machine stands still: no time-out of ours may take that for an answer."""
        process = self._scene._bot
        assert process is not None
        process.send_signal(signal.SIGSTOP)
        await asyncio.sleep(_STALL)
        process.send_signal(signal.SIGCONT)
        self.stalls += 1
        await asyncio.sleep(_LIFE)


class Day:
    """What people do while that goes on, and the sandbox's record of it."""

    def __init__(self, scene: Stage, rng: random.Random) -> None:
        self.scene, self.rng = scene, rng
        self.people: dict[str, Person] = {}
        self.alerts: list[str] = []
        self.asked: Counter[int] = Counter()
        self.pressed: set[tuple[str, str]] = set()  # warning, household
        self.updates = 0
        self.calls: dict[int, Any] = {}

    async def found(self) -> None:
        """The village is on file, and everybody is about to press Start."""
        scene, village = self.scene, self.scene.folder / "village.csv"
        from sandbox.village import as_csv, generate

        village.write_bytes(as_csv(generate(HOUSEHOLDS, 5)))
        await scene.cli("households", "import", str(village))
        await scene.cli("groups", "accept")
        self.codes = await scene.ask("invite", "household", "--for", "all")
        official = await scene.ask("invite", "official", "--for", "A")
        persons = await scene.sandbox.people([row["for"] for row in self.codes], "zh-hans")
        self.people = {row["for"]: person for row, person in zip(self.codes, persons, strict=True)}
        self.official = await scene.sandbox.person("official")
        await scene.sandbox.start_all([(self.official, official["code"])])
        await self._until("SELECT COUNT(*) FROM roles WHERE role = 'official'", 1)

    async def register(self) -> None:
        """Everybody presses Start, some at a time."""
        for begin in range(0, HOUSEHOLDS, 40):
            rows = self.codes[begin : begin + 40]
            await self.scene.sandbox.start_all([(self.people[row["for"]], row["code"]) for row in rows])
            self.updates += len(rows)
            await asyncio.sleep(self.rng.uniform(0, 2))
        await self._until("SELECT COUNT(*) FROM members", HOUSEHOLDS)

    async def warn(self, number: int) -> None:
        """A warning goes out; while it does, people press, and ask for the help text."""
        hazard, colour = _HAZARDS[number % len(_HAZARDS)], _COLOURS[number // len(_HAZARDS)]
        words = ("alerts", "issue", hazard, colour, "--by", str(self.official.id))
        issued = await self.scene.ask(*words)
        alert = str(issued["alert"])
        self.alerts.append(alert)
        reached: set[int] = set()
        answering = dict(self.rng.sample(sorted(self.people.items()), 130))
        asking = self.rng.sample(sorted(self.people.values(), key=lambda p: p.id), 60)
        while len(reached) < HOUSEHOLDS:
            await asyncio.sleep(0.5)
            reached = await self._presses(alert, answering)
            for person in asking[:8]:
                await person.write("/help")
                self.asked[person.id] += 1
                self.updates += 1
            del asking[:8]
        await self._until("SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'sending') AND lane <= 1", 0)

    async def _presses(self, alert: str, answering: dict[str, Person]) -> set[int]:
        """Who has the warning and wants to answer does; gives who has it."""
        shown = {
            int(call.params["chat_id"]): call
            for call in record.accepted(self.look())
            if record.warning_of(call) == alert
        }
        acts = []
        for home, person in list(answering.items()):
            if person.id in shown:
                message = shown[person.id].answer["result"]["message_id"]
                data = f"alerts:safe:{alert}"
                acts.append({"act": "press", "person": person.id, "chat": person.id, "message_id": message})
                acts[-1]["data"] = data
                self.pressed.add((alert, home))
                del answering[home]
        await self.scene.sandbox.bulk(acts)
        self.updates += len(acts)
        return set(shown) & {person.id for person in self.people.values()}

    def look(self) -> list[Any]:
        """The sandbox's record so far, its calls as they stand now."""
        for call in reversed(self.scene.world.log):
            if call.id in self.calls:
                break
            self.calls[call.id] = call
        return [self.calls[number] for number in sorted(self.calls)]

    async def _until(self, sql: str, wanted: int) -> None:
        while self.count(sql) != wanted:
            self.look()
            await asyncio.sleep(0.3)

    async def done(self) -> None:
        """Until nothing waits any more."""
        await self._until("SELECT COUNT(*) FROM inbox WHERE state = 'new'", 0)
        await self._until("SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'sending')", 0)

    def rows(self, sql: str) -> list[Any]:
        """What the file says, read beside the bot."""
        uri = f"{(self.scene.folder / 'village.db').as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as file:
            return file.execute(sql).fetchall()

    def count(self, sql: str) -> int:
        """The number that a statement gives."""
        return int(self.rows(sql)[0][0])


async def measure() -> list[Line]:
    """Play the day; a line for each promise."""
    seed, kills = int(os.environ.get("BENCH_SEED", "8")), int(os.environ.get("BENCH_KILLS", KILLS))
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        async with stage(Path(folder), OPENING) as scene, asyncio.timeout(_PATIENCE):
            scene.config.write_text(
                scene.config.read_text("utf-8") + '[alerts]\nsecond_official_from = "never"\n', "utf-8"
            )
            await scene.stop_bot()
            await scene.start_bot()
            day = Day(scene, rng)
            await day.found()
            killer = Killer(scene, random.Random(seed + 1))
            await _play(day, killer, kills)
            return _judge(day, killer, seed)


async def _play(day: Day, killer: Killer, kills: int) -> None:
    killing = asyncio.create_task(killer.run())
    try:
        await day.register()
        for number in range(len(_HAZARDS) * len(_COLOURS)):
            sent = len(record.accepted(day.look()))
            if (
                len(killer.times) >= kills
                and day.updates >= UPDATES * kills // KILLS
                and sent >= MESSAGES * kills // KILLS
            ):
                break
            await day.warn(number)
            print(
                f"warning {number + 1}: {len(killer.times)} kills, {day.updates} updates, {sent} messages",
                flush=True,
            )
    finally:
        killer.over = True
        if killing.done():
            killing.result()
        await asyncio.wait([killing], timeout=90)
        killing.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await killing
    await day.done()


def _judge(day: Day, killer: Killer, seed: int) -> list[Line]:
    calls = day.look()
    chats = {person.id for person in day.people.values()}
    verdict = record.warnings(calls, chats, day.alerts, killer.times, WITHIN)
    doubt = Counter[int](
        dict(
            day.rows(
                "SELECT chat_id, COUNT(*) FROM outbox WHERE state = 'uncertain' AND lane > 1 GROUP BY chat_id"
            )
        )
    )
    heard = record.replies(calls, day.asked, lambda text: "您能做的" in text[:20], doubt)
    verdict.wrong += heard.wrong
    _updates(day, verdict)
    refused = sum(call.status == 429 for call in calls)
    verdict.expect(not refused, f"{refused} messages were refused with 429")
    for line in verdict.wrong:
        print("WRONG:", line, flush=True)
    sent = len(record.accepted(calls))
    gap = max(verdict.gaps, default=0.0)
    said = f"{day.updates} updates, {sent} messages, {killer.stalls} stalls, seed {seed}"
    held = not verdict.wrong
    return [
        Line(f"kills in a day of {said}", len(killer.times), "", 0, "200", len(killer.times) >= KILLS),
        Line("promises broken (lost, twice, unmarked, 429)", len(verdict.wrong), "", 0, "none", held),
        Line("warnings sent again, all marked", verdict.marked, "", 0, "in flight at a kill", held),
        Line("the oldest of these at its kill, s", gap, "", 0, f"≤ {WITHIN:g} s", gap <= WITHIN),
        Line("replies in doubt, not sent again", sum(doubt.values()), "", 0, "in flight at a kill", held),
    ]


def _updates(day: Day, verdict: record.Verdict) -> None:
    """No update lost, none applied twice."""
    pending = len(day.scene.world.updates.waiting)
    verdict.expect(not pending, f"{pending} updates were never fetched")
    odd = day.count("SELECT COUNT(*) FROM inbox WHERE state <> 'done'")
    verdict.expect(not odd, f"{odd} updates are not done")
    stored = day.count("SELECT COUNT(*) FROM inbox")
    verdict.expect(stored == day.updates + 1, f"{stored} updates stored, {day.updates + 1} were sent")
    answered = Counter(
        (str(alert), number)
        for alert, number in day.rows(
            "SELECT j.subject, h.number FROM journal j JOIN households h ON h.id = j.household_id "
            "WHERE j.room = 'alerts' AND j.verb = 'answered'"
        )
    )
    verdict.expect(set(answered) == day.pressed, f"{len(day.pressed - set(answered))} answers were lost")
    twice = [key for key, n in answered.items() if n > 1]
    verdict.expect(not twice, f"{len(twice)} answers were counted twice, such as {twice[:3]}")
    tapped = Counter(
        str(call.params.get("callback_query_id"))
        for call in day.calls.values()
        if call.method == "answerCallbackQuery"
    )
    verdict.expect(max(tapped.values(), default=0) <= 1, "a press was answered twice")
