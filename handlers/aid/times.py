"""Times to the first who comes, and to the first who is there: as a table, as text, and what the chart shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain.aid_times import ALL, Asked, Times, overall, table
from domain.clock import from_epoch
from storage import aid_log
from storage.database import Tx

from .log import midnight, utc, word

COLUMNS = ("month", "kind", "count", "claimed", "to_claim_s", "arrived", "to_arrival_s", "outcomes")
_MONTHS = 6  # in the chart


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the chart: its label, the two medians in seconds, and in words."""

    label: str
    to_claim: int | None
    to_arrival: int | None
    claim_words: str
    arrival_words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: a title, what the two colours mean, and groups of bars, each with its head and words for none."""

    title: str
    legend: tuple[str, str]
    parts: tuple[tuple[str, tuple[Bar, ...]], ...]
    none: str


async def asked(tx: Tx, zone: ZoneInfo, first: date, last: date) -> list[Asked]:
    """The requests opened on these days, both included."""
    found = await aid_log.times(tx, midnight(first, zone) or 0, midnight(last, zone, after=1) or 0)
    return [
        Asked(
            from_epoch(row["opened"]).astimezone(zone),
            row["kind"],
            row["outcome"],
            utc(row["claimed"], zone),
            utc(row["arrived"], zone),
        )
        for row in found
    ]


def plain(lines: list[Times]) -> list[dict[str, Any]]:
    """The table for programs: medians in seconds."""
    return [
        {
            "month": line.month,
            "kind": line.kind,
            "count": line.count,
            "claimed": line.claimed,
            "to_claim_s": line.to_claim,
            "arrived": line.arrived,
            "to_arrival_s": line.to_arrival,
            "outcomes": dict(line.outcomes),
        }
        for line in lines
    ]


def lasting(seconds: int | None, language: str, zone: ZoneInfo) -> str:
    """A span as people say it: 45 s, 4 min, 2 h 10 min."""
    if seconds is None:
        return word("aidlog-none", language, zone)
    if seconds < 60:
        return word("aidlog-seconds", language, zone, seconds=seconds)
    minutes = round(seconds / 60)
    if minutes < 60:
        return word("aidlog-minutes", language, zone, minutes=minutes)
    return word("aidlog-hours", language, zone, hours=minutes // 60, minutes=minutes % 60)


def month_span(month: str) -> tuple[date, date]:
    """The first and the last day of a month of this age, written as 2026-07. ValueError for anything else."""
    first = date.fromisoformat(f"{month}-01")
    if not 2000 <= first.year < 3000:
        raise ValueError(f"no month of this age: {month}")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def months_before(month: str, count: int = _MONTHS) -> date:
    """The first day of the `count` months that end with this one."""
    first, _ = month_span(month)
    for _ in range(count - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    return first


def chart(every: list[Asked], month: str, village: str, language: str, zone: ZoneInfo) -> Chart:
    """The months up to this one, and this one by kind."""
    by_month = [line for line in table(every) if line.kind == ALL]
    by_kind = overall([one for one in every if one.month == month], month)

    nobody = word("aidlog-nobody", language, zone)

    def bar(name: str, line: Times) -> Bar:
        label = word("aidlog-bar", language, zone, name=name, count=line.count)
        waits = (line.to_claim, line.to_arrival)
        said = [nobody if seconds is None else lasting(seconds, language, zone) for seconds in waits]
        return Bar(label, line.to_claim, line.to_arrival, *said)

    months = tuple(bar(line.month, line) for line in by_month)
    kinds = tuple(bar(kind_name(line.kind, language, zone), line) for line in by_kind)
    return Chart(
        word("aidlog-chart-title", language, zone, village=village),
        (word("aidlog-to-claim", language, zone), word("aidlog-to-arrival", language, zone)),
        (
            (word("aidlog-by-month", language, zone), months),
            (word("aidlog-by-kind", language, zone, month=month), kinds),
        ),
        word("aidlog-nothing", language, zone),
    )


def kind_name(kind: str, language: str, zone: ZoneInfo) -> str:
    """A kind in words; of the line for all of them, that."""
    return word("aidlog-all-kinds" if kind == ALL else f"aid-kind-{kind}", language, zone)
