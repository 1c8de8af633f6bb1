"""Answers to the room's questions: one that can be put right keeps the question open, any other refusal ends it."""

from __future__ import annotations

from collections.abc import Awaitable

from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common.desk import Desk

STAYS_OPEN = frozenset(
    {
        "homes-words-please",
        "homes-people-number",
        "homes-phone-digits",
        "homes-too-long",
        "homes-name-letters",
        "homes-address-letters",
        "homes-number-unreadable",
        "homes-number-taken",
        "homes-new-known",
        "homes-same",
    }
)


async def answer(desk: Desk, work: Awaitable[Notice], again: str = "", until: str = "") -> None:
    """Answer what somebody typed and close the question; with `again` it is asked on until `until` is in its data.

    Whoever may not do it any more, or comes too late, hears that once and is not held in the question: the work
    refuses before it has written anything.
    """
    try:
        notice = await work
    except Refusal as refusal:
        if refusal.key in STAYS_OPEN:
            raise
        again, notice = "", say(refusal.key, **refusal.params)
    if again and until not in desk.data:
        await desk.ask(again, **desk.data)
    else:
        await desk.stop_asking()
    await desk.reply(notice)
