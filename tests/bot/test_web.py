"""The webhook answers 200 only after the commit; /healthz and /metrics say how the bot is."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from bot import metrics, web
from bot.health import Health, Waiting
from domain.notice import Lane

SECRET = "s" * 32
UPDATE = {"update_id": 7, "message": {"text": "x"}}
WELL = Health(
    (), 2.0, 0.5, 5_000_000_000, 1_000_000, dict.fromkeys(Lane, Waiting()), Waiting(), {"failing": 0}
)


async def well() -> Health:
    return WELL


async def unwell() -> Health:
    waiting = WELL.outbox | {Lane.LIFE: Waiting(3, 400)}
    return replace(WELL, problems=("outbox",), outbox=waiting)


class Store:
    """Takes updates, or fails."""

    def __init__(self) -> None:
        self.kept: list[Any] = []
        self.error: Exception | None = None

    async def __call__(self, updates: list[dict[str, Any]]) -> None:
        if self.error is not None:
            raise self.error
        self.kept += updates


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def client(store: Store) -> TestClient:
    return TestClient(web.build(store, SECRET, unwell), raise_server_exceptions=False)


def post(client: TestClient, body: bytes | None = None, secret: str | None = SECRET) -> int:
    """Post an update; gives the status."""
    headers = {} if secret is None else {web.SECRET_HEADER: secret}
    content = json.dumps(UPDATE).encode() if body is None else body
    return int(client.post(web.WEBHOOK_PATH, content=content, headers=headers).status_code)


def test_stored_then_200(client: TestClient, store: Store) -> None:
    assert post(client) == 200
    assert store.kept == [UPDATE]


@pytest.mark.parametrize("error", [sqlite3.OperationalError("database is locked"), RuntimeError("anything")])
def test_not_stored_not_acknowledged(client: TestClient, store: Store, error: Exception) -> None:
    store.error = error
    assert post(client) == 503
    store.error = None
    assert post(client) == 200


@pytest.mark.parametrize("secret", [None, "", "s" * 31, "S" * 32, "ſ" * 3])
def test_a_wrong_secret(client: TestClient, store: Store, secret: str | None) -> None:
    headers = {} if secret is None else {web.SECRET_HEADER: secret.encode("utf-8")}
    answer = client.post(web.WEBHOOK_PATH, content=json.dumps(UPDATE), headers=headers)
    assert answer.status_code == 403 and store.kept == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"7",
        b"null",
        b'"x"',
        b"{}",
        b'{"update_id": "7"}',
        b'{"update_id": true}',
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_what_is_no_update(client: TestClient, store: Store, body: bytes) -> None:
    assert post(client, body) == 400
    assert store.kept == []


def test_what_is_too_large(client: TestClient, store: Store) -> None:
    assert post(client, b" " * 2_000_000) == 413
    assert store.kept == []


def test_only_post(client: TestClient) -> None:
    assert client.get(web.WEBHOOK_PATH).status_code == 405


def test_no_webhook_without_a_store_and_none_without_a_secret(store: Store) -> None:
    closed = TestClient(web.build(None, SECRET, well))
    assert post(closed) == 404
    assert closed.get("/health").status_code == 200
    assert post(TestClient(web.build(store, "", well)), secret="") == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_another_kind_of_content(client: TestClient, store: Store, kind: str) -> None:
    headers = {web.SECRET_HEADER: SECRET, "content-type": kind}
    assert client.post(web.WEBHOOK_PATH, content=json.dumps(UPDATE), headers=headers).status_code == 415
    headers["content-type"] = "application/json; charset=utf-8"
    assert client.post(web.WEBHOOK_PATH, content=json.dumps(UPDATE), headers=headers).status_code == 200
    assert store.kept == [UPDATE]


def test_health(client: TestClient) -> None:
    for path in ("/healthz", "/health"):
        answer = client.get(path)
        found = answer.json()
        assert (answer.status_code, found["ok"], found["problems"]) == (503, False, ["outbox"])
        assert found["messages_waiting"] == 3 and found["outbox"]["life"] == {
            "waiting": 3,
            "oldest_seconds": 400,
        }


LINE = re.compile(r'(?P<name>[a-z_]+)(?P<labels>\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? -?[0-9.e+-]+')


def test_metrics(client: TestClient) -> None:
    metrics.count("messages_total", state="sent")
    answer = client.get("/metrics")
    assert answer.status_code == 200 and answer.headers["content-type"] == metrics.CONTENT_TYPE
    types: dict[str, str] = {}
    for line in answer.text.splitlines():
        if line.startswith("# TYPE"):
            _, _, name, kind = line.split()
            assert name not in types, "a family is in one piece"
            types[name] = kind
        elif not line.startswith("#"):
            found = LINE.fullmatch(line)
            assert found and list(types)[-1] == found["name"], line
    assert 'ten_households_outbox_oldest_seconds{lane="life"} 400\n' in answer.text
    assert types["ten_households_messages_total"] == "counter" and len(types) >= 12
    for guide in ("admins.md", "admins.zh.md"):
        said = (Path(__file__).parents[2] / "docs" / guide).read_text("utf-8")
        assert [name for name in types if f"`{name.removeprefix('ten_households_')}`" not in said] == []


async def test_a_body_that_does_not_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither 100 MB nor a byte now and then keeps the server from anybody else."""
    monkeypatch.setattr(web, "_PATIENCE", 0.2)
    async with web.serve(web.build(store, SECRET, well), "127.0.0.1", 0) as port:
        head = f"POST {web.WEBHOOK_PATH} HTTP/1.1\r\nHost: x\r\n{web.SECRET_HEADER}: {SECRET}\r\n"
        slow, slow_in = await asyncio.open_connection("127.0.0.1", port)
        slow_in.write(f"{head}Content-Length: 50\r\n\r\n{{".encode())
        large, large_in = await asyncio.open_connection("127.0.0.1", port)
        large_in.write(f"{head}Content-Length: 100000000\r\n\r\n".encode())
        large_in.write(b" " * 1_100_000)
        async with httpx.AsyncClient(trust_env=False) as http:
            headers = {web.SECRET_HEADER: SECRET}
            url = f"http://127.0.0.1:{port}{web.WEBHOOK_PATH}"
            assert (await http.post(url, json=UPDATE, headers=headers)).status_code == 200
        for reader, writer, status in ((slow, slow_in, b"408"), (large, large_in, b"413")):
            answer = await reader.read()  # to its end: the connection is closed
            assert answer.split()[1] == status
            writer.close()
    assert store.kept == [UPDATE]


async def test_it_serves_and_ends() -> None:
    async with web.serve(web.build(None, "", well), "127.0.0.1", 0) as port:
        async with httpx.AsyncClient(trust_env=False) as http:
            assert (await http.get(f"http://127.0.0.1:{port}/health")).json()["ok"] is True
        with pytest.raises(OSError, match=r"[Aa]ddress already in use"):
            async with web.serve(web.build(None, "", well), "127.0.0.1", port):
                pass
    with socket.create_server(("127.0.0.1", port)):
        pass  # the port is free again
