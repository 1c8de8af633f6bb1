"""Odd updates, made from the types of the Bot API as python-telegram-bot knows them.

    Odd(random.Random(1), people=(7,), groups=(-5,), data=("aid:sos",), words=("/sos",)).update(1)

Every kind of update, with fields that are there or not, numbers and texts at the edges, real people, chats and buttons;
with `junk`, now and then a value of a wrong type.
"""

from __future__ import annotations

import collections.abc
import datetime
import inspect
import types
import typing
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from random import Random
from typing import Any

import telegram
from telegram import constants
from telegram._utils import types as ptb_types

Json = dict[str, Any]
KINDS = tuple(telegram.Update.ALL_TYPES)
_DEPTH = 5
_NUMBERS = (
    0,
    1,
    -1,
    2,
    7,
    255,
    2**31,
    -(2**31),
    2**52,
    2**53,
    2**63 - 1,
    1783512345,
)
_TIMES = (0, 1, 1783512345, 1783512346, 2**31, 2**33, -1)
_TEXTS = (
    *(
        "",
        " ",
        "x",
        "0",
        "-1",
        "null",
        "<b>",
        "</b>&",
        "=cmd|' /C calc'!A0",
        "'; DROP TABLE inbox;--",
        "\x00\x1b[0m",
    ),
    *(
        "\ud83d",
        "\u202e望溪",
        "🆘" * 2000,
        "水" * 4096,
        "a b\tc\nd",
        "../../etc/passwd",
        "٣",
        "½",
        "１３８００１３８０００",
    ),
    *(
        "/",
        "/sos@",
        "/ sos",
        "@",
        "{0} {x} %s",
        "-5000000000000000000000",
        "1e9",
        "2026-02-30",
        "25:61",
        "🏠",
        "ⅷ",
    ),
)
_JUNK: tuple[Any, ...] = (
    None,
    [],
    {},
    "x",
    5,
    True,
    -1.5,
    [[[]]],
    {"id": "x"},
    "9" * 400,
    [None],
    {"type": None},
)
_KEYS = {"from_user": "from"}
_CHOICES: dict[tuple[str, str], type[Enum]] = {
    ("Chat", "type"): constants.ChatType,
    ("MessageEntity", "type"): constants.MessageEntityType,
    ("ChatMember", "status"): constants.ChatMemberStatus,
    ("MessageOrigin", "type"): constants.MessageOriginType,
    ("ReactionType", "type"): constants.ReactionType,
    ("PaidMedia", "type"): constants.PaidMediaType,
    ("ChatBoostSource", "source"): constants.ChatBoostSources,
    ("BackgroundType", "type"): constants.BackgroundTypeType,
    ("BackgroundFill", "type"): constants.BackgroundFillType,
    ("Sticker", "type"): constants.StickerType,
    ("Poll", "type"): constants.PollType,
}


@lru_cache
def _hints(kind: type) -> dict[str, Any]:
    """The fields of a type of the Bot API; those that may be missing come with None."""
    known = {**vars(ptb_types), **vars(typing), **vars(telegram), "dtm": datetime}
    known |= {"Sequence": collections.abc.Sequence}
    found = typing.get_type_hints(kind.__init__, known)  # type: ignore[misc]
    return {name: hint for name, hint in found.items() if name not in ("api_kwargs", "return")}


@lru_cache
def _required(kind: type) -> frozenset[str]:
    params = inspect.signature(kind).parameters.values()
    return frozenset(p.name for p in params if p.default is inspect.Parameter.empty)


@lru_cache
def _family(kind: type) -> tuple[type, ...]:
    """A type and those that are made from it."""
    every = (each for each in vars(telegram).values() if inspect.isclass(each) and issubclass(each, kind))
    return tuple(dict.fromkeys([kind, *every]))


class Odd:
    """Makes updates by chance."""

    def __init__(
        self,
        chance: Random,
        people: Sequence[int],
        groups: Sequence[int],
        data: Sequence[str],
        words: Sequence[str],
        junk: bool = True,
    ) -> None:
        self._chance, self._people, self._groups = chance, people, groups
        self._data, self._words, self._junk = data, words, junk

    def update(self, update_id: int) -> Json:
        """One update."""
        kind = self._chance.choice((*KINDS, *("message", "callback_query") * 10))
        what = _hints(telegram.Update)[kind]
        body = self._value(what, kind, 0)
        if isinstance(body, dict) and kind == "callback_query":
            self._press(body)
        elif isinstance(body, dict) and "chat" in body and self._chance.random() < 0.8:
            self._meant(body)
        return {"update_id": update_id, kind: body}

    def _press(self, body: Json) -> None:
        """Mostly a button that there is, on a message in a chat that there is."""
        if self._chance.random() < 0.9:
            body["data"] = self._chance.choice(self._data)
            body["from"] = self._user()
            body["message"] = {
                "message_id": 3,
                "date": 1783512345,
                "chat": self._place(body["from"]),
                "text": "x",
            }
        if self._chance.random() < 0.2:
            body["data"] = self._bent(str(body.get("data") or ""))

    def _meant(self, body: Json) -> None:
        """Mostly from somebody, where they may be; often a command or an answer."""
        body["from"] = self._user()
        body["chat"] = self._place(body["from"])
        if "message_id" in body and self._chance.random() < 0.7:
            text = self._chance.choice((*self._words, *_TEXTS))
            body["text"] = text
            if text.startswith("/") and len(text) > 1:
                body["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]

    def _bent(self, data: str) -> str:
        parts = data.split(":")
        at = self._chance.randrange(len(parts))
        parts[at] = str(self._chance.choice((*_NUMBERS, *_TEXTS)))[:40]
        return ":".join(parts)

    def _user(self) -> Json:
        return {
            "id": self._chance.choice(self._people),
            "is_bot": False,
            "first_name": self._chance.choice(_TEXTS),
        }

    def _place(self, user: Json) -> Json:
        if self._chance.random() < 0.7:
            return {"id": user["id"], "type": "private", "first_name": "x"}
        return {"id": self._chance.choice(self._groups), "type": "supergroup", "title": "x"}

    def _value(self, hint: Any, name: str, depth: int) -> Any:
        if self._junk and self._chance.random() < 0.01:
            return self._chance.choice(_JUNK)
        origin = typing.get_origin(hint)
        if origin in (typing.Union, types.UnionType):
            some = [each for each in typing.get_args(hint) if each is not type(None)]
            return self._value(self._chance.choice(some), name, depth)
        if origin is typing.Literal:
            return self._chance.choice(typing.get_args(hint))
        if inspect.isclass(origin) and issubclass(origin, collections.abc.Iterable):
            inside = typing.get_args(hint)[0]
            many = 0 if depth >= _DEPTH else self._chance.choice((0, 1, 1, 2))
            return [self._value(inside, name, depth + 1) for _ in range(many)]
        if inspect.isclass(hint) and issubclass(hint, telegram.TelegramObject):
            return self._object(hint, depth + 1)
        return self._plain(hint, name)

    def _plain(self, hint: Any, name: str) -> Any:
        if hint is bool:
            return self._chance.random() < 0.5
        if hint in (int, datetime.timedelta):
            return self._chance.choice((*self._people, *_NUMBERS) if name.endswith("id") else _NUMBERS)
        if hint is float:
            return self._chance.choice((0.0, -91.5, 22.5, 113.2, 181.0, 1e308))
        if hint is datetime.datetime:
            return self._chance.choice(_TIMES)
        return self._chance.choice(_TEXTS)

    def _object(self, kind: type, depth: int) -> Json:
        kind = self._chance.choice(_family(kind))
        hints, needed = _hints(kind), _required(kind)
        rest = [name for name in hints if name not in needed]
        more = [] if depth >= _DEPTH else self._chance.sample(rest, min(len(rest), self._chance.randrange(4)))
        found = {_KEYS.get(n, n): self._value(hints[n], n, depth) for n in (*needed, *more) if n in hints}
        for (base, field), values in _CHOICES.items():
            if issubclass(kind, getattr(telegram, base)):
                found[field] = self._chance.choice([each.value for each in values])
        return found
