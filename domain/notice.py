"""What the bot says, before it is put into words: a text key, its parameters, its buttons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum


class Lane(IntEnum):
    """Who is sent first. A lane never waits for a lower one (a higher number)."""

    LIFE = 0  # SOS, warnings to dangerous houses
    WARNING = 1  # warnings to everybody else
    REPLY = 2  # an answer to somebody who is waiting
    DUTY = 3  # assignments and reminders
    BULK = 4  # everything else


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: a text key, and what a press sends (at most 64 bytes) or opens."""

    key: str
    data: str = ""
    url: str = ""
    params: tuple[tuple[str, str | int | date | Notice], ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """Names in one line, with the comma of the reader's language between them."""

    items: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What somebody outside said in one or several languages: everybody reads it in theirs, else in the first."""

    texts: tuple[tuple[str, str], ...]  # language, text; at least one

    def of(self, language: str) -> str:
        """The text for a reader of that language."""
        return dict(self.texts).get(language, self.texts[0][1])


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A moment of today, of which people read the hour and the minute."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """One message in no language yet.

    key: a locale key. params: strings are escaped when shown; dates and times are written in the
    reader's way; a Notice is put into words in place; a tuple of Notices becomes lines; Listed becomes one line; of Spoken the reader's language is taken.
    """

    key: str
    params: Mapping[str, object] = field(default_factory=dict)
    buttons: tuple[tuple[Button, ...], ...] = ()

    def __hash__(self) -> int:
        return hash((self.key, tuple(sorted(self.params.items())), self.buttons))


def say(key: str, *rows: tuple[Button, ...], **params: object) -> Notice:
    """A notice: `say("aid-claimed", (Button("aid-arrived", "aid:arrived:9"),), name="…")`."""
    return Notice(key, params, rows)


def listed(names: Iterable[object]) -> Listed:
    """The names as one parameter: `say("board-mute", names=listed(["3", "5"]))`."""
    return Listed(tuple(names))


def button(key: str, data: str, **params: str | int | date | Notice) -> Button:
    """A button that sends `data` when pressed."""
    if len(data.encode()) > 64:
        raise ValueError(f"button data over 64 bytes: {data}")
    return Button(key, data=data, params=tuple(params.items()))


def link(key: str, url: str, **params: str | int | date) -> Button:
    """A button that opens `url`."""
    return Button(key, url=url, params=tuple(params.items()))
