"""The turn that a button is about."""

from __future__ import annotations

from typing import Any

from domain.refusal import Refusal
from handlers.common.work import Work
from storage import patrol


async def open_turn(work: Work, turn_id: int) -> Any:
    """A published main turn; a button about anything else is an old one."""
    turn = await patrol.get(work.tx, turn_id)
    if turn is None or turn["role"] != "main" or turn["published_at"] is None:
        raise Refusal("common-old-button")
    return turn
