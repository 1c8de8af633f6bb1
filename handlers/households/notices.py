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


def wish_ref(wish_id: int) -> str:
    """The name of the message that asks whether somebody may join."""
    return f"join:{wish_id}"


def wish(wish_id: int, name: str, house: Row, key: str = "households-wish") -> Notice:
    """To the leader: somebody wants to join a household (or, with another key, still waits to)."""
    return say(
        key,
        (
            button("households-btn-approve", f"households:approve:{wish_id}"),
            button("households-btn-refuse", f"households:refuse:{wish_id}"),
        ),
        name=name,
        number=house["number"],
        address=house["address"],
        head=house["head"],
    )


def asked(wish_id: int, house: Row) -> Notice:
    """To the asker: the leader has been asked; a tap takes it back."""
    take_back = button("households-btn-withdraw", f"households:withdraw:{wish_id}")
    return say("households-asked", (take_back,), number=house["number"], address=house["address"])


def decided(wish: Row, state: str, by: str) -> Notice:
    """In place of the wish: what was decided and by whom."""
    return say("households-decided", **_wish(wish), state=state, by=by)


def withdrawn(wish: Row) -> Notice:
    """In place of the wish: it was taken back, or there is nothing to join any more."""
    return say("households-withdrawn", **_wish(wish))


def joined_already(wish: Row) -> Notice:
    """In place of the wish: a code came first."""
    return say("households-joined-already", **_wish(wish))


def _wish(wish: Row) -> dict[str, str]:
    return {"name": wish["name"], "number": wish["number"], "address": wish["address"]}
