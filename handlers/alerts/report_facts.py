"""What is known of a warning when it is over: facts for the text, the table and the picture of the closing report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group in the audience; of households in no group `name` is empty. The six answers add up to `houses`."""

    name: str
    houses: int
    dangerous: int
    safe: int
    moved: int
    help: int
    nobody: int
    refuses: int
    silent: int
    doors: int  # how many had to be knocked on


@dataclass(frozen=True, slots=True)
class Refuge:
    """A place people moved to; an empty name: they did not say where."""

    name: str
    houses: int
    people: int


@dataclass(frozen=True, slots=True)
class HouseLine:
    """A household of the warning. answer: safe, moved, help, nobody, refuses, or empty (silent)."""

    number: str
    address: str
    head: str
    group: str
    danger: int  # as domain.danger ranks it; 0: not dangerous
    people: int
    answer: str
    went_to: str
    how: str  # tap, door, phone, or empty
    by: str  # the name of whoever answered
    at: datetime | None  # when the answer that stands was given
    late: bool
    delivered_at: datetime | None  # when the first message reached one of its chats
    reach: str  # sent, queued, uncertain, dead, or "none" (no chat that can be written to)
    door_at: datetime | None  # when it became a door
    official_at: datetime | None  # when it became the officials'
    marked_at: datetime | None = None  # marked dangerous while the warning ran: it counts from then
    heard_at: datetime | None = None  # safe, moved or help: when that was known first


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """One warning from its first message to its end. Times are in the village's zone; curves count households.

    delivered, answered: (minutes after the start, how many households so far), rising, without a point at 0.
    state: live, expired, cleared or error.
    """

    language: str
    village: str
    alert_id: int
    drill: bool
    hazard: str
    colour: str
    place: str  # in words of `language`
    source: str
    state: str
    started: datetime
    ended: datetime  # of a live warning: now
    ended_by: str
    houses: tuple[HouseLine, ...]  # dangerous ones first
    groups: tuple[GroupLine, ...]
    refuges: tuple[Refuge, ...]  # most people first
    messages: tuple[tuple[str, int], ...]  # how many chats: sent, queued, uncertain, dead
    delivered: tuple[tuple[float, int], ...]
    answered: tuple[tuple[float, int], ...]  # heard of for the first time: safe, moved or help
    updates: tuple[tuple[datetime, str], ...]  # when it was changed, to which colour

    def count(self, answer: str, *, dangerous: bool = False) -> int:
        """How many households have that answer ("" is silent); of dangerous houses only where asked."""
        return sum(1 for h in self.houses if h.answer == answer and (h.danger > 0 or not dangerous))

    @property
    def not_reached(self) -> tuple[HouseLine, ...]:
        """Households nobody has heard of: silent, nobody there, refuses."""
        return tuple(h for h in self.houses if h.answer in ("", "nobody", "refuses"))
