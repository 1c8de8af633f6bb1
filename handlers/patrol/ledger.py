"""Use cases of the ledger: each household reads its own, leaders read their group's."""

from __future__ import annotations

from typing import Any

from domain.notice import Button, Notice, button
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.work import Work
from storage import duties, groups, households, ledger, patrol

from . import mail, notices, rota_notices, team

MARKS_LAST = 7 * 86400  # seconds after a turn's end in which its marks can be set right
_SHOWN = 6


def buttons(actor: Actor) -> list[tuple[Button, ...]]:
    """The ways from /patrol to the ledgers and to the nights a group cannot, for who has them."""
    rows: list[tuple[Button, ...]] = [(button("patrol-btn-turns", "patrol:turns"),)] if actor.homes else []
    for group_id in sorted(actor.leads | actor.liaison_of):
        rows.append((button("patrol-btn-ledger", f"patrol:ledger:{group_id}"),))
        rows.append((button("patrol-btn-away", f"patrol:away:{group_id}"),))
    if actor.official or actor.admin:
        rows.append((button("patrol-btn-aways", "patrol:aways"),))
    return rows


async def mine(work: Work, actor: Actor) -> Notice:
    """What the actor's own households have served, what comes next, and a way to swap it."""
    guard.household(actor)
    guard.private(actor)
    lines: list[Notice] = []
    rows: list[tuple[Button, ...]] = []
    for home in actor.homes:
        house = await households.get(work.tx, home)
        if house is None or house["group_id"] is None:
            continue
        seen = notices.Home(
            home, str(house["address"] or house["number"])[:60] if len(actor.homes) > 1 else ""
        )
        more, buttons_ = await _home(work, house, seen)
        lines += more
        rows += buttons_
    return rota_notices.own_turns(lines, rows)


async def _home(work: Work, house: Any, seen: notices.Home) -> tuple[list[Notice], list[tuple[Button, ...]]]:
    months = await team.next_months(work, house["group_id"])
    own = next(row for row in await duties.members(work.tx, house["group_id"]) if row["id"] == house["id"])
    lines = [rota_notices.account(own, months[own["number"]])]
    rows: list[tuple[Button, ...]] = []
    for duty in await ledger.ahead(work.tx, house["id"], work.epoch):
        slot = mail.slot(work, await patrol.get(work.tx, duty["turn_id"]))
        lines.append(rota_notices.ahead(slot, duty))
        rows += rota_notices.answers(slot, duty["state"], seen)
        rows.append(rota_notices.swap_button(slot, duty, house["id"]))
    lines += [rota_notices.past(row) for row in await ledger.recent(work.tx, house["id"], _SHOWN)]
    return lines, rows


async def table(work: Work, actor: Actor, group_id: int) -> Notice:
    """A leader (or an official, which is written down) reads the ledger of the whole group."""
    guard.leader_or_official(actor, group_id)
    guard.private(actor)
    group = await groups.get(work.tx, group_id)
    months = await team.next_months(work, group_id)
    members = await duties.members(work.tx, group_id)
    over = await ledger.over(work.tx, group_id, work.epoch - MARKS_LAST, 4)
    coming = [
        row
        for row in await patrol.of_group(work.tx, group_id, work.epoch, 4)
        if row["ask_at"] is None and row["starts_at"] > work.epoch
    ]
    await looked(work, actor, group_id=group_id, what="turns")
    return rota_notices.table(
        group_id,
        group["name"] if group else "",
        [(row, months.get(row["number"])) for row in members],
        over,
        [mail.slot(work, row) for row in coming],
    )
