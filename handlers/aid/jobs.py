"""What takes long in this room: drawing the chart of times."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from domain.aid_times import Times, overall
from domain.notice import Lane, Notice, say
from handlers.common import guard, jobs
from handlers.common.jobs import Job, Order
from handlers.common.work import Work
from storage.database import Tx

from . import times

TIMES = "times"


async def collect(tx: Tx, order: Order) -> times.Chart:
    """The requests of the months up to the one that was ordered."""
    zone, month = ZoneInfo(order.args["zone"]), order.args["month"]
    every = await times.asked(tx, zone, times.months_before(month), times.month_span(month)[1])
    return times.chart(every, month, order.args["village"], order.language, zone)


async def finish(work: Work, order: Order, png: bytes) -> None:
    """Send table and chart to the official who ordered them, if they still are one."""
    actor = await jobs.whoever(work, order)
    guard.official(actor)
    zone, month = work.settings.village.zone, order.args["month"]
    every = await times.asked(work.tx, zone, *times.month_span(month))
    lines = tuple(_line(line, order.language, zone) for line in overall(every, month))
    await work.post.photo(order.reader, f"aid-{month}.png", png, say("aidlog-times-caption", month=month))
    await work.post.send(order.reader, say("aidlog-times", month=month, lines=lines), lane=Lane.REPLY)


def _line(line: Times, language: str, zone: ZoneInfo) -> Notice:
    return say(
        "aidlog-times-line",
        kind=times.kind_name(line.kind, language, zone),
        count=str(line.count),
        claimed=str(line.claimed),
        to_claim=times.lasting(line.to_claim, language, zone),
        arrived=str(line.arrived),
        to_arrival=times.lasting(line.to_arrival, language, zone),
    )


JOBS = (Job(TIMES, collect, "handlers.aid.report_picture:draw", finish),)
