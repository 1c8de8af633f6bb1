"""The peer: python-telegram-bot with its AIORateLimiter sends one message to many and answers taps meanwhile."""

import asyncio
import sys
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import AIORateLimiter, Application, CallbackQueryHandler, CommandHandler

TEXT = "⛈ Rainstorm, red\n" + "Move to a safe place now. " * 20


def main() -> None:
    """Poll the server named on the command line; /go sends to the chats listed in a file, all at once."""
    url, token, listed = sys.argv[1:4]
    ids = [int(line) for line in Path(listed).read_text("ascii").split()]
    builder = Application.builder().token(token).base_url(f"{url}/bot").concurrent_updates(True)
    limiter = AIORateLimiter(max_retries=5)
    app: Any = builder.rate_limiter(limiter).connection_pool_size(64).pool_timeout(600).build()

    async def go(_update: Update, context: Any) -> None:
        """Send to everybody, as the examples do."""
        sends = (context.bot.send_message(chat, TEXT) for chat in ids)
        await asyncio.gather(*sends, return_exceptions=True)

    async def tap(update: Update, _context: Any) -> None:
        """Answer a tap."""
        assert update.callback_query is not None
        await update.callback_query.answer("counted")

    app.add_handler(CommandHandler("go", go))
    app.add_handler(CallbackQueryHandler(tap))
    app.run_polling()


if __name__ == "__main__":
    main()
