"""What people read about a warning: drafts, the warning itself, answers, its end. A drill says so in each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.alerts import COLOURS, HAZARDS, moves_people_out
from domain.clock import from_epoch
from domain.notice import Button, Notice, button, listed, say
from storage.database import Row

from .area import COMMA
from .audience import Audience


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


def place(alert: Row) -> Notice:
    """Where a warning holds."""
    kind, names = alert["area_kind"] or "all", alert["place"]
    return say(f"alerts-place-{kind}", place=listed(names.split(COMMA)) if kind == "groups" else names)


# Drafts.


def pick_hazard(drill: bool) -> Notice:
    """First tap: which hazard."""
    buttons = [button(f"hazard-{name}", f"alerts:hazard:{name}:{int(drill)}") for name in HAZARDS]
    rows = [tuple(buttons[i : i + 3]) for i in range(0, len(buttons), 3)]
    return say("alerts-pick-hazard", *rows, mark=mark(drill))


def pick_colour(name: str, drill: bool) -> Notice:
    """Second tap: which colour."""
    rows = [(button(f"alerts-btn-{c}", f"alerts:colour:{name}:{c}:{int(drill)}"),) for c in reversed(COLOURS)]
    return say("alerts-pick-colour", *rows, mark=mark(drill), hazard=hazard(name))


def pick_area(alert: Row, hamlets: Sequence[Row]) -> Notice:
    """Third tap: where."""
    start = f"alerts:area:{alert['id']}"
    parts = [
        button("alerts-btn-hamlet", f"{start}:h{row['key']}", name=row["name"][:40]) for row in hamlets[:40]
    ]
    rows: list[tuple[Button, ...]] = [
        (button("alerts-btn-all", f"{start}:all"), button("alerts-btn-dangerous", f"{start}:dangerous"))
    ]
    rows += [tuple(parts[i : i + 2]) for i in range(0, len(parts), 2)]
    rows.append((button("alerts-btn-groups", f"{start}:type"),))
    return say("alerts-pick-area", *rows, **{**head(alert), "place": ""})


def ask_area(drill: int) -> Notice:
    """Typing the groups or the hamlet."""
    return say("alerts-ask-area", mark=mark(drill))


def ask_words(alert: Row, limit: int) -> Notice:
    """Typing what people are to do; shows what stands there now."""
    return say("alerts-ask-words", mark=mark(alert["drill"]), words=_do(alert), limit=limit)


def about(seconds: int) -> Notice:
    """About how long sending takes."""
    return (
        say("alerts-about-seconds", n=max(seconds, 1))
        if seconds < 90
        else say("alerts-about-minutes", n=-(-seconds // 60))
    )


def preview(alert: Row, now: datetime, audience: Audience, second: bool) -> Notice:
    """The draft exactly as people will get it, and whom it reaches."""
    ref = alert["id"]
    rows = (
        (button("alerts-btn-send", f"alerts:send:{ref}"),),
        (button("alerts-btn-words", f"alerts:words:{ref}"), button("alerts-btn-area", f"alerts:areas:{ref}")),
        (button("alerts-btn-drop", f"alerts:drop:{ref}"),),
    )
    return say(
        "alerts-preview",
        *rows,
        **_reach(alert, now, audience),
        second=say("alerts-needs-second") if second else "",
    )


def second_asked(alert: Row, now: datetime, audience: Audience, sender: str, until: datetime) -> Notice:
    """For the other officials: the draft, who wants to send it, and until when."""
    ref = alert["id"]
    rows = (
        (button("alerts-btn-second", f"alerts:second:{ref}"),),
        (button("alerts-btn-drop", f"alerts:drop:{ref}"),),
    )
    return say("alerts-second-wanted", *rows, **_reach(alert, now, audience), name=sender, until=until)


def _reach(alert: Row, now: datetime, audience: Audience) -> dict[str, object]:
    danger = say("alerts-preview-danger", line=_danger_line(alert)) if audience.dangerous else ""
    held = say("alerts-preview-held", n=audience.held) if audience.held else ""
    return {
        "mark": mark(alert["drill"]),
        "text": Notice("alerts-warning", {**_content(alert, now), "several": ""}),
        "danger": danger,
        "held": held,
        "houses": len(audience.houses),
        "dangerous": audience.dangerous,
        "chats": audience.chats,
        "private": len(audience.recipients) - audience.chats,
        "time": about(audience.seconds),
    }


def waits_for_second(alert: Row, others: int, until: datetime) -> Notice:
    """For the sender: who has been asked, until when."""
    drop = button("alerts-btn-drop", f"alerts:drop:{alert['id']}")
    return say("alerts-second-asked", (drop,), **head(alert), n=others, until=until)


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


def warning(alert: Row, *, danger: bool = False, answers: bool = True, homes: Sequence[Row] = ()) -> Notice:
    """What people get: source, hazard, place, time, what to do; how to answer. `homes`: where somebody has several."""
    rows = answer_buttons(alert["id"]) if answers else ()
    several = say("alerts-several", n=len(homes)) if homes else ""
    return Notice("alerts-warning", {**content(alert, danger, homes), "several": several}, rows)


def issued(alert: Row) -> datetime:
    """When the warning went out."""
    return from_epoch(alert["issued_at"])


def content(alert: Row, danger: bool = False, homes: Sequence[Row] = ()) -> dict[str, object]:
    """What a warning that is out says; `homes`: the houses it names, for whoever has several."""
    before = [_home_line(alert, home) for home in homes] or ([_danger_line(alert)] if danger else [])
    return _content(alert, issued(alert), before)


def _content(alert: Row, at: datetime, before: Sequence[Notice] = ()) -> dict[str, object]:
    return {**head(alert), "source": alert["source"], "at": at, "do": (*before, _do(alert))}


def _home_line(alert: Row, home: Row) -> Notice:
    if not home["danger"]:
        return say("alerts-home", address=house_name(home))
    out = moves_people_out(alert["hazard"], alert["colour"])
    return say("alerts-home-go" if out else "alerts-home-watch", address=house_name(home))


def house_name(house: Row) -> str:
    """What a house is called: its address, or its number where the address is erased."""
    return str(house["address"] or house["number"])[:60]


def _do(alert: Row) -> Notice | str:
    return str(alert["words"]) or say(f"guidance-{alert['hazard']}-{alert['colour']}")


def _danger_line(alert: Row) -> Notice:
    out = moves_people_out(alert["hazard"], alert["colour"])
    return say("alerts-danger-go" if out else "alerts-danger-watch")


def answer_buttons(alert_id: int) -> tuple[tuple[Button, ...], ...]:
    """Safe, moved out, need help."""
    return (
        (
            button("alerts-btn-safe", f"alerts:safe:{alert_id}"),
            button("alerts-btn-moved", f"alerts:moved:{alert_id}"),
        ),
        (button("alerts-btn-help", f"alerts:help:{alert_id}"),),
    )
