"""Doors: how a room says which commands, presses, typed answers and files come to which handler.

Button data is `room:verb[:argument…]`, at most 64 bytes.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from domain.refusal import Refusal

Callback = Callable[..., Awaitable[None]]
Handler = BaseHandler[Update, Any, None]
_Ptb = Callable[[Update, Any], Coroutine[Any, Any, None]]
_STORABLE = 2**63  # SQLite's integers


class NotForUs(Exception):
    """Raised by a handler that fits an update but is not meant: the next one that fits takes it."""


@dataclass(frozen=True)
class Door:
    """The handlers of a room, and the questions it waits on (`typed`: step → what takes the answer)."""

    handlers: Sequence[Handler]
    typed: dict[str, Callback] = field(default_factory=dict)


def command(name: str, callback: Callback) -> Handler:
    """`/name …` in any chat; the callback takes the desk."""
    return CommandHandler(name, _at_desk(callback), filters=filters.UpdateType.MESSAGE)


def press(data: str, callback: Callback, *types: type) -> Handler:
    """A press on a button whose data is `room:verb` and one argument a type, e.g. `press("aid:claim", claim, int)`."""
    wanted = data.split(":")

    async def pressed(update: Update, desk: Any) -> None:
        assert update.callback_query is not None
        await callback(desk, *read_arguments(str(update.callback_query.data), len(wanted), types))

    return CallbackQueryHandler(pressed, pattern=f"^{data}(:|$)")


def message(which: filters.BaseFilter, callback: Callback) -> Handler:
    """Messages that pass a filter, such as `filters.Document.ALL & filters.ChatType.PRIVATE`."""
    return MessageHandler(filters.UpdateType.MESSAGE & which, _at_desk(callback))


def membership(callback: Callback) -> Handler:
    """The bot was added, removed, blocked, or its rights changed."""
    return ChatMemberHandler(_at_desk(callback), ChatMemberHandler.MY_CHAT_MEMBER)


def _at_desk(callback: Callback) -> _Ptb:
    """PTB calls handlers with the update and a context; the context is the desk, which has both."""

    async def called(_update: Update, desk: Any) -> None:
        await callback(desk)

    return called


def read_arguments(data: str, skip: int, types: Sequence[type]) -> list[Any]:
    """The arguments in button data. Data of another shape comes from an old or a foreign message."""
    parts = data.split(":")[skip:]
    if len(parts) != len(types):
        raise Refusal("common-old-button")
    try:
        found = [kind(part) for kind, part in zip(types, parts, strict=True)]
    except ValueError as error:
        raise Refusal("common-old-button") from error
    if any(isinstance(value, int) and abs(value) >= _STORABLE for value in found):
        raise Refusal("common-old-button")
    return found
