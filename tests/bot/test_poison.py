"""An update that breaks the bot is set aside after three tries, with an incident number; the others go on."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from telegram.ext import filters
from wire import Wire

from bot import logs
from bot.dispatch import TRIES, Dispatcher
from bot.rooms import Room
from domain.notice import say
from domain.settings import Settings
from handlers.common.desk import Desk
from handlers.common.press import Door, message
from sandbox.client import Person
from storage import inbox


class End(BaseException):
    """The process is gone: nothing catches this."""


class Clinic:
    """A room that breaks on some words; every start is a new process on the same file."""

    def __init__(self, line: Wire, person: Person) -> None:
        self.line, self.person, self.seen = line, person, list[str]()
        self.breaks: dict[str, BaseException] = {}
        self.start()

    def start(self) -> None:
        """A new process."""
        rooms = (Room("clinic", Door([message(filters.ALL, self.hear)])),)
        api, clock = self.line.api, self.line.clock
        self.dispatcher = Dispatcher(self.line.db, api.bot, Settings(), clock, api.download, rooms)

    async def hear(self, desk: Desk) -> None:
        """Hear a word, or break on it."""
        self.seen.append(desk.text)
        await desk.reply(say("common-see-below"))
        if error := self.breaks.get(desk.text):
            raise error

    async def store(self, *words: str) -> None:
        """Updates with these words, numbered from 1."""
        user = {"id": self.person.id, "is_bot": False, "first_name": "A"}
        chat = {"id": self.person.id, "type": "private", "first_name": "A"}
        made: list[dict[str, Any]] = [
            {
                "update_id": n,
                "message": {"message_id": n, "date": 1, "chat": chat, "from": user, "text": word},
            }
            for n, word in enumerate(words, 1)
        ]
        async with self.line.db.write() as tx:
            await inbox.store(tx, made, self.line.epoch)

    async def work(self) -> None:
        """Work on what is undone, oldest first, as intake does."""
        async with self.line.db.read() as tx:
            rows = await inbox.undone(tx)
        for row in rows:
            await self.dispatcher.handle(row["update_id"], row["payload"])

    def states(self) -> list[tuple[str, str]]:
        """State and note of each update."""
        rows = self.line.rows("SELECT state, note FROM inbox ORDER BY update_id")
        return [(row["state"], (row["note"] or "").split(" ")[0]) for row in rows]


@pytest.fixture
async def clinic(line: Wire) -> Clinic:
    person = await line.person()
    await line.api.bot.initialize()
    return Clinic(line, person)


async def test_three_tries_then_set_aside_and_the_others_go_on(
    clinic: Clinic, caplog: pytest.LogCaptureFixture
) -> None:
    clinic.breaks["bad"] = ZeroDivisionError("boom")
    await clinic.store("good", "bad", "fine")
    with caplog.at_level(logging.ERROR, "bot"):
        await clinic.work()
    assert clinic.seen == ["good", *["bad"] * TRIES, "fine"] and TRIES == 3
    assert clinic.states() == [("done", ""), ("failed", "incident"), ("done", "")]
    said = [row["payload"] for row in clinic.line.rows("SELECT payload FROM outbox ORDER BY id")]
    number = clinic.line.rows("SELECT note FROM inbox WHERE state = 'failed'")[0]["note"].split(" ")[1]
    assert len(said) == 3 and number in said[1] and "boom" not in said[1], "once, and without our insides"
    assert number in caplog.text


async def test_what_passes_the_second_time_is_no_incident(clinic: Clinic) -> None:
    class Once(dict[str, BaseException]):
        def get(self, word: str, default: Any = None) -> Any:
            return self.pop(word, None)

    clinic.breaks = Once(bad=ZeroDivisionError())
    await clinic.store("bad")
    await clinic.work()
    assert clinic.states() == [("done", "")]
    assert len(clinic.line.rows()) == 1


async def test_an_update_that_ends_the_process_does_so_three_times_at_most(clinic: Clinic) -> None:
    clinic.breaks["deadly"] = End()
    await clinic.store("deadly", "fine")
    for _ in range(TRIES):
        clinic.start()
        with pytest.raises(End):
            await clinic.work()
    clinic.start()
    await clinic.work()
    assert clinic.seen == ["deadly"] * TRIES + ["fine"]
    assert clinic.states() == [("failed", "incident"), ("done", "")]


async def test_the_log_of_an_incident(clinic: Clinic, capsys: pytest.CaptureFixture[str]) -> None:
    """Every line is JSON and names its update; those of the incident its number; none quotes anybody."""
    handler = logs.handler("json")
    log = logging.getLogger("bot")
    log.addHandler(handler)
    clinic.breaks["东头12号 13800138000"] = ValueError(
        "cannot read '东头12号' or \"12 East Lane\", only 'number'"
    )
    try:
        await clinic.store("东头12号 13800138000")
        await clinic.work()
    finally:
        log.removeHandler(handler)
    text = capsys.readouterr().err
    lines = [json.loads(line) for line in text.splitlines()]
    number = clinic.line.rows("SELECT note FROM inbox")[0]["note"].split(" ")[1]
    assert len(lines) == 4 and {(line["update"], line["incident"]) for line in lines} == {(1, number)}
    assert "ValueError: cannot read <text> or <text>, only 'number'" in lines[0]["error"]
    assert not any(part in text for part in ("东头", "East Lane", "13800138000"))
    assert {"time", "level", "logger", "message"} <= set(lines[0])
