"""Warnings: who is told first, who is woken, which silent door is knocked on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal

from .hazards import COLOURS, HAZARDS, Colour, Hazard, at_least, parse_colour, parse_hazard
from .notice import Lane

__all__ = [
    "ANSWERS",
    "COLOURS",
    "HAZARDS",
    "Answer",
    "Colour",
    "EscalationPlan",
    "Hazard",
    "House",
    "Step",
    "at_least",
    "due_step",
    "held_by_quiet_hours",
    "is_watched",
    "lane",
    "moves_people_out",
    "needs_second_official",
    "parse_colour",
    "parse_hazard",
    "quiet_ends",
    "threatens_houses",
    "tier",
]

# From which colour the standard guidance moves people out of dangerous houses and places. Rainstorm and typhoon:
# China Meteorological Administration order 16 (2007); geological and flood: the emergency plans of those services.
_MOVES_OUT_FROM: dict[Hazard, Colour] = {
    "rainstorm": "yellow",
    "typhoon": "yellow",
    "geological": "orange",
    "flood": "orange",
    "fire": "orange",
}

TIER_NEEDS, TIER_LEADERS, TIER_CHATS, TIER_EVERYONE = 3, 4, 5, 6
_LAST_DANGEROUS_TIER = 2

Answer = Literal["safe", "moved", "help", "nobody", "refuses"]
ANSWERS: tuple[Answer, ...] = ("safe", "moved", "help", "nobody", "refuses")
# safe, moved, help: by the household or at its door. nobody, refuses: only by who stood at the door.
_SETTLED = ("safe", "moved", "help")


def moves_people_out(hazard: Hazard, colour: Colour) -> bool:
    """Whether the signal's guidance moves people out of dangerous houses."""
    threshold = _MOVES_OUT_FROM.get(hazard)
    return threshold is not None and at_least(colour, threshold)


def threatens_houses(hazard: Hazard) -> bool:
    """Whether a dangerous house is more dangerous than others in this hazard: not in heat, nor by lightning."""
    return hazard not in ("heat", "lightning")


def needs_second_official(colour: Colour, from_colour: Colour | Literal["never"]) -> bool:
    """Whether a warning of this colour goes out only after a second official pressed too."""
    return from_colour != "never" and at_least(colour, from_colour)


def tier(danger_rank: int, has_needs: bool = False, is_leader: bool = False, is_helper: bool = False) -> int:
    """Who is told first: 0 class D, 1 class C, 2 other hazards, 3 needs and helpers, 4 leaders, 6 everyone.

    danger_rank: as `danger.danger_rank` gives it. Tier 5 (TIER_CHATS) is for group chats.
    """
    if danger_rank > 0:
        return min(danger_rank - 1, _LAST_DANGEROUS_TIER)
    if has_needs or is_helper:
        return TIER_NEEDS
    return TIER_LEADERS if is_leader else TIER_EVERYONE


def lane(tier_number: int) -> Lane:
    """The lane a recipient of this tier is sent in: dangerous houses in the one that waits for nobody."""
    return Lane.LIFE if tier_number <= _LAST_DANGEROUS_TIER else Lane.WARNING


def is_quiet(clock: time, quiet_from: time, quiet_until: time) -> bool:
    """Whether a local time of day lies in the quiet hours; equal ends mean that there are none."""
    if quiet_from <= quiet_until:
        return quiet_from <= clock < quiet_until
    return clock >= quiet_from or clock < quiet_until


def held_by_quiet_hours(
    now_local: datetime, colour: Colour, dangerous: bool, quiet_from: time, quiet_until: time, moves_out: bool
) -> bool:
    """Whether a household's copy waits for the morning: blue, and yellow for houses not at risk.

    Never a warning that moves people out, never a dangerous house.
    """
    if dangerous or moves_out or at_least(colour, "orange"):
        return False
    return is_quiet(now_local.time(), quiet_from, quiet_until)


def quiet_ends(now_local: datetime, quiet_until: time) -> datetime:
    """The next moment the quiet hours end, in the zone of `now_local`. Raises ValueError for a naive time."""
    if now_local.tzinfo is None:
        raise ValueError("a time without a zone")
    end = datetime.combine(now_local.date(), quiet_until, now_local.tzinfo)
    return end if end > now_local else end + timedelta(days=1)


def is_watched(danger_rank: int, has_needs: bool, hazard: Hazard, colour: Colour) -> bool:
    """Whether a household's silence sends somebody to its door.

    Dangerous houses always; households that stated needs once the warning moves people out or is orange or red.
    """
    return danger_rank > 0 or (has_needs and (moves_people_out(hazard, colour) or at_least(colour, "orange")))


@dataclass(frozen=True, slots=True)
class EscalationPlan:
    """How long silence may last; frozen when the warning is issued."""

    door_after: timedelta  # then the leader is sent to the door
    official_after: timedelta  # then the official takes over


@dataclass(frozen=True, slots=True)
class House:
    """Where one household stands in one warning."""

    watched: bool  # see is_watched
    answer: Answer | None = None  # the latest; None: silent
    unreachable: bool = False  # every delivery failed, or it has no Telegram
    level: Literal["waiting", "door", "official"] = "waiting"  # how far it has climbed already


@dataclass(frozen=True, slots=True)
class Step:
    """What is due for a household now, and why."""

    action: Literal["none", "door", "official"]
    reason: Literal[
        "ended", "answered", "refuses", "nobody", "unreachable", "silent", "not-watched", "waiting"
    ]
    due: datetime | None = None  # when to look again; None: only after something changed


def due_step(
    house: House, issued_at: datetime, now: datetime, plan: EscalationPlan, ended: bool = False
) -> Step:
    """The next step of call-and-respond for one household; only ever upwards, each step once.

    issued_at: when the warning reached the plan, or when the house was marked dangerous while it runs.
    Source: the call-and-respond rule (叫应): woken within minutes, then somebody goes.
    """
    if ended:
        return Step("none", "ended")
    if house.answer in _SETTLED:
        return Step("none", "answered")
    if house.answer == "refuses":
        return _climb(house, "official", "refuses", None)
    if not house.watched and not house.unreachable:
        return Step("none", "not-watched")
    return _by_time(house, issued_at, now, plan)


def _by_time(house: House, issued_at: datetime, now: datetime, plan: EscalationPlan) -> Step:
    reason: Literal["nobody", "unreachable", "silent"] = (
        "nobody" if house.answer == "nobody" else "unreachable" if house.unreachable else "silent"
    )
    official_at = issued_at + plan.official_after
    if now >= official_at:
        return _climb(house, "official", reason, None)
    door_at = issued_at if house.unreachable else issued_at + plan.door_after
    if now >= door_at:
        return _climb(house, "door", reason, official_at)
    return Step("none", "waiting", door_at)


_HEIGHT = {"waiting": 0, "door": 1, "official": 2}


def _climb(
    house: House,
    to: Literal["door", "official"],
    reason: Literal["refuses", "nobody", "unreachable", "silent"],
    due: datetime | None,
) -> Step:
    if _HEIGHT[house.level] >= _HEIGHT[to]:
        return Step("none", "waiting", due)
    return Step(to, reason, due)
