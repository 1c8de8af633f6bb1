"""The second Telegram door of the aid room: after a request, asking whether a household is well, the log."""

from __future__ import annotations

from handlers.common.press import Door

from . import after_chat, log_chat, wellbeing_chat


def door() -> Door:
    """What may wait until a call for help has had its turn."""
    return Door(
        [*after_chat.handlers(), *log_chat.handlers(), *wellbeing_chat.handlers()],
        after_chat.TYPED | wellbeing_chat.TYPED,
    )


def words_door() -> Door:
    """The third one, behind the rooms that take plain words themselves, such as notes of a patrol that is out."""
    return Door([wellbeing_chat.words()])
