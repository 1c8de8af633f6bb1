"""The watch: one message when something is wrong, one when it is over; a restart repeats nothing."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from types import SimpleNamespace

import pytest
from wire import Wire

from bot import health, watch
from bot.config import Config
from bot.health import Doctor, Health
from bot.watch import Watch
from domain.notice import Lane
from domain.settings import Settings, Village
from sandbox.client import Person


class Ward:
    """A bot whose health is looked at, and its admin."""

    def __init__(self, line: Wire, admin: Person) -> None:
        self.line, self.admin = line, admin
        config = Config.model_validate({"storage": {"path": str(line.db.path)}})
        self.doctor = Doctor(config, line.db, line.api, line.clock)
        self.ill: tuple[str, ...] = ()
        self.settings = Settings(village=Village(admins=(admin.id,)))
        self.begin()

    def begin(self) -> None:
        """A bot that has just started."""
        doctor = SimpleNamespace(look=self.look_at)
        self.watch = Watch(doctor, self.line.db, self.settings, self.line.clock, self.line.delivery.wake)  # type: ignore[arg-type]

    async def look_at(self) -> Health:
        """As healthy as the file and disk are, and ill as ordered."""
        found = await self.doctor.look()
        return replace(found, problems=self.ill)

    async def looks(self, times: int, *ill: str) -> None:
        """So many looks, with these problems."""
        self.ill = ill
        for _ in range(times):
            await self.watch.look()

    async def heard(self) -> list[str]:
        """What the admin has read, in a word each."""
        self.line.delivery.wake()
        await self.line.quiet()
        return ["over" if "Over:" in seen.text else "wrong" for seen in await self.admin.inbox()]


@pytest.fixture
async def ward(line: Wire) -> AsyncIterator[Ward]:
    admin = await line.person("Admin")
    line.start()
    yield Ward(line, admin)
    await line.stop()


async def test_one_message_when_it_begins_and_one_when_it_is_over(ward: Ward) -> None:
    await ward.looks(1, "disk")
    assert await ward.heard() == [], "one look may be chance"
    await ward.looks(5, "disk")
    assert await ward.heard() == ["wrong"]
    ward.begin()
    await ward.looks(3, "disk")
    assert await ward.heard() == ["wrong"], "a restart repeats nothing"
    await ward.looks(watch._CALM + 3)
    assert await ward.heard() == ["wrong", "over"]
    over = (await ward.admin.inbox())[-1]
    assert over.reply_to is not None and "disk was nearly full" in over.text


async def test_what_comes_and_goes_is_no_stream_of_messages(ward: Ward) -> None:
    for _ in range(12):
        await ward.looks(3, "outbox")
        await ward.looks(3)
    assert await ward.heard() == ["wrong"]
    for _ in range(12):
        await ward.looks(watch._CALM)
        await ward.looks(3, "outbox")
    assert len(await ward.heard()) <= 4


async def test_what_could_not_be_said_in_time_is_one_message_afterwards(ward: Ward) -> None:
    await ward.line.stop()
    await ward.looks(4, "token")
    await ward.looks(watch._CALM)
    ward.line.start()
    assert await ward.heard() == ["over"]


async def test_a_file_that_cannot_be_written_is_told_once_it_can(
    ward: Ward, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real, full = watch.meta.put, True

    async def put(*given: object) -> None:
        await real(*given)  # type: ignore[arg-type]
        if full:
            raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(watch.meta, "put", put)
    with caplog.at_level(logging.CRITICAL, "bot.watch"):
        await ward.looks(3, "disk")
    assert await ward.heard() == []
    full = False
    await ward.looks(1, "disk")
    assert await ward.heard() == ["wrong"]
    await ward.looks(watch._CALM)
    assert await ward.heard() == ["wrong", "over", "over"]


async def test_what_counts_as_wrong(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    line, doctor = ward.line, ward.doctor

    async def problems() -> tuple[str, ...]:
        return (await doctor.look()).problems

    assert await problems() == ()
    line.api.answered -= 200
    assert await problems() == ("telegram",)
    line.api.trouble = "token"
    assert await problems() == ("token",)
    await line.api.get_updates(None) if line.world.updates.waiting else await line.api.call("getMe", {})
    assert line.api.trouble == ""
    line.api.answered += 200
    doctor._tick -= 100
    assert await problems() == ("sweeps",)
    doctor.ticked()
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=5_000_000))
    assert await problems() == ("disk",)
    monkeypatch.undo()
    await line.stop()
    await line.put(ward.admin.id, "x", lane=Lane.LIFE)
    line.clock.ahead = 150
    assert await problems() == (), "for a while after the clock was set nobody knows how long it waited"
    doctor._jumped -= 121
    assert await problems() == ("outbox",)
    found = (await doctor.look()).outbox[Lane.LIFE]
    assert found.count == 1 and 149 <= found.seconds <= 152


async def test_a_long_broadcast_at_full_speed_is_not_late(ward: Ward) -> None:
    """The oldest message waits as long as ten thousand take; that is the pace, not a fault."""
    line = ward.line
    await line.stop()
    begun = line.epoch
    async with line.db.write() as tx:
        await tx.many(
            "INSERT INTO outbox (chat_id, lane, method, payload, vital, language, created_at, state, settled_at) "
            "VALUES (:chat, 0, 'sendMessage', '{}', 1, 'en', :now, :state, :settled)",
            [
                {
                    "chat": ward.admin.id,
                    "now": begun,
                    "state": "sent" if n < 9000 else "queued",
                    "settled": begun + n // 30 if n < 9000 else None,
                }
                for n in range(9100)
            ],
        )
    line.clock.ahead = 310
    ward.doctor._ahead = None
    assert (await ward.doctor.look()).problems == ()
    line.clock.ahead, ward.doctor._ahead = 900, None
    assert (await ward.doctor.look()).problems == ("outbox",)
    assert set(health.LATE) == set(Lane)
