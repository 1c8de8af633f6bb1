"""A CAP message as a warning of ours: what is said in which language, for which houses, until when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from domain.cap import Reading, block
from domain.cap_message import Info
from domain.notice import say
from handlers.common import render
from handlers.common.words import LANGUAGES, load
from handlers.common.work import Work

_DESCRIPTION, _INSTRUCTION, _PLACE = 300, 700, 100  # characters
_DAY = 86_400  # seconds
_LONGEST = 31 * _DAY  # what claims to hold longer is looked at again by then
_COMMA = "、"


@dataclass(frozen=True, slots=True)
class Material:
    """What a warning is made of; kept with the message as JSON."""

    hazard: str
    colour: str
    drill: bool
    source: str
    headline: str
    place: str
    until: int
    texts: dict[str, str] = field(default_factory=dict)  # language → what happens and what to do
    circles: tuple[tuple[float, float, float], ...] = ()  # lat, lon, metres
    polygons: tuple[tuple[tuple[float, float], ...], ...] = ()
    defects: tuple[str, ...] = ()


def material(work: Work, reading: Reading) -> Material:
    """The warning that a message would become. It has an info block."""
    message, info = reading.message, reading.info
    assert message and info
    expires = int(reading.expires.timestamp()) if reading.expires else work.epoch + _DAY
    shapes = reading.shapes
    return Material(
        hazard=reading.hazard or "other",
        colour=reading.colour or "yellow",
        drill=message.status == "Exercise",
        source=(info.sender_name or message.sender)[:100],
        headline=(info.headline or info.event)[:200],
        place=_COMMA.join(dict.fromkeys(a.description for a in reading.areas if a.description))[:_PLACE],
        until=min(expires, work.epoch + _LONGEST),
        texts={language: text for language in LANGUAGES if (text := _text(work, reading, language))},
        circles=shapes.circles,
        polygons=shapes.polygons,
        defects=(*reading.defects, *reading.notes),
    )


def _text(work: Work, reading: Reading, language: str) -> str:
    """What a reader of the language is told: from the block in it, else our guidance and the best block there is."""
    assert reading.message and reading.info
    own = block(reading.message.infos, (language,))
    if own is not None and _speaks(own, language):
        return _joined(_cut(own.description, _DESCRIPTION), _do(own) or _guidance(work, reading, language))
    said = _joined(_cut(reading.info.description, _DESCRIPTION), _do(reading.info))
    return _joined(_guidance(work, reading, language), said) if said else ""


def _speaks(info: Info, language: str) -> bool:
    return info.language.casefold().replace("_", "-").split("-")[0] == language


def _do(info: Info) -> str:
    return _cut(info.instruction, _INSTRUCTION)


def _guidance(work: Work, reading: Reading, language: str) -> str:
    key = f"guidance-{reading.hazard}-{reading.colour}"
    there = load().has(language, key)
    return render.plain(say(key), language, work.settings.village.zone) if there else ""


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _cut(text: str, most: int) -> str:
    """The text without runs of blanks, ended at a sentence where it is too long."""
    text = "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    if len(text) <= most:
        return text
    short = text[: most - 1]
    end = max(short.rfind(mark) for mark in ("。", ". ", "；", "\n", "！"))
    return short[: end + 1].rstrip() if end > most // 2 else short + "…"


def read_material(kept: dict[str, Any]) -> Material:
    """Material as it was kept."""
    shapes = {
        "circles": tuple(tuple(circle) for circle in kept["circles"]),
        "polygons": tuple(tuple(tuple(corner) for corner in polygon) for polygon in kept["polygons"]),
    }
    return Material(**{**kept, **shapes, "defects": tuple(kept["defects"])})
