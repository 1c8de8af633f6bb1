"""The show on the page: the storm night, its pace, the crowd's temper, trouble for the bot."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx

from sandbox.client import Refused
from sandbox.errors import ControlError

from .crowd import Crowd, Tempers
from .night import Night
from .stage import BotDied
from .storm import Wire
from .town import Town

_SPEEDS = (1, 10, 30, 60, 120, 300)  # seconds on stage in one second
_GOING_OUT = 5  # the speed while a warning goes out
_TURN = 0.2  # seconds between two looks of the crowd
_TOLD = 60  # lines of the story that are kept
_METHODS = ("sendMessage", "editMessageText")

Json = dict[str, Any]


class Show:
    """What the page can order and see; one for one town."""

    def __init__(self, town: Town) -> None:
        self._town, self._stage = town, town.stage
        self._tempers = Tempers()
        self._crowd = Crowd(
            town.sandbox, set(town.accounts()) | {o.id for o in town.officials}, self._tempers
        )
        self._speed, self._paused, self._part = 60, False, "idle"
        self._without = 0.0  # share of the households whose telephone is off tonight
        self._story: list[Json] = []
        self._restarts = 0
        self._task: asyncio.Task[None] | None = None
        self._lock = asyncio.Lock()

    # -- what the page sees

    def state(self) -> Json:
        """How the night stands."""
        return {
            "now": self._stage.now.timestamp(),
            "zone": str(self._stage.now.tzinfo),
            "part": self._part,
            "paused": self._paused,
            "speed": self._speed,
            "speeds": _SPEEDS,
            "answers": self._tempers.answers,
            "delay": self._tempers.delay,
            "without": self._without,
            "pressed": self._crowd.pressed,
            "waiting": self._crowd.waiting,
            "taken": sorted(self._crowd.taken),
            "story": self._story,
            "cast": self.cast(),
            "bot": {
                "runs": self._stage.bot_runs,
                "restarts": self._restarts,
                "log": self._log(),
            },
        }

    def _log(self) -> str:
        """What the bot noted lately, without the presses and chatter that fit nothing."""
        lines = [
            line
            for line in self._stage.log_tail(200).splitlines()
            if not ("INFO" in line and "bot.dispatch" in line)
        ]
        return "\n".join(lines[-12:])

    def cast(self) -> list[Json]:
        """Whom a visitor may be first."""
        town = self._town
        leading = {person.id for person in town.leaders.values()}
        number = next(
            n for n in sorted(town.dangerous()) if n in town.people and town.people[n][0].id not in leading
        )
        group = town.homes[number]["group"]
        danger, leader = town.people[number][0], town.leaders[group]
        neighbour = next(
            town.people[n][0]
            for n in town.of_group(group)
            if n in town.people and n != number and town.people[n][0].id not in leading
        )
        cast = [("danger", danger), ("neighbour", neighbour), ("leader", leader)]
        cast += [("official", town.officials[0]), ("second", town.officials[1])]
        return [{"role": role, "id": person.id, "name": person.name} for role, person in cast]

    def _tell(self, key: str, **about: str) -> None:
        self._story = [*self._story[-_TOLD:], {"time": self._stage.now.timestamp(), "key": key, **about}]

    # -- what the page orders

    async def order(self, name: str, values: Json) -> None:
        """Do what was ordered. Raises ControlError."""
        orders: dict[str, Callable[..., Awaitable[None]]] = {
            "storm": self._storm,
            "pause": self._pause,
            "speed": self._pace,
            "temper": self._temper,
            "take": self._take,
            "skip": self._skip,
            "kill": self._kill,
            "restart": self._restart,
        }
        if name not in orders:
            raise ControlError(f"no such order: {name}; known are {', '.join(orders)}")
        try:
            await orders[name](**values)
        except TypeError as error:
            raise ControlError(f"{name}: {error}") from None

    async def _storm(self) -> None:
        """Begin the night; only one at a time."""
        if self._task is not None and not self._task.done():
            raise ControlError("the night is being played already")
        self._story, self._paused, self._part = [], False, "night"
        self._crowd.pressed.clear()
        self._task = asyncio.create_task(self._play())

    async def _play(self) -> None:
        await self._switch_off()
        self._stage.run_at(self._speed)
        night = Night(self._town, self._tell, self._crowd)
        crowd = asyncio.create_task(self._live())
        try:
            await night.play()
            self._part = "over"
        except (Refused, RuntimeError, httpx.HTTPError) as error:
            self._part = "over"
            self._tell("story_broken", what=f"{type(error).__name__}: {error}"[:300])
        finally:
            crowd.cancel()
            self._crowd.forget()
            self._stage.run_at(self._rate())

    async def _live(self) -> None:
        """The crowd reads and acts until the night is over."""
        last = await self._town.sandbox.calls()
        wire = Wire(self._town, last[-1].id if last else 0, _METHODS)
        while True:
            with contextlib.suppress(Refused, httpx.HTTPError):
                self._crowd.read(await wire.news(), self._stage.now.timestamp())
                if not self._paused:
                    await self._crowd.act(self._stage.now.timestamp())
                    self._keep_pace()
            await asyncio.sleep(_TURN)

    async def _switch_off(self) -> None:
        """So many households cannot be reached tonight: their telephones are lost, broken, without the app."""
        persons = [p for _, persons in sorted(self._town.people.items()) for p in persons[:1]]
        leading = {p.id for p in self._town.leaders.values()} | self._crowd.taken
        quiet = [p for p in persons if p.id not in leading]
        off = {p.id for p in quiet[: round(self._without * len(quiet))]}
        acts = [{"act": "block" if p.id in off else "unblock", "person": p.id} for p in quiet]
        await self._town.sandbox.bulk(acts)

    async def _pause(self, on: bool = True) -> None:
        """Let the night stand still, or go on."""
        self._paused = bool(on)
        self._stage.run_at(self._rate())

    def _keep_pace(self) -> None:
        """While a warning goes out the night runs slower: Telegram's limits know no hurry."""
        rate = self._rate()
        if self._stage.rate != rate:
            self._stage.run_at(rate)

    def _rate(self) -> int:
        if self._paused:
            return 0
        if self._part != "night":
            return 1
        return self._speed if self._crowd.delivered(time.monotonic()) else min(self._speed, _GOING_OUT)

    async def _pace(self, speed: int) -> None:
        """Faster or slower."""
        if speed not in _SPEEDS:
            raise ControlError(f"speed is one of {', '.join(map(str, _SPEEDS))}")
        self._speed = speed
        self._stage.run_at(self._rate())

    async def _temper(self, answers: float = 0.8, delay: float = 4.0, without: float = 0.0) -> None:
        """How the crowd is: who answers, how soon; `without` counts from the next night on."""
        self._tempers.answers = min(1.0, max(0.0, float(answers)))
        self._tempers.delay = min(60.0, max(0.1, float(delay)))
        self._without = min(0.9, max(0.0, float(without)))

    async def _take(self, people: list[int]) -> None:
        """Whom the visitors play now."""
        self._crowd.taken.clear()
        self._crowd.taken.update(int(person) for person in people)

    async def _skip(self, minutes: int = 10) -> None:
        """Let some minutes pass at once."""
        self._stage.pass_time(timedelta(minutes=min(720, max(1, int(minutes)))))

    async def _kill(self) -> None:
        """The bot's process is killed, as a power cut would."""
        async with self._lock:
            await self._stage.kill_bot()
        self._tell("story_killed")

    async def _restart(self) -> None:
        """The bot's process begins again."""
        async with self._lock:
            if self._stage.bot_runs:
                raise ControlError("the bot is running")
            try:
                await self._stage.start_bot()
            except BotDied as error:
                raise ControlError(str(error)[-300:]) from None
            self._restarts += 1
        self._tell("story_restarted")

    async def close(self) -> None:
        """End what is being played."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
