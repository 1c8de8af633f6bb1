"""What the aid room says to those who come: where to, what is known, what to press."""

from __future__ import annotations

from domain.aid import WITHIN
from domain.notice import Button, Notice, button, say
from storage.database import Row

from .notices import house, kind_of, numbers


def details(request: Row, others: int) -> Notice:
    """To somebody who comes, and nobody else: the exact address, the phone, the words."""
    return say(
        "aid-details",
        *coming_buttons(request["id"]),
        kind=kind_of(request),
        lines=_known(request, others),
    )


def elsewhere(request: Row, others: int) -> Notice:
    """To somebody who is on the way: it is at another house."""
    return say(
        "aid-elsewhere", *coming_buttons(request["id"]), kind=kind_of(request), lines=_known(request, others)
    )


def _known(request: Row, others: int) -> tuple[Notice, ...]:
    lines = [place(request)]
    if request["for_door"] and request["reporter"]:
        lines.append(say("aid-reported", name=request["reporter"]))
    for column in ("phone", "needs", "text"):
        if request[column]:
            lines.append(say(f"aid-{column}", value=request[column]))
    if others:
        lines.append(say("aid-others", count=others))
    return (*lines, *numbers(request))


def place(request: Row) -> Notice:
    """Where to go; of somebody who belongs to no household, whom to write to."""
    if request["household_id"] is None:
        return say("aid-place-stranger", name=request["asker"] or "", id=str(request["user_id"] or 0))
    return say("aid-place", number=request["number"], head=request["head"], address=request["address"])


def coming_buttons(request_id: int) -> tuple[tuple[Button, ...], ...]:
    """What somebody who comes can press: in how many minutes, there, over, cannot."""
    minutes = (button("aid-btn-within", f"aid:within:{request_id}:{m}", minutes=str(m)) for m in WITHIN)
    return (
        tuple(minutes),
        (button("aid-btn-arrived", f"aid:arrived:{request_id}"),),
        (
            button("aid-btn-close", f"aid:close:{request_id}"),
            button("aid-btn-drop", f"aid:drop:{request_id}"),
        ),
    )


def there_buttons(request_id: int) -> tuple[tuple[Button, ...], ...]:
    """What somebody who is there can press."""
    return ((button("aid-btn-close", f"aid:close:{request_id}"),),)


def still(request: Row) -> Notice:
    """To somebody who has not arrived in time."""
    number = request["id"]
    return say(
        "aid-still",
        (button("aid-btn-still", f"aid:still:{number}"), button("aid-btn-arrived", f"aid:arrived:{number}")),
        (button("aid-btn-drop", f"aid:drop:{number}"),),
        kind=kind_of(request),
        house=house(request, "own"),
    )
