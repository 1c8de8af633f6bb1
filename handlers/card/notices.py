"""The words of the neighbourhood card."""

from __future__ import annotations

from collections.abc import Sequence

from domain.notice import Notice, button, say
from storage.database import Row


def card(group: Row, doors: Sequence[Row], leaders: Sequence[Row], liaisons: Sequence[Row]) -> Notice:
    """One group: who leads it, who lives where."""
    lines = [say("card-leader", names=_names(leaders)) if _names(leaders) else say("card-no-leader")]
    if _names(liaisons):
        lines.append(say("card-liaisons", names=_names(liaisons)))
    lines += [say("card-door", number=d["number"], address=d["address"], head=d["head"]) for d in doors]
    return say("card-group", group=group["name"], count=len(doors), lines=tuple(lines))


def cards(groups: Sequence[Notice], village: str, officials: Sequence[Row]) -> Notice:
    """The whole card: the groups, the village office, the emergency numbers."""
    known = [row for row in officials if row["name"]]
    office = [say("card-official", name=row["name"], title=row["title"] or "") for row in known]
    asks = (button("card-btn-sos", "aid:sos"), button("card-btn-aid", "aid:ask"))
    return say(
        "card",
        asks,
        village=village,
        groups=tuple(groups),
        officials=tuple(office) or say("card-no-official"),
    )


def _names(people: Sequence[Row]) -> str:
    return ", ".join(row["name"] for row in people if row["name"])
