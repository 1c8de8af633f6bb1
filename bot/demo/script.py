"""Telling the day as it happens, and checking each step."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from rich.console import Console


class StepFailed(AssertionError):
    """A step of the day did not hold."""


@dataclass
class Script:
    """Prints the day; `check` raises where a step did not hold."""

    console: Console
    checks: int = 0
    began: float = field(default_factory=time.monotonic)

    def chapter(self, number: int, title: str) -> None:
        """A new part of the day."""
        self.console.rule(f"[bold]{number}. {title}")

    def tell(self, text: str) -> None:
        """Something that happens."""
        self.console.print(f"{self._time()} {text}", highlight=False, soft_wrap=True)

    def quote(self, who: str, text: str) -> None:
        """Something the bot wrote to somebody."""
        shown = text if len(text) < 700 else text[:700] + " …"
        for index, line in enumerate(shown.splitlines()):
            head = f"{who} ◂ " if index == 0 else "    ┃ "
            self.console.print(
                " " * 9 + head + line, markup=False, highlight=False, style="cyan", soft_wrap=True
            )

    def check(self, held: bool, claim: str) -> None:
        """A step that must hold. Raises StepFailed."""
        if not held:
            raise StepFailed(claim)
        self.checks += 1
        self.console.print(f"{self._time()} [green]✓[/green] {claim}", highlight=False, soft_wrap=True)

    def _time(self) -> str:
        return f"[dim]{time.monotonic() - self.began:6.1f}s[/dim] "


async def until(test: Callable[[], Awaitable[bool]], claim: str, seconds: float = 60) -> None:
    """Wait until `test` holds. Raises StepFailed after `seconds`."""
    end = time.monotonic() + seconds
    while not await test():
        if time.monotonic() > end:
            raise StepFailed(f"{claim} (not within {seconds:.0f} s)")
        await asyncio.sleep(0.5)
