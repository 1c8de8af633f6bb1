"""The command menus: which commands a chat is offered, by scope and by role."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from .words import LANGUAGES, load

PRIVATE = ("aid", "sos", "patrol", "me", "card", "language", "help", "cancel", "forget")
GROUP = ("aid", "sos", "patrol", "card", "help")
LEADER = ("report", "swap")
OFFICIAL = ("alert", "drill", "board")


def commands(names: tuple[str, ...], language: str) -> list[dict[str, str]]:
    """The menu of `names` in a language, as setMyCommands takes it."""
    zone = ZoneInfo("UTC")
    return [
        {"command": n, "description": load().text(language, zone, f"command-{n}", {})[:256]} for n in names
    ]


def for_everybody() -> list[dict[str, Any]]:
    """The setMyCommands calls for all private chats and all groups, in every language."""
    scopes = (("all_private_chats", PRIVATE), ("all_group_chats", GROUP))
    return [
        {"scope": {"type": scope}, "commands": commands(names, language), **_code(language)}
        for scope, names in scopes
        for language in LANGUAGES
    ]


def for_person(user_id: int, *, official: bool, leader: bool, language: str) -> dict[str, Any]:
    """The setMyCommands call for one person's private chat, in the language they chose."""
    names = (OFFICIAL if official else ()) + (LEADER if leader else ()) + PRIVATE
    return {"scope": {"type": "chat", "chat_id": user_id}, "commands": commands(names, language)}


def _code(language: str) -> dict[str, str]:
    return {} if language == "en" else {"language_code": language}  # English is what all others read
