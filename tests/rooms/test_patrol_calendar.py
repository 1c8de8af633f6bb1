"""The rota to take along: calendar entries that follow every change, in every time zone; the picture; the country."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from PIL import Image
from pydantic import ValidationError

from domain.calendar import festival_nights
from domain.settings import Patrol, Settings, Village
from handlers.patrol import actions, export, night, planning, swaps
from storage import stand_downs
from tests.rooms.patrol_help import Village as Place
from tests.rooms.patrol_help import asked, village


def events_of(content: bytes) -> list[Any]:
    """The entries of a calendar file, read back."""
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


async def entries(v: Place, user: int) -> dict[str, Any]:
    """What a person's calendar file holds, by UID."""
    _, content, _ = await v.do(user, actions.calendar)
    return {str(event["UID"]): event for event in events_of(content)}


async def test_a_night_that_is_swapped_is_cancelled_here_and_comes_there_and_back(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn = await asked(v, 6)
        first = int(turn["group_id"]) * 100 + 1
        taker = next(g for g in (1, 2, 3) if g != turn["group_id"]) * 100 + 1
        uid = f"turn-{turn['id']}@ten-households"
        before = await entries(v, first + 2)
        assert before[uid]["STATUS"] == "CONFIRMED" and uid not in await entries(v, taker + 2)
        await v.do(first, swaps.offer, turn["id"])
        v.now += timedelta(minutes=1)
        await v.do(taker, swaps.take, 1)
        gave, took = await entries(v, first + 2), await entries(v, taker + 2)
        assert (gave[uid]["STATUS"], took[uid]["STATUS"]) == ("CANCELLED", "CONFIRMED")
        assert gave[uid]["SEQUENCE"] == took[uid]["SEQUENCE"] > before[uid]["SEQUENCE"]
        assert gave[uid]["DTSTAMP"].dt > before[uid]["DTSTAMP"].dt
        assert set(before) == set(gave), "every other night has the entry it had"
        await v.do(taker, swaps.undo, 1)
        back, lost = await entries(v, first + 2), await entries(v, taker + 2)
        assert (back[uid]["STATUS"], lost[uid]["STATUS"]) == ("CONFIRMED", "CANCELLED")
        assert back[uid]["SEQUENCE"] > gave[uid]["SEQUENCE"]


async def test_a_night_at_home_is_cancelled_and_what_is_not_published_is_tentative(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn = await asked(v, 0)
        g, uid = int(turn["group_id"]), f"turn-{turn['id']}@ten-households"
        before = (await entries(v, g * 100 + 3))[uid]
        async with v.db.write() as tx:
            assert await stand_downs.keep_home(tx, turn["id"], int(v.now.timestamp()))
        kept = (await entries(v, g * 100 + 3))[uid]
        assert kept["STATUS"] == "CANCELLED" and kept["SEQUENCE"] > before["SEQUENCE"]
        v.now = v.now.replace(hour=20)
        await v.do(g * 100 + 1, night.start, turn["id"])
        out = (await entries(v, g * 100 + 3))[uid]
        assert out["STATUS"] == "CONFIRMED" and out["SEQUENCE"] > kept["SEQUENCE"]
        rows = await v.with_work(planning.roster, date(2026, 8, 31), date(2026, 9, 1))
        states = [str(event["STATUS"]) for event in events_of(export.roster_ics(rows))]
        assert states == ["CONFIRMED", "CONFIRMED", "TENTATIVE", "TENTATIVE"]


async def test_a_households_own_night_stands_out_and_follows_what_it_says(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn = await asked(v, 3)
        going = [int(number) for number in await v.duties(turn["id"])]
        user, uid = going[0], f"turn-{turn['id']}@ten-households"
        found = [(await entries(v, user))[uid]]
        for answer in (actions.confirm, actions.decline):
            await v.do(user, answer, turn["id"])
            found.append((await entries(v, user))[uid])
        assert [str(event["STATUS"]) for event in found] == ["TENTATIVE", "CONFIRMED", "CONFIRMED"]
        assert [str(event["TRANSP"]) for event in found] == ["OPAQUE", "OPAQUE", "TRANSPARENT"]
        assert (
            "请答复" in found[0]["SUMMARY"]
            and "您家去" in found[1]["SUMMARY"]
            and "您家" not in found[2]["SUMMARY"]
        )
        assert found[0]["SEQUENCE"] < found[1]["SEQUENCE"] < found[2]["SEQUENCE"]
        other = next(n for n in range(user // 100 * 100 + 1, user // 100 * 100 + 6) if n not in going)
        assert "请答复" in (await entries(v, other))[uid]["SUMMARY"], "it is asked instead"
        assert "ORGANIZER" in found[0]


@pytest.mark.parametrize(
    ("now", "night", "start", "hours"),
    [
        ("2026-10-20 08:00", "2026-10-24", "2026-10-24T21:00", 5),  # the clocks go back at 03:00
        ("2026-10-20 08:00", "2026-10-25", "2026-10-25T22:00", 4),
        ("2026-03-24 08:00", "2026-03-28", "2026-03-28T22:00", 3),  # the clocks go forward at 02:00
    ],
)
async def test_hours_are_right_where_clocks_change(
    tmp_path: Path, now: str, night: str, start: str, hours: int
) -> None:
    settings = Settings(
        village=Village(timezone="Europe/Berlin"), patrol=Patrol(start=time(23), end=time(3), country="DE")
    )
    async with village(tmp_path, now, settings=settings) as v:
        await v.sweep()
        rows = await v.with_work(planning.roster, date.fromisoformat(night), date.fromisoformat(night))
        event = events_of(export.roster_ics(rows, "en"))[0]
        assert event["DTSTART"].dt == datetime.fromisoformat(start).replace(tzinfo=UTC)
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=hours)


async def test_nights_follow_other_hours_and_another_zone(tmp_path: Path) -> None:
    async with village(tmp_path) as v:
        turn = await asked(v, 3)
        later = await v.turn(v.now.date() + timedelta(days=5))
        await v.clear()
        v.settings = Settings(
            village=Village(timezone="Europe/Berlin"), patrol=Patrol(start=time(21), country="DE")
        )
        await v.sweep()
        for old in (turn, later):
            new = (await v.rows("SELECT * FROM turns WHERE id = :id", id=old["id"]))[0]
            start = datetime.fromisoformat(f"{old['night']} 21:00+02:00").timestamp()
            assert (new["starts_at"], new["ends_at"]) == (start, start + 2 * 3600)
            assert new["sequence"] == old["sequence"] + 1 and (new["ask_at"] is None) == (old is turn)
            assert new["late_at"] == start + 1800
        told = [
            row["chat_id"]
            for row in await v.sent(containing=f"{turn['night'][8:].lstrip('0')}日")
            if "改了" in row["text"]
        ]
        assert told and len(set(told)) == len(told), "who was asked, once"
        assert len(await v.sent(-later["group_id"], "🗓")) == 1, "the month comes once more"


def test_the_picture_marks_own_nights_weekends_and_festivals_of_the_country() -> None:
    rows = [
        {"night": f"2026-10-{day:02}", "group": str(day % 5 + 1), "role": "main"} for day in range(1, 32)
    ] + [{"night": "2026-10-09", "group": name, "role": "main"} for name in ("6", "7", "长长长长长长名字组")]
    for language in ("zh", "en"):
        data = export.roster_png(rows, language, ["3"])
        with Image.open(io.BytesIO(data)) as picture:
            colours: Any = picture.convert("RGB").getcolors(100_000)
        assert len(data) < 300_000
        for wanted in ((255, 214, 92), (227, 236, 246), (251, 222, 220)):
            assert min(max(abs(a - b) for a, b in zip(wanted, one, strict=True)) for _, one in colours) < 8, (
                wanted
            )
            worked = picture.convert("RGB").getpixel((15 + 5 * 150 + 120, 176 + 144 + 15))
        assert min(worked) > 245, "Saturday 10 October is worked in 2026"  # type: ignore[arg-type]
    assert export.month(rows, "en").labels["3"] == "Grp 3"
    assert export.roster_png(rows, "en", ["3"], "DE") != data, "other festivals"


def test_a_country_without_known_holidays_is_refused() -> None:
    assert Patrol(country="MY").country == "MY" and festival_nights("MY", [2026])
    for unknown in ("XX", "China", "cn"):
        with pytest.raises(ValidationError, match="country"):
            Patrol(country=unknown)
