"""What people read about their answer to a warning; of several households each is named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.notice import Notice, button, say
from storage.database import Row

from .notices import answer_buttons, content, house_name, mark

_SHOWN = 8  # households of one account


def answered(house: Row, homes: Sequence[Row], what: str, name: str, at: datetime, opened: bool) -> Notice:
    """The warning with the answer recorded for one house, how the others stand, and the buttons to change it."""
    others = [home for home in homes if home["household_id"] != house["household_id"]][:_SHOWN]
    return Notice(
        "alerts-answered",
        {
            "mark": mark(house["drill"]),
            "answer": say(f"alerts-answer-{what}"),
            "address": house_name(house),
            "name": name or say("alerts-somebody"),
            "at": at,
            "help": _help_line(house, what, opened),
            "late": say("alerts-answer-late") if house["state"] != "live" else "",
            "others": say("alerts-others", lines=tuple(_state(home) for home in others)) if others else "",
            "text": _short(house, what, others),
        },
        answer_buttons(house["id"]),
    )


def _short(house: Row, what: str, others: Sequence[Row]) -> Notice:
    """The warning without the question; a house somebody has left is not called dangerous any more."""
    still_there = house["danger"] > 0 and what != "moved"
    left = [home for home in others if home["danger"] and home["answer"] != "moved"]
    homes = [*([house] if still_there else []), *left] if others else []
    return Notice("alerts-warning-short", content(house, still_there, homes))


def _state(home: Row) -> Notice:
    said = say(f"alerts-answer-{home['answer']}") if home["answer"] else say("alerts-answer-none")
    return say("alerts-home-state", address=house_name(home), answer=said)


def _help_line(house: Row, what: str, opened: bool) -> Notice | str:
    if what == "help":
        if house["drill"]:
            return say("alerts-help-drill")
        return say("alerts-help-opened" if opened else "alerts-help-open-already")
    return say("alerts-help-stays") if house["answer"] == "help" and not house["drill"] else ""


def recorded(house: Row, what: str, *, several: bool = False) -> Notice:
    """The short answer to a press; of several households it names the one."""
    key = "alerts-toast-late" if house["state"] != "live" else "alerts-toast"
    where = say("alerts-toast-house", address=house_name(house)) if several else ""
    return say(key, mark=mark(house["drill"]), answer=say(f"alerts-answer-{what}"), house=where)


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
