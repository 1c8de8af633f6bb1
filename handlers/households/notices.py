"""What we say about joining a household."""

from __future__ import annotations

from collections.abc import Sequence

from domain.notice import Button, Notice, button, say
from storage.database import Row


def which(found: Sequence[Row]) -> Notice:
    """Several households fit: the person chooses."""
    return say("households-which", *_door_buttons(found))


def doors(found: Sequence[Row]) -> Notice:
    """The doors of a group, in its chat."""
    return say("households-doors", *_door_buttons(found))


def _door_buttons(found: Sequence[Row]) -> list[tuple[Button, ...]]:
    rows: list[tuple[Button, ...]] = []
    for house in found[:20]:
        data = f"households:want:{house['id']}"
        rows.append((button("households-btn-door", data, number=house["number"], address=house["address"]),))
    return rows


def wish(request_id: int, name: str, house: Row) -> Notice:
    """To the leader: somebody wants to join a household."""
    return say(
        "households-wish",
        (
            button("households-btn-approve", f"households:approve:{request_id}"),
            button("households-btn-refuse", f"households:refuse:{request_id}"),
        ),
        name=name,
        number=house["number"],
        address=house["address"],
        head=house["head"],
    )


def decided(request: Row, state: str, by: str) -> Notice:
    """In place of the wish: what was decided and by whom."""
    return say(
        "households-decided",
        name=request["name"],
        number=request["number"],
        address=request["address"],
        state=state,
        by=by,
    )
