"""The call list: every household of a warning on paper, for when data fails."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.clock import from_epoch
from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common import guard, jobs
from handlers.common.guard import Actor
from handlers.common.jobs import Job, Order, whoever
from handlers.common.lines import file_name, spaced
from handlers.common.looking import looked
from handlers.common.post import Addressee
from handlers.common.work import Work
from storage import alert_calls, alert_report, alerts
from storage.database import Row, Tx

from .answer_notices import place_name
from .call_facts import CallGroup, CallLine, CallSheet
from .notices import head
from .report_reading import About

KIND = "alert-calls"
_HEARD = ("safe", "moved", "help")
EVERYBODY = 0  # in place of a group
_COLUMNS = ("tick", "door", "head", "people", "phone", "needs", "answer")


async def ask(work: Work, actor: Actor, here: Addressee, alert_id: int, group_id: int) -> Notice:
    """An official orders the call list of all households, a leader that of the own group."""
    alert = await _allowed(work, actor, alert_id, group_id)
    village = work.settings.village
    args = {"village": village.name, "zone": village.timezone, "now": work.epoch}
    await jobs.order(work, KIND, here, actor.user_id, alert=alert["id"], group=group_id, **args)
    return say("alerts-calls-coming")


async def _allowed(work: Work, actor: Actor, alert_id: int, group_id: int) -> Row:
    guard.private(actor)
    if group_id == EVERYBODY:
        guard.official(actor)
    else:
        guard.leader_or_official(actor, group_id)
    alert = await alerts.get(work.tx, alert_id)
    if alert is None or alert["issued_at"] is None:
        raise Refusal("common-old-button")
    return alert


async def read(tx: Tx, alert_id: int, group_id: int, about: About) -> CallSheet:
    """The call list as it is now. Refuses an unknown number, and a group that is not in the warning."""
    alert = await alerts.get(tx, alert_id)
    if alert is None or alert["issued_at"] is None:
        raise Refusal("alerts-unknown", id=str(alert_id))
    by_group: dict[int, list[Row]] = {}
    for row in await alert_report.houses(tx, alert_id):
        if group_id in (EVERYBODY, row["group_id"]):
            by_group.setdefault(row["group_id"] or EVERYBODY, []).append(row)
    if not by_group:
        raise Refusal("alerts-calls-empty")
    order = sorted(by_group, key=lambda group: (group == EVERYBODY, group))
    groups = [await _group(tx, about, group, by_group[group]) for group in order]

    def words(key: str, **params: object) -> str:
        return about.words(say(key, **params))

    return CallSheet(
        mark=about.words(head(alert)["mark"]).strip(),
        title=words("alerts-calls-title", **head(alert)),
        about=words("alerts-calls-about", village=about.village, at=from_epoch(alert["issued_at"])),
        printed=words("alerts-calls-printed", at=about.now),
        how=words("alerts-calls-how"),
        columns=tuple(words(f"alerts-calls-{name}") for name in _COLUMNS),
        page=words("alerts-calls-page", n="{n}", of="{of}"),
        groups=tuple(groups),
        day=about.now.astimezone(about.zone).date(),
    )


async def _group(tx: Tx, about: About, group_id: int, rows: list[Row]) -> CallGroup:
    carers = await alert_calls.phones(tx, group_id) if group_id else []
    shown = [f"{row['name'][:20]} {spaced(row['phone'][:40])}".strip() for row in carers]
    name = rows[0]["group_name"]
    heard = sum(1 for row in rows if row["answer"] in _HEARD)
    return CallGroup(
        name=about.words(say("alerts-calls-group", name=name[:40]))
        if name
        else about.words(say("alerts-no-group")),
        carers=about.words(say("alerts-calls-carers", names=" / ".join(shown))) if shown else "",
        lines=tuple(_line(about, row) for row in rows),
        heard=heard,
    )


def _line(about: About, row: Row) -> CallLine:
    return CallLine(
        number=row["number"][:20],
        address=row["address"][:80] or row["number"],
        head=row["head"][:40],
        people=str(row["people"] or ""),
        phone=spaced(row["phone"][:60]),
        needs=row["needs"][:120],
        danger=row["hazard"][:30] if row["danger"] else "",
        answer=_answer(about, row),
        open=row["answer"] not in _HEARD,
    )


def _answer(about: About, row: Row) -> str:
    if not row["answer"]:
        return ""
    said = about.words(say(f"alerts-table-is-{row['answer']}"))
    where = f" {about.words(place_name(row['went_to']))}" if row["went_to"] else ""
    at = about.time(row["answered_at"])
    return f"{at:%H:%M} {said}{where}" if at else f"{said}{where}"


async def _collect(tx: Tx, order: Order) -> CallSheet:
    given = order.args
    zone = ZoneInfo(given["zone"])
    about = About(order.language, given["village"], zone, datetime.fromtimestamp(given["now"], zone))
    return await read(tx, given["alert"], given["group"], about)


async def _finish(work: Work, order: Order, pdf: bytes) -> None:
    """Send the list, if whoever asked may still have it."""
    actor, alert_id, group_id = await whoever(work, order), order.args["alert"], order.args["group"]
    alert = await _allowed(work, actor, alert_id, group_id)
    caption = say("alerts-calls-caption", **head(alert))
    await work.post.document(order.reader, file_name(f"calls-{alert_id}", "pdf"), pdf, caption)
    await looked(work, actor, group_id=group_id or None, what=f"calls:{alert_id}")


JOB = Job(KIND, _collect, "handlers.alerts.call_sheet:pdf", _finish)
