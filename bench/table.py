"""A line of the table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """What was measured, beside what, and whether the bound held."""

    what: str
    ours: float
    peer: str
    theirs: float
    bound: str
    held: bool
