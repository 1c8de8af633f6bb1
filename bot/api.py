"""Talking to Telegram: PTB's Bot with our limits, timeouts and a log that never shows the token."""

from __future__ import annotations

import asyncio
import logging
import time
import warnings
from typing import Any

import httpx
from telegram import Bot, InputFile, InputMediaPhoto
from telegram.error import Conflict, EndPointNotFound, InvalidToken, TimedOut
from telegram.request import HTTPXRequest
from telegram.warnings import PTBUserWarning

from .config import Telegram

_LONGEST, _LONGEST_FILE = 60.0, 300.0  # seconds for a whole call: a server that drips never times out
IN_FLIGHT = 16  # more at once make httpx slower, not faster
LONG_POLL = 30  # seconds
ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member")
_FILES = {"sendPhoto": "photo", "sendDocument": "document", "sendVoice": "voice"}

warnings.filterwarnings("ignore", message="Please use 'Bot", category=PTBUserWarning)
logging.getLogger("httpx").setLevel(logging.WARNING)
logging.getLogger("telegram.request").setLevel(
    logging.CRITICAL
)  # a failure is logged once, in one line, by us


class Api:
    """The Bot API as the outbox needs it: a method's name and its parameters, exactly as stored."""

    def __init__(self, settings: Telegram, token: str) -> None:
        base = settings.base_url.rstrip("/")
        self.answered = time.monotonic()  # when Telegram last gave updates, or said that there are none
        self.trouble = ""  # "token": it is refused; "twice": somebody else asks for our updates
        self.bot = Bot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=_request(IN_FLIGHT + 4),
            get_updates_request=_request(1),
        )

    async def __aenter__(self) -> Api:
        for request in self.bot._request:
            await request.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        for request in self.bot._request:
            await request.shutdown()

    async def call(self, method: str, params: dict[str, Any], file: tuple[str, bytes] | None = None) -> Any:
        """Make one call; gives Telegram's `result`. Raises telegram.error.TelegramError."""
        if file is not None and method == "editMessageMedia":
            params = _with_photo(params, file)
        elif file is not None:
            params = {**params, _FILES[method]: InputFile(file[1], filename=file[0])}
        return await self._do(method, params, _LONGEST if file is None else _LONGEST_FILE)

    async def get_updates(self, offset: int | None) -> list[dict[str, Any]]:
        """The next batch, as Telegram sent it; waits up to LONG_POLL seconds for one."""
        params: dict[str, Any] = {
            "timeout": LONG_POLL,
            "limit": 100,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        if offset is not None:
            params["offset"] = offset
        found = list(await self._do("getUpdates", params, LONG_POLL + 30, read_timeout=LONG_POLL + 10))
        self.answered = time.monotonic()
        return found

    async def _do(self, method: str, params: dict[str, Any], longest: float, **more: float) -> Any:
        try:
            async with asyncio.timeout(longest):
                found = await self.bot.do_api_request(method, api_kwargs=params, **more)  # type: ignore[arg-type]
        except TimeoutError as error:
            raise TimedOut("the answer did not end") from error
        except (InvalidToken, EndPointNotFound):
            self.trouble = "token"
            raise
        except Conflict:
            self.trouble = "twice"
            raise
        if method == "getUpdates" or self.trouble == "token":
            self.trouble = ""
        return found

    async def ping(self) -> None:
        """Ask whether Telegram answers, with the one call that changes nothing. Raises TelegramError."""
        await self.bot.get_me(read_timeout=5, write_timeout=5, connect_timeout=5, pool_timeout=5)

    async def download(self, file_id: str) -> bytes:
        """A file that somebody sent."""
        file = await self.bot.get_file(file_id)
        return bytes(await file.download_as_bytearray())


def _with_photo(params: dict[str, Any], file: tuple[str, bytes]) -> dict[str, Any]:
    """The parameters of an edit with its new picture; the caption belongs to the picture."""
    kept = dict(params)
    about = {name: kept.pop(name) for name in ("caption", "parse_mode") if name in kept}
    photo = InputFile(file[1], filename=file[0], attach=True)
    return {**kept, "media": InputMediaPhoto(photo, **about)}


def _request(connections: int) -> HTTPXRequest:
    limits = httpx.Limits(
        max_connections=connections, max_keepalive_connections=connections, keepalive_expiry=2.5
    )
    return HTTPXRequest(
        connection_pool_size=connections,
        read_timeout=20,
        write_timeout=20,
        connect_timeout=10,
        pool_timeout=30,
        httpx_kwargs={"limits": limits},
    )
