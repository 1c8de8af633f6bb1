"""What becomes of an exception: a Refusal is a reply, anything else a log line with an incident number."""

from __future__ import annotations

import json
import secrets

from domain.notice import say
from domain.refusal import Refusal
from handlers.common.desk import Desk
from handlers.common.work import Work
from storage import chats, dialogues, people
from storage.people import Reader


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


async def apologise_unread(work: Work, payload: str, incident: str) -> None:
    """The same to whoever wrote what nobody can read, where that was in private and the raw text tells by whom."""
    user = _private_chat(payload)
    if user is None:
        return
    known = await people.load(work.tx, user)
    language = known.language if known else None
    if await chats.get(work.tx, user) is None:
        await chats.see(work.tx, user, "private", "", language, work.epoch)
    await work.post.send(Reader(user, language), say("common-incident", incident=incident))


def _private_chat(payload: str) -> int | None:
    try:
        update = json.loads(payload)
        part = update.get("message") or update.get("callback_query", {}).get("message", {})
        chat = part["chat"]
        return int(chat["id"]) if chat["type"] == "private" and 0 < int(chat["id"]) < 2**52 else None
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return None


def new_incident() -> str:
    """A short number to find a log line by."""
    return secrets.token_hex(3).upper()
