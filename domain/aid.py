"""Help requests: what they are about, what may happen to them, how they climb."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal, get_args

from .refusal import Refusal

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

OWN_GROUP, NEIGHBOURS, OFFICIALS = 0, 1, 2  # levels: who has been asked so far


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


def next_level(
    level: int,
    opened_at: datetime,
    now: datetime,
    widen_after: timedelta,
    officials_after: timedelta,
    claimed: bool,
    quiet: bool = False,
) -> int:
    """How far a request has climbed: OWN_GROUP, NEIGHBOURS or OFFICIALS; it never comes down.

    Both spans count from the opening. A claimed request stays where it is. quiet: only the leader and the officials
    may know, so it never goes to the neighbours.
    """
    if claimed:
        return level
    open_for = now - opened_at
    if open_for >= officials_after:
        return OFFICIALS
    wide = open_for >= widen_after and not quiet
    return max(level, NEIGHBOURS if wide else OWN_GROUP)


def next_climb(
    level: int, opened_at: datetime, widen_after: timedelta, officials_after: timedelta, quiet: bool = False
) -> datetime | None:
    """When a request that nobody takes climbs from `level`; None at the top."""
    if level >= OFFICIALS:
        return None
    if level == OWN_GROUP and not quiet and widen_after < officials_after:
        return opened_at + widen_after
    return opened_at + officials_after


def claim_lapses(claimed_at: datetime, claim_expires: timedelta) -> datetime:
    """When a claim runs out unless its taker has arrived."""
    return claimed_at + claim_expires
