"""The log in Telegram: for officials of all groups, for leaders and deputies of their own; with the steps of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.aid import KINDS
from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common import guard, jobs
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.work import Work
from storage import aid, aid_log
from storage.people import Reader

from . import log_notices as notices
from . import telling, times
from .jobs import TIMES
from .log import Wanted, in_words, log, rows

EVERY = "all"


def _wanted(work: Work, actor: Actor, scope: str, month: str, kind: str) -> Wanted:
    """What somebody may see of what they asked for; button data of another shape is refused."""
    guard.private(actor)
    if scope not in ("open", EVERY) or kind not in (*KINDS, EVERY):
        raise Refusal("common-old-button")
    wanted = Wanted(open_only=scope == "open", kind=None if kind == EVERY else kind)
    if month != EVERY:
        first, last = _span(month)
        wanted = replace(wanted, first=first, last=last)
    if actor.official or actor.admin:
        return wanted
    own = tuple(sorted(actor.leads | actor.liaison_of))
    if not own:
        raise Refusal("common-only-leaders")
    return replace(wanted, groups=own, homes=actor.homes, reader=actor.user_id)


def _span(month: str) -> tuple[date, date]:
    try:
        return times.month_span(month)
    except ValueError as error:
        raise Refusal("common-old-button") from error


async def first_page(work: Work, actor: Actor) -> Notice:
    """The newest requests, for an official."""
    guard.official(actor)
    return await page(work, actor, EVERY, EVERY, EVERY, 0)


async def page(work: Work, actor: Actor, scope: str, month: str, kind: str, number: int) -> Notice:
    """A page of the log, newest first: open ones or all, of a month or all, of a kind or all."""
    wanted, size = _wanted(work, actor, scope, month, kind), notices.SHOWN
    number = max(0, min(number, 10_000))
    found = await rows(work.tx, work.settings.village.zone, wanted, size + 1, number * size)
    await looked(work, actor, what="log")
    view = notices.View(scope, month, kind, number, f"{work.local:%Y-%m}")
    official = actor.official or actor.admin
    return notices.page(view, found[:size], more=len(found) > size, official=official)


async def kinds(work: Work, actor: Actor, scope: str, month: str) -> Notice:
    """Of which kind?"""
    _wanted(work, actor, scope, month, EVERY)
    return notices.kinds(scope, month)


async def steps(work: Work, actor: Actor, request_id: int) -> Notice:
    """All that happened with one request: what, when, and by whom."""
    guard.private(actor)
    request = await aid.get(work.tx, request_id)
    if request is None:
        raise Refusal("common-old-button")
    official = actor.official or actor.admin
    guard.leader_or_official(actor, request["group_id"])
    theirs = request["quiet"] and request["household_id"] in actor.homes
    if theirs and request["user_id"] != actor.user_id and not official:
        raise Refusal("common-only-leaders")
    await looked(work, actor, **telling.looked_at(request), what=f"call:{request_id}")
    return notices.steps(request, await aid_log.steps(work.tx, request_id), work.settings.village.zone)


async def send_file(work: Work, actor: Actor, scope: str, month: str, kind: str) -> Notice:
    """The log as a file, for an official, or a leader of the own group."""
    wanted = _wanted(work, actor, scope, month, kind)
    zone = work.settings.village.zone
    lines = await log(work.tx, zone, wanted)
    caption = say("aid-log-caption", count=len(lines))
    name = f"aid-{work.local:%Y-%m-%d}.csv"
    content = in_words(lines, actor.language, zone)
    await work.post.document(Reader(actor.chat_id, actor.language), name, content, caption)
    await looked(work, actor, what="log")
    return say("aid-log-sent")


async def order_times(work: Work, actor: Actor, month: str) -> Notice:
    """The times of a month and of those before, as a table and a chart, for an official's report."""
    guard.official(actor)
    guard.private(actor)
    month = f"{work.local:%Y-%m}" if month == EVERY else month
    _span(month)
    village = work.settings.village
    to = Reader(actor.chat_id, actor.language)
    await jobs.order(work, TIMES, to, actor.user_id, month=month, zone=village.timezone, village=village.name)
    return say("aidlog-ordered")
