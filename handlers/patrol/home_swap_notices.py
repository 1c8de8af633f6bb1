"""What the patrol room says about swaps between households of a group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.notice import Button, Notice, button, say

from .notices import Home, Slot

Row = Any


def offer_ref(swap_id: int) -> str:
    """The name of the message that offers a duty to another household."""
    return f"patrol:hoffer:{swap_id}"


def choose(turn: Slot, going: Sequence[Row]) -> Notice:
    """For whom of the team shall the others be asked?"""
    rows = [
        (button("patrol-btn-hswap-for", f"patrol:hswap:{turn.id}:{row['household_id']}", head=_short(row)),)
        for row in going
    ]
    return say("patrol-hswap-choose" if rows else "patrol-hswap-choose-none", *rows, **turn.words)


def _short(row: Row) -> str:
    return str(row["head"] or row["number"])[:30]


def offer(turn: Slot, swap: Row, home: Home, again: bool) -> Notice:
    """Can your household go instead? Whoever has several houses answers for one."""
    data = f"patrol:htakefor:{swap['id']}:{home.id}" if home.name else f"patrol:htake:{swap['id']}"
    key = "patrol-hswap-offer-again" if again else "patrol-hswap-offer"
    return say(key, (button("patrol-btn-htake", data),), head=swap["head"], **home.words, **turn.words)


def offered(turn: Slot, swap_id: int, asked: int) -> Notice:
    """The duty is on offer."""
    return say("patrol-hswap-offered", _keep(swap_id), asked=asked, **turn.words)


def offered_for(turn: Slot, swap: Row, asked: int) -> Notice:
    """The same, to the leader who asked for a household."""
    keep = button("patrol-btn-hkeep-for", f"patrol:hkeep:{swap['id']}", head=str(swap["head"])[:30])
    return say("patrol-hswap-offered-for", (keep,), asked=asked, head=swap["head"], **turn.words)


def offered_for_you(turn: Slot, swap_id: int) -> Notice:
    """The household hears that its leader asked, and can go after all."""
    return say("patrol-hswap-offered-for-you", _keep(swap_id), **turn.words)


def still_open(turn: Slot, swap_id: int) -> Notice:
    """Nobody has taken it yet."""
    return say("patrol-hswap-still-open", _keep(swap_id), **turn.words)


def _keep(swap_id: int) -> tuple[Button, ...]:
    return (button("patrol-btn-hkeep", f"patrol:hkeep:{swap_id}"),)


def for_leader(turn: Slot, swap: Row, unreached: Sequence[Row]) -> Notice:
    """The leader hears of the offer, and can say yes for households that are not on Telegram."""
    rows = [
        (button("patrol-btn-htake-for", f"patrol:htakefor:{swap['id']}:{row['id']}", head=_short(row)),)
        for row in unreached
    ]
    key = "patrol-hswap-leader" if rows else "patrol-hswap-leader-all"
    return say(key, *rows, head=swap["head"], **turn.words)


def _back(swap: Row) -> tuple[Button, ...]:
    return (button("patrol-btn-hback", f"patrol:hback:{swap['id']}"),)


def taken(turn: Slot, swap: Row) -> Notice:
    """For the others: somebody goes, nothing to do."""
    return say("patrol-hswap-taken", head=swap["head"], taker=swap["taker"], **turn.words)


def given(turn: Slot, swap: Row) -> Notice:
    """For the first household: who goes instead."""
    return say("patrol-hswap-given", _back(swap), taker=swap["taker"], **turn.words)


def going(turn: Slot, swap: Row, home: Home) -> Notice:
    """For the household that goes now."""
    return say("patrol-hswap-going", _back(swap), head=swap["head"], **home.words, **turn.words)


def said_taken(turn: Slot, swap: Row) -> Notice:
    """For whoever pressed."""
    return say("patrol-said-htaken", head=swap["head"], taker=swap["taker"], **turn.words)


def withdrawn(turn: Slot, swap: Row) -> Notice:
    """For the others: the first one goes after all."""
    return say("patrol-hswap-withdrawn", head=swap["head"], **turn.words)


def said_withdrawn(turn: Slot) -> Notice:
    """For whoever pressed."""
    return say("patrol-said-hwithdrawn", **turn.words)


def undone_taker(turn: Slot, swap: Row) -> Notice:
    """The household that would have gone need not."""
    return say("patrol-hswap-undone-taker", head=swap["head"], **turn.words)


def undone_first(turn: Slot, swap: Row, state: str, home: Home) -> Notice:
    """The first household goes again, with the buttons to answer."""
    yes, no = (f"patrol:come:{turn.id}:{home.id}", f"patrol:cannot:{turn.id}:{home.id}")
    answers = (button("patrol-btn-confirm", yes), button("patrol-btn-decline", no))
    row = answers if state == "asked" else answers[1:]
    return say("patrol-hswap-undone-first", row, taker=swap["taker"], **home.words, **turn.words)


def said_undone(turn: Slot, swap: Row) -> Notice:
    """For whoever pressed."""
    return say("patrol-said-hundone", head=swap["head"], **turn.words)


def over(turn: Slot, swap: Row) -> Notice:
    """For the others: the night has begun."""
    return say("patrol-hswap-over", head=swap["head"], **turn.words)


def lapsed(turn: Slot) -> Notice:
    """For the first household: nobody took it."""
    return say("patrol-hswap-lapsed", **turn.words)
