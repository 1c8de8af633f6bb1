"""Use cases of deputies (liaisons): the leader of a group chooses them among its people, and takes it back."""

from __future__ import annotations

from domain.notice import Lane, Notice, say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.membership import offer_menu
from handlers.common.work import Work
from storage import chats, groups, handovers, people
from storage.people import Reader

from . import notices


async def ask(work: Work, actor: Actor) -> list[Notice]:
    """A leader wants a deputy: for each group they lead, who is one and who could be."""
    if not actor.leads:
        raise Refusal("welcome-only-leader")
    guard.private(actor)
    return [await choice(work, group_id) for group_id in sorted(actor.leads)]


async def choice(work: Work, group_id: int) -> Notice:
    """The deputies of a group, and the people who could be: a tap changes it."""
    group = await groups.get(work.tx, group_id)
    deputies = await people.holders(work.tx, "liaison", group_id)
    have = {row["user_id"] for row in deputies + await people.holders(work.tx, "leader", group_id)}
    others = [row for row in await people.accounts_of_group(work.tx, group_id) if row["user_id"] not in have]
    offer = await handovers.open_of(work.tx, group_id)
    return notices.deputies(group_id, group["name"] if group else "–", deputies, others, offer)


async def choose(work: Work, actor: Actor, group_id: int, user_id: int) -> Notice:
    """The leader makes somebody of the group a deputy; they hear it."""
    _leads(actor, group_id)
    members = await people.accounts_of_group(work.tx, group_id)
    person = next((row for row in members if row["user_id"] == user_id), None)
    if person is None:
        raise Refusal("welcome-deputy-gone")
    if user_id in {row["user_id"] for row in await people.holders(work.tx, "leader", group_id)}:
        raise Refusal("groups-deputy-leads", name=person["name"])
    if user_id in await _holders(work, group_id):
        raise Refusal("welcome-deputy-already", name=person["name"])
    await people.grant(work.tx, user_id, "liaison", group_id, "", work.epoch)
    await work.note(
        "welcome", "deputy", actor=actor.user_id, group_id=group_id, household_id=person["household_id"]
    )
    told = await _tell(work, actor, group_id, user_id, "welcome-deputy-you")
    return say("welcome-deputy-made" if told else "welcome-deputy-made-untold", name=person["name"])


async def dismiss(work: Work, actor: Actor, group_id: int, user_id: int) -> Notice:
    """The leader takes it back; they hear it."""
    _leads(actor, group_id)
    if user_id not in await _holders(work, group_id):
        raise Refusal("welcome-deputy-not")
    await people.revoke(work.tx, user_id, "liaison", group_id, work.epoch)
    await work.note("welcome", "no-deputy", actor=actor.user_id, group_id=group_id)
    await _tell(work, actor, group_id, user_id, "welcome-deputy-over")
    return say("welcome-deputy-dismissed", name=await people.name_of(work.tx, user_id))


async def _holders(work: Work, group_id: int) -> set[int]:
    return {row["user_id"] for row in await people.holders(work.tx, "liaison", group_id)}


def _leads(actor: Actor, group_id: int) -> None:
    """Only the group's own leader goes on, not its deputies; in private, where the names are nobody else's business."""
    if group_id not in actor.leads:
        raise Refusal("welcome-only-leader")
    guard.private(actor)


async def _tell(work: Work, actor: Actor, group_id: int, user_id: int, key: str) -> bool:
    """Tell the person and give them their menu; False where the bot cannot write to them."""
    chat, group = await chats.get(work.tx, user_id), await groups.get(work.tx, group_id)
    if chat is None or not chat["reachable"] or group is None:
        return False
    notice = notices.deputy(key, group["name"], actor.name)
    await work.post.send(Reader(user_id, chat["language"]), notice, lane=Lane.DUTY)
    await offer_menu(work, user_id)
    return True
