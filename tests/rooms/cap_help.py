"""CAP messages for a small village, taken in as a poll finds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from alerts_help import LI, Village_

from domain.cap import Reading, read
from domain.settings import Cap
from handlers.alerts import cap_taking
from handlers.alerts.cap_taking import Poll, Taken
from storage import cap

FEED = "https://cap.example.org/feed.xml"
SENDER = "weather@county.example"
FIELDS = {"status": "Actual", "scope": "Public", "event": "暴雨", "severity": "Severe", "language": "zh-CN"}
FIELDS |= {
    "headline": "县气象台发布暴雨橙色预警",
    "description": "三小时内大雨。",
    "instruction": "危房人员转移。",
}
FIELDS |= {
    "category": "Met",
    "urgency": "Immediate",
    "certainty": "Likely",
    "expires": "2026-07-02T06:00:00+08:00",
}


def xml(name: str, minute: int = 0, kind: str = "Alert", refs: Sequence[str] = (), **more: str) -> bytes:
    """A message; `refs` names others of the same sender, with their minutes as "A@3"; `info=""` leaves its words out."""
    given = {**FIELDS, **more}
    pointed = " ".join(
        f"{SENDER},{ref.partition('@')[0]},{at(int(ref.partition('@')[2] or 0))}" for ref in refs
    )
    references = f"<references>{pointed}</references>" if refs else ""
    order = "language category event {response} urgency severity certainty expires headline description instruction"
    body = "".join(
        more.get("response", "") if tag == "{response}" else f"<{tag}>{given[tag]}</{tag}>"
        for tag in order.split()
        if tag == "{response}" or given[tag]
    )
    info = f"<info>{body}<area><areaDesc>清溪县</areaDesc>{more.get('area', '')}</area></info>" + more.get(
        "second", ""
    )
    return (
        f'<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>{name}</identifier><sender>{SENDER}</sender>'
        f"<sent>{more.get('sent', at(minute))}</sent><status>{given['status']}</status><msgType>{kind}</msgType>"
        f"<scope>{given['scope']}</scope>{references}{more.get('info', info)}</alert>"
    ).encode()


def at(minute: int) -> str:
    """A minute of the village's evening as CAP writes it."""
    return f"2026-07-01T19:{minute:02}:00+08:00"


async def take(v: Village_, *messages: bytes, **more: Any) -> list[Taken]:
    """A poll of the feed finds these messages."""
    readings: list[Reading] = [read(m, area_codes=v.settings.cap.area_codes) for m in messages]
    async with v.work() as work:
        await cap.subscribe(work.tx, [FEED], 0)
        return await cap_taking.take(work, Poll(FEED, work.epoch + 120, readings=tuple(readings), **more))


async def press(v: Village_, action: Any, number: int, user: int = LI) -> Any:
    """An official presses a button with a number."""
    return await v.do(action, user, number)


def with_cap(settings: Any, **cap_settings: Any) -> Any:
    """The settings with others of [cap]."""
    return settings.model_copy(update={"cap": Cap(**cap_settings)})
