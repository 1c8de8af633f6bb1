"""The peer: python-telegram-bot with its own AIORateLimiter, a warning to many and calls for help in between."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import AIORateLimiter, Application, CommandHandler

from sandbox.client import Sandbox

SIZE = 10
_CLAIM = InlineKeyboardMarkup([[InlineKeyboardButton("I am coming", callback_data="aid:claim:1")]])


@dataclass(frozen=True)
class Load:
    """What the bot has to do: warn everybody, and call the neighbours of whoever sends /sos."""

    sandbox: Sandbox
    ids: Sequence[int]
    neighbours: Callable[[int], set[int]]
    warning: str


async def run(load: Load, way: str, calls: Callable[[], Awaitable[list[float]]]) -> list[float]:
    """Warn everybody in that way, and measure calls for help meanwhile, as `calls` does."""
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
    url, limiter = load.sandbox.url, AIORateLimiter(max_retries=5)
    builder = Application.builder().token(load.sandbox.token).base_url(f"{url}/bot").rate_limiter(limiter)
    app = builder.concurrent_updates(True).connection_pool_size(64).pool_timeout(600).build()
    app.add_handler(CommandHandler("sos", _sos(load)))
    async with app:
        assert app.updater is not None
        await app.updater.start_polling(drop_pending_updates=True)
        await app.start()
        warning = asyncio.create_task(_warn(app, load, way))
        await asyncio.sleep(3)
        try:
            return await calls()
        finally:
            warning.cancel()
            await asyncio.gather(warning, return_exceptions=True)
            await app.updater.stop()
            await app.stop()


async def _warn(app: Any, load: Load, way: str) -> None:
    if way == "all at once":
        await asyncio.gather(
            *(app.bot.send_message(i, load.warning) for i in load.ids), return_exceptions=True
        )
        return
    for i in load.ids:
        await app.bot.send_message(i, load.warning)


def _sos(load: Load) -> Callable[[Update, Any], Coroutine[Any, Any, None]]:
    places = {user: number // SIZE for number, user in enumerate(load.ids)}

    async def sos(update: Update, context: Any) -> None:
        """Answer, and call the neighbours."""
        assert update.effective_user is not None
        sends = [context.bot.send_message(update.effective_user.id, "Your call is out.")]
        for chat in load.neighbours(places[update.effective_user.id]):
            sends.append(context.bot.send_message(chat, "Somebody needs help.", reply_markup=_CLAIM))
        await asyncio.gather(*sends, return_exceptions=True)

    return sos
