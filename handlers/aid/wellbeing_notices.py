"""What we say to households that are asked whether they are well, to their neighbours and leaders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from domain.clock import from_epoch
from domain.notice import Button, Notice, button, say
from domain.wellbeing import HOURS, PATIENCE
from handlers.common.checkins import home, rhythm
from storage.database import Row

Buttons = tuple[tuple[Button, ...], ...]
SHOWN = 10  # neighbours, or silent houses, there are buttons for


def neighbour(row: Row) -> Notice:
    """Who is told first, and whether they agreed."""
    if row["neighbour_id"] is None or not row["neighbour_active"]:
        return say("wellbeing-told-leader")
    key = "wellbeing-told-neighbour" if row["agreed"] else "wellbeing-told-waits"
    return say(key, head=row["neighbour_head"], number=row["neighbour_number"])


def menu(homes: Sequence[Row], cared: Sequence[Row], leads: bool, asked: Sequence[Row]) -> Notice:
    """Whose page is wanted: an own household's, or one that somebody looks after; for leaders the silent houses."""
    rows = [
        (button("wellbeing-btn-home", f"aid:watch-home:{h['id']}", house=h["address"][:40]),) for h in homes
    ]
    for row in cared:
        rows.append((button("wellbeing-btn-resign", f"aid:watch-no:{row['id']}", head=row["head"][:20]),))
    if leads:
        rows.append((button("wellbeing-btn-silent", "aid:watch-silent"),))
    lines = tuple(say("wellbeing-line", home=home(row), rhythm=rhythm(row)) for row in asked)
    care = tuple(say("wellbeing-care-line", home=home(row), rhythm=rhythm(row)) for row in cared)
    return say("wellbeing-menu", *rows, lines=(*lines, *care) or say("wellbeing-nothing-yet"))


def offer(house: Row, visit: bool) -> Notice:
    """Not asked yet: what it is, and how often it may be."""
    how = "v" if visit else ""
    rows = (
        (button("wellbeing-btn-daily", f"aid:watch-plan:{house['id']}:{how}d"),),
        (button("wellbeing-btn-weekly", f"aid:watch-plan:{house['id']}:{how}w"),),
    )
    if visit:
        return say("wellbeing-offer-visit", *rows, home=home(house))
    instead = (button("wellbeing-btn-visit", f"aid:watch-visit:{house['id']}"),)
    return say("wellbeing-offer", *rows, instead, home=home(house))


def page(row: Row) -> Notice:
    """How a household is asked, and what can be changed."""
    number, house = row["id"], row["household_id"]
    away = (button("wellbeing-btn-away", f"aid:watch-away:{number}"),)
    if row["away_until"]:
        away = (button("wellbeing-btn-back", f"aid:watch-gone:{number}:0"),)
    rows = (
        away,
        (
            button("wellbeing-btn-change", f"aid:watch-new:{house}"),
            button("wellbeing-btn-end", f"aid:watch-end:{number}"),
        ),
    )
    lines = [neighbour(row)]
    if row["away_until"]:
        lines.append(say("wellbeing-away-line", until=date.fromisoformat(row["away_until"])))
    return say(
        "wellbeing-page-visit" if row["how"] == "visit" else "wellbeing-page",
        *rows,
        home=home(row),
        rhythm=rhythm(row),
        minutes=row["patience"] // 60,
        lines=tuple(lines),
    )


def weekdays(household_id: int, code: str) -> Notice:
    """On which day of the week?"""
    days = [button(f"wellbeing-day-{d}", f"aid:watch-plan:{household_id}:{code}{d}") for d in range(7)]
    return say("wellbeing-which-day", tuple(days[:4]), tuple(days[4:]))


def hours(household_id: int, code: str) -> Notice:
    """At what hour? Others can be typed."""
    taps = [
        button("wellbeing-btn-hour", f"aid:watch-hour:{household_id}:{code}:{h.replace(':', '')}", hour=h)
        for h in HOURS
    ]
    return say("wellbeing-which-hour", tuple(taps[:3]), tuple(taps[3:]))


def who(household_id: int, chosen: str, near: Sequence[Row]) -> Notice:
    """Which neighbour is told when nobody answers?"""
    rows = [
        (
            button(
                "wellbeing-btn-neighbour",
                f"aid:watch-who:{household_id}:{chosen}:{n['id']}",
                head=n["head"][:16],
                house=n["address"][:24],
            ),
        )
        for n in near
    ]
    leader = (button("wellbeing-btn-leader", f"aid:watch-who:{household_id}:{chosen}:0"),)
    return say("wellbeing-which-neighbour", *rows, leader)


def patience(household_id: int, chosen: str) -> Notice:
    """How long may an answer take?"""
    taps = [
        button("wellbeing-btn-patience", f"aid:watch-set:{household_id}:{chosen}:{m}", hours=m // 60)
        for m in PATIENCE
    ]
    return say("wellbeing-how-long", tuple(taps))


def saved(row: Row, next_at: datetime) -> Notice:
    """It is set: how, and when it is asked first."""
    shown = page(row)
    return say("wellbeing-saved", *shown.buttons, page=shown, next=next_at)


def ask_neighbour(row: Row, who: str) -> Notice:
    """To the neighbour that was named: will you look in when nobody answers?"""
    rows = (
        (button("wellbeing-btn-agree", f"aid:watch-yes:{row['id']}"),),
        (button("wellbeing-btn-decline", f"aid:watch-no:{row['id']}"),),
    )
    key = "wellbeing-please-visit" if row["how"] == "visit" else "wellbeing-please"
    return say(key, *rows, who=who, home=home(row), rhythm=rhythm(row))


def question(row: Row, again: bool = False) -> Notice:
    """Are you well?"""
    rows = (
        (button("wellbeing-btn-well", f"aid:well:{row['id']}"),),
        (
            button("wellbeing-btn-help", f"aid:well-help:{row['id']}"),
            button("wellbeing-btn-away", f"aid:watch-away:{row['id']}"),
        ),
    )
    return say("wellbeing-question-again" if again else "wellbeing-question", *rows)


def visit(row: Row) -> Notice:
    """To whoever looks in at a house without Telegram: please go now."""
    return say("wellbeing-visit", *_looked(row), home=home(row), phone=row["phone"] or "–")


def alarm(row: Row) -> Notice:
    """To neighbour, leader, officials: nobody there has answered; please go and see."""
    key = "wellbeing-alarm-visit" if row["how"] == "visit" else "wellbeing-alarm"
    since = from_epoch(row["asked_at"])
    return say(key, *_looked(row), home=home(row), phone=row["phone"] or "–", since=since)


def _looked(row: Row) -> Buttons:
    return (
        (button("wellbeing-btn-seen", f"aid:looked:{row['id']}:well"),),
        (button("wellbeing-btn-seen-help", f"aid:looked:{row['id']}:help"),),
    )


def away(check_in_id: int) -> Notice:
    """Away for how long? A date can be typed."""
    days = [
        button("wellbeing-btn-days", f"aid:watch-gone:{check_in_id}:{count}", days=count)
        for count in (1, 3, 7, 14)
    ]
    return say("wellbeing-how-long-away", tuple(days[:2]), tuple(days[2:]))


def silent_button(row: Row) -> Button:
    """A house without Telegram: somebody looks in there already, or not yet."""
    key = "wellbeing-btn-silent-asked" if row["asked"] else "wellbeing-btn-silent-home"
    return button(key, f"aid:watch-home:{row['id']}", head=row["head"][:16], house=row["address"][:28])


def declined(row: Row, who: str) -> Notice:
    """To whoever arranged it: the neighbour cannot; name another one."""
    change = (button("wellbeing-btn-change", f"aid:watch-new:{row['household_id']}"),)
    return say("wellbeing-declined", change, who=who, home=home(row))


def neighbour_gone(row: Row) -> Notice:
    """To whoever arranged it: the neighbour they named is not here any more; name another one."""
    change = (button("wellbeing-btn-change", f"aid:watch-new:{row['household_id']}"),)
    return say("wellbeing-neighbour-gone", change, head=row["neighbour_head"] or "–", home=home(row))


def ended(household_id: int) -> Notice:
    """It is over; a tap arranges it again."""
    return say("wellbeing-ended", (button("wellbeing-btn-anew", f"aid:watch-home:{household_id}"),))


def unsure(row: Row) -> Notice:
    """Words that are neither yes nor stop, while a question waits: please press."""
    asked = question(row)
    return say("wellbeing-unsure", *asked.buttons)
