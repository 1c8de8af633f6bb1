"""What we say when a request is over, and after that: the line, the day after, opened again, thanks."""

from __future__ import annotations

from domain.clock import from_epoch
from domain.notice import Button, Notice, button, listed, say
from domain.refusal import Refusal
from storage.database import Row

from . import notices

Buttons = tuple[tuple[Button, ...], ...]


def _rows(request: Row, thanks: bool, again: str) -> Buttons:
    """What can be pressed once it is over: thanks where somebody came, and calling again."""
    thank = ((button("after-btn-thanks", f"aid:thanks:{request['id']}"),),) if thanks else ()
    return (*thank, (button(again, f"aid:again:{request['id']}"),))


def over(request: Row, thanks: bool = False, ask_line: bool = False) -> Notice:
    """To those who came and to the asker: it is over. Whoever ended it may add a line."""
    ended = {"kind": notices.kind_of(request), "outcome": outcome_of(request)}
    rows = _rows(request, thanks, "after-btn-again")
    if not ask_line:
        return say("aid-over", *rows, **ended)
    return say("after-over-line", *rows, over=say("aid-over", **ended))


def outcome_of(request: Row) -> Notice:
    """How a request ended, in words."""
    return say(f"aid-outcome-{request['outcome']}")


def closed(request: Row) -> Refusal:
    """To whoever presses a button of a request that is over: how it ended, and when."""
    return Refusal(
        "aid-already-closed-so", outcome=listed([outcome_of(request)]), at=from_epoch(request["closed_at"])
    )


def settled_question(request: Row, helper: bool, thanks: bool) -> Notice:
    """The day after, to the asker and to those who came: is it really settled?"""
    key = "after-ask-helper" if helper else "after-ask-asker"
    settled = (button("after-btn-settled", f"aid:settled:{request['id']}"),)
    rows = (settled, *_rows(request, thanks, "after-btn-not-yet"))
    return say(
        key,
        *rows,
        at=from_epoch(request["opened_at"]),
        house=notices.house(request, "own"),
        kind=notices.kind_of(request),
        outcome=outcome_of(request),
    )


def still_going(request: Row) -> Notice:
    """To the asker and whoever is there, some hours later: is it over?"""
    end = button("aid-btn-close", f"aid:close:{request['id']}")
    return say(
        "after-still-going",
        (end,),
        kind=notices.kind_of(request),
        house=notices.house(request, "own"),
        quiet="yes" if request["quiet"] else "no",
    )


def opened_again(request: Row, who: str) -> Notice:
    """To the asker and those who came: somebody opened it again."""
    return say("after-opened-again", who=who, kind=notices.kind_of(request))
