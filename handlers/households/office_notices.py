"""What we say to the village office about the grouping."""

from __future__ import annotations

from collections.abc import Sequence

from domain.grouping import Proposal
from domain.notice import Notice, button, listed, say


def decision(found: Proposal) -> Notice:
    """A change to groups that a person decides on: which, and how many households each would have."""
    sizes = listed(f"{group.name} ({len(group.households)})" for group in found.result)
    return say(f"households-{found.kind}", groups=listed(found.groups), result=sizes)


def proposal(groups: Sequence[tuple[str, int, float]], changes: Sequence[Notice], households: int) -> Notice:
    """To an official: the grouping that the rules propose."""
    lines = [say("households-group-line", group=n, size=size, spread=round(m)) for n, size, m in groups[:40]]
    return say(
        "households-proposal",
        (button("households-btn-groups-accept", "households:groups-accept"),),
        groups=len(groups),
        households=households,
        lines=tuple(lines),
        changes=tuple(changes),
    )
