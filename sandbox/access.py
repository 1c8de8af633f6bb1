"""Whether the bot may touch a chat or a message, refused in the words of Telegram's server."""

from enum import IntEnum
from typing import NoReturn

from sandbox.errors import ApiError, bad, forbidden
from sandbox.model import Chat, Json, Message
from sandbox.world import World


class Right(IntEnum):
    """How much a call wants from a chat."""

    READ = 0
    EDIT = 1
    WRITE = 2


def chat_for(world: World, params: Json, right: Right, name: str = "chat_id") -> Chat:
    """The chat a call names, if the bot has that right there."""
    chat_id = params.get(name, "")
    if chat_id == "":
        bad(f"{name} is empty")
    if isinstance(chat_id, str):
        bad("chat not found")
    chat = world.chats.get(chat_id)
    if chat is None:
        _stranger(world, chat_id, right)
    if chat.private:
        _check_person(world, chat, right)
    elif chat.type == "group":
        _check_group(world, chat, right)
    else:
        _check_supergroup(world, chat)
    return chat


def _stranger(world: World, user_id: int, right: Right) -> NoReturn:
    """Refuse a chat that was never opened."""
    user = world.users.get(user_id)
    if user is None or not user.known:
        bad("chat not found")
    if user.deactivated and right >= Right.EDIT:
        forbidden("user is deactivated")
    forbidden("bot can't initiate conversation with a user")


def _check_person(world: World, chat: Chat, right: Right) -> None:
    """Refuse writing to who is gone or has blocked the bot."""
    user = chat.members[chat.id].user
    if right >= Right.EDIT and user.deactivated:
        forbidden("user is deactivated")
    if right >= Right.WRITE and user.blocked:
        forbidden("bot was blocked by the user")
    if right >= Right.WRITE and not user.started:
        _stranger(world, user.id, right)


def _check_group(world: World, chat: Chat, right: Right) -> None:
    """Refuse a group that was upgraded or that the bot is not in."""
    if chat.migrated_to is not None:
        if right >= Right.WRITE:
            moved = {"migrate_to_chat_id": chat.migrated_to}
            raise ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", **moved)
        return
    status = _status(world, chat)
    if status == "never":
        bad("chat not found")
    if status == "kicked" and right >= Right.EDIT:
        forbidden("bot was kicked from the group chat")
    if status == "left" and right >= Right.EDIT:
        forbidden("bot is not a member of the group chat")


def _check_supergroup(world: World, chat: Chat) -> None:
    """Refuse a supergroup or channel the bot is not in."""
    status = _status(world, chat)
    if status == "never":
        bad("chat not found")
    if status == "kicked":
        forbidden(f"bot was kicked from the {chat.type} chat")
    if status == "left":
        forbidden(f"bot is not a member of the {chat.type} chat")


def _status(world: World, chat: Chat) -> str:
    """The bot's standing in a chat; `never` if it never was there."""
    member = chat.member(world.bot.id)
    return "never" if member is None else member.status


def message_for(chat: Chat, params: Json, what: str) -> Message:
    """The message a call names."""
    found = chat.messages.get(params.get("message_id", 0))
    if found is None:
        bad(f"{what} not found")
    return found
