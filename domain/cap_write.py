"""Writing CAP 1.2 messages. Source: OASIS Common Alerting Protocol 1.2, 3.2, element by element in the schema's order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal
from xml.sax.saxutils import escape

from .cap_codes import NAMESPACE
from .geo import Shapes
from .hazards import Colour, Hazard

Kind = Literal["alert", "update", "clear", "error"]
_TYPES: dict[Kind, str] = {"alert": "Alert", "update": "Update", "clear": "Cancel", "error": "Cancel"}
_SEVERITIES: dict[Colour, str] = {"red": "Extreme", "orange": "Severe", "yellow": "Moderate", "blue": "Minor"}
_CATEGORIES: dict[Hazard, str] = {"geological": "Geo", "fire": "Fire", "other": "Other"}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = re.compile(r"[\s,<&]")
_SEVERAL = 2  # corners that differ, at least, beside the first
_LONGEST = 4000  # characters of one text


@dataclass(frozen=True, slots=True)
class Said:
    """What a message says in one language."""

    language: str  # as CAP writes it, such as zh-CN
    event: str
    headline: str
    instruction: str
    sender_name: str
    area: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message of ours. Times are aware; references and incidents are `sender,identifier,sent`."""

    sender: str
    identifier: str
    sent: datetime
    kind: Kind
    drill: bool
    hazard: Hazard
    colour: Colour
    moves_out: bool  # it moves people out
    expires: datetime
    said: tuple[Said, ...]
    codes: tuple[str, ...]
    shapes: Shapes
    references: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()

    def tied(self, references: tuple[str, ...], incidents: tuple[str, ...]) -> Outgoing:
        """The same, going on from some messages and passing on others."""
        return replace(self, references=references, incidents=incidents)


def moment(at: datetime) -> str:
    """A time as CAP wants it: whole seconds, an offset in figures. Raises ValueError for a naive time."""
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at.isoformat(timespec="seconds")


def write(message: Outgoing) -> str:
    """The message as XML that fits the schema."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<alert xmlns="{NAMESPACE}">',
        _element("identifier", _BLANKS.sub("_", message.identifier)),
        _element("sender", _BLANKS.sub("_", message.sender)),
        _element("sent", moment(message.sent)),
        _element("status", "Exercise" if message.drill else "Actual"),
        _element("msgType", _TYPES[message.kind]),
        _element("scope", "Public"),
        *_list("references", message.references),
        *_list("incidents", message.incidents),
        *(line for said in message.said for line in _info(message, said)),
        "</alert>",
    ]
    return "\n".join(lines) + "\n"


def _list(name: str, items: Sequence[str]) -> list[str]:
    return [_element(name, " ".join(items))] if items else []


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(_NOT_XML.sub('', text)[:_LONGEST])}</{name}>"


def _info(message: Outgoing, said: Said) -> Iterable[str]:
    over = message.kind in ("clear", "error")
    now = message.colour in ("red", "orange")
    yield "<info>"
    yield _element("language", said.language)
    yield _element("category", _CATEGORIES.get(message.hazard, "Met"))
    yield _element("event", said.event)
    yield _element("responseType", "AllClear" if over else "Evacuate" if message.moves_out else "Prepare")
    yield _element("urgency", "Past" if over else "Immediate" if now else "Expected")
    yield _element("severity", _SEVERITIES[message.colour])
    yield _element("certainty", "Likely")
    yield _element("expires", moment(message.expires))
    yield _element("senderName", said.sender_name)
    yield _element("headline", said.headline[:160])
    yield _element("instruction", said.instruction)
    yield _pair("parameter", "colour", message.colour)
    yield _pair("parameter", "hazard", message.hazard)
    yield "<area>"
    yield _element("areaDesc", said.area)
    yield from (
        _element("polygon", text) for corners in message.shapes.polygons if (text := _polygon(corners))
    )
    yield from (_element("circle", _circle(*circle)) for circle in message.shapes.circles)
    yield from (_pair("geocode", "areaCode", code) for code in message.codes)
    yield "</area>"
    yield "</info>"


def _pair(name: str, key: str, value: str) -> str:
    return f"<{name}>{_element('valueName', key)}{_element('value', value)}</{name}>"


def _polygon(corners: Sequence[tuple[float, float]]) -> str:
    """The corners, closed; empty where they enclose nothing."""
    pairs = [f"{lat:.6f},{lon:.6f}" for lat, lon in corners]
    if len(set(pairs)) <= _SEVERAL:
        return ""
    return " ".join(pairs if pairs[0] == pairs[-1] else [*pairs, pairs[0]])


def _circle(lat: float, lon: float, metres: float) -> str:
    return f"{lat:.6f},{lon:.6f} {metres / 1000:.3f}"
