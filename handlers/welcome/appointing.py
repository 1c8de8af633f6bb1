"""Use cases of officials giving and taking roles in a group, and of those who get them."""

from __future__ import annotations

from domain.notice import Lane, Notice, button, say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.membership import offer_menu
from handlers.common.work import Work
from storage import groups, people

from . import overview, role_notices, roles


async def candidates(work: Work, actor: Actor, group_id: int) -> Notice:
    """An official wants to appoint a leader: the accounts of the group, deputies first."""
    guard.official(actor)
    guard.private(actor)
    found = await roles.could_lead(work, group_id)
    if not found:
        raise Refusal("groups-nobody-to-appoint")
    await looked(work, actor, group_id=group_id, what="accounts")
    return role_notices.to_choose(
        "groups-appoint-whom", await _name(work, group_id), found, f"welcome:appoint:{group_id}"
    )


async def appoint(work: Work, actor: Actor, group_id: int, user_id: int) -> Notice:
    """An official makes somebody of the group its leader; they may refuse. Gives the page of the group."""
    guard.official(actor)
    guard.private(actor)
    person = next((row for row in await roles.could_lead(work, group_id) if row["user_id"] == user_id), None)
    if person is None:
        raise Refusal("groups-cannot-appoint")
    reader = await roles.reader(work, user_id)
    if reader is None:
        raise Refusal("groups-cannot-write", name=person["name"])
    name = await _name(work, group_id)
    before = sorted(await _holders(work, "leader", group_id))
    await roles.make_leader(work, group_id, user_id, actor.user_id, before)
    for former in before:
        there = await roles.reader(work, former)
        if there is not None:
            gone = say("groups-led-instead", group=name, by=actor.name, name=person["name"])
            await work.post.send(there, gone, lane=Lane.DUTY)
    await work.post.send(reader, role_notices.appointed(group_id, name, actor.name), lane=Lane.DUTY)
    await roles.tell_group(work, group_id, person["name"], user_id, but={user_id, actor.user_id})
    return await overview.group(work, actor, group_id)


async def dismiss(work: Work, actor: Actor, group_id: int, user_id: int) -> Notice:
    """An official takes a role in a group back; the person hears it. Gives the page of the group."""
    guard.official(actor)
    guard.private(actor)
    held = [r for r in ("leader", "liaison") if user_id in await _holders(work, r, group_id)]
    if not held:
        raise Refusal("groups-holds-nothing")
    for role in held:
        await people.revoke(work.tx, user_id, role, group_id, work.epoch)
        await work.note("welcome", f"no-{role}", actor=actor.user_id, group_id=group_id)
    await offer_menu(work, user_id)
    reader = await roles.reader(work, user_id)
    if reader is not None:
        over = say("groups-role-over", group=await _name(work, group_id), by=actor.name)
        await work.post.send(reader, over, lane=Lane.DUTY)
    return await overview.group(work, actor, group_id)


async def refuse(work: Work, actor: Actor, group_id: int) -> Notice:
    """A leader does not want to lead: the role ends; officials, deputies and the group's chat hear it."""
    guard.private(actor)
    if group_id not in actor.leads:
        raise Refusal("groups-not-leading")
    name = await _name(work, group_id)
    await people.revoke(work.tx, actor.user_id, "leader", group_id, work.epoch)
    await work.note("welcome", "no-leader", actor=actor.user_id, group_id=group_id, how="refused")
    await offer_menu(work, actor.user_id)
    page = (button("groups-btn-group", f"welcome:group:{group_id}", group=name),)
    refused = say("groups-refused", page, name=actor.name, group=name)
    officials = await people.officials(work.tx)
    await work.post.send_all(officials, refused, lane=Lane.DUTY)
    await roles.tell_refused(work, group_id, name, actor, but={reader.chat_id for reader in officials})
    return say("groups-refuse-noted", group=name)


async def volunteer(work: Work, actor: Actor, group_id: int) -> Notice:
    """A deputy wants to lead a group that has lost its leader: an official confirms with one tap."""
    guard.private(actor)
    if group_id not in actor.liaison_of:
        raise Refusal("groups-not-deputy")
    if any(row["reachable"] for row in await people.holders(work.tx, "leader", group_id)):
        raise Refusal("groups-has-leader")
    officials = await people.officials(work.tx)
    if not officials:
        raise Refusal("groups-no-official")
    name = await _name(work, group_id)
    await work.note("welcome", "volunteered", actor=actor.user_id, group_id=group_id)
    rows = (
        (button("groups-btn-confirm", f"welcome:appoint:{group_id}:{actor.user_id}", name=actor.name[:40]),),
        (button("groups-btn-group", f"welcome:group:{group_id}", group=name),),
    )
    await work.post.send_all(
        officials, say("groups-volunteer", *rows, name=actor.name, group=name), lane=Lane.DUTY
    )
    return say("groups-volunteer-noted", group=name)


async def _holders(work: Work, role: str, group_id: int) -> set[int]:
    return {row["user_id"] for row in await people.holders(work.tx, role, group_id)}


async def _name(work: Work, group_id: int) -> str:
    found = await groups.get(work.tx, group_id)
    return str(found["name"]) if found is not None else "–"
