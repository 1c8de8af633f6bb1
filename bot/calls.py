"""An outbox row becomes a call of the Bot API."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Any
from zoneinfo import ZoneInfo

from handlers.common import render
from handlers.common.words import load
from storage import outbox
from storage.database import Row, Tx

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Call:
    """A method of the Bot API, its parameters, and the file that goes with it."""

    method: str
    params: dict[str, Any]
    file: tuple[str, bytes] | None = None

    def plain(self) -> Call:
        """The same without markup."""
        params = {key: value for key, value in self.params.items() if key != "parse_mode"}
        for name in ("text", "caption"):
            if name in params:
                params[name] = render.strip(params[name])
        return Call(self.method, params, self.file)


async def prepare(tx: Tx, row: Row, now: int, zone: ZoneInfo, lives: Mapping[int, float]) -> Call | None:
    """What to call for a leased row; None when there is nothing to call, and the row is settled.

    lives: seconds, by lane, after which a message that is not vital is not worth sending.
    """
    message = row["method"].startswith("send")  # an edit takes away old buttons, however late
    if message and not row["vital"] and now - row["created_at"] > lives.get(row["lane"], inf):
        await outbox.settle(tx, row["id"], "dead", now, error="too old to be worth sending")
        return None
    try:
        params: dict[str, Any] = json.loads(row["payload"])
        method = await _aim(tx, row, params)
        if row["repeats"]:
            _mark_repeat(params, row["language"], zone)
    except (ValueError, TypeError, KeyError) as error:
        log.exception("message %s cannot be made", row["id"])
        await outbox.settle(tx, row["id"], "dead", now, error=f"cannot be made: {error!r}")
        return None
    if not method:
        await outbox.settle(tx, row["id"], "dead", now, error="its message was never sent")
        return None
    if method != "setMyCommands":  # its scope names the chat
        params["chat_id"] = row["chat_id"]
    return Call(method, params, (row["file_name"], row["file"]) if row["file"] is not None else None)


async def _aim(tx: Tx, row: Row, params: dict[str, Any]) -> str:
    """Put in the number of the message that a row answers or changes; gives the method, "" for none."""
    method, needs = str(row["method"]), row["needs"]
    if not needs or needs.startswith("#"):
        return method
    number = await outbox.message_id(tx, row["chat_id"], needs)
    if method.startswith("send"):
        if number is not None:
            params["reply_parameters"] = {"message_id": number, "allow_sending_without_reply": True}
    elif number is not None:
        params["message_id"] = number
    elif method == "editMessageText" and await outbox.may_be_there(tx, row["chat_id"], needs):
        await outbox.say_anew(tx, row["id"])
        return "sendMessage"
    else:
        return ""
    return method


def _mark_repeat(params: dict[str, Any], language: str, zone: ZoneInfo) -> None:
    field = "text" if "text" in params else "caption"
    if field in params:
        mark = load().text(language, zone, "common-repeat", {})
        limit = render.TEXT_LIMIT if field == "text" else render.CAPTION_LIMIT
        params[field] = render.clip(f"{mark} {params[field]}", limit)
