"""The stand-in as a process of its own, in bulk, watched, and with a whole PTB application polling it."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram import Update
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, CommandHandler, ContextTypes

from sandbox.client import NotSeen, Person, Sandbox
from sandbox.testing import Api

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def process_url() -> AsyncIterator[str]:
    command = [sys.executable, "-m", "sandbox", "--port", "0", "--limits"]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    yield (await process.stdout.readline()).decode().strip()
    process.send_signal(signal.SIGTERM)
    assert await process.wait() in {0, -signal.SIGTERM}


async def test_own_process(process_url: str) -> None:
    async with Sandbox(process_url) as sandbox, httpx.AsyncClient() as http:
        anna = await sandbox.person("Anna")
        await anna.start("code")
        answer = await http.get(f"{process_url}/bot{sandbox.token}/getUpdates")
        assert answer.json()["result"][0]["message"]["text"] == "/start code"
        url = f"{process_url}/bot{sandbox.token}/sendMessage"
        codes = [
            (await http.get(url, params={"chat_id": anna.id, "text": "a"})).status_code for _ in range(9)
        ]
        assert 429 in codes


async def test_a_village_at_once(api: Api, sandbox: Sandbox) -> None:
    people = await sandbox.people(f"P{number}" for number in range(600))
    starts = await sandbox.start_all((person, f"c{person.id}") for person in people)
    assert len({sent.update_id for sent in starts}) == 600
    markup = {"inline_keyboard": [[{"text": "safe", "callback_data": "alerts:safe:1"}]]}
    for person in people[:50]:
        await api("sendMessage", chat_id=person.id, text="warning", reply_markup=markup)
    seen = [(await person.inbox())[0] for person in people[:50]]
    taps = await sandbox.press_all((p, s, "alerts:safe:") for p, s in zip(people[:50], seen, strict=True))
    assert len({tap.update_id for tap in taps}) == 50


async def test_events(sandbox: Sandbox, anna: Person) -> None:
    watch = asyncio.create_task(sandbox.events(after=(await sandbox.state())["seq"], wait=10))
    await anna.write("hello")
    (event,) = await watch
    assert (event["kind"], event["chat_id"]) == ("message", anna.id)


async def test_event_stream(sandbox: Sandbox, anna: Person) -> None:
    url, headers = f"{sandbox.url}/control/events", {"accept": "text/event-stream"}
    async with httpx.AsyncClient() as http, http.stream("GET", url, headers=headers) as stream:
        lines: list[str] = []
        async for line in stream.aiter_lines():
            lines.append(line)
            if '"message"' in line:
                break
    assert any(line.startswith("id: ") for line in lines)


async def test_whole_application(sandbox: Sandbox) -> None:
    async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        markup: Any = {"inline_keyboard": [[{"text": "ok", "callback_data": "room:ok:7"}]]}
        await update.message.reply_html(f"<b>welcome</b> {context.args}", reply_markup=markup)

    async def tap(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query
        await update.callback_query.answer("thanks")
        await update.callback_query.edit_message_text("done")

    builder = ApplicationBuilder().token(sandbox.token).base_url(f"{sandbox.url}/bot")
    async with builder.build() as app:
        app.add_handlers([CommandHandler("start", start), CallbackQueryHandler(tap)])
        assert app.updater
        await app.updater.start_polling(timeout=20)
        await app.start()
        await sandbox.bot_ready()
        anna = await sandbox.person("Anna")
        sent = await anna.start("X9")
        seen = await anna.wait("welcome ['X9']", after=sent)
        answer = await anna.press(seen, "room:ok:")
        assert answer.text == "thanks"
        done = await anna.wait("done", after=answer)
        assert done.message_id == seen.message_id and not done.buttons
        await asyncio.gather(app.updater.stop(), anna.write("bye"))
        await app.stop()


async def test_bot_that_never_comes(sandbox: Sandbox) -> None:
    with pytest.raises(NotSeen):
        await sandbox.bot_ready(timeout=0.05)
