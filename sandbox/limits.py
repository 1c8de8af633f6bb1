"""Flood limits: how much a bot may send, and how long it must then be quiet."""

import math
from collections import deque
from dataclasses import dataclass, field

from sandbox.clock import Clock

MINUTE = 60.0


@dataclass(slots=True)
class Bucket:
    """A token bucket: `rate` a second, `burst` at once."""

    rate: float
    burst: float
    tokens: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until there is one to take."""
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (1 - self.tokens) / self.rate)

    def take(self) -> None:
        """Take one."""
        self.tokens -= 1


@dataclass
class Limits:
    """Telegram's flood limits with its customary numbers; off until switched on."""

    clock: Clock
    on: bool = False
    per_second: float = 30  # messages over all
    per_chat: float = 1  # messages a second in one chat
    chat_burst: float = 3
    per_group_minute: int = 20  # messages and edits in one group
    _all: Bucket | None = None
    _chats: dict[int, Bucket] = field(default_factory=dict)
    _groups: dict[int, deque[float]] = field(default_factory=dict)
    _quiet_until: dict[int, float] = field(default_factory=dict)  # chat, or 0 for the whole bot

    def set(self, on: bool, per_second: float, per_chat: float, per_group_minute: int) -> None:
        """Switch the limits on or off, with a clean slate."""
        self.on, self.per_second, self.per_chat = on, per_second, per_chat
        self.per_group_minute = per_group_minute
        self._all = None
        self._chats.clear()
        self._groups.clear()
        self._quiet_until.clear()

    def hold(self, chat_id: int, seconds: float) -> None:
        """Make a chat (0: the bot) refuse for a while."""
        self._quiet_until[chat_id] = max(self._quiet_until.get(chat_id, 0.0), self.clock.now() + seconds)

    def check(self, chat_id: int, group: bool, edit: bool) -> int:
        """Seconds to wait before this message may be sent, 0 if it may go now."""
        if not self.on:
            return 0
        now = self.clock.now()
        for place in (0, chat_id):
            if (until := self._quiet_until.get(place, 0.0)) > now:
                return math.ceil(until - now)
        buckets = [(0, self._all_bucket(now))]
        buckets += [] if edit else [(chat_id, self._bucket(chat_id, now))]
        sent = self._sent(chat_id, now) if group else None
        waits = [(place, bucket.wait(now)) for place, bucket in buckets]
        if sent is not None and len(sent) >= self.per_group_minute:
            waits.append((chat_id, sent[0] + MINUTE - now))
        place, wait = max(waits, key=lambda each: each[1])
        if wait > 0:
            seconds = max(1, math.ceil(wait))
            self.hold(place, seconds)
            return seconds
        for _, bucket in buckets:
            bucket.take()
        if sent is not None:
            sent.append(now)
        return 0

    def _all_bucket(self, now: float) -> Bucket:
        """What may be sent over all."""
        if self._all is None:
            self._all = Bucket(self.per_second, self.per_second, self.per_second, now)
        return self._all

    def _bucket(self, chat_id: int, now: float) -> Bucket:
        """What may be sent to one chat; edits do not count here."""
        if (found := self._chats.get(chat_id)) is None:
            burst = max(self.chat_burst, self.per_chat)
            found = self._chats[chat_id] = Bucket(self.per_chat, burst, burst, now)
        return found

    def _sent(self, chat_id: int, now: float) -> deque[float]:
        """When messages and edits went to a group within the last minute."""
        sent = self._groups.setdefault(chat_id, deque())
        while sent and sent[0] <= now - MINUTE:
            sent.popleft()
        return sent
