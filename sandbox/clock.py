"""The sandbox's time: the wall clock moved by an offset and run at a pace, or a hand-set one for tests."""

import time


class Clock:
    """Seconds since 1970; `advance` moves it, `run` paces it, a frozen one stands still otherwise."""

    def __init__(self, frozen_at: float | None = None) -> None:
        self._frozen_at = frozen_at
        self._offset = 0.0
        self._rate, self._since = 1.0, 0.0

    def _base(self) -> float:
        return time.time() if self._frozen_at is None else self._frozen_at

    def now(self) -> float:
        """The present moment in seconds since 1970."""
        base = self._base()
        return base + self._offset + (self._rate - 1) * (base - self._since)

    def advance(self, seconds: float) -> None:
        """Let time pass at once, for whoever waits on a limit or an expiry."""
        self._offset += seconds

    def run(self, rate: float) -> None:
        """From now on `rate` seconds pass in each second: 1 as in life, 0 not at all."""
        base = self._base()
        self._offset += (self._rate - 1) * (base - self._since)
        self._rate, self._since = rate, base
