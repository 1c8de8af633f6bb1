"""Help requests: what they are about, what may happen to them, how they climb."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal, get_args

from .refusal import Refusal
from .settings import Aid

Kind = Literal[
    "medical", "fire", "intruder", "flood", "missing", "elder",
    "child", "lockout", "utilities", "tools", "supplies", "other",
]  # fmt: skip
Urgency = Literal["sos", "urgent", "normal"]
State = Literal["open", "claimed", "arrived", "closed"]
Verb = Literal["claim", "arrive", "drop", "lapse", "close", "withdraw"]
Outcome = Literal["helped", "handed_over", "false_alarm", "withdrawn", "not_reached"]

KINDS: tuple[Kind, ...] = get_args(Kind)
STATES: tuple[State, ...] = get_args(State)
VERBS: tuple[Verb, ...] = get_args(Verb)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
WITHIN = (2, 5, 10, 20)  # minutes somebody who comes may say

_SOS: tuple[Kind, ...] = ("medical", "fire", "intruder", "flood")
_URGENT: tuple[Kind, ...] = ("missing", "elder", "child")

# open: nobody is coming; claimed: somebody is on the way; arrived: somebody is there; closed: over, with an outcome.
_MOVES: dict[tuple[State, Verb], State] = {
    ("open", "claim"): "claimed",
    ("open", "close"): "closed",
    ("open", "withdraw"): "closed",
    ("claimed", "arrive"): "arrived",
    ("claimed", "drop"): "open",
    ("claimed", "lapse"): "open",
    ("claimed", "close"): "closed",
    ("claimed", "withdraw"): "closed",
    ("arrived", "drop"): "open",
    ("arrived", "close"): "closed",
    ("arrived", "withdraw"): "closed",
}

# Levels: who has been asked so far. AGAIN is the own group once more.
OWN_GROUP, AGAIN, NEIGHBOURS, LEADERS, OFFICIALS = range(5)
Steps = tuple[datetime | None, datetime | None, datetime | None, datetime | None]


def urgency(kind: Kind, sos: bool = False) -> Urgency:
    """How urgent a request is: of its kind, or "sos" when it came by /sos."""
    if sos or kind in _SOS:
        return "sos"
    return "urgent" if kind in _URGENT else "normal"


def may(state: State, verb: Verb) -> bool:
    """Whether a request in this state can take this step."""
    return (state, verb) in _MOVES


def move(state: State, verb: Verb) -> State:
    """The state after a step.

    Raises Refusal: "aid-already-closed", "aid-already-claimed" (a second claim), "aid-not-claimed".
    """
    after = _MOVES.get((state, verb))
    if after is not None:
        return after
    if state == "closed":
        raise Refusal("aid-already-closed")
    raise Refusal("aid-already-claimed" if verb == "claim" or state == "arrived" else "aid-not-claimed")


def plan(spans: Aid, how_urgent: str, opened_at: datetime, quiet: bool = False, alone: bool = False) -> Steps:
    """When a request that nobody takes reaches AGAIN, NEIGHBOURS, LEADERS, OFFICIALS; None: never.

    quiet: leader and officials know from the beginning, neighbours never. alone: only the leader is ever called.
    """
    times = _share(spans, how_urgent)
    again, wide, leaders, officials = (
        opened_at + span * times
        for span in (spans.again_after, spans.widen_after, spans.leaders_after, spans.officials_after)
    )
    if alone:
        return again, None, None, None
    return (again, None, None, officials) if quiet else (again, wide, leaders, officials)


def next_level(level: int, steps: Sequence[datetime | None], now: datetime) -> int:
    """How far a request that nobody takes has climbed by now, by its steps; it never comes down."""
    due = [number for number, at in enumerate(steps, 1) if at is not None and at <= now]
    return max([level, *due])


def claim_lapses(spans: Aid, how_urgent: str, since: datetime, eta: datetime | None = None) -> datetime:
    """When somebody on the way is asked whether they still come: after the time set, not before the one they gave."""
    due = since + spans.claim_expires * _share(spans, how_urgent)
    return max(due, eta) if eta else due


def arrives(now: datetime, minutes: int) -> datetime:
    """When somebody who says so many minutes is there. Raises Refusal "common-old-button" for another number."""
    if minutes not in WITHIN:
        raise Refusal("common-old-button")
    return now + timedelta(minutes=minutes)


def _share(spans: Aid, how_urgent: str) -> float:
    return {"sos": spans.sos_share, "normal": spans.normal_share}.get(how_urgent, 1.0)
