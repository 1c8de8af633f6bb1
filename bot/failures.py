"""Telegram's failures, classified in one place: what became of the call, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from . import metrics


class Fate(Enum):
    """What became of a call."""

    UNCHANGED = "unchanged"  # an edit to what is there already: as good as sent
    WAIT = "wait"  # not accepted; Telegram says when to come back
    MOVED = "moved"  # not accepted; the chat has another number now
    GONE = "gone"  # not accepted, and never will be in this chat
    REFUSED = "refused"  # not accepted, and never will be as it is
    UNREADABLE = "unreadable"  # not accepted because of the markup
    NOT_SENT = "not sent"  # the call did not reach Telegram, or Telegram failed before taking it
    PERHAPS = "perhaps"  # a proxy answered in Telegram's place: most likely it was not taken
    UNKNOWN = "unknown"  # nobody knows whether it was accepted
    LOCKED_OUT = "locked out"  # the token is not valid (now)


@dataclass(frozen=True, slots=True)
class Failure:
    """A classified failure. `wait` in seconds where Telegram names one; `moved_to` a chat's new number."""

    fate: Fate
    reason: str
    wait: float = 0
    moved_to: int = 0


_GONE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "not enough rights to send text messages",
    "have no rights to send a message",
    "need administrator rights in the channel",
    "chat_write_forbidden",
    "group chat was deactivated",
    "the group chat was deleted",
    "bot is not a member",
    "chat_restricted",
)
_NOT_REACHED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


def classify(error: BaseException) -> Failure:
    """Say what an exception of a Bot API call means."""
    failure = _of(error)
    metrics.count("telegram_failures_total", fate=failure.fate.value)
    return failure


def _of(error: BaseException) -> Failure:
    """Specific first: BadRequest is a NetworkError."""
    reason = str(error)[:300] or type(error).__name__
    if isinstance(error, RetryAfter):
        return Failure(Fate.WAIT, reason, wait=error._retry_after.total_seconds())
    if isinstance(error, ChatMigrated):
        return Failure(Fate.MOVED, reason, moved_to=error.new_chat_id)
    if isinstance(error, Forbidden):
        return Failure(Fate.GONE, reason)
    if isinstance(error, BadRequest):
        return Failure(_of_bad_request(reason.lower()), reason)
    if isinstance(error, Conflict):
        return Failure(Fate.NOT_SENT, reason)
    if isinstance(error, NetworkError):
        return Failure(_of_network(error, reason.lower()), reason)
    if isinstance(error, InvalidToken | EndPointNotFound):  # 401, 404
        return Failure(Fate.LOCKED_OUT, reason)
    return Failure(Fate.UNKNOWN, reason)


def _of_bad_request(reason: str) -> Fate:
    if "message is not modified" in reason:
        return Fate.UNCHANGED
    if "can't parse entities" in reason or "can't find end of" in reason:
        return Fate.UNREADABLE
    return Fate.GONE if any(part in reason for part in _GONE) else Fate.REFUSED


def _of_network(error: NetworkError, reason: str) -> Fate:
    cause = error.__cause__
    if isinstance(cause, _NOT_REACHED):
        return Fate.NOT_SENT
    if cause is not None and not isinstance(cause, TelegramError):
        return Fate.UNKNOWN
    if "entity too large" in reason or "413" in reason:  # an HTTP answer, from here on
        return Fate.REFUSED
    if "504" in reason or "gateway time" in reason:
        return Fate.UNKNOWN
    return Fate.NOT_SENT if cause is None else Fate.PERHAPS
