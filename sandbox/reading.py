"""What somebody has not read yet, and reading it."""

from sandbox.acts import act
from sandbox.errors import ControlError
from sandbox.model import Chat, Json
from sandbox.world import World

COUNT_MOST = 99  # a badge shows no more


def unread(world: World, chat: Chat, person: int) -> int:
    """How many messages of others somebody has not opened, at most 99."""
    marker, count = world.read.get((person, chat.id), 0), 0
    for number, message in reversed(chat.messages.items()):
        if number <= marker or count >= COUNT_MOST:
            break
        count += message.sender_id != person
    return count


@act
def read(world: World, person: int, chat: int) -> Json:
    """Open a chat: everything in it is read. The bot is told nothing, as in Telegram."""
    user, place = world.user(person), world.chats.get(chat)
    if place is None or not place.present(user.id):
        raise ControlError(f"{user.first_name} is not in the chat {chat}")
    newest = next(reversed(place.messages), 0)
    if world.read.get((user.id, place.id), 0) < newest:
        world.read[user.id, place.id] = newest
        world.event("read", user_id=user.id, chat_id=place.id)
    return {"seq": world.seq}
