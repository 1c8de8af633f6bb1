"""Silent doors: what those who go there, or ring, see and say."""

from __future__ import annotations

from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.looking import looked, shown
from handlers.common.work import Work
from storage import alert_doors, alert_houses, alert_tallies, alerts
from storage.database import Row

from . import answer_notices, calling, door_lists, door_notices
from .deciders import deciders
from .helping import ask_for_help
from .notices import house_name
from .refs import urgent
from .telling import stir, tell_home

_ANSWERS = {"phone": "safe", "phone-moved": "moved", "phone-help": "help"}


async def show(work: Work, actor: Actor, alert_id: int) -> Notice:
    """A leader or an official looks at the open doors that are theirs."""
    alert = await _issued(work, actor, alert_id)
    return await door_lists.theirs(work, actor, alert)


async def door(
    work: Work, actor: Actor, alert_id: int, household_id: int, *, by_phone: bool = False
) -> Notice:
    """A leader or an official opens one door: who lives there, and what was found (or said on the telephone)?"""
    alert, house = await _find(work, actor, alert_id, household_id)
    await _look(work, actor, house)
    await calling.heard(work, actor, alert, house["group_id"])
    return door_notices.door(alert, house, by_phone=by_phone)


async def _look(work: Work, actor: Actor, house: Row) -> None:
    home, group_id = house["household_id"], house["group_id"]
    await looked(work, actor, household_id=home, group_id=group_id, what=f"door:{house['alert_id']}")


async def groups(work: Work, actor: Actor, alert_id: int) -> Notice:
    """An official looks at how the groups stand, to open one."""
    guard.official(actor)
    alert = await _issued(work, actor, alert_id)
    return door_notices.groups(alert, await alert_tallies.by_group(work.tx, alert_id))


async def everyone(work: Work, actor: Actor, alert_id: int, group_id: int, page: int) -> Notice:
    """A leader or an official looks at all households of a group, also at those that answered."""
    alert = await _issued(work, actor, alert_id)
    guard.leader_or_official(actor, group_id)
    row = next(
        (r for r in await alert_tallies.by_group(work.tx, alert_id) if r["group_id"] == group_id), None
    )
    if row is None:
        raise Refusal("common-old-button")
    await looked(work, actor, group_id=group_id or None, what=f"doors:{alert_id}")
    houses = await alert_doors.houses_of_group(work.tx, alert_id, group_id)
    return door_notices.everyone(alert, row, houses, page)


async def mark(work: Work, actor: Actor, alert_id: int, household_id: int, how: str) -> tuple[Notice, Notice]:
    """A leader or an official says what was found at a door, or on the telephone. Gives what comes next, a short answer.

    Next are the doors that are left; of somebody who moved out it is asked first where to.
    """
    alert, house = await _find(work, actor, alert_id, household_id)
    if how not in door_notices.MARKS:
        raise Refusal("common-old-button")
    await calling.heard(work, actor, alert, house["group_id"])
    if how == "phone-nobody":
        await _not_heard(work, actor, alert, house)
    elif how in ("nobody", "refuses"):
        await _not_met(work, actor, alert, house, how)
    else:
        await _met(work, actor, alert, house, how)
    await stir(work, alert)
    await door_lists.refresh(work, alert, house["group_id"])
    done = door_notices.marked(alert, house, how)
    if _ANSWERS.get(how, how) == "moved" and (places := work.settings.village.shelters):
        return answer_notices.where_to(alert, house, places, for_others=True), done
    return await show(work, actor, alert_id), done


async def _met(work: Work, actor: Actor, alert: Row, house: Row, how: str) -> None:
    answer, way = _ANSWERS.get(how, how), "phone" if how in _ANSWERS else "door"
    home = house["household_id"]
    changed = await alert_houses.record(work.tx, alert["id"], home, answer, actor.user_id, way, work.epoch)
    opened = answer == "help" and await ask_for_help(work, alert, house, actor.user_id)
    if changed:
        await _note(work, actor, alert, house, how)
        [asked] = await alert_houses.asked(work.tx, alert["id"], [home])
        await tell_home(work, asked, answer, actor.name, opened=opened)


async def _not_met(work: Work, actor: Actor, alert: Row, house: Row, how: str) -> None:
    """Nobody there, or they refuse to leave: the officials know at once."""
    home = house["household_id"]
    if not await alert_doors.not_met(work.tx, alert["id"], home, how, actor.user_id, work.epoch):
        raise Refusal(
            "alerts-door-said" if house["answer"] == how else "alerts-door-answered",
            address=house_name(house),
        )
    await _note(work, actor, alert, house, how)
    now = await alert_doors.door(work.tx, alert["id"], home)
    assert now is not None
    if alert["state"] != "live":
        return
    notice = door_notices.not_met(alert, now, actor.name)
    others = [reader for reader in await deciders(work) if reader.chat_id != actor.user_id]
    await work.post.send_all(others, notice, lane=urgent(alert), ref=f"door:{alert['id']}:{home}")
    await shown(work, others, household_id=home, group_id=house["group_id"], what=f"door:{alert['id']}")


async def _not_heard(work: Work, actor: Actor, alert: Row, house: Row) -> None:
    """Nobody answers the telephone: that says nothing yet, the door stays open."""
    if not await alert_doors.rang(work.tx, alert["id"], house["household_id"], work.epoch):
        raise Refusal("alerts-door-answered", address=house_name(house))
    await _note(work, actor, alert, house, "phone-nobody")


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


async def _issued(work: Work, actor: Actor, alert_id: int) -> Row:
    guard.private(actor)
    alert = await alerts.get(work.tx, alert_id)
    if alert is None or alert["issued_at"] is None:
        raise Refusal("common-old-button")
    return alert


async def _find(work: Work, actor: Actor, alert_id: int, household_id: int) -> tuple[Row, Row]:
    alert = await _issued(work, actor, alert_id)
    house = await alert_doors.door(work.tx, alert_id, household_id)
    if house is None:
        raise Refusal("common-old-button")
    now = house["group_now"]  # it may have been put into another group since
    guard.leader_or_official(actor, now if actor.cares_for(now) else house["group_id"])
    return alert, house
