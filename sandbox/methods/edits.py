"""Editing what the bot sent."""

from sandbox.access import Right, chat_for, message_for
from sandbox.content import caption_body, inline_keyboard, text_body
from sandbox.errors import bad
from sandbox.methods.messages import with_mentions
from sandbox.methods.registry import method
from sandbox.model import Chat, Json, Message
from sandbox.world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
FILES = ("photo", "document", "voice")


def editable(world: World, params: Json) -> tuple[Chat, Message]:
    """The bot's own message a call wants to edit."""
    if params.get("inline_message_id"):
        bad("message to edit not found")
    if "chat_id" not in params and "message_id" not in params:
        bad("message identifier is not specified")
    chat = chat_for(world, params, Right.EDIT)
    message = message_for(chat, params, "message to edit")
    if message.sender_id != world.bot.id or chat.migrated_to is not None:
        bad("message can't be edited")
    if chat.private and chat.members[chat.id].user.blocked:
        chat_for(world, params, Right.WRITE)
    return chat, message


def replace(
    world: World, chat: Chat, message: Message, old_keys: tuple[str, ...], body: Json, params: Json
) -> Json:
    """Store the edit; content left out disappears, and so does an omitted keyboard."""
    dropped = {*old_keys, "reply_markup"}
    kept = {key: value for key, value in message.json.items() if key not in dropped}
    new = kept | with_mentions(world, body) | inline_keyboard(params.get("reply_markup"))
    if new | {"edit_date": 0} == message.json | {"edit_date": 0}:
        bad(NOT_MODIFIED)
    world.change(chat, message, new)
    return message.json


@method("editMessageText", counts="edit")
def edit_message_text(world: World, params: Json) -> Json:
    """Change the text of a message."""
    body = text_body(params)
    chat, message = editable(world, params)
    if "text" not in message.json:
        bad("there is no text in the message to edit")
    if (options := params.get("link_preview_options")) is not None:
        body["link_preview_options"] = options
    return replace(world, chat, message, ("text", "entities", "link_preview_options"), body, params)


@method("editMessageCaption", counts="edit")
def edit_message_caption(world: World, params: Json) -> Json:
    """Change the caption of a file."""
    body = caption_body(params)
    chat, message = editable(world, params)
    if not any(kind in message.json for kind in FILES):
        bad("there is no caption in the message to edit")
    return replace(world, chat, message, ("caption", "caption_entities"), body, params)


@method("editMessageReplyMarkup", counts="edit")
def edit_message_reply_markup(world: World, params: Json) -> Json:
    """Change only the keyboard of a message."""
    chat, message = editable(world, params)
    return replace(world, chat, message, (), {}, params)
