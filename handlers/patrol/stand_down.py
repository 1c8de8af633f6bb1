"""A storm warning keeps the patrol at home, or calls it back; the all-clear alone does not send it out again."""

from __future__ import annotations

from typing import Any

from domain import night as rules
from domain.notice import Lane, Notice, say
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import duties, home_swaps, patrol, people, rounds, stand_downs, swaps

from . import mail, night, night_notices
from .turns import open_turn

Row = Any


async def sweep(work: Work, limit: int) -> None:
    """Stand down whom a new warning reaches; tell leaders once no warning is left."""
    colours = rules.stand_down_colours(work.settings.patrol.stand_down_from)
    until = work.epoch + int(rules.STAND_DOWN_AHEAD.total_seconds())
    found = (
        await stand_downs.threatened(work.tx, rules.STORMS, colours, work.epoch, until, limit)
        if colours
        else []
    )
    for row in found:
        await stand_downs.record(work.tx, row["id"], row["alert_id"], work.epoch)
        turn = await patrol.get(work.tx, row["id"])
        assert turn is not None
        if turn["state"] == "planned":
            await _keep_home(work, turn, row)
        elif turn["state"] == "started":
            await _call_back(work, turn, row)
    for turn in await stand_downs.over(work.tx, work.epoch, limit):
        await stand_downs.told_over(work.tx, turn["id"])
        await mail.to_leaders(work, turn, night_notices.storm_over(mail.slot(work, turn)), deputies=True)


async def _keep_home(work: Work, turn: Row, warning: Row) -> None:
    if not await stand_downs.keep_home(work.tx, turn["id"], work.epoch):
        return
    offer = await swaps.open_of(work.tx, turn["id"])
    if offer is not None:
        await swaps.end(work.tx, offer, "lapsed", None, work.epoch)
    await home_swaps.end_of(work.tx, turn["id"], None, work.epoch)
    slot = mail.slot(work, turn)
    await mail.to_leaders(work, turn, night_notices.stay_home("leader", slot, warning), deputies=True)
    carers = {r.chat_id for r in await _carers(work, turn["group_id"])}
    for home in await duties.team(work.tx, turn["id"]):
        if home["state"] in ("asked", "confirmed"):
            await _to_home(work, home["household_id"], night_notices.stay_home("home", slot, warning), carers)
    await mail.to_chat(work, turn["group_id"], night_notices.stay_home("chat", slot, warning))
    await mail.to_officials(work, night_notices.stay_home("officials", slot, warning))
    await mail.renew_brief(work, turn["id"])
    await work.note("patrol", "stood-down", turn["id"], group_id=turn["group_id"], alert=warning["alert_id"])


async def _carers(work: Work, group_id: int) -> list[Any]:
    return [
        *await people.readers_with_role(work.tx, "leader", group_id),
        *await people.readers_with_role(work.tx, "liaison", group_id),
    ]


async def _to_home(work: Work, household_id: int, notice: Notice, but: set[int]) -> None:
    readers = await people.of_household(work.tx, household_id)
    await work.post.send_all([r for r in readers if r.chat_id not in but], notice)


async def _call_back(work: Work, turn: Row, warning: Row) -> None:
    """Those who are out go home now, and are asked whether they are there."""
    slot, wait = mail.slot(work, turn), int(rules.GO_HOME.total_seconds())
    await patrol.set_deadline(work.tx, turn["id"], "overdue_at", work.epoch + wait)
    await patrol.set_deadline(work.tx, turn["id"], "alarm_at", work.epoch + 2 * wait)
    await mail.to_leaders(
        work, turn, night_notices.go_home("leader", slot, warning), deputies=True, lane=Lane.WARNING
    )
    carers = {r.chat_id for r in await _carers(work, turn["group_id"])}
    team = [reader for reader in await rounds.readers(work.tx, turn["id"]) if reader.chat_id not in carers]
    await work.post.send_all(team, night_notices.go_home("team", slot, warning), lane=Lane.WARNING)
    await mail.to_chat(work, turn["group_id"], night_notices.go_home("chat", slot, warning))
    await mail.to_officials(work, night_notices.go_home("officials", slot, warning), lane=Lane.WARNING)
    await work.note("patrol", "called-back", turn["id"], group_id=turn["group_id"], alert=warning["alert_id"])


async def home(work: Work, actor: Actor, turn_id: int) -> Notice:
    """The leader says that all are at home: the patrol ends, and counts as served."""
    turn = await open_turn(work, turn_id)
    guard.leader_or_official(actor, turn["group_id"])
    await night.out(work, turn)
    await night.close(work, turn, actor.user_id, "")
    return say("night-said-home", **mail.slot(work, turn).words)
