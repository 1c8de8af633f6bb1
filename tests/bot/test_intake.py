"""Updates are in the file before Telegram is told, and no answer of Telegram ends the asking."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram.ext import filters
from wire import HandClock, Wire, until, wire

from bot import api
from bot import intake as module
from bot.dispatch import Dispatcher
from bot.intake import Intake
from bot.rooms import Room
from domain.notice import say
from domain.refusal import Refusal
from domain.settings import Settings
from handlers.common.desk import Desk
from handlers.common.press import Door, command, message, press
from sandbox.client import Person
from storage import inbox, meta


@dataclass
class Ears:
    """A room that writes down what it hears, into the file, in the update's transaction."""

    fail: Callable[[str], Awaitable[None]] | None = None
    heard: list[str] = field(default_factory=list)

    def rooms(self) -> tuple[Room, ...]:
        """The one room."""
        typed = {"ears:word": self.word}
        return (
            Room(
                "ears",
                Door(
                    [
                        command("go", self.go),
                        press("ears:tap", self.tap, int),
                        message(filters.ALL, self.any),
                    ],
                    typed,
                ),
            ),
        )

    async def note(self, desk: Desk, what: str) -> None:
        """Add a word to what the file holds, then fail if so ordered."""
        await meta.put(desk.work.tx, "heard", await meta.get(desk.work.tx, "heard") + what + " ")
        if self.fail is not None:
            await self.fail(what)

    async def go(self, desk: Desk) -> None:
        """/go: asks something."""
        await self.note(desk, "go")
        await desk.ask("ears:word", n=1)

    async def word(self, desk: Desk) -> None:
        """The answer to what was asked."""
        await desk.stop_asking()
        await self.note(desk, f"word={desk.text}")

    async def tap(self, desk: Desk, number: int) -> None:
        """A tap."""
        await self.note(desk, f"tap{number}")
        desk.toast(say("common-see-below"))

    async def any(self, desk: Desk) -> None:
        """Anything else."""
        await self.note(desk, desk.text or "?")


class Bot:
    """Intake and dispatcher on a wire; `start` and `stop` as often as wanted."""

    def __init__(self, line: Wire, ears: Ears) -> None:
        self.line, self.ears, self.tasks = line, ears, list[asyncio.Task[Any]]()
        clock: HandClock = line.clock
        dispatcher = Dispatcher(line.db, line.api.bot, Settings(), clock, line.api.download, ears.rooms())
        self.intake = Intake(line.db, line.api, dispatcher, clock, line.delivery.wake)

    async def start(self, *, poll: bool = True, work: bool = True) -> None:
        """Ask and work."""
        await self.line.api.bot.initialize()
        self.tasks = [asyncio.create_task(self.intake.poll())] if poll else []
        self.tasks += [asyncio.create_task(self.intake.work())] if work else []

    async def stop(self) -> None:
        """Stop at once."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.intake.settle()

    def heard(self) -> str:
        """What the file holds."""
        found = self.line.rows("SELECT value FROM meta WHERE key = 'heard'")
        return found[0]["value"].strip() if found else ""

    async def until_heard(self, *words: str) -> None:
        """Wait for exactly these."""
        await until(lambda: self.heard().split() == list(words))

    def inbox(self) -> list[str]:
        """The states of the stored updates."""
        return [row["state"] for row in self.line.rows("SELECT state FROM inbox ORDER BY update_id")]


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask again at once after a failure."""
    monkeypatch.setattr(module, "_FIRST_PAUSE", 0.01)


@pytest.fixture
async def bot(tmp_path: Path, hasty: None) -> AsyncIterator[Bot]:
    """A bot that hears, not started yet."""
    async with wire(tmp_path) as line:
        found = Bot(line, Ears())
        yield found
        await found.stop()


@pytest.fixture
async def anna(bot: Bot) -> Person:
    """Somebody whose Start is not in the queue any more."""
    person = await bot.line.person()
    await bot.line.api.bot.get_updates(offset=bot.line.world.updates.next_id)
    return person


def offsets(line: Wire) -> list[int | None]:
    """The offsets of the bot's getUpdates calls, in order."""
    return [call.params.get("offset") for call in line.world.log if call.method == "getUpdates"][1:]


async def test_heard_once_in_order(bot: Bot, anna: Person) -> None:
    words = [f"w{n}" for n in range(30)]
    for word in words:
        await anna.write(word)
    await bot.start()
    await bot.until_heard(*words)
    assert bot.inbox() == ["done"] * 30


async def test_stored_before_telegram_is_told(
    bot: Bot, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While storing fails nothing is confirmed, and the same batch comes again."""
    real, failures = inbox.store, 3

    async def store(*args: Any) -> None:
        nonlocal failures
        await real(*args)
        if failures:
            failures -= 1
            raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(inbox, "store", store)
    await anna.write("one")
    await bot.start()
    await bot.until_heard("one")
    await until(lambda: len(offsets(bot.line)) >= 5)
    first = offsets(bot.line)
    assert first[:4] == [None] * 4 and first[4] is not None


async def test_killed_between_storing_and_working(bot: Bot, anna: Person) -> None:
    for word in ("a", "b", "c"):
        await anna.write(word)
    await bot.start(work=False)
    await until(lambda: len(bot.inbox()) == 3)
    await bot.stop()
    assert bot.heard() == ""
    await bot.start(poll=False)
    await bot.until_heard("a", "b", "c")


async def test_killed_before_telegram_was_told(bot: Bot, anna: Person) -> None:
    """The batch comes a second time and changes nothing."""
    await anna.write("a")
    batch = await bot.line.api.get_updates(None)
    await bot.intake.store(batch)
    await bot.start(poll=False)
    await bot.until_heard("a")
    await bot.stop()
    await bot.intake.store(batch)
    await anna.write("b")
    await bot.start()
    await bot.until_heard("a", "b")


async def test_stopped_in_the_middle_of_an_update(bot: Bot, anna: Person) -> None:
    entered = asyncio.Event()

    async def hang(_: str) -> None:
        entered.set()
        await asyncio.sleep(3600)

    bot.ears.fail = hang
    await anna.write("a")
    await bot.start()
    await entered.wait()
    await bot.stop()
    assert (bot.heard(), bot.inbox()) == ("", ["new"])
    bot.ears.fail = None
    await bot.start()
    await bot.until_heard("a")


@pytest.mark.parametrize("kind", ["409", "401", "404", "500", "502", "reset", "429", "outage", "nonsense"])
async def test_no_answer_ends_the_asking(
    bot: Bot, anna: Person, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind == "nonsense":
        real, left = (
            bot.line.api.bot.do_api_request,
            [{}, None, 7, ["x"], [{"update_id": "x"}], {"result": 1}],
        )

        async def odd(*args: Any, **more: Any) -> Any:
            return left.pop() if left else await real(*args, **more)

        monkeypatch.setattr(type(bot.line.api.bot), "do_api_request", lambda self, *a, **m: odd(*a, **m))
    elif kind == "409":
        pass
    else:
        await bot.line.sandbox.faults("getUpdates", kind, times=3, seconds=0.2 if kind == "outage" else 1)
    await bot.line.api.bot.initialize() if kind != "outage" else None
    if kind == "outage":
        bot.line.api.bot._bot_initialized = True
    await bot.start()
    if kind == "409":
        await until(lambda: bot.line.world.updates.poll is not None)
        async with httpx.AsyncClient(trust_env=False) as somebody_else:
            await somebody_else.get(f"{bot.line.sandbox.url}/bot{bot.line.sandbox.token}/getUpdates")
    await anna.write("still here")
    await until(lambda: bot.heard() == "still here")


async def test_numbers_that_start_anew(bot: Bot, anna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a quiet week Telegram counts from elsewhere, perhaps lower: nothing may be thrown away."""
    monkeypatch.setattr(api, "LONG_POLL", 1)
    await anna.write("before")
    await bot.start()
    await bot.until_heard("before")
    polls = len(offsets(bot.line))
    await until(lambda: len(offsets(bot.line)) > polls)  # the long poll that confirms has ended without news
    await until(lambda: bot.line.world.updates.poll is not None)
    bot.line.world.updates.next_id = 5
    await anna.write("after")
    await bot.until_heard("before", "after")


async def test_a_number_that_is_used_again_much_later(bot: Bot, anna: Person) -> None:
    await anna.write("before")
    await bot.start()
    await bot.until_heard("before")
    bot.line.clock.ahead = 9 * 86400
    bot.line.world.updates.next_id -= 1
    await anna.write("after")
    await bot.until_heard("before", "after")


async def test_what_ptb_cannot_read_is_put_aside(bot: Bot, anna: Person) -> None:
    odd: list[dict[str, Any]] = [
        {"update_id": 1, "message": {"message_id": "x"}},
        {"update_id": 2, "message": 7},
        {"update_id": 3, "of_the_future": {"a": 1}},
        {
            "update_id": 4,
            "message": {
                "message_id": 1,
                "date": 1,
                "chat": {"id": anna.id, "type": "private"},
                "text": "\ud83d",
            },
        },
        {"update_id": 5},
        {"update_id": 6, "message": {"date": "x", "chat": {"id": anna.id, "type": "private"}}},
    ]
    await bot.intake.store(odd)
    await bot.start()
    await anna.write("still here")
    await until(lambda: bot.heard().endswith("still here"))
    assert set(bot.inbox()) <= {"done", "failed"}
    line = bot.line
    line.start()
    await line.quiet()
    (apology,) = [seen.text for seen in await anna.inbox() if seen.from_bot]  # for number 6
    (failed,) = line.rows("SELECT note FROM inbox WHERE update_id = 6 AND state = 'failed'")
    assert failed["note"].rpartition(" ")[2] in apology


@pytest.mark.parametrize("trouble", ["PRAGMA max_page_count = 1", "PRAGMA query_only = ON"])
async def test_a_full_disk_and_a_file_that_may_not_be_written(bot: Bot, anna: Person, trouble: str) -> None:
    """Nothing is confirmed that is not stored; when there is room again it goes on by itself."""
    writer = bot.line.db._writer
    assert writer is not None
    await bot.start()
    await anna.write("before")
    await bot.until_heard("before")
    bot.line.start()
    await writer.execute_fetchall(trouble)
    for number in range(8):
        await anna.write(f"{number} " + "x" * 4000)
    tries = len(offsets(bot.line))
    await until(lambda: len(offsets(bot.line)) > tries + 2)
    assert bot.line.world.updates.waiting and "7" not in bot.heard().split()
    await writer.execute_fetchall("PRAGMA max_page_count = 100000")
    await writer.execute_fetchall("PRAGMA query_only = OFF")
    await until(lambda: [word for word in bot.heard().split() if len(word) < 9] == ["before", *"01234567"])


async def test_half_a_character_is_no_poison(bot: Bot, anna: Person) -> None:
    user = {"id": anna.id, "is_bot": False, "first_name": "\udc00A\ud800"}
    text = {
        "message_id": 1,
        "date": 1,
        "chat": {"id": anna.id, "type": "private"},
        "from": user,
        "text": "x\ud83d",
    }
    await bot.intake.store([{"update_id": 4, "message": text}])
    await bot.start()
    await bot.until_heard("x?")


async def test_a_busy_file_is_waited_for_and_a_wrong_statement_is_not(bot: Bot, anna: Person) -> None:
    tries = 0

    async def fail(word: str) -> None:
        nonlocal tries
        tries += 1
        error = sqlite3.OperationalError("database is locked" if word == "busy" else "no such table: x")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY if word == "busy" else sqlite3.SQLITE_ERROR  # type: ignore[misc]
        if word == "wrong" or (word == "busy" and tries < 4):
            raise error

    bot.ears.fail = fail
    for word in ("busy", "wrong", "fine"):
        await anna.write(word)
    await bot.start()
    await bot.until_heard("busy", "fine")
    assert bot.inbox() == ["done", "failed", "done"]


async def test_an_incident_is_said_and_numbered(bot: Bot, anna: Person) -> None:
    async def fail(_: str) -> None:
        raise ZeroDivisionError

    bot.ears.fail = fail
    await anna.write("x")
    await bot.start()
    bot.line.start()
    await until(lambda: bot.inbox() == ["failed"])
    note = bot.line.rows("SELECT note FROM inbox")[0]["note"].removeprefix("incident ")
    assert note in (await anna.wait(note)).text
    assert bot.heard() == ""


async def test_a_refusal_undoes_what_was_done(bot: Bot, anna: Person) -> None:
    async def fail(_: str) -> None:
        raise Refusal("common-only-officials")

    bot.ears.fail = fail
    await anna.write("x")
    await bot.start()
    bot.line.start()
    await until(lambda: bot.inbox() == ["done"])
    await until(lambda: bot.line.states() == ["sent"])
    assert bot.heard() == ""


async def test_taps_are_answered_after_the_commit(bot: Bot, anna: Person) -> None:
    keys = {"reply_markup": {"inline_keyboard": [[{"text": "b", "callback_data": "ears:tap:7"}]]}}
    await bot.line.put(anna.id, "press", payload=keys)
    bot.line.start()
    seen = await anna.wait("press")
    await bot.start()
    answer = await anna.press(seen, "ears:tap:7")
    assert (answer.answered, answer.show_alert, bot.heard()) == (True, False, "tap7")
    for data in ("ears:tap:x", "ears:tap:1:2", "ears:tap", "nobody:knows", "", f"ears:tap:{2**70}"):
        answer = await anna.press_raw(anna.id, seen.message_id, data)
        assert answer.answered and answer.text and answer.show_alert, data
    assert bot.heard() == "tap7"


async def test_a_button_whose_message_telegram_hides(bot: Bot, anna: Person) -> None:
    user = {"id": anna.id, "is_bot": False, "first_name": "A"}
    hidden = {"chat": {"id": anna.id, "type": "private"}, "message_id": 3, "date": 0}
    tap = {"id": "77", "from": user, "chat_instance": "1", "data": "ears:tap:1", "message": hidden}
    await bot.intake.store([{"update_id": 4, "callback_query": tap}])
    await bot.start()
    await until(lambda: bot.line.calls("answerCallbackQuery") == 1)
    assert (bot.heard(), bot.inbox()) == ("", ["done"])


async def test_questions_take_answers_not_commands_files_or_notes(bot: Bot, anna: Person) -> None:
    await bot.start()
    await anna.write("/go")
    await anna.send_document("a.csv", b"1")
    await anna.write("yes")
    await anna.write("no")
    await until(lambda: sorted(bot.heard().split()) == ["?", "go", "no", "word=yes"])


async def test_ignored_on_purpose(bot: Bot, anna: Person) -> None:
    channel = await bot.line.sandbox.do("group", title="C", creator=anna.id, kind="channel")
    await bot.line.sandbox.do("add_bot", chat=channel["id"], by=anna.id)
    group = await bot.line.group(anna)
    await group.promote_bot(anna)
    sent = await anna.write("first", group)
    await anna.edit(sent.message_id, "changed", group)
    await anna.write("/go@some_other_bot", group)
    await bot.line.sandbox.do("post", chat=channel["id"], by=anna.id, text="news")
    await group.write_anonymous("/go")
    await anna.write("last", group)
    await bot.start()
    await until(lambda: bot.heard().endswith("last"))
    assert "go" not in bot.heard().split() and "news" not in bot.heard() and "changed" not in bot.heard()
    assert set(bot.inbox()) == {"done"}


async def test_a_file_of_an_official_is_fetched_before_the_transaction(bot: Bot, anna: Person) -> None:
    seen: list[tuple[bytes | None, Refusal | None]] = []

    async def keep(desk: Desk) -> None:
        seen.append((desk.file, desk.file_problem))

    bot.intake._dispatcher._handlers = list(Door([message(filters.Document.ALL, keep)]).handlers)
    async with bot.line.db.write() as tx:
        await tx.run("INSERT INTO accounts (user_id, name, created_at) VALUES (:id, 'A', 0)", id=anna.id)
        await tx.run("INSERT INTO roles (user_id, role, since) VALUES (:id, 'official', 0)", id=anna.id)
    for number in range(7):
        await anna.send_document(f"{number}.csv", str(number).encode())
    await bot.start()
    await until(lambda: bot.inbox() == ["done"] * 7)
    assert sorted(file for file, _ in seen if file) == [str(n).encode() for n in range(7)]
    await bot.line.sandbox.faults("getFile", "404")
    await anna.send_document("x.csv", b"x")
    await until(lambda: len(seen) == 8)
    assert seen[-1][0] is None and isinstance(seen[-1][1], Refusal)
