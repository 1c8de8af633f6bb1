"""The village's own warnings for its neighbours: an Atom feed, and each message as CAP 1.2. Public facts only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.settings import Village
from storage import cap_out
from storage.database import Database, Row

from .clock import Clock

FEED_PATH = "/cap/feed.xml"
_SHOWN = timedelta(days=7)
_MOST = 100  # entries
_CACHED = 20  # seconds


def routes(db: Database, village: Village, clock: Clock) -> list[Route]:
    """The pages: /cap/feed.xml, and /cap/ with a message's identifier and .xml."""

    async def feed(request: Request) -> Response:
        since = int((clock.now() - _SHOWN).timestamp())
        async with db.read() as tx:
            rows = await cap_out.newest(tx, since, _MOST)
        changed = rows[0]["at"] if rows else 0
        return _answer(request, write_feed(village, rows), "application/atom+xml", changed)

    async def message(request: Request) -> Response:
        async with db.read() as tx:
            text = await cap_out.text(tx, request.path_params["name"])
        if text is None:
            return Response("no such message", 404, media_type="text/plain")
        return _answer(request, text, "application/cap+xml")

    return [Route(FEED_PATH, feed), Route("/cap/{name}.xml", message)]


def _answer(request: Request, text: str, kind: str, changed: int = 0) -> Response:
    body = text.encode()
    tag = f'"{sha256(body).hexdigest()[:20]}"'
    headers = {
        "ETag": tag,
        "Cache-Control": f"public, max-age={_CACHED}",
        "X-Content-Type-Options": "nosniff",
    }
    if changed:
        headers["Last-Modified"] = format_datetime(datetime.fromtimestamp(changed, UTC), usegmt=True)
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=f"{kind}; charset=utf-8")


def write_feed(village: Village, rows: Sequence[Row]) -> str:
    """The feed of these messages, newest first; links are relative to the feed's own address."""
    newest = _when(rows[0]["at"], village) if rows else "1970-01-01T00:00:00+00:00"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>urn:uuid:{uuid5(NAMESPACE_URL, rows[0]['sender'] if rows else village.name)}</id>",
        f"<title>{escape(village.name)}</title>",
        f"<updated>{newest}</updated>",
        f"<author><name>{escape(village.name)}</name></author>",
        '<link rel="self" href="feed.xml"/>',
        *(line for row in rows for line in _entry(village, row)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(village: Village, row: Row) -> list[str]:
    name = f"{row['sender']},{row['identifier']},{row['sent']}"
    return [
        "<entry>",
        f"<id>urn:uuid:{uuid5(NAMESPACE_URL, name)}</id>",
        f"<title>{escape(row['title'])}</title>",
        f"<updated>{_when(row['at'], village)}</updated>",
        f'<link rel="alternate" type="application/cap+xml" href={quoteattr(row["identifier"] + ".xml")}/>',
        f"<summary>{escape(row['title'])}</summary>",
        "</entry>",
    ]


def _when(at: int, village: Village) -> str:
    return datetime.fromtimestamp(at, village.zone).isoformat(timespec="seconds")
