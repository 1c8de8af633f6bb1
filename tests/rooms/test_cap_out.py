"""What the village tells others: each step once, chained, without a household; a neighbour's bot reads it."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from alerts_help import ALONE, LI, Village_, village
from cap_help import SENDER, take, with_cap, xml
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.cap_out import FEED_PATH, routes, write_feed
from bot.clock import Clock
from domain.cap import Reading, read, read_feed
from domain.settings import Village
from handlers.alerts import actions, cap_sweeps, ending, updates
from storage import cap_out, meta
from storage.database import Database, Row


async def published(v: Village_) -> list[Row]:
    """Everything that is written by now, oldest first."""
    async with v.work() as work:
        await meta.put(work.tx, "bot_username", "qingxi_bot")
        await cap_sweeps.sweep(work)
    return await v.rows("SELECT * FROM cap_out ORDER BY at, identifier")


def readings(rows: list[Row]) -> list[Reading]:
    return [read(str(row["xml"]).encode()) for row in rows]


async def test_each_step_is_told_once_and_refers_to_the_ones_before(tmp_path: Path) -> None:
    async with village(tmp_path, ALONE) as v:
        draft = await v.draft("rainstorm", "orange", "1")
        assert await published(v) == []  # a draft is nobody's business
        await v.do(actions.send, LI, draft)
        assert len(await published(v)) == 1
        v.now = v.now.replace(minute=10)
        await v.do(updates.start, LI, draft, "red")
        await v.do(updates.send, LI, 1)
        assert len(await published(v)) == 2
        await v.do(updates.start, LI, draft, "red")
        await v.do(updates.send, LI, 2)
        await v.do(ending.clear, LI, draft)  # all in one second
        rows = await published(v)
        assert [row["xml"] for row in rows] == [row["xml"] for row in await published(v)]
        found = readings(rows)
        assert [reading.decision for reading in found] == ["publish", "update", "update", "cancel"]
        assert [reading.colour for reading in found] == ["orange", "red", "red", "red"]
        assert all(reading.defects == () for reading in found)
        names = [reading.identity for reading in found]
        assert [set(reading.references) for reading in found] == [set(names[:n]) for n in range(4)]
        assert all("溪口巷" not in str(row["xml"]) and "户主" not in str(row["xml"]) for row in rows)
        assert "李主任" not in str(rows) and found[0].info and "清溪村" in found[0].info.sender_name


async def test_a_drill_an_error_and_a_place_without_an_address(tmp_path: Path) -> None:
    async with village(tmp_path, ALONE) as v:
        async with v.work() as work:
            await work.tx.run("UPDATE households SET lat = 28.5, lon = 112.5 WHERE id = 1")
        alert = await v.live("flood", "yellow", "28.5,112.5", "300", drill=True)
        await v.do(ending.error, LI, alert)
        one, other = readings(await published(v))
        assert (one.decision, other.decision, one.hazard) == ("drill", "drill", "flood") and other.ends
        assert one.shapes.circles == ((28.5, 112.5, 300.0),)
        assert all("溪口巷" not in str(row["xml"]) for row in await published(v))


async def test_the_feed_and_its_messages_are_pages_that_another_reader_understands(tmp_path: Path) -> None:
    async with village(tmp_path, ALONE) as v:
        await v.live("rainstorm", "red")
        rows = await published(v)
        feed = write_feed(v.settings.village, rows)
        _, links = read_feed(feed.encode(), "https://a.example/cap/feed.xml")
        assert [link.url for link in links] == ["https://a.example/cap/village-1-1.xml"]
        assert read_feed(write_feed(v.settings.village, []).encode(), "https://a.example/") == ([], [])


def test_the_feed_is_empty_before_anything_happened(tmp_path: Path) -> None:
    db = Database(tmp_path / "x.db")

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with db:
            yield

    with TestClient(Starlette(routes=routes(db, Village(name="<村>"), Clock()), lifespan=lifespan)) as client:
        answer = client.get(FEED_PATH)
        assert answer.status_code == 200 and "&lt;村&gt;" in answer.text
        again = client.get(FEED_PATH, headers={"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304
        assert client.get("/cap/none.xml").status_code == 404


async def test_what_is_passed_on_names_its_origin_and_is_no_news_to_whoever_has_it(tmp_path: Path) -> None:
    async with village(tmp_path / "a", ALONE) as a, village(tmp_path / "b", ALONE) as b:
        await take(a, xml("A"))
        await a.do(actions.send, LI, 1)
        (relayed,) = await published(a)
        assert f"<incidents>{SENDER},A," in relayed["xml"]
        b.settings = with_cap(b.settings, sender="b@b.example")
        await take(b, xml("A"))
        await take(b, str(relayed["xml"]).encode())
        assert len(await b.rows("SELECT * FROM alerts")) == 1  # first hand already
        await b.do(actions.send, LI, 1)
        (back,) = await published(b)
        assert "b@b.example" in back["xml"]
        await take(a, str(back["xml"]).encode())
        assert len(await a.rows("SELECT * FROM alerts")) == 1


async def test_nothing_is_told_before_the_bot_knows_who_it_is(tmp_path: Path) -> None:
    async with village(tmp_path, ALONE) as v:
        await v.live("rainstorm", "red")
        async with v.work() as work:
            await cap_sweeps.sweep(work)
            assert await cap_out.newest(work.tx, 0, 10) == []
        assert len(await published(v)) == 1
