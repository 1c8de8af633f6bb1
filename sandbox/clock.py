"""The sandbox's time: the wall clock moved by an offset, or a hand-set one for tests."""

import time


class Clock:
    """Seconds since 1970; `advance` moves it, a frozen one stands still otherwise."""

    def __init__(self, frozen_at: float | None = None) -> None:
        self._frozen_at = frozen_at
        self._offset = 0.0

    def now(self) -> float:
        """The present moment in seconds since 1970."""
        base = time.time() if self._frozen_at is None else self._frozen_at
        return base + self._offset

    def advance(self, seconds: float) -> None:
        """Let time pass at once, for whoever waits on a limit or an expiry."""
        self._offset += seconds
