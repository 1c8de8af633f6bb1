"""What the stand-in remembers: people, chats, messages, files, presses."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.wakeups import Wakeup

Json = dict[str, Any]

ANONYMOUS_ADMIN = 1087968824  # the account Telegram shows for anonymous administrators
RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
)


@dataclass(slots=True)
class User:
    """An account: a person, the bot, or Telegram's anonymous administrator."""

    id: int
    first_name: str
    username: str = ""
    language_code: str | None = None
    is_bot: bool = False
    known: bool = False  # the bot has met this account somewhere
    started: bool = False  # the private chat with the bot was opened by the person
    blocked: bool = False
    deactivated: bool = False

    def json(self) -> Json:
        """The account as Telegram's User."""
        found: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            found["username"] = self.username
        if self.language_code:
            found["language_code"] = self.language_code
        return found


@dataclass(slots=True)
class Member:
    """Somebody's standing in a chat."""

    user: User
    status: str = "member"  # creator | administrator | member | left | kicked
    anonymous: bool = False

    @property
    def present(self) -> bool:
        """Whether the account is in the chat now."""
        return self.status in {"creator", "administrator", "member"}

    @property
    def admin(self) -> bool:
        """Whether the account administers the chat."""
        return self.status in {"creator", "administrator"}

    def json(self) -> Json:
        """The standing as Telegram's ChatMember."""
        found: Json = {"user": self.user.json(), "status": self.status}
        if self.status == "creator":
            found["is_anonymous"] = self.anonymous
        elif self.status == "administrator":
            found |= {"can_be_edited": False, "is_anonymous": self.anonymous} | dict.fromkeys(RIGHTS, True)
        elif self.status == "kicked":
            found["until_date"] = 0
        return found


@dataclass(slots=True)
class Message:
    """A message as both sides see it now; `json` is replaced, never changed in place."""

    chat_id: int
    id: int
    json: Json
    seq: int  # the moment of its last change
    sender_id: int
    edits: int = 0
    pinned: bool = False
    keyboard: Json | None = None  # a reply keyboard, which Telegram's Message does not show
    silent: bool = False


@dataclass(slots=True)
class Chat:
    """A private chat, group, supergroup or channel."""

    id: int
    type: str
    title: str = ""
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    next_message_id: int = 1  # for supergroups and channels; the others share the bot's own count
    migrated_to: int | None = None
    pins: list[int] = field(default_factory=list)
    changed: Wakeup = field(default_factory=Wakeup)

    @property
    def private(self) -> bool:
        """Whether this is a chat of two."""
        return self.type == "private"

    def member(self, user_id: int) -> Member | None:
        """Somebody's standing, None for who never was here."""
        return self.members.get(user_id)

    def present(self, user_id: int) -> bool:
        """Whether the account is in the chat now."""
        found = self.members.get(user_id)
        return found is not None and found.present

    def admin(self, user_id: int) -> bool:
        """Whether the account administers the chat."""
        found = self.members.get(user_id)
        return found is not None and found.admin

    def json(self) -> Json:
        """The chat as Telegram's Chat."""
        if self.private:
            user = self.members[self.id].user
            found: Json = {"id": self.id, "type": "private", "first_name": user.first_name}
            return found | ({"username": user.username} if user.username else {})
        found = {"id": self.id, "type": self.type, "title": self.title}
        return found | ({"all_members_are_administrators": False} if self.type == "group" else {})


@dataclass(slots=True)
class File:
    """A file somebody sent; `about` is Telegram's Document, Voice or PhotoSize without the ids."""

    id: str
    unique_id: str
    path: str
    data: bytes
    kind: str  # document | photo | voice | video | video_note
    about: Json

    def json(self) -> Json:
        """The file as it stands in a message."""
        return (
            {"file_id": self.id, "file_unique_id": self.unique_id}
            | self.about
            | {"file_size": len(self.data)}
        )


@dataclass(slots=True)
class Press:
    """A tap on a button, waiting for the bot's answer."""

    id: str
    user_id: int
    pressed_at: float
    answer: Json | None = None
    done: Wakeup = field(default_factory=Wakeup)
