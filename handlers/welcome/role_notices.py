"""What we say when a group changes hands."""

from __future__ import annotations

from collections.abc import Sequence

from domain.notice import Button, Notice, button, say
from storage.database import Row

_BUTTONS = 60  # Telegram takes a hundred


def to_choose(key: str, group: str, found: Sequence[Row], data: str) -> Notice:
    """Whom to choose: a button a person, whose press sends `data:<account>`."""
    rows: list[tuple[Button, ...]] = [
        (
            button(
                "groups-btn-person", f"{data}:{row['user_id']}", name=row["name"][:40], number=row["number"]
            ),
        )
        for row in found[:_BUTTONS]
    ]
    return say(key, *rows, group=group)


def take_it(offer_id: int, leader: str, group: str) -> Notice:
    """To somebody who is asked to lead a group."""
    return say(
        "groups-take-it",
        (
            button("groups-btn-take", f"welcome:take:{offer_id}"),
            button("groups-btn-no", f"welcome:no-take:{offer_id}"),
        ),
        leader=leader,
        group=group,
    )


def offered(offer_id: int, name: str) -> Notice:
    """To the leader: the offer is out, and can be taken back."""
    return say("groups-offered", (button("groups-btn-withdraw", f"welcome:withdraw:{offer_id}"),), name=name)


def taken(offer_id: int, name: str, group: str) -> Notice:
    """To the former leader: somebody else leads now; they may stay as a deputy."""
    stay = (button("groups-btn-stay", f"welcome:stay:{offer_id}"),)
    return say("groups-taken", stay, name=name, group=group)


def leader(group: str) -> Notice:
    """To a new leader of a group that is under way."""
    return say("groups-you-lead", (button("common-btn-help", "welcome:help"),), group=group)


def appointed(group_id: int, group: str, by: str) -> Notice:
    """To somebody whom an official made leader: they may refuse."""
    refuse = (button("groups-btn-refuse", f"welcome:refuse:{group_id}"),)
    return say("groups-appointed", (button("common-btn-help", "welcome:help"),), refuse, group=group, by=by)
