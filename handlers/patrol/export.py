"""The rota to take along: calendar file, table, month picture. Libraries are loaded only when asked for."""

from __future__ import annotations

import csv
import io
from calendar import monthrange
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from handlers.common import words

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Month:
    """What is drawn: months as (year, month), who is out on which night, whose nights are marked, and the words."""

    months: tuple[tuple[int, int], ...]
    mains: Mapping[date, Sequence[str]]
    own: frozenset[str]
    country: str  # whose festivals are tinted
    language: str
    title: str
    labels: Mapping[str, str]  # group → what stands in a cell
    legend: tuple[str, str, str]  # own nights, weekends, festivals


_GOING = {"asked": "asked", "confirmed": "own", "served": "own"}  # state of a duty → what the entry says
_COLUMNS = ("night", "start", "end", "group", "role", "team", "state")
_UTC = ZoneInfo("UTC")


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of a day's month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def roster_csv(rows: Rows) -> str:
    """The rota as a table that spreadsheets open (it begins with a BOM); texts cannot be read as formulas."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for row in rows:
        flat = {**row, "team": " ".join(row["team"])}
        writer.writerow([_harmless(str(flat[column])) for column in _COLUMNS])
    return "\ufeff" + out.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def roster_ics(
    rows: Rows,
    language: str = "zh",
    own: Collection[str] | None = None,
    duties: Mapping[int, tuple[str, int]] | None = None,
) -> bytes:
    """The rota as a calendar file; a turn keeps its UID, and a changed one has a higher sequence. RFC 5545, RFC 5546.

    own: the reader's groups. A turn that is another group's by now, or that a storm keeps at home, is cancelled in
    their calendar; one that is not published yet is tentative. duties: turn → what the reader's households have of it
    (asked, confirmed, served, or another state) and how often that has changed.
    """
    from icalendar import Calendar, vCalAddress

    calendar, name = Calendar(), _text(language, "patrol-calendar-name")
    organizer = vCalAddress("mailto:patrol@ten-households.invalid")
    organizer.params["cn"] = name
    calendar.add("prodid", "-//ten-households//patrol//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for row in rows:
        state, changes = (duties or {}).get(row["turn"], ("", 0))
        if state == "asked" and row["state"] != "planned":
            state = ""  # the night has begun, or stays at home: no answer is waited for
        event = _event(row, language, _status(row, own), state)
        event.add("sequence", row["sequence"] + changes)
        event.add("organizer", organizer)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(row: Mapping[str, Any], language: str, status: str, duty: str) -> Any:
    """One turn: a duty of the reader's own household takes its time, another night of the group does not."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"turn-{row['turn']}@ten-households")
    event.add("dtstamp", _utc(row["changed"]))
    event.add("last-modified", _utc(row["changed"]))
    event.add("dtstart", _utc(row["start"]))
    event.add("dtend", _utc(row["end"]))
    event.add("status", "TENTATIVE" if duty == "asked" and status == "CONFIRMED" else status)
    event.add("transp", "OPAQUE" if duty in _GOING else "TRANSPARENT")
    about = _GOING.get(duty, row["role"])
    event.add("summary", _text(language, f"patrol-calendar-{about}", group=row["group"]))
    if row["team"]:
        event.add("description", " ".join(row["team"]))
    return event


def _status(row: Mapping[str, Any], own: Collection[str] | None) -> str:
    if row["state"] == "stood_down" or (own is not None and row["group"] not in own):
        return "CANCELLED"
    return "CONFIRMED" if row["published"] else "TENTATIVE"


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _text(language: str, key: str, **params: object) -> str:
    return words.load().text(language, _UTC, key, params, escape=False)


def month(rows: Rows, language: str, own: Collection[str] = (), country: str = "CN") -> Month:
    """What the month picture shows of these turns; the nights of the groups in `own` are marked."""
    nights = [date.fromisoformat(row["night"]) for row in rows] or [date.min]
    mains: dict[date, list[str]] = {}
    for row in rows:
        if row["role"] == "main":
            mains.setdefault(date.fromisoformat(row["night"]), []).append(str(row["group"]))
    names = {name for groups in mains.values() for name in groups}
    return Month(
        months=tuple(sorted({(night.year, night.month) for night in nights})[:12]),
        mains=mains,
        own=frozenset(own),
        country=country,
        language=language,
        title=_text(language, "patrol-picture-title"),
        labels={name: _label(language, name) for name in names},
        legend=(
            _text(language, "patrol-picture-own"),
            _text(language, "patrol-picture-weekend"),
            _text(language, "patrol-picture-festival"),
        ),
    )


def _label(language: str, name: str) -> str:
    """A bare number would be taken for a date."""
    return _text(language, "patrol-picture-group", group=name) if name.isdigit() else name


def roster_png(rows: Rows, language: str, own: Collection[str] = (), country: str = "CN") -> bytes:
    """The rota as month calendars, readable on a phone, for a process that may load what draws."""
    from .picture import draw

    return draw(month(rows, language, own, country))
