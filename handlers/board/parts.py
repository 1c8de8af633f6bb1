"""What the board's picture shows, ready to be drawn: counts and places, no names of people."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.common.standing import Bar, Top


@dataclass(frozen=True, slots=True)
class Spot:
    """One household. state: help, door, silent, moved or safe; group: its bar's."""

    lat: float | None
    lon: float | None
    state: str
    danger: bool
    group: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn."""

    top: Top
    spots: tuple[Spot, ...]
    bars: tuple[Bar, ...]
    by_group: str
    others: str  # the groups that have no bar of their own; NUMBER: how many
    scale: str  # NUMBER: metres
    unplaced: str  # households without coordinates; NUMBER: how many
    outside: str  # households far outside the map; NUMBER: how many
    lines: tuple[str, ...]
