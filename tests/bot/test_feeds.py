"""Feeds over real HTTP from a server that hangs, drips, never ends, packs bombs and leads elsewhere; nothing stalls."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from wire import HandClock

from bot import feeds as feeds_module
from bot import fetch
from bot.cli.cap import _look as look_at
from bot.config import Config
from bot.feeds import Feeds
from bot.fetch import Failed, client, may_lead
from domain.cap import Reading
from domain.settings import Cap, Settings
from handlers.alerts import cap_taking
from storage import cap
from storage.database import Database

Answer = Callable[[asyncio.StreamWriter, dict[str, str]], Awaitable[None]]
ALERT = (Path(__file__).parents[1] / "domain/samples/cap/zh-rainstorm-red.xml").read_text("utf-8")


class Server:
    """Answers each path as it is told to, and keeps what was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.url = ""

    def page(self, path: str, body: bytes | str, status: str = "200 OK", **headers: str) -> None:
        """A plain answer."""
        data = body.encode() if isinstance(body, str) else body

        async def answer(writer: asyncio.StreamWriter, asked: dict[str, str]) -> None:
            same = headers.get("ETag") and asked.get("if-none-match") == headers["ETag"]
            lines = [
                f"HTTP/1.1 {'304 Not Modified' if same else status}",
                f"Content-Length: {0 if same else len(data)}",
            ]
            lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
            writer.write("\r\n".join([*lines, "", ""]).encode() + (b"" if same else data))

        self.pages[path] = answer

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request on one connection."""
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            path = head[0].split()[1]
            headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in head[1:] if line)}
            self.asked.append((path, headers))
            await self.pages[path](writer, headers)
            await writer.drain()
        writer.close()

    def paths(self) -> list[str]:
        """What was asked, in order; then forgotten."""
        found, self.asked = [path for path, _ in self.asked], []
        return found


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    found = Server()
    async with await asyncio.start_server(found.serve, "127.0.0.1", 0) as running:
        found.url = f"http://127.0.0.1:{running.sockets[0].getsockname()[1]}"
        yield found


async def hang(writer: asyncio.StreamWriter, _asked: dict[str, str]) -> None:
    await asyncio.sleep(60)


async def drip(writer: asyncio.StreamWriter, _asked: dict[str, str]) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n<")
    for _ in range(600):
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.05)


async def endless(writer: asyncio.StreamWriter, _asked: dict[str, str]) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(1000):
        writer.write(b" " * 65536)
        await writer.drain()


async def garbage(writer: asyncio.StreamWriter, _asked: dict[str, str]) -> None:
    writer.write(b"\0\1\2 what?\r\n\r\n")


async def test_nothing_that_a_server_does_stalls_or_fills_us(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = gzip.compress(b" " * 30_000_000)
    server.pages |= {"/hang": hang, "/drip": drip, "/endless": endless, "/garbage": garbage}
    server.page("/bomb", bomb, Content_Encoding="gzip")
    server.page("/cut", bomb[:50], Content_Encoding="gzip")
    server.page("/odd", b"x", Content_Encoding="br")
    server.page("/away", b"", "302 Found", Location="http://localhost:9/x")
    server.page("/port", b"", "302 Found", Location="http://127.0.0.1:9/x")
    server.page("/file", b"", "302 Found", Location="file:///etc/passwd")
    server.page("/round", b"", "302 Found", Location="/round")
    server.page("/gone", b"", "404 Not Found")
    server.page("/busy", b"", "503 No", Retry_After="120")
    server.page("/there", "<feed/>", "200 OK", ETag='"1"')
    server.page("/moved", b"", "301 Moved", Location="/there")
    expected = {
        "hang": "slow",
        "drip": "slow",
        "endless": "too-big",
        "garbage": "unreachable",
        "bomb": "too-big",
    }
    expected |= {"cut": "garbled", "odd": "garbled", "gone": "status", "busy": "status"}
    expected |= dict.fromkeys(("away", "port", "file", "round"), "elsewhere")
    async with client() as http:
        for path, code in expected.items():
            monkeypatch.setattr(fetch, "LONGEST", 0.3 if code == "slow" else 30.0)
            with pytest.raises(Failed) as caught:
                await fetch.fetch(http, f"{server.url}/{path}")
            assert caught.value.code == code, path
        found = await fetch.fetch(http, f"{server.url}/moved")
        assert (found.body, found.etag, found.url) == (b"<feed/>", '"1"', f"{server.url}/there")
        assert (await fetch.fetch(http, f"{server.url}/there", etag='"1"')).body is None
        with pytest.raises(Failed) as refused:
            await fetch.fetch(http, "http://127.0.0.1:9/x")
        assert refused.value.code == "unreachable"


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://a.example/b", True),
        ("https://a.example:443/b", True),
        ("https://a.example:444/b", False),
        ("http://a.example/b", False),
        ("https://b.example/b", True),
        ("http://b.example/b", False),
        ("https://c.example/b", False),
        ("https://u:p@a.example/", False),
        ("https://127.0.0.1/", False),
        ("ftp://a.example/", False),
        ("https://a.example:x/", False),
    ],
)
def test_where_a_feed_may_lead(url: str, allowed: bool) -> None:
    assert may_lead("https://a.example/feed", url, ("b.example",)) is allowed
    assert may_lead("http://a.example/feed", "https://a.example/b")


@contextlib.asynccontextmanager
async def reading(
    folder: Path, *urls: str, **more: object
) -> AsyncIterator[tuple[Feeds, Database, HandClock]]:
    """Feeds that are looked at when told to."""
    clock = HandClock()
    chosen = Settings(cap=Cap(feeds=urls, **more))  # type: ignore[arg-type]
    async with Database(folder / "x.db") as db:
        found = Feeds(db, chosen, clock, lambda: None)
        async with client() as found._http:
            yield found, db, clock


async def polled(feeds: Feeds, clock: HandClock, ahead: timedelta = timedelta(0)) -> None:
    """Everything that is due after so long is polled."""
    clock.ahead += ahead.total_seconds()
    await feeds._start_due()
    await asyncio.gather(*feeds._polls.values())


def atom(*links: str) -> str:
    entries = "".join(
        f'<entry><id>{n}</id><updated>1</updated><link href="{link}"/></entry>'
        for n, link in enumerate(links)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'


async def test_a_feed_is_read_politely(server: Server, tmp_path: Path) -> None:
    links = [f"/m{n}.xml" for n in range(3)]
    server.page(
        "/feed",
        atom(*links, "http://localhost:1/other"),
        ETag='"1"',
        Last_Modified="Wed, 08 Jul 2026 11:00:00 GMT",
    )
    for n, link in enumerate(links):
        server.page(link, ALERT.replace("_20260708190000", f"_{n}"))
    async with reading(tmp_path, f"{server.url}/feed") as (feeds, db, clock):
        await polled(feeds, clock)
        assert server.paths() == ["/feed", *links]
        await polled(feeds, clock, timedelta(seconds=60))
        assert server.paths() == []
        await polled(feeds, clock, timedelta(seconds=70))
        assert server.asked[0][1]["if-none-match"] == '"1"' and "if-modified-since" in server.asked[0][1]
        assert server.paths() == ["/feed"]
        clock.ahead -= 30 * 86_400  # the clock had been wrong
        await polled(feeds, clock)
        assert server.paths() == ["/feed"]
        async with db.read() as tx:
            assert await tx.value("SELECT COUNT(*) FROM cap_messages") == 3


async def test_the_command_line_looks_at_each_feed(server: Server) -> None:
    server.page("/feed", atom("/1", "http://localhost:1/x"))
    server.page("/one", ALERT)
    server.page("/gone", "", "404 Not Found")
    server.page("/page", "<html/>")
    chosen = Config(cap=Cap(feeds=tuple(f"{server.url}/{name}" for name in ("feed", "one", "gone", "page"))))
    found = [each["found"] for each in await look_at(chosen)]
    assert found == [
        "ok, 0 messages in it, 2 links, 1 of them on other hosts and not read: see [cap] hosts",
        "ok, 1 messages in it, 0 links; publish (actual-public-alert)",
        "FAILED: status 404",
        "FAILED: not-an-alert",
    ]


async def test_many_messages_are_fetched_in_several_polls_and_what_fails_is_tried_again(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds_module, "_AT_ONCE", 2)
    server.page("/feed", atom("/1", "/2", "/3"), ETag='"1"')
    server.page("/1", "", "500 Oh")
    server.page("/2", "<!DOCTYPE x><x/>")
    server.page("/3", ALERT)
    async with reading(tmp_path, f"{server.url}/feed") as (feeds, db, clock):
        await polled(feeds, clock)
        assert server.paths() == ["/feed", "/1", "/2"]
        await polled(feeds, clock, timedelta(seconds=31))
        assert sorted(server.paths()) == ["/1", "/3", "/feed"]
        async with db.read() as tx:
            assert await cap.open_links(tx, f"{server.url}/feed") == [f"{server.url}/1"]
            assert await tx.value("SELECT detail FROM journal WHERE verb = 'unreadable'")


async def test_a_failing_feed_is_asked_less_and_less_and_holds_up_no_other(
    server: Server, tmp_path: Path
) -> None:
    release = asyncio.Event()

    async def no_answer(writer: asyncio.StreamWriter, _asked: dict[str, str]) -> None:
        await release.wait()

    server.pages["/dead"] = no_answer
    server.page("/busy", "", "503 No", Retry_After="7200")
    server.page("/page", "<html/>")
    server.page("/good", ALERT)
    urls = [f"{server.url}/{name}" for name in ("dead", "busy", "page", "good")]
    async with reading(tmp_path, *urls) as (feeds, db, clock):
        await feeds._start_due()
        await asyncio.gather(*(task for url, task in feeds._polls.items() if not url.endswith("dead")))
        assert [url.rpartition("/")[2] for url in feeds._polls] == ["dead"]
        async with db.read() as tx:
            assert await tx.value("SELECT COUNT(*) FROM cap_messages") == 1
        release.set()
        pauses = []
        for hours in (0, 3, 3):
            await polled(feeds, clock, timedelta(hours=hours))
            async with db.read() as tx:
                rows = {row["url"].rpartition("/")[2]: row for row in await cap.feeds(tx)}
            pauses.append(rows["dead"]["due_at"] - int(clock.now().timestamp()))
        assert 80 < pauses[0] < pauses[1] < pauses[2]
        assert {name: row["problem"] for name, row in rows.items()} == {
            "dead": "unreachable", "busy": "status: 503", "page": "garbled", "good": "",
        }  # fmt: skip
        assert rows["busy"]["due_at"] - int(clock.now().timestamp()) >= 7190


async def test_one_message_that_breaks_us_takes_no_other_along(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = cap_taking._keep

    async def breaks(work: Any, feed: str, reading: Reading, *more: Any) -> int | None:
        if reading.message and reading.message.identifier == "bad":
            raise ZeroDivisionError
        return await whole(work, feed, reading, *more)

    monkeypatch.setattr(cap_taking, "_keep", breaks)
    server.page("/feed", atom("/1", "/2"))
    server.page("/1", ALERT.replace("99990041600000_20260708190000", "bad"))
    server.page("/2", ALERT)
    async with reading(tmp_path, f"{server.url}/feed") as (feeds, db, clock):
        await polled(feeds, clock)
        async with db.read() as tx:
            assert await tx.value("SELECT COUNT(*) FROM cap_messages") == 1
            assert await cap.open_links(tx, f"{server.url}/feed") == []


async def test_it_runs_and_stops_in_the_middle_of_a_poll(server: Server, tmp_path: Path) -> None:
    server.pages["/hang"] = hang
    async with reading(tmp_path, f"{server.url}/hang") as (feeds, _, _clock):
        feeds._every = 0.01
        task = asyncio.create_task(feeds.run())
        async with asyncio.timeout(30):
            while not server.asked:  # noqa: ASYNC110 - nothing tells of it
                await asyncio.sleep(0.01)
        assert not feeds.idle
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert feeds.idle
