"""Use cases of coming: redeeming one-time codes, choosing a language."""

from __future__ import annotations

from domain.notice import Lane, Notice, say
from domain.refusal import Refusal
from handlers.common import membership, menu
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import chats, codes, groups, households, people
from storage.database import Row
from storage.people import Reader

from . import agreement, notices


async def sweep(work: Work) -> None:
    """What is due: reminders of the agreement."""
    await agreement.remind(work)


async def start(work: Work, actor: Actor) -> Notice:
    """Somebody presses Start without a code: say what this is and what they can do next."""
    if actor.homes or actor.leads or actor.liaison_of or actor.official or actor.admin:
        return notices.help_for(actor)
    return notices.stranger(work.settings.village.name)


async def redeem(work: Work, actor: Actor, text: str) -> Notice:
    """Somebody shows a one-time code, in private or in a group chat."""
    wait = await codes.wait_until(work.tx, actor.user_id)
    if wait > work.epoch:
        return notices.too_many_guesses(wait - work.epoch)
    code = await codes.find(work.tx, text)
    if code is None:
        return await _wrong(work, actor)
    if code["used_at"] is not None:
        return await _used(work, actor, code)
    if code["expires_at"] <= work.epoch:
        return say("welcome-code-expired")
    if (code["role"] == "group") == actor.private:
        return say("welcome-code-in-group" if actor.private else "welcome-code-in-private")
    if not await codes.use(work.tx, code["digest"], actor.user_id, work.epoch):
        return say("welcome-code-used")
    await codes.right_guess(work.tx, actor.user_id)
    return await _ROLES[code["role"]](work, actor, code)


def looks_like_code(text: str) -> bool:
    """Whether a message may be a one-time code that somebody typed instead of pressing the link."""
    bare = codes.normalise(text)
    return len(bare) == codes.LENGTH and set(bare) <= set(codes.ALPHABET)


async def meant_as_code(work: Work, actor: Actor, text: str) -> bool:
    """Whether a message is to be read as a code: from somebody with a household only one that there is."""
    if not looks_like_code(text):
        return False
    return not actor.homes or await codes.find(work.tx, text) is not None


async def _used(work: Work, actor: Actor, code: Row) -> Notice:
    if code["role"] == "group" and code["group_id"] == actor.chat_group:
        group = await groups.get(work.tx, code["group_id"])
        return say("welcome-already-bound", group=group["name"] if group else "–")
    return say("welcome-code-yours" if code["used_by"] == actor.user_id else "welcome-code-used")


async def _wrong(work: Work, actor: Actor) -> Notice:
    until = await codes.wrong_guess(work.tx, actor.user_id, work.epoch)
    await work.note("welcome", "wrong-code", actor=actor.user_id)
    return notices.too_many_guesses(until - work.epoch) if until else say("welcome-code-unknown")


async def _household(work: Work, actor: Actor, code: Row) -> Notice:
    house = await households.get(work.tx, code["household_id"])
    if house is None or not house["active"]:
        return say("welcome-code-expired")
    await membership.link(work, actor.user_id, house["id"], "code")
    return membership.joined(house)


async def _leader(work: Work, actor: Actor, code: Row) -> Notice:
    group = await groups.get(work.tx, code["group_id"])
    if group is None:
        return say("welcome-code-expired")
    await people.grant(work.tx, actor.user_id, "leader", group["id"], "", work.epoch)
    await work.note("welcome", "leader", actor=actor.user_id, group_id=group["id"])
    await offer_menu(work, actor.user_id)
    return notices.leader(group)


async def _official(work: Work, actor: Actor, code: Row) -> Notice:
    await people.grant(work.tx, actor.user_id, "official", None, code["title"], work.epoch)
    await work.note("welcome", "official", actor=actor.user_id)
    await offer_menu(work, actor.user_id)
    return notices.official(work.settings.village.name)


async def _group(work: Work, actor: Actor, code: Row) -> Notice:
    group = await groups.get(work.tx, code["group_id"])
    if group is None:
        return say("welcome-code-expired")
    before = await groups.of_chat(work.tx, actor.chat_id)
    await groups.bind(work.tx, group["id"], actor.chat_id)
    await work.note("welcome", "bound", actor.chat_id, actor=actor.user_id, group_id=group["id"])
    await _tell_old_chat(work, group, actor.chat_id)
    if before is None or before["id"] == group["id"]:
        return notices.bound(group)
    taken = say("welcome-chat-taken", group=before["name"], other=group["name"])
    await work.post.send_all(await people.leaders(work.tx, before["id"]), taken, lane=Lane.DUTY)
    return say("welcome-rebound", old=before["name"], bound=notices.bound(group))


async def _tell_old_chat(work: Work, group: Row, new: int) -> None:
    """The chat a group had before hears that nothing more of the group comes there."""
    old = await chats.get(work.tx, group["chat_id"]) if group["chat_id"] not in (None, new) else None
    if old is not None and old["reachable"]:
        there = await chats.get(work.tx, new)
        left = say("welcome-chat-left", group=group["name"], title=there["title"] if there else "–")
        await work.post.send(Reader(old["chat_id"], old["language"]), left, lane=Lane.DUTY)


_ROLES = {"household": _household, "leader": _leader, "official": _official, "group": _group}


async def offer_menu(work: Work, user_id: int) -> None:
    """Give a person the command menu of the roles they hold now."""
    known = await people.load(work.tx, user_id)
    if known is None:
        return
    language = known.language or work.settings.village.language
    call = menu.for_person(
        user_id,
        official=known.official or user_id in work.settings.village.admins,
        leader=bool(known.leads),
        deputy=bool(known.liaison_of),
        language=language,
    )
    await work.post.call(Reader(user_id, language), "setMyCommands", call, lane=Lane.BULK)


async def choose_language(work: Work, actor: Actor, language: str) -> Notice:
    """Speak this language from now on: with the person, or in the group chat by its leader."""
    if actor.private:
        await people.choose_language(work.tx, actor.user_id, language)
        await offer_menu(work, actor.user_id)
    elif actor.cares_for(actor.chat_group) or actor.official or actor.admin:
        await chats.set_language(work.tx, actor.chat_id, language)
    else:
        raise Refusal("common-only-leaders")
    return say("welcome-language-set")
