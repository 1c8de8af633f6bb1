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
    """The present plus so many seconds as a file says; the demo and drills move the night along with it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, timedelta] = (0, timedelta())

    def now(self) -> datetime:
        """The shifted time."""
        return super().now() + self._shift()

    def _shift(self) -> timedelta:
        try:
            changed = self._path.stat().st_mtime_ns
            if changed != self._seen[0]:
                self._seen = (changed, timedelta(seconds=float(self._path.read_text("ascii") or 0)))
        except (OSError, ValueError):
            pass
        return self._seen[1]
