"""Who stands in: every main group of the rota has a reserve group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain

from .ledger import Ledger, Turn

Blocked = Callable[[str, date], bool]
_DAY = timedelta(days=1)


def add_reserves(ledger: Ledger, nights: Sequence[date], blocked: Blocked) -> list[Turn]:
    """A reserve for every main group of `nights` that has none; evenly, and about half a round from its own turn.

    Never the same night's group, and not one that is out on the night before or after while there is another.
    Where nobody is left the main group goes without; the plan's warnings say so.
    """
    turns = []
    queue = _Queue(ledger)
    for night in nights:
        for main in sorted(
            set(ledger.mains.get(night, ())) - {t.backs for t in ledger.reserves.get(night, ())}
        ):
            group = queue.take(night, blocked)
            if group is not None:
                turns.append(Turn(night, group, "reserve", main))
                ledger.add(turns[-1])
    return turns


class _Queue:
    """Groups in the order in which they stand in next."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.order: list[str] = []

    def take(self, night: date, blocked: Blocked) -> str | None:
        """The next group that is free on the night and its neighbours, else on the night alone."""
        if not self.order:
            self._refill(night)
        for nearby in ((night - _DAY, night, night + _DAY), (night,)):
            busy = self._busy(nearby) | {turn.group for turn in self.ledger.reserves.get(night, ())}
            for group in chain(self.order, self._everyone()):
                if group not in busy and not blocked(group, night):
                    if group in self.order:
                        self.order.remove(group)
                    return group
        return None

    def _busy(self, nights: tuple[date, ...]) -> set[str]:
        return {group for night in nights for group in self.ledger.mains.get(night, ())}

    def _everyone(self) -> Iterator[str]:
        yield from sorted(self.ledger.groups, key=lambda g: self.ledger.reserved[g])

    def _refill(self, night: date) -> None:
        """Those with the fewest stand-ins, beginning with the one whose own turn is farthest from the night."""
        fewest = min((self.ledger.reserved[group] for group in self.ledger.groups), default=0)
        fresh = [group for group in self.ledger.groups if self.ledger.reserved[group] == fewest]
        turn = {
            group: min((n for n in self.ledger.nights.get(group, ()) if n > night.toordinal()), default=0)
            for group in fresh
        }
        fresh.sort(key=lambda group: turn[group])
        self.order = fresh[len(fresh) // 2 :] + fresh[: len(fresh) // 2]
