"""Publishing the menus that everybody sees; those of a role are queued when the role is given."""

from __future__ import annotations

import json
import logging
import sqlite3

from telegram.error import TelegramError

from handlers.common import menu
from storage import meta
from storage.database import Database

from .api import Api
from .failures import classify

log = logging.getLogger(__name__)


async def publish(db: Database, api: Api, language: str) -> None:
    """Set the menus where they changed since the last start. A failure is logged: a menu is no reason to stop.

    language: the village's, for people whose own the bot does not speak.
    """
    wanted = menu.for_everybody(language)
    text = json.dumps(wanted, ensure_ascii=False)
    try:
        async with db.read() as tx:
            if await meta.get(tx, "menus") == text:
                return
        for params in wanted:
            await api.call("setMyCommands", params)
        async with db.write() as tx:
            await meta.put(tx, "menus", text)
    except (TelegramError, sqlite3.Error) as error:
        log.warning("the menus could not be set: %s", classify(error).reason)
