"""The log of requests as lines: for the command line, and as a file."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain.clock import at_local, from_epoch, to_epoch
from handlers.common import words
from storage import aid_log
from storage.database import Row, Tx

COLUMNS = (
    "id", "opened_at", "number", "address", "group", "kind", "urgency", "quiet", "state", "level", "text",
    "helpers", "claimed_at", "arrived_at", "closed_at", "outcome", "alert", "ending", "opened_again_at",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UTC = ZoneInfo("UTC")
_FIRST, _LAST = date(1980, 1, 1), date(2999, 12, 30)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines of the log: those that are not over, of a kind, of a group (its name), opened on these days.

    groups, homes, reader: what a leader may see: only of these groups, and nothing asked quietly from the own house.
    """

    open_only: bool = False
    kind: str | None = None
    group: str | None = None
    first: date | None = None
    last: date | None = None
    groups: tuple[int, ...] | None = None
    homes: tuple[int, ...] = ()
    reader: int = 0


async def rows(tx: Tx, zone: ZoneInfo, wanted: Wanted, limit: int = 10**9, offset: int = 0) -> list[Row]:
    """The requests that are wanted, newest first."""
    return await aid_log.lines(
        tx,
        open_only=wanted.open_only,
        kind=wanted.kind,
        group=wanted.group,
        groups=wanted.groups,
        homes=wanted.homes,
        reader=wanted.reader,
        first=midnight(wanted.first, zone),
        last=midnight(wanted.last, zone, after=1),
        limit=limit,
        offset=offset,
    )


def midnight(day: date | None, zone: ZoneInfo, after: int = 0) -> int | None:
    """When a day begins in the village, or one so many days after it, in seconds; days far off are as good as others."""
    if day is None:
        return None
    near = min(max(day, _FIRST), _LAST)
    return to_epoch(at_local(near + timedelta(days=after), time(), zone))


async def log(tx: Tx, zone: ZoneInfo = _UTC, wanted: Wanted | None = None) -> list[dict[str, Any]]:
    """The requests, newest first, times in ISO 8601 with the zone's offset."""
    found = await rows(tx, zone, wanted or Wanted())
    helpers: dict[int, list[Row]] = defaultdict(list)
    for claim in await aid_log.claims(tx, [row["id"] for row in found]):
        helpers[claim["request_id"]].append(claim)
    return [_line(row, helpers[row["id"]], zone) for row in found]


def iso(seconds: int | None, zone: ZoneInfo) -> str | None:
    """A stored time in ISO 8601 with the zone's offset."""
    return None if seconds is None else from_epoch(seconds).astimezone(zone).isoformat()


def _line(row: Row, claims: list[Row], zone: ZoneInfo) -> dict[str, Any]:
    arrivals = [claim["arrived_at"] for claim in claims if claim["arrived_at"] is not None]
    again = row["first_opened_at"] is not None
    return {
        "id": row["id"],
        "opened_at": iso(row["first_opened_at"] if again else row["opened_at"], zone),
        "number": row["number"],
        "address": row["address"],
        "group": row["group_name"],
        "kind": row["kind"],
        "urgency": row["urgency"],
        "quiet": bool(row["quiet"]),
        "state": row["state"],
        "level": row["level"],
        "text": row["text"],
        "helpers": list(dict.fromkeys(claim["name"] for claim in claims if claim["name"])),
        "claimed_at": iso(claims[0]["claimed_at"], zone) if claims else None,
        "arrived_at": iso(min(arrivals), zone) if arrivals else None,
        "closed_at": iso(row["closed_at"], zone),
        "outcome": row["outcome"],
        "alert": row["alert_id"],
        "ending": row["ending"],
        "opened_again_at": iso(row["opened_at"], zone) if again else None,
    }


def log_csv(
    lines: Iterable[Mapping[str, Any]],
    heads: Iterable[str] | None = None,
    columns: Iterable[str] = COLUMNS,
) -> str:
    """Lines as CSV with a BOM, so that a spreadsheet reads it; no cell can be a formula."""
    out, names = io.StringIO(), tuple(columns)
    writer = csv.writer(out)
    writer.writerow([_cell(head) for head in heads or names])
    writer.writerows([_cell(line[name]) for name in names] for line in lines)
    return "\ufeff" + out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    text = ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return "'" + text if text.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA) else text


def in_words(lines: Iterable[dict[str, Any]], language: str, zone: ZoneInfo) -> bytes:
    """The log as a file for people: heads, kinds and states in their language."""
    heads = [word(f"aid-log-{column.replace('_', '-')}", language, zone) for column in COLUMNS]
    return log_csv([_worded(line, language, zone) for line in lines], heads).encode("utf-8")


def _worded(line: dict[str, Any], language: str, zone: ZoneInfo) -> dict[str, Any]:
    shown = {column: word(f"aid-{column}-{line[column]}", language, zone) for column in ("kind", "state")}
    shown["urgency"] = word(f"aid-urgency-{line['urgency']}", language, zone)
    shown["outcome"] = word(f"aid-outcome-{line['outcome']}", language, zone) if line["outcome"] else ""
    return {**line, **shown}


def word(key: str, language: str, zone: ZoneInfo, **params: object) -> str:
    """A text of ours without markup."""
    return words.load().text(language, zone, key, params, escape=False)


def utc(seconds: int | None, zone: ZoneInfo) -> datetime | None:
    """A stored time in the village's zone."""
    return None if seconds is None else from_epoch(seconds).astimezone(zone)
