"""Use cases of going: /forget, and what those who stay hear of it."""

from __future__ import annotations

from domain.notice import Lane, Notice, say
from handlers.common import menu
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import groups, people, privacy
from storage.people import Reader

from . import about_notices


async def ask(work: Work, actor: Actor) -> Notice:
    """Ask somebody once more whether to erase, with what they leave behind."""
    warnings = [say("welcome-forget-official")] if actor.official else []
    for group_id in sorted(actor.leads):
        group = await groups.get(work.tx, group_id)
        warnings.append(say("welcome-forget-leads", group=group["name"] if group else "–"))
    return about_notices.forget_question(warnings)


async def forget_me(work: Work, actor: Actor) -> Notice:
    """Erase an account: its links, roles, name; facts stay without it. The sweep tells who acts for its groups now."""
    await privacy.forget_account(work.tx, actor.user_id, work.epoch)
    await work.note("welcome", "forgotten")
    for group_id in sorted(actor.liaison_of):
        await work.note("welcome", "no-liaison", group_id=group_id, how="forgotten")
    if actor.official:
        await official_left(work)
    plain = menu.for_person(
        actor.user_id, official=False, leader=False, deputy=False, language=actor.language
    )
    await work.post.call(Reader(actor.user_id, actor.language), "setMyCommands", plain, lane=Lane.BULK)
    return say("welcome-forgotten")


async def official_left(work: Work) -> None:
    """Tell the other officials that one has gone; the last one that some warnings need two."""
    left = await people.officials(work.tx)
    notice = say("welcome-official-left", left=str(len(left)))
    if len(left) == 1 and work.settings.alerts.second_official_from != "never":
        notice = say("welcome-official-last")
    await work.post.send_all(left, notice, lane=Lane.DUTY)
