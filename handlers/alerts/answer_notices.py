"""What people read about their answer to a warning; of several households each is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zlib import crc32

from domain.notice import Button, Notice, button, say
from storage.database import Row

from .notices import answer_buttons, content, house_name, mark

_SHOWN = 8  # households of one account
KIN = "kin"  # stands for relatives and friends, as a place people went to
TYPED = "type"  # in button data: a place that is typed


def code_of(place: str) -> str:
    """How a place is named in button data; the same whatever else the settings list."""
    return f"{crc32(place.encode()):08x}"


def place_name(place: str) -> Notice | str:
    """A place people went to, in words."""
    return say("alerts-place-kin") if place == KIN else place


def answered(
    house: Row,
    homes: Sequence[Row],
    what: str,
    name: str,
    at: datetime,
    *,
    opened: bool = False,
    place: str = "",
    places: Sequence[str] = (),
) -> Notice:
    """The warning with the answer recorded for one house, how the others stand, and the buttons to change it.

    Of who moved out it is asked where to, until `place` is known.
    """
    others = [home for home in homes if home["household_id"] != house["household_id"]][:_SHOWN]
    asks = what == "moved" and not place
    rows = _place_buttons(house, house["household_id"], places) if asks else ()
    return Notice(
        "alerts-answered",
        {
            "mark": mark(house["drill"]),
            "answer": _said(what, place),
            "address": house_name(house),
            "name": name or say("alerts-somebody"),
            "at": at,
            "where": say("alerts-answer-where") if asks else "",
            "help": _help_line(house, what, opened),
            "late": say("alerts-answer-late") if house["state"] != "live" else "",
            "others": say("alerts-others", lines=tuple(_state(home) for home in others)) if others else "",
            "text": _short(house, what, others),
        },
        (*rows, *answer_buttons(house["id"])),
    )


def _said(what: str, place: str) -> Notice:
    return say("alerts-answer-at", place=place_name(place)) if place else say(f"alerts-answer-{what}")


def _place_buttons(
    alert: Mapping[str, object] | Row, household_id: int, places: Sequence[str]
) -> tuple[tuple[Button, ...], ...]:
    """The shelters of the settings, relatives, another place."""
    start = f"alerts:to:{alert['id']}:{household_id}"
    found = [button("alerts-btn-place", f"{start}:{code_of(place)}", name=place) for place in places]
    found.append(button("alerts-btn-kin", f"{start}:{code_of(KIN)}"))
    found.append(button("alerts-btn-elsewhere", f"{start}:{TYPED}"))
    return tuple(tuple(found[i : i + 2]) for i in range(0, len(found), 2))


def where_to(alert: Row, house: Row, places: Sequence[str], *, for_others: bool = False) -> Notice:
    """Where has this household gone? `for_others`: a leader or an official is asked, and can go back to the doors."""
    rows = _place_buttons(alert, house["household_id"], places)
    back = ((button("alerts-btn-back", f"alerts:doors:{alert['id']}"),),) if for_others else ()
    return say("alerts-where-to", *rows, *back, mark=mark(alert["drill"]), address=house_name(house))


def ask_place(house: Row) -> Notice:
    """The place is to be typed."""
    return say("alerts-ask-place", mark=mark(house["drill"]), address=house_name(house))


def _short(house: Row, what: str, others: Sequence[Row]) -> Notice:
    """The warning without the question; a house somebody has left is not called dangerous any more."""
    still_there = house["danger"] > 0 and what != "moved"
    left = [home for home in others if home["danger"] and home["answer"] != "moved"]
    homes = [*([house] if still_there else []), *left] if others else []
    return Notice("alerts-warning-short", content(house, still_there, homes))


def _state(home: Row) -> Notice:
    said = _said(home["answer"], home["went_to"]) if home["answer"] else say("alerts-answer-none")
    return say("alerts-home-state", address=house_name(home), answer=said)


def _help_line(house: Row, what: str, opened: bool) -> Notice | str:
    if what == "help":
        if house["drill"]:
            return say("alerts-help-drill")
        return say("alerts-help-opened" if opened else "alerts-help-open-already")
    return say("alerts-help-stays") if house["answer"] == "help" and not house["drill"] else ""


def recorded(house: Row, what: str, *, several: bool = False, place: str = "") -> Notice:
    """The short answer to a press; of several households it names the one."""
    key = "alerts-toast-late" if house["state"] != "live" else "alerts-toast"
    where = say("alerts-toast-house", address=house_name(house)) if several else ""
    return say(key, mark=mark(house["drill"]), answer=_said(what, place), house=where)


def which_household(homes: Sequence[Row], what: str) -> Notice:
    """For an account of several households: whose answer is this? Only `safe` can be said of all at once."""
    alert = homes[0]
    start = f"alerts:at:{alert['id']}"
    rows = [
        (button("alerts-btn-house", f"{start}:{home['household_id']}:{what}", address=house_name(home)[:50]),)
        for home in homes[:_SHOWN]
    ]
    if what == "safe":
        rows.append((button("alerts-btn-every-house", f"{start}:0:{what}", n=len(homes)),))
    rows.append((button("alerts-btn-back", f"alerts:mine:{alert['id']}"),))
    return say(
        "alerts-which-household",
        *rows,
        mark=mark(alert["drill"]),
        answer=say(f"alerts-answer-{what}"),
        lines=tuple(_state(home) for home in homes[:_SHOWN]),
    )


def mine(homes: Sequence[Row]) -> Notice:
    """The warning again, with how the reader's households stand."""
    alert, lines = homes[0], tuple(_state(home) for home in homes[:_SHOWN])
    text = Notice("alerts-warning-short", content(alert, homes=homes))
    return say("alerts-mine", *answer_buttons(alert["id"]), mark=mark(alert["drill"]), lines=lines, text=text)
