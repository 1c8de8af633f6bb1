"""Telegram is away for hours, holds the line, or asks to wait: what waits, in which order it goes, what is let go."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from wire import Wire, wire

from bot import alive as keeping
from bot import api, app
from bot.alive import alive
from bot.config import Config, Storage, Telegram
from bot.pacing import Pace
from domain.notice import Lane
from domain.refusal import Refusal
from sandbox.client import Sandbox
from sandbox.server import serve
from sandbox.world import World


async def test_hours_away(line: Wire) -> None:
    """Life first, then duties; answers that nobody waits for any more are let go, edits are not."""
    people = [await line.person(f"P{n}") for n in range(3)]
    await line.sandbox.faults(kind="outage")
    for person in people:
        await line.put(person.id, "answer", ref="a")
        await line.put(person.id, "duty", lane=Lane.DUTY)
        await line.put(person.id, "warning", lane=Lane.WARNING)
        await line.put(person.id, "help", lane=Lane.LIFE)
    line.start()
    await asyncio.sleep(0.05)
    line.clock.ahead = 7 * 3600
    await line.sandbox.faults(kind="clear")
    await line.quiet()
    calls = await line.sandbox.calls(method="sendMessage")
    sent = [call.params["text"].split()[-1] for call in calls if call.status == 200]
    assert sent[:6] == ["help"] * 3 + ["warning"] * 3
    assert sent[6:] == ["duty"] * 3


async def test_a_wait_holds_the_whole_chat_after_a_restart(tmp_path: Path, hasty: None) -> None:
    """Also a call for help that is queued later does not go out early: Telegram would only hold longer."""
    async with wire(tmp_path) as line:
        anna, ben = await line.person("Anna"), await line.person("Ben")
        await line.sandbox.faults("sendMessage", "429", seconds=200, chat_id=anna.id)
        await line.put(anna.id, "chatter", lane=Lane.BULK)
        line.start()
        while not line.rows()[0]["error"]:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        await line.stop()
        for ahead, left in ((0, 190), (-3600, 190), (250, 0)):  # at once; the clock was set back; much later
            line.clock.ahead = ahead
            pace = line.delivery._pace = Pace(1000, 1000)
            await line.delivery.recover()
            waits = pace.chat_slot(anna.id, False, Lane.LIFE, 0) - asyncio.get_running_loop().time()
            assert left <= max(0, waits) <= left + 20 and not pace.held(0)
        line.clock.ahead = 0
        for person in (anna, ben):
            await line.sandbox.faults("sendMessage", "429", seconds=200, chat_id=person.id)
            await line.put(person.id, "again", lane=Lane.LIFE)
        async with line.db.write() as tx:
            await tx.run("UPDATE outbox SET not_before = 0")
        line.delivery._pace = Pace(1000, 1000)
        line.delivery._line._chat_slot = line.delivery._pace.chat_slot
        line.delivery._loaded = 0
        line.delivery._line.clear()
        line.start()
        while sum(bool(row["error"]) for row in line.rows()) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        await line.stop()
        pace = line.delivery._pace = Pace(1000, 1000)
        await line.delivery.recover()
        assert pace.held(asyncio.get_running_loop().time() + 190)


async def test_a_server_that_never_ends_its_answer(line: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "_LONGEST", 0.1)
    anna = await line.person()
    await line.sandbox.faults("sendMessage", "delay", seconds=30)
    await line.put(anna.id, "warning", lane=Lane.WARNING)
    line.start()
    await line.quiet()
    assert (await anna.inbox())[-1].text == "(sent again) warning"


async def test_what_ends_by_itself_begins_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_PAUSE", 0.0)
    runs = 0

    async def work() -> None:
        nonlocal runs
        runs += 1
        if runs == 1:
            raise asyncio.CancelledError  # as a library does whose own cancellation leaks
        if runs == 2:
            raise ValueError
        if runs > 3:
            await asyncio.Event().wait()

    task = asyncio.create_task(alive("work", work))
    while runs < 4:  # noqa: ASYNC110
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert task.cancelled()


async def test_a_token_that_worked_is_waited_for_and_a_new_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "_FIRST_PAUSE", 0.01)
    async with serve(World()) as url, Sandbox(url) as sandbox:
        given = Config(telegram=Telegram(base_url=url), storage=Storage(path=str(tmp_path / "x.db")))
        config = given.model_copy(update={"token": sandbox.token})
        async with app.build(config) as bot:
            await sandbox.faults("getMe", "401", times=3)
            with pytest.raises(Refusal):
                await bot._introduce()
            await bot._introduce()
        async with app.build(config) as bot:
            for kind in ("401", "502", "reset", "429"):
                await sandbox.faults("getMe", kind, times=3 if kind != "429" else 1)
            await bot._introduce()
