"""What to do with a CAP 1.2 message from outside: publish, drill, update, cancel or withhold, and why.

The malformed but usable is published with its defects recorded. Withheld is what is no CAP 1.2, has no identity, is
not known to be Actual (or Exercise) and Public, or is for elsewhere; what was received before: see cap_chain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from hashlib import sha256
from typing import Literal
from xml.etree.ElementTree import Element

from .cap_area import concerns
from .cap_codes import REASONS_WITHHELD
from .cap_feed import FeedLink, embedded, feed_reason, look
from .cap_message import Area, Info, Message, instant, read_message
from .cap_signal import colour_of, hazard_of, worst
from .cap_xml import Unreadable, parse
from .geo import Shapes
from .hazards import Colour, Hazard

Decision = Literal["publish", "drill", "update", "cancel", "withhold"]
Identity = tuple[str, str, str]  # sender, identifier, sent (UTC, ISO 8601)

DEFAULT_VALIDITY = timedelta(hours=24)
_ENDS = re.compile(r"解除|取消")
_CHANGES = re.compile(r"变更|變更|更新|升级|降级|升級|降級|继续|繼續|维持|維持")
_GOES_ON = re.compile(r"发布|發布|变更|變更|更新|升级|降级|升級|降級|继续|繼續|维持|維持")


@dataclass(frozen=True, slots=True)
class Reading:
    """A message, read and decided upon. reason and defects are codes; locales have `cap-<code>` for them."""

    decision: Decision
    reason: str
    defects: tuple[str, ...] = ()
    message: Message | None = None
    info: Info | None = None  # the block that fits the reader
    hazard: Hazard | None = None
    colour: Colour | None = None
    expires: datetime | None = None
    areas: tuple[Area, ...] = ()
    notes: tuple[str, ...] = ()  # what had to be assumed though nothing is wrong
    references: tuple[Identity, ...] = field(default=())  # without itself

    @property
    def identity(self) -> Identity | None:
        """What the message is known by; None when it has none."""
        return _identity(self.message) if self.message else None

    @property
    def places(self) -> tuple[str, ...]:
        """What the areas are known by: their codes, else their names."""
        codes = {value for area in self.areas for _, value in area.geocodes}
        return tuple(sorted(codes or {area.description for area in self.areas if area.description}))

    @property
    def fingerprint(self) -> str:
        """The same for a warning that is sent again under a new identifier; "" when there is nothing to compare."""
        message, info = self.message, self.info
        if not (message and info):
            return ""
        said = (info.event, info.description, info.instruction)
        parts = (message.sender, message.status, self.hazard, self.colour, *said, self.places, self.shapes)
        return sha256(repr(parts).encode()).hexdigest()[:32]

    @property
    def shapes(self) -> Shapes:
        """The polygons and circles of its areas that can be used."""
        circles = tuple((lat, lon, km * 1000) for area in self.areas for lat, lon, km in area.circles)
        return Shapes(circles, tuple(p for area in self.areas for p in area.polygons)).usable

    @property
    def ends(self) -> str:
        """The code of the reason why it ends an event; "" when it does not."""
        if self.message is None:
            return ""
        if self.message.msg_type == "Cancel":
            return "msgtype-cancel"
        if self.info and all("AllClear" in info.responses for info in self.message.infos):
            return "all-clear"
        over = self.info and _ENDS.search(self.info.headline) and not _GOES_ON.search(self.info.headline)
        return "ended-by-headline" if over else ""

    @property
    def goes_on(self) -> bool:
        """Whether its headline says that an earlier warning is changed."""
        return bool(self.info and _CHANGES.search(self.info.headline))

    def to_dict(self) -> dict[str, object]:
        """As `cap read --format json` prints it."""
        message, info = self.message, self.info
        return {
            "decision": self.decision,
            "reason": self.reason,
            "defects": list(self.defects),
            "notes": list(self.notes),
            "headline": (info.headline or info.event or None) if info else None,
            "event": (info.event or None) if info else None,
            "hazard": self.hazard,
            "colour": self.colour,
            "severity": (info.severity or None) if info else None,
            "language": info.language if info else None,
            "sender": (message.sender or None) if message else None,
            "identifier": (message.identifier or None) if message else None,
            "sent": (message.sent_text or None) if message else None,
            "expires": self.expires.isoformat() if self.expires else None,
            "references": [",".join(reference) for reference in message.references] if message else [],
            "areas": [_area_dict(area) for area in self.areas],
        }


def read(
    data: bytes,
    *,
    area_codes: Sequence[str] = (),
    languages: Sequence[str] = ("zh", "en"),
    zone: tzinfo = UTC,
) -> Reading:
    """Decide on the bytes of one message, or of a feed that holds one. Never raises.

    area_codes: the village's own administrative codes; empty means every area is ours. languages: the reader's, best
    first. zone: of times without an offset. What was received before is the business of cap_chain.
    """
    try:
        root, defects = parse(data)
        inside = embedded(root)
        if inside is None and (reason := feed_reason(root)):
            return Reading("withhold", reason, tuple(defects))
    except Unreadable as unreadable:
        return Reading("withhold", unreadable.reason)
    odd = [*defects, *(["inside-a-feed"] if inside is not None else [])]
    return _read(root if inside is None else inside, odd, area_codes, languages, zone)


def read_feed(
    data: bytes,
    address: str,
    *,
    area_codes: Sequence[str] = (),
    languages: Sequence[str] = ("zh", "en"),
    zone: tzinfo = UTC,
) -> tuple[list[Reading], list[FeedLink]]:
    """What lies at a feed's address: the messages in it, and links to others. Raises Unreadable; see also `read`."""
    root, defects = parse(data)
    alerts, links = look(root, address)
    odd = [*defects, *(["inside-a-feed"] if alerts and alerts[0] is not root else [])]
    return [_read(alert, odd, area_codes, languages, zone) for alert in alerts], links


def _read(
    root: Element, odd: Sequence[str], area_codes: Sequence[str], languages: Sequence[str], zone: tzinfo
) -> Reading:
    try:
        message = read_message(root, zone)
    except Unreadable as unreadable:
        return Reading("withhold", unreadable.reason)
    reading = _describe(message, odd, languages)
    decision, reason = _decide(reading, area_codes)
    return replace(reading, decision=decision, reason=reason)


def _describe(message: Message, odd: Sequence[str], languages: Sequence[str]) -> Reading:
    own = _identity(message)
    references = tuple(_reference(*reference) for reference in message.references)
    info = block(message.infos, languages)
    expires, about_expiry = _expiry(message, info)
    colour, about_colour = colour_of(info) if info else (None, ())
    defects = [*odd, *message.defects, *about_expiry, *(code for code in about_colour if "disagree" in code)]
    defects += ["refers-to-itself"] if own in references else []
    if message.msg_type in ("Update", "Cancel") and not references:
        defects.append(f"{message.msg_type.lower()}-without-references")
    if message.msg_type == "Cancel" and info is None:
        defects.append("no-info")
    return Reading(
        "withhold",
        "",
        tuple(dict.fromkeys(defects)),
        message,
        info,
        hazard_of(info) if info else None,
        colour,
        expires,
        _areas(message.infos, info),
        tuple(code for code in about_colour if "disagree" not in code),
        tuple(reference for reference in references if reference != own),
    )


def _decide(reading: Reading, area_codes: Sequence[str]) -> tuple[Decision, str]:
    message = reading.message
    assert message is not None
    if reason := _withheld(message):
        return "withhold", reason
    if reading.info is None and not reading.ends:
        return "withhold", "no-info"
    if not reading.ends and area_codes and not concerns(reading.areas, area_codes):
        return "withhold", "other-area"
    if message.status == "Exercise":
        return "drill", "status-exercise"
    if reading.ends:
        return "cancel", reading.ends
    if message.msg_type == "Update":
        return "update", "actual-public-update"
    return "publish", "actual-public-alert"


def _withheld(message: Message) -> str:
    """The code of the reason not to act at all, or "". What is not known to be Actual and Public goes to nobody."""
    for name, text in (("sender", message.sender), ("identifier", message.identifier)):
        if not text:
            return f"no-{name}"
    if message.sent is None:
        return "unreadable-sent"
    if message.msg_type in ("Ack", "Error"):
        return f"msgtype-{message.msg_type.lower()}"
    if message.status not in ("Actual", "Exercise"):
        return _named("status", message.status)
    if message.scope != "Public":
        return _named("scope", message.scope)
    return ""


def _named(name: str, value: str) -> str:
    code = f"{name}-{value.lower()}"
    return code if code in REASONS_WITHHELD else f"{name}-unknown" if value else f"no-{name}"


def _identity(message: Message) -> Identity:
    sent = message.sent.astimezone(UTC).isoformat() if message.sent else message.sent_text
    return (message.sender, message.identifier, sent)


def _reference(sender: str, identifier: str, sent: str) -> Identity:
    moment, _ = instant(sent)
    return (sender, identifier, moment.astimezone(UTC).isoformat() if moment else sent)


def block(infos: tuple[Info, ...], languages: Sequence[str]) -> Info | None:
    """The info in the reader's language, else in the first one; of several the worst."""
    for language in languages:
        fitting = tuple(i for i in infos if i.language.casefold().replace("_", "-").split("-")[0] == language)
        if fitting:
            return worst(fitting)
    return worst(tuple(i for i in infos if i.language == infos[0].language)) if infos else None


def _expiry(message: Message, info: Info | None) -> tuple[datetime | None, tuple[str, ...]]:
    """When it ends to apply; a day after it was sent where the issuer does not say, or says nonsense."""
    if message.sent is None or info is None:
        return None, ()
    try:
        default = message.sent + DEFAULT_VALIDITY
    except OverflowError:
        return None, ("no-expires",)
    if info.expires is None:
        return default, ("no-expires",)
    if info.expires <= message.sent:
        return default, ("expires-before-sent",)
    return info.expires, ()


def _areas(infos: tuple[Info, ...], chosen: Info | None) -> tuple[Area, ...]:
    """The areas of every block in the language of the chosen one, each once."""
    if chosen is None:
        return ()
    return tuple(
        dict.fromkeys(area for info in infos if info.language == chosen.language for area in info.areas)
    )


def _area_dict(area: Area) -> dict[str, object]:
    return {
        "description": area.description,
        "geocodes": [{"name": name, "value": value} for name, value in area.geocodes],
        "polygons": [[list(point) for point in polygon] for polygon in area.polygons],
        "circles": [list(circle) for circle in area.circles],
    }
