"""Who is next: the waiting messages of all chats, in memory. The outbox table stays the truth."""

from __future__ import annotations

import bisect
import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter

from domain.notice import Lane


@dataclass(slots=True)
class Item:
    """A waiting outbox row."""

    lane: int
    id: int
    chat_id: int
    group: bool
    ref: str | None = None
    needs: str | None = None
    not_before: float = float("-inf")  # monotonic seconds

    @property
    def place(self) -> tuple[int, bool, int]:
        """Whose turn it is: by lane, then age; in the lane of life what belongs to a warning waits for calls for help.

        A call is ten messages, a warning may be ten thousand.
        """
        warns = self.lane == Lane.LIFE and self.ref is not None and not self.ref.startswith("aid:")
        return self.lane, warns, self.id


@dataclass(slots=True)
class _Chat:
    items: list[Item] = field(default_factory=list)
    busy: bool = False

    def head(self) -> Item:
        """The first by lane and age; where it answers or edits an older message that waits too, that message."""
        head = self.items[0]
        while (needed := self._needed(head)) is not None:
            head = needed
        return head

    def _needed(self, item: Item) -> Item | None:
        if not item.needs:
            return None
        return next((i for i in self.items if i.ref == item.needs and i.id < item.id), None)


_place = attrgetter("place")
ChatSlot = Callable[[int, bool, int, float], float]


class Line:
    """The messages that wait. One message of a chat is on its way at a time, so order within a chat is kept."""

    def __init__(self, chat_slot: ChatSlot) -> None:
        self._chat_slot = chat_slot
        self._chats: dict[int, _Chat] = {}
        self._ready: list[tuple[tuple[int, bool, int], int]] = []
        self._asleep: list[tuple[float, int]] = []

    def __len__(self) -> int:
        return sum(len(chat.items) for chat in self._chats.values())

    def push(self, item: Item) -> None:
        """A message begins to wait; one that waits already stays as it is."""
        chat = self._chats.setdefault(item.chat_id, _Chat())
        at = bisect.bisect_left(chat.items, item.place, key=_place)
        if at == len(chat.items) or chat.items[at].place != item.place:
            chat.items.insert(at, item)
            self._offer(item.chat_id)

    def take(self, now: float, slowest: int = Lane.BULK) -> Item | None:
        """The next message that may go out now, of lanes up to `slowest`; its chat is busy until `free`.

        A message that another one in its chat waits for goes out in the lane of that one.
        """
        while self._asleep and self._asleep[0][0] <= now:
            self._offer(heapq.heappop(self._asleep)[1])
        while self._ready and self._ready[0][0][0] <= slowest:
            place, chat_id = heapq.heappop(self._ready)
            chat = self._chats.get(chat_id)
            if chat is None or chat.busy or not chat.items:
                continue
            if chat.items[0].place != place:
                continue
            head = chat.head()
            when = max(head.not_before, self._chat_slot(chat_id, head.group, place[0], now))
            if when > now:
                heapq.heappush(self._asleep, (when, chat_id))
                continue
            chat.items.remove(head)
            chat.busy = True
            return head
        return None

    def free(self, chat_id: int) -> None:
        """The message on its way in this chat has settled."""
        chat = self._chats.get(chat_id)
        if chat is not None:
            chat.busy = False
            if chat.items:
                self._offer(chat_id)
            else:
                del self._chats[chat_id]

    def next_wake(self) -> float | None:
        """When a sleeping chat may be served next, or None."""
        return self._asleep[0][0] if self._asleep else None

    def drop(self, chat_id: int) -> list[Item]:
        """Take all that waits for a chat out of the line."""
        chat = self._chats.get(chat_id)
        if chat is None:
            return []
        items, chat.items = chat.items, []
        if not chat.busy:
            del self._chats[chat_id]
        return items

    def clear(self) -> None:
        """Take all that waits out of the line; what is on its way stays on its way."""
        for chat_id in list(self._chats):
            self.drop(chat_id)

    def _offer(self, chat_id: int) -> None:
        chat = self._chats.get(chat_id)
        if chat is not None and chat.items and not chat.busy:
            heapq.heappush(self._ready, (chat.items[0].place, chat_id))
