"""The queue of updates for the bot: order, confirmation, expiry, long polls."""

import json
from collections import deque
from dataclasses import dataclass

from sandbox.clock import Clock
from sandbox.errors import ApiError
from sandbox.model import Json
from sandbox.wakeups import Wakeup, until

DAY = 24 * 3600.0
ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
KINDS = {
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "my_chat_member",
    *ON_REQUEST,
}
MOST = 100_000  # updates kept at most; the oldest go first
OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_SET = "Conflict: terminated by setWebhook request"


@dataclass(slots=True)
class Update:
    """One update, written down at the moment it happened."""

    id: int
    at: float
    body: bytes


@dataclass(slots=True, eq=False)
class Poll:
    """A long poll under way, and why it must end early."""

    ended: str = ""


class UpdateQueue:
    """What the bot has not yet confirmed."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.waiting: deque[Update] = deque(maxlen=MOST)
        self.next_id = 100_000_001
        self.allowed: frozenset[str] | None = None  # None: everything but what must be asked for
        self.arrived = Wakeup()
        self.poll: Poll | None = None
        self.polls = 0  # getUpdates calls so far
        self.polled = Wakeup()

    def allow(self, kinds: list[str] | None) -> None:
        """Remember which kinds the bot wants; None keeps what was set before."""
        if kinds is None:
            return
        self.allowed = frozenset(kinds) & KINDS or None

    def wanted(self, kind: str) -> bool:
        """Whether the bot gets updates of this kind."""
        return kind not in ON_REQUEST if self.allowed is None else kind in self.allowed

    def push(self, kind: str, payload: Json) -> int | None:
        """Queue an update; its id, or None if the bot did not ask for this kind."""
        if not self.wanted(kind):
            return None
        update_id = self.next_id
        self.next_id += 1
        body = json.dumps({"update_id": update_id, kind: payload}, ensure_ascii=False, separators=(",", ":"))
        self.waiting.append(Update(update_id, self._clock.now(), body.encode("utf-8", "surrogatepass")))
        self.arrived.ring()
        return update_id

    def expire(self) -> None:
        """Drop what nobody fetched within 24 hours."""
        oldest = self._clock.now() - DAY
        while self.waiting and self.waiting[0].at < oldest:
            self.waiting.popleft()

    def confirm(self, offset: int) -> None:
        """Forget what lies before the offset; a negative one counts from the end."""
        if offset < 0:
            while len(self.waiting) > -offset:
                self.waiting.popleft()
        while self.waiting and self.waiting[0].id < offset:
            self.waiting.popleft()

    def first(self, limit: int) -> list[Update] | None:
        """The oldest updates, None if there are none."""
        self.expire()
        return [self.waiting[i] for i in range(min(limit, len(self.waiting)))] or None

    async def fetch(self, offset: int, limit: int, seconds: float) -> list[Update]:
        """A getUpdates call: confirm, then wait for something to come. A newer call ends an older one."""
        self.interrupt(OTHER_POLLER)
        self.confirm(offset)
        self.polls += 1
        self.polled.ring()
        if (found := self.first(limit)) is not None or seconds <= 0:
            return found or []
        poll = self.poll = Poll()
        try:
            found = await until(self.arrived, lambda: [] if poll.ended else self.first(limit), seconds)
        finally:
            if self.poll is poll:
                self.poll = None
        if poll.ended:
            raise ApiError(409, poll.ended)
        return found or []

    def interrupt(self, reason: str) -> None:
        """End the long poll under way, if there is one."""
        if self.poll is not None:
            self.poll.ended = reason
            self.poll = None
            self.arrived.ring()
