"""Pacing: just under Telegram's limits, evenly. Times are monotonic seconds, passed in.

A call counts from when it was made until one window after its answer: the server counted it at some moment in
between, so no jitter on the way can carry it over the limit.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from domain.notice import Lane

CHAT_INTERVAL = 1.01  # seconds between two messages in a chat, from answer to call
MINUTE = 60.5
EVENNESS = 0.985  # of the rate that Telegram allows
RAMP = 10.0  # seconds at half speed after Telegram asked everything to wait
_TOGETHER = 10.0  # seconds within which two chats that are told to wait mean everything
_SHARE = {Lane.LIFE: 1.0, Lane.WARNING: 1.0, Lane.REPLY: 0.8, Lane.DUTY: 0.6, Lane.BULK: 0.6}


@dataclass(slots=True)
class _Chat:
    last: float = float("-inf")
    held: float = float("-inf")
    minute: deque[float] = field(default_factory=deque)


class Pace:
    """When the next call may go out: over all, and for a chat."""

    def __init__(self, per_second: float, per_group_minute: int) -> None:
        self._limit = max(1, int(per_second))
        self._window = self._limit / per_second
        self._interval = 1 / (per_second * EVENNESS)
        self._per_minute = per_group_minute
        self._chats: dict[int, _Chat] = {}
        self._answered: deque[float] = deque()
        self._flying = 0
        self._next = float("-inf")
        self._held = float("-inf")
        self._slow_until = float("-inf")
        self._hit: dict[int, float] = {}

    def slot(self, now: float) -> float:
        """When the next call of any kind may go out; `now` or earlier means at once."""
        while self._answered and self._answered[0] <= now - self._window:
            self._answered.popleft()
        when = max(self._next, self._held)
        if self._flying + len(self._answered) >= self._limit:
            when = max(when, self._answered[0] + self._window if self._answered else now + self._interval)
        return when

    def chat_slot(self, chat_id: int, group: bool, lane: int, now: float) -> float:
        """When the next message may go to this chat. In groups a part of the minute is kept for the lanes of life."""
        chat = self._chats.get(chat_id)
        if chat is None:
            return now
        when = max(chat.last + CHAT_INTERVAL, chat.held)
        if group:
            while chat.minute and chat.minute[0] <= now - MINUTE:
                chat.minute.popleft()
            room = max(1, int(self._per_minute * _SHARE[Lane(lane)]))
            if len(chat.minute) >= room:
                when = max(when, chat.minute[-room] + MINUTE)
        return when

    def start(self, now: float) -> None:
        """A call goes out now."""
        self._flying += 1
        interval = self._interval * (2 if now < self._slow_until else 1)
        due = self._next if self._next > now - self._interval else now  # a little late: catch up
        self._next = due + interval

    def end(self, chat_id: int, group: bool, now: float) -> None:
        """The answer to a call came, or it was given up."""
        self._flying -= 1
        self._answered.append(now)
        chat = self._chats.setdefault(chat_id, _Chat())
        chat.last = now
        if group:
            chat.minute.append(now)
        self._forget(now)

    def recall(self, calls: Iterable[Iterable[Any]], now: float) -> None:
        """Calls of an earlier process, oldest first: chat, whether it is a group, and how many seconds ago."""
        for chat_id, group, ago in calls:
            chat = self._chats.setdefault(chat_id, _Chat())
            chat.last = now - min(max(ago, 0), MINUTE)  # whatever the clock did in between
            if group:
                chat.minute.append(chat.last)

    def _forget(self, now: float) -> None:
        if len(self._chats) > 5000:
            self._chats = {
                i: c for i, c in self._chats.items() if c.minute or now < max(c.last + CHAT_INTERVAL, c.held)
            }

    def cancel(self) -> None:
        """A call that was started is not made after all."""
        self._flying -= 1

    def hold(self, chat_id: int, seconds: float, now: float) -> bool:
        """Telegram said to wait: this chat waits; when two chats are told so within ten seconds, all do.

        Gives whether everything waits.
        """
        self._chats.setdefault(chat_id, _Chat()).held = now + seconds
        self._hit = {c: t for c, t in self._hit.items() if t > now - _TOGETHER}
        self._hit[chat_id] = now
        if len(self._hit) > 1:
            self.hold_all(seconds, now)
            self._slow_until = max(self._slow_until, self._held + RAMP)
        return len(self._hit) > 1

    def resume(self, holds: Iterable[Iterable[Any]], everything: float, now: float) -> None:
        """Waits of an earlier process: chat and seconds that are left; and the seconds left for everything."""
        for chat_id, left in holds:
            self._chats.setdefault(chat_id, _Chat()).held = now + left
        if everything:
            self.hold_all(everything, now)
            self._slow_until = self._held + RAMP

    def hold_all(self, seconds: float, now: float) -> None:
        """Nothing goes out for so long."""
        self._held = max(self._held, now + seconds)

    def held(self, now: float) -> bool:
        """Whether everything waits."""
        return now < self._held
