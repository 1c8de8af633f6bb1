"""Hazards and colours of warnings: their names, and how people write them."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, get_args

from .refusal import Refusal

Hazard = Literal["rainstorm", "typhoon", "lightning", "geological", "flood", "fire", "heat", "cold", "other"]
Colour = Literal["blue", "yellow", "orange", "red"]
HAZARDS: tuple[Hazard, ...] = get_args(Hazard)
COLOURS: tuple[Colour, ...] = get_args(Colour)  # mildest first

# How people and issuers write a hazard, as regular expressions on folded text; the first that matches wins, so what
# follows from rain (a slide, a flood) stands before rain itself.
_HAZARD_WORDS: tuple[tuple[Hazard, str], ...] = (
    (
        "typhoon",
        r"台风|颱風|台風|热带气旋|熱帶氣旋|热带风暴|typhoon|hurricane|tropical (?:storm|cyclone)|cyclone",
    ),
    (
        "geological",
        r"地质|地質|滑坡|泥石流|土石流|崩塌|塌方|山泥|地震|塌陷|geolog|landslide|land slip|mud ?slide|mudflow"
        r"|debris flow|rockfall|earthquake|avalanche|volcan",
    ),
    (
        "flood",
        r"洪|內澇|内涝|水浸|淹水|淹没|泄洪|洩洪|涨水|漲水|凌汛|flood|inundation|storm surge|风暴潮|風暴潮|dam break|决堤|溃坝",
    ),
    ("lightning", r"雷|强对流|強對流|飑|thunder|lightning"),
    (
        "rainstorm",
        r"暴雨|大雨|豪雨|强降水|強降水|强降雨|強降雨|暴风雨|rain ?storm|(?<!freezing )\brain(?:fall|s|y)?\b|downpour",
    ),
    ("heat", r"高温|高溫|酷热|酷熱|炎热|热浪|熱浪|中暑|heat|high temperature|extreme high temp"),
    (
        "cold",
        r"寒|低温|低溫|暴雪|大雪|降雪|冰冻|冰凍|霜|结冰|結冰|冻雨|雪灾|cold|snow|frost|freez|\bice\b|icing|blizzard|low temperature|winter storm",
    ),
    ("fire", r"火|fire|wildfire|smoke"),
    ("other", r"^(?:其他|其它|其余|另外|other|others|misc)$"),
)
_HAZARDS = tuple((hazard, re.compile(words)) for hazard, words in _HAZARD_WORDS)

_COLOUR_WORDS: dict[Colour, str] = {
    "red": r"红|紅|\bred\b|\bred(?=_)",
    "orange": r"橙|橘|\borange\b",
    "yellow": r"黄|黃|\byellow\b|\bamber\b(?! alert)",
    "blue": r"蓝|藍|\bblue\b",
}
_COLOURS = tuple((colour, re.compile(words)) for colour, words in _COLOUR_WORDS.items())
# What may stand beside a colour that somebody typed; with anything else it may be a name, such as 红旗村.
_BESIDE = re.compile(r"色|预警|預警|警报|警報|信号|信號|级|級|warning|alert|signal|level|code|[\W_]")
_LEVELS: dict[str, Colour] = {"1": "red", "2": "orange", "3": "yellow", "4": "blue"}
_LEVEL = re.compile(r"^(?:([1-4])|(i{1,3}|iv)|([一二三四]))\s*(?:级|級|level)?$")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_HAN = {"一": "1", "二": "2", "三": "3", "四": "4"}
_SHORT: dict[str, Hazard] = {
    "rain": "rainstorm",
    "storm": "rainstorm",
    "雨": "rainstorm",
    "风": "typhoon",
    "雪": "cold",
}
_SHORT |= {"热": "heat", "冷": "cold", "slide": "geological", "quake": "geological", "wind": "typhoon"}
_SHOWN = 40


def fold(text: str) -> str:
    """Text for comparing: full-width forms as plain ones, lower case, blanks joined."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def find_hazard(text: str) -> Hazard | None:
    """The hazard that free text speaks of, or None. Never raises."""
    folded = fold(text)
    return next((hazard for hazard, words in _HAZARDS if words.search(folded)), None)


def find_colours(text: str) -> tuple[Colour, ...]:
    """The colours that free text names, worst first. Never raises."""
    folded = fold(text)
    return tuple(colour for colour, words in _COLOURS if words.search(folded))


def parse_hazard(text: str) -> Hazard:
    """The hazard an official typed: a name of HAZARDS or a word for one, Chinese or English.

    Raises Refusal("alerts-unknown-hazard", given=…, known=…).
    """
    folded = fold(text)
    for hazard in HAZARDS:
        if folded == hazard:
            return hazard
    found = _SHORT.get(folded) or (find_hazard(folded) if len(folded) <= _SHOWN else None)
    if found is None:
        raise Refusal("alerts-unknown-hazard", given=text.strip()[:_SHOWN], known=", ".join(HAZARDS))
    return found


def parse_colour(text: str) -> Colour:
    """The colour an official typed: a name of COLOURS, 红/橙/黄/蓝, or a level I to IV.

    Raises Refusal("alerts-unknown-colour", given=…, known=…), also where two colours are named.
    """
    folded = fold(text)
    if level := _LEVEL.match(folded):
        number = level[1] or _ROMAN.get(level[2] or "") or _HAN[level[3]]
        return _LEVELS[number]
    found = find_colours(folded) if len(folded) <= _SHOWN else ()
    if len(found) != 1 or not _is_only(folded, found[0]):
        raise Refusal("alerts-unknown-colour", given=text.strip()[:_SHOWN], known=", ".join(COLOURS))
    return found[0]


def _is_only(folded: str, colour: Colour) -> bool:
    """Whether a text says a colour and nothing else."""
    return not _BESIDE.sub("", re.sub(_COLOUR_WORDS[colour], "", folded))


def colours_of(hazard: Hazard) -> tuple[Colour, ...]:
    """The colours that the signal of a hazard has, mildest first: there is no blue one for lightning.

    Source: Measures for the issue and dissemination of meteorological warning signals, CMA order 16 (2007).
    """
    return COLOURS[1:] if hazard == "lightning" else COLOURS


def at_least(colour: Colour, threshold: Colour) -> bool:
    """Whether a colour is as severe as another, or more."""
    return COLOURS.index(colour) >= COLOURS.index(threshold)
