"""Sending, copying, forwarding, deleting and pinning messages."""

import re
from typing import Any

from sandbox.access import Right, chat_for, message_for
from sandbox.content import caption_body, inline_keyboard, replied, reply_keyboard, text_body
from sandbox.errors import bad
from sandbox.methods.registry import method
from sandbox.model import Chat, Json, Message
from sandbox.world import World

DELETABLE_FOR = 48 * 3600
SERVICE_KEYS = {
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "group_chat_created",
    "pinned_message",
}
CONTENT = (
    "text",
    "entities",
    "caption",
    "caption_entities",
    "photo",
    "document",
    "voice",
    "video",
    "video_note",
    "location",
    "contact",
)
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def send(world: World, params: Json, body: Json, chat: Chat | None = None) -> Message:
    """Put what the bot sends into the chat, with its keyboard and the message it answers."""
    chat = chat or chat_for(world, params, Right.WRITE)
    _check_channel(world, chat)
    markup = params.get("reply_markup")
    body = with_mentions(world, body) | inline_keyboard(markup)
    keyboard = reply_keyboard(markup)
    if params.get("protect_content"):
        body["has_protected_content"] = True
    message = world.post(chat, world.bot, body, replied(chat, params))
    message.keyboard = keyboard
    message.silent = bool(params.get("disable_notification"))
    return message


def with_mentions(world: World, body: Json) -> Json:
    """Links to accounts become mentions of those the bot knows; the rest stay plain text."""
    name = "entities" if "entities" in body else "caption_entities"
    found = [_mention(world, entity) for entity in body.get(name, [])]
    kept = [entity for entity in found if entity is not None]
    if kept == body.get(name, []):
        return body
    rest = {key: value for key, value in body.items() if key != name}
    return rest | ({name: kept} if kept else {})


def _mention(world: World, entity: Json) -> Json | None:
    """One entity with a link to an account resolved."""
    link = re.fullmatch(r"tg://user\?id=(\d+)", entity.get("url", ""))
    if link is None:
        return entity
    user = world.users.get(int(link[1]))
    if user is None or not user.known:
        return None
    return {
        "type": "text_mention",
        "offset": entity["offset"],
        "length": entity["length"],
        "user": user.json(),
    }


def _check_channel(world: World, chat: Chat) -> None:
    """Only administrators write in a channel."""
    if chat.type == "channel" and not chat.admin(world.bot.id):
        bad("need administrator rights in the channel chat")


@method("sendMessage", counts="send")
def send_message(world: World, params: Json) -> Json:
    """Send a text."""
    body = text_body(params)
    chat = chat_for(world, params, Right.WRITE)
    if (options := params.get("link_preview_options")) is not None:
        body["link_preview_options"] = options
    return send(world, params, body, chat).json


@method("sendLocation", counts="send")
def send_location(world: World, params: Json) -> Json:
    """Send a place."""
    for name in ("latitude", "longitude"):
        if name not in params:
            bad(f"{name} is empty")
    place = {"latitude": params["latitude"], "longitude": params["longitude"]}
    if not (-90 <= place["latitude"] <= 90 and -180 <= place["longitude"] <= 180):
        bad("wrong location specified")
    return send(world, params, {"location": place}).json


@method("sendContact", counts="send")
def send_contact(world: World, params: Json) -> Json:
    """Send a name with a telephone number."""
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: params[name] for name in names if params.get(name)}
    if "phone_number" not in contact:
        bad("phone number is empty")
    if "first_name" not in contact:
        bad("first name is empty")
    return send(world, params, {"contact": contact}).json


@method("sendChatAction")
def send_chat_action(world: World, params: Json) -> bool:
    """Show that the bot is busy."""
    if params.get("action") not in ACTIONS:
        bad("wrong parameter action in request")
    chat_for(world, params, Right.WRITE)
    return True


def _source(world: World, params: Json, what: str) -> Message:
    """The message to copy or forward."""
    source = chat_for(world, params, Right.READ, "from_chat_id")
    found = message_for(source, params, what)
    if any(key in found.json for key in SERVICE_KEYS) or found.json.get("has_protected_content"):
        bad("message can't be copied" if "copy" in what else "message can't be forwarded")
    return found


@method("copyMessage", counts="send")
def copy_message(world: World, params: Json) -> Json:
    """Send the content of a message again, without its origin."""
    chat = chat_for(world, params, Right.WRITE)
    source = _source(world, params, "message to copy")
    body = {key: source.json[key] for key in CONTENT if key in source.json}
    if "caption" in params and "text" not in body:
        body = {key: value for key, value in body.items() if not key.startswith("caption")} | caption_body(
            params
        )
    return {"message_id": send(world, params, body, chat).id}


@method("forwardMessage", counts="send")
def forward_message(world: World, params: Json) -> Json:
    """Send a message on, with its origin."""
    chat = chat_for(world, params, Right.WRITE)
    source = _source(world, params, "message to forward")
    origin: Json = {"type": "user", "date": source.json["date"], "sender_user": source.json.get("from")}
    if "sender_chat" in source.json:
        kind = "channel" if "from" not in source.json else "chat"
        place = (
            {"chat": source.json["sender_chat"]}
            if kind == "channel"
            else {"sender_chat": source.json["sender_chat"]}
        )
        origin = {"type": kind, "date": source.json["date"]} | place
        origin |= {"message_id": source.id} if kind == "channel" else {}
    body = {key: source.json[key] for key in CONTENT if key in source.json}
    return send(world, params, body | {"forward_origin": origin}, chat).json


def _delete(world: World, chat: Chat, message: Message) -> None:
    """Delete one message if the bot may."""
    own = message.sender_id == world.bot.id
    if not (own or chat.private or chat.admin(world.bot.id)):
        bad("message can't be deleted")
    if world.clock.now() - message.json["date"] > DELETABLE_FOR and not chat.admin(world.bot.id):
        bad("message can't be deleted for everyone")
    world.remove(chat, message)


@method("deleteMessage")
def delete_message(world: World, params: Json) -> bool:
    """Delete a message for everybody."""
    chat = chat_for(world, params, Right.WRITE)
    _delete(world, chat, message_for(chat, params, "message to delete"))
    return True


@method("deleteMessages")
def delete_messages(world: World, params: Json) -> bool:
    """Delete several messages; those not found are passed over."""
    chat = chat_for(world, params, Right.WRITE)
    numbers: Any = params.get("message_ids")
    if not numbers:
        bad("message identifiers are not specified")
    if not isinstance(numbers, list):
        bad("expected an Array of message identifiers")
    if len(numbers) > 100:
        bad("too many message identifiers specified")
    if not all(isinstance(number, int) for number in numbers):
        bad("message identifier must be a Number")
    for found in [chat.messages[n] for n in numbers if n in chat.messages]:
        _delete(world, chat, found)
    return True


def _check_pins(world: World, chat: Chat) -> None:
    """In a group only administrators pin."""
    if not chat.private and not chat.admin(world.bot.id):
        bad("not enough rights to manage pinned messages in the chat")


@method("pinChatMessage")
def pin_chat_message(world: World, params: Json) -> bool:
    """Pin a message at the top of the chat."""
    chat = chat_for(world, params, Right.WRITE)
    message = message_for(chat, params, "message to pin")
    _check_pins(world, chat)
    if message.id in chat.pins:
        chat.pins.remove(message.id)
    chat.pins.append(message.id)
    message.pinned = True
    message.seq = world.event("pin", chat_id=chat.id, message_id=message.id)
    chat.changed.ring()
    return True


@method("unpinChatMessage")
def unpin_chat_message(world: World, params: Json) -> bool:
    """Take a message, or the newest pinned one, from the top of the chat."""
    chat = chat_for(world, params, Right.WRITE)
    _check_pins(world, chat)
    number = params.get("message_id") or (chat.pins[-1] if chat.pins else 0)
    message = message_for(chat, {"message_id": number}, "message to unpin")
    _unpin(world, chat, message)
    return True


def _unpin(world: World, chat: Chat, message: Message) -> None:
    """Take one pin away."""
    if message.id in chat.pins:
        chat.pins.remove(message.id)
    message.pinned = False
    message.seq = world.event("pin", chat_id=chat.id, message_id=message.id)
    chat.changed.ring()


@method("unpinAllChatMessages")
def unpin_all_chat_messages(world: World, params: Json) -> bool:
    """Take all messages from the top of the chat."""
    chat = chat_for(world, params, Right.WRITE)
    _check_pins(world, chat)
    for number in list(chat.pins):
        _unpin(world, chat, chat.messages[number])
    return True
