"""The menus of commands, by scope and language."""

import json
import re
from typing import Any

from sandbox.access import Right, chat_for
from sandbox.errors import bad
from sandbox.methods.registry import method
from sandbox.model import Json
from sandbox.schema import to_integer
from sandbox.world import World

GENERAL = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
FOR_CHAT = {"chat", "chat_administrators", "chat_member"}
COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def _key(world: World, params: Json) -> tuple[str, str]:
    """Where a menu is kept: scope and language."""
    scope: Any = params.get("scope") or {"type": "default"}
    if not isinstance(scope, dict):
        bad("can't parse BotCommandScope: BotCommandScope must be an Object")
    if "type" not in scope:
        bad("can't parse BotCommandScope: Can't find field \"type\"")
    if scope["type"] not in GENERAL | FOR_CHAT:
        bad("can't parse BotCommandScope: Unsupported type specified")
    if scope["type"] in FOR_CHAT:
        _check_chat(world, scope)
    language = params.get("language_code", "")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        bad("invalid language code specified")
    return json.dumps(scope, sort_keys=True), language


def _check_chat(world: World, scope: Json) -> None:
    """Refuse a scope whose chat the bot does not know."""
    if "chat_id" not in scope:
        bad("can't parse BotCommandScope: Can't find field \"chat_id\"")
    text = str(scope["chat_id"])
    if not re.fullmatch(r"-?\d+", text):
        bad("chat not found")
    scope["chat_id"] = int(text)
    chat_for(world, {"chat_id": scope["chat_id"]}, Right.READ)
    if scope["type"] == "chat_member" and to_integer(scope.get("user_id", 0)) <= 0:
        bad("can't parse BotCommandScope: Invalid user_id specified")


def _command(value: Any) -> Json:
    """One line of a menu."""
    if not isinstance(value, dict):
        bad("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if not isinstance(value.get(name), str):
            missing = (
                f'Can\'t find field "{name}"'
                if name not in value
                else f'Field "{name}" must be of type String'
            )
            bad(f"can't parse BotCommand: {missing}")
    command = value["command"].removeprefix("/")
    if not COMMAND.fullmatch(command):
        bad("BOT_COMMAND_INVALID")
    if not 1 <= len(value["description"].strip()) <= 256:
        bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": value["description"].strip()}


@method("setMyCommands")
def set_my_commands(world: World, params: Json) -> bool:
    """Set the menu for a scope and language."""
    commands: Any = params.get("commands") or []
    if not isinstance(commands, list):
        bad("expected an Array of BotCommand")
    if len(commands) > 100:
        bad("BOT_COMMANDS_TOO_MUCH")
    world.commands[_key(world, params)] = [_command(command) for command in commands]
    return True


@method("getMyCommands")
def get_my_commands(world: World, params: Json) -> list[Json]:
    """The menu of exactly this scope and language."""
    return world.commands.get(_key(world, params), [])


@method("deleteMyCommands")
def delete_my_commands(world: World, params: Json) -> bool:
    """Remove the menu of this scope and language."""
    world.commands.pop(_key(world, params), None)
    return True
