"""What takes long in this room: drawing the board."""

from __future__ import annotations

from domain.clock import from_epoch
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.jobs import Job, Order, whoever
from handlers.common.work import Work
from storage import board
from storage.database import Row, Tx

from . import facts, notices
from .parts import Picture

PICTURE = "draw-board"


async def collect(tx: Tx, order: Order) -> Picture:
    """How the households stand now in the warning that was asked for, or without one."""
    return await facts.read(tx, order, await _warning(tx, order.args["alert"]), from_epoch(order.args["at"]))


async def finish(work: Work, order: Order, png: bytes) -> None:
    """Send the picture, or put it in the place of the one under which it was asked for."""
    guard.official(await whoever(work, order))
    running = await board.warnings(work.tx)
    caption = notices.caption(await _warning(work.tx, order.args["alert"]), order.args["at"], running)
    if order.args["instead_of"]:
        await work.post.change_photo(order.reader, order.args["instead_of"], "board.png", png, caption)
    else:
        await work.post.photo(order.reader, "board.png", png, caption)


async def in_words(work: Work, order: Order) -> None:
    """The picture cannot be drawn: the numbers are in the text."""
    await work.post.send(order.reader, notices.not_drawn())


async def _warning(tx: Tx, alert_id: int) -> Row | None:
    """The running warning; None where the village is wanted. It may have ended while the order waited."""
    if not alert_id:
        return None
    found = await board.warning(tx, alert_id)
    if found is None:
        raise Refusal("board-over")
    return found


JOBS = (Job(PICTURE, collect, "handlers.board.picture:png", finish, in_words, same=True),)
