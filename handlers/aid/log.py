"""The log of requests: for the command line, and as a file for an official."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from domain.clock import from_epoch
from domain.notice import Notice, say
from handlers.common import guard, words
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.work import Work
from storage import aid, aid_claims
from storage.database import Row, Tx
from storage.people import Reader

COLUMNS = (
    "id", "opened_at", "number", "address", "group", "kind", "urgency", "quiet", "state", "level", "text",
    "helpers", "claimed_at", "arrived_at", "closed_at", "outcome", "alert",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UTC = ZoneInfo("UTC")


async def log(tx: Tx, zone: ZoneInfo = _UTC, **filters: object) -> list[dict[str, Any]]:
    """The requests, newest first, times in ISO 8601 with the zone's offset.

    filters: values a line must have, such as state="open", kind="fire", group="第3组"; None is no filter.
    """
    helpers: dict[int, list[Row]] = defaultdict(list)
    for claim in await aid_claims.everything(tx):
        helpers[claim["request_id"]].append(claim)
    lines = (_line(row, helpers[row["id"]], zone) for row in await aid.log(tx))
    wanted = {name: value for name, value in filters.items() if value is not None}
    return [line for line in lines if all(line[name] == value for name, value in wanted.items())]


def _line(row: Row, claims: list[Row], zone: ZoneInfo) -> dict[str, Any]:
    def iso(seconds: int | None) -> str | None:
        return None if seconds is None else from_epoch(seconds).astimezone(zone).isoformat()

    arrivals = [claim["arrived_at"] for claim in claims if claim["arrived_at"] is not None]
    return {
        "id": row["id"],
        "opened_at": iso(row["opened_at"]),
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
        "claimed_at": iso(claims[0]["claimed_at"]) if claims else None,
        "arrived_at": iso(min(arrivals)) if arrivals else None,
        "closed_at": iso(row["closed_at"]),
        "outcome": row["outcome"],
        "alert": row["alert_id"],
    }


def log_csv(rows: Iterable[Mapping[str, Any]], heads: Iterable[str] = COLUMNS) -> str:
    """The log as CSV with a BOM, so that a spreadsheet reads it; no cell can be a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_cell(head) for head in heads])
    writer.writerows([_cell(row[column]) for column in COLUMNS] for row in rows)
    return "\ufeff" + out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    text = ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return "'" + text if text.startswith(_FORMULA) else text


async def send_log(work: Work, actor: Actor) -> Notice:
    """The log as a file, for an official in private."""
    guard.official(actor)
    guard.private(actor)
    zone, language = work.settings.village.zone, actor.language
    rows = [_in_words(line, language, zone) for line in await log(work.tx, zone)]
    heads = [_word(f"aid-log-{column.replace('_', '-')}", language, zone) for column in COLUMNS]
    name = f"aid-{work.local:%Y-%m-%d}.csv"
    caption = say("aid-log-caption", count=len(rows))
    content = log_csv(rows, heads).encode("utf-8")
    await work.post.document(Reader(actor.chat_id, language), name, content, caption)
    await looked(work, actor, what="log")
    return say("aid-log-sent")


def _in_words(line: dict[str, Any], language: str, zone: ZoneInfo) -> dict[str, Any]:
    shown = {column: _word(f"aid-{column}-{line[column]}", language, zone) for column in ("kind", "state")}
    shown["urgency"] = _word(f"aid-urgency-{line['urgency']}", language, zone)
    shown["outcome"] = _word(f"aid-outcome-{line['outcome']}", language, zone) if line["outcome"] else ""
    return {**line, **shown}


def _word(key: str, language: str, zone: ZoneInfo) -> str:
    return words.load().text(language, zone, key, {}, escape=False)
