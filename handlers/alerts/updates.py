"""Changing a live warning: another level, other words. It goes to exactly those who got the warning, as an answer to it.

A higher level may need a second official again. Dangerous houses that said "safe" at a lower level are asked again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from domain import alerts as rules
from domain.clock import from_epoch
from domain.hazards import Colour, colours_of
from domain.notice import Lane, Notice
from domain.refusal import Refusal
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import alert_updates, alerts, outbox, people
from storage.database import Row
from storage.people import Reader

from . import update_notices as notices
from .deciders import deciders
from .drafting import WORDS_LIMIT
from .drafts import lasts
from .drafts import officially as _officially
from .refs import urgent
from .update_sending import go_out


async def pick(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official wants to change a live warning: to which level?"""
    alert = await _live(work, actor, alert_id)
    return notices.pick(alert, colours_of(alert["hazard"]))


async def start(work: Work, actor: Actor, alert_id: int, colour: str) -> Notice:
    """An official tapped the level (the same one: other words only): the change as people will read it."""
    alert = await _live(work, actor, alert_id)
    if colour not in colours_of(alert["hazard"]):
        raise Refusal("common-old-button")
    texts = alert["texts"] if colour == alert["colour"] else "{}"
    update_id = await alert_updates.draft(work.tx, alert_id, colour, texts, actor.user_id, work.epoch)
    return await preview(work, update_id)


async def ask_words(work: Work, actor: Actor, update_id: int) -> Notice:
    """An official wants own words in the change."""
    await _draft(work, actor, update_id)
    return notices.ask_words(await _changed(work, update_id), WORDS_LIMIT)


async def set_words(work: Work, actor: Actor, update_id: int, text: str) -> Notice:
    """An official typed what people are to do now: the change anew."""
    await _draft(work, actor, update_id)
    if not any(char.isalnum() for char in text):
        raise Refusal("alerts-words-empty")
    if (length := len(text.encode("utf-16-le", "replace")) // 2) > WORDS_LIMIT:
        raise Refusal("alerts-words-long", length=length, limit=WORDS_LIMIT)
    await alert_updates.set_words(work.tx, update_id, text)
    return await preview(work, update_id)


async def preview(work: Work, update_id: int) -> Notice:
    """A change as people will read it, with how many chats it goes to."""
    now = await _changed(work, update_id)
    chats = len(await alerts.recipients(work.tx, now["id"]))
    return notices.preview(now, update_id, chats, second=_needs_second(work, now))


async def send(work: Work, actor: Actor, update_id: int) -> Notice:
    """An official sends a change: it goes out, or waits for a second official where its level is a higher one."""
    update = await _draft(work, actor, update_id)
    now = await _changed(work, update_id)
    if _needs_second(work, now):
        return await _ask_second(work, actor, update, now)
    if not await alert_updates.send(work.tx, update_id, actor.user_id, work.epoch, confirming=False):
        raise await _why_not(work, update_id)
    chats = await go_out(work, update_id, actor.user_id)
    return notices.sent(now, chats)


async def _ask_second(work: Work, actor: Actor, update: Row, now: Row) -> Notice:
    others = await _others(work, actor.user_id)
    until = work.epoch + int(work.settings.alerts.second_within.total_seconds())
    if not others:
        raise Refusal("alerts-no-second")
    if not await alert_updates.ask_second(work.tx, update["id"], actor.user_id, until):
        raise await _why_not(work, update["id"])
    notice = notices.second_wanted(now, update["id"], actor.name, from_epoch(until))
    await work.post.send_all(others, notice, lane=urgent(now), ref=_second_ref(update["id"]))
    await work.note("alerts", "second-asked", now["id"], actor=actor.user_id, update=update["id"])
    return notices.waits(now, update["id"], len(others), from_epoch(until))


async def second(work: Work, actor: Actor, update_id: int) -> Notice:
    """Another official confirms a change to a higher level: it goes out."""
    _officially(actor)
    now = await _changed(work, update_id)
    if not await alert_updates.send(work.tx, update_id, actor.user_id, work.epoch, confirming=True):
        raise await _why_not(work, update_id, actor.user_id)
    done = notices.sent(now, await go_out(work, update_id, actor.user_id))
    await settle(work, update_id, done, but=actor.user_id)
    return done


async def drop(work: Work, actor: Actor, update_id: int) -> Notice:
    """An official throws a change away, also one that waits for the second official."""
    _officially(actor)
    update, now = await alert_updates.get(work.tx, update_id), await _changed(work, update_id)
    if not await alert_updates.drop(work.tx, update_id):
        raise await _why_not(work, update_id)
    done = notices.dropped(now, actor.name)
    if update is not None and update["sent_by"] not in (None, actor.user_id):
        await work.post.send_all(await alerts.readers(work.tx, [update["sent_by"]]), done, lane=Lane.REPLY)
    await settle(work, update_id, done, but=actor.user_id)
    return done


async def settle(work: Work, update_id: int, done: Notice, but: int = 0) -> None:
    """What was asked of other officials is answered: their messages say so and lose their buttons."""
    for ref in (_second_ref(update_id), f"change:{update_id}"):
        asked = {row["chat_id"] for row in await outbox.states(work.tx, ref)} - {but}
        for reader in await alerts.readers(work.tx, sorted(asked)):
            await work.post.edit(reader, ref, done)


async def lapse(work: Work) -> None:
    """No second official confirmed a change in time: the sender hears it and can ask again."""
    for update_id in await alert_updates.lapse(work.tx, work.epoch):
        update, now = await alert_updates.get(work.tx, update_id), await _changed(work, update_id)
        assert update is not None
        await work.note("alerts", "lapsed", now["id"], update=update_id)
        sender = await alerts.readers(work.tx, [update["sent_by"]])
        await work.post.send_all(sender, notices.lapsed(now, update_id), lane=urgent(now))
        await settle(work, update_id, notices.over(now))


# From elsewhere: the issuer of a warning changes it.


async def propose(
    work: Work, alert_id: int, colour: Colour, texts: Mapping[str, str], until: int | None = None
) -> int:
    """The issuer changes its warning: every official gets the change with one-tap send; gives its id."""
    update_id = await _from_issuer(work, alert_id, colour, texts, until)
    await work.post.send_all(
        await deciders(work),
        await preview(work, update_id),
        lane=Lane.REPLY,
        ref=f"change:{update_id}",
    )
    await work.note("alerts", "change-proposed", alert_id, update=update_id, colour=colour)
    return update_id


async def send_itself(
    work: Work, alert_id: int, colour: Colour, texts: Mapping[str, str], until: int | None = None
) -> int:
    """The issuer's change goes out at once; gives its id. Refuses where the warning is not live."""
    update_id = await _from_issuer(work, alert_id, colour, texts, until)
    if not await alert_updates.send(work.tx, update_id, None, work.epoch, confirming=False):
        raise await _why_not(work, update_id)
    await go_out(work, update_id, None)
    return update_id


async def withdraw(work: Work, update_id: int, why: Notice) -> bool:
    """A proposed change is not to be sent any more: its previews say why; False when it went out already."""
    if not await alert_updates.drop(work.tx, update_id):
        return False
    await settle(work, update_id, why)
    return True


async def _from_issuer(
    work: Work, alert_id: int, colour: Colour, texts: Mapping[str, str], until: int | None
) -> int:
    said = json.dumps(dict(texts), ensure_ascii=False)
    return await alert_updates.draft(work.tx, alert_id, colour, said, None, work.epoch, until)


async def _live(work: Work, actor: Actor, alert_id: int) -> Row:
    _officially(actor)
    alert = await alerts.get(work.tx, alert_id)
    if alert is None:
        raise Refusal("common-old-button")
    if alert["state"] != "live":
        raise Refusal("alerts-change-over")
    return alert


async def _draft(work: Work, actor: Actor, update_id: int) -> Row:
    _officially(actor)
    update = await alert_updates.get(work.tx, update_id)
    if update is None:
        raise Refusal("common-old-button")
    if update["state"] != "draft":
        raise await _why_not(work, update_id)
    await _live(work, actor, update["alert_id"])
    return update


async def _changed(work: Work, update_id: int) -> Row:
    found = await alert_updates.changed(work.tx, update_id, work.epoch + lasts(work))
    if found is None:
        raise Refusal("common-old-button")
    return found


def _needs_second(work: Work, now: Row) -> bool:
    """A higher level than the one that was confirmed needs two officials again."""
    higher = now["colour"] != now["was"] and rules.at_least(now["colour"], now["was"])
    return higher and rules.needs_second_official(now["colour"], work.settings.alerts.second_official_from)


async def _others(work: Work, sender: int) -> list[Reader]:
    found = await people.officials(work.tx) + await alerts.readers(work.tx, work.settings.village.admins)
    return list({reader.chat_id: reader for reader in found if reader.chat_id != sender}.values())


def _second_ref(update_id: int) -> str:
    return f"second-change:{update_id}"


async def _why_not(work: Work, update_id: int, presser: int = 0) -> Refusal:
    """Why a change can no longer be sent, confirmed or dropped."""
    update = await alert_updates.get(work.tx, update_id)
    if update is None:
        return Refusal("common-old-button")
    if update["state"] == "waiting":
        if presser and update["sent_by"] == presser:
            return Refusal("alerts-second-same")
        if update["second_until"] <= work.epoch:
            return Refusal("alerts-draft-again")
        return Refusal("alerts-second-waits", name=update["sender"])
    if update["state"] == "sent":
        return Refusal("alerts-already-sent", name=str(update["second"] or update["sender"]))
    if update["state"] == "dropped":
        return Refusal("alerts-change-dropped")
    alert = await alerts.get(work.tx, update["alert_id"])
    live = alert is not None and alert["state"] == "live"
    return Refusal("alerts-draft-again" if live else "alerts-change-over")
