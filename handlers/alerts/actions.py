"""A draft goes out: one official, or two, press send. Drafting, answers, doors and the end are beside this file."""

from __future__ import annotations

from domain import alerts as rules
from domain.clock import from_epoch
from domain.notice import Lane, Notice
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import alerts, people
from storage.database import Row
from storage.people import Reader

from . import area as areas
from . import draft_notices, notices
from .drafting import colour_of, draft
from .drafts import audience_of, change_all, ends, known, lasts, needs_second, officially, oldest, why_not
from .sending import issue, urgent
from .status import status
from .sweeps import sweep

__all__ = ["issue_now", "status", "sweep"]


async def send(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official sends a draft: it goes out, or waits for a second official where its colour needs one."""
    officially(actor)
    alert = await known(work, alert_id)
    if needs_second(work, alert):
        return await _ask_second(work, actor, alert)
    by = actor.user_id
    if not await alerts.go_live(
        work.tx, alert_id, by, work.epoch, lasts(work), oldest(work), confirming=False
    ):
        raise await why_not(work, alert_id)
    await issue(work, alert_id, by)
    done = notices.line("alerts-sent", await known(work, alert_id))
    await settle_proposal(work, alert_id, done, but=by)
    return done


async def _ask_second(work: Work, actor: Actor, alert: Row) -> Notice:
    others = await _other_officials(work, actor.user_id)
    until = work.epoch + int(work.settings.alerts.second_within.total_seconds())
    if not await alerts.ask_second(work.tx, alert["id"], actor.user_id, until, oldest(work), work.epoch):
        raise await why_not(work, alert["id"])
    if not others:
        raise Refusal("alerts-no-second")
    audience = await audience_of(work, alert)
    asks = draft_notices.second_asked(
        alert, work.now, ends(work, alert), audience, actor.name, from_epoch(until)
    )
    await work.post.send_all(others, asks, lane=urgent(alert), ref=f"second:{alert['id']}")
    await work.note("alerts", "second-asked", alert["id"], actor=actor.user_id, others=len(others))
    waits = draft_notices.waits_for_second(alert, len(others), from_epoch(until))
    await settle_proposal(work, alert["id"], waits, but=actor.user_id)
    return waits


async def second(work: Work, actor: Actor, alert_id: int) -> Notice:
    """Another official confirms what the first one sent: it goes out."""
    officially(actor)
    by = actor.user_id
    if not await alerts.go_live(work.tx, alert_id, by, work.epoch, lasts(work), 0, confirming=True):
        raise await why_not(work, alert_id, by)
    await issue(work, alert_id, by)
    done = notices.line("alerts-sent", await known(work, alert_id))
    await settle_second(work, alert_id, done, but=by)
    return done


async def drop(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official throws a draft away, also one that waits for the second official."""
    officially(actor)
    alert = await known(work, alert_id)
    if not await alerts.drop(work.tx, alert_id):
        raise await why_not(work, alert_id)
    await work.note("alerts", "dropped", alert_id, actor=actor.user_id)
    done = notices.line("alerts-dropped", alert, name=actor.name)
    if alert["sent_by"] not in (None, actor.user_id):
        await work.post.send_all(await alerts.readers(work.tx, [alert["sent_by"]]), done, lane=Lane.REPLY)
    await settle_second(work, alert_id, done, but=actor.user_id)
    await settle_proposal(work, alert_id, done, but=actor.user_id)
    return done


async def settle_second(work: Work, alert_id: int, done: Notice, but: int = 0) -> None:
    """The question to the other officials is answered: their messages say so and lose their buttons."""
    await change_all(work, f"second:{alert_id}", done, but)


async def settle_proposal(work: Work, alert_id: int, done: Notice, but: int = 0) -> None:
    """A draft that came in from elsewhere is decided on: the other officials' previews say so."""
    await change_all(work, f"draft:{alert_id}", done, but)


async def issue_now(work: Work, hazard: str, colour: str, area: str, drill: bool, by: Actor) -> int:
    """An official's confirmed warning from the command line: no second press is asked. Gives its id."""
    guard.official(by)
    where = await areas.read(work.tx, area)
    named = rules.parse_hazard(hazard)
    alert_id = await draft(work, by, named, colour_of(named, colour), drill)
    await alerts.set_area(work.tx, alert_id, *where)
    await alerts.go_live(work.tx, alert_id, by.user_id, work.epoch, lasts(work), 0, confirming=False)
    await issue(work, alert_id, by.user_id)
    return alert_id


async def _other_officials(work: Work, sender: int) -> list[Reader]:
    """Everybody who may confirm and can be reached: officials and admins, but not the sender."""
    found = await people.officials(work.tx) + await alerts.readers(work.tx, work.settings.village.admins)
    return list({reader.chat_id: reader for reader in found if reader.chat_id != sender}.values())
