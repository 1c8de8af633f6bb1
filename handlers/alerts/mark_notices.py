"""What people read when houses are marked dangerous while a warning runs."""

from __future__ import annotations

from collections.abc import Sequence

from domain.notice import Button, Notice, button, listed, say
from storage.database import Row

from .notices import answer_buttons, content, head, house_name, mark

_NAMED = 12  # houses in one text


def which_warning(running: Sequence[Row]) -> Notice:
    """Several warnings run: in which one?"""
    rows = tuple(
        (button("alerts-btn-warning", f"alerts:danger:{row['id']}", **_named(row)),) for row in running
    )
    return say("alerts-mark-which", *rows)


def _named(alert: Row) -> dict[str, Notice | str]:
    known = head(alert)
    named = {key: known[key] for key in ("mark", "sign", "hazard", "colour", "place")}
    return {key: value if isinstance(value, Notice) else str(value) for key, value in named.items()}


def ask(alert: Row) -> Notice:
    """At which houses is the sign of danger?"""
    only = say("alerts-mark-only-drill") if alert["drill"] else ""
    return say("alerts-mark-ask", **head(alert), only=only)


def which_houses(alert: Row, houses: Sequence[Row], *, together: bool) -> Notice:
    """The houses that fit what was typed; one press marks one, or all of them where each was named."""
    start = f"alerts:marks:{alert['id']}"
    rows: list[tuple[Button, ...]] = []
    if together and len(houses) > 1:
        ids = "-".join(str(house["id"]) for house in houses)
        rows.append((button("alerts-btn-mark-all", f"{start}:{ids}", n=len(houses)),))
    rows += [
        (button("alerts-btn-mark-house", f"{start}:{house['id']}", address=house_name(house)[:50]),)
        for house in houses
    ]
    lines = tuple(say("alerts-mark-line", address=house_name(h), number=h["number"]) for h in houses)
    return say("alerts-mark-houses", *rows, mark=mark(alert["drill"]), lines=lines)


def how_far(alert: Row, lat: float, lon: float, taken: Sequence[tuple[int, int]]) -> Notice:
    """How far around the location; each distance says how many houses a press marks."""
    start = f"alerts:hot:{alert['id']}:{round(lat * 1e6)}:{round(lon * 1e6)}"
    rows = [
        (button("alerts-btn-distance", f"{start}:{far}", metres=str(far), n=count),)
        for far, count in taken
        if count
    ]
    return say("alerts-mark-far", *rows, mark=mark(alert["drill"]))


def done(alert: Row, marked: Sequence[Row]) -> Notice:
    """For who marked them."""
    return say("alerts-marked", **_houses(alert, marked))


def for_chat(alert: Row, marked: Sequence[Row], *, got: bool, asked: bool) -> Notice:
    """For the neighbours in the group's chat; the warning with it where they did not get it, to answer if asked to."""
    rows = answer_buttons(alert["id"]) if asked and not got else ()
    text = "" if got else say("alerts-marked-warning", text=Notice("alerts-warning-short", content(alert)))
    return say("alerts-marked-chat", *rows, **_houses(alert, marked), text=text)


def for_leader(alert: Row, marked: Sequence[Row]) -> Notice:
    """For the leader: who lives there, and their telephone."""
    lines = tuple(_line(house) for house in marked[:_NAMED])
    doors = button("alerts-btn-doors", f"alerts:doors:{alert['id']}")
    return say("alerts-marked-leader", (doors,), mark=mark(alert["drill"]), n=len(marked), lines=lines)


def for_officials(alert: Row, marked: Sequence[Row], by: str) -> Notice:
    """For the other officials: who marked which houses."""
    doors = button("alerts-btn-doors", f"alerts:doors:{alert['id']}")
    return say("alerts-marked-officials", (doors,), **_houses(alert, marked), **_of(alert), by=by)


def _of(alert: Row) -> dict[str, object]:
    known = head(alert)
    return {key: known[key] for key in ("sign", "hazard", "colour")}


def _houses(alert: Row, marked: Sequence[Row]) -> dict[str, object]:
    return {
        "mark": mark(alert["drill"]),
        "n": len(marked),
        "houses": listed([house_name(house) for house in marked[:_NAMED]]),
    }


def _line(house: Row) -> Notice:
    return say(
        "alerts-marked-line",
        address=house_name(house),
        name=house["head"][:20],
        people=say("alerts-door-people", n=house["people"]) if house["people"] else "",
        needs=say("alerts-door-needs", needs=house["needs"][:60]) if house["needs"] else "",
        phone=say("alerts-door-phone", phone=house["phone"][:40]) if house["phone"] else "",
    )
