"""Use cases of setting the village up: the officials' overview in counts, and the page of one group."""

from __future__ import annotations

from domain.grouping import bounds
from domain.notice import Notice
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.membership import AGREEMENT
from handlers.common.work import Work
from storage import groups, handovers, overview, people

from . import overview_notices
from .invites import make_codes
from .slip_parts import Role


async def setup(work: Work, actor: Actor) -> Notice:
    """An official wants to know how far the village is set up, and what to do next."""
    guard.official(actor)
    guard.private(actor)
    rows = await overview.of_groups(work.tx, AGREEMENT)
    outside = await overview.without_group(work.tx, AGREEMENT)
    return overview_notices.setup(rows, outside, bounds(work.settings.village.group_size))


async def lacking(work: Work, actor: Actor, page: int) -> Notice:
    """An official wants to see which groups lack something."""
    guard.official(actor)
    guard.private(actor)
    return overview_notices.lacking(await overview.of_groups(work.tx, AGREEMENT), max(0, page))


async def all_groups(work: Work, actor: Actor, page: int) -> Notice:
    """An official wants to choose among all groups."""
    guard.official(actor)
    guard.private(actor)
    return overview_notices.all_groups(await overview.of_groups(work.tx, AGREEMENT), max(0, page))


async def group(work: Work, actor: Actor, group_id: int) -> Notice:
    """An official opens the page of one group: who leads it, its chat, counts, and what can be done."""
    guard.official(actor)
    guard.private(actor)
    found = await groups.get(work.tx, group_id)
    row = await overview.of_group(work.tx, group_id, AGREEMENT)
    if found is None or row is None:
        raise Refusal("groups-gone")
    leaders = await people.holders(work.tx, "leader", group_id)
    deputies = await people.holders(work.tx, "liaison", group_id)
    return overview_notices.group(row, leaders, deputies, await handovers.open_of(work.tx, group_id))


async def code(work: Work, actor: Actor, group_id: int, role: str) -> Notice:
    """An official wants one code for a group: for its leader, or for its chat. Older codes stay good."""
    guard.official(actor)
    guard.private(actor)
    found = await groups.get(work.tx, group_id)
    if found is None or not found["active"] or role not in ("leader", "group"):
        raise Refusal("groups-gone")
    (made,) = await make_codes(work, Role(role), found["name"])
    await work.note("welcome", "code", actor=actor.user_id, group_id=group_id, role=role)
    return overview_notices.code(made)
