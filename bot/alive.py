"""Work that never ends: when it does all the same, however it does, it begins again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

log = logging.getLogger(__name__)
_PAUSE = 1.0  # seconds


async def alive(name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Keep `work` going until cancelled. A cancellation that nobody asked for ends it as silently as an error does."""
    while True:
        task = asyncio.create_task(work())
        try:
            await asyncio.wait({task})
        finally:
            if not task.done():
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
        why = None if task.cancelled() else task.exception()
        log.critical("%s ended by itself and begins again", name, exc_info=why)
        await asyncio.sleep(_PAUSE)
