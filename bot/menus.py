"""Publishing the menus that everybody sees; those of a role are queued when the role is given."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from typing import Any

from telegram.error import TelegramError

from handlers.common import menu
from storage import meta
from storage.database import Database

from .api import Api
from .failures import Fate, classify

log = logging.getLogger(__name__)
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 300.0  # seconds


async def publish(db: Database, api: Api, language: str) -> None:
    """Set the menus where they changed since the last start, again and again until it works.

    language: the village's, for people whose own the bot does not speak.
    """
    wanted = menu.for_everybody(language)
    pause = _FIRST_PAUSE
    while True:
        try:
            await _set(db, api, wanted)
            return
        except (TelegramError, sqlite3.Error) as error:
            failure = classify(error)
            log.warning("the menus could not be set: %s", failure.reason)
            if failure.fate is Fate.REFUSED:  # and so it would be the next time
                return
            await asyncio.sleep(max(pause, failure.wait))
            pause = min(pause * 2, _LONGEST_PAUSE)


async def _set(db: Database, api: Api, wanted: list[dict[str, Any]]) -> None:
    text = json.dumps(wanted, ensure_ascii=False)
    async with db.read() as tx:
        if await meta.get(tx, "menus") == text:
            return
    for params in wanted:
        await api.call("setMyCommands", params)
    async with db.write() as tx:
        await meta.put(tx, "menus", text)
