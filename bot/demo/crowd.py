"""The crowd: simulated people who read what the bot sends them and press its buttons, each after a while.

Everything happens on Telegram's side: the crowd knows the bot only by its messages.
"""

from __future__ import annotations

import heapq
import itertools
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from sandbox.client import Call, Refused, Sandbox

_FOUND = {"safe": 6.0, "moved": 3.0, "help": 0.3, "nobody": 0.8, "refuses": 0.2, "helped": 9.0}
_ON_ITS_WAY = 60.0  # seconds until the first warning is not waited for any more
_QUIET = 3.0  # seconds without a warning for anybody: it has reached everybody
_SPREAD = 0.8  # of the logarithm of a delay: most people answer soon, a few very late


@dataclass(frozen=True, slots=True)
class Habit:
    """What people do with a button: `prefix` of its data, how many of them do it, after how many minutes (median)."""

    prefix: str
    share: float
    minutes: float
    once: bool = True  # a person does it once for one subject, however often it is offered


@dataclass(frozen=True, slots=True)
class Tap:
    """A button of a message somebody has."""

    person: int
    chat: int
    message: int
    data: str


@dataclass
class Tempers:
    """How the crowd is tonight: `answers` is the share that answers a warning, `delay` its median in minutes."""

    answers: float = 0.8
    delay: float = 4.0


class Crowd:
    """Who would press what, and when. Times are seconds of the stage's clock."""

    def __init__(self, sandbox: Sandbox, private: set[int], tempers: Tempers, seed: int = 1) -> None:
        self._sandbox, self._private, self.tempers = sandbox, private, tempers
        self._random = Random(seed)
        self._due: list[tuple[float, int, Tap]] = []
        self._order = itertools.count()
        self._done: set[tuple[int, str]] = set()
        self.taken: set[int] = set()  # whom a visitor plays: the crowd leaves them alone
        self.pressed: dict[str, int] = {}  # prefix of the data → how often it was pressed
        self.warned = -_QUIET  # when somebody last got a warning, by the machine's clock

    @property
    def waiting(self) -> int:
        """How many presses are still to come."""
        return len(self._due)

    def read(self, calls: list[Call], now: float) -> None:
        """Somebody got messages: think about their buttons."""
        for call in calls:
            chat = int(call.params.get("chat_id") or 0)
            if call.status == 200 and chat in self._private and isinstance(call.result, dict):
                offered = list(_buttons(call))
                if call.method == "sendMessage" and any(data.startswith("alerts:safe:") for data in offered):
                    self.warned = time.monotonic()
                if offered:
                    self._consider(chat, int(call.result["message_id"]), offered, now)

    def _consider(self, chat: int, message: int, offered: list[str], now: float) -> None:
        """One message: at most one of its buttons is chosen."""
        for habit in self._habits(offered):
            fitting = [d for d in offered if d.startswith(habit.prefix) and not d.endswith(":withdrawn")]
            if not fitting:
                continue
            subject = (chat, ":".join(fitting[0].split(":")[:3]))
            if habit.once and subject in self._done:
                return
            self._done.add(subject)
            if self._random.random() < habit.share:
                self._plan(Tap(chat, chat, message, self._choose(fitting)), habit.minutes, now)
            return

    def _choose(self, fitting: list[str]) -> str:
        """One of several buttons of a kind: most doors are found in order."""
        weights = [_FOUND.get(data.rpartition(":")[2], 1.0) for data in fitting]
        return self._random.choices(fitting, weights)[0]

    def _habits(self, offered: list[str]) -> list[Habit]:
        """What this message asks, the weightiest first."""
        if any(data.startswith("alerts:safe:") for data in offered):
            return [self._answer()]  # the same people may be asked again by a repeat or an update
        return HABITS

    def _answer(self) -> Habit:
        """Safe, moved out, or in need of help."""
        drawn = self._random.random()
        prefix = "alerts:safe:" if drawn < 0.86 else "alerts:moved:" if drawn < 0.985 else "alerts:help:"
        return Habit(prefix, self.tempers.answers, self.tempers.delay)

    def _plan(self, tap: Tap, minutes: float, now: float) -> None:
        delay = 60 * minutes * math.exp(self._random.gauss(0, _SPREAD))
        heapq.heappush(self._due, (now + delay, next(self._order), tap))

    async def act(self, now: float) -> None:
        """Press what is due."""
        taps = []
        while self._due and self._due[0][0] <= now:
            tap = heapq.heappop(self._due)[2]
            if tap.person not in self.taken:
                taps.append(tap)
        if not taps:
            return
        acts = [
            {"act": "press", "person": t.person, "chat": t.chat, "message_id": t.message, "data": t.data}
            for t in taps
        ]
        try:
            results = await self._sandbox.bulk(acts)
        except Refused:
            return
        for tap, result in zip(taps, results, strict=True):
            if "error" not in result:  # the button is gone: somebody else did it meanwhile
                kind = ":".join(tap.data.split(":")[:2])
                self.pressed[kind] = self.pressed.get(kind, 0) + 1

    def expect_warning(self, now: float) -> None:
        """A warning was ordered: until the first one comes it is on its way."""
        self.warned = now + _ON_ITS_WAY

    def delivered(self, now: float) -> bool:
        """Whether nobody has got a warning for a while, and none is on its way."""
        return now - self.warned > _QUIET

    def forget(self) -> None:
        """Nobody is about to do anything any more."""
        self._due.clear()


HABITS = [
    Habit("alerts:second:", 1.0, 0.5),
    Habit("alerts:going:", 0.9, 1.0),
    Habit("alerts:mark:", 1.0, 1.0, once=False),
    Habit("alerts:door:", 0.9, 2.0, once=False),
    Habit("alerts:to:", 1.0, 0.3),
    Habit("aid:within:", 0.8, 0.2),
    Habit("patrol:start:", 1.0, 1.0),
    Habit("patrol:home:", 1.0, 6.0),
    Habit("patrol:point:", 1.0, 6.0, once=False),
    Habit("patrol:confirm:", 0.9, 10.0),
    Habit("aid:outcome:", 1.0, 0.5),
    Habit("aid:close:", 1.0, 8.0),
    Habit("aid:arrived:", 1.0, 4.0),
    Habit("aid:claim:", 0.25, 1.0),
]


def _buttons(call: Call) -> Iterator[str]:
    """The data of a message's buttons."""
    markup: Any = call.params.get("reply_markup") or {}
    for row in markup.get("inline_keyboard", []):
        for button in row:
            if "callback_data" in button:
                yield str(button["callback_data"])
