"""Types of parameters, read from python-telegram-bot's own method signatures.

Every value arrives as text (query, form, multipart) or as JSON; the schema, never the look of the value,
decides what it becomes. Numbers and booleans are read as leniently as Telegram's server reads them.
"""

import inspect
import json
import re
from enum import Enum
from typing import Any

from telegram import Bot

from sandbox.errors import bad

Raw = dict[str, Any]
CLIENT_ONLY = {
    "self",
    "api_kwargs",
    "read_timeout",
    "write_timeout",
    "connect_timeout",
    "pool_timeout",
    "filename",
}
JSON_NAMES = {
    "reply_markup": "reply keyboard markup JSON object",
    "reply_parameters": "reply parameters JSON object",
    "commands": "commands JSON object",
    "scope": "BotCommandScope JSON object",
    "link_preview_options": "link preview options JSON object",
    "media": "media JSON object",
    "permissions": "permissions JSON object",
}
OBJECTS = {"reply_markup": "reply markup", "reply_parameters": "reply parameters"}


class Kind(Enum):
    """What a parameter is."""

    INTEGER = "integer"
    FLOAT = "float"
    BOOLEAN = "boolean"
    STRING = "string"
    CHAT = "chat"  # a number or @username
    JSON = "json"
    FILE = "file"


def _kind(annotation: object) -> Kind:
    """The kind a signature's annotation stands for."""
    text = annotation.__name__ if isinstance(annotation, type) else str(annotation)
    words = set(re.findall(r"[A-Za-z]+", text))
    if "FileInput" in words or "InputFile" in words:
        return Kind.FILE
    if words & {"Sequence", "list", "tuple", "dict"}:
        return Kind.JSON
    if {"int", "str"} <= words:
        return Kind.CHAT
    for word, kind in (("bool", Kind.BOOLEAN), ("float", Kind.FLOAT)):
        if word in words:
            return kind
    if words & {"int", "timedelta", "datetime"}:
        return Kind.INTEGER
    return Kind.STRING if "str" in words else Kind.JSON


def _signature(name: str) -> dict[str, Kind]:
    """The parameters of one method of Telegram."""
    parameters = inspect.signature(getattr(Bot, name)).parameters
    kinds = {key: _kind(p.annotation) for key, p in parameters.items() if key not in CLIENT_ONLY}
    kinds.pop("kwargs", None)
    return kinds


# lower-case method name -> its parameters; python-telegram-bot's camelCase aliases are Telegram's names
METHODS: dict[str, dict[str, Kind]] = {
    name.lower(): _signature(name)
    for name in dir(Bot)
    if re.fullmatch(r"[a-z]+([A-Z][a-z]*)+", name) and callable(getattr(Bot, name))
} | {"close": {}}


def to_integer(value: Any) -> int:
    """A number as Telegram's server reads it: what is none counts as 0."""
    match = re.match(r"\s*(-?\d+)", str(value))
    return int(match[1]) if match else 0


def _to_chat(value: Any) -> int | str:
    """A chat's number, or its @username."""
    text = str(value).strip()
    return text if not text or text.startswith("@") else to_integer(text)


def _to_float(value: Any) -> float:
    """A decimal number, 0 for what is none."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return 0.0


def _to_json(name: str, value: Any) -> Any:
    """A JSON value, given as text or already as JSON."""
    if not isinstance(value, str):
        return value
    if not value:
        return None
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        bad(f"can't parse {JSON_NAMES.get(name, name + ' JSON object')}")


def _to_text(value: Any) -> str:
    """Text as it came; other JSON values in their JSON spelling."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def coerce(method: str, raw: Raw) -> Raw:
    """The parameters of a call with the types the method declares; unknown ones are dropped, as Telegram does."""
    kinds = METHODS[method]
    return {
        name: _convert(name, kinds[name], value)
        for name, value in raw.items()
        if name in kinds and value is not None
    }


def _convert(name: str, kind: Kind, value: Any) -> Any:
    """One parameter with its declared type."""
    match kind:
        case Kind.INTEGER:
            return to_integer(value)
        case Kind.BOOLEAN:
            return str(value).strip().lower() in {"true", "yes", "1"}
        case Kind.STRING:
            return _to_text(value)
        case Kind.CHAT:
            return _to_chat(value)
        case Kind.FLOAT:
            return _to_float(value)
        case Kind.FILE:
            return value
    parsed = _to_json(name, value)
    if name in OBJECTS and parsed is not None and not isinstance(parsed, dict):
        bad(f"object expected as {OBJECTS[name]}")
    return parsed
