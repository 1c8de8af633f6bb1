"""The card of a group, for those who belong to it and for officials."""

from __future__ import annotations

from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import groups, households, people
from storage.database import Row

from . import notices


async def card(work: Work, actor: Actor, name: str = "") -> Notice:
    """The doors of a group with their heads, leader, liaisons, village office, emergency numbers."""
    found = [await _by_name(work, actor, name)] if name else await _own(work, actor)
    cards = [await _card_of(work, group) for group in found]
    officials = await people.holders(work.tx, "official")
    return notices.cards(cards, work.settings.village.name, officials)


async def _own(work: Work, actor: Actor) -> list[Row]:
    """The group of this chat; in private the groups somebody lives in or leads."""
    if not actor.private:
        if actor.chat_group is None:
            raise Refusal("card-chat-unbound")
        ids = frozenset({actor.chat_group})
    else:
        ids = actor.groups | actor.leads | actor.liaison_of
    found = [await groups.get(work.tx, group_id) for group_id in sorted(ids)]
    if not found:
        raise Refusal("card-which" if actor.official or actor.admin else "common-no-household")
    return [group for group in found if group is not None]


async def _by_name(work: Work, actor: Actor, name: str) -> Row:
    """A group by its name: anyone's own, and any group for an official in private."""
    group = await groups.by_name(work.tx, name)
    mine = actor.groups | actor.leads | actor.liaison_of
    if not actor.private:
        mine = frozenset() if actor.chat_group is None else frozenset({actor.chat_group})
    any_group = actor.private and (actor.official or actor.admin)
    if group is None and any_group:
        raise Refusal("card-no-group", name=name[:40])
    if group is None or not (any_group or group["id"] in mine):
        raise Refusal("card-other-group")
    return group


async def _card_of(work: Work, group: Row) -> Notice:
    leaders = await people.holders(work.tx, "leader", group["id"])
    liaisons = await people.holders(work.tx, "liaison", group["id"])
    return notices.card(group, await households.of_group(work.tx, group["id"]), leaders, liaisons)
