"""What the patrol room says to members, leaders, group chats and officials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from domain.clock import from_epoch
from domain.notice import Button, Notice, button, listed, say

Row = Any  # a row of storage


@dataclass(frozen=True, slots=True)
class Slot:
    """A turn as it is shown: which group, from when to when (end as a time of day of the village)."""

    id: int
    group: str
    start: datetime
    end: time
    day: date  # the night, for a button

    @property
    def words(self) -> dict[str, object]:
        """Group and hours, as parameters."""
        return {"group": self.group, "start": self.start, "end": self.end}


def slot(row: Row, zone: ZoneInfo) -> Slot:
    """A row of storage.patrol as it is shown."""
    end = from_epoch(row["ends_at"]).astimezone(zone).time()
    return Slot(
        row["id"], row["group_name"], from_epoch(row["starts_at"]), end, date.fromisoformat(row["night"])
    )


@dataclass(frozen=True, slots=True)
class Home:
    """A household as one of its accounts sees it: `name` is empty for whoever has no other."""

    id: int
    name: str = ""

    @property
    def words(self) -> dict[str, object]:
        """Which of several houses is meant, as a parameter."""
        return {"house": say("patrol-for-house", house=self.name) if self.name else ""}


def ask_ref(turn_id: int, household_id: int) -> str:
    """The name of the message that asks a household about a turn."""
    return f"patrol:ask:{turn_id}:{household_id}"


def team_ref(turn_id: int) -> str:
    """The name of the message that shows a leader the team of a turn."""
    return f"patrol:team:{turn_id}"


# The month.


def month(group: str, mains: Sequence[Slot], reserves: Sequence[Slot], leader: bool) -> Notice:
    """A group's own nights of a month (at the beginning, of all that is known), for its chat and its leader."""
    lines = [say("patrol-month-night", **s.words) for s in mains]
    if reserves:
        lines.append(say("patrol-month-reserves", nights=listed([s.day for s in reserves])))
    lines.append(say("patrol-month-leader") if leader else say("patrol-month-members"))
    return say("patrol-month", group=group, lines=tuple(lines))


# Members.


def question(turn: Slot, state: str, home: Home, by: str = "") -> Notice:
    """Will you come? With what the household has said so far (and who of it), and the buttons to say otherwise."""
    yes, no = _yes_and_no(turn, home)
    swap = button("patrol-btn-hswap", f"patrol:hswap:{turn.id}:{home.id}")
    rows = {"asked": ((yes, no), (swap,)), "confirmed": ((no,), (swap,)), "excused": ((yes,),)}[state]
    who = say("patrol-said-by", name=by) if by else ""
    return say(f"patrol-question-{state}", *rows, by=who, **home.words, **turn.words)


def reminder(turn: Slot, state: str, gear: Iterable[str], home: Home) -> Notice:
    """It is soon: who has not answered is asked again, who has said yes is reminded."""
    yes, no = _yes_and_no(turn, home)
    row = (yes, no) if state == "asked" else (no,)
    return say(f"patrol-reminder-{state}", row, gear=_listed(gear), **home.words, **turn.words)


def _yes_and_no(turn: Slot, home: Home) -> tuple[Button, Button]:
    yes, no = answer_data(turn, home)
    return button("patrol-btn-confirm", yes), button("patrol-btn-decline", no)


def answer_data(turn: Slot, home: Home) -> tuple[str, str]:
    """What the buttons of an answer send; of whoever has several homes they say for which."""
    yes, no = f"patrol:confirm:{turn.id}", f"patrol:decline:{turn.id}"
    if home.name:
        yes, no = f"patrol:come:{turn.id}:{home.id}", f"patrol:cannot:{turn.id}:{home.id}"
    return yes, no


def _listed(items: Iterable[str]) -> str:
    return " · ".join(items) or "–"


# Leaders.


def team_lines(team: Sequence[Row]) -> tuple[Notice, ...]:
    """Who was asked and what they said; those without Telegram stand out: somebody has to go to their door."""
    if not team:
        return (say("patrol-team-nobody"),)
    lines = [_member(row) for row in team]
    if any(line.key == "patrol-team-door" for line in lines):
        lines.append(say("patrol-team-door-hint"))
    return tuple(lines)


def _member(row: Row) -> Notice:
    state = row["state"]
    if state == "asked" and not row["reachable"]:
        return say(
            "patrol-team-door", head=row["head"] or row["number"], address=row["address"], phone=row["phone"]
        )
    return say(f"patrol-team-{state}", head=row["head"] or row["number"])


def brief(turn: Slot, team: Sequence[Row], gear: Sequence[str], tonight: bool, state: str) -> Notice:
    """The team of a turn for its leader; on the day also gear, and what to press next."""
    open_ = [row for row in team if row["state"] == "asked"]
    ready = sum(row["state"] in ("confirmed", "served") for row in team)
    rows = [_answers(turn.id, row) for row in open_][:12] if state in ("planned", "started") else []
    key = "tonight" if tonight else "ahead"
    key = f"patrol-brief-{key if state == 'planned' else state}"
    rows = _night_buttons(turn.id, tonight, state) + rows
    return say(key, *rows, team=team_lines(team), ready=ready, gear=_listed(gear), **turn.words)


def _answers(turn_id: int, row: Row) -> tuple[Button, ...]:
    name, home = row["head"] or row["number"], row["household_id"]
    return (
        button("patrol-btn-stand", f"patrol:stand:{turn_id}:{home}", head=name[:20]),
        button("patrol-btn-absent", f"patrol:absent:{turn_id}:{home}", head=name[:20]),
    )


def _night_buttons(turn_id: int, tonight: bool, state: str) -> list[tuple[Button, ...]]:
    swap = (button("patrol-btn-swap", f"patrol:swap:{turn_id}"),)
    if state == "started":
        return [(button("patrol-btn-finish", f"patrol:finish:{turn_id}"),)]
    if state != "planned":
        return []
    if not tonight:
        return [swap]
    return [(button("patrol-btn-start", f"patrol:start:{turn_id}"),), swap]


def nobody_left(turn: Slot, ready: int) -> Notice:
    """Somebody cannot come and there is no other household to ask."""
    return say("patrol-nobody-left", ready=ready, **turn.words)


def shortage(turn: Slot, ready: int, reserve: str) -> Notice:
    """Too few have confirmed: the group's own leader hears that the reserve is asked."""
    return say(
        "patrol-short-leader" if reserve else "patrol-short-alone", ready=ready, reserve=reserve, **turn.words
    )


def call_reserve(turn: Slot, ready: int) -> Notice:
    """The reserve group's leader is asked to stand in."""
    row = (button("patrol-btn-standin", f"patrol:standin:{turn.id}"),)
    return say("patrol-short-reserve", row, ready=ready, **turn.words)


# The night.


def ask_report(turn: Slot) -> Notice:
    """The leader finishes: what was there to see?"""
    row = (button("patrol-btn-quiet", f"patrol:quiet:{turn.id}"),)
    return say("patrol-ask-report", row, **turn.words)


def started(turn: Slot, by: str, team: Sequence[Row]) -> Notice:
    """The group chat hears that its patrol is out."""
    return say("patrol-started", by=by, team=heads(team, "confirmed"), **turn.words)


def summary(
    turn: Slot, row: Row, team: Sequence[Row], way: Sequence[Notice], out: time, back: time
) -> Notice:
    """How the night was, for the group chat: who went, from when to when, what they reported, checkpoints and notes."""
    first = [say("night-report", words=row["report"])] if row["report"] else []
    report = (*(first or ([] if way else [say("patrol-report-quiet")])), *way)
    went = heads(team, "served", "patrol-heads-nobody")
    return say("patrol-summary", out=out, back=back, report=report, team=went, **turn.words)


def heads(team: Sequence[Row], state: str, nobody: str = "patrol-heads-none") -> object:
    """The names of those of a team who are in a state."""
    names = [row["head"] or row["number"] for row in team if row["state"] == state]
    return " · ".join(names) if names else say(nobody)


def number(team: Sequence[Row], state: str) -> Notice:
    """How many of a team are in a state."""
    return say("patrol-heads-number", n=sum(row["state"] == state for row in team))


def late(turn: Slot) -> Notice:
    """The leader has not pressed Start half an hour after the hour."""
    row = (button("patrol-btn-start", f"patrol:start:{turn.id}"),)
    return say("patrol-late-leader", row, **turn.words)


def all_right(turn: Slot) -> Notice:
    """The patrol should be back: are they all right?"""
    buttons = (
        button("patrol-btn-finish", f"patrol:finish:{turn.id}"),
        button("patrol-btn-fine", f"patrol:fine:{turn.id}"),
    )
    return say("patrol-all-right", buttons, **turn.words)


# /patrol.


def tonight_lines(rows: Sequence[tuple[Slot, Row, Sequence[Row]]], named: bool) -> list[Notice]:
    """Who is out tonight, with the names or how many they are."""
    if not rows:
        return [say("patrol-tonight-none")]
    return [
        say(f"patrol-tonight-{row['state']}", team=_who(row, team, named), **turn.words)
        for turn, row, team in rows
    ]


def _who(row: Row, team: Sequence[Row], named: bool) -> object:
    state, nobody = (
        ("served", "patrol-heads-nobody")
        if row["state"] == "finished"
        else ("confirmed", "patrol-heads-none")
    )
    return heads(team, state, nobody) if named else number(team, state)


def nights_lines(group: str, turns: Sequence[Slot], planned: Sequence[Slot]) -> list[Notice]:
    """A group's next nights, and those that are not published yet."""
    if not turns and not planned:
        return [say("patrol-nights-none", group=group)]
    nights = [say("patrol-month-night", **t.words) for t in turns]
    return [
        say("patrol-nights", group=group),
        *nights,
        *(say("patrol-night-planned", **t.words) for t in planned),
    ]


def own_duty(turn: Slot, state: str) -> Notice:
    """The household's own next duty."""
    return say(f"patrol-own-{state}", **turn.words)


def page(lines: Sequence[Notice], buttons: Sequence[tuple[Button, ...]]) -> Notice:
    """The answer to /patrol."""
    return say("patrol-page", *buttons, lines=tuple(lines))
