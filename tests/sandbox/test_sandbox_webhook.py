"""Webhooks: set, delivered in order with the secret, tried again, in the way of getUpdates."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.client import Person, Sandbox
from sandbox.server import listen
from sandbox.testing import Api
from sandbox.wakeups import Wakeup

CONFLICT = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Receiver:
    """A bot that takes webhooks: what came, and how to answer next."""

    def __init__(self) -> None:
        self.got: list[tuple[str, dict[str, Any]]] = []
        self.answers: list[Response] = []
        self.url = ""
        self.came = Wakeup()

    async def take(self, request: Request) -> Response:
        self.got.append((request.headers.get("x-telegram-bot-api-secret-token", ""), await request.json()))
        self.came.ring()
        return self.answers.pop(0) if self.answers else Response()

    async def until(self, count: int) -> list[dict[str, Any]]:
        async with asyncio.timeout(20):
            while len(self.got) < count:
                await self.came.wait(20)
        return [body for _, body in self.got]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    found = Receiver()
    app = Starlette(routes=[Route("/hook", found.take, methods=["POST"])])
    plug = listen(0)
    plug.listen()
    server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_config=None, timeout_graceful_shutdown=1))
    task = asyncio.create_task(server._serve([plug]))
    found.url = f"http://127.0.0.1:{plug.getsockname()[1]}/hook"
    yield found
    server.should_exit = True
    await task


async def test_delivery_in_order_with_secret(api: Api, anna: Person, receiver: Receiver) -> None:
    assert await api("setWebhook", url=receiver.url, secret_token="s3cret_-") is True
    await anna.write("one")
    await anna.write("two")
    bodies = await receiver.until(3)
    assert [body["message"]["text"] for body in bodies] == ["/start", "one", "two"]
    assert {secret for secret, _ in receiver.got} == {"s3cret_-"}
    assert await api("getUpdates") == (409, CONFLICT)
    assert await api("deleteWebhook") is True
    assert (await api("getWebhookInfo"))["url"] == ""
    assert await api("getUpdates") == []


async def test_failed_delivery_is_tried_again(api: Api, anna: Person, receiver: Receiver) -> None:
    receiver.answers = [Response(status_code=500), Response(status_code=500)]
    await api("setWebhook", url=receiver.url)
    await anna.write("later")
    bodies = await receiver.until(4)
    assert [body["message"]["text"] for body in bodies] == ["/start", "/start", "/start", "later"]
    info = await api("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"


async def test_nobody_listens(api: Api, anna: Person) -> None:
    await api("setWebhook", url="http://127.0.0.1:9/hook")
    async with asyncio.timeout(20):
        while not (info := await api("getWebhookInfo")).get("last_error_message"):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert info["last_error_message"] == "Connection refused"
    assert info["pending_update_count"] == 1


async def test_method_in_the_answer(api: Api, sandbox: Sandbox, anna: Person, receiver: Receiver) -> None:
    receiver.answers = [JSONResponse({"method": "sendMessage", "chat_id": anna.id, "text": "from the hook"})]
    await api("setWebhook", url=receiver.url)
    await anna.wait("from the hook")


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"url": "ftp://x"}, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://x.org", "secret_token": "a b"},
            "Bad Request: secret token contains unallowed characters",
        ),
        ({"url": "https://x.org", "secret_token": "a" * 257}, "Bad Request: secret token is too long"),
    ],
)
async def test_refusals(api: Api, params: dict[str, str], description: str) -> None:
    assert await api("setWebhook", **params) == (400, description)


async def test_drop_pending(api: Api, anna: Person) -> None:
    await api("deleteWebhook", drop_pending_updates=True)
    assert await api("getUpdates") == []


async def test_set_webhook_ends_a_poll(api: Api, sandbox: Sandbox, receiver: Receiver) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=30))
    await sandbox.bot_ready()
    await api("setWebhook", url=receiver.url)
    assert await poll == (409, "Conflict: terminated by setWebhook request")
