"""People and groups as the control client's handles; see client.py."""

import base64
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from sandbox.seen import Answer, Json, NotSeen, Seen, Sent, seen_from

if TYPE_CHECKING:
    from sandbox.client import Sandbox

Wanted = str | Callable[[Seen], bool]
ANSWER_WITHIN = 10.0  # seconds a tap waits for the bot


class Moment(Protocol):
    """Anything with a `seq`."""

    @property
    def seq(self) -> int:
        """The moment."""


After = int | Moment


def moment(after: After) -> int:
    """The moment meant by a number or by something that happened."""
    return after if isinstance(after, int) else after.seq


def dump(where: str, wanted: Wanted, messages: Sequence[Seen]) -> str:
    """What was waited for and what is there instead, for a person to read."""
    what = repr(wanted) if isinstance(wanted, str) else "a fitting message"
    shown = "\n".join(str(message) for message in messages[-15:]) or "(nothing)"
    return f"{what} did not come to {where}. There is:\n{shown}"


class Place:
    """A chat somebody looks into."""

    def __init__(self, sandbox: "Sandbox", id: int, name: str) -> None:
        self.sandbox = sandbox
        self.id = id
        self.name = name

    async def _look(self, after: After, wait: float = 0, everyone: bool = False) -> list[Seen]:
        query: Json = {"chat": self.id, "after": moment(after), "wait": wait, "everyone": int(everyone)}
        found = await self.sandbox.get("messages", **query)
        return [seen_from(each, self.sandbox.bot_id) for each in found["messages"]]

    async def wait(self, wanted: Wanted, timeout: float = 10, after: After = 0) -> Seen:  # noqa: ASYNC109
        """The newest message from the bot that fits (a text it holds, or a test), new or edited after a moment."""
        fits = (lambda seen: wanted in seen.text) if isinstance(wanted, str) else wanted
        since, deadline, left = moment(after), time.monotonic() + timeout, 0.0
        while True:
            messages = await self._look(since, wait=left)
            for seen in reversed(messages):
                if fits(seen):
                    return seen
                since = max(since, seen.seq)
            left = deadline - time.monotonic()
            if left <= 0:
                raise NotSeen(dump(f"{self.name} in {timeout} s", wanted, await self._look(0)))


class Person(Place):
    """Somebody with a Telegram account."""

    async def _act(self, act: str, **arguments: Any) -> Json:
        found: Json = await self.sandbox.do(act, person=self.id, **arguments)
        return found

    async def start(self, payload: str = "") -> Sent:
        """Press Start, with the payload of a link."""
        return Sent(**await self._act("start", payload=payload))

    async def write(self, text: str, chat: "Group | None" = None, reply_to: int | None = None) -> Sent:
        """Write a text, in private or in a group."""
        return Sent(**await self._act("write", text=text, chat=chat.id if chat else None, reply_to=reply_to))

    async def edit(self, message_id: int, text: str, chat: "Group | None" = None) -> Sent:
        """Edit an own message."""
        place = chat.id if chat else None
        return Sent(**await self._act("edit", message_id=message_id, text=text, chat=place))

    async def press(self, message: Seen, data: str, timeout: float = ANSWER_WITHIN) -> Answer:  # noqa: ASYNC109
        """Tap a button, by its data or by the beginning of it that ends in ':' and only one button has."""
        arguments = {"chat": message.chat_id, "message_id": message.message_id, "data": data}
        return await self._answer(await self._act("press", **arguments), timeout)

    async def press_raw(
        self,
        chat_id: int,
        message_id: int,
        data: str,
        timeout: float = ANSWER_WITHIN,  # noqa: ASYNC109
    ) -> Answer:
        """Tap a button that may not be there, as an old or hostile client can."""
        arguments: Json = {"chat": chat_id, "message_id": message_id, "data": data, "raw": True}
        return await self._answer(await self._act("press", **arguments), timeout)

    async def _answer(self, press: Json, within: float) -> Answer:
        found = await self.sandbox.get("press", id=press["query_id"], wait=within)
        return Answer(
            answered=found["answered"],
            text=found.get("text", ""),
            show_alert=found.get("show_alert", False),
            url=found.get("url", ""),
            seq=press["seq"],
            query_id=press["query_id"],
        )

    async def _file(
        self, kind: str, data: bytes, name: str, mime: str, caption: str, chat: "Group | None"
    ) -> Sent:
        about = {"name": name, "mime": mime, "caption": caption, "chat": chat.id if chat else None}
        return Sent(**await self._act("send_file", kind=kind, data=base64.b64encode(data).decode(), **about))

    async def send_document(
        self, name: str, data: bytes, caption: str = "", mime: str = "", chat: "Group | None" = None
    ) -> Sent:
        """Send a file."""
        return await self._file("document", data, name, mime, caption, chat)

    async def send_photo(self, data: bytes, caption: str = "", chat: "Group | None" = None) -> Sent:
        """Send a picture (PNG or JPEG)."""
        return await self._file("photo", data, "photo.jpg", "", caption, chat)

    async def send_voice(self, data: bytes = b"OggS", caption: str = "", chat: "Group | None" = None) -> Sent:
        """Send a voice message."""
        return await self._file("voice", data, "voice.oga", "audio/ogg", caption, chat)

    async def send_video(self, caption: str = "", *, round: bool = False, data: bytes = b"ftyp") -> Sent:
        """Send a film, or a round one (which has no caption)."""
        return await self._file("video_note" if round else "video", data, "film.mp4", "", caption, None)

    async def send_location(self, latitude: float, longitude: float, chat: "Group | None" = None) -> Sent:
        """Send a place."""
        place = chat.id if chat else None
        return Sent(**await self._act("send_location", latitude=latitude, longitude=longitude, chat=place))

    async def send_contact(self, phone: str, chat: "Group | None" = None) -> Sent:
        """Send the own telephone number."""
        return Sent(**await self._act("send_contact", phone=phone, chat=chat.id if chat else None))

    async def block(self) -> Sent:
        """Block the bot."""
        return Sent(**await self._act("block"))

    async def unblock(self) -> Sent:
        """Unblock the bot."""
        return Sent(**await self._act("unblock"))

    async def deactivate(self) -> None:
        """Delete the account."""
        await self._act("deactivate")

    async def inbox(self, after: After = 0) -> list[Seen]:
        """The bot's messages in the private chat as they are now, new or edited after a moment."""
        return await self._look(after)

    async def conversation(self) -> list[Seen]:
        """Both sides of the private chat."""
        return await self._look(0, everyone=True)


class Group(Place):
    """A group, supergroup or channel; `id` follows an upgrade done through this handle."""

    @property
    def title(self) -> str:
        """The title of the group."""
        return self.name

    async def _act(self, act: str, **arguments: Any) -> Json:
        found: Json = await self.sandbox.do(act, chat=self.id, **arguments)
        return found

    async def add_bot(self, by: Person, admin: bool = False) -> Sent:
        """Put the bot into the group."""
        return Sent((await self._act("add_bot", by=by.id, admin=admin))["seq"], self.id)

    async def remove_bot(self, by: Person) -> Sent:
        """Throw the bot out."""
        return Sent((await self._act("remove_bot", by=by.id))["seq"], self.id)

    async def promote_bot(self, by: Person) -> Sent:
        """Make the bot an administrator."""
        return Sent((await self._act("promote_bot", by=by.id))["seq"], self.id)

    async def demote_bot(self, by: Person) -> Sent:
        """Make the bot an ordinary member."""
        return Sent((await self._act("demote_bot", by=by.id))["seq"], self.id)

    async def promote(self, by: Person, person: Person, anonymous: bool = False) -> Sent:
        """Make somebody an administrator."""
        found = await self._act("promote", by=by.id, person=person.id, anonymous=anonymous)
        return Sent(found["seq"], self.id)

    async def migrate(self) -> int:
        """Upgrade to a supergroup; the new id, which this handle follows."""
        self.id = (await self._act("migrate"))["id"]
        return self.id

    async def rename(self, by: Person, title: str) -> Sent:
        """Give the group another title."""
        found = await self._act("rename", by=by.id, title=title)
        self.name = title
        return Sent(found["seq"], self.id)

    async def join(self, person: Person) -> Sent:
        """Somebody joins."""
        return Sent((await self._act("join", person=person.id))["seq"], self.id)

    async def leave(self, person: Person) -> Sent:
        """Somebody leaves."""
        return Sent((await self._act("leave", person=person.id))["seq"], self.id)

    async def write_anonymous(self, text: str, reply_to: int | None = None) -> Sent:
        """Write as the group itself, as an anonymous administrator does."""
        return Sent(**await self._act("write_anonymous", text=text, reply_to=reply_to))

    async def post(self, by: Person, text: str) -> Sent:
        """Write in a channel."""
        return Sent(**await self._act("post", by=by.id, text=text))

    async def messages(self, after: After = 0, everyone: bool = False) -> list[Seen]:
        """The bot's messages in the group as they are now; with `everyone` all messages."""
        return await self._look(after, everyone=everyone)
