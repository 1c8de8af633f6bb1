"""The HTTP server: the Bot API on /bot<token>/<method>, files, the control API, the page, on 127.0.0.1 only."""

import asyncio
import json
import logging
import re
import socket
import struct
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from sandbox.calls import Reply, run
from sandbox.control import Control
from sandbox.errors import ApiError, ControlError, Dropped
from sandbox.page import Page
from sandbox.request import read_params
from sandbox.show import ShowRoutes
from sandbox.views import Views
from sandbox.webhook import stop_webhook
from sandbox.world import World

HOST = re.compile(rb"(127\.0\.0\.1|localhost|\[::1\])(:\d+)?")
JSON_TYPE = (b"content-type", b"application/json")
log = logging.getLogger(__name__)
RESET = struct.pack("ii", 1, 0)  # close with a reset instead of an orderly end


class Protocol(H11Protocol):
    """HTTP that lets the application cut the connection."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Hand the transport to the application with each request."""
        assert isinstance(transport, asyncio.Transport)
        super().connection_made(transport)
        app = self.app

        async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
            scope["transport"] = transport
            await app(scope, receive, send)

        self.app = with_transport


class Server:
    """The ASGI application over one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        handlers = {ControlError: _control_refusal, json.JSONDecodeError: _control_refusal}
        self.page = Page()
        routes = Control(world).routes() + Views(world).routes() + ShowRoutes(world).routes()
        self.control: ASGIApp = Starlette(routes=routes, exception_handlers=handlers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        path: str = scope["path"]
        if not _trusted(scope, control=path.startswith("/control")):
            await _reply(send, 403, _error(403, "Forbidden: this server answers to 127.0.0.1 only"))
        elif path.startswith("/control"):
            await self.control(scope, receive, send)
        elif self.page.holds(path):
            await self.page.send(path, scope["method"], send)
        elif path.startswith("/file/bot"):
            await self._file(path, send)
        else:
            await self._method(path, scope, receive, send)

    async def _method(self, path: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a call of the bot, or cut the connection."""
        try:
            status, body = await self._call(path, scope, receive)
        except ApiError as error:
            status, body = error.code, _error(error.code, error.description)
        except Dropped:
            await _cut(scope, receive)
            return
        except Exception:
            log.exception("the sandbox failed at %s", path.rpartition("/")[2])
            status, body = 500, _error(500, "Internal Server Error")
        await _reply(send, status, body)

    async def _call(self, path: str, scope: Scope, receive: Receive) -> Reply:
        """Check the path and the token, read the parameters, run the method."""
        match = re.fullmatch(r"/bot([^/]*)/(.*)", path)
        if match is None or scope["method"] not in {"GET", "POST"}:
            raise ApiError(404, "Not Found")
        params, files = await read_params(scope, receive)
        if match[1] != self.world.token:
            raise ApiError(401, "Unauthorized")
        name = match[2] or str(params.get("method", ""))
        return await run(self.world, name, params, files)

    async def _file(self, path: str, send: Send) -> None:
        """Answer a download."""
        token, _, place = path.removeprefix("/file/bot").partition("/")
        if token != self.world.token:
            await _reply(send, 401, _error(401, "Unauthorized"))
            return
        file = self.world.files.at(place)
        if file is None:
            await _reply(send, 404, _error(404, "Not Found"))
            return
        await _reply(send, 200, file.data, (b"content-type", b"application/octet-stream"))


def _trusted(scope: Scope, control: bool) -> bool:
    """Whether a request names this machine as its host, and does not come from some web page."""
    headers = dict(scope["headers"])
    host = headers.get(b"host", b"")
    if HOST.fullmatch(host) is None:
        return False
    return not control or headers.get(b"origin", b"http://" + host) == b"http://" + host


def _error(code: int, description: str) -> bytes:
    return json.dumps({"ok": False, "error_code": code, "description": description}).encode()


async def _reply(send: Send, status: int, body: bytes, kind: tuple[bytes, bytes] = JSON_TYPE) -> None:
    """Send a whole response."""
    headers = [kind, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _cut(scope: Scope, receive: Receive) -> None:
    """Reset the connection and wait until it is gone."""
    transport: asyncio.Transport = scope["transport"]
    plug: socket.socket = transport.get_extra_info("socket")
    plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    transport.abort()
    while (await receive())["type"] != "http.disconnect":
        pass


async def _control_refusal(request: Request, error: Exception) -> Response:
    """What somebody driving the sandbox is told of a mistake."""
    return JSONResponse({"error": str(error)}, status_code=400)


def listen(port: int) -> socket.socket:
    """A socket on 127.0.0.1; port 0 takes a free one."""
    plug = socket.socket(
        socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP
    )  # asyncio needs it for TCP_NODELAY
    plug.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    plug.bind(("127.0.0.1", port))
    return plug


class SandboxServer(uvicorn.Server):
    """A server that ends long polls before it shuts down."""

    def __init__(self, world: World) -> None:
        super().__init__(_config(world))
        self.world = world
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets)
        self.ready.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let everybody who waits go home, then stop."""
        stop_webhook(self.world)
        self.world.updates.interrupt("shutting down")
        await super().shutdown(sockets)


class QuietServer(SandboxServer):
    """The same inside another process, whose signals it leaves alone."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take no signals."""
        yield


def _config(world: World) -> uvicorn.Config:
    """How uvicorn serves a world."""
    return uvicorn.Config(
        Server(world),
        http=Protocol,
        loop="asyncio",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=1,
        backlog=2048,
    )


def _url(plug: socket.socket) -> str:
    return f"http://127.0.0.1:{plug.getsockname()[1]}"


@asynccontextmanager
async def serve(world: World, port: int = 0) -> AsyncIterator[str]:
    """Serve in this event loop; gives the URL."""
    plug = listen(port)
    server = QuietServer(world)
    task = asyncio.create_task(server.serve([plug]))
    await server.ready.wait()
    try:
        yield _url(plug)
    finally:
        server.should_exit = True
        await task


async def serve_forever(world: World, port: int) -> None:
    """Serve as a process of its own until SIGTERM or Ctrl-C; prints the URL as one line."""
    plug = listen(port)
    plug.listen(2048)
    print(_url(plug), flush=True)
    await SandboxServer(world).serve([plug])
