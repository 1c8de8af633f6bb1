"""Privacy mode: what a bot sees in a group it does not administer."""

from sandbox.model import Json, User

SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "group_chat_created",
    "supergroup_chat_created",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "pinned_message",
)


def addressed(message: Json, bot: User) -> bool:
    """Whether a group message is for the bot: a command, an answer to it, or a service message."""
    if any(key in message for key in SERVICE):
        return True
    if message.get("reply_to_message", {}).get("from", {}).get("id") == bot.id:
        return True
    text = message.get("text") or message.get("caption") or ""
    entities = message.get("entities") or message.get("caption_entities") or []
    if not any(e["type"] == "bot_command" and e["offset"] == 0 for e in entities):
        return False
    _, _, target = text.split(maxsplit=1)[0].partition("@")
    return not target or target.lower() == bot.username.lower()
