"""What leaders and officials read about doors that stay silent."""

from __future__ import annotations

from collections.abc import Sequence

from domain.notice import Notice, button, say
from storage.database import Row

from .notices import head, house_name, mark

SHOWN = 15  # doors in one message
MARKS = ("safe", "moved", "help", "nobody", "refuses", "phone")


def doors(alert: Row, houses: Sequence[Row], total: int, *, for_officials: bool) -> Notice:
    """The open doors, dangerous ones first, each with a button; or that there is none."""
    if not houses:
        return say("alerts-doors-none", **head(alert))
    shown = houses[:SHOWN]
    rows = tuple(
        (
            button(
                "alerts-btn-door",
                f"alerts:door:{alert['id']}:{house['household_id']}",
                address=house_name(house)[:50],
            ),
        )
        for house in shown
    )
    return say(
        "alerts-doors-officials" if for_officials else "alerts-doors",
        *rows,
        **head(alert),
        n=total,
        lines=tuple(_line(house, for_officials) for house in shown),
        rest=say("alerts-doors-rest", n=total - len(shown)) if total > len(shown) else "",
    )


def _line(house: Row, with_group: bool) -> Notice:
    return say(
        "alerts-door-line",
        address=house_name(house),
        **_facts(house),
        group=say("alerts-door-group", name=house["group_name"])
        if with_group and house["group_name"]
        else "",
    )


def _facts(house: Row) -> dict[str, object]:
    """Who lives there, as far as it is told."""
    return {
        "danger": say("alerts-door-danger", hazard=house["hazard"][:30]) if house["danger"] else "",
        "name": house["head"][:20],
        "people": say("alerts-door-people", n=house["people"]) if house["people"] else "",
        "needs": say("alerts-door-needs", needs=house["needs"][:60]) if house["needs"] else "",
        "phone": say("alerts-door-phone", phone=house["phone"][:40]) if house["phone"] else "",
        "state": state(house),
    }


def state(house: Row) -> Notice | str:
    """What is known: an answer, or why the house is a door."""
    if house["answer"]:
        return say(f"alerts-door-is-{house['answer']}")
    if not house["active"]:
        return say("alerts-door-gone")
    return say("alerts-door-unreachable") if house["unreachable"] else ""


def door(alert: Row, house: Row) -> Notice:
    """One door: who lives there, and what was found."""
    start = f"alerts:mark:{alert['id']}:{house['household_id']}"
    buttons = [button(f"alerts-btn-mark-{how}", f"{start}:{how}") for how in MARKS]
    rows = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    rows.append((button("alerts-btn-back", f"alerts:doors:{alert['id']}"),))
    return say("alerts-door", *rows, mark=mark(alert["drill"]), address=house_name(house), **_facts(house))


def not_met(alert: Row, house: Row, name: str) -> Notice:
    """For the officials, at once: nobody there, or they refuse to leave."""
    press = button("alerts-btn-open", f"alerts:door:{alert['id']}:{house['household_id']}")
    return say(
        f"alerts-door-{house['answer']}",
        (press,),
        mark=mark(alert["drill"]),
        address=house_name(house),
        by=name,
        **_facts(house),
    )


def marked(alert: Row, house: Row, how: str) -> Notice:
    """The short answer to whoever stood at the door."""
    return say(
        "alerts-door-marked",
        mark=mark(alert["drill"]),
        address=house_name(house),
        how=say(f"alerts-mark-{how}"),
    )
