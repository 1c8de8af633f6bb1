"""What people do: write, press, send files, block - each act answers once the update is queued."""

import base64
import mimetypes
from typing import Any

from sandbox.acts import act
from sandbox.entities import detect, tidy
from sandbox.errors import ControlError
from sandbox.model import Chat, Json, Member, Message, Press, User
from sandbox.world import World

PRESSES_MOST = 20_000
TEXT_MOST = 4096


def sent(message: Message, update_id: int | None) -> Json:
    """What an act tells of the message it made."""
    return {"chat_id": message.chat_id, "message_id": message.id, "seq": message.seq, "update_id": update_id}


@act
def person(
    world: World, name: str, language: str | None = "zh-hans", id: int | None = None, username: str = ""
) -> Json:
    """A new person, or the one with this id."""
    while id is None and world.next_user_id in world.users:
        world.next_user_id += 1
    user_id = world.next_user_id if id is None else id
    if not 0 < user_id < 1 << 40:
        raise ControlError(f"{user_id} is no id of a person")
    user = world.users.get(user_id)
    if user is None:
        user = world.users[user_id] = User(user_id, name, username, language)
        world.event("person", user_id=user_id, name=name)
    return {"id": user.id, "name": user.first_name, "language": user.language_code}


def dialog(world: World, user: User) -> Chat:
    """The private chat of a person, who must not have blocked the bot."""
    if user.blocked:
        raise ControlError(f"{user.first_name} has blocked the bot")
    return world.private_chat(user)


def _place(world: World, user: User, chat_id: int | None) -> Chat:
    """Where a person writes: the private chat, or a group he or she is in."""
    if chat_id is None or chat_id == user.id:
        if not user.started:
            raise ControlError(f"{user.first_name} has not started the bot")
        return dialog(world, user)
    chat = world.chat(chat_id)
    if not chat.present(user.id):
        raise ControlError(f"{user.first_name} is not in {chat.title}")
    return chat


def say(world: World, chat: Chat, user: User, body: Json, reply_to: int | None, **head: Any) -> Json:
    """Put a person's message into a chat and tell the bot."""
    reply = chat.messages.get(reply_to) if reply_to is not None else None
    if reply_to is not None and reply is None:
        raise ControlError(f"there is no message {reply_to} to answer")
    message = world.post(chat, user, body, reply, **head)
    return sent(message, world.tell(chat, message))


def text_body(text: str) -> Json:
    """A person's text with the commands and links in it."""
    if len(text) > TEXT_MOST:
        raise ControlError(f"a message holds at most {TEXT_MOST} characters")
    text, _ = tidy(text, [])
    if not text:
        raise ControlError("there is nothing in the message")
    entities = detect(text, [])
    return {"text": text} | ({"entities": entities} if entities else {})


@act
def start(world: World, person: int, payload: str = "") -> Json:
    """Press Start in the private chat; somebody who had blocked the bot unblocks it."""
    user = world.user(person)
    if user.blocked:
        unblock(world, person)
    user.started = user.known = True
    text = f"/start {payload}" if payload else "/start"
    return say(world, world.private_chat(user), user, text_body(text), None)


@act
def write(world: World, person: int, text: str, chat: int | None = None, reply_to: int | None = None) -> Json:
    """Write a text."""
    user = world.user(person)
    return say(world, _place(world, user, chat), user, text_body(text), reply_to)


@act
def edit(world: World, person: int, message_id: int, text: str, chat: int | None = None) -> Json:
    """Edit an own message."""
    user = world.user(person)
    place = _place(world, user, chat)
    message = place.messages.get(message_id)
    if message is None or message.sender_id != user.id:
        raise ControlError(f"{user.first_name} has no message {message_id} here")
    rest = {key: value for key, value in message.json.items() if key not in {"text", "entities"}}
    world.change(place, message, rest | text_body(text))
    return sent(message, world.tell(place, message, edited=True))


@act
def send_file(
    world: World,
    person: int,
    kind: str,
    data: str,
    name: str = "",
    mime: str = "",
    caption: str = "",
    chat: int | None = None,
) -> Json:
    """Send a document, photo, voice or video message; `data` is base64."""
    user = world.user(person)
    place = _place(world, user, chat)
    mime = mime or mimetypes.guess_type(name)[0] or ""
    file = world.files.add(
        kind, name, mime, base64.b64decode(data), duration=0 if kind in ("photo", "document") else 3
    )
    body: Json = {kind: [file.json()] if kind == "photo" else file.json()}
    if caption:
        found = text_body(caption)
        body["caption"] = found["text"]
        body |= {"caption_entities": found["entities"]} if "entities" in found else {}
    return say(world, place, user, body, None)


@act
def send_location(
    world: World, person: int, latitude: float, longitude: float, chat: int | None = None
) -> Json:
    """Send a place."""
    user = world.user(person)
    body = {"location": {"latitude": latitude, "longitude": longitude}}
    return say(world, _place(world, user, chat), user, body, None)


@act
def send_contact(world: World, person: int, phone: str, chat: int | None = None) -> Json:
    """Send the own telephone number."""
    user = world.user(person)
    body = {"contact": {"phone_number": phone, "first_name": user.first_name, "user_id": user.id}}
    return say(world, _place(world, user, chat), user, body, None)


def _buttons(message: Message | None) -> list[str]:
    """The data of the buttons a message has now."""
    rows = [] if message is None else message.json.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


def _data(message: Message | None, wanted: str) -> str:
    """The button meant: its exact data, or the beginning of it that only one button has."""
    there = _buttons(message)
    fitting = [data for data in there if data == wanted or (wanted.endswith(":") and data.startswith(wanted))]
    if len(fitting) != 1:
        what = "no button" if not fitting else "more than one button"
        raise ControlError(f"{what} {wanted!r}; there are {there}")
    return fitting[0]


@act
def press(world: World, person: int, chat: int, message_id: int, data: str, raw: bool = False) -> Json:
    """Tap a button; `raw` taps one that is not there, as an old client may."""
    user = world.user(person)
    place = dialog(world, user) if chat == user.id else world.chat(chat)
    if not place.private and not place.present(user.id):
        raise ControlError(f"{user.first_name} is not in {place.title}")
    message = place.messages.get(message_id)
    data = data if raw else _data(message, data)
    query_id = str(4_000_000_000_000_000 + world.next_press_id)
    world.next_press_id += 1
    world.presses[query_id] = Press(query_id, user.id, world.clock.now())
    if len(world.presses) > PRESSES_MOST:
        world.presses.pop(next(iter(world.presses)))
    seq = world.event(
        "press", user_id=user.id, chat_id=place.id, message_id=message_id, data=data, query_id=query_id
    )
    gone = {"chat": place.json(), "message_id": message_id, "date": 0}
    shown = gone if message is None else message.json
    query = {
        "id": query_id,
        "from": user.json(),
        "message": shown,
        "chat_instance": str(place.id),
        "data": data,
    }
    user.known = True
    return {
        "query_id": query_id,
        "data": data,
        "seq": seq,
        "update_id": world.updates.push("callback_query", query),
    }


def _private_change(world: World, user: User, old: str, new: str) -> Json:
    """Tell the bot that a person blocked or unblocked it."""
    change = {
        "chat": world.private_chat(user).json(),
        "from": user.json(),
        "date": int(world.clock.now()),
        "old_chat_member": Member(world.bot, old).json(),
        "new_chat_member": Member(world.bot, new).json(),
    }
    seq = world.event("member", chat_id=user.id, user_id=world.bot.id, status=new)
    return {"seq": seq, "update_id": world.updates.push("my_chat_member", change)}


@act
def block(world: World, person: int) -> Json:
    """Block the bot."""
    user = world.user(person)
    if user.blocked:
        return {"seq": world.seq}
    user.blocked = user.known = True
    return _private_change(world, user, "member", "kicked")


@act
def unblock(world: World, person: int) -> Json:
    """Unblock the bot."""
    user = world.user(person)
    if not user.blocked:
        return {"seq": world.seq}
    user.blocked = False
    return _private_change(world, user, "kicked", "member")


@act
def deactivate(world: World, person: int) -> Json:
    """Delete the account; nothing is told to the bot."""
    world.user(person).deactivated = True
    return {"seq": world.event("deactivate", user_id=person)}
