"""What stands on the printed call list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CallLine:
    """One household: what whoever knocks or rings has to know, and what is known so far."""

    number: str
    address: str
    head: str
    people: str
    phone: str
    needs: str
    danger: str  # the hazard of the house, or empty
    answer: str  # in words with its time; empty: nothing said yet
    open: bool  # nobody has heard of them


@dataclass(frozen=True, slots=True)
class CallGroup:
    """The households of one group, dangerous ones first, and whom to ring about it."""

    name: str
    carers: str
    lines: tuple[CallLine, ...]
    heard: int


@dataclass(frozen=True, slots=True)
class CallSheet:
    """The list in words of one language. `columns`: the heads of its columns; `mark` is that of a drill, or empty."""

    mark: str
    title: str
    about: str
    printed: str
    how: str
    columns: tuple[str, ...]
    page: str  # with {n} and {of}
    groups: tuple[CallGroup, ...]
    day: date
