"""The log: one JSON object a line, with the update and the incident it belongs to, and nothing that names people."""

from __future__ import annotations

import contextlib
import json
import logging
import re
import sys
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Literal, TextIO

_PHONE = re.compile(
    r"(?<!\d)(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"  # mobile
    r"|(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)"  # landline
    r"|\+\d[\d -]{6,}\d"  # abroad
)
_TOKEN = re.compile(r"\d{5,}(?::|%3A)[A-Za-z0-9_-]{20,}")
_QUOTED = re.compile(r"'(?:[^'\\\n]|\\.)*'" + r'|"(?:[^"\\\n]|\\.)*"')
_NAME = re.compile(r"[\w.:/-]{0,60}", re.ASCII)
_NOISY = ("httpx", "httpcore", "telegram", "apscheduler", "aiosqlite", "uvicorn", "asyncio")

Form = Literal["json", "text"]
_update: ContextVar[int | None] = ContextVar("update", default=None)
_incident: ContextVar[str | None] = ContextVar("incident", default=None)


@contextlib.contextmanager
def about(update_id: int) -> Iterator[None]:
    """What is logged meanwhile belongs to this update."""
    update, incident = _update.set(update_id), _incident.set(None)
    try:
        yield
    finally:
        _update.reset(update)
        _incident.reset(incident)


def incident(number: str) -> None:
    """What is logged from here on about this update belongs to this incident too."""
    _incident.set(number)


class Redact(logging.Filter):
    """Keeps tokens and phone numbers out of the log, and what people wrote out of tracebacks."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record's text; never drops one."""
        try:
            text = record.getMessage()
        except (TypeError, ValueError):  # words and arguments do not fit
            text = f"{record.msg!r} {record.args!r}"
        record.msg, record.args = redact(text), ()
        if record.exc_info:
            record.exc_text = _traceback(logging.Formatter().formatException(record.exc_info))
        return True


def redact(text: str) -> str:
    """The text without tokens and phone numbers."""
    return _PHONE.sub("<phone>", _TOKEN.sub("<token>", text))


def _traceback(text: str) -> str:
    """A traceback whose errors quote nobody: their words may be an address or a name."""
    lines = (line if line.startswith("  ") else _QUOTED.sub(_unquote, line) for line in text.splitlines())
    return redact("\n".join(lines))


def _unquote(found: re.Match[str]) -> str:
    return found[0] if _NAME.fullmatch(found[0][1:-1]) else "<text>"


class Lines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line: time, level, logger, message; update, incident and error where there are any."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "update": _update.get(),
            "incident": _incident.get(),
            "error": record.exc_text or (self.formatException(record.exc_info) if record.exc_info else None),
        }
        return json.dumps(
            {key: value for key, value in line.items() if value is not None}, ensure_ascii=False
        )


def handler(form: Form, stream: TextIO | None = None) -> logging.Handler:
    """Writes a redacted log, on stderr where nothing else is named."""
    found = logging.StreamHandler(stream or sys.stderr)
    text = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    found.setFormatter(Lines() if form == "json" else text)
    found.addFilter(Redact())
    return found


def begin(form: Form, verbose: bool) -> None:
    """Log to stderr, for the process."""
    level = logging.DEBUG if verbose else logging.INFO
    logging.basicConfig(level=level, handlers=[handler(form)], force=True)
    for noisy in _NOISY:
        logging.getLogger(noisy).setLevel(logging.WARNING)
