"""From a draft to a warning that is sent: what officials do. Answers, doors and the end are beside this file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from domain import alerts as rules
from domain.clock import from_epoch
from domain.hazards import find_colours, find_hazard
from domain.notice import Lane, Notice
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import alerts, outbox, people
from storage.database import Row
from storage.people import Reader

from . import area as areas
from . import notices
from .area import Area
from .audience import Audience, gather
from .sending import LASTS, issue, urgent
from .status import status
from .sweeps import sweep

__all__ = ["issue_now", "prepare", "status", "sweep"]

WORDS_LIMIT = 1200  # UTF-16 units, so that a warning stays one message
_DRAFT_LASTS = timedelta(hours=12)
_SECOND_WITHIN = timedelta(minutes=15)


async def prepare(work: Work, actor: Actor, args: Sequence[str], drill: bool) -> Notice:
    """An official types /alert or /drill, with all, some or none of hazard, colour, area: asks for the rest."""
    _officially(actor)
    if not args:
        return notices.pick_hazard(drill)
    first, rest = args[0], list(args[1:])
    if not rest and len(find_colours(first)) == 1 and find_hazard(first):  # 暴雨红色
        rest = [first]
    elif rest and find_colours(first) and not find_hazard(first) and find_hazard(rest[0]):  # red rainstorm
        first, rest[0] = rest[0], first
    hazard = rules.parse_hazard(first)
    if not rest:
        return notices.pick_colour(hazard, drill)
    colour = rules.parse_colour(rest[0])
    where = await areas.read(work.tx, " ".join(rest[1:]))
    alert_id = await _draft(work, actor, hazard, colour, drill)
    return await _place(work, alert_id, where)


async def pick_colour(work: Work, actor: Actor, hazard: str, drill: bool) -> Notice:
    """An official tapped a hazard: which colour?"""
    _officially(actor)
    return notices.pick_colour(rules.parse_hazard(hazard), drill)


async def start(work: Work, actor: Actor, hazard: str, colour: str, drill: bool) -> Notice:
    """An official tapped a colour: the draft exists; where?"""
    _officially(actor)
    alert_id = await _draft(work, actor, rules.parse_hazard(hazard), rules.parse_colour(colour), drill)
    return notices.pick_area(await known(work, alert_id), await alerts.hamlets(work.tx))


async def pick_area(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official wants another area for a draft."""
    _officially(actor)
    return notices.pick_area(await _open_draft(work, alert_id), await alerts.hamlets(work.tx))


async def choose_area(work: Work, actor: Actor, alert_id: int, code: str) -> Notice:
    """An official tapped an area: the preview."""
    _officially(actor)
    return await _place(work, alert_id, await areas.tapped(work.tx, code))


async def ask_area(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official wants to type groups or a hamlet."""
    _officially(actor)
    return notices.ask_area((await _open_draft(work, alert_id))["drill"])


async def name_area(work: Work, actor: Actor, alert_id: int, text: str) -> Notice:
    """An official typed an area: the preview."""
    _officially(actor)
    if not text:
        raise Refusal("alerts-area-empty")
    return await _place(work, alert_id, await areas.read(work.tx, text))


async def ask_words(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official wants to say in own words what people are to do."""
    _officially(actor)
    return notices.ask_words(await _open_draft(work, alert_id), WORDS_LIMIT)


async def set_words(work: Work, actor: Actor, alert_id: int, text: str) -> Notice:
    """An official typed what people are to do: the preview anew."""
    _officially(actor)
    if not text:
        raise Refusal("alerts-words-empty")
    if (length := len(text.encode("utf-16-le")) // 2) > WORDS_LIMIT:
        raise Refusal("alerts-words-long", length=length, limit=WORDS_LIMIT)
    await _open_draft(work, alert_id)
    await alerts.set_words(work.tx, alert_id, text)
    return await preview(work, alert_id)


async def preview(work: Work, alert_id: int) -> Notice:
    """A draft as people will get it, with whom it reaches."""
    alert = await known(work, alert_id)
    return notices.preview(alert, work.now, await _somebody(work, alert), _needs_second(work, alert))


async def send(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official sends a draft: it goes out, or waits for a second official where its colour needs one."""
    _officially(actor)
    alert = await known(work, alert_id)
    oldest = work.epoch - int(_DRAFT_LASTS.total_seconds())
    if _needs_second(work, alert):
        return await _ask_second(work, actor, alert, oldest)
    expires = work.epoch + int(LASTS.total_seconds())
    if not await alerts.go_live(
        work.tx, alert_id, actor.user_id, work.epoch, expires, oldest, confirming=False
    ):
        raise await _why_not(work, alert_id)
    await issue(work, alert_id, actor.user_id)
    return notices.line("alerts-sent", await known(work, alert_id))


async def _ask_second(work: Work, actor: Actor, alert: Row, oldest: int) -> Notice:
    others = await _other_officials(work, actor.user_id)
    until = work.epoch + int(_SECOND_WITHIN.total_seconds())
    if not await alerts.ask_second(work.tx, alert["id"], actor.user_id, until, oldest):
        raise await _why_not(work, alert["id"])
    if not others:
        raise Refusal("alerts-no-second")
    audience = await _somebody(work, alert)
    await work.post.send_all(
        others,
        notices.second_asked(alert, work.now, audience, actor.name, from_epoch(until)),
        lane=urgent(alert),
        ref=f"second:{alert['id']}",
    )
    await work.note("alerts", "second-asked", alert["id"], actor=actor.user_id, others=len(others))
    return notices.waits_for_second(alert, len(others), from_epoch(until))


async def second(work: Work, actor: Actor, alert_id: int) -> Notice:
    """Another official confirms what the first one sent: it goes out."""
    _officially(actor)
    expires = work.epoch + int(LASTS.total_seconds())
    if not await alerts.go_live(work.tx, alert_id, actor.user_id, work.epoch, expires, 0, confirming=True):
        raise await _why_not(work, alert_id, actor.user_id)
    await issue(work, alert_id, actor.user_id)
    done = notices.line("alerts-sent", await known(work, alert_id))
    await settle_second(work, alert_id, done, but=actor.user_id)
    return done


async def drop(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official throws a draft away, also one that waits for the second official."""
    _officially(actor)
    alert = await known(work, alert_id)
    if not await alerts.drop(work.tx, alert_id):
        raise await _why_not(work, alert_id)
    await work.note("alerts", "dropped", alert_id, actor=actor.user_id)
    done = notices.line("alerts-dropped", alert, name=actor.name)
    if alert["sent_by"] not in (None, actor.user_id):
        await work.post.send_all(await alerts.readers(work.tx, [alert["sent_by"]]), done, lane=Lane.REPLY)
    await settle_second(work, alert_id, done, but=actor.user_id)
    return done


async def settle_second(work: Work, alert_id: int, done: Notice, but: int = 0) -> None:
    """The question to the other officials is answered: their messages say so and lose their buttons."""
    ref = f"second:{alert_id}"
    asked = {row["chat_id"] for row in await outbox.states(work.tx, ref)} - {but}
    for reader in await alerts.readers(work.tx, sorted(asked)):
        await work.post.edit(reader, ref, done)


async def issue_now(work: Work, hazard: str, colour: str, area: str, drill: bool, by: Actor) -> int:
    """An official's confirmed warning from the command line: no second press is asked. Gives its id."""
    guard.official(by)
    where = await areas.read(work.tx, area)
    alert_id = await _draft(work, by, rules.parse_hazard(hazard), rules.parse_colour(colour), drill)
    await alerts.set_area(work.tx, alert_id, *where)
    expires = work.epoch + int(LASTS.total_seconds())
    await alerts.go_live(work.tx, alert_id, by.user_id, work.epoch, expires, 0, confirming=False)
    await issue(work, alert_id, by.user_id)
    return alert_id


def _officially(actor: Actor) -> None:
    guard.official(actor)
    guard.private(actor)


async def known(work: Work, alert_id: int) -> Row:
    """The warning; a button for one that is not there comes from elsewhere."""
    alert = await alerts.get(work.tx, alert_id)
    if alert is None:
        raise Refusal("common-old-button")
    return alert


async def _open_draft(work: Work, alert_id: int) -> Row:
    alert = await known(work, alert_id)
    if alert["state"] != "draft":
        raise await _why_not(work, alert_id)
    return alert


async def _draft(work: Work, actor: Actor, hazard: str, colour: str, drill: bool) -> int:
    title = await alerts.title_of(work.tx, actor.user_id)
    source = f"{work.settings.village.name} {title}".strip()[:100]
    alert_id = await alerts.draft(work.tx, drill, hazard, colour, source, actor.user_id, work.epoch)
    await work.note(
        "alerts", "drafted", alert_id, actor=actor.user_id, hazard=hazard, colour=colour, drill=drill
    )
    return alert_id


async def _place(work: Work, alert_id: int, where: Area) -> Notice:
    await _open_draft(work, alert_id)
    await alerts.set_area(work.tx, alert_id, *where)
    return await preview(work, alert_id)


async def _somebody(work: Work, alert: Row) -> Audience:
    audience = await gather(work, alert)
    if not audience.houses:
        raise Refusal("alerts-empty-area")
    return audience


def _needs_second(work: Work, alert: Row) -> bool:
    return rules.needs_second_official(alert["colour"], work.settings.alerts.second_official_from)


async def _other_officials(work: Work, sender: int) -> list[Reader]:
    """Everybody who may confirm and can be reached: officials and admins, but not the sender."""
    found = await people.officials(work.tx) + await alerts.readers(work.tx, work.settings.village.admins)
    return list({reader.chat_id: reader for reader in found if reader.chat_id != sender}.values())


async def _why_not(work: Work, alert_id: int, presser: int = 0) -> Refusal:
    """Why a draft can no longer be sent, confirmed, changed or dropped."""
    alert = await known(work, alert_id)
    state = alert["state"]
    if state == "draft":
        if alert["area_kind"] is None:
            return Refusal("alerts-area-missing")
        fresh = alert["created_at"] > work.epoch - int(_DRAFT_LASTS.total_seconds())
        return Refusal("alerts-draft-again" if fresh else "alerts-draft-old")
    if state == "waiting":
        return _why_waiting(work, alert, presser)
    return Refusal(
        "alerts-already-dropped" if state == "dropped" else "alerts-already-sent", name=_who(alert)
    )


def _why_waiting(work: Work, alert: Row, presser: int) -> Refusal:
    if presser and alert["sent_by"] == presser:
        return Refusal("alerts-second-same")
    if alert["second_until"] <= work.epoch:
        return Refusal("alerts-draft-again")
    return Refusal("alerts-second-waits", name=alert["sender"])


def _who(alert: Row) -> str:
    return str(alert["second"] or alert["sender"])
