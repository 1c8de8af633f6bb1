"""What we say to those who hand out codes."""

from __future__ import annotations

from domain.notice import Button, Notice, button, say

from .invites import Print
from .slip_parts import Slip


def slips_question(group_id: int, group: str, every: int, new: int) -> Notice:
    """Asked before slips are made: counts first."""
    where = say("invite-slips-group", group=group) if group else say("invite-slips-village")
    choice = say("invite-slips-choose" if new else "invite-slips-none-new")
    rows = _which(f"welcome:slips-make:{group_id}", every, new)
    return say("invite-slips", *rows, where=where, all=every, new=new, choice=choice)


def codes_question(role: str, every: int, new: int) -> Notice:
    """Asked before a code sheet is made: counts first."""
    choice = say("invite-codes-choose" if new else "invite-codes-none-new")
    return say(
        f"invite-codes-{role}",
        *_which(f"welcome:codes-make:{role}", every, new),
        all=every,
        new=new,
        choice=choice,
    )


def _which(data: str, every: int, new: int) -> list[tuple[Button, ...]]:
    rows: list[tuple[Button, ...]] = []
    if new:
        rows.append((button("invite-btn-new", f"{data}:new", count=new),))
    if every > new:
        rows.append((button("invite-btn-all", f"{data}:all", count=every),))
    return rows


def slips(count: int, pages: int) -> Notice:
    """Under the file with slips."""
    return say("invite-slips-caption", count=count, pages=pages)


def sheet(count: int, pages: int) -> Notice:
    """Under the file with codes for leaders or group chats."""
    return say("invite-codes-caption", count=count, pages=pages)


def slip(one: Slip, about: Print) -> Notice:
    """Under the picture of one slip: the code to be typed, too."""
    return say(
        "invite-slip-caption", head=one.who, address=one.door, code=one.code, until=about.until.isoformat()
    )
