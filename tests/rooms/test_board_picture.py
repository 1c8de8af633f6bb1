"""The board as a picture: every household is on it, its numbers are true, no name is, whoever asks may see it."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from alerts_help import LI, Village_, village
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from domain.refusal import Refusal
from handlers.board import actions, facts, jobs, picture
from handlers.board.parts import Picture, Spot
from handlers.board.places import lay
from handlers.common.chart import VERMILION
from handlers.common.jobs import Order
from handlers.common.standing import Bar, Tile, Top
from storage import jobs as store
from storage import people

DEGREES = st.floats(-0.02, 0.02)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Village_]:
    async with village(tmp_path) as found:
        yield found


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(DEGREES, DEGREES), min_size=1, max_size=60), st.booleans())
def test_every_household_has_a_spot_of_its_own_inside_the_map(
    places: list[tuple[float, float]], astray: bool
) -> None:
    given_ = [(22.0 + lat, 113.0 + lon) for lat, lon in places] + [(31.0, 113.0)] * astray
    laid = lay(given_, 1000, 600)
    assert len(set(laid.at)) == len(given_)
    assert all(0 < x < 1000 and 0 < y < 600 for x, y in laid.at)
    assert not astray or len(places) < 10 or laid.outside >= 1


def test_the_map_keeps_who_lives_north_and_who_east() -> None:
    south, north, east = lay([(22.0, 113.0), (22.01, 113.0), (22.0, 113.01)], 1000, 600).at
    assert north[1] < south[1] and east[0] > south[0]


@pytest.mark.parametrize(
    "places", [[], [(200.0, -500.0), (22.0, 113.0)], [(22.0, 113.0)] * 40, [(None, None)] * 70]
)
def test_odd_villages_are_drawn(places: list[tuple[float | None, float | None]]) -> None:
    spots = tuple(Spot(lat, lon, "help", n == 0, n // 30) for n, (lat, lon) in enumerate(places))
    bars = tuple(
        Bar("😀<b>" + "long" * 20, (("help", 30),), 30, 0, group)
        for group in sorted({s.group for s in spots})
    )
    top = Top("", "", "drill", (Tile("1/0", "x" * 200, "bad"),), Bar("", (), 0, 0), (("help", "x"),))
    made = Picture(top, spots, bars, "", "# others", "# m", "#", "#", ())
    assert Image.open(io.BytesIO(picture.png(made))).width == 1080


async def drawn(
    place: Village_, language: str, user: int = LI
) -> tuple[facts.Picture, Image.Image, list[Any]]:
    """What was ordered last, its facts, the picture, and the calls that bring it."""
    async with place.db.write() as tx:
        order = jobs.JOBS[0]
        made = (await store.open_ones(tx))[-1]
        read = Order(
            made["id"], made["kind"], made["user_id"], made["chat_id"], language, json.loads(made["args"])
        )
        what = await order.collect(tx, read)
    png = picture.png(what)
    async with place.work() as work:
        await jobs.finish(work, read, png)
    return what, Image.open(io.BytesIO(png)), await place.rows("SELECT * FROM outbox WHERE file IS NOT NULL")


async def somewhere(place: Village_, numbers: range) -> None:
    async with place.db.write() as tx:
        for n in numbers:
            await tx.run(
                "UPDATE households SET lat = :lat, lon = 113.0 WHERE id = :id",
                id=place.house[n],
                lat=22 + n / 1000,
            )


async def test_a_warning_in_numbers_marks_and_bars(place: Village_) -> None:
    await somewhere(place, range(1, 13))
    alert_id = await place.live("rainstorm", "red")
    await place.answer(alert_id, 1, "moved")
    await place.answer(alert_id, 2, "help")
    await place.answer(alert_id, 3, "safe")
    await place.do(actions.draw, LI, None)
    what, image, sent = await drawn(place, "zh")
    assert what.top.ground == "red" and "暴雨红色预警" in what.top.title and "12 户" in what.top.under
    assert [tile.number for tile in what.top.tiles] == ["2/3", "0", "1", "3/12"]
    assert what.bars[0].name == "1" and what.bars[0].total == 4 and what.bars[0].done == 2
    assert ("help", "求助 1") in what.top.legend
    typed = repr(what)
    assert "溪口巷" not in typed and "户主" not in typed and "QX00" not in typed
    assert image.width == 1080 and image.height < 2400
    red = tuple(int(VERMILION[i : i + 2], 16) for i in (1, 3, 5))
    assert red in {colour for _, colour in image.convert("RGB").getcolors(100_000) or []}
    assert sent[-1]["method"] == "sendPhoto" and f"alerts:doors:{alert_id}" in sent[-1]["payload"]
    english, _, _ = await drawn(place, "en")
    assert "Rainstorm Red" in english.top.title and ("help", "Help 1") in english.top.legend


async def test_without_coordinates_without_a_warning_and_in_a_drill(place: Village_) -> None:
    await place.do(actions.draw, LI, None)
    quiet, image, _ = await drawn(place, "zh")
    assert quiet.top.ground == "quiet" and quiet.top.tiles[0].number == "10/12" and image.height > 800
    await somewhere(place, range(1, 9))  # the other four have none
    drill = await place.live("fire", "orange", drill=True)
    await place.do(actions.draw, LI, drill, 55)
    what, _, sent = await drawn(place, "en")
    assert what.top.ground == "drill" and what.top.title.startswith("[DRILL]")
    assert sent[-1]["method"] == "editMessageMedia" and '"message_id": 55' in sent[-1]["payload"]


async def test_who_may_ask_and_who_still_may_when_it_is_drawn(place: Village_) -> None:
    alert_id = await place.live("rainstorm", "orange")
    assert await place.refused(actions.draw, 101, alert_id) == "common-only-officials"
    assert await place.refused(actions.draw, LI, alert_id, chat=-1) == "common-only-private"
    assert await place.refused(actions.draw, LI, 99) == "board-over"
    await place.live("heat", "yellow")
    await place.live("rainstorm", "red", drill=True)
    assert await place.do(actions.draw, LI, None)  # what matters most: neither the newest nor a drill
    assert [json.loads(row["args"])["alert"] for row in await place.rows("SELECT * FROM jobs")] == [alert_id]
    assert not await place.do(actions.draw, LI, alert_id)  # it is being drawn already
    async with place.db.write() as tx:
        await tx.run("UPDATE roles SET until = 1 WHERE user_id = :id", id=LI)
        assert not (await people.load(tx, LI)).official  # type: ignore[union-attr]
    with pytest.raises(Refusal, match="common-only-officials"):
        await drawn(place, "zh")
