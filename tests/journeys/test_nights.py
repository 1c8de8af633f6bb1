"""Nights on patrol over HTTP: what is seen on the way, a restart, a storm, and a night in which clocks change."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from here import Town, here, picture, says

from bot.cli.common import acting
from handlers.alerts import actions as alerts
from handlers.patrol import rounds
from sandbox.client import Person
from sandbox.seen import Sent
from storage import people

PLACES = ["村口大桥", "老井"]
BIG = 21 * 1024 * 1024  # bytes: more than a bot may fetch


async def tonight(town: Town) -> tuple[int, str]:
    """The id of tonight's turn, and its group; two households come."""
    night = town.clock.at.astimezone(town.config.village.zone).date().isoformat()
    turn, group, group_id = town.rows(
        "SELECT t.id, g.name, g.id FROM turns t JOIN groups g ON g.id = t.group_id "
        "WHERE t.night = ? AND t.role = 'main' ORDER BY t.id",
        night,
    )[0]
    leader = town.leaders[group]
    team = await _asked(town, turn)
    for person in team[:2]:
        await town.tap(person, await town.last(person, f"patrol:confirm:{turn}"), f"patrol:confirm:{turn}")
    assert leader and group_id
    return turn, group


async def _asked(town: Town, turn: int) -> list[Person]:
    rows = town.rows(
        "SELECT h.number FROM duties d JOIN households h ON h.id = d.household_id WHERE d.turn_id = ? "
        "AND d.state IN ('asked', 'confirmed') ORDER BY h.number",
        turn,
    )
    return [town.people[number] for (number,) in rows]


def at(town: Town, hour: int, minute: int = 0, day: int | None = None) -> None:
    """Put the clock to a time of the village."""
    local = town.clock.at.astimezone(town.config.village.zone)
    town.clock.at = local.replace(hour=hour, minute=minute, day=day or local.day)


async def set_out(town: Town, turn: int, group: str) -> Person:
    """The leader starts the patrol at its hour; gives somebody of the team."""
    leader = town.leaders[group]
    await town.sweep()
    await town.tap(leader, await town.last(leader, f"patrol:start:{turn}"), f"patrol:start:{turn}")
    assert town.value("SELECT state FROM turns WHERE id = ?", turn) == "started"
    return next(person for person in (await _asked(town, turn))[:2] if person is not leader)


async def answers(town: Town, person: Person, sent: Sent) -> list[str]:
    """What the bot said there."""
    return [seen.text for seen in await town.heard(person, sent)]


async def test_a_night_with_a_restart_in_the_middle(tmp_path: Path) -> None:
    async with here(tmp_path, officials=["值班"], patrol={"checkpoints": PLACES}) as town:
        turn, group = await tonight(town)
        leader, chief, chat = town.leaders[group], town.officials[0], town.chats[group]
        async with town.work() as work:
            links = await rounds.links(work.tx, town.config.patrol.checkpoints)
        codes = [link.partition("?start=")[2] for _, link in links]
        at(town, 20)
        mate = await set_out(town, turn, group)
        assert says(await answers(town, mate, await mate.start(codes[0])), "night-point-passed")
        tapped = await town.tap(leader, await town.last(leader, "patrol:point"), f"patrol:point:{turn}:1")
        assert says(tapped.text, "night-points-all")
        sent = await mate.send_document("film.jpg", bytes(BIG), "桥下", "image/jpeg")
        assert says(await answers(town, mate, sent), "night-noted")
        await _water_rises(town, turn, mate, chief)
        await town.stop()
        town.clock.at = town.clock.at.replace(hour=23, minute=15)
        await town.begin()
        await town.sweep()
        question = await town.last(leader, "patrol:fine")
        assert says(question.text, "patrol-all-right")
        again = await town.tap(leader, question, f"patrol:point:{turn}:1")
        assert "20:00" in again.text
        await town.tap(leader, question, f"patrol:finish:{turn}")
        photo = await leader.send_photo(picture())
        assert says(await answers(town, leader, photo), "night-with-report")
        await town.say(leader, "灯都亮着")
        shown = await chat.messages()
        assert any("灯都亮着" in seen.text and "扫码 1" in seen.text for seen in shown)
        assert sum(bool(seen.photo) for seen in shown) == 2
        assert sum(bool(seen.document) for seen in shown) == 1
        assert await town.sandbox.calls(method="getFile") == []
        await _the_morning_after(town, turn, chief)


async def _water_rises(town: Town, turn: int, mate: Person, chief: Person) -> None:
    """Rising water, and the photo after it, are with the official at once."""
    way = await town.last(mate, "patrol:note")
    before = (await chief.inbox())[-1]
    await town.tap(mate, way, f"patrol:note:{turn}:water")
    sent = await mate.send_photo(picture(), "到膝盖了")
    assert says(await answers(town, mate, sent), "night-passed-on")
    heard = await town.heard(chief, before)
    assert says([seen.text for seen in heard], "night-urgent")
    assert [seen.text for seen in heard if seen.photo and "到膝盖了" in seen.text]
    for film in (await mate.send_video("还在涨"), await mate.send_video(round=True)):
        assert says(await answers(town, mate, film), "night-passed-on")
    heard = await town.heard(chief, heard[-1])
    assert [name for seen in heard for name in ("video", "video_note") if name in seen.raw] == [
        "video",
        "video_note",
    ]


async def _the_morning_after(town: Town, turn: int, chief: Person) -> None:
    town.clock.at = town.clock.at.replace(hour=7, minute=0, day=town.clock.at.day + 1)
    await town.sweep()
    morning = await town.last(chief, f"patrol:files:{turn}")
    assert says(morning.text, "night-morning") and "灯都亮着" in morning.text
    await town.tap(chief, morning, f"patrol:files:{turn}")
    assert (await chief.inbox())[-1].photo


async def test_codes_and_notes_of_those_who_are_not_out(tmp_path: Path) -> None:
    async with here(tmp_path, patrol={"checkpoints": PLACES}) as town:
        turn, group = await tonight(town)
        async with town.work() as work:
            (_, link), *_ = await rounds.links(work.tx, town.config.patrol.checkpoints)
        code = link.partition("?start=")[2]
        mate = (await _asked(town, turn))[1]
        tourist = await town.person("Tourist", "en")
        for person, text, key, language in (
            (mate, f"/start {code}", "night-point-not-out", "zh"),
            (mate, "/start cp-abcdefghijkl", "night-point-foreign", "zh"),
            (tourist, f"/start {code}", "night-point-not-out", "en"),
            (mate, "水涨了", "welcome-not-understood", "zh"),
        ):
            assert says(await town.say(person, text), key, language), text
        at(town, 20)
        await set_out(town, turn, group)
        way = await town.last(town.leaders[group], "patrol:note")
        answer = await town.tap(tourist, way, f"patrol:note:{turn}:water")
        assert says(answer.text, "night-not-yours", "en")
        assert says(await town.say(tourist, "hello"), "welcome-not-understood", "en")
        assert town.value("SELECT COUNT(*) FROM patrol_notes") == 0


async def test_leader_and_deputy_press_at_once(town: Town) -> None:
    turn, group = await tonight(town)
    leader, deputy = town.leaders[group], town.resident(group, 2)
    async with town.work() as work:
        group_id = town.homes[town.of_group(group)[0]]["group_id"]
        await people.grant(work.tx, deputy.id, "liaison", group_id, "", work.epoch)
    at(town, 20)
    await town.sweep()
    before = await deputy.write("/patrol")
    page = (await town.heard(deputy, before))[-1]
    await town.tap(deputy, page, f"patrol:team:{turn}")
    for verb, done, key in (
        ("start", "started", "patrol-already-started"),
        ("quiet", "finished", "patrol-already-finished"),
    ):
        data = f"patrol:{verb}:{turn}"
        pressed = [(who, (await town.last(who, "patrol:")).message_id) for who in (leader, deputy)]
        said = await asyncio.gather(*(who.press_raw(who.id, number, data) for who, number in pressed))
        await town.quiet()
        assert sorted(says(answer.text, key) for answer in said) == [False, True]
        assert town.journal("patrol").count(done) == 1
        assert sum(says(seen.text, "patrol-summary") for seen in await town.chats[group].messages()) == (
            done == "finished"
        )


async def test_a_storm_calls_the_patrol_home(tmp_path: Path) -> None:
    async with here(tmp_path, officials=["值班"]) as town:
        turn, group = await tonight(town)
        leader, chief = town.leaders[group], town.officials[0]
        at(town, 20)
        mate = await set_out(town, turn, group)
        await town.pass_time(minutes=5)
        async with town.work() as work:
            await alerts.issue_now(work, "rainstorm", "red", "all", False, await acting(work, chief.id))
        await town.sweep()
        assert says([seen.text for seen in await mate.inbox()], "night-back-team")
        await town.pass_time(minutes=30)
        question = await town.last(leader, "patrol:home")
        assert says(question.text, "night-home-question")
        await town.tap(leader, question, f"patrol:home:{turn}")
        assert town.value("SELECT state FROM turns WHERE id = ?", turn) == "finished"
        following = town.value(
            "SELECT id FROM turns WHERE role = 'main' AND state = 'stood_down' ORDER BY starts_at LIMIT 1"
        )
        assert following  # tomorrow's, while the warning lasts


async def test_a_night_in_which_the_clock_goes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    monkeypatch.setattr("here.OPENING", datetime(2026, 10, 24, 9, 0, tzinfo=berlin))
    more: dict[str, Any] = {
        "village": {"timezone": "Europe/Berlin"},
        "patrol": {"start": "22:00", "end": "06:00"},
    }
    async with here(tmp_path, officials=["值班"], **more) as town:
        turn, group = await tonight(town)
        starts, ends = town.rows("SELECT starts_at, ends_at FROM turns WHERE id = ?", turn)[0]
        assert ends - starts == 9 * 3600  # from 22:00 to 06:00, and the hour from two to three comes twice
        at(town, 22)
        await set_out(town, turn, group)
        leader = town.leaders[group]
        town.clock.at = datetime(2026, 10, 25, 6, 14, tzinfo=berlin)
        await town.sweep()
        assert not [seen for seen in await leader.inbox() if seen.has_button("patrol:fine")]
        town.clock.at = datetime(2026, 10, 25, 6, 15, tzinfo=berlin)
        await town.sweep()
        assert says((await town.last(leader, "patrol:fine")).text, "patrol-all-right")
        town.clock.at = datetime(2026, 10, 25, 7, 0, tzinfo=berlin)
        await town.sweep()
        assert says([seen.text for seen in await town.officials[0].inbox()], "night-morning-started")
