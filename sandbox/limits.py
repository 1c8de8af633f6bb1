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

    def take(self, now: float) -> float:
        """Take one; 0 if it was there, else the seconds until it will be."""
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate)
        self.at = now
        if self.tokens >= 1:
            self.tokens -= 1
            return 0.0
        return (1 - self.tokens) / self.rate


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
        for place, wait in ((chat_id, self._chat_wait(chat_id, group, edit, now)), (0, self._all_wait(now))):
            if wait > 0:
                seconds = max(1, math.ceil(wait))
                self.hold(place, seconds)
                return seconds
        return 0

    def _all_wait(self, now: float) -> float:
        """The wait the limit over all asks for."""
        if self._all is None:
            self._all = Bucket(self.per_second, self.per_second, self.per_second, now)
        return self._all.take(now)

    def _chat_wait(self, chat_id: int, group: bool, edit: bool, now: float) -> float:
        """The wait the limits of one chat ask for; edits count only towards a group's minute."""
        if group:
            sent = self._groups.setdefault(chat_id, deque())
            while sent and sent[0] <= now - MINUTE:
                sent.popleft()
            if len(sent) >= self.per_group_minute:
                return sent[0] + MINUTE - now
            sent.append(now)
        if edit:
            return 0.0
        bucket = self._chats.get(chat_id)
        if bucket is None:
            burst = max(self.chat_burst, self.per_chat)
            bucket = self._chats[chat_id] = Bucket(self.per_chat, burst, burst, now)
        return bucket.take(now)
