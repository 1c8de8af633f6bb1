"""Who hears what of a turn: its leaders, its households, officials; renewing what they have seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from domain.notice import Lane, Notice
from handlers.common.work import Work
from storage import chats, duties, outbox, patrol, people
from storage.people import Reader

from . import notices

Row = Any


def slot(work: Work, turn: Row) -> notices.Slot:
    """A turn as it is shown in the village's zone."""
    return notices.slot(turn, work.settings.village.zone)


async def renew(work: Work, readers: Iterable[Reader], ref: str, notice: Notice) -> None:
    """Give the message of that name a new content, in the chats that have it."""
    have = {row["chat_id"] for row in await outbox.states(work.tx, ref)}
    for reader in readers:
        if reader.chat_id in have:
            await work.post.edit(reader, ref, notice, lane=Lane.DUTY)


async def brief_notice(work: Work, turn: Row) -> Notice:
    """The team of a turn as its leader sees it now."""
    team = [row for row in await duties.team(work.tx, turn["id"]) if _concerns(row, turn)]
    tonight = turn["brief_at"] is None
    gear = work.settings.patrol.gear
    return notices.brief(slot(work, turn), team, gear, tonight, turn["state"])


def _concerns(row: Row, turn: Row) -> bool:
    """Whether a household is shown in a team: not who was let go, nor who was excused in the group that gave the night away."""
    if row["state"] == "excused":
        return bool(row["group_id"] == turn["group_id"])
    return bool(row["state"] != "released")


async def send_brief(work: Work, turn: Row) -> None:
    """Show the leader the team of a turn, as a new message."""
    readers = await people.leaders(work.tx, turn["group_id"])
    ref = notices.team_ref(turn["id"])
    if await work.post.send_all(readers, await brief_notice(work, turn), lane=Lane.DUTY, ref=ref):
        await patrol.briefed(work.tx, turn["id"])


async def renew_brief(work: Work, turn_id: int) -> None:
    """The leader's message about a turn says how things stand now."""
    turn = await patrol.get(work.tx, turn_id)
    assert turn is not None
    readers = await people.leaders(work.tx, turn["group_id"])
    await renew(work, readers, notices.team_ref(turn_id), await brief_notice(work, turn))


async def to_leaders(
    work: Work, turn: Row, notice: Notice, *, deputies: bool = False, lane: Lane = Lane.DUTY
) -> None:
    """Tell the leader of a turn's group (with `deputies`: the liaisons too)."""
    readers = await people.leaders(work.tx, turn["group_id"])
    if deputies:
        more = await people.readers_with_role(work.tx, "liaison", turn["group_id"])
        readers += [reader for reader in more if reader not in readers]
    await work.post.send_all(readers, notice, lane=lane)


async def to_starter(work: Work, turn: Row, notice: Notice) -> None:
    """Tell whoever started a patrol, where that was none of its leaders: an official, say, who can answer for it."""
    known = await chats.get(work.tx, turn["started_by"] or 0)
    leaders = {reader.chat_id for reader in await people.leaders(work.tx, turn["group_id"])}
    if known is not None and known["reachable"] and known["chat_id"] not in leaders:
        await work.post.send(Reader(known["chat_id"], known["language"]), notice, lane=Lane.DUTY)


async def to_officials(work: Work, notice: Notice, *, lane: Lane = Lane.DUTY) -> None:
    """Tell the officials."""
    await work.post.send_all(await people.officials(work.tx), notice, lane=lane)


async def to_chat(work: Work, group_id: int, notice: Notice) -> None:
    """Tell the group chat, where there is one."""
    chat = await people.group_chat(work.tx, group_id)
    if chat is not None:
        await work.post.send(chat, notice, lane=Lane.DUTY)


async def to_household(work: Work, household_id: int, notice: Notice, ref: str = "") -> int:
    """Tell the accounts of a household; gives how many there are."""
    readers = await people.of_household(work.tx, household_id)
    return await work.post.send_all(readers, notice, lane=Lane.DUTY, ref=ref)


async def ask_home(
    work: Work,
    household_id: int,
    ref: str,
    make: Callable[[notices.Home, int], Notice],
    *,
    anew: bool = False,
) -> int:
    """Ask (`anew`: renew what they were asked) each account of a household, naming the house to who has several.

    `make` gets the home as the account sees it, and the account's id. Gives how many accounts there are.
    """
    readers = await duties.readers(work.tx, household_id)
    for row in readers:
        reader = Reader(row["chat_id"], row["language"])
        name = str(row["address"] or row["number"])[:60] if row["several"] else ""
        notice = make(notices.Home(household_id, name), row["chat_id"])
        if anew:
            await renew(work, [reader], ref, notice)
        else:
            await work.post.send(reader, notice, lane=Lane.DUTY, ref=ref)
    return len(readers)
