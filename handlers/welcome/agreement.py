"""Use cases of the agreement: accepting, declining, being reminded, being asked at the door."""

from __future__ import annotations

from collections.abc import Sequence

from domain.notice import Lane, Notice, button, say
from domain.refusal import Refusal
from handlers.common import membership
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import agreements, people
from storage.database import Row
from storage.people import Reader

DAY = 86400  # seconds
_NEXT = (6 * DAY, DAY)  # after the first reminder, after the second; then the leader hears it
_HOURS = range(9, 19)  # nobody is reminded at other hours
_AT_ONCE = 50  # a sweep


async def accept(work: Work, actor: Actor, household_id: int) -> Notice:
    """Somebody accepts the agreement of a household they belong to; twice is as good as once."""
    shown = await agreements.get(work.tx, household_id, actor.user_id)
    if shown is None:
        raise Refusal("agreement-not-yours")
    if await agreements.accept(work.tx, household_id, actor.user_id, work.epoch):
        version = shown["agreement"]
        await work.note(
            "welcome", "agreed", actor=actor.user_id, household_id=household_id, agreement=version
        )
    return membership.registered(shown["number"], shown["address"], shown["group_name"])


async def decline(work: Work, actor: Actor, household_id: int) -> Notice:
    """Somebody does not want to be registered with a household: they are taken off at once."""
    shown = await agreements.get(work.tx, household_id, actor.user_id)
    if shown is None:
        raise Refusal("agreement-not-yours")
    await membership.unlink(work, actor.user_id, household_id, "declined")
    return say("agreement-declined", number=shown["number"])


async def remind(work: Work) -> None:
    """Remind by day who has not answered, ask those who joined under an older text, and tell leaders whom to ask."""
    if work.local.hour not in _HOURS:
        return
    listed: set[int | None] = set()
    for row in await agreements.due(work.tx, work.epoch, _AT_ONCE):
        if row["reminded"] < len(_NEXT):
            await _remind_one(work, row)
        elif row["group_id"] not in listed:
            listed.add(row["group_id"])
            await _tell_leader(work, row["group_id"])
    for row in await agreements.outdated(work.tx, membership.AGREEMENT, _AT_ONCE):
        first = work.epoch + membership.FIRST_REMINDER
        await agreements.shown(work.tx, row["household_id"], row["user_id"], membership.AGREEMENT, first)
        await _show(work, row, "agreement-changed")


async def _remind_one(work: Work, row: Row) -> None:
    again = work.epoch + _NEXT[row["reminded"]]
    await agreements.reminded(work.tx, row["household_id"], row["user_id"], again)
    await _show(work, row, "agreement-reminder")


async def _show(work: Work, row: Row, key: str) -> None:
    if row["reachable"]:
        notice = question(row, key)
        await work.post.send(Reader(row["user_id"], row["language"]), notice, lane=Lane.BULK)


def question(row: Row, key: str = "agreement-reminder") -> Notice:
    """The agreement of one household with its buttons, as a reminder."""
    return say(
        key,
        *membership.agreement_buttons(row["household_id"]),
        number=row["number"],
        address=row["address"],
        agreement=say("common-agreement"),
    )


async def _tell_leader(work: Work, group_id: int | None) -> None:
    """One list for the leader (or the officials) of all in the group who were reminded twice."""
    rows = await agreements.silent(work.tx, group_id, len(_NEXT))
    for row in rows:
        await agreements.reminded(work.tx, row["household_id"], row["user_id"], None)
    readers = await people.leaders(work.tx, group_id) if group_id is not None else []
    notice = _to_ask(group_id, rows)
    await work.post.send_all(readers or await people.officials(work.tx), notice, lane=Lane.BULK)


def _to_ask(group_id: int | None, rows: Sequence[Row]) -> Notice:
    lines = tuple(
        say("agreement-to-ask-one", address=row["address"], number=row["number"], name=row["name"])
        for row in rows
    )
    doors = () if group_id is None else ((button("welcome-btn-doors", f"households:list:{group_id}"),),)
    return say("agreement-to-ask", *doors, group=membership.in_group(rows[0]["group_name"]), people=lines)
