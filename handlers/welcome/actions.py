"""Use cases of coming: redeeming one-time codes, choosing a language."""

from __future__ import annotations

from domain.notice import Lane, Notice, say
from domain.refusal import Refusal
from handlers.common import membership
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import chats, codes, groups, households, people
from storage.database import Row

from . import agreement, bindings, losses, notices


async def sweep(work: Work) -> None:
    """What is due: reminders of the agreement by day; once a minute, who was lost."""
    await agreement.remind(work)
    await losses.look_over(work)


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
    if group is None or not group["active"]:
        return say("welcome-code-expired")
    others = [
        r
        for r in await people.readers_with_role(work.tx, "leader", group["id"])
        if r.chat_id != actor.user_id
    ]
    too = say("groups-leads-too", group=group["name"], name=actor.name)
    await work.post.send_all(others, too, lane=Lane.DUTY)
    await people.grant(work.tx, actor.user_id, "leader", group["id"], "", work.epoch)
    await work.note("welcome", "leader", actor=actor.user_id, group_id=group["id"])
    await membership.offer_menu(work, actor.user_id)
    return notices.leader(group)


async def _official(work: Work, actor: Actor, code: Row) -> Notice:
    await people.grant(work.tx, actor.user_id, "official", None, code["title"], work.epoch)
    await work.note("welcome", "official", actor=actor.user_id)
    await membership.offer_menu(work, actor.user_id)
    return notices.official(work.settings.village.name)


async def _group(work: Work, actor: Actor, code: Row) -> Notice:
    group = await groups.get(work.tx, code["group_id"])
    if group is None or not group["active"]:
        return say("welcome-code-expired")
    return await bindings.show_code(work, actor, group)


_ROLES = {"household": _household, "leader": _leader, "official": _official, "group": _group}


async def choose_language(work: Work, actor: Actor, language: str) -> Notice:
    """Speak this language from now on: with the person, or in the group chat by its leader."""
    if actor.private:
        await people.choose_language(work.tx, actor.user_id, language)
        await membership.offer_menu(work, actor.user_id)
    elif actor.cares_for(actor.chat_group) or actor.official or actor.admin:
        await chats.set_language(work.tx, actor.chat_id, language)
    else:
        raise Refusal("common-only-leaders")
    return say("welcome-language-set")
