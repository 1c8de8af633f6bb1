"""Use cases of handing out codes in Telegram: slips for households, code sheets for leaders and group chats.

The codes are drawn by chance when the slips are, and work only once the slips are on their way: nothing but paper and
the message holds them.
"""

from __future__ import annotations

from collections.abc import Callable

from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common import guard, jobs
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.work import Work
from storage import codes, groups, households
from storage.database import Row, Tx
from storage.people import Reader

from . import invite_notices
from .invites import Print
from .slip_parts import Role

WHICH = ("new", "all")
_SHEETS = (Role.leader, Role.group)


async def ask_slips(work: Work, actor: Actor, group_id: int) -> Notice:
    """An official (group 0: of the whole village) or a leader wants slips: how many would there be, for which?"""
    name = await group_of(work, actor, group_id)
    rows = await homes(work.tx, group_id, "all")
    return invite_notices.slips_question(group_id, name, len(rows), sum(_unused(row) for row in rows))


async def make_slips(work: Work, actor: Actor, group_id: int, which: str) -> Notice:
    """The slips are ordered as one file, for all of them or for those that nobody uses yet."""
    await group_of(work, actor, group_id)
    rows = await homes(work.tx, group_id, which)
    await looked(work, actor, group_id=group_id or None, what="slips")
    await _order(work, actor, "make-slips", group=group_id, which=which)
    return say("invite-coming", count=len(rows))


async def make_slip(work: Work, actor: Actor, household_id: int) -> Notice:
    """A leader or an official wants one slip, to show on the screen or to pass on."""
    await may_have_slip(work, actor, household_id)
    await looked(work, actor, household_id=household_id, what="slip")
    await _order(work, actor, "make-slip", household=household_id)
    return say("invite-slip-coming")


async def may_have_slip(work: Work, actor: Actor, household_id: int) -> None:
    """Only the leader or deputy of the household's group or an official goes on, in private."""
    guard.private(actor)
    house = await households.get(work.tx, household_id)
    guard.leader_or_official(actor, house["group_id"] if house else None)
    if house is None or not house["active"]:
        raise Refusal("invite-no-household")


async def ask_codes(work: Work, actor: Actor, role: str) -> Notice:
    """An official wants codes for leaders or group chats: how many would there be?"""
    may_have_codes(actor)
    rows = await units(work.tx, _sheet(role), "all")
    return invite_notices.codes_question(role, len(rows), sum(_lacks(row, Role(role)) for row in rows))


async def make_codes(work: Work, actor: Actor, role: str, which: str) -> Notice:
    """The code sheet is ordered, for all groups or for those that lack a leader (a chat)."""
    may_have_codes(actor)
    rows = await units(work.tx, _sheet(role), which)
    await _order(work, actor, "make-codes", role=role, which=which)
    return say("invite-coming", count=len(rows))


def may_have_codes(actor: Actor) -> None:
    """Only an official goes on, in private."""
    guard.private(actor)
    guard.official(actor)


async def homes(tx: Tx, group_id: int, which: str) -> list[Row]:
    """The households to make slips for; refused where there is none."""
    return _some(await codes.homes(tx, group_id or None), which, _unused)


async def units(tx: Tx, role: Role, which: str) -> list[Row]:
    """The groups to make codes for; refused where there is none."""
    return _some(await codes.units(tx), which, lambda row: _lacks(row, role))


def _some(rows: list[Row], which: str, lacks: Callable[[Row], bool]) -> list[Row]:
    if which not in WHICH:
        raise Refusal("common-old-button")
    found = [row for row in rows if which == "all" or lacks(row)]
    if not found:
        raise Refusal("invite-nothing-new" if rows else "invite-nothing")
    return found


def _unused(row: Row) -> bool:
    return not row["accounts"]


def _lacks(row: Row, role: Role) -> bool:
    return not row["leaders"] if role is Role.leader else not row["chat"]


def _sheet(role: str) -> Role:
    if role not in [one.value for one in _SHEETS]:
        raise Refusal("common-old-button")
    return Role(role)


async def group_of(work: Work, actor: Actor, group_id: int) -> str:
    """The name of the group that slips are wanted for (blank: the village), by who may have them."""
    guard.private(actor)
    if not group_id:
        guard.official(actor)
        return ""
    guard.leader_or_official(actor, group_id)
    group = await groups.get(work.tx, group_id)
    if group is None or not group["active"]:
        raise Refusal("invite-no-group")
    return str(group["name"])


async def _order(work: Work, actor: Actor, kind: str, **args: object) -> None:
    about = Print(actor.language, work.settings.village.name, work.local.date())
    here = Reader(actor.chat_id, actor.language)
    if not await jobs.order(work, kind, here, actor.user_id, **args, **about.args()):
        raise Refusal("invite-already-coming")
