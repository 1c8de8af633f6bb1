"""The command menus: which commands a chat is offered, by scope and by role."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from .words import LANGUAGES, load

PRIVATE = ("aid", "sos", "patrol", "me", "card", "language", "help", "cancel", "forget")
GROUP = ("aid", "sos", "patrol", "card", "help")
LEADER = ("households", "report", "swap", "danger")  # deputies have these too
APPOINTS = ("deputy",)
OFFICIAL = ("alert", "danger", "drill", "board", "groups", "households")


def commands(names: tuple[str, ...], language: str) -> list[dict[str, str]]:
    """The menu of `names` in a language, as setMyCommands takes it."""
    zone = ZoneInfo("UTC")
    return [
        {"command": n, "description": load().text(language, zone, f"command-{n}", {})[:256]} for n in names
    ]


def for_everybody(village: str) -> list[dict[str, Any]]:
    """The setMyCommands calls for all private chats and all groups.

    People whose Telegram speaks none of our languages read the village's, in the menu as in what the bot says.
    """
    scopes = (("all_private_chats", PRIVATE), ("all_group_chats", GROUP))
    spoken = ((village, {}), *((language, {"language_code": language}) for language in LANGUAGES))
    return [
        {"scope": {"type": scope}, "commands": commands(names, language), **code}
        for scope, names in scopes
        for language, code in spoken
    ]


def for_person(user_id: int, *, official: bool, leader: bool, deputy: bool, language: str) -> dict[str, Any]:
    """The setMyCommands call for one person's private chat, in the language they chose."""
    roles = (
        (OFFICIAL if official else ()) + (LEADER if leader or deputy else ()) + (APPOINTS if leader else ())
    )
    names = tuple(dict.fromkeys(roles + PRIVATE))  # an official who leads has some twice
    return {"scope": {"type": "chat", "chat_id": user_id}, "commands": commands(names, language)}
