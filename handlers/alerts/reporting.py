"""The closing report: a text at once, a table and a picture beside it, for the officials."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.notice import Lane, Notice, say
from domain.refusal import Refusal
from handlers.common import guard, jobs
from handlers.common.guard import Actor
from handlers.common.jobs import Job, Order, whoever
from handlers.common.looking import looked
from handlers.common.post import Addressee
from handlers.common.work import Work
from storage import alerts
from storage.database import Row, Tx

from . import report_notices, report_reading
from .deciders import deciders
from .report_facts import ReportFacts
from .report_reading import About

KIND = "alert-report"


async def send(work: Work, alert: Row) -> None:
    """The warning is over: every official gets the report, its table and its picture follow when they are drawn."""
    said: dict[str | None, Notice] = {}
    for reader in await deciders(work):
        if reader.language not in said:
            facts = await report_reading.read(work.tx, alert["id"], _about(work, reader.language))
            said[reader.language] = report_notices.report(alert, facts)
        notice = said[reader.language]
        await work.post.send(reader, notice, lane=Lane.DUTY, ref=f"report:{alert['id']}")
        await _order(work, reader, reader.chat_id, alert["id"])


async def ask(work: Work, actor: Actor, here: Addressee, alert_id: int) -> Notice:
    """An official wants the report as it is now, with table and picture."""
    guard.official(actor)
    guard.private(actor)
    alert = await alerts.get(work.tx, alert_id)
    if alert is None or alert["issued_at"] is None:
        raise Refusal("common-old-button")
    facts = await report_reading.read(work.tx, alert_id, _about(work, actor.language))
    await work.post.send(here, report_notices.report(alert, facts))
    await _order(work, here, actor.user_id, alert_id)
    return say("alerts-report-coming")


async def _order(work: Work, to: Addressee, user_id: int, alert_id: int) -> None:
    village = work.settings.village
    await jobs.order(
        work, KIND, to, user_id, alert=alert_id, village=village.name, zone=village.timezone, now=work.epoch
    )


def _about(work: Work, language: str | None) -> About:
    village = work.settings.village
    return About(language or village.language, village.name, village.zone, work.now)


async def _collect(tx: Tx, order: Order) -> ReportFacts:
    given = order.args
    zone = ZoneInfo(given["zone"])
    about = About(order.language, given["village"], zone, datetime.fromtimestamp(given["now"], zone))
    return await report_reading.read(tx, given["alert"], about)


async def _finish(work: Work, order: Order, made: tuple[bytes, bytes | None]) -> None:
    """Send table and picture, if whoever they are for is still an official."""
    actor = await whoever(work, order)
    guard.official(actor)
    alert_id = order.args["alert"]
    alert = await alerts.get(work.tx, alert_id)
    assert alert is not None
    table, picture = made
    if picture:
        caption = report_notices.caption(alert)
        await work.post.photo(order.reader, f"warning-{alert_id}.png", picture, caption, lane=Lane.DUTY)
    name, caption = f"warning-{alert_id}.csv", report_notices.table_caption(alert)
    await work.post.document(order.reader, name, table, caption, lane=Lane.DUTY)
    await looked(work, actor, what=f"report:{alert_id}")


JOB = Job(KIND, _collect, "handlers.alerts.report_files:make", _finish)
