"""A sandbox in this event loop with a clock that stands still, a bot on it, and people."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from telegram import Bot

from sandbox.client import Person, Sandbox
from sandbox.clock import Clock
from sandbox.server import serve
from sandbox.testing import Api
from sandbox.world import World


@pytest.fixture
def world() -> World:
    return World(clock=Clock(frozen_at=1_780_000_000.0), webhook_pause=0.01)


@pytest.fixture
async def sandbox(world: World) -> AsyncIterator[Sandbox]:
    async with serve(world) as url, Sandbox(url) as found:
        yield found


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    root = sandbox.url
    async with Bot(sandbox.token, base_url=f"{root}/bot", base_file_url=f"{root}/file/bot") as found:
        yield found


@pytest.fixture
async def http(sandbox: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    root = f"{sandbox.url}/bot{sandbox.token}/"
    async with httpx.AsyncClient(base_url=root, trust_env=False, timeout=20) as found:
        yield found


@pytest.fixture
def api(http: httpx.AsyncClient) -> Api:
    """Call a method with a JSON body; gives the result, or (status, description)."""

    async def call(method: str, **params: Any) -> Any:
        answer = await http.post(method, json=params)
        body = answer.json()
        assert answer.status_code == body.get("error_code", 200)
        return body["result"] if body["ok"] else (body["error_code"], body["description"])

    return call


@pytest.fixture
async def anna(sandbox: Sandbox) -> Person:
    """Somebody who has started the bot."""
    found = await sandbox.person("Anna")
    await found.start()
    return found
