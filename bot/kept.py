"""Results that are kept for the next who asks: thirty neighbours want the same card within a minute."""

from __future__ import annotations

import hashlib
import pickle
from collections import OrderedDict
from typing import Any

_MOST = 4_000_000  # bytes


class Kept:
    """The newest results by their work and facts, up to so many bytes."""

    def __init__(self, most: int = _MOST) -> None:
        self._most, self._bytes = most, 0
        self._found: OrderedDict[str, bytes] = OrderedDict()

    def get(self, work: str, facts: Any) -> bytes | None:
        """The result of this work on these facts, where it is known."""
        name = _name(work, facts)
        if name in self._found:
            self._found.move_to_end(name)
        return self._found.get(name)

    def put(self, work: str, facts: Any, result: Any) -> None:
        """Keep a result made of bytes; those that nobody asked for longest go."""
        name = _name(work, facts)
        if not isinstance(result, bytes) or name in self._found or len(result) > self._most:
            return
        self._found[name] = result
        self._bytes += len(result)
        while self._bytes > self._most:
            self._bytes -= len(self._found.popitem(last=False)[1])


def _name(work: str, facts: Any) -> str:
    return hashlib.sha256(work.encode() + pickle.dumps(facts)).hexdigest()
