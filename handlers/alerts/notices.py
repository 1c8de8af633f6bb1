"""What people read of a warning: what names it, and the warning itself. A drill says so in each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from domain.alerts import moves_people_out, threatens_houses
from domain.clock import from_epoch
from domain.notice import Button, Notice, Spoken, button, listed, say
from storage.database import Row

from .area import COMMA

_NAMES_SHOWN, _NAMES_LONG = 12, 120  # groups or hamlets in one place; characters of their names
_HOMES_SHOWN = 12  # of one account


def mark(drill: int | bool) -> Notice | str:
    """What every message of a drill begins with."""
    return say("alerts-mark-drill") if drill else ""


def hazard(name: str) -> Notice:
    """A hazard's name."""
    return say(f"hazard-{name}")


def colour(name: str) -> Notice:
    """A colour's name."""
    return say(f"colour-{name}")


def head(alert: Row) -> dict[str, object]:
    """What names a warning in a text: mark, sign, hazard, colour, place."""
    return {
        "mark": mark(alert["drill"]),
        "sign": say(f"alerts-sign-{alert['colour']}"),
        "hazard": hazard(alert["hazard"]),
        "colour": colour(alert["colour"]),
        "place": place(alert),
    }


def place(alert: Row) -> Notice | str:
    """Where a warning holds; for a house that was outside and was marked on the way: there."""
    if "outside" in alert.keys() and alert["outside"]:  # noqa: SIM118  a Row gives values
        return say("alerts-place-outside")
    kind, names = alert["area_kind"] or "all", alert["place"]
    if kind in ("groups", "hamlet"):
        return _listed_place(kind, names.split(COMMA))
    if kind == "near":
        lat, lon, metres = alert["area"].split(",")
        return say("alerts-place-near", address=names or f"{lat}, {lon}", metres=metres)
    return str(names) or say(f"alerts-place-{kind}")


def _listed_place(kind: str, names: Sequence[str]) -> Notice:
    """As many names as are quickly read, at least one, and how many there are."""
    shown = [name[:_NAMES_LONG] for name in names[:_NAMES_SHOWN]]
    while len(shown) > 1 and sum(map(len, shown)) > _NAMES_LONG:
        shown.pop()
    place = say(f"alerts-place-{kind}", place=listed(shown))
    return say("alerts-place-many", place=place, n=len(names)) if len(shown) < len(names) else place


def lapsed(alert: Row) -> Notice:
    """For the sender: nobody confirmed; what to do now."""
    ref = alert["id"]
    rows = (
        (button("alerts-btn-again", f"alerts:send:{ref}"),),
        (button("alerts-btn-drop", f"alerts:drop:{ref}"),),
    )
    return say("alerts-second-lapsed", *rows, **head(alert))


def line(key: str, alert: Row, **more: object) -> Notice:
    """A plain sentence that names the warning."""
    return say(key, **head(alert), **more)


# The warning itself.


def warning(
    alert: Row, *, danger: bool = False, answers: bool = True, homes: Sequence[Row] = (), leads: bool = False
) -> Notice:
    """What people get: source, hazard, place, time, what to do; how to answer.

    `homes`: where somebody has several. `leads`: who cares for a group can mark a house of it dangerous.
    """
    rows = answer_buttons(alert["id"]) if answers else ()
    if leads:
        rows += ((danger_button(alert),),)
    several = say("alerts-several", n=len(homes)) if homes else ""
    asked = _asked(alert, several) if answers else _asked(alert, "", "alerts-no-answer")
    return Notice("alerts-warning", {**content(alert, danger, homes), **asked}, rows)


def _asked(alert: Row, several: Notice | str = "", key: str = "alerts-answer") -> dict[str, object]:
    """What stands below a warning: to answer, or that it is for information; in a drill, that it is one."""
    return {"ask": say(key), "several": several, "drill": say("alerts-drill-only") if alert["drill"] else ""}


def danger_button(alert: Row) -> Button:
    """For who may mark houses dangerous while the warning runs."""
    return button("alerts-btn-danger", f"alerts:danger:{alert['id']}")


def drafted(alert: Row, now: datetime, ends: datetime, *, danger: bool) -> Notice:
    """A draft as it would be read, were it sent now."""
    before = _danger_lines(alert) if danger else []
    return Notice("alerts-warning", {**_content(alert, now, ends, before), **_asked(alert)})


def issued(alert: Row) -> datetime:
    """When the warning went out."""
    return from_epoch(alert["issued_at"])


def content(alert: Row, danger: bool = False, homes: Sequence[Row] = ()) -> dict[str, object]:
    """What a warning that is out says; `homes`: the houses it names, for whoever has several."""
    before = [_home_line(alert, home) for home in homes[:_HOMES_SHOWN]] or (
        _danger_lines(alert) if danger else []
    )
    return _content(alert, issued(alert), from_epoch(alert["expires_at"]), before)


def _content(alert: Row, at: datetime, until: datetime, before: Sequence[Notice]) -> dict[str, object]:
    do = (*before, what_to_do(alert))
    return {**head(alert), "source": alert["source"], "at": at, "until": until, "do": do}


def _home_line(alert: Row, home: Row) -> Notice:
    if not home["danger"] or not (_marked(home) or threatens_houses(alert["hazard"])):
        return say("alerts-home", address=house_name(home))
    out = _marked(home) or moves_people_out(alert["hazard"], alert["colour"])
    return say("alerts-home-go" if out else "alerts-home-watch", address=house_name(home))


def house_name(house: Row) -> str:
    """What a house is called: its address, or its number where the address is erased."""
    return str(house["address"] or house["number"])[:60]


def what_to_do(alert: Row) -> Notice | Spoken | str:
    """An official's own words, else those of the issuer, else the standard guidance of the signal."""
    texts = tuple(json.loads(alert["texts"]).items())
    own = str(alert["words"]) or (Spoken(texts) if texts else None)
    return own or say(f"guidance-{alert['hazard']}-{alert['colour']}")


def _danger_lines(alert: Row) -> list[Notice]:
    """What dangerous houses read on top; where a sign of danger was seen, that."""
    if _marked(alert):
        return [say("alerts-danger-sign")]
    if not threatens_houses(alert["hazard"]):
        return []
    out = moves_people_out(alert["hazard"], alert["colour"])
    return [say("alerts-danger-go" if out else "alerts-danger-watch")]


def _marked(row: Row) -> bool:
    """Whether a row is that of a house marked dangerous while the warning ran."""
    return "marked_at" in row.keys() and row["marked_at"] is not None  # noqa: SIM118  a Row gives values


def answer_buttons(alert_id: int) -> tuple[tuple[Button, ...], ...]:
    """Safe, moved out, need help."""
    return (
        (
            button("alerts-btn-safe", f"alerts:safe:{alert_id}"),
            button("alerts-btn-moved", f"alerts:moved:{alert_id}"),
        ),
        (button("alerts-btn-help", f"alerts:help:{alert_id}"),),
    )
