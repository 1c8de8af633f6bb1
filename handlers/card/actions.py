"""The card of a group, for those who belong to it and for officials: as a picture, as text, to print."""

from __future__ import annotations

from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common import jobs
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.work import Work
from storage import groups
from storage.database import Row
from storage.people import Reader

from . import notices
from .facts import About, read

SIZES = ("card", "a4")
_AT_ONCE = 3  # pictures


async def show(work: Work, actor: Actor, name: str = "") -> Notice | None:
    """Order the picture of a group's card; gives what to say meanwhile, if anything."""
    found = [await _by_name(work, actor, name)] if name else await _own(work, actor)
    if len(found) > _AT_ONCE:
        return notices.choose(found)
    new = [await _order(work, actor, "draw-card", group) for group in found]
    return None if any(new) else say("card-coming")


async def one(work: Work, actor: Actor, group_id: int) -> Notice:
    """Order the picture of one of several groups."""
    await _order(work, actor, "draw-card", await visible(work, actor, group_id))
    return say("card-coming")


async def prints(work: Work, actor: Actor, group_id: int, size: str) -> Notice:
    """Order the card as a file to print, in one of SIZES."""
    if size not in SIZES:
        raise Refusal("common-old-button")
    await _order(work, actor, "print-card", await visible(work, actor, group_id), size=size)
    return say("card-coming")


async def text(work: Work, actor: Actor, group_id: int) -> Notice:
    """The card in words, for whoever cannot load the picture."""
    group = await visible(work, actor, group_id)
    await _note_look(work, actor, group)
    return await in_words(work, group, actor.language)


async def in_words(work: Work, group: Row, language: str) -> Notice:
    """A group's card in words."""
    about = About.of(work.settings.village, language, work.local.date())
    return notices.text(group["id"], await read(work.tx, group, about))


async def _order(work: Work, actor: Actor, kind: str, group: Row, **more: object) -> bool:
    await _note_look(work, actor, group)
    about = About.of(work.settings.village, actor.language, work.local.date())
    here = Reader(actor.chat_id, actor.language)
    return await jobs.order(work, kind, here, actor.user_id, group=group["id"], **more, **about.args())


async def _note_look(work: Work, actor: Actor, group: Row) -> None:
    """What an official sees of a group that is not theirs is written down."""
    if group["id"] not in _theirs(actor):
        await looked(work, actor, group_id=group["id"], what="card")


def _theirs(actor: Actor) -> frozenset[int]:
    """The group of this chat; in private the groups somebody lives in, leads or helps to lead."""
    if actor.private:
        return actor.groups | actor.leads | actor.liaison_of
    return frozenset() if actor.chat_group is None else frozenset({actor.chat_group})


async def _own(work: Work, actor: Actor) -> list[Row]:
    ids = sorted(_theirs(actor))
    found = [group for group_id in ids if (group := await groups.get(work.tx, group_id)) and group["active"]]
    if not found and not actor.private:
        raise Refusal("card-chat-unbound")
    if not found:
        raise Refusal(await _why_none(work, actor))
    return found


async def _why_none(work: Work, actor: Actor) -> str:
    """Why somebody who names no group sees no card in private."""
    if not (actor.official or actor.admin):
        return "card-no-group-yet" if actor.homes else "common-no-household"
    return "card-which" if await groups.all_active(work.tx) else "card-no-groups-yet"


async def _by_name(work: Work, actor: Actor, name: str) -> Row:
    """A group by its name: anyone's own, and any group for an official in private."""
    group = await groups.by_name(work.tx, name)
    if group is None and _any(actor):
        raise Refusal("card-no-group", name=name[:40])
    if group is None or not (_any(actor) or group["id"] in _theirs(actor)):
        raise Refusal("card-other-group")
    return group


async def visible(work: Work, actor: Actor, group_id: int) -> Row:
    """The group of a button: anyone's own, and any group for an official in private."""
    if not (_any(actor) or group_id in _theirs(actor)):
        raise Refusal("card-other-group")
    group = await groups.get(work.tx, group_id)
    if group is None or not group["active"]:
        raise Refusal("card-gone")
    return group


def _any(actor: Actor) -> bool:
    return actor.private and (actor.official or actor.admin)
