"""Cards are drawn beside the bot: as a picture for the chat, as a file to print."""

from __future__ import annotations

from domain.refusal import Refusal
from handlers.common.jobs import Job, Order, whoever
from handlers.common.lines import file_name
from handlers.common.work import Work
from storage import groups
from storage.database import Row, Tx

from . import actions, notices
from .facts import About, read
from .parts import Card, Prints


async def collect(tx: Tx, order: Order) -> Card:
    """The facts of the card that was asked for."""
    return await read(tx, await _group(tx, order), About.ordered(order))


async def collect_prints(tx: Tx, order: Order) -> Prints:
    """The facts of the file to print."""
    return Prints((await collect(tx, order),), order.args["size"], About.ordered(order).day)


async def send_picture(work: Work, order: Order, png: bytes) -> None:
    """Send the picture to the chat that asked for it, where it still may be seen."""
    group = await _visible(work, order)
    await work.post.photo(order.reader, "card.png", png, notices.caption(group))


async def send_prints(work: Work, order: Order, pdf: bytes) -> None:
    """Send the file to print to the chat that asked for it, where it still may be seen."""
    group, size = await _visible(work, order), order.args["size"]
    await work.post.document(
        order.reader, name(About.ordered(order), group["name"], size), pdf, notices.printed(group, size)
    )


async def send_text(work: Work, order: Order) -> None:
    """Send the card in words where it cannot be drawn."""
    group = await _visible(work, order)
    await work.post.send(order.reader, await actions.in_words(work, group, order.language))


def name(about: About, group: str, size: str) -> str:
    """What the file to print is called, in the reader's language."""
    shown = about.words("card-size-card" if size == "card" else "card-size-a4")
    return file_name(about.words("card-file", group=group, size=shown), "pdf")


async def _visible(work: Work, order: Order) -> Row:
    """The group, if whoever asked may still see its card where they asked: the chat may be another group's by now."""
    return await actions.visible(work, await whoever(work, order), order.args["group"])


async def _group(tx: Tx, order: Order) -> Row:
    group = await groups.get(tx, order.args["group"])
    if group is None or not group["active"]:
        raise Refusal("card-gone")
    return group


JOBS = (
    Job("draw-card", collect, "handlers.card.picture:png", send_picture, send_text, same=True),
    Job("print-card", collect_prints, "handlers.card.sheets:pdf", send_prints, send_text, same=True),
)
