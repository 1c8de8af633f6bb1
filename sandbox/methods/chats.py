"""What the bot may know of chats and their members."""

from sandbox.access import Right, chat_for
from sandbox.errors import bad
from sandbox.methods.registry import method
from sandbox.model import Chat, Json
from sandbox.world import World

GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


@method("getChat")
def get_chat(world: World, params: Json) -> Json:
    """All about a chat."""
    chat = chat_for(world, params, Right.READ)
    found = chat.json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }
    if chat.private:
        found["active_usernames"] = [found["username"]] if "username" in found else []
    if chat.pins:
        found["pinned_message"] = chat.messages[chat.pins[-1]].json
    return found


@method("getChatMember")
def get_chat_member(world: World, params: Json) -> Json:
    """Somebody's standing in a chat."""
    chat = chat_for(world, params, Right.READ if params.get("user_id") == world.bot.id else Right.EDIT)
    user_id = params.get("user_id", 0)
    if user_id <= 0:
        bad("invalid user_id specified")
    member = chat.member(user_id)
    if member is not None:
        member.user.known = True
        return member.json()
    user = world.users.get(user_id)
    if user is None or not user.known:
        bad("member not found")
    return {"user": user.json(), "status": "left"}


@method("getChatAdministrators")
def get_chat_administrators(world: World, params: Json) -> list[Json]:
    """The people who administer a group; other bots are left out."""
    chat = chat_for(world, params, Right.EDIT)
    if chat.private:
        bad("there are no administrators in the private chat")
    found = [member for member in chat.members.values() if member.admin]
    for member in found:
        member.user.known = True
    return [member.json() for member in found if not member.user.is_bot or member.user is world.bot]


@method("getChatMemberCount")
def get_chat_member_count(world: World, params: Json) -> int:
    """How many accounts are in a chat."""
    chat = chat_for(world, params, Right.EDIT)
    return sum(member.present for member in chat.members.values())


@method("leaveChat")
def leave_chat(world: World, params: Json) -> bool:
    """Leave a group."""
    chat: Chat = chat_for(world, params, Right.READ)
    if chat.private:
        bad("chat member status can't be changed in private chats")
    if chat.present(world.bot.id):
        world.set_status(chat, world.bot, "left", by=world.bot)
    return True
