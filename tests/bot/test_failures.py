"""Each of Telegram's wordings, and each way a call can break, has its fate."""

from __future__ import annotations

import httpx
import pytest
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
    TimedOut,
)

from bot.failures import Fate, classify

GONE = [
    "Chat not found",
    "PEER_ID_INVALID",
    "user not found",
    "not enough rights to send text messages to the chat",
    "have no rights to send a message",
    "need administrator rights in the channel chat",
    "CHAT_WRITE_FORBIDDEN",
    "group chat was deactivated",
    "the group chat was deleted",
]
REFUSED = [
    "message to edit not found",
    "message can't be edited",
    "message to delete not found",
    "not enough rights to manage pinned messages in the chat",
    "not enough rights to send photos to the chat",
    "message text is empty",
    "BUTTON_DATA_INVALID",
    "message is too long",
]
UNREADABLE = [
    'can\'t parse entities: Unsupported start tag "x" at byte offset 0',
    "Can't parse entities: can't find end tag corresponding to start tag \"b\"",
]


@pytest.mark.parametrize(
    ("fate", "words"),
    [
        *((Fate.GONE, words) for words in GONE),
        *((Fate.REFUSED, words) for words in REFUSED),
        *((Fate.UNREADABLE, words) for words in UNREADABLE),
        (
            Fate.UNCHANGED,
            "Message is not modified: specified new message content and reply markup are exactly the same",
        ),
    ],
)
def test_bad_requests(fate: Fate, words: str) -> None:
    assert classify(BadRequest(f"Bad Request: {words}")).fate is fate


@pytest.mark.parametrize(
    "words", ["bot was blocked by the user", "user is deactivated", "bot was kicked from the supergroup chat"]
)
def test_forbidden(words: str) -> None:
    assert classify(Forbidden(f"Forbidden: {words}")).fate is Fate.GONE


def test_waiting_and_moving() -> None:
    wait, moved = classify(RetryAfter(245)), classify(ChatMigrated(-1001))
    assert (wait.fate, wait.wait) == (Fate.WAIT, 245)
    assert (moved.fate, moved.moved_to) == (Fate.MOVED, -1001)


@pytest.mark.parametrize(
    "error", [InvalidToken("Unauthorized"), InvalidToken("Not Found"), EndPointNotFound("x")]
)
def test_the_token(error: TelegramError) -> None:
    assert classify(error).fate is Fate.LOCKED_OUT


def caused(error: NetworkError, cause: Exception | None) -> NetworkError:
    """An error as PTB raises it from another."""
    error.__cause__ = cause
    return error


request = httpx.Request("POST", "http://127.0.0.1/")


@pytest.mark.parametrize(
    ("error", "fate"),
    [
        (caused(NetworkError("x"), httpx.ConnectError("refused", request=request)), Fate.NOT_SENT),
        (caused(TimedOut(), httpx.ConnectTimeout("slow", request=request)), Fate.NOT_SENT),
        (caused(TimedOut(), httpx.PoolTimeout("full", request=request)), Fate.NOT_SENT),
        (caused(TimedOut(), httpx.ReadTimeout("slow", request=request)), Fate.UNKNOWN),
        (caused(TimedOut(), httpx.WriteTimeout("slow", request=request)), Fate.UNKNOWN),
        (caused(NetworkError("x"), httpx.ReadError("reset", request=request)), Fate.UNKNOWN),
        (caused(NetworkError("x"), httpx.RemoteProtocolError("gone", request=request)), Fate.UNKNOWN),
        (NetworkError("Internal Server Error"), Fate.NOT_SENT),
        (NetworkError("Bad Gateway"), Fate.NOT_SENT),
        (NetworkError("Gateway Timeout"), Fate.UNKNOWN),
        (caused(NetworkError("Gateway Timeout (504). Parsing failed"), TelegramError("json")), Fate.UNKNOWN),
        (caused(NetworkError("Bad Gateway (502). Parsing failed"), TelegramError("json")), Fate.PERHAPS),
        (NetworkError("Request Entity Too Large"), Fate.REFUSED),
        (Conflict("terminated by other getUpdates request"), Fate.NOT_SENT),
        (TelegramError("Invalid server response"), Fate.UNKNOWN),
        (KeyError("result"), Fate.UNKNOWN),
    ],
)
def test_the_wire(error: Exception, fate: Fate) -> None:
    assert classify(error).fate is fate


def test_a_reason_is_never_blank_and_never_long() -> None:
    assert classify(ValueError()).reason == "ValueError"
    assert len(classify(TelegramError("x" * 5000)).reason) == 300
