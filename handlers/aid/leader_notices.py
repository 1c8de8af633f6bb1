"""What the aid room says to leaders and officials: doors to ask for, groups that lend a hand, too many calls."""

from __future__ import annotations

from collections.abc import Sequence

from domain.aid import KINDS
from domain.notice import Button, Notice, button, listed, say
from handlers.common.membership import in_group
from storage.database import Row

from .notices import rows_of

_DOORS = 12  # a page


def doors(houses: Sequence[Row], page: int) -> Notice:
    """Whose door? Twelve a page; past the last one the last is shown."""
    pages = max(1, -(-len(houses) // _DOORS))
    page = min(max(page, 0), pages - 1)
    shown = houses[page * _DOORS : (page + 1) * _DOORS]
    rows = list(rows_of([_door_button(house) for house in shown], 2))
    turn = [button("aid-btn-back", f"aid:doors:{page - 1}")] if page else []
    turn += [button("aid-btn-next", f"aid:doors:{page + 1}")] if page < pages - 1 else []
    return say("aid-doors" if houses else "aid-doors-none", *rows, *((tuple(turn),) if turn else ()))


def _door_button(house: Row) -> Button:
    return button("aid-btn-door", f"aid:door:{house['id']}", number=house["number"], head=house["head"][:20])


def door(house: Row) -> Notice:
    """What does this door need?"""
    data = f"aid:indoor:{house['id']}"
    kinds = rows_of([button(f"aid-kind-{kind}", f"{data}:{kind}") for kind in KINDS])
    return say(
        "aid-door",
        (button("aid-btn-door-sos", f"{data}:sos"),),
        *kinds,
        number=house["number"],
        head=house["head"],
        group=in_group(house["group_name"]),
    )


def whether(request_id: int, answer: Notice) -> Notice:
    """To somebody who sends one SOS after the other: it is out, and is it one?"""
    yes = button("aid-btn-sure", f"aid:sure:{request_id}")
    no = button("aid-btn-mistake", f"aid:outcome:{request_id}:false_alarm")
    return say("aid-whether", (yes, no), *answer.buttons, answer=answer)


def many(name: str, user_id: int, count: int) -> Notice:
    """To the leader: somebody sends one SOS after the other."""
    return say("aid-many", (button("aid-btn-mute", f"aid:mute:{user_id}"),), name=name, count=count)


def muted(name: str, user_id: int, yes: bool) -> Notice:
    """To whoever muted somebody, or ended it; it can be undone."""
    back = button("aid-btn-unmute", f"aid:unmute:{user_id}", name=name[:40])
    again = button("aid-btn-mute", f"aid:mute:{user_id}")
    return say("aid-muted" if yes else "aid-unmuted", (back if yes else again,), name=name)


def corner(groups: Sequence[tuple[Row, bool]], muted: Sequence[Row]) -> Notice:
    """What can be set: whether each group hears of others, and whose requests go to the leader alone."""
    rows = [
        (
            button(
                "aid-btn-lend-no" if on else "aid-btn-lend-yes",
                f"aid:lend:{g['id']}:{int(not on)}",
                group=g["name"],
            ),
        )
        for g, on in groups
    ]
    rows += [(button("aid-btn-unmute", f"aid:unmute:{m['user_id']}", name=m["name"][:40]),) for m in muted]
    lines = [say("aid-lends" if on else "aid-lends-not", group=g["name"]) for g, on in groups]
    if muted:
        lines.append(say("aid-muted-list", names=listed(m["name"] or "…" for m in muted)))
    return say("aid-corner", *rows, lines=tuple(lines or [say("aid-corner-empty")]))
