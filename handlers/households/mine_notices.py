"""What we say to the people of a household about their own household."""

from __future__ import annotations

from collections.abc import Sequence

from domain import skills
from domain.notice import Notice, button, listed, say
from storage.database import Row

from .homes_notices import FIELDS, Home, edit_button, show_button, where


def page(home: Home) -> Notice:
    """The own household: each line says what is held and who can see it; below it what can be changed."""
    house = home.house
    edits = tuple(edit_button(house["id"], field, "mine") for field in FIELDS)
    return say(
        "homes-mine",
        edits[:2],
        edits[2:],
        (show_button(house, "mine"),),
        (button("homes-btn-wrong", f"households:wrong:{house['id']}"),),
        (button("homes-btn-moving", f"households:moving:{house['id']}"),),
        (button("homes-btn-leave", f"households:leave:{house['id']}"),),
        **where(house),
        head=house["head"] or "–",
        people="–" if house["people"] is None else str(house["people"]),
        phone=house["phone"] or "–",
        shown=home.phone_shown,
        needs=house["needs"] or "–",
        skills=skills.shown(house["skills"]) or "–",
        waits="yes" if house["skills"] and not home.agreed else "no",
        hazard=house["hazard"] or "–",
        names=listed(one["name"] for one in home.speakers),
    )


def sure(what: str, household_id: int, house: Row) -> Notice:
    """Asked before something that is not easily undone; the other button goes back to the own page."""
    go = button(f"homes-btn-yes-{what}", f"households:{what}-yes:{household_id}")
    keep = button("homes-btn-keep", f"households:mine-here:{household_id}")
    return say(f"homes-sure-{what}", (go,), (keep,), **where(house))


def leave_now(house: Row) -> Notice:
    """The leader knows that the household moves: leave now, or stay until then?"""
    go = button("homes-btn-leave-now", f"households:leave-yes:{house['id']}")
    stay = button("homes-btn-stay", f"households:mine-here:{house['id']}")
    return say("homes-moving-told", (go,), (stay,), **where(house))


def speaks_too(new: Row) -> Notice:
    """To the others of a household: somebody speaks for it now too; a tap says that this is wrong."""
    wrong = button("homes-btn-not-ours", f"households:not-ours:{new['household_id']}:{new['user_id']}")
    return say("homes-speaks-too", (wrong,), name=new["name"], number=new["number"], address=new["address"])


def moved_or_both(new: Row, before: Sequence[Row]) -> Notice:
    """To somebody who has another household: did they move here, or do they speak for both?"""
    here = new["household_id"]
    rows = [
        (button("homes-btn-moved-here", f"households:moved-here:{here}:{old['id']}", address=old["address"]),)
        for old in before[:10]
    ]
    both = (button("homes-btn-both", f"households:both:{here}"),)
    return say("homes-moved-or-both", *rows, both, number=new["number"], address=new["address"])


def moved_here(new: Row, old: Row) -> Notice:
    """The old household is left, the new one and its group count from now on."""
    return say("homes-moved-here", **where(new), old=old["address"])
