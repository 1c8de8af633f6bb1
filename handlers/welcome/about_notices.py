"""What we say about what is held: field by field, with who can see it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from domain import skills
from domain.clock import from_epoch
from domain.notice import Button, Notice, button, listed, say
from handlers.common import membership
from handlers.common.checkins import home, rhythm
from handlers.common.guard import Actor
from storage.database import Row

_STATED = {
    "people": "welcome-field-people",
    "phone": "welcome-field-phone",
    "needs": "welcome-field-needs",
    "skills": "welcome-field-skills",
    "phone_shown": "welcome-field-shown",
}


def overview(
    actor: Actor,
    held: Mapping[str, int],
    homes: Sequence[Row],
    wishes: Sequence[Row],
    roles: Sequence[Notice],
    asked: Sequence[Notice] = (),
) -> Notice:
    """The short whole: homes with their agreement, roles, what waits, counts; a button for each thing to do."""
    lines = [_home(row) for row in homes] or [say("welcome-me-no-house")]
    lines += roles or [say("welcome-me-no-role")]
    for wish in wishes:
        lines.append(say("welcome-me-wish", number=wish["number"], at=from_epoch(wish["asked_at"])))
    lines += asked
    return say(
        "welcome-me",
        *[_open_agreement(row) for row in homes if row["agreed_at"] is None],
        *(((button("wellbeing-btn-menu", "aid:watch"),),) if homes else ()),
        (button("welcome-btn-export", "welcome:export"),),
        (button("welcome-btn-forget", "welcome:forget"),),
        name=actor.name,
        id=str(actor.user_id),
        language=say(f"welcome-btn-{actor.language}"),
        since=from_epoch(held["since"]).date().isoformat(),
        lines=tuple(lines),
        seen="home" if homes else "role" if roles else "none",
        **{name: str(held[name]) for name in ("requests", "claims", "answers", "journal")},
    )


def _open_agreement(row: Row) -> tuple[Button, ...]:
    data = f"welcome:agreement:{row['household_id']}"
    return (button("welcome-btn-agreement", data, number=row["number"]),)


def _home(row: Row) -> Notice:
    agreed = say("welcome-me-not-agreed", version=row["agreement"] or "–")
    if row["agreed_at"] is not None:
        agreed = say("welcome-me-agreed", version=row["agreement"], at=from_epoch(row["agreed_at"]))
    return say("welcome-me-home", address=row["address"], number=row["number"], agreement=agreed)


def house(row: Row, accounts: int, *, agreed: bool) -> Notice:
    """One household: every field under the heading of who can see it; the card shows more once it has agreed."""
    shown = bool(row["phone_shown"]) and agreed
    able = [_line("skills", skills.shown(row["skills"]))] if row["skills"] else []
    near = [_line("door", row["address"]), _line("head", row["head"]), *(able if agreed else [])]
    near += [_line("phone-shown", row["phone"])] if shown else []
    coming = [] if shown else [_line("phone", row["phone"])]
    place = "" if row["lat"] is None else f"{row['lat']}, {row['lon']}"
    coming += [_line("needs", row["needs"]), _line("place", place)]
    duty = [
        *([] if agreed else able),
        _line("people", str(row["people"] or "")),
        _line("hazard", row["hazard"]),
        _line("hamlet", row["hamlet"]),
    ]
    duty.append(say("welcome-me-patrols-no" if row["exempt"] else "welcome-me-patrols-yes"))
    return say(
        "welcome-me-house",
        (button("welcome-btn-mine", f"households:mine:{row['id']}", number=row["number"]),),
        number=row["number"],
        group=membership.in_group(row["group_name"]),
        near=tuple(near),
        coming=tuple(coming),
        duty=tuple(duty),
        stated=_stated(row["stated"]),
        accounts=str(accounts),
    )


def asked(own: Sequence[Row], cared: Sequence[Row]) -> list[Notice]:
    """Which own households are asked whether they are well, and for which this one looks in."""
    lines = [say("wellbeing-me", home=home(row), rhythm=rhythm(row)) for row in own]
    return [*lines, *(say("wellbeing-me-care", home=home(row), rhythm=rhythm(row)) for row in cared)]


def _line(field: str, value: object) -> Notice:
    return say(f"welcome-me-{field}", value=value or "–")


def _stated(text: str) -> object:
    names = [say(_STATED[field]) for field in json.loads(text) if field in _STATED]
    return listed(names) if names else say("welcome-me-nothing")


def forget_question(warnings: Sequence[Notice]) -> Notice:
    """Asked before everything about a person is erased, with what they leave behind."""
    return say(
        "welcome-forget",
        (button("welcome-btn-forget-yes", "welcome:forget-yes"), button("welcome-btn-keep", "welcome:keep")),
        warning=tuple(warnings),
    )
