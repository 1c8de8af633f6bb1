"""What the patrol room says about swaps of nights, to leaders."""

from __future__ import annotations

from collections.abc import Sequence

from domain.notice import Notice, button, say

from .notices import Slot


def offer_ref(swap_id: int) -> str:
    """The name of the message that offers a night to another leader."""
    return f"patrol:offer:{swap_id}"


def swap_choice(turns: Sequence[Slot]) -> Notice:
    """Which of the group's own nights shall be offered?"""
    rows = [(button("patrol-btn-night", f"patrol:swap:{t.id}", night=t.day),) for t in turns]
    return say("patrol-swap-choose", *rows)


def offered(turn: Slot, swap_id: int, leaders: int) -> Notice:
    """The leader's night is on offer."""
    row = (button("patrol-btn-withdraw", f"patrol:withdraw:{swap_id}"),)
    return say("patrol-swap-offered", row, leaders=leaders, **turn.words)


def offer(turn: Slot, swap_id: int) -> Notice:
    """Another group's night, for the leaders who could take it."""
    row = (button("patrol-btn-take", f"patrol:take:{swap_id}"),)
    return say("patrol-swap-offer", row, **turn.words)
