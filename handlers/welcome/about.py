"""Use cases of what is held about somebody: /me with who sees which field, and everything as a file."""

from __future__ import annotations

import json

from domain.clock import from_epoch
from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import agreements, groups, holding, homes, households, wellbeing
from storage.people import Reader

from . import about_notices, agreement


async def me(work: Work, actor: Actor) -> list[Notice]:
    """Show somebody all that is held about them: first the short whole, then a page a household."""
    held = await holding.held(work.tx, actor.user_id)
    shown = await agreements.of_account(work.tx, actor.user_id)
    wishes = await holding.open_wishes(work.tx, actor.user_id)
    asked = about_notices.asked(
        await wellbeing.of_homes(work.tx, actor.homes), await wellbeing.looked_after_by(work.tx, actor.homes)
    )
    first = about_notices.overview(actor, held, shown, wishes, await _roles(work, actor), asked)
    return [first, *[await _house(work, row["household_id"]) for row in shown]]


async def _roles(work: Work, actor: Actor) -> list[Notice]:
    roles = [say("welcome-role-official")] if actor.official else []
    for group_id in sorted(actor.leads | actor.liaison_of):
        group = await groups.get(work.tx, group_id)
        key = "welcome-role-leader" if group_id in actor.leads else "welcome-role-liaison"
        roles.append(say(key, group=group["name"] if group else "–"))
    return roles


async def _house(work: Work, household_id: int) -> Notice:
    house = await households.get(work.tx, household_id)
    assert house is not None
    speakers = await homes.speakers(work.tx, household_id)
    spoken = await homes.spoken(work.tx, household_id)
    agreed = spoken is not None or any(one["agreed_at"] is not None for one in speakers)
    return about_notices.house(house, len(speakers), agreed=agreed)


async def show_agreement(work: Work, actor: Actor, household_id: int) -> Notice:
    """Show somebody the agreement of one household, with its buttons."""
    shown = await agreements.get(work.tx, household_id, actor.user_id)
    if shown is None:
        raise Refusal("agreement-not-yours")
    return agreement.question(shown, "agreement-text")


async def export(work: Work, actor: Actor) -> None:
    """Send somebody a JSON document of all that is held about them and their households, without other people."""
    held = await holding.export_account(work.tx, actor.user_id)
    held["asked_at"] = from_epoch(work.epoch).astimezone(work.settings.village.zone).isoformat()
    content = json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8", "replace")
    await work.note("welcome", "exported", actor=actor.user_id)
    to = Reader(actor.user_id, actor.language)
    await work.post.document(to, "me.json", content, say("welcome-export"))
