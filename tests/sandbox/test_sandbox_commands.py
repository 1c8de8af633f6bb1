"""Menus of commands by scope and language."""

import pytest
from telegram import Bot, BotCommandScopeAllGroupChats, BotCommandScopeChat

from sandbox.client import Person
from sandbox.testing import Api


async def test_by_scope_and_language(bot: Bot, anna: Person) -> None:
    groups, chat = BotCommandScopeAllGroupChats(), BotCommandScopeChat(anna.id)
    await bot.set_my_commands([("me", "About me")])
    await bot.set_my_commands([("me", "我")], language_code="zh")
    await bot.set_my_commands([("patrol", "Patrol")], scope=groups)
    await bot.set_my_commands([("alert", "Warn")], scope=chat)
    assert [c.description for c in await bot.get_my_commands(language_code="zh")] == ["我"]
    assert [c.command for c in await bot.get_my_commands(scope=groups)] == ["patrol"]
    assert [c.command for c in await bot.get_my_commands(scope=chat)] == ["alert"]
    await bot.delete_my_commands(scope=groups)
    assert await bot.get_my_commands(scope=groups) == ()


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"commands": [{"command": "Bad Name", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "a"}]}, "can't parse BotCommand: Can't find field \"description\""),
        ({"commands": {}, "scope": {"type": "x"}}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
    ],
)
async def test_refused(api: Api, params: dict[str, object], description: str) -> None:
    assert await api("setMyCommands", **params) == (400, f"Bad Request: {description}")
