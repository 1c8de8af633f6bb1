"""What the patrol room says about swaps of nights, to leaders."""

from __future__ import annotations

from collections.abc import Sequence

from domain.notice import Button, Notice, button, say

from .notices import Slot


def offer_ref(swap_id: int) -> str:
    """The name of the message that offers a night to another leader."""
    return f"patrol:offer:{swap_id}"


def swap_choice(turns: Sequence[tuple[Slot, int | None]]) -> Notice:
    """Which of the group's own nights shall be offered? A night taken from another group can be given back."""
    rows = [
        (button("patrol-btn-night", f"patrol:swap:{t.id}", night=t.day),)
        if swap_id is None
        else (button("patrol-btn-swapback-night", f"patrol:swapback:{swap_id}", night=t.day),)
        for t, swap_id in turns
    ]
    return say("patrol-swap-choose", *rows)


def back_button(swap_id: int) -> Button:
    """To take a swap back."""
    return button("patrol-btn-swapback", f"patrol:swapback:{swap_id}")


def offered(turn: Slot, swap_id: int, leaders: int) -> Notice:
    """The leader's night is on offer."""
    return say("patrol-swap-offered", _keep(swap_id), leaders=leaders, **turn.words)


def still_open(turn: Slot, swap_id: int) -> Notice:
    """Nobody has taken the leader's night yet."""
    return say("patrol-swap-still-open", _keep(swap_id), **turn.words)


def _keep(swap_id: int) -> tuple[Button, ...]:
    return (button("patrol-btn-withdraw", f"patrol:withdraw:{swap_id}"),)


def offer(turn: Slot, swap_id: int, *, again: bool = False) -> Notice:
    """Another group's night, for the leaders who could take it; `again` when nobody has so far."""
    row = (button("patrol-btn-take", f"patrol:take:{swap_id}"),)
    return say("patrol-swap-offer-again" if again else "patrol-swap-offer", row, **turn.words)
