"""A sign of danger at a house while a warning runs: from then on it is treated as a dangerous house, in the area or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.work import Work
from storage import alert_houses, alert_marks, alerts, households, outbox, people
from storage.database import Row
from storage.people import Reader

from . import area as areas
from . import mark_notices, notices
from .refs import ref, urgent

MOST_TYPED = 8  # houses in one message; a location takes in as many as there are
_MOST = 500  # houses marked with one press
_DANGER = 3  # what a marked house counts as: domain.danger.OTHER


async def begin(work: Work, actor: Actor) -> tuple[Notice, int | None]:
    """A leader or an official saw a sign of danger: at which houses? First in which warning, where several run."""
    _may_mark(actor)
    running = await alert_marks.running(work.tx)
    if not running:
        warns = actor.official or actor.admin
        raise Refusal("alerts-none-running" if warns else "alerts-none-running-leader")
    if len(running) > 1:
        return mark_notices.which_warning(running[:8]), None
    return mark_notices.ask(running[0]), int(running[0]["id"])


async def ask(work: Work, actor: Actor, alert_id: int) -> Notice:
    """A leader or an official saw a sign of danger, in this warning: at which houses?"""
    _may_mark(actor)
    return mark_notices.ask(await _running(work, alert_id))


async def typed(work: Work, actor: Actor, alert_id: int, text: str) -> Notice:
    """They wrote numbers or doors of houses: which ones are meant, and one press marks them."""
    _may_mark(actor)
    alert = await _running(work, alert_id)
    words = [word for word in areas.split(text) if word][:MOST_TYPED]
    found = [row for word in words for row in await households.search(work.tx, word[:120])]
    fits = list({row["id"]: row for row in found if _may(actor, row)}.values())
    if not fits:
        raise Refusal("alerts-mark-no-house" if not found else "alerts-mark-other-group")
    if actor.official or actor.admin:
        await looked(work, actor, what=f"marking:{alert_id}")
    sure = len(fits) == len(words)
    return mark_notices.which_houses(alert, fits[:MOST_TYPED], together=sure)


async def one(work: Work, actor: Actor, alert_id: int, household_id: int) -> Notice:
    """They opened a house's page: one press marks it."""
    _may_mark(actor)
    alert = await _running(work, alert_id)
    found = [row for row in await alert_marks.houses(work.tx, [household_id]) if row["active"]]
    if not found:
        raise Refusal("common-old-button")
    if not _may(actor, found[0]):
        raise Refusal("alerts-mark-other-group")
    return mark_notices.which_houses(alert, found, together=False)


async def around(work: Work, actor: Actor, alert_id: int, lat: float, lon: float) -> Notice:
    """They sent a location: each distance with how many houses of theirs it takes in."""
    _may_mark(actor)
    alert = await _running(work, alert_id)
    taken = [(far, len(await _near(work, actor, alert_id, lat, lon, far))) for far in areas.DISTANCES]
    if not any(count for _, count in taken):
        raise Refusal("alerts-mark-none-near", metres=str(areas.DISTANCES[-1]))
    return mark_notices.how_far(alert, lat, lon, taken)


async def mark_around(work: Work, actor: Actor, alert_id: int, lat: float, lon: float, metres: int) -> Notice:
    """They said how far around the location: those houses are dangerous from now on."""
    _may_mark(actor)
    return await mark(work, actor, alert_id, await _near(work, actor, alert_id, lat, lon, metres))


async def _near(work: Work, actor: Actor, alert_id: int, lat: float, lon: float, metres: int) -> list[int]:
    rows = [row for row in await alert_marks.markable(work.tx, alert_id) if _may(actor, row)]
    return sorted(areas.within(lat, lon, metres, areas.spots_of(rows)))[:_MOST]


async def mark(work: Work, actor: Actor, alert_id: int, household_ids: Iterable[int]) -> Notice:
    """These houses are dangerous from now on: told so, with a plan for their doors; neighbours and officials hear it."""
    _may_mark(actor)
    alert = await _running(work, alert_id)
    meant = [row for row in await alert_marks.houses(work.tx, sorted(set(household_ids))) if row["active"]]
    if any(not _may(actor, row) for row in meant):
        raise Refusal("alerts-mark-other-group")
    spans = work.settings.alerts
    door_at = work.epoch + int(spans.door_after.total_seconds())
    official_at = work.epoch + int(spans.official_after.total_seconds())
    ids = [row["id"] for row in meant]
    new = await alert_marks.mark(work.tx, alert_id, ids, actor.user_id, work.epoch, door_at, official_at)
    if not new:
        raise Refusal("alerts-mark-already")
    marked = [row for row in meant if row["id"] in set(new)]
    for row in marked:
        home, group = row["id"], row["group_id"]
        await work.note("alerts", "danger", alert_id, actor=actor.user_id, household_id=home, group_id=group)
    await _tell_houses(work, alert, new)
    await _tell_groups(work, actor, alert, marked)
    await _tell_officials(work, actor, alert, marked)
    return mark_notices.done(alert, marked)


async def _tell_houses(work: Work, alert: Row, new: Sequence[int]) -> None:
    """The message for dangerous houses, at once, whatever waits or was sent already."""
    name, lane = ref(alert["id"]), urgent(alert)
    several = await alert_houses.several_homes(work.tx, alert["id"])
    for to in await alert_marks.accounts(work.tx, alert["id"], new):
        chat_id = to["chat_id"]
        await alert_marks.receives(work.tx, alert["id"], chat_id, "home", int(lane), _DANGER)
        overtaken = await outbox.withdraw(work.tx, chat_id, name)
        seen = bool(to["got"]) and not overtaken
        house = (await alert_houses.asked(work.tx, alert["id"], [to["household_id"]]))[0]
        notice = notices.warning(house, danger=True, homes=several.get(chat_id, ()))
        reader = Reader(chat_id, to["language"])
        await work.post.send(reader, notice, lane=lane, ref=name, reply_to=name if seen else "")


async def _tell_groups(work: Work, actor: Actor, alert: Row, marked: Sequence[Row]) -> None:
    """The neighbours in the groups' chats, and the leaders, who go there."""
    of = {row["group_id"]: [r for r in marked if r["group_id"] == row["group_id"]] for row in marked}
    groups = [group for group in of if group is not None]
    name, lane = ref(alert["id"]), urgent(alert)
    for to in await alert_marks.chats(work.tx, alert["id"], groups):
        reader, houses, got = Reader(to["chat_id"], to["language"]), of[to["group_id"]], bool(to["got"])
        if not got:
            await alert_marks.receives(work.tx, alert["id"], to["chat_id"], "chat", int(lane), 0)
        notice = mark_notices.for_chat(alert, houses, got=got, asked=bool(to["known"]))
        own, first = ("", name) if got else (name, "")
        await work.post.send(reader, notice, lane=lane, ref=own, reply_to=first)
    for group in groups:
        leaders = [to for to in await people.leaders(work.tx, group) if to.chat_id != actor.user_id]
        await work.post.send_all(leaders, mark_notices.for_leader(alert, of[group]), lane=lane)


async def _tell_officials(work: Work, actor: Actor, alert: Row, marked: Sequence[Row]) -> None:
    officials = [to for to in await people.officials(work.tx) if to.chat_id != actor.user_id]
    notice = mark_notices.for_officials(alert, marked, actor.name)
    await work.post.send_all(officials, notice, lane=urgent(alert))


def _may_mark(actor: Actor) -> None:
    """Officials, and who cares for a group, in their private chat."""
    if not (actor.official or actor.admin or actor.leads or actor.liaison_of):
        raise Refusal("common-only-leaders")
    guard.private(actor)


def _may(actor: Actor, house: Row) -> bool:
    """Officials mark any house, leaders and deputies those of their groups."""
    return actor.official or actor.admin or actor.cares_for(house["group_id"])


async def _running(work: Work, alert_id: int) -> Row:
    alert = await alerts.get(work.tx, alert_id)
    if alert is None or alert["issued_at"] is None:
        raise Refusal("common-old-button")
    if alert["state"] != "live":
        raise Refusal("alerts-none-running")
    return alert
