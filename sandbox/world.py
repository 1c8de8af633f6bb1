"""The whole state of the stand-in, and the few ways it changes."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sandbox.clock import Clock
from sandbox.errors import ControlError
from sandbox.faults import Faults
from sandbox.files import Files
from sandbox.limits import Limits
from sandbox.model import ANONYMOUS_ADMIN, Chat, Json, Member, Message, Press, User
from sandbox.privacy import addressed
from sandbox.updates import UpdateQueue
from sandbox.wakeups import Wakeup

if TYPE_CHECKING:
    from sandbox.show import Show

MESSAGES_MOST = 100_000
LOG_MOST = 20_000
TOKEN = "700000001:sandbox-token-for-the-demo-only"
BOT_USERNAME = "ten_households_bot"


@dataclass(slots=True)
class Call:
    """One call of the bot and what it was answered."""

    id: int
    time: float
    method: str
    params: Json
    status: int = 0  # 0: the connection was cut
    answer: Any = None

    def json(self) -> Json:
        """The call for the control API."""
        return {name: getattr(self, name) for name in ("id", "time", "method", "params", "status", "answer")}


@dataclass
class Webhook:
    """Where updates are posted to, and how the last try went."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    ip_address: str = ""
    last_error_date: int = 0
    last_error_message: str = ""
    task: asyncio.Task[None] | None = None


@dataclass
class World:
    """One bot, and everybody it can meet."""

    token: str = TOKEN
    username: str = BOT_USERNAME
    privacy: bool = True
    clock: Clock = field(default_factory=Clock)
    webhook_pause: float = 0.5  # seconds before the second try of a delivery; doubles up to a minute

    def __post_init__(self) -> None:
        self.bot = User(int(self.token.partition(":")[0]), "Ten Households", self.username, is_bot=True)
        self.anonymous = User(ANONYMOUS_ADMIN, "Group", "GroupAnonymousBot", is_bot=True, known=True)
        self.changed = Wakeup()
        self.webhook = Webhook()
        self.show: Show | None = None
        self.clear()

    def clear(self) -> None:
        """Forget everything but the bot itself."""
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.updates = UpdateQueue(self.clock)
        self.limits = Limits(self.clock)
        self.faults = Faults()
        self.files = Files()
        self.presses: dict[str, Press] = {}
        self.read: dict[tuple[int, int], int] = {}  # (person, chat) -> the newest message that was opened
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.log: deque[Call] = deque(maxlen=LOG_MOST)
        self.calls = 0
        self.events: deque[Json] = deque(maxlen=LOG_MOST)
        self.seq = 0
        self.next_user_id = 500_001
        self.next_group_id = -4_000_001
        self.next_supergroup_id = -1_002_000_000_001
        self.next_message_id = 1
        self.next_press_id = 1
        self._kept: deque[tuple[int, int]] = deque()

    # -- what happened, for those who watch

    def event(self, kind: str, **about: Any) -> int:
        """Note that something happened; the moment it got."""
        self.seq += 1
        self.events.append({"seq": self.seq, "kind": kind, "time": self.clock.now()} | about)
        self.changed.ring()
        return self.seq

    # -- people and chats

    def user(self, user_id: int) -> User:
        """A person by id."""
        if (found := self.users.get(user_id)) is None:
            raise ControlError(f"nobody here has the id {user_id}")
        return found

    def chat(self, chat_id: int) -> Chat:
        """A chat by id, the newer one if it was upgraded."""
        if (found := self.chats.get(chat_id)) is None:
            raise ControlError(f"there is no chat {chat_id}")
        return found

    def private_chat(self, user: User) -> Chat:
        """The chat of a person with the bot, made when first needed."""
        if (found := self.chats.get(user.id)) is None:
            found = Chat(user.id, "private", members={user.id: Member(user), self.bot.id: Member(self.bot)})
            self.chats[user.id] = found
        return found

    # -- messages

    def take_message_id(self, chat: Chat) -> int:
        """The next message number: a supergroup counts by itself, the rest share the bot's count."""
        owner: Any = chat if chat.type in {"supergroup", "channel"} else self
        number: int = owner.next_message_id
        owner.next_message_id += 1
        return number

    def post(
        self, chat: Chat, sender: User, body: Json, reply: Message | None = None, **head: Any
    ) -> Message:
        """Put a message into a chat."""
        number = self.take_message_id(chat)
        json: Json = {"message_id": number, "date": int(self.clock.now()), "chat": chat.json()}
        if chat.type == "channel":
            json["sender_chat"] = json["chat"]
        else:
            json["from"] = sender.json()
        if reply is not None:
            json["reply_to_message"] = {k: v for k, v in reply.json.items() if k != "reply_to_message"}
        message = Message(chat.id, number, json | head | body, 0, sender.id)
        message.seq = self.event("message", chat_id=chat.id, message_id=number)
        chat.messages[number] = message
        self._kept.append((chat.id, number))
        if len(self._kept) > MESSAGES_MOST:
            old_chat, old_number = self._kept.popleft()
            self._forget(self.chats[old_chat], old_number)
        chat.changed.ring()
        return message

    @staticmethod
    def _forget(chat: Chat, number: int) -> None:
        """Drop the oldest message when there are too many."""
        chat.messages.pop(number, None)
        if number in chat.pins:
            chat.pins.remove(number)

    def change(self, chat: Chat, message: Message, json: Json) -> None:
        """Replace a message's content after an edit."""
        message.json = json | {"edit_date": int(self.clock.now())}
        message.edits += 1
        message.seq = self.event("edit", chat_id=chat.id, message_id=message.id)
        chat.changed.ring()

    def remove(self, chat: Chat, message: Message) -> None:
        """Delete a message for everybody."""
        chat.messages.pop(message.id, None)
        if message.id in chat.pins:
            chat.pins.remove(message.id)
        self.event("delete", chat_id=chat.id, message_id=message.id)
        chat.changed.ring()

    # -- what the bot is told

    def tell(self, chat: Chat, message: Message, edited: bool = False) -> int | None:
        """Queue a person's message for the bot, if it may see it; the update's id."""
        if not self.hears(chat, message):
            return None
        sender = self.users.get(message.sender_id)
        if sender is not None:
            sender.known = True
        kind = "channel_post" if chat.type == "channel" else "message"
        return self.updates.push(f"edited_{kind}" if edited else kind, message.json)

    def hears(self, chat: Chat, message: Message) -> bool:
        """Whether the bot sees a message: privacy mode hides chatter from it."""
        if chat.private:
            return True
        bot = chat.member(self.bot.id)
        if bot is None or not bot.present:
            return False
        if chat.type == "channel":
            return bot.admin
        return bot.admin or not self.privacy or addressed(message.json, self.bot)

    def set_status(self, chat: Chat, user: User, status: str, by: User, anonymous: bool = False) -> None:
        """Change somebody's standing in a chat and tell the bot what it is entitled to know."""
        member = chat.members.setdefault(user.id, Member(user, "left"))
        old = member.json()
        member.status, member.anonymous = status, anonymous
        self.event("member", chat_id=chat.id, user_id=user.id, status=status)
        own = user.id == self.bot.id
        if not own and not chat.admin(self.bot.id):
            return
        by.known = True
        change = {
            "chat": chat.json(),
            "from": by.json(),
            "date": int(self.clock.now()),
            "old_chat_member": old,
            "new_chat_member": member.json(),
        }
        self.updates.push("my_chat_member" if own else "chat_member", change)
