"""The Telegram door of warnings: drafts, marks, answers, silent doors, changes and the end, each in its own file."""

from __future__ import annotations

from handlers.common.press import Door

from . import answer_chat, door_chat, draft_chat, end_chat, mark_chat


def door() -> Door:
    """What this room listens to."""
    return Door(
        [
            *draft_chat.HANDLERS,
            *mark_chat.HANDLERS,
            *answer_chat.HANDLERS,
            *door_chat.HANDLERS,
            *end_chat.HANDLERS,
        ],
        typed={**draft_chat.TYPED, **mark_chat.TYPED, **answer_chat.TYPED, **end_chat.TYPED},
    )
