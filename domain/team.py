"""Inside a group: which households go on patrol, by turns served."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil


@dataclass(frozen=True, slots=True)
class Member:
    """What one household of a group has behind it. Numbers are turns, all counted since it joined."""

    number: str  # the office's household number; decides between equals
    served: int = 0  # turns done, made-up ones among them
    excused: int = 0  # turns it was let off: they neither earn nor owe
    owed: int = 0  # turns missed without leave and not yet made up
    exempt: bool = False  # never asked, by agreement of the group
    last_served: date | None = None  # night of its last turn; None: never yet
    credit: int = 0  # turns it is taken to have served before it joined; see newcomer_credit


def in_order(households: Collection[Member]) -> tuple[Member, ...]:
    """Who is asked first: those who owe, then the fewest turns, then the longest rested. Exempt ones are left out."""
    return tuple(sorted((member for member in households if not member.exempt), key=_rank))


def _rank(member: Member) -> tuple[int, int, date, str, str]:
    last = member.last_served or date.min
    return (-member.owed, member.served + member.credit, last, member.number.zfill(12), member.number)


def choose_team(households: Collection[Member], people: int) -> tuple[Member, ...]:
    """The households that go, one person each; fewer than `people` when the group has no more. ValueError below 1."""
    if people < 1:
        raise ValueError("a team has at least one household")
    return in_order(households)[:people]


def next_in_line(households: Collection[Member], asked: Collection[str]) -> Member | None:
    """The household to ask after those numbered `asked` have answered or been asked; None when all have been."""
    return next((member for member in in_order(households) if member.number not in asked), None)


def newcomer_credit(households: Collection[Member]) -> int:
    """Turns a household is taken to have served when it joins these: it owes nothing for before."""
    counted = [member.served + member.credit for member in households if not member.exempt]
    return max(counted, default=0)


def turns_until_next(households: Sequence[Member], number: str, people: int) -> int | None:
    """In how many turns of the group a household is out again (1: the next one); None when it is exempt.

    Assumes that everybody asked goes. For "next in about 4 months", where the group has one turn a month.
    """
    line = [member.number for member in in_order(households)]
    return ceil((line.index(number) + 1) / people) if number in line else None
