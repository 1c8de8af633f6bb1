"""The webhook answers 200 only after the commit; /health says how it stands."""

from __future__ import annotations

import json
import socket
import sqlite3
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from bot import web

SECRET = "s" * 32
UPDATE = {"update_id": 7, "message": {"text": "x"}}


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
    return TestClient(
        web.build(store, SECRET, lambda: {"ok": False, "messages_waiting": 3}), raise_server_exceptions=False
    )


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
    closed = TestClient(web.build(None, SECRET, lambda: {"ok": True}))
    assert post(closed) == 404
    assert closed.get("/health").status_code == 200
    assert post(TestClient(web.build(store, "", lambda: {"ok": True})), secret="") == 403


def test_health(client: TestClient) -> None:
    answer = client.get("/health")
    assert (answer.status_code, answer.json()["messages_waiting"]) == (503, 3)


async def test_it_serves_and_ends() -> None:
    async with web.serve(web.build(None, "", lambda: {"ok": True}), "127.0.0.1", 0) as port:
        async with httpx.AsyncClient(trust_env=False) as http:
            assert (await http.get(f"http://127.0.0.1:{port}/health")).json() == {"ok": True}
        with pytest.raises(OSError, match=r"[Aa]ddress already in use"):
            async with web.serve(web.build(None, "", lambda: {"ok": True}), "127.0.0.1", port):
                pass
    with socket.create_server(("127.0.0.1", port)):
        pass  # the port is free again
