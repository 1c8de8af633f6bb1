"""What the page shows: who is here, their chats, one chat's newest messages, the menu, the bot's last calls."""

import json
from itertools import islice
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.control import answer, number, seen
from sandbox.model import Chat, Json, Message, User
from sandbox.reading import unread
from sandbox.world import Call, World

MESSAGES_MOST = 1000
CALLS_MOST = 500
KEYBOARD_WITHIN = 200  # a reply keyboard older than so many messages is no longer shown
PARAMS_MOST = 4000  # characters of a call's parameters or answer that are shown


class Views:
    """The routes under /control that only look."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        """All routes."""
        return [
            Route("/control/people", self.people),
            Route("/control/chats", self.chats),
            Route("/control/chat", self.chat),
            Route("/control/menu", self.menu),
            Route("/control/wire", self.wire),
        ]

    def _user(self, request: Request) -> User:
        return self.world.user(int(number(request, "person")))

    def _places(self, user: User) -> list[Chat]:
        """The chats somebody is in; a group that was upgraded has left its place to the new one."""
        chats = (chat for chat in self.world.chats.values() if chat.migrated_to is None)
        return [chat for chat in chats if not chat.private and chat.present(user.id)]

    # -- people

    async def people(self, request: Request) -> Response:
        """Everybody who is here, with what is unread over all their chats."""
        counts: dict[int, int] = {}
        for chat in self.world.chats.values():
            for user_id in chat.members if chat.messages and chat.migrated_to is None else ():
                if user_id != self.world.bot.id and chat.present(user_id):
                    counts[user_id] = counts.get(user_id, 0) + unread(self.world, chat, user_id)
        humans = [user for user in self.world.users.values() if not user.is_bot]
        found = [self._person(user) | {"unread": counts.get(user.id, 0)} for user in humans]
        return answer({"people": found, "bot": self.world.bot.json(), "seq": self.world.seq})

    @staticmethod
    def _person(user: User) -> Json:
        """Somebody, as the page needs it."""
        return {
            "id": user.id,
            "name": user.first_name,
            "username": user.username,
            "started": user.started,
            "blocked": user.blocked,
            "deactivated": user.deactivated,
        }

    # -- chats

    async def chats(self, request: Request) -> Response:
        """Somebody's chats: first the one with the bot, whether or not it was opened, then the groups."""
        user = self._user(request)
        groups = [self._overview(chat, user, chat.title) for chat in self._places(user)]
        private = self.world.chats.get(user.id) or Chat(user.id, "private")
        first = self._overview(private, user, self.world.bot.first_name)
        return answer({"person": self._person(user), "chats": [first, *groups], "seq": self.world.seq})

    def _overview(self, chat: Chat, user: User, title: str) -> Json:
        """One line of the list of chats."""
        last = next(reversed(chat.messages.values()), None)
        return {
            "id": chat.id,
            "type": chat.type,
            "title": title,
            "unread": unread(self.world, chat, user.id),
            "members": sum(member.present for member in chat.members.values()),
            "bot_inside": chat.private or chat.present(self.world.bot.id),
            "last": seen(last) if last is not None else None,
            "keyboard": _keyboard(chat),
        }

    async def chat(self, request: Request) -> Response:
        """The newest messages of a chat, or those before one; whether there are earlier ones; the newest pin."""
        chat = self.world.chats.get(int(number(request, "chat")))
        if chat is None:
            return answer({"messages": [], "earlier": False, "pin": None, "seq": self.world.seq})
        most = min(MESSAGES_MOST, max(1, int(number(request, "last", 200))))
        found = _newest(chat, int(number(request, "before")), most + 1)
        pin = chat.messages[chat.pins[-1]] if chat.pins else None
        return answer(
            {
                "messages": [seen(message) for message in found[-most:]],
                "earlier": len(found) > most,
                "pin": seen(pin) if pin is not None else None,
                "seq": self.world.seq,
            }
        )

    # -- the menu of commands

    async def menu(self, request: Request) -> Response:
        """The commands offered to somebody in a chat: the narrowest scope first, the own language first."""
        user = self._user(request)
        chat_id = int(number(request, "chat", user.id))
        chat = self.world.chats.get(chat_id)
        language = request.query_params.get("language", "") or (user.language_code or "")[:2]
        for scope in _scopes(user, chat_id, admin=chat is not None and chat.admin(user.id)):
            for spoken in (language, ""):
                if found := self.world.commands.get((json.dumps(scope, sort_keys=True), spoken)):
                    return answer({"commands": found})
        return answer({"commands": []})

    # -- the wire

    async def wire(self, request: Request) -> Response:
        """The bot's last calls, oldest first: of one method, to one chat, with or without getUpdates."""
        query = request.query_params
        method, polls = query.get("method", "").lower(), query.get("polls") == "1"
        chat_id = int(number(request, "chat"))
        most = min(CALLS_MOST, max(1, int(number(request, "last", 100))))
        found: list[Json] = []
        for call in reversed(self.world.log):
            if len(found) >= most:
                break
            name = call.method.lower()
            wanted = (polls or name != "getupdates") if not method else method in name
            if wanted and (not chat_id or call.params.get("chat_id") == chat_id):
                found.append(_shown(call))
        return answer({"calls": found[::-1], "now": self.world.clock.now(), "total": self.world.calls})


def _keyboard(chat: Chat) -> Json | None:
    """The reply keyboard in force: that of the last message which brought or removed one."""
    newest = islice(reversed(chat.messages.values()), KEYBOARD_WITHIN)
    return next((message.keyboard for message in newest if message.keyboard is not None), None)


def _newest(chat: Chat, before: int, most: int) -> list[Message]:
    """The last messages of a chat, oldest first; `before` 0 means up to the newest."""
    found: list[Message] = []
    for message in reversed(chat.messages.values()):
        if len(found) >= most:
            break
        if not before or message.id < before:
            found.append(message)
    return found[::-1]


def _scopes(user: User, chat_id: int, admin: bool) -> list[Json]:
    """The scopes of menus that apply, the narrowest first, as Telegram's clients look for them."""
    if chat_id == user.id:
        return [{"type": "chat", "chat_id": chat_id}, {"type": "all_private_chats"}, {"type": "default"}]
    scopes: list[Json] = [{"type": "chat_member", "chat_id": chat_id, "user_id": user.id}]
    scopes += [{"type": "chat_administrators", "chat_id": chat_id}] if admin else []
    scopes += [{"type": "chat", "chat_id": chat_id}]
    scopes += [{"type": "all_chat_administrators"}] if admin else []
    return [*scopes, {"type": "all_group_chats"}, {"type": "default"}]


def _shown(call: Call) -> Json:
    """A call with long parameters and answers cut."""
    return call.json() | {"params": _cut(call.params), "answer": _cut(call.answer)}


def _cut(value: Any) -> str:
    """A value as readable text, not too long."""
    text = json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode()
    return text if len(text) <= PARAMS_MOST else text[:PARAMS_MOST] + " …"
