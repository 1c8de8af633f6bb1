"""The nights of a group that is no more: they go over to the group that took its households, else to a free one."""

from __future__ import annotations

from handlers.common.work import Work
from storage import patrol, regroup
from storage.database import Row


async def hand_over(work: Work, gone: int, taker: int | None) -> None:
    """Give the group's published turns that are not over to others; one night is served once."""
    for turn in await regroup.turns_ahead(work.tx, gone, work.epoch):
        if turn["role"] == "main":
            await _main(work, turn, gone, taker)
        else:
            await _reserve(work, turn, gone, taker)


async def _main(work: Work, turn: Row, gone: int, taker: int | None) -> None:
    """A night goes to the taker; where it is out that night already one of the two is enough."""
    if taker is None:
        await _to_free(work, turn, gone)
    elif not await patrol.busy(work.tx, turn["night"], taker):
        await _free_of_reserve(work, turn["night"], gone, taker)
        await _give(work, turn, taker)
    elif turn["state"] == "planned":
        await _drop(work, turn, gone)


async def _free_of_reserve(work: Work, night: str, gone: int, taker: int) -> None:
    """A group cannot stand in for itself, nor be out twice: its reserve of that night goes to another one."""
    for turn in await regroup.turns_ahead(work.tx, taker, work.epoch):
        if turn["night"] == night and turn["role"] == "reserve":
            await _to_free(work, turn, gone)


async def _reserve(work: Work, turn: Row, gone: int, taker: int | None) -> None:
    """Standing in goes to the taker, unless it is out that night."""
    if taker is None or await regroup.out_that_night(work.tx, turn["night"], taker):
        await _to_free(work, turn, gone)
    else:
        await _give(work, turn, taker)


async def _to_free(work: Work, turn: Row, gone: int) -> None:
    """A turn goes to the group that has served least and is not out that night."""
    group_id = await regroup.free_that_night(work.tx, turn["night"], turn["role"], gone)
    if group_id is not None:
        await _give(work, turn, group_id)
    elif turn["state"] == "planned":
        await _drop(work, turn, gone)


async def _give(work: Work, turn: Row, group_id: int) -> None:
    await regroup.give_turn(work.tx, turn["id"], group_id, work.epoch)
    await regroup.tell_again(work.tx, group_id, turn["night"][:7])
    await work.note(
        "patrol", "taken-over", turn["id"], group_id=group_id, night=turn["night"], role=turn["role"]
    )


async def _drop(work: Work, turn: Row, gone: int) -> None:
    await regroup.drop_turn(work.tx, turn["id"])
    await work.note("patrol", "dropped", turn["id"], group_id=gone, night=turn["night"], role=turn["role"])
