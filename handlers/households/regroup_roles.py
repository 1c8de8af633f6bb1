"""Roles when households change their group: who has a task in a group, and lives in another one now."""

from __future__ import annotations

from collections.abc import Sequence

from domain.notice import Lane
from handlers.common.membership import offer_menu
from handlers.common.work import Work
from storage import groups, people, regroup
from storage.database import Row

from . import group_notices as notices


async def follow(work: Work, group_id: int, name: str, went: Sequence[int], actor: int | None) -> None:
    """Leaders and deputies whose households went to another group have no task any more in the one they left.

    Who led is deputy where they went, or leads there; who was deputy is that only where nobody leads.
    """
    for row in await regroup.displaced(work.tx, group_id, went):
        user_id, role = row["user_id"], row["role"]
        await people.revoke(work.tx, user_id, role, group_id, work.epoch)
        await work.note("welcome", f"no-{role}", actor=user_id, group_id=group_id, how="regrouped", by=actor)
        there = await groups.get(work.tx, row["to_id"])
        assert there is not None
        led = await people.holders(work.tx, "leader", there["id"])
        new = ""
        if role == "leader" or not led:
            new = await _new_role(work, user_id, there, role, "regrouped")
        await offer_menu(work, user_id)
        if row["reachable"]:
            notice = notices.role_moves(name, there["name"], new)
            await work.post.send(people.Reader(user_id, row["language"]), notice, lane=Lane.DUTY)


async def end(work: Work, group_id: int, name: str, heir: Row | None, actor: int | None) -> None:
    """Leader and deputies are that no more; the leader is deputy where the households went, or leads there."""
    for role in ("leader", "liaison"):
        for row in await people.holders(work.tx, role, group_id):
            await people.revoke(work.tx, row["user_id"], role, group_id, work.epoch)
            await work.note(
                "welcome", f"no-{role}", actor=row["user_id"], group_id=group_id, how="joined", by=actor
            )
            new = (
                await _new_role(work, row["user_id"], heir, role, "joined")
                if role == "leader" and heir
                else ""
            )
            await offer_menu(work, row["user_id"])
            if row["reachable"]:
                notice = notices.role_ends(name, heir["name"] if heir else "", new)
                await work.post.send(people.Reader(row["user_id"], row["language"]), notice, lane=Lane.DUTY)


async def _new_role(work: Work, user_id: int, heir: Row, was: str, how: str) -> str:
    """Who led a group and is in another one now is deputy there, or leads it where nobody does; a deputy stays one."""
    known = await people.load(work.tx, user_id)
    if known is None or heir["id"] in known.leads:
        return "leader" if known else ""
    role = "liaison" if was == "liaison" or await people.holders(work.tx, "leader", heir["id"]) else "leader"
    await people.grant(work.tx, user_id, role, heir["id"], "", work.epoch)
    await work.note("welcome", role, actor=user_id, group_id=heir["id"], how=how)
    return role
