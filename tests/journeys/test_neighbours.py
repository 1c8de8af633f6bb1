"""Two villages with a bot each: the second one reads the first one's warnings from its feed, to the end."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
from here import Town, free_port, here


async def read_feeds(town: Town) -> None:
    """Three minutes later: the feeds have been looked at."""
    town.clock.at = town.clock.at.replace(minute=town.clock.at.minute + 3)
    now = int(town.clock.at.timestamp())
    async with asyncio.timeout(60):
        while not town.app.feeds.idle or town.value("SELECT MIN(due_at) FROM cap_feeds") <= now:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await town.quiet()


async def test_a_neighbours_warning_is_one_tap_away_and_so_is_its_end(tmp_path: Path) -> None:
    port = free_port()
    feed = f"http://127.0.0.1:{port}/cap/feed.xml"
    alone = {"second_official_from": "never"}
    upper = here(
        tmp_path / "a",
        4,
        4,
        people=False,
        officials=["村委会"],
        web={"port": port},
        alerts=alone,
        village={"name": "上村"},
    )
    lower = here(
        tmp_path / "b",
        4,
        4,
        officials=["村委会"],
        cap={"feeds": [feed], "sender": "lower@example.org"},
        alerts=alone,
    )
    async with upper as a, lower as b:
        chief, other = a.officials[0], b.officials[0]
        await a.say(chief, "/alert flood red")
        await a.tap(chief, await a.last(chief, "alerts:send:1"), "alerts:send:1")
        await a.sweep()
        async with httpx.AsyncClient(trust_env=False) as http:
            page = (await http.get(feed)).text
        assert page.count("<entry>") == 1 and not any(home["address"] in page for home in a.homes.values())

        await read_feeds(b)
        draft = await b.last(other, "alerts:send:1")
        assert "上村：洪水红色预警" in draft.text and "上村，" in draft.text
        await b.tap(other, draft, "alerts:send:1")
        got = await b.last(b.resident(), "alerts:safe:1")
        assert "洪水" in got.text and "上村" in got.text

        await a.tap(chief, await a.last(chief, "alerts:clear:1"), "alerts:clear:1")
        await a.sweep()
        await read_feeds(b)
        offer = await b.last(other, "alerts:clear:1")
        assert "上村 说" in offer.text
        await b.tap(other, offer, "alerts:clear:1")
        assert b.value("SELECT state FROM alerts") == "cleared"
        await b.sweep()
        assert b.journal("cap") == ["publish", "cancel", "ended"]
        assert (await b.last(b.resident())).text != got.text
