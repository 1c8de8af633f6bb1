"""What the patrol room says about turns: ledgers, marks, exemptions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.clock import from_epoch
from domain.notice import Button, Notice, button, say

from .notices import Home, Slot, answer_data

Row = Any
_MARKS = {"served": "✅", "missed": "—", "excused": "✖", "released": "·", "asked": "❔", "confirmed": "✅"}


def _next(months: int | None) -> Notice:
    return say("patrol-ledger-exempt") if months is None else say("patrol-ledger-next", turns=months)


def _name(row: Row) -> str:
    return str(row["head"] or row["number"])


def own_turns(lines: Sequence[Notice], rows: Sequence[tuple[Button, ...]]) -> Notice:
    """A household's own ledger."""
    return say("patrol-turns", *rows, lines=tuple(lines) or say("patrol-turns-none"))


def account(row: Row, months: int | None) -> Notice:
    """What one household has served, and when it is next."""
    return say("patrol-ledger", address=row["address"] or row["number"], **_counts(row, months))


def _counts(row: Row, months: int | None) -> dict[str, Any]:
    owed = max(0, row["missed"] - row["made_up"])
    return {"served": row["served"], "excused": row["excused"], "owed": owed, "next": _next(months)}


def ahead(turn: Slot, duty: Row) -> Notice:
    """A duty that comes, and whether it is on offer."""
    if duty["swap_id"] is not None:
        return say("patrol-turns-offered", **turn.words)
    return say(f"patrol-own-{duty['state']}", **turn.words)


def answers(turn: Slot, state: str, home: Home) -> list[tuple[Button, ...]]:
    """The buttons of a duty that waits for an answer, on a page that shows more than that."""
    if state != "asked":
        return []
    yes, no = answer_data(turn, home)
    what: str | date = home.name[:24] or turn.day
    return [
        (button("patrol-btn-confirm-one", yes, what=what), button("patrol-btn-decline-one", no, what=what))
    ]


def swap_button(turn: Slot, duty: Row, household_id: int) -> tuple[Button, ...]:
    """To offer a duty to the others of the group, or to keep it after all."""
    if duty["swap_id"] is not None:
        return (button("patrol-btn-hkeep", f"patrol:hkeep:{duty['swap_id']}"),)
    return (button("patrol-btn-hswap-night", f"patrol:hswap:{turn.id}:{household_id}", night=turn.day),)


def past(row: Row) -> Notice:
    """What a household did on a turn that is over."""
    what = "called-home" if row["state"] == "served" and row["called_back"] else row["state"]
    return say(f"patrol-past-{what}", day=from_epoch(row["starts_at"]))


def table(
    group_id: int,
    group: str,
    members: Sequence[tuple[Row, int | None]],
    over: Sequence[Row],
    coming: Sequence[Slot],
) -> Notice:
    """A group's ledger for its leader, with the ways to set marks right, to exempt, to swap for a household."""
    lines = tuple(
        say("patrol-table-line", head=_name(row), **_counts(row, months)) for row, months in members
    )
    rows = [(button("patrol-btn-marks", f"patrol:marks:{row['id']}", night=_day(row)),) for row in over]
    rows += [(button("patrol-btn-hswaps", f"patrol:hswaps:{s.id}", night=s.day),) for s in coming]
    rows.append((button("patrol-btn-exempt", f"patrol:exempt:{group_id}"),))
    return say("patrol-table", *rows, group=group, lines=lines or say("patrol-turns-none"))


def _day(row: Row) -> date:
    return date.fromisoformat(row["night"])


def marks(turn: Slot, team: Sequence[Row], more: bool) -> Notice:
    """Who went on a turn that is over; a press sets one right. `more`: there are households that nobody had asked."""
    rows = [
        (button("patrol-btn-mark", f"patrol:mark:{turn.id}:{row['household_id']}", head=_marked(row)),)
        for row in team
    ]
    if more:
        rows.append((button("patrol-btn-came", f"patrol:came:{turn.id}"),))
    return say("patrol-marks", *rows, **turn.words)


def others(turn: Slot, unasked: Sequence[Row]) -> Notice:
    """Who else went, of those nobody had asked?"""
    rows = [
        (button("patrol-btn-mark", f"patrol:set:{turn.id}:{row['id']}:served", head=_name(row)[:30]),)
        for row in unasked
    ]
    return say("patrol-came", *rows, **turn.words)


def _marked(row: Row) -> str:
    return f"{_MARKS[row['state']]} {_name(row)[:30]}"


def mark(turn: Slot, row: Row) -> Notice:
    """What did this household do?"""
    one = f"{turn.id}:{row['household_id']}"
    return say(
        "patrol-mark",
        (button("patrol-btn-mark-served", f"patrol:set:{one}:served"),),
        (button("patrol-btn-mark-missed", f"patrol:set:{one}:missed"),),
        (button("patrol-btn-mark-excused", f"patrol:set:{one}:excused"),),
        (button("patrol-btn-mark-released", f"patrol:set:{one}:released"),),
        head=_name(row),
        **turn.words,
    )


def mark_told(turn: Slot, state: str) -> Notice:
    """A household hears what its leader wrote down for a night that is over."""
    return say(f"patrol-mark-told-{state}", **turn.words)


def exempt(group_id: int, group: str, members: Sequence[Row]) -> Notice:
    """Who of a group is exempt; a press changes it."""
    rows = [
        (
            button("patrol-btn-unexempt", f"patrol:goes:{row['id']}", head=_name(row)[:30])
            if row["exempt"]
            else button("patrol-btn-exempt-one", f"patrol:free:{row['id']}", head=_name(row)[:30]),
        )
        for row in members
    ]
    return say("patrol-exempt", *rows, group=group)


def exempted(house: Row) -> Notice:
    """A household is out; the way back."""
    return say(
        "patrol-exempted", (button("patrol-btn-undo", f"patrol:goes:{house['id']}"),), head=_name(house)
    )


def unexempted(house: Row) -> Notice:
    """A household goes again."""
    return say("patrol-unexempted", head=_name(house))
