"""Reading the facts of the closing report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.clock import from_epoch
from domain.notice import say
from domain.refusal import Refusal
from handlers.common.words import load
from storage import alert_report, alert_tallies, alert_updates, alerts
from storage.database import Row, Tx

from .answer_notices import place_name
from .notices import place
from .refs import ref
from .report_facts import GroupLine, HouseLine, Refuge, ReportFacts

_REACH = ("sent", "uncertain", "sending", "queued", "dead")  # of several accounts the best counts
_ANSWERS = ("safe", "moved", "help", "nobody", "refuses", "silent")


@dataclass(frozen=True, slots=True)
class About:
    """For whom the report is, and when."""

    language: str
    village: str
    zone: ZoneInfo
    now: datetime

    def time(self, seconds: int | None) -> datetime | None:
        """A stored time in the village's zone."""
        return None if seconds is None else from_epoch(seconds).astimezone(self.zone)

    def words(self, value: object) -> str:
        """A Notice or a text in the reader's language, without markup."""
        return str(load()._value(self.language, self.zone, value, False))


async def read(tx: Tx, alert_id: int, about: About) -> ReportFacts:
    """The facts of one warning that went out. Refuses an unknown number."""
    alert = await alerts.get(tx, alert_id)
    if alert is None or alert["issued_at"] is None:
        raise Refusal("alerts-unknown", id=str(alert_id))
    rows = await alert_report.houses(tx, alert_id)
    reached = _reached(await alert_report.deliveries(tx, ref(alert_id)))
    houses = tuple(_house(row, reached.get(row["household_id"], ("none", None)), about) for row in rows)
    groups = await alert_tallies.by_group(tx, alert_id)
    sent = await alerts.delivery(tx, ref(alert_id))
    issued = alert["issued_at"]
    return ReportFacts(
        **_head(alert, about),
        houses=houses,
        groups=tuple(_group(row) for row in groups),
        refuges=tuple(_refuge(row, about) for row in await alert_tallies.refuges(tx, alert_id)),
        messages=_messages(sent),
        delivered=_curve(issued, (at for _, at in reached.values())),
        answered=_curve(issued, (row["first_at"] for row in rows)),
        updates=tuple(
            (from_epoch(u["sent_at"]).astimezone(about.zone), u["colour"])
            for u in await alert_updates.sent(tx, alert_id)
        ),
    )


def _head(alert: Row, about: About) -> dict[str, Any]:
    ended = alert["ended_at"] if alert["state"] != "live" else None
    return {
        "language": about.language,
        "village": about.village,
        "alert_id": alert["id"],
        "drill": bool(alert["drill"]),
        "hazard": alert["hazard"],
        "colour": alert["colour"],
        "place": about.words(place(alert)),
        "source": alert["source"],
        "state": alert["state"],
        "started": about.time(alert["issued_at"]),
        "ended": about.time(ended) or about.now.astimezone(about.zone),
        "ended_by": alert["ender"],
    }


def _reached(rows: Sequence[Row]) -> dict[int, tuple[str, int | None]]:
    """Household → how its message stands, and since when it is there."""
    found: dict[int, tuple[str, int | None]] = {}
    for row in rows:
        state, at = row["state"], row["settled_at"] if row["state"] == "sent" else None
        before = found.get(row["household_id"])
        if (
            before is None
            or _REACH.index(state) < _REACH.index(before[0])
            or (state == "sent" and at is not None and at < (before[1] or at + 1))
        ):
            found[row["household_id"]] = state, at
    return found


def _house(row: Row, reached: tuple[str, int | None], about: About) -> HouseLine:
    return HouseLine(
        number=row["number"],
        address=row["address"],
        head=row["head"],
        group=row["group_name"],
        danger=row["danger"],
        people=row["people"] or 0,
        answer=row["answer"] or "",
        went_to=about.words(place_name(row["went_to"])) if row["went_to"] else "",
        how=row["how"] or "",
        by=row["answerer"],
        at=about.time(row["answered_at"]),
        late=bool(row["late"]),
        delivered_at=about.time(reached[1]),
        reach="queued" if reached[0] == "sending" else reached[0],
        door_at=about.time(row["door_since"]),
        official_at=about.time(row["official_since"]),
        marked_at=about.time(row["marked_at"]),
        heard_at=about.time(row["first_at"]),
    )


def _group(row: Row) -> GroupLine:
    numbers = {name: row[name] for name in _ANSWERS}
    return GroupLine(row["name"], row["houses"], row["dangerous"], **numbers, doors=row["doors"])


def _refuge(row: Row, about: About) -> Refuge:
    return Refuge(about.words(place_name(row["name"])), row["houses"], row["people"])


def _messages(sent: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    waiting = sent.get("queued", 0) + sent.get("sending", 0)
    counts = {"sent": sent.get("sent", 0), "queued": waiting}
    return tuple({**counts, "uncertain": sent.get("uncertain", 0), "dead": sent.get("dead", 0)}.items())


def _curve(start: int, times: Iterable[int | None]) -> tuple[tuple[float, int], ...]:
    """How many so far, at each minute in which one came."""
    by_minute = Counter(round((at - start) / 60, 1) for at in times if at is not None)
    total, points = 0, []
    for minute in sorted(by_minute):
        total += by_minute[minute]
        points.append((max(minute, 0.0), total))
    return tuple(points)


def words_of(about: About, key: str, **params: object) -> str:
    """A text of the report, without markup."""
    return about.words(say(key, **params))
