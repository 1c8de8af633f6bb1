"""What becomes of an exception: a Refusal is a reply, anything else a log line with an incident number."""

from __future__ import annotations

import logging
import re
import secrets

from domain.notice import say
from domain.refusal import Refusal
from handlers.common.desk import Desk
from storage import dialogues

log = logging.getLogger(__name__)
_PHONE = re.compile(
    r"(?<!\d)(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"  # mobile
    r"|(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)"  # landline
    r"|\+\d[\d -]{6,}\d"  # abroad
)
_TOKEN = re.compile(r"\d{5,}(?::|%3A)[A-Za-z0-9_-]{20,}")


class Redact(logging.Filter):
    """Keeps tokens and phone numbers out of the log, also out of tracebacks."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record's text; never drops one."""
        try:
            text = record.getMessage()
        except (TypeError, ValueError):  # words and arguments do not fit
            text = f"{record.msg!r} {record.args!r}"
        record.msg, record.args = redact(text), ()
        if record.exc_info:
            record.exc_text = redact(logging.Formatter().formatException(record.exc_info))
        return True


def redact(text: str) -> str:
    """The text without tokens and phone numbers."""
    return _PHONE.sub("<phone>", _TOKEN.sub("<token>", text))


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
