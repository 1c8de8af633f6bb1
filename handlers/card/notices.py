"""The words of the neighbour card."""

from __future__ import annotations

from collections.abc import Sequence

from domain.notice import Button, Notice, button, listed, say
from storage.database import Row

from .parts import Card, Contact, Door

ASKS = (button("card-btn-sos", "aid:sos"), button("card-btn-aid", "aid:ask"))


def caption(group: Row) -> Notice:
    """Under the picture of a group's card."""
    as_text = (button("card-btn-text", f"card:text:{group['id']}"),)
    return say("card-caption", ASKS, _prints(group["id"]), as_text, heading=_heading(group))


def text(group_id: int, card: Card) -> Notice:
    """The card for people who cannot load pictures."""
    return say(
        "card-text",
        ASKS,
        _prints(group_id),
        heading=card.heading,
        village=card.village,
        count=card.count,
        contacts=tuple(_contact(one) for one in card.contacts),
        doors=tuple(_door(door) for door in card.doors) or "–",
        day=card.printed,
    )


def printed(group: Row, size: str) -> Notice:
    """Under the file to print: how."""
    return say("card-pdf-card" if size == "card" else "card-pdf-a4", heading=_heading(group))


def choose(groups: Sequence[Row]) -> Notice:
    """To somebody of many groups: whose card?"""
    rows = [(button("card-btn-group", f"card:group:{row['id']}", group=row["name"][:40]),) for row in groups]
    return say("card-choose", *rows)


def _prints(group_id: int) -> tuple[Button, ...]:
    return (
        button("card-btn-wallet", f"card:pdf:{group_id}:card"),
        button("card-btn-a4", f"card:pdf:{group_id}:a4"),
    )


def _heading(group: Row) -> Notice:
    return say("card-heading", group=group["name"])


def _contact(one: Contact) -> Notice:
    if not one.role:
        return say("card-text-number", name=one.name, phone=one.phone)
    return say("card-text-contact", role=one.role, name=one.name, phone=one.phone)


def _door(door: Door) -> Notice:
    shown = {"head": door.head, "address": door.address, "number": door.number}
    more = [part for part in (door.phone, door.skills) if part]
    return say("card-text-door-more", more=listed(more), **shown) if more else say("card-text-door", **shown)
