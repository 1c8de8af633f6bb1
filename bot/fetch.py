"""Fetching from strangers' servers: bounded in size and time, and never led to another host."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx

LARGEST = 2 * 1024 * 1024  # bytes, unpacked
LONGEST = 20.0  # seconds for one document, however it drips
_REDIRECTS = 3
_AGENT = "ten-households (CAP 1.2 reader)"
_ACCEPT = "application/cap+xml, application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
_PORTS = {"http": 80, "https": 443}


class Failed(Exception):
    """Nothing usable came. `code`: unreachable, slow, too-big, elsewhere, garbled or status; `status`: its number."""

    def __init__(self, code: str, status: int = 0, wait: int = 0) -> None:
        super().__init__(code)
        self.code, self.status, self.wait = code, status, wait  # wait: seconds the server asks for


@dataclass(frozen=True, slots=True)
class Document:
    """What a server answered; `body` is None where nothing has changed."""

    url: str
    body: bytes | None
    etag: str = ""
    modified: str = ""


def client() -> httpx.AsyncClient:
    """The client that all feeds share."""
    limits = httpx.Limits(max_connections=8, max_keepalive_connections=2, keepalive_expiry=5)
    headers = {"User-Agent": _AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
    return httpx.AsyncClient(limits=limits, headers=headers, timeout=httpx.Timeout(10, connect=5))


def may_lead(origin: str, url: str, hosts: Collection[str] = ()) -> bool:
    """Whether a feed at `origin` may send us to `url`: its own host and port (http may become https), or one of `hosts`."""
    try:
        here, there = urlsplit(origin), urlsplit(url)
        ports = (here.port or _PORTS.get(here.scheme), there.port or _PORTS.get(there.scheme))
    except ValueError:
        return False
    if there.scheme not in _PORTS or not there.hostname or there.username is not None:
        return False
    if there.hostname == here.hostname:
        return (here.scheme, ports[0]) == (there.scheme, ports[1]) or (ports == (80, 443))
    return there.scheme == "https" and there.hostname in hosts


async def fetch(
    http: httpx.AsyncClient, url: str, *, hosts: Collection[str] = (), etag: str = "", modified: str = ""
) -> Document:
    """One document. Raises Failed; ends within `LONGEST` seconds whatever the server does."""
    headers = {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": modified} if modified else {}
    try:
        async with asyncio.timeout(LONGEST):
            return await _follow(http, url, hosts, headers)
    except (TimeoutError, httpx.TimeoutException):
        raise Failed("slow") from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.CookieConflict, OSError, ValueError):
        raise Failed("unreachable") from None


async def _follow(
    http: httpx.AsyncClient, url: str, hosts: Collection[str], headers: dict[str, str]
) -> Document:
    origin = url
    for _ in range(_REDIRECTS + 1):
        async with http.stream("GET", url, headers=headers) as answer:
            if not answer.has_redirect_location:
                return await _read(answer, url)
            url = urljoin(url, answer.headers["location"])
        if not may_lead(origin, url, hosts):
            raise Failed("elsewhere")
    raise Failed("elsewhere")


async def _read(answer: httpx.Response, url: str) -> Document:
    if answer.status_code == 304:
        return Document(url, None)
    if answer.status_code != 200:
        raise Failed("status", answer.status_code, _wait(answer.headers.get("retry-after", "")))
    body = bytearray()
    async for part in _unpacked(answer):
        body += part
        if len(body) > LARGEST:
            raise Failed("too-big")
    return Document(
        url, bytes(body), answer.headers.get("etag", "")[:200], answer.headers.get("last-modified", "")[:100]
    )


async def _unpacked(answer: httpx.Response) -> AsyncIterator[bytes]:
    """The body in parts, never more than a little over `LARGEST` at once: a small part may unpack to a huge one."""
    packing = answer.headers.get("content-encoding", "identity").strip().lower()
    if packing in ("", "identity"):
        async for part in answer.aiter_raw():
            yield part
        return
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise Failed("garbled")
    unpack = zlib.decompressobj(wbits=47)  # gzip or zlib, as its head says
    async for part in answer.aiter_raw():
        try:
            yield unpack.decompress(part, LARGEST + 1)
        except zlib.error:
            raise Failed("garbled") from None
        if unpack.unconsumed_tail:
            raise Failed("too-big")
    if not unpack.eof:
        raise Failed("garbled")


def _wait(text: str) -> int:
    """Seconds that a Retry-After of seconds asks for; other forms are not followed."""
    return min(int(text), 86_400) if text.isascii() and text.isdigit() and len(text) < 7 else 0
