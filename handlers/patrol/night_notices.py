"""What is said on patrol: the message under way with its buttons, notes, checkpoints, stand-downs, the morning after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from domain import rounds as rules
from domain.clock import from_epoch
from domain.notice import Button, Notice, button, listed, say

from .notices import Slot

Row = Any
_NOTES_SHOWN = 12


def out_ref(turn_id: int) -> str:
    """The name of the message under way, with the checkpoints and the quick notes."""
    return f"patrol:out:{turn_id}"


def clock(seconds: int, zone: ZoneInfo) -> time:
    """A moment as a time of day of the village."""
    return from_epoch(seconds).astimezone(zone).time()


@dataclass(frozen=True, slots=True)
class Round:
    """What a patrol passed and noted so far."""

    zone: ZoneInfo
    places: Sequence[str]  # all checkpoints, as the settings have them
    points: Sequence[Row]
    notes: Sequence[Row]

    @property
    def passed(self) -> dict[str, Row]:
        """Checkpoint → how and when it was passed; a scan says more than a tap."""
        return {row["place"]: row for row in sorted(self.points, key=lambda row: row["how"], reverse=True)}

    @property
    def missing(self) -> list[str]:
        """The checkpoints nobody passed."""
        return rules.missing(self.places, self.passed)

    @property
    def files(self) -> list[Row]:
        """The notes that bring a photo, a voice message, a file or a place."""
        return [row for row in self.notes if row["file_id"] or row["lat"] is not None]


# Under way.


def said_started(turn: Slot, way: Round, going: bool = True) -> Notice:
    """The leader has started: checkpoints and quick notes for who is `going`, and how to finish."""
    finish = (button("patrol-btn-finish", f"patrol:finish:{turn.id}"),)
    if not going:
        return say("night-started-for-them", finish, **turn.words)
    return say("patrol-said-started", *_way_buttons(turn, way), finish, hint=_hint(way), **turn.words)


def said_out(turn: Slot, way: Round) -> Notice:
    """Who goes along gets the same buttons, but for the finish."""
    return say("night-said-out", *_way_buttons(turn, way), hint=_hint(way), **turn.words)


def said_back(turn: Slot) -> Notice:
    """The message under way, once the patrol is back."""
    return say("night-said-back", **turn.words)


def _hint(way: Round) -> object:
    return say("night-hint-points") if way.places else ""


def _way_buttons(turn: Slot, way: Round) -> list[tuple[Button, ...]]:
    passed = way.passed
    points = [_point(turn, number, place, place in passed) for number, place in enumerate(way.places)]
    kinds = [button(f"night-btn-{kind}", f"patrol:note:{turn.id}:{kind}") for kind in rules.KINDS]
    return [tuple(row[i : i + 2]) for row in (points, kinds) for i in range(0, len(row), 2)]


def _point(turn: Slot, number: int, place: str, passed: bool) -> Button:
    key = "night-btn-passed" if passed else "night-btn-point"
    return button(key, f"patrol:point:{turn.id}:{number}", place=place)


# Notes.


def kind(row: Row) -> Notice:
    """What a note is about."""
    return say(f"night-kind-{row['kind']}")


def line(row: Row, zone: ZoneInfo) -> Notice:
    """One note: when, where, what, and the words."""
    where = say("night-near", place=row["place"]) if row["place"] else ""
    words = say("night-words", words=row["words"]) if row["words"] else ""
    return say("night-line", at=clock(row["at"], zone), what=kind(row), place=where, words=words)


def urgent(turn: Slot, row: Row, by: str, zone: ZoneInfo) -> Notice:
    """Officials and neighbours hear at once."""
    return say("night-urgent", group=turn.group, by=by, note=line(row, zone))


def quick_said(row: Row) -> Notice:
    """Who noted it: what to do now, and the way back where it was not meant."""
    back = (button("night-btn-mistake", f"patrol:mistake:{row['id']}"),)
    if row["kind"] in rules.URGENT:
        return say("night-urgent-said", back)
    return say("night-quick-said", back, what=kind(row))


def caption(turn: Slot, row: Row, zone: ZoneInfo) -> Notice:
    """What stands under a photo that is passed on."""
    return say("night-caption", group=turn.group, note=line(row, zone))


def lines(way: Round) -> list[Notice]:
    """Checkpoints and notes of a patrol, for its summary."""
    found = []
    if way.places:
        rest = say("night-points-missing", places=listed(way.missing)) if way.missing else ""
        done, scans = len(way.places) - len(way.missing), sum(row["how"] == "scanned" for row in way.points)
        found.append(
            say("night-points", done=done, all=len(way.places), scans=scans, missing=rest)
            if scans
            else say("night-points-tapped", done=done, all=len(way.places), missing=rest)
        )
    found += [line(row, way.zone) for row in way.notes[:_NOTES_SHOWN]]
    if len(way.notes) > _NOTES_SHOWN:
        found.append(say("night-more", n=len(way.notes) - _NOTES_SHOWN))
    return found


# Storms.


def warning(row: Row) -> Notice:
    """The warning that keeps a patrol at home."""
    return say("night-warning", hazard=say(f"hazard-{row['hazard']}"), colour=say(f"colour-{row['colour']}"))


def stay_home(who: str, turn: Slot, row: Row) -> Notice:
    """The patrol does not go out: for its households, its leader, the group chat, the officials."""
    return say(f"night-stay-{who}", warning=warning(row), **turn.words)


def go_home(who: str, turn: Slot, row: Row) -> Notice:
    """The patrol that is out is called back: for whoever is out, the leader, the group chat, the officials."""
    rows = (home_buttons(turn),) if who == "leader" else ()
    return say(f"night-back-{who}", *rows, warning=warning(row), **turn.words)


def home_buttons(turn: Slot) -> tuple[Button, ...]:
    """We are home, or on the way."""
    return (
        button("night-btn-home", f"patrol:home:{turn.id}"),
        button("night-btn-on-the-way", f"patrol:fine:{turn.id}"),
    )


def home_question(turn: Slot) -> Notice:
    """The patrol was called back: are all at home?"""
    return say("night-home-question", home_buttons(turn), **turn.words)


def storm_over(turn: Slot) -> Notice:
    """The warning is over; the patrol stays at home unless its leader starts it."""
    row = (button("patrol-btn-start", f"patrol:start:{turn.id}"),)
    return say("night-storm-over", row, **turn.words)


# The morning after.


def morning(night: date, lines: Sequence[Notice], turns: Sequence[tuple[Slot, Round]]) -> Notice:
    """Last night in one message for the officials, with ways to the names and to the photos."""
    rows = [_look(turn, way) for turn, way in turns[:8]]
    return say("night-morning", *rows, night=night, lines=tuple(lines))


def _look(turn: Slot, way: Round) -> tuple[Button, ...]:
    names = button("night-btn-names", f"patrol:team:{turn.id}", group=turn.group)
    if not way.files:
        return (names,)
    return (names, button("night-btn-files", f"patrol:files:{turn.id}", group=turn.group, n=len(way.files)))


def last_night(turn: Slot, row: Row, way: Round, why: Row | None) -> list[Notice]:
    """How one group's night was, for the officials."""
    if row["state"] == "stood_down" and why is not None:
        return [say("night-morning-stood_down", warning=warning(why), **turn.words)]
    if row["started_at"] is None:
        return [say("night-morning-missed", **turn.words)]
    out = clock(row["started_at"], way.zone)
    if row["finished_at"] is None:
        return [say("night-morning-started", out=out, **turn.words), *lines(way)]
    back, n = clock(row["finished_at"], way.zone), row["went"]
    head = say("night-morning-finished", out=out, back=back, n=n, group=turn.group)
    report = [say("night-report", words=row["report"])] if row["report"] else []
    quiet = [] if report or way.notes else [say("patrol-report-quiet")]
    return [head, *report, *quiet, *lines(way)]
