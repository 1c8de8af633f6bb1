"""What leaders and officials read about doors that stay silent."""

from __future__ import annotations

from collections.abc import Sequence

from domain.clock import from_epoch
from domain.notice import Button, Notice, button, listed, say
from storage.database import Row

from .answer_notices import place_name
from .notices import head, house_name, mark
from .tally_notices import name_of, sign

SHOWN = 12  # doors in one message
_LEADERS = 8  # silent leaders in one message
AT_DOOR = ("safe", "moved", "help", "nobody", "refuses")
BY_PHONE = ("phone", "phone-moved", "phone-help", "phone-nobody")  # phone: they are safe
MARKS = AT_DOOR + BY_PHONE
_GROUPS = 80  # buttons for groups in one message
PAGE = 12  # households of a group on one page


def doors(alert: Row, group_id: int, houses: Sequence[Row], going: Sequence[Row]) -> Notice:
    """For who goes there: the open doors of a group, dangerous ones first, each with a button; or that there is none."""
    ref = alert["id"]
    everyone = (button("alerts-btn-everyone", f"alerts:group:{ref}:{group_id}:0"),)
    if not houses:
        return say("alerts-doors-none", everyone, **head(alert))
    go = () if going else ((button("alerts-btn-going", f"alerts:going:{ref}:{group_id}"),),)
    names = listed([row["name"][:20] for row in going])
    return say(
        "alerts-doors",
        *go,
        *_buttons(alert, houses),
        everyone,
        **head(alert),
        **_list(houses, len(houses), with_group=False),
        what=say("alerts-doors-gone", names=names) if going else say("alerts-doors-go"),
    )


def for_officials(alert: Row, houses: Sequence[Row], total: int, silent: Sequence[Row]) -> Notice:
    """For the officials: the doors that are theirs, and which leaders are to be rung."""
    if not houses:
        return say("alerts-doors-none", **head(alert))
    names = tuple(
        say("alerts-doors-leader", group=row["group_name"][:20], name=row["name"][:20], phone=_phone(row))
        for row in silent[:_LEADERS]
    )
    return say(
        "alerts-doors-officials",
        *_buttons(alert, houses),
        **head(alert),
        **_list(houses, total, with_group=True),
        silent=say("alerts-doors-silent", lines=names) if names else "",
    )


def _buttons(alert: Row, houses: Sequence[Row]) -> tuple[tuple[Button, ...], ...]:
    start = f"alerts:door:{alert['id']}"
    return tuple(
        (button("alerts-btn-door", f"{start}:{h['household_id']}", address=house_name(h)[:50]),)
        for h in houses[:SHOWN]
    )


def _list(houses: Sequence[Row], total: int, *, with_group: bool) -> dict[str, object]:
    shown = houses[:SHOWN]
    return {
        "n": total,
        "lines": tuple(_line(house, with_group) for house in shown),
        "rest": say("alerts-doors-rest", n=total - len(shown)) if total > len(shown) else "",
    }


def _line(house: Row, with_group: bool) -> Notice:
    group = say("alerts-door-group", name=house["group_name"]) if with_group and house["group_name"] else ""
    return say("alerts-door-line", address=house_name(house), **_facts(house), group=group)


def _facts(house: Row) -> dict[str, object]:
    """Who lives there, as far as it is told."""
    return {
        "danger": say("alerts-door-danger", hazard=house["hazard"][:30]) if house["danger"] else "",
        "name": house["head"][:20],
        "people": say("alerts-door-people", n=house["people"]) if house["people"] else "",
        "needs": say("alerts-door-needs", needs=house["needs"][:60]) if house["needs"] else "",
        "phone": _phone(house),
        "state": state(house),
    }


def _phone(row: Row) -> Notice | str:
    return say("alerts-door-phone", phone=row["phone"][:40]) if row["phone"] else ""


def state(house: Row) -> Notice | str:
    """What is known: an answer, or why the house is a door."""
    if house["answer"] == "moved" and house["went_to"]:
        return say("alerts-door-is-at", place=place_name(house["went_to"]))
    if house["answer"]:
        return say(f"alerts-door-is-{house['answer']}")
    if house["tried_at"]:
        return say("alerts-door-rang", at=from_epoch(house["tried_at"]))
    if not house["active"]:
        return say("alerts-door-gone")
    return say("alerts-door-unreachable") if house["unreachable"] else ""


def door(alert: Row, house: Row, *, by_phone: bool = False) -> Notice:
    """One door: who lives there, and what was found; or what was said on the telephone."""
    page = f"{alert['id']}:{house['household_id']}"
    how = BY_PHONE if by_phone else AT_DOOR
    buttons = [button(f"alerts-btn-mark-{each}", f"alerts:mark:{page}:{each}") for each in how]
    rows = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    other = ("alerts-btn-at-door", "alerts:door") if by_phone else ("alerts-btn-by-phone", "alerts:ring")
    rows += [
        (button(other[0], f"{other[1]}:{page}"),),
        (button("alerts-btn-back", f"alerts:doors:{alert['id']}"),),
    ]
    return say(
        "alerts-door-phoned" if by_phone else "alerts-door",
        *rows,
        mark=mark(alert["drill"]),
        address=house_name(house),
        answered=_by(house),
        **_facts(house),
    )


def _by(house: Row) -> Notice | str:
    """Who said how this house stands, how and when."""
    if not house["answer"]:
        return ""
    name = house["answerer"][:20] or say("alerts-somebody")
    return say(f"alerts-door-by-{house['how']}", name=name, at=from_epoch(house["answered_at"]))


def everyone(alert: Row, row: Row, houses: Sequence[Row], page: int) -> Notice:
    """All households of a group in a warning: how each stands, a button for each."""
    pages = max(1, -(-len(houses) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = houses[page * PAGE : (page + 1) * PAGE]
    start = f"alerts:group:{alert['id']}:{row['group_id']}"
    turn = [button("alerts-btn-earlier", f"{start}:{page - 1}")] if page else []
    turn += [button("alerts-btn-later", f"{start}:{page + 1}")] if page < pages - 1 else []
    lines = tuple(say("alerts-tally-house", address=house_name(h), sign=sign(h)) for h in shown)
    return say(
        "alerts-everyone",
        *_buttons(alert, shown),
        *([tuple(turn)] if turn else []),
        **head(alert),
        name=name_of(row),
        lines=lines,
    )


def groups(alert: Row, rows: Sequence[Row]) -> Notice:
    """For an official: a button for each group, those where something is open first."""
    open_first = sorted(
        rows, key=lambda r: (-r["silent_dangerous"], -r["open_doors"], -r["silent"], r["group_id"])
    )
    buttons = [_group_button(alert, row) for row in open_first[:_GROUPS]]
    return say(
        "alerts-groups", *(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)), **head(alert)
    )


def _group_button(alert: Row, row: Row) -> Button:
    data = f"alerts:group:{alert['id']}:{row['group_id']}:0"
    answered = str(row["safe"] + row["moved"] + row["help"])
    if not row["name"]:
        return button("alerts-btn-group-none", data, answered=answered, houses=str(row["houses"]))
    return button(
        "alerts-btn-group", data, name=row["name"][:20], answered=answered, houses=str(row["houses"])
    )


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
    """The short answer to whoever stood at the door or rang."""
    return say(
        "alerts-door-marked",
        mark=mark(alert["drill"]),
        address=house_name(house),
        how=say(f"alerts-mark-{how}"),
    )


def going(alert: Row) -> Notice:
    """The short answer to whoever goes there."""
    return say("alerts-going", mark=mark(alert["drill"]))


def newer(alert: Row) -> Notice:
    """In place of a list: a newer one follows."""
    return say("alerts-doors-newer", **head(alert))


def over(alert: Row) -> Notice:
    """In place of a list: the warning is over. One whose time ran out is not called off: the danger may go on."""
    if alert["state"] == "expired":
        doors_of = button("alerts-btn-doors", f"alerts:doors:{alert['id']}")
        return say("alerts-doors-expired", (doors_of,), **head(alert))
    return say("alerts-doors-over", **head(alert))
