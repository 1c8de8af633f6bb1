"""How many households stand where, in words of one language, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass

NUMBER = "#"  # in a text: where the drawing puts a number that only it knows
STATES = ("help", "door", "silent", "moved", "safe")  # what wants somebody to go comes first


@dataclass(frozen=True, slots=True)
class Bar:
    """One group, or all households."""

    name: str
    counts: tuple[tuple[str, int], ...]  # state, households
    total: int
    done: int  # nobody needs to go there
    group: int = -1  # its number among the groups, where that matters


@dataclass(frozen=True, slots=True)
class Tile:
    """A number to be read from afar. mood: bad, good or calm."""

    number: str
    label: str
    mood: str


@dataclass(frozen=True, slots=True)
class Top:
    """The upper part of a picture: what runs, the numbers that matter most, all households and what the marks mean."""

    title: str
    under: str
    ground: str  # of the heading: a colour of warnings, "drill" or "quiet"
    tiles: tuple[Tile, ...]
    whole: Bar
    legend: tuple[tuple[str, str], ...]  # state or "framed", words
