"""The numbers of a warning in words: for the officials by village and group, for a group its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.notice import Button, Notice, button, listed, say
from storage.database import Row

from .answer_notices import place_name
from .notices import danger_button, head, house_name

_GROUPS = 40  # named in one message; those where something is open come first
_DOORS = 12
_REFUGES = 6
_OPEN = (None, "nobody", "refuses")


def village(
    alert: Row,
    total: Mapping[str, int],
    groups: Sequence[Row],
    refuges: Sequence[Row],
    calls: tuple[int, int],
    sent: Mapping[str, int],
    at: datetime,
) -> Notice:
    """For the officials: how it stands, by village and by group; changed as answers come.

    calls: requests for help that are not over, and to how many of them nobody comes.
    """
    names = (
        "houses",
        "dangerous",
        "safe",
        "moved",
        "help",
        "silent",
        "silent_dangerous",
        "nobody",
        "refuses",
    )
    more = ("doors", "open_doors", "with_officials", "unreachable", "by_hand", "late")
    return say(
        "alerts-tally",
        *_buttons(alert),
        **head(alert),
        **{name: total[name] for name in names + more},
        **delivery(sent),
        ended=_ended(alert),
        calls=calls[0],
        alone=calls[1],
        places=_places(refuges),
        groups=_groups(groups),
        at=at,
    )


def delivery(sent: Mapping[str, int]) -> dict[str, int]:
    """How many messages stand where."""
    waiting = sent.get("queued", 0) + sent.get("sending", 0)
    return {"queued": waiting, **{name: sent.get(name, 0) for name in ("sent", "uncertain", "dead")}}


def _buttons(alert: Row) -> tuple[tuple[Button, ...], ...]:
    ref, state = alert["id"], alert["state"]
    lists = (
        button("alerts-btn-groups-of", f"alerts:groups:{ref}"),
        button("alerts-btn-calls", f"alerts:calls:{ref}:0"),
    )
    if state not in ("live", "expired"):
        return (lists, (button("alerts-btn-report", f"alerts:report:{ref}"),))
    change = (button("alerts-btn-change", f"alerts:change:{ref}"),) if state == "live" else ()
    danger = (danger_button(alert),) if state == "live" else ()
    rows = (
        (button("alerts-btn-doors", f"alerts:doors:{ref}"),),
        lists,
        (*change, *danger),
        (button("alerts-btn-clear", f"alerts:clear:{ref}"),),
        (button("alerts-btn-error", f"alerts:error:{ref}"),),
    )
    return tuple(row for row in rows if row)


def _ended(alert: Row) -> Notice | str:
    return say(f"alerts-tally-{alert['state']}") if alert["state"] != "live" else ""


def _places(refuges: Sequence[Row]) -> Notice | str:
    """Where people went, as far as they said."""
    if not refuges:
        return ""
    shown = [
        say("alerts-tally-place", name=place_name(row["name"][:30]), n=row["houses"])
        for row in refuges[:_REFUGES]
    ]
    return say("alerts-tally-places", names=listed(shown))


def _groups(rows: Sequence[Row]) -> Notice | str:
    """Every group in a few signs: answered of all, dangerous houses that are silent, open doors."""
    if len(rows) < 2:
        return ""
    done = [row for row in rows if row["silent"] + row["nobody"] + row["refuses"] == 0]
    rest = [row for row in rows if row not in done]
    rest.sort(key=lambda row: (-row["silent_dangerous"], -row["open_doors"], -row["silent"], row["group_id"]))
    lines = [_group(row) for row in rest[:_GROUPS]]
    if len(rest) > _GROUPS:
        lines.append(say("alerts-tally-more", n=len(rest) - _GROUPS))
    return say(
        "alerts-tally-groups",
        names=listed(lines) if lines else "",
        done=say("alerts-tally-done", n=len(done)) if done else "",
    )


def _group(row: Row) -> Notice:
    return say(
        "alerts-tally-group",
        name=name_of(row),
        answered=str(row["safe"] + row["moved"] + row["help"]),
        houses=str(row["houses"]),
        danger=say("alerts-tally-danger", n=row["silent_dangerous"]) if row["silent_dangerous"] else "",
        doors=say("alerts-tally-doors", n=row["open_doors"]) if row["open_doors"] else "",
    )


def name_of(row: Row) -> Notice | str:
    """A group's name; of households in none, that."""
    return row["name"][:20] if row["name"] else say("alerts-no-group")


def group(alert: Row, row: Row, houses: Sequence[Row], at: datetime, *, leader: bool = False) -> Notice:
    """For a group: its chat reads numbers only, its leader also which houses nobody has heard of."""
    silent = [house for house in houses if house["answer"] in _OPEN]
    lines = tuple(
        say("alerts-tally-house", address=house_name(house), sign=sign(house)) for house in silent[:_DOORS]
    )
    rows = []
    if leader:
        everyone = button("alerts-btn-everyone", f"alerts:group:{alert['id']}:{row['group_id']}:0")
        rows.append((everyone, button("alerts-btn-calls", f"alerts:calls:{alert['id']}:{row['group_id']}")))
    return say(
        "alerts-tally-of-group",
        *rows,
        **head(alert),
        name=name_of(row),
        **{name: row[name] for name in ("houses", "safe", "moved", "help", "silent", "nobody", "refuses")},
        ended=_ended(alert),
        silent_houses=say("alerts-tally-silent", lines=lines) if lines and alert["state"] == "live" else "",
        at=at,
    )


def sign(house: Row) -> str:
    """One sign for how a house stands."""
    if house["answer"]:
        return {"safe": "✅", "moved": "🚶", "help": "🆘", "nobody": "🚪", "refuses": "✋"}[
            str(house["answer"])
        ]
    return "⚠️" if house["danger"] else "⏳"
