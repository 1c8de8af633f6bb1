"""Silent doors: who goes there, what they found, who is told."""

from __future__ import annotations

from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.looking import looked, shown
from handlers.common.work import Work
from storage import alert_houses, alerts, outbox, people
from storage.database import Row

from . import door_notices
from .helping import ask_for_help
from .notices import house_name
from .sending import urgent
from .telling import tell_home


def _leader_ref(alert_id: int, group_id: int) -> str:
    return f"doors:{alert_id}:{group_id}"


def _official_ref(alert_id: int) -> str:
    return f"doors:{alert_id}:officials"


async def tell_leader(work: Work, alert: Row, group_id: int) -> bool:
    """Send a group's open doors to its leader, or its liaison; False when neither can be reached."""
    readers = await people.leaders(work.tx, group_id)
    if not readers:
        return False
    notice = await _of_groups(work, alert, [group_id])
    await work.post.send_all(readers, notice, lane=urgent(alert), ref=_leader_ref(alert["id"], group_id))
    await work.note("alerts", "doors", alert["id"], group_id=group_id)
    return True


async def tell_officials(work: Work, alert: Row) -> None:
    """Send the officials the doors that are theirs now."""
    notice = await _of_officials(work, alert)
    readers = await people.officials(work.tx)
    await work.post.send_all(readers, notice, lane=urgent(alert), ref=_official_ref(alert["id"]))
    await shown(work, readers, what=f"doors:{alert['id']}")
    await work.note("alerts", "doors-official", alert["id"], officials=len(readers))


async def _of_groups(work: Work, alert: Row, group_ids: list[int]) -> Notice:
    houses = [
        h for group in group_ids for h in await alert_houses.doors_of_group(work.tx, alert["id"], group)
    ]
    return door_notices.doors(alert, houses, len(houses), for_officials=False)


async def _of_officials(work: Work, alert: Row) -> Notice:
    total = await alert_houses.open_with_officials(work.tx, alert["id"])
    houses = await alert_houses.doors_of_officials(work.tx, alert["id"], door_notices.SHOWN)
    return door_notices.doors(alert, houses, total, for_officials=True)


async def refresh(work: Work, alert: Row, group_id: int | None, but: int = 0) -> None:
    """Edit the lists that were sent: a door is done. `but`: who looks at the new list already."""
    if group_id is not None:
        await _edit(work, _leader_ref(alert["id"], group_id), await _of_groups(work, alert, [group_id]), but)
    await _edit(work, _official_ref(alert["id"]), await _of_officials(work, alert), but)


async def _edit(work: Work, ref: str, notice: Notice, but: int) -> None:
    chats = {row["chat_id"] for row in await outbox.states(work.tx, ref)} - {but}
    for reader in await alerts.readers(work.tx, sorted(chats)):
        await work.post.edit(reader, ref, notice)


async def show(work: Work, actor: Actor, alert_id: int) -> Notice:
    """A leader or an official looks at the open doors that are theirs."""
    guard.private(actor)
    alert = await alerts.get(work.tx, alert_id)
    if alert is None or alert["issued_at"] is None:
        raise Refusal("common-old-button")
    if actor.official or actor.admin:
        await looked(work, actor, what=f"doors:{alert_id}")
        return await _of_officials(work, alert)
    groups = sorted(actor.leads | actor.liaison_of)
    guard.leader(actor, groups[0] if groups else None)
    return await _of_groups(work, alert, groups)


async def door(work: Work, actor: Actor, alert_id: int, household_id: int) -> Notice:
    """A leader or an official opens one door: who lives there, and what was found?"""
    alert, house = await _find(work, actor, alert_id, household_id)
    await _look(work, actor, house)
    return door_notices.door(alert, house)


async def _look(work: Work, actor: Actor, house: Row) -> None:
    home, group_id = house["household_id"], house["group_id"]
    await looked(work, actor, household_id=home, group_id=group_id, what=f"door:{house['alert_id']}")


async def mark(work: Work, actor: Actor, alert_id: int, household_id: int, how: str) -> tuple[Notice, Notice]:
    """A leader or an official says what was found at a door. Gives the doors left, and a short answer."""
    alert, house = await _find(work, actor, alert_id, household_id)
    if how not in door_notices.MARKS:
        raise Refusal("common-old-button")
    if how in ("nobody", "refuses"):
        await _not_met(work, actor, alert, house, how)
    else:
        await _met(work, actor, alert, house, how)
    await refresh(work, alert, house["group_id"], but=actor.user_id)
    return await show(work, actor, alert_id), door_notices.marked(alert, house, how)


async def _met(work: Work, actor: Actor, alert: Row, house: Row, how: str) -> None:
    answer, way = ("safe", "phone") if how == "phone" else (how, "door")
    home = house["household_id"]
    changed = await alert_houses.record(work.tx, alert["id"], home, answer, actor.user_id, way, work.epoch)
    if how == "help":
        await ask_for_help(work, alert, home, actor.user_id)
    if changed:
        await _note(work, actor, alert, house, how)
        [asked] = await alert_houses.asked(work.tx, alert["id"], [home])
        await tell_home(work, asked, answer, actor.name)


async def _not_met(work: Work, actor: Actor, alert: Row, house: Row, how: str) -> None:
    """Nobody there, or they refuse to leave: the officials know at once."""
    home = house["household_id"]
    if not await alert_houses.not_met(work.tx, alert["id"], home, how, actor.user_id, work.epoch):
        raise Refusal(
            "alerts-door-said" if house["answer"] == how else "alerts-door-answered",
            address=house_name(house),
        )
    await _note(work, actor, alert, house, how)
    now = await alert_houses.door(work.tx, alert["id"], home)
    assert now is not None
    notice = door_notices.not_met(alert, now, actor.name)
    others = [reader for reader in await people.officials(work.tx) if reader.chat_id != actor.user_id]
    await work.post.send_all(others, notice, lane=urgent(alert), ref=f"door:{alert['id']}:{home}")
    await shown(work, others, household_id=home, group_id=house["group_id"], what=f"door:{alert['id']}")


async def _note(work: Work, actor: Actor, alert: Row, house: Row, how: str) -> None:
    await work.note(
        "alerts",
        "door-marked",
        alert["id"],
        actor=actor.user_id,
        household_id=house["household_id"],
        group_id=house["group_id"],
        how=how,
    )


async def _find(work: Work, actor: Actor, alert_id: int, household_id: int) -> tuple[Row, Row]:
    guard.private(actor)
    alert = await alerts.get(work.tx, alert_id)
    house = await alert_houses.door(work.tx, alert_id, household_id)
    if alert is None or house is None:
        raise Refusal("common-old-button")
    now = house["group_now"]  # it may have been put into another group since
    guard.leader_or_official(actor, now if actor.cares_for(now) else house["group_id"])
    return alert, house
