"""The page at `/`: its few files, served with headers that let it load nothing from elsewhere."""

from pathlib import Path

from starlette.types import Send

FOLDER = Path(__file__).parent / "page"
KINDS = {".html": b"text/html", ".css": b"text/css", ".js": b"text/javascript", ".svg": b"image/svg+xml"}
POLICY = b"default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
GUARDS = [
    (b"content-security-policy", POLICY),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-cache"),
]


class Page:
    """The files of the page, read once."""

    def __init__(self) -> None:
        self.files = {f"/page/{path.name}": path for path in FOLDER.iterdir() if path.suffix in KINDS}
        self.files["/"] = FOLDER / "index.html"
        self._bodies = {place: path.read_bytes() for place, path in self.files.items()}

    def holds(self, path: str) -> bool:
        """Whether a path is one of the page's."""
        return path in self.files

    async def send(self, path: str, method: str, send: Send) -> None:
        """Answer a request for one of the files."""
        if method not in {"GET", "HEAD"}:
            await _respond(send, 405, b"", [(b"allow", b"GET, HEAD")])
            return
        kind = KINDS[self.files[path].suffix] + b"; charset=utf-8"
        await _respond(send, 200, self._bodies[path], [(b"content-type", kind), *GUARDS], method == "HEAD")


async def _respond(
    send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]], bare: bool = False
) -> None:
    """Send a whole response; `bare` leaves the body out."""
    headers = [*headers, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if bare else body})
