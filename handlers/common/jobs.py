"""Jobs: work that takes long, such as drawing a card. Facts are read, worked on outside of every transaction, sent.

JOBS = (Job("card", collect, "handlers.card.picture:draw", finish),)
await jobs.order(work, "card", desk.here, actor.user_id, group=3)
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from storage import groups, jobs, people
from storage.database import Row, Tx
from storage.people import Reader

from .guard import Actor
from .post import Addressee
from .work import Work


@dataclass(frozen=True, slots=True)
class Order:
    """One job that somebody asked for; `args` are JSON values."""

    id: int
    kind: str
    user_id: int | None
    chat_id: int
    language: str
    args: dict[str, Any]

    @property
    def reader(self) -> Reader:
        """Where the result goes, and in which language."""
        return Reader(self.chat_id, self.language)


@dataclass(frozen=True, slots=True)
class Job:
    """A kind of work. A Refusal raised in any of the three parts is told to whoever asked.

    collect: reads the facts (picklable) in a read transaction.
    work: "module:function", called with the facts in a process of its own; gives anything picklable.
    finish: sends the result, in a write transaction.
    same: the same facts give the same bytes, which may be kept for the next who asks.
    failed: what is sent instead when the work went wrong three times; without it an apology.
    """

    kind: str
    collect: Callable[[Tx, Order], Awaitable[Any]]
    work: str
    finish: Callable[[Work, Order, Any], Awaitable[None]]
    failed: Callable[[Work, Order], Awaitable[None]] | None = None
    same: bool = False


async def order(work: Work, kind: str, to: Addressee, user_id: int | None, **args: object) -> bool:
    """Order a job whose result goes to a chat; False when the same one waits there already."""
    if await jobs.waiting(work.tx, to.chat_id, kind, args):
        return False
    language = to.language or work.settings.village.language
    await jobs.add(work.tx, kind, to.chat_id, user_id, language, args, work.epoch)
    return True


async def whoever(work: Work, made: Order) -> Actor:
    """Who ordered a job, as stored at this moment, in the chat they did it in: rights may be lost while it waits.

    Somebody who was forgotten or banned since has none but what the chat gives.
    """
    user_id = made.user_id or 0
    known = await people.load(work.tx, user_id)
    group = await groups.of_chat(work.tx, made.chat_id)
    here = group["id"] if group else None
    if known is None or known.banned:
        return Actor(user_id, "", made.language, made.chat_id, chat_group=here)
    return Actor(
        user_id,
        known.name,
        made.language,
        made.chat_id,
        admin=user_id in work.settings.village.admins,
        official=known.official,
        leads=known.leads,
        liaison_of=known.liaison_of,
        homes=known.homes,
        groups=known.groups,
        chat_group=here,
    )


def read(row: Row) -> Order:
    """A stored job."""
    return Order(
        row["id"], row["kind"], row["user_id"], row["chat_id"], row["language"], json.loads(row["args"])
    )
