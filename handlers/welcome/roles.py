"""Roles in a group change hands: who leads, who hears of it, which commands they are offered."""

from __future__ import annotations

from collections.abc import Collection

from domain.notice import Lane, listed, say
from handlers.common.guard import Actor
from handlers.common.membership import offer_menu
from handlers.common.work import Work
from storage import chats, groups, handovers, losses, people
from storage.database import Row
from storage.people import Reader


async def reader(work: Work, user_id: int) -> Reader | None:
    """Somebody's private chat, None where the bot cannot write to them."""
    chat = await chats.get(work.tx, user_id)
    return Reader(user_id, chat["language"]) if chat is not None and chat["reachable"] else None


async def could_lead(work: Work, group_id: int) -> list[Row]:
    """The accounts of a group that do not lead it, its deputies first."""
    leading = {row["user_id"] for row in await people.holders(work.tx, "leader", group_id)}
    deputies = {row["user_id"] for row in await people.holders(work.tx, "liaison", group_id)}
    rows = [r for r in await people.accounts_of_group(work.tx, group_id) if r["user_id"] not in leading]
    return sorted(rows, key=lambda row: row["user_id"] not in deputies)


async def make_leader(work: Work, group_id: int, user_id: int, by: int, instead: Collection[int]) -> None:
    """Somebody leads the group from now on, instead of these. Menus follow."""
    for former in instead:
        await people.revoke(work.tx, former, "leader", group_id, work.epoch)
    await people.revoke(work.tx, user_id, "liaison", group_id, work.epoch)
    await people.grant(work.tx, user_id, "leader", group_id, "", work.epoch)
    await handovers.withdraw_all(work.tx, group_id, work.epoch)
    await losses.led(work.tx, group_id)
    await work.note("welcome", "leader", actor=by, group_id=group_id)
    for each in (user_id, *instead):
        await offer_menu(work, each)


async def tell_group(work: Work, group_id: int, name: str, leader: int, but: Collection[int] = ()) -> None:
    """Deputies, officials and the group's chat hear who leads the group now."""
    group = await groups.get(work.tx, group_id)
    chat = await people.group_chat(work.tx, group_id)
    readers = {r.chat_id: r for r in await people.officials(work.tx)}
    readers |= {r.chat_id: r for r in await people.readers_with_role(work.tx, "liaison", group_id)}
    heard = [r for r in readers.values() if r.chat_id not in but] + ([chat] if chat else [])
    notice = say("groups-led-by", group=group["name"] if group else "–", name=name)
    await work.post.send_all(heard, notice, lane=Lane.DUTY)


async def tell_refused(
    work: Work, group_id: int, group: str, actor: Actor, but: Collection[int] = ()
) -> None:
    """Deputies and the group's chat, who read that somebody leads, hear that they do not, and who does."""
    chat = await people.group_chat(work.tx, group_id)
    deputies = await people.readers_with_role(work.tx, "liaison", group_id)
    heard = [r for r in deputies if r.chat_id not in {*but, actor.user_id}] + ([chat] if chat else [])
    left = [row["name"] for row in await people.holders(work.tx, "leader", group_id)]
    notice = say("groups-not-led-by", group=group, name=actor.name)
    if left:
        notice = say("groups-still-led-by", group=group, name=actor.name, left=listed(left))
    await work.post.send_all(heard, notice, lane=Lane.DUTY)
