"""Which hazard and which colour an issuer means."""

from __future__ import annotations

import re

from .cap_message import Info
from .hazards import COLOURS, Colour, Hazard, find_colours, find_hazard, fold

# eventCode of the mainland's warning centres (GB/T 35561-2017): 11A water, 11B weather, 11C and 11D earth, 11G fire.
_EVENT_CODES: tuple[tuple[str, Hazard], ...] = (
    ("11B01", "typhoon"),
    ("11B03", "rainstorm"),
    ("11B04", "cold"),
    ("11B05", "cold"),
    ("11B09", "heat"),
    ("11B14", "lightning"),
    ("11B16", "cold"),
    ("11B20", "lightning"),
    ("11B21", "cold"),
    ("11A01", "flood"),
    ("11C", "geological"),
    ("11D", "geological"),
    ("11G", "fire"),
)
_CATEGORIES: dict[str, Hazard] = {"Fire": "fire", "Geo": "geological"}
_SEVERITY_COLOURS: dict[str, Colour] = {
    "Extreme": "red", "Severe": "orange", "Moderate": "yellow", "Minor": "blue",
}  # fmt: skip
_COLOUR_NAME = re.compile(
    r"awareness_level|colou?r|颜色|顏色|信号|signal|alert_?level|warning_?level|severity_?level|hsas|级别|等级"
)
_HAZARD_NAME = re.compile(r"awareness_type|event_?type|hazard|alert_?title|disaster|灾种|类型")
_SPOKEN = re.compile(
    r"\b(red|orange|yellow|amber|blue)\b[\s-]*(?:[a-z]+[\s-]+){0,2}?(?:warning|alert\b(?! in)|alarm|signal|level|code|watch|advisory)"
    r"|\b(?:code|level|colou?r|warning|alert|signal)\b[:\s-]*\b(red|orange|yellow|amber|blue)\b"
)
_HAN = re.compile(r"[红紅橙黄黃蓝藍]色|[红紅橙黄黃蓝藍](?=预警|預警|信号|信號|警)")
_CHANGED_TO = re.compile(
    r"^.*(?:升级|升級|升格|变更|變更|改|更新|调整|調整|降级|降級|降|升|转|轉)(?:发布|發布|发|發)?(?:[为為至成]|(?<=[布发發]))(.*)",
    re.S,
)


def hazard_of(info: Info) -> Hazard:
    """The hazard: by event, event code, headline, parameters, category, in this order; else "other"."""
    if found := find_hazard(info.event):
        return found
    for _, code in info.event_codes:
        for prefix, hazard in _EVENT_CODES:
            if code.upper().startswith(prefix):
                return hazard
    told = [
        info.headline,
        *(value for name, value in info.parameters if _HAZARD_NAME.search(name.casefold())),
    ]
    told += [value for _, value in info.event_codes]
    return next((h for text in told if (h := find_hazard(text))), _CATEGORIES.get(info.category, "other"))


def colour_of(info: Info) -> tuple[Colour, tuple[str, ...]]:
    """The issuer's colour, and codes of what is doubtful about it.

    Taken from parameters, else headline and event, else a colour written as severity, else from the severity.
    Where the issuer's colour and severity disagree the colour counts: colours are relayed, never computed.
    """
    by_severity = _SEVERITY_COLOURS.get(info.severity)
    told = _by_parameters(info) or _by_words(info.headline) or _by_words(info.event)
    told = told or next(iter(find_colours(info.severity)), None)
    if told is None:
        if by_severity is None:
            return "yellow", ("no-colour-no-severity",)
        return by_severity, (f"colour-from-severity: {info.severity}",)
    if by_severity is not None and by_severity != told:
        return told, (f"colour-severity-disagree: {told}, {info.severity}",)
    return told, ()


def _by_parameters(info: Info) -> Colour | None:
    for name, value in info.parameters:
        if _COLOUR_NAME.search(name.casefold()) and (found := find_colours(value)):
            return found[0]
    return None


def _by_words(text: str) -> Colour | None:
    """The colour a sentence gives; of several the one changed to, else the worst. "Red River" gives none."""
    text = fold(text)
    changed = _CHANGED_TO.search(text)
    if changed and (after := _HAN.search(changed[1])):
        return find_colours(after[0])[0]
    named = " ".join(_HAN.findall(text)) or " ".join(a or b for a, b in _SPOKEN.findall(text))
    found = find_colours(named)
    return found[0] if found else None


def worst(infos: tuple[Info, ...]) -> Info:
    """Of info blocks in one language, the one with the worst colour; the first of equals."""
    return max(infos, key=lambda info: COLOURS.index(colour_of(info)[0]))
