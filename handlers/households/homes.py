"""Use cases of leaders and officials: the doors of a group, the page of one house, what is written down there."""

from __future__ import annotations

from collections.abc import Collection

from domain import stated
from domain.notice import Notice, button, say
from domain.refusal import Refusal
from handlers.common import guard, membership
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.walking import walked
from handlers.common.work import Work
from storage import alert_marks, groups, homes, households, people
from storage.database import Row
from storage.people import Reader

from . import homes_notices as notices
from . import telling
from .homes_notices import Home
from .sweeps import KEPT

_DAY = 86400  # seconds: so long a household that was written down by mistake is taken out again by one tap


async def overview(work: Work, actor: Actor) -> list[Notice]:
    """Somebody sends /households: officials read numbers first, leaders and deputies the doors of their groups."""
    guard.private(actor)
    if actor.official or actor.admin:
        return [await numbers(work, actor, 0)]
    own = sorted(actor.leads | actor.liaison_of)
    if not own:
        raise Refusal("homes-only-leaders")
    return [await doors(work, actor, group_id, 0) for group_id in own]


async def numbers(work: Work, actor: Actor, page: int) -> Notice:
    """To an official: how many households each group has, how many can be reached, have agreed, are dangerous."""
    guard.private(actor)
    guard.official(actor)
    return notices.overview(await homes.counts(work.tx, membership.AGREEMENT), _page(page))


async def doors(work: Work, actor: Actor, group_id: int, page: int) -> Notice:
    """To leader, deputy or official: the doors of a group; group 0 are the households without one."""
    guard.private(actor)
    guard.leader_or_official(actor, group_id or None)
    group = await groups.get(work.tx, group_id) if group_id else None
    if group_id and group is None:
        raise Refusal("common-old-button")
    await looked(work, actor, group_id=group_id or None, what="list")
    rows = walked(await homes.doors(work.tx, group_id or None, work.epoch - KEPT, membership.AGREEMENT))
    found = sorted(rows, key=lambda row: not row["active"])  # those that left come last
    return notices.doors(group_id, group["name"] if group else None, found, _page(page))


def _page(page: int) -> int:
    if not 0 <= page < 10_000:
        raise Refusal("common-old-button")
    return page


async def house_for(work: Work, actor: Actor, household_id: int, *, gone: bool = False) -> Row:
    """The household, for its group's leader or deputy or an official, in private; with `gone` also one that left."""
    guard.private(actor)
    house = await households.get(work.tx, household_id)
    if house is None:
        raise Refusal("common-old-button")
    if house["group_id"] is None and not house["active"] and (actor.leads or actor.liaison_of):
        raise Refusal("homes-erased", number=house["number"])  # whose it was is not known any more
    guard.leader_or_official(actor, house["group_id"])
    if not house["active"] and not gone:
        raise Refusal("homes-gone", number=house["number"])
    return house


async def page(work: Work, actor: Actor, household_id: int) -> Notice:
    """Everything about one house that duty needs; a look of an official is written down."""
    house = await house_for(work, actor, household_id, gone=True)
    if house["gone"] == "forgotten" or not (house["active"] or house["gone_at"]):
        raise Refusal("homes-erased", number=house["number"])
    await looked(work, actor, household_id=household_id, what="page")
    home = Home(
        house,
        await homes.speakers(work.tx, household_id),
        await homes.spoken(work.tx, household_id),
        await alert_marks.warning_of(work.tx, household_id),
    )
    new = await homes.noted_since(work.tx, household_id, "registered", work.epoch - _DAY)
    official = actor.official or actor.admin
    return notices.page(home, membership.AGREEMENT, official=official, by_mistake=new)


async def spoken(work: Work, actor: Actor, household_id: int) -> Notice:
    """The leader was told at the door that the household agrees: version, time and who heard it are kept."""
    house = await house_for(work, actor, household_id)
    if any(one["reachable"] for one in await homes.speakers(work.tx, household_id)):
        raise Refusal("homes-speaks-itself")
    if not await homes.speak(work.tx, household_id, membership.AGREEMENT, actor.user_id, work.epoch):
        raise Refusal("homes-spoken-already", number=house["number"])
    await _note(work, actor, "agreed", house, agreement=membership.AGREEMENT)
    return await page(work, actor, household_id)


async def unspoken(work: Work, actor: Actor, household_id: int) -> Notice:
    """The agreement by word of mouth is taken back."""
    house = await house_for(work, actor, household_id)
    if not await homes.unspeak(work.tx, household_id):
        raise Refusal("homes-spoken-not", number=house["number"])
    await _note(work, actor, "unagreed", house)
    return await page(work, actor, household_id)


async def _note(work: Work, actor: Actor, verb: str, house: Row, agreement: str = "") -> None:
    await work.note(
        "households",
        verb,
        actor=actor.user_id,
        household_id=house["id"],
        group_id=house["group_id"],
        agreement=agreement,
    )


async def ask_head(work: Work, actor: Actor, household_id: int) -> Notice:
    """The head died or changed: ask for the new name."""
    house = await house_for(work, actor, household_id)
    return say("homes-ask-head", **notices.where(house), head=house["head"] or "–")


async def new_head(work: Work, actor: Actor, household_id: int, typed: str) -> Notice:
    """The household has a new head: its people see the name, the officials hear that their list should be changed."""
    house = await house_for(work, actor, household_id)
    if not typed:
        raise Refusal("homes-words-please")
    name = stated.head(typed)
    if name == house["head"]:
        raise Refusal("homes-same", number=house["number"])
    await homes.state(work.tx, household_id, "head", name, work.epoch)
    await _note(work, actor, "new-head", house)
    own = button("homes-btn-mine", f"households:mine:{household_id}")
    told = say("homes-your-head", (own,), head=name, **notices.where(house))
    await telling.tell_home(work, household_id, told, but=actor.user_id)
    await telling.tell_officials(work, notices.to_page("homes-head-officials", house), but=actor.user_id)
    return notices.saved(await page(work, actor, household_id), ask_phone=house["phone"])


async def sure_remove(work: Work, actor: Actor, household_id: int, user_id: int) -> Notice:
    """Ask before an account is taken off a household."""
    house = await house_for(work, actor, household_id)
    person = await _speaker(work, house, user_id)
    await leader_stays(work, actor, house, [user_id])
    data = f"households:remove-yes:{household_id}:{user_id}"
    return notices.sure("remove", data, house, name=person["name"])


async def _speaker(work: Work, house: Row, user_id: int) -> Row:
    found = [one for one in await homes.speakers(work.tx, house["id"]) if one["user_id"] == user_id]
    if not found:
        raise Refusal("homes-not-theirs", number=house["number"])
    return found[0]


async def leader_stays(work: Work, actor: Actor, house: Row, users: Collection[int]) -> None:
    """Whoever leads the group is taken off a household of it by themselves or an official, not by a deputy."""
    if actor.official or actor.admin:
        return
    for row in await people.holders(work.tx, "leader", house["group_id"]):
        if row["user_id"] in users and row["user_id"] != actor.user_id:
            raise Refusal("homes-of-leader", name=row["name"])


async def remove(work: Work, actor: Actor, household_id: int, user_id: int) -> Notice:
    """The wrong person speaks for the household: take the account off it and tell the person."""
    house = await house_for(work, actor, household_id)
    person = await _speaker(work, house, user_id)
    await leader_stays(work, actor, house, [user_id])
    await membership.unlink(work, user_id, household_id, "removed")
    await _note(work, actor, "removed", house)
    if person["reachable"]:
        reader = Reader(user_id, person["language"])
        await work.post.send(reader, say("homes-you-removed", **notices.where(house)))
    return await page(work, actor, household_id)
