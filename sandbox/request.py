"""Reading a request: parameters from the query, a form, JSON or multipart, files apart."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Receive, Scope

from sandbox.errors import ApiError, bad

BODY_MOST = 60 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a request."""

    name: str
    mime: str
    data: bytes

    def __str__(self) -> str:
        return f"<file {self.name}, {len(self.data)} bytes>"


Files = dict[str, Upload]


async def read_body(receive: Receive) -> bytes:
    """The whole body, refused if it is larger than Telegram takes."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        part = message.get("body", b"")
        size += len(part)
        if size > BODY_MOST:
            raise ApiError(413, "Request Entity Too Large")
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)


def content_type(scope: Scope) -> str:
    """The content type of a request, whole and as written."""
    for name, value in scope["headers"]:
        if name == b"content-type":
            return str(value.decode("latin-1"))
    return ""


async def read_params(scope: Scope, receive: Receive) -> tuple[dict[str, Any], Files]:
    """The raw parameters of a call and its files."""
    query = scope["query_string"].decode("latin-1")
    params: dict[str, Any] = dict(parse_qsl(query, keep_blank_values=True)) if query else {}
    kind = content_type(scope)
    media = kind.partition(";")[0].strip().lower()
    if media == "multipart/form-data":
        try:
            return await _multipart(scope, receive, params)
        except MultiPartException:
            bad("can't parse multipart form")
    body = await read_body(receive)
    if not body:
        return params, {}
    if media == "application/json":
        return params | _json(body), {}
    if media == "application/x-www-form-urlencoded":
        return params | dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)), {}
    return params, {}


def _json(body: bytes) -> dict[str, Any]:
    """The parameters of a JSON body."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        bad("can't parse JSON object")
    if not isinstance(found, dict):
        bad("expected JSON object")
    return found


async def _multipart(scope: Scope, receive: Receive, params: dict[str, Any]) -> tuple[dict[str, Any], Files]:
    """The parameters and files of a multipart body."""
    files: Files = {}
    async with Request(scope, receive).form(max_files=50, max_fields=200, max_part_size=1 << 20) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                upload = Upload(value.filename or "", value.content_type or "", await value.read())
                files[name] = params[name] = upload
            else:
                params[name] = value
    return params, files
