"""The table of methods: name in lower case -> what answers it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sandbox.model import Json
from sandbox.world import World

Answer = Any
Handler = Callable[[World, Json], Answer | Awaitable[Answer]]
Some = TypeVar("Some", bound=Handler)


@dataclass(frozen=True, slots=True)
class Method:
    """What answers a method, and how it counts towards the flood limits."""

    handler: Handler
    counts: str = ""  # "" not at all | "send" | "edit"


@dataclass(frozen=True, slots=True)
class Raw:
    """A result that is JSON already."""

    body: bytes
    ids: list[int]


REGISTRY: dict[str, Method] = {}


def method(name: str, counts: str = "") -> Callable[[Some], Some]:
    """Register a function as the answer to a method of Telegram."""

    def register(handler: Some) -> Some:
        REGISTRY[name.lower()] = Method(handler, counts)
        return handler

    return register
