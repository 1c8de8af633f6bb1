"""Use cases of the patrol for members and everybody: answer for a turn, look who is out."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain import night as rules
from domain.notice import Button, Notice, button, say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.work import Work
from storage import duties, groups, households, patrol, rota

from . import ledger, mail, notices, rota_notices, team
from .planning import Planned, plan, roster
from .sweeps import sweep
from .take_along import calendar, order_picture
from .turns import open_turn

__all__ = [
    "Planned",
    "absent",
    "brief",
    "calendar",
    "confirm",
    "decline",
    "order_picture",
    "overview",
    "plan",
    "roster",
    "stand",
    "sweep",
]

_NIGHTS_SHOWN = 3


async def confirm(work: Work, actor: Actor, turn_id: int, home: int | None = None) -> Notice:
    """A member says that the household (of several, that one) comes."""
    return await _answer(work, actor, turn_id, home, "confirmed")


async def decline(work: Work, actor: Actor, turn_id: int, home: int | None = None) -> Notice:
    """A member says that the household cannot; it is excused and the next one is asked."""
    return await _answer(work, actor, turn_id, home, "excused")


async def _answer(work: Work, actor: Actor, turn_id: int, home: int | None, state: str) -> Notice:
    guard.household(actor, home)
    turn = await open_turn(work, turn_id)
    if turn["state"] == "stood_down":
        raise Refusal("night-stood-down")
    if turn["state"] != "planned" or work.epoch >= turn["starts_at"]:
        raise Refusal("patrol-too-late")
    meant = home if home is not None else await _asked_home(work, actor, turn_id, state)
    row = await _settle(work, actor, turn, meant, state)
    name = str(row["address"] or row["number"])[:60] if len(actor.homes) > 1 else ""
    return say(f"patrol-said-{state}", **notices.Home(meant, name).words, **mail.slot(work, turn).words)


async def _asked_home(work: Work, actor: Actor, turn_id: int, state: str) -> int:
    """The household of the actor that was asked; of several the one whose answer would change."""
    asked = [
        (home, duty["state"])
        for home in actor.homes
        if (duty := await duties.of_turn(work.tx, turn_id, home))
    ]
    if not asked:
        raise Refusal("patrol-not-asked")
    return next((home for home, said in asked if said != state), asked[0][0])


async def _settle(work: Work, actor: Actor, turn: Any, home: int, state: str) -> Any:
    """Store an answer; gives the household."""
    row = await households.get(work.tx, home)
    if row is None or row["group_id"] != turn["group_id"]:
        raise Refusal("patrol-released")
    await team.settle(work, turn, home, state, actor.user_id)
    return row


async def stand(work: Work, actor: Actor, turn_id: int, household_id: int) -> Notice:
    """The leader says for a household that it comes."""
    return await _answer_for(work, actor, turn_id, household_id, "confirmed")


async def absent(work: Work, actor: Actor, turn_id: int, household_id: int) -> Notice:
    """The leader says for a household that it cannot."""
    return await _answer_for(work, actor, turn_id, household_id, "excused")


async def _answer_for(work: Work, actor: Actor, turn_id: int, household_id: int, state: str) -> Notice:
    turn = await open_turn(work, turn_id)
    guard.leader_or_official(actor, turn["group_id"])
    if turn["state"] not in ("planned", "started"):
        raise Refusal("patrol-over")
    home = await _settle(work, actor, turn, household_id, state)
    group_id = turn["group_id"]
    await looked(work, actor, household_id=household_id, group_id=group_id, what=f"team:{turn_id}")
    return say(f"patrol-stood-{state}", head=home["head"])


async def brief(work: Work, actor: Actor, turn_id: int) -> Notice:
    """The leader looks at the team of a turn again."""
    turn = await open_turn(work, turn_id)
    guard.leader_or_official(actor, turn["group_id"])
    await looked(work, actor, group_id=turn["group_id"], what=f"team:{turn_id}")
    return await mail.brief_notice(work, turn)


async def tonight_of(work: Work) -> date:
    """The night people mean by "tonight": until its patrols are over, yesterday's."""
    today = work.local.date()
    before = await patrol.tonight(work.tx, today - rules.DAY)
    return today - rules.DAY if any(row["ends_at"] > work.epoch for row in before) else today


async def overview(work: Work, actor: Actor) -> Notice:
    """Who is out tonight, the group's next nights, the household's own ledger; for anybody who asks."""
    rows = await patrol.tonight(work.tx, await tonight_of(work))
    shown = [(mail.slot(work, row), row, await duties.team(work.tx, row["id"])) for row in rows]
    lines = notices.tonight_lines(shown, named=_may_see_names(actor))
    mine = [actor.chat_group] if actor.chat_group else sorted(actor.groups | actor.leads | actor.liaison_of)
    for group_id in mine:
        lines += await _group_lines(work, group_id, actor.private and actor.cares_for(group_id))
    if not actor.private:
        return notices.page(lines, ())
    answers: list[tuple[Button, ...]] = []
    for home in actor.homes:
        more, row = await _own_home(work, home, len(actor.homes) > 1)
        lines, answers = lines + more, answers + row
    return notices.page(lines, answers + _page_buttons(actor, rows))


def _may_see_names(actor: Actor) -> bool:
    """Neighbours see who is out. An official sees how many, and asks for the team; so does who is nobody's neighbour."""
    if not actor.private:
        return actor.chat_group is not None
    return bool(actor.homes or actor.leads or actor.liaison_of) and not (actor.official or actor.admin)


async def _group_lines(work: Work, group_id: int, leads: bool) -> list[Notice]:
    """A group's next nights; who leads it also sees what is only planned, so that a month ahead is known."""
    group = await groups.get(work.tx, group_id)
    turns = await patrol.of_group(work.tx, group_id, work.epoch, _NIGHTS_SHOWN)
    more = await rota.not_published(work.tx, group_id, work.local.date(), _NIGHTS_SHOWN) if leads else []
    shown = [[mail.slot(work, turn) for turn in rows] for rows in (turns, more[: _NIGHTS_SHOWN - len(turns)])]
    return notices.nights_lines(group["name"] if group else "", *shown)


async def _own_home(work: Work, home: int, several: bool) -> tuple[list[Notice], list[tuple[Button, ...]]]:
    """What one household has served and is next, with the buttons where its answer is waited for."""
    row = await households.get(work.tx, home)
    if row is None or row["group_id"] is None:
        return [], []
    own = next(m for m in await duties.members(work.tx, row["group_id"]) if m["id"] == home)
    lines = [rota_notices.account(own, await team.next_turn_of(work, row["group_id"], own["number"]))]
    duty = await duties.next_of(work.tx, home, work.epoch)
    if duty is None:
        return lines, []
    slot = mail.slot(work, await patrol.get(work.tx, duty["turn_id"]))
    lines.append(notices.own_duty(slot, duty["state"]))
    seen = notices.Home(home, str(row["address"] or row["number"])[:60] if several else "")
    return lines, rota_notices.answers(slot, duty["state"], seen) if work.epoch < duty["starts_at"] else []


def _page_buttons(actor: Actor, rows: list[Any]) -> list[tuple[Button, ...]]:
    found = [
        (button("patrol-btn-team", f"patrol:team:{row['id']}"),)
        for row in rows
        if actor.official or actor.admin or actor.cares_for(row["group_id"])
    ]
    picture = button("patrol-btn-picture", "patrol:picture")
    return [*found, *ledger.buttons(actor), (picture, button("patrol-btn-calendar", "patrol:calendar"))]
