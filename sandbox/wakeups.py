"""Waking everybody who waits for a change, without polling."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Wakeup:
    """A bell: `ring` wakes all who wait at that moment."""

    __slots__ = ("_waiters",)

    def __init__(self) -> None:
        self._waiters: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Wake everybody who waits now."""
        waiters, self._waiters = self._waiters, set()
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def wait(self, seconds: float) -> bool:
        """Wait for the next ring; False if none came in time."""
        waiter = asyncio.get_running_loop().create_future()
        self._waiters.add(waiter)
        try:
            async with asyncio.timeout(seconds):
                await waiter
        except TimeoutError:
            return False
        finally:
            self._waiters.discard(waiter)
        return True


async def until(bell: Wakeup, look: Callable[[], T | None], seconds: float) -> T | None:
    """Look at once and after each ring until there is something to see or the time is up."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while (seen := look()) is None:
        left = deadline - loop.time()
        if left <= 0 or not await bell.wait(left):
            return look()
    return seen
