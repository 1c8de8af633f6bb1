"""The village's own warnings for others: each step of a warning becomes a CAP message, written once. No household in it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, get_args

from domain.alerts import moves_people_out
from domain.cap_write import Kind, Outgoing, Said, moment, write
from domain.clock import from_epoch
from domain.geo import Shapes
from domain.notice import Notice, listed, say
from handlers.common import render
from handlers.common.words import LANGUAGES
from handlers.common.work import Work
from storage import alert_updates, alerts, cap_out
from storage.database import Row

from .area import COMMA
from .cap_identity import own_sender
from .notices import colour, hazard, mark, what_to_do

_SINCE = timedelta(days=3)  # warnings issued before are no news to anybody
_AT_ONCE = 20  # messages written in one sweep
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}


async def publish(work: Work) -> None:
    """Write what has happened since the last sweep: warnings, their changes, their ends."""
    rows = await cap_out.unwritten(work.tx, work.epoch - int(_SINCE.total_seconds()), _AT_ONCE)
    sender = await own_sender(work) if rows else ""
    if sender:
        for row in rows:
            await _write(work, row, sender)


async def _write(work: Work, row: Row, sender: str) -> None:
    alert = await alerts.get(work.tx, row["alert_id"])
    assert alert is not None and row["kind"] in get_args(Kind)
    before = await cap_out.of_alert(work.tx, alert["id"])
    said = await _as_it_was(work, alert, row)
    sent = from_epoch(row["at"]).astimezone(work.settings.village.zone)
    message = _message(work, said, row, sender, f"village-{alert['id']}-{len(before) + 1}")
    message = await _tied(work, message, before)
    title = _headline(work, said, row["kind"], work.settings.village.language)
    kept = {"identifier": message.identifier, "sender": sender, "sent": moment(sent), "title": title}
    where = {"alert_id": alert["id"], "kind": row["kind"], "subject": row["subject"], "at": row["at"]}
    await cap_out.add(work.tx, {**kept, **where, "xml": write(message)})


async def _as_it_was(work: Work, alert: Row, row: Row) -> Any:
    """The warning as that step left it: its changes are later rows."""
    found: dict[str, Any] = {name: alert[name] for name in alert.keys()}  # noqa: SIM118  a Row gives values
    for change in await alert_updates.sent(work.tx, alert["id"]):
        if row["kind"] == "update" and change["id"] == row["subject"]:
            found |= {"colour": change["colour"], "words": change["words"], "texts": change["texts"]}
    return found


async def _tied(work: Work, message: Outgoing, before: list[Row]) -> Outgoing:
    """What it goes on from, and whose warning it passes on."""
    origins = await cap_out.origins(work.tx, int(message.identifier.split("-")[1]))
    return message.tied(references=_triples(before), incidents=_triples(origins))


def _triples(rows: list[Row]) -> tuple[str, ...]:
    parts = [(row["sender"], row["identifier"], row["sent"]) for row in rows]
    return tuple(
        ",".join(three) for three in parts if not any(blank in part for part in three for blank in " ,<&\n\t")
    )


def _message(work: Work, alert: Any, row: Row, sender: str, identifier: str) -> Outgoing:
    zone = work.settings.village.zone
    expires = max(alert["expires_at"] or 0, row["at"] + 1)
    return Outgoing(
        sender=sender,
        identifier=identifier,
        sent=from_epoch(row["at"]).astimezone(zone),
        kind=row["kind"],
        drill=bool(alert["drill"]),
        hazard=alert["hazard"],
        colour=alert["colour"],
        moves_out=moves_people_out(alert["hazard"], alert["colour"]),
        expires=from_epoch(expires).astimezone(zone),
        said=tuple(_said(work, alert, row["kind"], language) for language in LANGUAGES),
        codes=work.settings.cap.area_codes,
        shapes=_shapes(alert),
    )


def _said(work: Work, alert: Any, kind: str, language: str) -> Said:
    over = kind in ("clear", "error")
    return Said(
        language=_LANGUAGES[language],
        event=_words(work, hazard(alert["hazard"]), language),
        headline=_headline(work, alert, kind, language),
        instruction=_words(
            work, say(f"cap-out-{kind}-do") if over else say("cap-out-do", do=what_to_do(alert)), language
        ),
        sender_name=work.settings.village.name,
        area=_words(
            work, say("cap-out-area", village=work.settings.village.name, place=_place(alert)), language
        ),
    )


def _headline(work: Work, alert: Any, kind: str, language: str) -> str:
    """Village, hazard, colour; what became of it; a drill says so."""
    notice = say(
        f"cap-out-{kind}",
        mark=mark(alert["drill"]),
        village=work.settings.village.name,
        hazard=hazard(alert["hazard"]),
        colour=colour(alert["colour"]),
    )
    return _words(work, notice, language)


def _place(alert: Any) -> Notice | str:
    """Where, as strangers may read it: never an address."""
    kind = alert["area_kind"]
    if kind == "groups":
        return say("alerts-place-groups", place=listed(alert["place"].split(COMMA)))
    if kind == "hamlet":
        return say("alerts-place-hamlet", place=listed(alert["place"].split(COMMA)))
    if kind == "near":
        lat, lon, metres = alert["area"].split(",")
        return say("alerts-place-near", address=f"{lat}, {lon}", metres=metres)
    return str(alert["place"]) if alert["origin"] == "cap" and alert["place"] else say(f"alerts-place-{kind}")


def _words(work: Work, notice: Notice, language: str) -> str:
    return render.plain(notice, language, work.settings.village.zone).strip()


def _shapes(alert: Any) -> Shapes:
    if alert["area_kind"] == "near":
        lat, lon, metres = (float(part) for part in alert["area"].split(","))
        return Shapes(((lat, lon, metres),)).usable
    if alert["area_kind"] != "shapes":
        return Shapes()
    kept = json.loads(alert["area"])
    circles = tuple((lat, lon, metres) for lat, lon, metres in kept["circles"])
    return Shapes(circles, tuple(tuple((lat, lon) for lat, lon in p) for p in kept["polygons"])).usable
