"""Linking an account to a household and ending it: the one place where that is done and written down.

An account is linked at once, because a warning must not wait for paperwork; the agreement is shown with it, and is
accepted or declined by a press.
"""

from __future__ import annotations

from domain.notice import Button, Lane, Notice, button, say
from storage import agreements, households, people
from storage.database import Row
from storage.people import Reader

from . import menu
from .work import Work

AGREEMENT = "2"  # the version of the text in common-agreement; a test holds them together
FIRST_REMINDER = 86400  # seconds


async def link(work: Work, user_id: int, household_id: int, how: str) -> bool:
    """Link an account to a household; False when it was already."""
    new = await households.join(work.tx, household_id, user_id, AGREEMENT, work.epoch)
    if new:
        await agreements.shown(work.tx, household_id, user_id, AGREEMENT, work.epoch + FIRST_REMINDER)
        await work.note(
            "welcome", "joined", actor=user_id, household_id=household_id, how=how, agreement=AGREEMENT
        )
    return new


async def unlink(work: Work, user_id: int, household_id: int, how: str) -> bool:
    """Take an account off a household ("declined", "left", "moved"); False when it was not in it.

    Who leads a group, or is its deputy, and has no household in it any more, is that no longer.
    """
    if not await people.leave(work.tx, household_id, user_id):
        return False
    await work.note("welcome", "left", actor=user_id, household_id=household_id, how=how)
    ended = await people.end_roles_of_leaver(work.tx, user_id, work.epoch)
    for role in ended:
        await work.note("welcome", f"no-{role['role']}", actor=user_id, group_id=role["group_id"], how=how)
    if ended:
        await offer_menu(work, user_id)
    return True


async def offer_menu(work: Work, user_id: int) -> None:
    """Give a person the command menu of the roles they hold now."""
    known = await people.load(work.tx, user_id)
    if known is None or not known.started:
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


def joined(house: Row) -> Notice:
    """To somebody who was linked to a household: what was linked, and the agreement to accept or decline."""
    return say(
        "common-joined",
        *agreement_buttons(house["id"]),
        number=house["number"],
        address=house["address"],
        group=in_group(house["group_name"]),
        agreement=say("common-agreement"),
    )


def agreement_buttons(household_id: int) -> tuple[tuple[Button, ...], ...]:
    """The buttons under the agreement."""
    return (
        (
            button("common-btn-agree", f"welcome:agree:{household_id}"),
            button("common-btn-decline", f"welcome:decline:{household_id}"),
        ),
        (button("common-btn-me", "welcome:me"),),
    )


def in_group(name: str | None) -> Notice:
    """The name of a household's group in a sentence, or that it has none yet."""
    return say("common-group", group=name) if name else say("common-no-group")


def registered(number: str, address: str, group: str | None) -> Notice:
    """To somebody who accepted the agreement: what they can do from now on."""
    return say(
        "common-registered",
        (button("common-btn-me", "welcome:me"), button("common-btn-help", "welcome:help")),
        number=number,
        address=address,
        group=in_group(group),
    )
