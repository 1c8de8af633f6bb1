"""Where people went who moved out: one tap, or typed; by themselves, or by whoever met them."""

from __future__ import annotations

from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import alert_houses, people
from storage.database import Row

from . import answer_notices, door_lists
from .answer_notices import KIN, code_of
from .notices import house_name
from .telling import stir, tell_home

PLACE_LIMIT = 40  # letters


async def choose(work: Work, actor: Actor, alert_id: int, household_id: int, code: str) -> Notice:
    """Somebody tapped the place where a household has gone."""
    places = {code_of(place): place for place in (*work.settings.village.shelters, KIN)}
    house = await _moved(work, actor, alert_id, household_id)
    if code not in places:  # the settings list others by now
        return answer_notices.where_to(house, house, work.settings.village.shelters)
    return await _store(work, actor, house, places[code])


async def ask(work: Work, actor: Actor, alert_id: int, household_id: int) -> Notice:
    """Somebody wants to type where a household has gone."""
    return answer_notices.ask_place(await _moved(work, actor, alert_id, household_id))


async def typed(work: Work, actor: Actor, alert_id: int, household_id: int, text: str) -> Notice:
    """Somebody typed where a household has gone."""
    house = await _moved(work, actor, alert_id, household_id)
    place = " ".join(text.split())
    if not place:
        raise Refusal("alerts-place-empty")
    return await _store(work, actor, house, place[:PLACE_LIMIT])


async def _moved(work: Work, actor: Actor, alert_id: int, household_id: int) -> Row:
    """The household, where the actor may speak of it and it has moved out."""
    guard.private(actor)
    rows = await alert_houses.asked(work.tx, alert_id, [household_id])
    if not rows or rows[0]["household_id"] is None:
        raise Refusal("common-old-button")
    house = rows[0]
    if household_id not in actor.homes:
        guard.leader_or_official(actor, house["group_id"])
    if house["answer"] != "moved":
        raise Refusal("alerts-place-not-moved", address=house_name(house))
    return house


async def _store(work: Work, actor: Actor, house: Row, place: str) -> Notice:
    alert_id, home = house["id"], house["household_id"]
    await alert_houses.went(work.tx, alert_id, home, place)
    await work.note(
        "alerts", "went", alert_id, actor=actor.user_id, household_id=home, group_id=house["group_id"]
    )
    await stir(work, house)
    if home not in actor.homes:
        await tell_home(work, house, "moved", await _answerer(work, house), place=place)
        return await door_lists.theirs(work, actor, house)
    if house["accounts"] > 1:
        await tell_home(work, house, "moved", actor.name, but=actor.user_id, place=place)
    homes = await alert_houses.asked(work.tx, alert_id, actor.homes)
    return answer_notices.answered(house, homes, "moved", actor.name, work.now, place=place)


async def _answerer(work: Work, house: Row) -> str:
    return await people.name_of(work.tx, house["answered_by"])
