"""What stands on slips with codes, ready to be drawn, and what was drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

PER_PAGE = 10


class Role(StrEnum):
    """What a code makes of who shows it."""

    official = "official"
    leader = "leader"
    household = "household"
    group = "group"


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip of paper, all in words of one language."""

    top: str
    who: str
    door: str
    code: str
    link: str  # blank while the bot's name is not known
    how: str


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of at most PER_PAGE slips, all of the same group."""

    head: str
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A code on a slip, and what it is for."""

    code: str
    role: Role
    household_id: int | None = None
    group_id: int | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Slips to draw, and the codes on them, which work only once they are kept."""

    title: str
    emergency: str
    day: date
    pages: tuple[Page, ...]
    made: tuple[Made, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Slips to print, on so many pages, and the codes on them."""

    content: bytes
    pages: int
    made: tuple[Made, ...]


@dataclass(frozen=True, slots=True)
class DrawnOne:
    """One slip as a picture, what it says, and its code."""

    content: bytes
    slip: Slip
    made: tuple[Made, ...]
