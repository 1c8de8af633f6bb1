"""What stands on a neighbour card, ready to be drawn: never more fields than these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Door:
    """One household as its neighbours see it."""

    number: str
    head: str
    address: str
    phone: str  # only what it agreed to show
    skills: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to ring: leader, deputy, village office."""

    role: str
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Card:
    """One group's card, all in words of one language."""

    heading: str
    village: str
    count: str
    contacts: tuple[Contact, ...]
    emergency: tuple[tuple[str, str], ...]  # number, whom it calls
    doors: tuple[Door, ...]
    link: str  # of the bot; blank while it is not known
    scan: str
    printed: str
    hint: str  # how to cut and fold


@dataclass(frozen=True, slots=True)
class Prints:
    """Cards to print: size "a4" or "card"; the day makes the same cards the same file."""

    cards: tuple[Card, ...]
    size: str
    day: date
