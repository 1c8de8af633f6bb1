"""Jobs: done beside the bot, told once, done again after a crash, given up after three times with a word."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from wire import HandClock, until

from bot.jobs import Jobs
from bot.kept import Kept
from bot.rooms import Room
from domain.notice import say
from domain.refusal import Refusal
from domain.settings import Settings
from handlers.common import jobs, worker
from handlers.common.jobs import Job, Order
from handlers.common.press import Door
from handlers.common.work import Work
from storage import chats
from storage.database import Database, Tx
from storage.people import Reader

READER = Reader(5, "en")


async def collect(tx: Tx, order: Order) -> Any:
    return order.args["facts"]


async def finish(work: Work, order: Order, result: Any) -> None:
    await work.post.send(order.reader, say("common-comma"), ref=f"result:{result}")


async def instead(work: Work, order: Order) -> None:
    await work.post.send(order.reader, say("common-comma"), ref="instead")


KINDS = (
    Job("count", collect, "builtins:len", finish),
    Job("bounds", collect, "domain.grouping:bounds", finish),
    Job("count-or", collect, "builtins:len", finish, instead),
    Job("raw", collect, "builtins:bytes", finish, same=True),
    Job("exit", collect, "os:_exit", finish),
)


@dataclass
class Bench:
    db: Database
    clock: HandClock = field(default_factory=HandClock)
    told: list[int] = field(default_factory=list)

    def jobs(self) -> Jobs:
        room = Room("test", Door([]), jobs=KINDS)
        return Jobs(self.db, Settings(), self.clock, lambda: self.told.append(1), [room])

    async def order(self, kind: str, facts: object) -> bool:
        async with self.db.write() as tx:
            await chats.see(tx, READER.chat_id, "private", "x", "en", 0)
            return await jobs.order(Work(tx, self.clock.now(), Settings()), kind, READER, 5, facts=facts)

    async def sent(self) -> list[tuple[str | None, str]]:
        async with self.db.read() as tx:
            return [(row["ref"], row["payload"]) for row in await tx.rows("SELECT * FROM outbox ORDER BY id")]

    async def states(self) -> list[str]:
        async with self.db.read() as tx:
            return [row["state"] for row in await tx.rows("SELECT state FROM jobs ORDER BY id")]

    async def work_off(self, loop: Jobs) -> None:
        task = asyncio.create_task(loop.run())
        while "open" in await self.states():
            self.clock.ahead += 5
            await asyncio.sleep(0.02)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    async with Database(tmp_path / "x.db") as db:
        yield Bench(db)


async def test_a_job_is_done_beside_the_bot_and_sent_once(bench: Bench) -> None:
    assert await bench.order("count", [1, 2, 3])
    assert not await bench.order("count", [1, 2, 3]), "pressed twice"
    await bench.work_off(bench.jobs())
    assert [ref for ref, _ in await bench.sent()] == ["result:3"]
    assert bench.told


async def test_an_order_wakes_the_loop(bench: Bench) -> None:
    task = asyncio.create_task(bench.jobs().run())
    await asyncio.sleep(0.05)
    await bench.order("count", [1])
    await until(lambda: bench.told)
    assert await bench.states() == ["done"]
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_what_is_always_the_same_is_worked_out_once(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []

    async def count(work: str, facts: Any) -> bytes:
        begun.append(facts)
        return bytes(facts)

    monkeypatch.setattr(worker, "run", count)
    loop = bench.jobs()
    for facts in (1, 2, 1, 1):
        await bench.order("raw", facts)
        await bench.work_off(loop)
    assert begun == [1, 2]
    assert len(await bench.sent()) == 4


def test_only_so_much_is_kept() -> None:
    kept = Kept(most=10)
    for facts in range(3):
        kept.put("w", facts, bytes(4))
    assert [kept.get("w", facts) for facts in range(3)] == [None, bytes(4), bytes(4)]
    kept.get("w", 1)
    kept.put("w", 3, bytes(4))
    assert kept.get("w", 2) is None and kept.get("w", 1) is not None
    kept.put("w", 4, bytes(11))
    kept.put("w", 5, "no bytes")
    assert kept.get("w", 4) is None and kept.get("w", 5) is None


async def test_a_refusal_of_the_work_is_told(bench: Bench) -> None:
    await bench.order("bounds", 3)
    await bench.work_off(bench.jobs())
    [(_, payload)] = await bench.sent()
    assert "grouping" not in payload and "3" in payload
    assert await bench.states() == ["done"]


@pytest.mark.parametrize("kind", ["count", "exit", "nobody knows"])
async def test_what_fails_three_times_is_given_up_with_a_word(bench: Bench, kind: str) -> None:
    await bench.order(kind, 7)
    await bench.order("count", [])
    await bench.work_off(bench.jobs())
    assert await bench.states() == ["failed", "done"]
    sent = await bench.sent()
    assert sent[0][0] == "result:0", "a broken job stops no other"
    assert "the number" in sent[1][1]
    async with bench.db.read() as tx:
        assert await tx.value("SELECT MAX(attempts) FROM jobs") == 3


async def test_something_is_sent_instead(bench: Bench) -> None:
    await bench.order("count-or", 7)
    await bench.work_off(bench.jobs())
    assert [ref for ref, _ in await bench.sent()] == ["instead"]


async def test_what_a_crash_broke_off_is_done_at_the_next_start(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = asyncio.Event()

    async def hang(work: str, facts: Any) -> Any:
        begun.set()
        await asyncio.sleep(60)

    await bench.order("count", [1, 2])
    with monkeypatch.context() as patched:
        patched.setattr(worker, "run", hang)
        task = asyncio.create_task(bench.jobs().run())
        await begun.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert await bench.states() == ["open"]
    await bench.work_off(bench.jobs())
    assert [ref for ref, _ in await bench.sent()] == ["result:2"]


async def test_a_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "LONGEST", 0.3)
    with pytest.raises(worker.WorkFailed):
        await worker.run("time:sleep", 60)


async def test_the_process_hands_over_results_and_refusals() -> None:
    assert await worker.run("builtins:sorted", ["b", "a"]) == ["a", "b"]
    with pytest.raises(Refusal) as refused:
        await worker.run("domain.grouping:bounds", 2)
    assert refused.value.params["size"] == 2


_BOT = """
import os, pickle, subprocess, sys, time
work = [sys.executable, "-m", "handlers.common.worker", "time:sleep", str(os.getpid())]
subprocess.Popen(work, stdin=subprocess.PIPE).communicate(pickle.dumps(600))
"""


async def test_the_process_does_not_outlive_a_bot_that_was_killed() -> None:
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _BOT), cwd=Path(worker.__file__).parents[2], stdout=asyncio.subprocess.PIPE
    )
    assert bot.stdout is not None
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(bot.wait(), 1)
    bot.kill()
    async with asyncio.timeout(60):
        assert await bot.stdout.read() == b""  # the worker writes to the same pipe: both are gone
