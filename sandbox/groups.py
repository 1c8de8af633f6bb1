"""What happens in groups and channels: joining, the bot's standing, titles, the upgrade to a supergroup."""

from sandbox.acts import act
from sandbox.errors import ControlError
from sandbox.model import Chat, Json, Member, Message, User
from sandbox.people import say, sent, text_body
from sandbox.world import World


def _service(world: World, chat: Chat, by: User, body: Json) -> Message:
    """Put a service message into a chat and tell the bot."""
    message = world.post(chat, by, body)
    world.tell(chat, message)
    return message


def _admin(world: World, chat: Chat, by: int) -> User:
    """The administrator who acts."""
    user = world.user(by)
    if not chat.admin(user.id):
        raise ControlError(f"{user.first_name} does not administer {chat.title}")
    return user


def _told(world: World, chat: Chat) -> Json:
    """What an act on a group tells."""
    return {"id": chat.id, "title": chat.title, "type": chat.type, "seq": world.seq}


@act
def group(
    world: World,
    title: str,
    creator: int,
    members: list[int] | None = None,
    kind: str = "group",
    with_bot: bool = False,
) -> Json:
    """A new group (`group`, `supergroup`) or `channel`, with the bot in it from the start if wanted."""
    if kind not in {"group", "supergroup", "channel"}:
        raise ControlError(f"no such kind of chat: {kind}")
    chat = Chat(_new_id(world, kind), kind, title)
    owner = world.user(creator)
    chat.members[owner.id] = Member(owner, "creator")
    for user_id in members or []:
        chat.members.setdefault(user_id, Member(world.user(user_id)))
    world.chats[chat.id] = chat
    world.event("chat", chat_id=chat.id, title=title, type=kind)
    if with_bot:
        world.set_status(chat, world.bot, "administrator" if kind == "channel" else "member", by=owner)
    if kind == "group":
        _service(world, chat, owner, {"group_chat_created": True})
    return _told(world, chat)


def _new_id(world: World, kind: str) -> int:
    """The id of a new chat, in the range of its kind."""
    name = "next_group_id" if kind == "group" else "next_supergroup_id"
    number: int = getattr(world, name)
    setattr(world, name, number - 1)
    return number


@act
def add_bot(world: World, chat: int, by: int, admin: bool = False) -> Json:
    """Put the bot into a group."""
    place, user = world.chat(chat), world.user(by)
    if not place.present(user.id):
        raise ControlError(f"{user.first_name} is not in {place.title}")
    if place.present(world.bot.id):
        raise ControlError(f"the bot is in {place.title} already")
    as_admin = admin or place.type == "channel"
    world.set_status(place, world.bot, "administrator" if as_admin else "member", by=user)
    if place.type != "channel":
        _service(world, place, user, {"new_chat_members": [world.bot.json()]})
    return _told(world, place)


@act
def remove_bot(world: World, chat: int, by: int) -> Json:
    """Throw the bot out of a group."""
    place = world.chat(chat)
    user = _admin(world, place, by)
    if place.type == "group":
        _service(world, place, user, {"left_chat_member": world.bot.json()})
    world.set_status(place, world.bot, "kicked", by=user)
    return _told(world, place)


@act
def promote_bot(world: World, chat: int, by: int) -> Json:
    """Make the bot an administrator."""
    place = world.chat(chat)
    if not place.present(world.bot.id):
        raise ControlError(f"the bot is not in {place.title}")
    world.set_status(place, world.bot, "administrator", by=_admin(world, place, by))
    return _told(world, place)


@act
def demote_bot(world: World, chat: int, by: int) -> Json:
    """Make the bot an ordinary member."""
    place = world.chat(chat)
    world.set_status(place, world.bot, "member", by=_admin(world, place, by))
    return _told(world, place)


@act
def promote(world: World, chat: int, by: int, person: int, anonymous: bool = False) -> Json:
    """Make somebody an administrator."""
    place = world.chat(chat)
    world.set_status(place, world.user(person), "administrator", _admin(world, place, by), anonymous)
    return _told(world, place)


@act
def join(world: World, chat: int, person: int) -> Json:
    """Join a group."""
    place, user = world.chat(chat), world.user(person)
    world.set_status(place, user, "member", by=user)
    if place.type != "channel":
        _service(world, place, user, {"new_chat_members": [user.json()]})
    return _told(world, place)


@act
def leave(world: World, chat: int, person: int) -> Json:
    """Leave a group."""
    place, user = world.chat(chat), world.user(person)
    if not place.present(user.id):
        raise ControlError(f"{user.first_name} is not in {place.title}")
    world.set_status(place, user, "left", by=user)
    if place.type != "channel":
        _service(world, place, user, {"left_chat_member": user.json()})
    return _told(world, place)


@act
def rename(world: World, chat: int, by: int, title: str) -> Json:
    """Give a group another title."""
    place = world.chat(chat)
    user = _admin(world, place, by)
    place.title = title
    _service(world, place, user, {"new_chat_title": title})
    return _told(world, place)


@act
def migrate(world: World, chat: int) -> Json:
    """Upgrade a group to a supergroup: a new id, messages counted anew, the old id answers no more."""
    old = world.chat(chat)
    if old.type != "group" or old.migrated_to is not None:
        raise ControlError(f"{old.title} is no basic group")
    new = Chat(_new_id(world, "supergroup"), "supergroup", old.title, dict(old.members))
    world.chats[new.id] = new
    creator = next(member.user for member in old.members.values() if member.status == "creator")
    _service(world, old, creator, {"migrate_to_chat_id": new.id})
    old.migrated_to = new.id
    message = world.post(new, world.anonymous, {"migrate_from_chat_id": old.id}, sender_chat=new.json())
    world.tell(new, message)
    world.event("migrate", chat_id=old.id, to_chat_id=new.id)
    return _told(world, new)


@act
def write_anonymous(world: World, chat: int, text: str, reply_to: int | None = None) -> Json:
    """Write as the group itself, as an anonymous administrator does."""
    place = world.chat(chat)
    if place.type not in {"group", "supergroup"}:
        raise ControlError(f"{place.title} is no group")
    return say(world, place, world.anonymous, text_body(text), reply_to, sender_chat=place.json())


@act
def post(world: World, chat: int, by: int, text: str) -> Json:
    """Write in a channel."""
    place = world.chat(chat)
    user = _admin(world, place, by)
    message = world.post(place, user, text_body(text))
    return sent(message, world.tell(place, message))
