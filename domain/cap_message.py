"""A CAP 1.2 message as it was sent, with everything that is wrong about it written down.

Source: OASIS Common Alerting Protocol 1.2, 3.2 "Alert Message Elements and Sub-elements".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from xml.etree.ElementTree import Element

from . import shapes
from .cap_codes import NAMESPACE
from .cap_xml import Unreadable

_NS = f"{{{NAMESPACE}}}"
Pair = tuple[str, str]
Triple = tuple[str, str, str]

_ORDER = {
    "alert": "identifier sender sent status msgType source scope restriction addresses code note references incidents info",
    "info": "language category event responseType urgency severity certainty audience eventCode effective onset expires"
    " senderName headline description instruction web contact parameter resource area",
    "area": "areaDesc polygon circle geocode altitude ceiling",
}
_ORDER_OF = {name: {tag: place for place, tag in enumerate(tags.split())} for name, tags in _ORDER.items()}
_VALUES = {
    "status": "Actual Exercise System Test Draft",
    "msgType": "Alert Update Cancel Ack Error",
    "scope": "Public Restricted Private",
    "category": "Geo Met Safety Security Rescue Fire Health Env Transport Infra CBRNE Other",
    "responseType": "Shelter Evacuate Prepare Execute Avoid Monitor Assess AllClear None",
    "urgency": "Immediate Expected Future Past Unknown",
    "severity": "Extreme Severe Moderate Minor Unknown",
    "certainty": "Observed Likely Possible Unlikely Unknown",
}
_VALUE_OF = {name: {value.casefold(): value for value in values.split()} for name, values in _VALUES.items()}
_TIME = re.compile(r"^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?)\s*(Z|z|[+-]\d\d:?\d\d)?$")
_LONGEST = 20_000  # characters of one text; what is longer is cut
_CORNERS = 20_000  # of all polygons of a message
_EFFORT = 40_000  # pairs of their sides that are compared
_FLAGS = 100
_BLOCKS = 200  # info blocks that are read


@dataclass(frozen=True, slots=True)
class Area:
    """Where: words, codes, shapes. Polygons are lists of (lat, lon); circles (lat, lon, km)."""

    description: str
    geocodes: tuple[Pair, ...] = ()
    polygons: tuple[tuple[shapes.Point, ...], ...] = ()
    circles: tuple[tuple[float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Info:
    """One info block: what is said in one language."""

    language: str
    category: str
    event: str
    responses: tuple[str, ...]
    urgency: str
    severity: str
    certainty: str
    event_codes: tuple[Pair, ...]
    onset: datetime | None
    expires: datetime | None
    sender_name: str
    headline: str
    description: str
    instruction: str
    web: str
    contact: str
    parameters: tuple[Pair, ...]
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """An alert element. Texts are "" and times None where they are missing or cannot be read."""

    identifier: str
    sender: str
    sent: datetime | None
    sent_text: str
    status: str
    msg_type: str
    scope: str
    note: str
    references: tuple[Triple, ...]  # sender, identifier, sent
    origins: tuple[Triple, ...]  # among the incidents: the messages that this one passes on
    infos: tuple[Info, ...]
    defects: tuple[str, ...]  # codes, e.g. "no-expires", "missing: certainty"


def instant(text: str, zone: tzinfo = UTC) -> tuple[datetime | None, str]:
    """A CAP time, and a code of what is wrong with it ("", "z", "no-offset" or "unreadable").

    A time without an offset is taken in `zone`. The standard wants an offset in figures; `Z` is understood.
    """
    match = _TIME.match(text)
    if not match:
        return None, "unreadable"
    offset = match[3] or ""
    try:
        moment = datetime.fromisoformat(f"{match[1]}T{match[2]}" + offset.upper().replace("Z", "+00:00"))
        moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None, "unreadable"
    return moment, "no-offset" if not offset else "z" if offset in "Zz" else ""


def read_message(root: Element, zone: tzinfo = UTC) -> Message:
    """The alert in `root`. Raises Unreadable for another element or another namespace, never for its content."""
    if root.tag != f"{_NS}alert":
        raise Unreadable("wrong-namespace" if root.tag.rpartition("}")[2] == "alert" else "not-an-alert")
    return _Reader(zone).message(root)


class _Reader:
    """Walks one alert and collects its defects, each once."""

    def __init__(self, zone: tzinfo) -> None:
        self.zone = zone
        self.defects: dict[str, None] = {}
        self.corners_left = _CORNERS
        self.effort = _EFFORT

    def flag(self, code: str) -> None:
        """Write down one thing that is wrong."""
        if len(self.defects) < _FLAGS:
            self.defects[code[:120]] = None

    def message(self, root: Element) -> Message:
        """The alert element."""
        self._order("alert", root)
        sent_text = self._text(root, "sent")
        sent = self._time(root, "sent")
        if any(blank in self._text(root, "sender") + self._text(root, "identifier") for blank in " ,<&"):
            self.flag("blank-or-comma-in-identity")
        return Message(
            identifier=self._need(root, "identifier"),
            sender=self._need(root, "sender"),
            sent=sent,
            sent_text=sent_text,
            status=self._value(root, "status"),
            msg_type=self._value(root, "msgType"),
            scope=self._value(root, "scope"),
            note=self._text(root, "note"),
            references=self._references(self._text(root, "references")),
            origins=tuple(t for word in self._text(root, "incidents").split() if (t := _triple(word))),
            infos=tuple(self._info(info) for info in root.findall(f"{_NS}info")[:_BLOCKS]),
            defects=tuple(self.defects),
        )

    def _order(self, name: str, element: Element) -> None:
        known, highest = _ORDER_OF[name], -1
        for child in element:
            if not isinstance(child.tag, str) or not child.tag.startswith(_NS):
                continue
            tag = child.tag.removeprefix(_NS)
            place = known.get(tag)
            if place is None:
                self.flag(f"unknown-element: {tag}")
            elif place < highest:
                self.flag(f"out-of-order: {tag}")
            else:
                highest = place

    def _text(self, element: Element, name: str) -> str:
        return (element.findtext(f"{_NS}{name}") or "").strip()[:_LONGEST]

    def _need(self, element: Element, name: str) -> str:
        text = self._text(element, name)
        if not text:
            self.flag(f"missing: {name}")
        return text

    def _value(self, element: Element, name: str) -> str:
        return self._known(name, self._need(element, name))

    def _known(self, name: str, text: str) -> str:
        value = _VALUE_OF[name].get(text.casefold(), text)
        if text and text not in _VALUE_OF[name].values():
            self.flag(f"bad-value: {name} {text}")
        return value

    def _time(self, element: Element, name: str) -> datetime | None:
        text = self._text(element, name)
        moment, wrong = instant(text, self.zone) if text else (None, "")
        if wrong:
            self.flag(f"time-{wrong}: {name}")
        return moment

    def _references(self, text: str) -> tuple[Triple, ...]:
        found = [_triple(word) for word in text.split()]
        if None in found:
            self.flag("bad-reference")
        return tuple(reference for reference in found if reference)

    def _info(self, info: Element) -> Info:
        self._order("info", info)
        responses = [(e.text or "").strip() for e in info.findall(f"{_NS}responseType")]
        return Info(
            language=self._text(info, "language") or "en-US",
            category=self._value(info, "category"),
            event=self._need(info, "event"),
            responses=tuple(self._known("responseType", text) for text in responses if text),
            urgency=self._value(info, "urgency"),
            severity=self._value(info, "severity"),
            certainty=self._value(info, "certainty"),
            event_codes=_pairs(info.findall(f"{_NS}eventCode")),
            onset=self._time(info, "onset"),
            expires=self._time(info, "expires"),
            sender_name=self._text(info, "senderName"),
            headline=self._text(info, "headline"),
            description=self._text(info, "description"),
            instruction=self._text(info, "instruction"),
            web=self._text(info, "web"),
            contact=self._text(info, "contact"),
            parameters=_pairs(info.findall(f"{_NS}parameter")),
            areas=tuple(self._area(area) for area in info.findall(f"{_NS}area")),
        )

    def _area(self, area: Element) -> Area:
        self._order("area", area)
        polygons = [self._polygon(e.text or "") for e in area.findall(f"{_NS}polygon")]
        circles = [self._circle(e.text or "") for e in area.findall(f"{_NS}circle")]
        return Area(
            self._need(area, "areaDesc"),
            _pairs(area.findall(f"{_NS}geocode")),
            tuple(polygon for polygon in polygons if polygon),
            tuple(circle for circle in circles if circle),
        )

    def _polygon(self, text: str) -> tuple[shapes.Point, ...]:
        """The corners, closed; empty where nothing usable is drawn."""
        if not text.strip():
            self.flag("polygon-empty")
            return ()
        corners = [point for pair in text.split()[: self.corners_left + 1] if (point := _point(pair))]
        self.corners_left -= len(corners)
        if len(corners) < len(text.split()) or self.corners_left < 0 or len(set(corners)) < 3:
            self.flag("polygon-garbage")
            return ()
        if corners[0] != corners[-1]:
            self.flag("polygon-open")
            corners.append(corners[0])
        crosses, self.effort = shapes.crosses_itself(corners, self.effort)
        if crosses:
            self.flag("polygon-crosses-itself")
        return tuple(corners)

    def _circle(self, text: str) -> tuple[float, float, float] | None:
        parts = text.split()
        centre = _point(parts[0]) if len(parts) == 2 else None
        radius = _number(parts[1], 0, 20_038) if centre else None
        if centre is None or radius is None:
            self.flag("circle-garbage" if parts else "circle-empty")
            return None
        return (*centre, radius)


def _triple(text: str) -> Triple | None:
    parts = text.split(",")
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 and all(parts) else None


def _pairs(elements: Iterable[Element]) -> tuple[Pair, ...]:
    texts = (
        ((e.findtext(f"{_NS}valueName") or "").strip(), (e.findtext(f"{_NS}value") or "").strip())
        for e in elements
    )
    return tuple((name[:200], value[:2000]) for name, value in texts if value)


def _point(text: str) -> shapes.Point | None:
    lat, comma, lon = text.partition(",")
    first, second = _number(lat, -90, 90), _number(lon, -180, 180)
    return (first, second) if comma and first is not None and second is not None else None


_NUMBER = re.compile(r"^[+-]?\d{1,6}(?:\.\d{0,20})?$")


def _number(text: str, least: float, most: float) -> float | None:
    value = float(text) if _NUMBER.match(text) else None
    return value if value is not None and least <= value <= most else None
