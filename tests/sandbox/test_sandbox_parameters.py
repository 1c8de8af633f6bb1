"""Parameters come four ways and get the types of the schema, never a guess."""

import json
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Message

from sandbox import people
from sandbox.calls import run
from sandbox.client import Person, Sandbox
from sandbox.clock import Clock
from sandbox.methods import REGISTRY
from sandbox.world import World

WAYS = ["query", "form", "json", "multipart"]


async def call(http: httpx.AsyncClient, way: str, method: str, params: dict[str, str]) -> httpx.Response:
    if way == "query":
        return await http.get(method, params=params)
    if way == "form":
        return await http.post(method, data=params)
    if way == "json":
        return await http.post(method, json=params)
    return await http.post(method, data=params, files={"unused": ("a.txt", b"x")})


@pytest.mark.parametrize("way", WAYS)
async def test_types_by_schema(http: httpx.AsyncClient, sandbox: Sandbox, anna: Person, way: str) -> None:
    markup = {"inline_keyboard": [[{"text": "1", "callback_data": "42"}]]}
    params = {
        "chat_id": str(anna.id),
        "text": "123",
        "protect_content": "True",
        "disable_notification": "0",
        "reply_markup": json.dumps(markup),
        "nonsense": "1",
    }
    body = (await call(http, way, "SendMessage", params)).json()
    assert body["ok"], body
    message = body["result"]
    assert message["text"] == "123"
    assert message["chat"]["id"] == anna.id
    assert message["has_protected_content"] is True
    assert message["reply_markup"] == markup
    assert Message.de_json(message, None).text == "123"
    (logged,) = await sandbox.calls(method="sendMessage")
    assert logged.params["chat_id"] == anna.id
    assert logged.params["disable_notification"] is False
    assert "nonsense" not in logged.params


async def test_json_values_keep_their_types(http: httpx.AsyncClient, anna: Person) -> None:
    sent = {
        "chat_id": anna.id,
        "text": 123,
        "reply_markup": {"inline_keyboard": [[{"text": "a", "url": "x.org"}]]},
    }
    body = (await http.post("sendMessage", json=sent)).json()
    assert body["result"]["text"] == "123"
    assert body["result"]["reply_markup"]["inline_keyboard"][0][0]["url"] == "http://x.org"


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"text": "a"}, "Bad Request: chat_id is empty"),
        ({"chat_id": "abc", "text": "a"}, "Bad Request: chat not found"),
        ({"chat_id": "@nobody", "text": "a"}, "Bad Request: chat not found"),
        ({"reply_markup": "{"}, "Bad Request: can't parse reply keyboard markup JSON object"),
        ({"reply_markup": "[1]"}, "Bad Request: object expected as reply markup"),
        ({"reply_parameters": "{"}, "Bad Request: can't parse reply parameters JSON object"),
        ({"parse_mode": "WORD"}, "Bad Request: unsupported parse_mode"),
    ],
)
async def test_wrong_parameters(
    http: httpx.AsyncClient, anna: Person, params: dict[str, str], description: str
) -> None:
    whole = params if "text" in params else {"chat_id": str(anna.id), "text": "a"} | params
    answer = await http.post("sendMessage", data=whole)
    assert answer.status_code == 400
    assert answer.json() == {"ok": False, "error_code": 400, "description": description}


async def test_broken_json_body(http: httpx.AsyncClient) -> None:
    answer = await http.post("sendMessage", content=b"{", headers={"content-type": "application/json"})
    assert answer.status_code == 400


HOSTILE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(
    ["chat_id", "text", "message_id", "reply_markup", "reply_parameters", "commands", "scope"]
)
MARKUP = st.fixed_dictionaries({"inline_keyboard": st.lists(st.lists(HOSTILE, max_size=2), max_size=2)})


@given(
    method=st.sampled_from(sorted(set(REGISTRY) - {"getupdates", "setwebhook", "deletewebhook", "logout"})),
    params=st.dictionaries(NAMES, HOSTILE | MARKUP),
)
async def test_nothing_a_bot_sends_breaks_the_server(method: str, params: dict[str, Any]) -> None:
    world = World(clock=Clock(frozen_at=1_780_000_000.0))
    people.person(world, "Anna", id=7)
    people.start(world, 7)
    status, body = await run(world, method, {"chat_id": 7, "message_id": 1, "text": "a"} | params, {})
    answer = json.loads(body)
    assert answer["ok"] is (status == 200)
    assert status in {200, 400, 403, 404}
