"""What officials read while they draft a warning and have it confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.alerts import HAZARDS, threatens_houses
from domain.hazards import Colour, Hazard, colours_of
from domain.notice import Button, Notice, button, say
from storage.database import Row

from .audience import Audience
from .notices import drafted, hazard, head, mark, what_to_do

HOURS = (3, 6, 12, 24, 48)  # how long a warning can be said to hold


def pick_hazard(drill: bool, colour: Colour | None = None) -> Notice:
    """First tap: which hazard; where the colour is said already, only hazards whose signal has it."""
    step = f"alerts:colour:{{}}:{colour}:{int(drill)}" if colour else f"alerts:hazard:{{}}:{int(drill)}"
    names = [name for name in HAZARDS if colour is None or colour in colours_of(name)]
    buttons = [button(f"hazard-{name}", step.format(name)) for name in names]
    rows = [tuple(buttons[i : i + 3]) for i in range(0, len(buttons), 3)]
    return say("alerts-pick-hazard", *rows, mark=mark(drill))


def pick_colour(name: Hazard, drill: bool) -> Notice:
    """Second tap: which colour."""
    rows = [
        (button(f"alerts-btn-{colour}", f"alerts:colour:{name}:{colour}:{int(drill)}"),)
        for colour in reversed(colours_of(name))
    ]
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
    rows.append((button("alerts-btn-near", f"{start}:near"), button("alerts-btn-groups", f"{start}:type")))
    return say("alerts-pick-area", *rows, **{**head(alert), "place": ""})


def ask_area(drill: int) -> Notice:
    """Typing groups or hamlets, or sending a location."""
    return say("alerts-ask-area", mark=mark(drill))


def pick_distance(
    alert: Row, lat: float, lon: float, address: str, taken: Sequence[tuple[int, int]]
) -> Notice:
    """How far around a location: each distance says how many households it takes in."""
    start = f"alerts:near:{alert['id']}:{round(lat * 1e6)}:{round(lon * 1e6)}"
    rows = [
        (button("alerts-btn-distance", f"{start}:{far}", metres=str(far), n=count),) for far, count in taken
    ]
    return say("alerts-pick-distance", *rows, mark=mark(alert["drill"]), address=address)


def pick_lasts(alert: Row, ends: datetime) -> Notice:
    """For how long it holds."""
    buttons = [button("alerts-btn-hours", f"alerts:lasts:{alert['id']}:{n}", n=n) for n in HOURS]
    return say(
        "alerts-pick-lasts", tuple(buttons[:3]), tuple(buttons[3:]), mark=mark(alert["drill"]), until=ends
    )


def ask_words(alert: Row, limit: int) -> Notice:
    """Typing what people are to do; shows what stands there now."""
    return say("alerts-ask-words", mark=mark(alert["drill"]), words=what_to_do(alert), limit=limit)


def about(seconds: int) -> Notice:
    """About how long sending takes."""
    return (
        say("alerts-about-seconds", n=max(seconds, 1))
        if seconds < 90
        else say("alerts-about-minutes", n=-(-seconds // 60))
    )


def preview(alert: Row, now: datetime, ends: datetime, audience: Audience, second: bool) -> Notice:
    """The draft exactly as people will get it, and whom it reaches."""
    return say(
        "alerts-preview",
        *_preview_rows(alert),
        **_reach(alert, now, ends, audience),
        second=say("alerts-needs-second") if second else "",
    )


def proposed(alert: Row, now: datetime, ends: datetime, audience: Audience, second: bool) -> Notice:
    """A draft that came in from another office: the same, with who it is from."""
    return say(
        "alerts-proposed",
        *_preview_rows(alert),
        **_reach(alert, now, ends, audience),
        second=say("alerts-needs-second") if second else "",
        source=alert["source"],
    )


def _preview_rows(alert: Row) -> tuple[tuple[Button, ...], ...]:
    ref = alert["id"]
    send = "alerts-btn-send-drill" if alert["drill"] else "alerts-btn-send"
    return (
        (button(send, f"alerts:send:{ref}"),),
        (button("alerts-btn-words", f"alerts:words:{ref}"), button("alerts-btn-area", f"alerts:areas:{ref}")),
        (button("alerts-btn-lasts", f"alerts:times:{ref}"), button("alerts-btn-drop", f"alerts:drop:{ref}")),
    )


def second_asked(
    alert: Row, now: datetime, ends: datetime, audience: Audience, sender: str, until: datetime
) -> Notice:
    """For the other officials: the draft, who wants to send it, and until when they may confirm."""
    ref = alert["id"]
    press = "alerts-btn-second-drill" if alert["drill"] else "alerts-btn-second"
    rows = (
        (button(press, f"alerts:second:{ref}"),),
        (button("alerts-btn-drop", f"alerts:drop:{ref}"),),
    )
    reach = _reach(alert, now, ends, audience)
    return say("alerts-second-wanted", *rows, **reach, name=sender, until=until)


def _reach(alert: Row, now: datetime, ends: datetime, audience: Audience) -> dict[str, object]:
    usual = drafted(alert, now, ends, danger=alert["area_kind"] == "dangerous")
    apart = (
        bool(audience.dangerous) and alert["area_kind"] != "dangerous" and threatens_houses(alert["hazard"])
    )
    return {
        "mark": mark(alert["drill"]),
        "text": usual,
        "danger": say("alerts-preview-danger", text=drafted(alert, now, ends, danger=True)) if apart else "",
        "houses": len(audience.houses),
        "dangerous": audience.dangerous,
        "mute": say("alerts-preview-mute", n=audience.mute) if audience.mute else "",
        "guessed": say("alerts-preview-guessed", n=audience.guessed) if audience.guessed else "",
        "held": say("alerts-preview-held", n=audience.held) if audience.held else "",
        "chats": audience.chats,
        "private": len(audience.recipients) - audience.chats,
        "first": about(audience.first_seconds),
        "time": about(audience.seconds),
    }


def waits_for_second(alert: Row, others: int, until: datetime) -> Notice:
    """For the sender: who has been asked, until when."""
    drop = button("alerts-btn-drop", f"alerts:drop:{alert['id']}")
    return say("alerts-second-asked", (drop,), **head(alert), n=others, until=until)
