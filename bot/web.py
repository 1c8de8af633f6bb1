"""The bot's own small web server: Telegram's webhook, /healthz and /metrics for whoever watches, pages for others."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from . import metrics
from .health import Health

log = logging.getLogger(__name__)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
WEBHOOK_PATH = "/telegram"
_LARGEST = 1_000_000  # bytes; an update is far smaller
_PATIENCE = 20.0  # seconds for the body of an update

Store = Callable[[list[dict[str, Any]]], Awaitable[None]]
Look = Callable[[], Awaitable[Health]]


def build(store: Store | None, secret: str, look: Look, pages: Sequence[Route] = ()) -> Starlette:
    """The web application with these pages; with `store`, the webhook too. It answers 200 only after the commit."""

    async def webhook(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
            return PlainTextResponse("wrong secret", 403)
        body = await _body(request)
        if isinstance(body, Response):
            return body
        update = _update(body)
        if update is None:
            return PlainTextResponse("not an update", 400)
        try:
            assert store is not None
            await store([update])
        except Exception as error:  # not stored, so not acknowledged: Telegram sends it again
            log.error("an update is not stored: %s", error)
            return PlainTextResponse("try again", 503)
        return Response(status_code=200)

    async def healthy(_request: Request) -> Response:
        found = await look()
        return JSONResponse(found.to_dict(), 503 if found.problems else 200)

    async def numbers(_request: Request) -> Response:
        return Response(metrics.page((await look()).gauges()), media_type=metrics.CONTENT_TYPE)

    routes = [Route("/healthz", healthy), Route("/health", healthy), Route("/metrics", numbers), *pages]
    if store is not None:
        routes.append(Route(WEBHOOK_PATH, webhook, methods=["POST"]))
    return Starlette(routes=routes)


async def _body(request: Request) -> bytes | Response:
    """The whole body; an answer where it is of another kind, too large or too slow."""
    kind = request.headers.get("content-type", "application/json").partition(";")[0].strip().lower()
    if kind != "application/json":
        return _closing("not JSON", 415)
    found = bytearray()
    try:
        async with asyncio.timeout(_PATIENCE):
            async for part in request.stream():
                found += part
                if len(found) > _LARGEST:
                    return _closing("too large", 413)
    except TimeoutError:
        return _closing("too slow", 408)
    except ClientDisconnect:
        return _closing("gone", 400)
    return bytes(found)


def _closing(words: str, status: int) -> Response:
    """A refusal of what may still be on its way: the connection is of no more use."""
    return PlainTextResponse(words, status, {"connection": "close"})


def _update(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return update if isinstance(update, dict) and type(update.get("update_id")) is int else None


class _QuietServer(uvicorn.Server):
    """Uvicorn that leaves signals to the process, and tells when it is up."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets)
        self.up.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


@contextlib.asynccontextmanager
async def serve(app: Starlette, listen: str, port: int) -> AsyncIterator[int]:
    """Serve while the block runs; gives the port. Raises OSError when the port is taken."""
    listener = socket.create_server(
        (listen, port), family=socket.AF_INET6 if ":" in listen else socket.AF_INET
    )
    config = uvicorn.Config(app, log_level="warning", lifespan="off", access_log=False)
    server = _QuietServer(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await server.up.wait()
        yield int(listener.getsockname()[1])
    finally:
        server.should_exit = True
        await task
