"""Use cases of handing a group over: its leader asks somebody of the group; until they take it nothing changes."""

from __future__ import annotations

from domain.notice import Lane, Notice, button, say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.membership import offer_menu
from handlers.common.work import Work
from storage import groups, handovers, people
from storage.database import Row

from . import role_notices, roles


async def candidates(work: Work, actor: Actor, group_id: int) -> Notice:
    """A leader wants to hand the group over: who could take it, deputies first."""
    _leads(actor, group_id)
    found = await roles.could_lead(work, group_id)
    if not found:
        raise Refusal("groups-nobody-to-ask")
    return role_notices.to_choose(
        "groups-hand-to", await _name(work, group_id), found, f"welcome:hand-to:{group_id}"
    )


async def offer(work: Work, actor: Actor, group_id: int, user_id: int) -> Notice:
    """A leader asks somebody of the group to lead it."""
    _leads(actor, group_id)
    person = next((row for row in await roles.could_lead(work, group_id) if row["user_id"] == user_id), None)
    reader = await roles.reader(work, user_id)
    if person is None:
        raise Refusal("welcome-deputy-gone")
    if reader is None:
        raise Refusal("groups-cannot-write", name=person["name"])
    offer_id = await handovers.offer(work.tx, group_id, user_id, actor.user_id, work.epoch)
    if offer_id is None:
        raise Refusal("groups-already-offered")
    await work.note("welcome", "handover", offer_id, actor=actor.user_id, group_id=group_id)
    question = role_notices.take_it(offer_id, actor.name, await _name(work, group_id))
    await work.post.send(reader, question, lane=Lane.DUTY, ref=f"handover:{offer_id}")
    return role_notices.offered(offer_id, person["name"])


async def take(work: Work, actor: Actor, offer_id: int) -> Notice:
    """Somebody takes the group: the roles change hands, everybody concerned hears it."""
    found = await _offer(work, offer_id, actor.user_id)
    group_id, before = found["group_id"], found["asked_by"]
    here = {row["user_id"] for row in await people.accounts_of_group(work.tx, group_id)}
    leading = {row["user_id"] for row in await people.holders(work.tx, "leader", group_id)}
    if actor.user_id not in here or (leading and before not in leading):
        raise Refusal("groups-offer-over", state="withdrawn")
    await handovers.settle(work.tx, offer_id, "taken", work.epoch)
    instead = () if before is None else (before,)
    await roles.make_leader(work, group_id, actor.user_id, actor.user_id, instead)
    await roles.tell_group(work, group_id, actor.name, actor.user_id, but={before or 0, actor.user_id})
    former = await roles.reader(work, before) if before is not None else None
    if former is not None:
        await work.post.send(
            former, role_notices.taken(offer_id, actor.name, found["group_name"]), lane=Lane.DUTY
        )
    return role_notices.leader(found["group_name"])


async def decline(work: Work, actor: Actor, offer_id: int) -> Notice:
    """Somebody does not take the group: it stays whose it is."""
    found = await _offer(work, offer_id, actor.user_id)
    await handovers.settle(work.tx, offer_id, "declined", work.epoch)
    await work.note("welcome", "handover-declined", offer_id, actor=actor.user_id, group_id=found["group_id"])
    asker = await roles.reader(work, found["asked_by"]) if found["asked_by"] else None
    if asker is not None:
        declined = say("groups-declined", name=actor.name, group=found["group_name"])
        await work.post.send(asker, declined, lane=Lane.DUTY)
    return say("groups-decline-noted", group=found["group_name"])


async def withdraw(work: Work, actor: Actor, offer_id: int) -> Notice:
    """A leader takes the offer back before it is answered."""
    found = await handovers.get(work.tx, offer_id)
    if found is None:
        raise Refusal("common-old-button")
    _leads(actor, found["group_id"])
    if not await handovers.settle(work.tx, offer_id, "withdrawn", work.epoch):
        raise Refusal("groups-offer-over", state=found["state"])
    await work.note(
        "welcome", "handover-withdrawn", offer_id, actor=actor.user_id, group_id=found["group_id"]
    )
    asked = await roles.reader(work, found["user_id"])
    if asked is not None:
        over = say("groups-withdrawn-from-you", leader=actor.name, group=found["group_name"])
        await work.post.edit(asked, f"handover:{offer_id}", over, lane=Lane.DUTY)
    return say("groups-withdrawn", name=found["name"])


async def stay(work: Work, actor: Actor, offer_id: int) -> Notice:
    """The former leader stays as a deputy, by their own wish."""
    found = await handovers.get(work.tx, offer_id)
    if found is None or found["asked_by"] != actor.user_id or found["state"] != "taken":
        raise Refusal("common-old-button")
    group_id = found["group_id"]
    if group_id not in actor.groups or group_id in actor.leads:
        raise Refusal("groups-offer-over", state="withdrawn")
    if group_id not in actor.liaison_of:
        if await people.ended_since(work.tx, actor.user_id, group_id, found["decided_at"]):
            raise Refusal("groups-offer-over", state="withdrawn")  # what was taken back since stays so
        await people.grant(work.tx, actor.user_id, "liaison", group_id, "", work.epoch)
        await work.note("welcome", "deputy", actor=actor.user_id, group_id=group_id)
        await offer_menu(work, actor.user_id)
        stays = say("groups-stays", name=actor.name, group=found["group_name"])
        await work.post.send_all(await people.readers_with_role(work.tx, "leader", group_id), stays)
    return say("groups-you-stay", (button("common-btn-help", "welcome:help"),), group=found["group_name"])


async def _offer(work: Work, offer_id: int, user_id: int) -> Row:
    """An open offer to this person."""
    found = await handovers.get(work.tx, offer_id)
    if found is None:
        raise Refusal("common-old-button")
    if found["user_id"] != user_id:
        raise Refusal("groups-offer-not-yours")
    if found["state"] != "asked":
        raise Refusal("groups-offer-over", state=found["state"])
    return found


async def _name(work: Work, group_id: int) -> str:
    group = await groups.get(work.tx, group_id)
    return str(group["name"]) if group is not None else "–"


def _leads(actor: Actor, group_id: int) -> None:
    """Only the group's own leader hands it over, and in private."""
    if group_id not in actor.leads:
        raise Refusal("groups-only-leader-hands")
    guard.private(actor)
