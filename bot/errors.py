"""What becomes of an exception: a Refusal is a reply, anything else a log line with an incident number."""

from __future__ import annotations

import secrets

from domain.notice import say
from domain.refusal import Refusal
from handlers.common.desk import Desk
from storage import dialogues


async def refuse(desk: Desk, refusal: Refusal) -> None:
    """Tell the person why not: over the chat for a press, as a message for anything written."""
    notice = say(refusal.key, **refusal.params)
    if desk.update.callback_query is not None:
        desk.toast(notice, alarm=True)
    elif desk.update.message is not None:
        await desk.reply(notice)


async def apologise(desk: Desk, incident: str) -> None:
    """Tell the person that it is our fault, and under which number the log has it."""
    await dialogues.close(desk.work.tx, desk.actor.chat_id, desk.actor.user_id)
    await refuse(desk, Refusal("common-incident", incident=incident))


def new_incident() -> str:
    """A short number to find a log line by."""
    return secrets.token_hex(3).upper()
