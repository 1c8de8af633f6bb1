"""Use cases of absences: a leader says which coming nights the group cannot; the rota is planned around them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from domain.notice import Lane, Notice
from domain.refusal import Refusal
from domain.spans import group_first, read_span
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import absences as storage
from storage import groups, people

from . import absence_notices as words

REASONS = ("harvest", "funeral", "flood", "other")
LONGEST = 62  # days
FARTHEST = timedelta(days=400)
_SHOWN = 12


async def page(work: Work, actor: Actor, group_id: int) -> Notice:
    """A leader (or an official) looks at what a group cannot, and says what else it cannot."""
    guard.leader_or_official(actor, group_id)
    guard.private(actor)
    group = await _group(work, group_id)
    rows = await storage.coming(work.tx, work.local.date(), group_id, _SHOWN)
    return words.page(group_id, group["name"], rows, await storage.published_until(work.tx))


async def all_groups(work: Work, actor: Actor) -> Notice:
    """An official looks at what all groups cannot, and may enter more."""
    guard.official(actor)
    guard.private(actor)
    return words.all_groups(await storage.coming(work.tx, work.local.date(), None, 3 * _SHOWN))


async def ask(work: Work, actor: Actor, group_id: int, reason: str) -> Notice:
    """The reason is chosen: which dates? (An official of no group writes the group first.)"""
    await _may(actor, group_id)
    if reason not in REASONS:
        raise Refusal("common-old-button")
    return words.ask(group_id)


async def enter(work: Work, actor: Actor, group_id: int, reason: str, text: str) -> Notice:
    """The dates are typed: stored for planning; nights that are published already are swapped instead."""
    await _may(actor, group_id)
    group, text = (await _group(work, group_id), text) if group_id else await _named(work, text)
    first, last = _span(work, text)
    until = await storage.published_until(work.tx)
    if until is not None and last <= until:
        raise Refusal("patrol-away-published", until=until)
    absence = await storage.add(work.tx, group["id"], first, last, reason, actor.user_id, work.epoch)
    if absence is not None:
        await _tell(work, actor, group, words.told(group["name"], first, last, reason))
        await work.note(
            "patrol",
            "away",
            absence,
            actor=actor.user_id,
            group_id=group["id"],
            first=first.isoformat(),
            last=last.isoformat(),
            reason=reason,
        )
    bound = await storage.bound(work.tx, group["id"], max(first, work.local.date()), last)
    return words.stored(group["name"], first, last, bound if actor.cares_for(group["id"]) else [], absence)


async def take_back(work: Work, actor: Actor, absence_id: int) -> Notice:
    """The group can after all."""
    row = await storage.get(work.tx, absence_id)
    if row is None:
        raise Refusal("common-old-button")
    guard.leader_or_official(actor, row["group_id"])
    first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
    if last < work.local.date():
        raise Refusal("patrol-away-past")
    if await storage.end(work.tx, absence_id, actor.user_id, work.epoch):
        group = await _group(work, row["group_id"])
        await _tell(work, actor, group, words.taken_back(group["name"], first, last))
        await work.note("patrol", "away-ended", absence_id, actor=actor.user_id, group_id=row["group_id"])
    return words.taken_back(row["group_name"], first, last)


async def unavailable(work: Work) -> dict[str, set[date]]:
    """Group id as text → the nights it could not or cannot, as the planning of the rota reads them."""
    found: dict[str, set[date]] = {}
    for row in await storage.all_of(work.tx):
        first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
        nights = {first + timedelta(days=n) for n in range((last - first).days + 1)}
        found.setdefault(str(row["group_id"]), set()).update(nights)
    return found


async def _may(actor: Actor, group_id: int) -> None:
    guard.private(actor)
    if group_id:
        guard.leader_or_official(actor, group_id)
    else:
        guard.official(actor)


async def _group(work: Work, group_id: int) -> Any:
    group = await groups.get(work.tx, group_id)
    if group is None or not group["active"]:
        raise Refusal("common-old-button")
    return group


async def _named(work: Work, text: str) -> tuple[Any, str]:
    """The group's name stands before the dates, with or without the word for it."""
    names, rest = group_first(text)
    for wanted in names:
        group = await groups.by_name(work.tx, wanted)
        if group is not None:
            return group, rest
    raise Refusal("patrol-away-group", name=names[0][:20])


def _span(work: Work, text: str) -> tuple[date, date]:
    """The dates typed, when they can be planned around."""
    today = work.local.date()
    span = read_span(text, today)
    if span is None:
        raise Refusal("patrol-away-dates")
    first, last = span
    if last < first:
        raise Refusal("patrol-away-order", first=first, last=last)
    if first < today:
        raise Refusal("patrol-away-past")
    if (last - first).days >= LONGEST or last > today + FARTHEST:
        raise Refusal("patrol-away-long", days=str(LONGEST))
    return first, last


async def _tell(work: Work, actor: Actor, group: Any, notice: Notice) -> None:
    """The officials hear what a leader enters, the leader what an official enters."""
    readers = await people.officials(work.tx) + await people.leaders(work.tx, group["id"])
    others = [reader for reader in dict.fromkeys(readers) if reader.chat_id != actor.user_id]
    await work.post.send_all(others, notice, lane=Lane.DUTY, silent=True)
