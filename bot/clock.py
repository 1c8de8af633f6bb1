"""The clock of the process. Drills and tests move it; nothing else reads the time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path


class Clock:
    """The present, in UTC."""

    def now(self) -> datetime:
        """The time, aware and in UTC."""
        return datetime.now(UTC)


class ShiftedClock(Clock):
    """The present, shifted and paced as a file says; the demo and drills move the night along with it.

    The file holds `SHIFT` or `SHIFT RATE SINCE`: seconds to add, how fast time has run since the moment SINCE
    (seconds since 1970 by the machine's clock; 1 as in life, 60 a minute each second, 0 not at all).
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, tuple[float, float, float]] = (0, (0.0, 1.0, 0.0))

    def now(self) -> datetime:
        """The shifted time."""
        shift, rate, since = self._pace()
        present = super().now()
        return present + timedelta(seconds=shift + (rate - 1) * max(present.timestamp() - since, 0.0))

    def _pace(self) -> tuple[float, float, float]:
        try:
            changed = self._path.stat().st_mtime_ns
            if changed != self._seen[0]:
                shift, rate, since = [*map(float, self._path.read_text("ascii").split()), 1.0, 0.0][:3]
                self._seen = (changed, (shift, rate, since))
        except (OSError, ValueError):
            pass
        return self._seen[1]
