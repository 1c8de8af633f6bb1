"""What the patrol room says about nights that a group cannot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.notice import Button, Notice, button, say

Row = Any


def _line(row: Row) -> Notice:
    days = _days(date.fromisoformat(row["first"]), date.fromisoformat(row["last"]))
    return say("patrol-away-line", days=days, reason=_reason(row["reason"]), group=row["group_name"])


def _days(first: date, last: date) -> object:
    """One day, or from which day to which."""
    return first if first == last else say("patrol-away-days", first=first, last=last)


def _reason(reason: str) -> Notice:
    return say(f"patrol-away-reason-{reason}")


def _reasons(group_id: int) -> list[tuple[Button, ...]]:
    """What keeps the group."""
    return [
        (
            button("patrol-btn-away-harvest", f"patrol:awayfor:{group_id}:harvest"),
            button("patrol-btn-away-funeral", f"patrol:awayfor:{group_id}:funeral"),
        ),
        (
            button("patrol-btn-away-flood", f"patrol:awayfor:{group_id}:flood"),
            button("patrol-btn-away-other", f"patrol:awayfor:{group_id}:other"),
        ),
    ]


def _off(rows: Sequence[Row]) -> list[tuple[Button, ...]]:
    return [
        (button("patrol-btn-away-off", f"patrol:awayoff:{row['id']}", **_first(row)),) for row in rows[:8]
    ]


def _first(row: Row) -> dict[str, Any]:
    return {"first": date.fromisoformat(row["first"]), "group": row["group_name"]}


def page(group_id: int, group: str, rows: Sequence[Row], until: date | None) -> Notice:
    """What a group cannot, and what keeps it."""
    lines: list[Notice] = [_line(row) for row in rows] or [say("patrol-away-none")]
    if until is not None:
        lines.append(say("patrol-away-until", until=until))
    return say("patrol-away", *_reasons(group_id), *_off(rows), group=group, lines=tuple(lines))


def all_groups(rows: Sequence[Row]) -> Notice:
    """What all groups cannot, for an official."""
    lines = tuple(_line(row) for row in rows) or say("patrol-away-none")
    return say("patrol-aways", *_reasons(0), *_off(rows), lines=lines)


def ask(group_id: int) -> Notice:
    """Which dates?"""
    return say("patrol-away-ask" if group_id else "patrol-away-ask-group")


def stored(group: str, first: date, last: date, bound: Sequence[Row], absence: int | None) -> Notice:
    """The nights are planned around; the published ones among them can be swapped here."""
    rows = [
        (button("patrol-btn-swap-night", f"patrol:swap:{row['id']}", night=date.fromisoformat(row["night"])),)
        for row in bound
    ]
    if absence is not None:
        rows.append((button("patrol-btn-undo", f"patrol:awayoff:{absence}"),))
    key = "patrol-away-stored-bound" if bound else "patrol-away-stored"
    return say(key, *rows, group=group, days=_days(first, last))


def told(group: str, first: date, last: date, reason: str) -> Notice:
    """Officials and leaders hear it."""
    return say("patrol-away-told", group=group, days=_days(first, last), reason=_reason(reason))


def taken_back(group: str, first: date, last: date) -> Notice:
    """The group can after all."""
    return say("patrol-away-off", group=group, days=_days(first, last))
