"""Refusals in Telegram's words."""

from typing import Any, NoReturn


class ApiError(Exception):
    """A refusal: its code is the HTTP status too."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class Dropped(Exception):
    """The connection is cut instead of an answer."""


class ProxyPage(Exception):
    """A proxy between bot and Telegram answers with a page of its own."""


class ControlError(Exception):
    """Somebody driving the sandbox asked for what a person in Telegram could not do."""


def bad(reason: str) -> NoReturn:
    """Refuse with 400, in Telegram's way of beginning such a sentence."""
    raise ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> NoReturn:
    """Refuse with 403."""
    raise ApiError(403, f"Forbidden: {reason}")


def too_many(seconds: int) -> ApiError:
    """The refusal of a flood, with the seconds to wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
