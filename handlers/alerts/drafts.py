"""A draft: is it still one, whom would it reach, and why it cannot be sent or changed any more."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain import alerts as rules
from domain.clock import from_epoch
from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import alerts, outbox
from storage.database import Row

from .audience import Audience, gather

_FRESH = timedelta(hours=12)  # an older draft is made anew: the weather is another one by then


def officially(actor: Actor) -> None:
    """Only officials go on, and only in their private chat."""
    guard.official(actor)
    guard.private(actor)


async def known(work: Work, alert_id: int) -> Row:
    """The warning; a button for one that is not there comes from elsewhere."""
    alert = await alerts.get(work.tx, alert_id)
    if alert is None:
        raise Refusal("common-old-button")
    return alert


async def open_draft(work: Work, alert_id: int) -> Row:
    """The draft; refuses when it is none any more."""
    alert = await known(work, alert_id)
    if alert["state"] != "draft":
        raise await why_not(work, alert_id)
    return alert


async def audience_of(work: Work, alert: Row) -> Audience:
    """Whom a draft would reach; refuses when that is nobody."""
    audience = await gather(work, alert)
    if not audience.houses:
        raise Refusal("alerts-empty-area")
    return audience


async def change_all(work: Work, name: str, notice: Notice, but: int = 0) -> None:
    """The messages of that name get new content in every chat, except in that of `but`."""
    shown = {row["chat_id"] for row in await outbox.states(work.tx, name)} - {but}
    for reader in await alerts.readers(work.tx, sorted(shown)):
        await work.post.edit(reader, name, notice)


def oldest(work: Work) -> int:
    """Drafts from before this second are too old to be sent."""
    return work.epoch - int(_FRESH.total_seconds())


def lasts(work: Work) -> int:
    """How many seconds a warning holds when nobody says otherwise."""
    return int(work.settings.alerts.lasts.total_seconds())


def ends(work: Work, alert: Row) -> datetime:
    """When a draft would end, were it sent now."""
    return from_epoch(alert["until"] or work.epoch + (alert["lasts"] or lasts(work)))


def needs_second(work: Work, alert: Row) -> bool:
    """Whether a second official must press too."""
    return rules.needs_second_official(alert["colour"], work.settings.alerts.second_official_from)


async def why_not(work: Work, alert_id: int, presser: int = 0) -> Refusal:
    """Why a draft can no longer be sent, confirmed, changed or dropped."""
    alert = await known(work, alert_id)
    state = alert["state"]
    if state == "draft":
        return _why_not_draft(work, alert)
    if state == "waiting":
        return _why_waiting(work, alert, presser)
    name = str(alert["second"] or alert["sender"])
    return Refusal("alerts-already-dropped" if state == "dropped" else "alerts-already-sent", name=name)


def _why_not_draft(work: Work, alert: Row) -> Refusal:
    if alert["area_kind"] is None:
        return Refusal("alerts-area-missing")
    if alert["until"] is not None and alert["until"] <= work.epoch:
        return Refusal("alerts-time-over")
    return Refusal("alerts-draft-again" if alert["created_at"] > oldest(work) else "alerts-draft-old")


def _why_waiting(work: Work, alert: Row, presser: int) -> Refusal:
    if presser and alert["sent_by"] == presser:
        return Refusal("alerts-second-same")
    if alert["second_until"] <= work.epoch:
        return Refusal("alerts-draft-again")
    return Refusal("alerts-second-waits", name=alert["sender"])
