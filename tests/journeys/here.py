"""A village in one event loop: the sandbox, the whole bot over real HTTP, a real file, a clock that stands still.

    async with here(tmp_path) as town:
        heard = await town.say(town.resident(), "/me")

Only the wire and the clock are stood in for. Nothing waits for so many seconds: `quiet` ends when everything sent
to the bot is dealt with and everything it says has arrived.
"""

from __future__ import annotations

import contextlib
import logging
import socket
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from saying import ZONE, picture, says
from towns import StillClock, Town

from bot import app as wiring
from bot import pacing
from bot.config import Config
from domain.rotation import plan_until
from handlers.patrol import planning
from sandbox.client import Sandbox
from sandbox.server import serve
from sandbox.world import TOKEN, World

__all__ = ["ADMIN", "OPENING", "Town", "here", "picture", "says"]
OPENING = datetime(2026, 6, 25, 9, 0, tzinfo=ZONE)
ADMIN = 400_001  # the Telegram id of the admin in the settings
_PLANS: dict[str, Any] = {}


def planned(*given: Any, **named: Any) -> Any:
    """The rota by the rules; what was planned once in these tests is not worked out again."""
    key = repr((given, named))
    if key not in _PLANS:
        _PLANS[key] = plan_until(*given, **named)
    return _PLANS[key]


def settings(folder: Path, url: str, mode: str, port: int, more: dict[str, Any]) -> Config:
    """Settings of a test: pacing off as far as settings go, the token of the sandbox."""
    telegram: dict[str, Any] = {
        "base_url": url,
        "messages_per_second": 1000,
        "group_messages_per_minute": 1000,
    }
    if mode == "webhook":
        telegram |= {"mode": mode, "webhook_url": f"http://127.0.0.1:{port}"}
    given = {
        "village": {"name": "望溪村", "admins": [ADMIN]} | more.pop("village", {}),
        "telegram": telegram | more.pop("telegram", {}),
        "storage": {"path": str(folder / "village.db")},
        "web": {"port": port},
    }
    return Config.model_validate(given | more).model_copy(update={"token": TOKEN})


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as plug:
        return int(plug.getsockname()[1])


@contextlib.asynccontextmanager
async def here(
    folder: Path,
    households: int = 10,
    size: int = 5,
    *,
    people: bool = True,
    officials: Sequence[str] = (),
    seed: int = 5,
    mode: str = "polling",
    **more: Any,
) -> AsyncIterator[Town]:
    """A village with its bot. At the end no update may be left over and nothing may have gone wrong."""
    world = World(webhook_pause=0.01)
    async with serve(world) as url, Sandbox(url) as sandbox:
        config = settings(folder, url, mode, free_port() if mode == "webhook" else 0, more)
        clock = StillClock(OPENING)
        town = Town(world, sandbox, config, clock, wiring.build(config, clock, tick=0.05))
        logging.getLogger().addHandler(town.ear)
        with patch.object(pacing, "CHAT_INTERVAL", 0.0), patch.object(planning, "plan_until", planned):
            try:
                await town.start()
                await _populate(town, households, size, seed, people, officials)
                yield town
                await town.quiet()
                town.untroubled()
            finally:
                await town.stop()
                logging.getLogger().removeHandler(town.ear)


async def _populate(
    town: Town, households: int, size: int, seed: int, people: bool, officials: Sequence[str]
) -> None:
    if households:
        await town.found(households, size, seed)
        if people:
            await town.move_in()
    for title in officials:
        await town.official(title)
    await town.sweep()
