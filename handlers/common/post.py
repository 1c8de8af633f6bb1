"""Queueing what the bot says: Notices go into words here and into the outbox, with the facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from domain.notice import Lane, Notice
from storage import chats, outbox
from storage.database import Tx
from storage.outbox import Outgoing

from . import render


class Addressee(Protocol):
    """Anything with a chat and a language, such as storage.people.Reader."""

    @property
    def chat_id(self) -> int: ...
    @property
    def language(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Post:
    """The post office of one transaction. `now` is in seconds; `language` is the village's."""

    tx: Tx
    now: int
    zone: ZoneInfo
    language: str

    async def send(
        self,
        to: Addressee,
        notice: Notice,
        *,
        lane: Lane = Lane.REPLY,
        ref: str = "",
        reply_to: str | int = "",
        vital: bool | None = None,
        silent: bool = False,
    ) -> None:
        """Queue one message. `ref` names it for later; `reply_to` is a ref or a message's number."""
        await outbox.put(self.tx, self._message(to, notice, lane, ref, reply_to, vital, silent), self.now)

    async def send_all(
        self,
        readers: Iterable[Addressee],
        notice: Notice,
        *,
        lane: Lane = Lane.DUTY,
        ref: str = "",
        reply_to: str = "",
        vital: bool | None = None,
        silent: bool = False,
    ) -> int:
        """Queue the same message to many chats, in their order; gives how many."""
        made: dict[str, Outgoing] = {}  # one a language: ten thousand chats get the same words
        rows = []
        for to in readers:
            language = to.language or self.language
            if language not in made:
                made[language] = self._message(to, notice, lane, ref, reply_to, vital, silent)
            rows.append(replace(made[language], chat_id=to.chat_id))
        await outbox.put_many(self.tx, rows, self.now)
        return len(rows)

    async def edit(
        self, to: Addressee, target: str | int, notice: Notice, *, lane: Lane = Lane.REPLY
    ) -> None:
        """Queue new content for a message, named by its ref or its number; no buttons takes them away."""
        language = to.language or self.language
        payload = render.message(notice, language, self.zone)
        await self._aim("editMessageText", to, target, payload, lane)

    async def drop_buttons(self, to: Addressee, target: str | int, *, lane: Lane = Lane.REPLY) -> None:
        """Queue taking the buttons off a message."""
        await self._aim("editMessageReplyMarkup", to, target, {}, lane)

    async def pin(self, to: Addressee, target: str | int, *, lane: Lane = Lane.BULK) -> None:
        """Queue pinning a message (needs the right in a group; without it nothing happens)."""
        await self._aim("pinChatMessage", to, target, {"disable_notification": True}, lane)

    async def document(
        self, to: Addressee, name: str, content: bytes, caption: Notice, *, lane: Lane = Lane.REPLY
    ) -> None:
        """Queue a file with a caption."""
        await self._file("sendDocument", to, name, content, caption, lane)

    async def photo(
        self,
        to: Addressee,
        name: str,
        content: bytes,
        caption: Notice,
        *,
        lane: Lane = Lane.REPLY,
        ref: str = "",
    ) -> None:
        """Queue a picture with a caption."""
        await self._file("sendPhoto", to, name, content, caption, lane, ref)

    async def change_photo(
        self, to: Addressee, target: int, name: str, content: bytes, caption: Notice
    ) -> None:
        """Queue another picture and caption for a picture that is there, named by its message's number."""
        language = to.language or self.language
        row = Outgoing(
            to.chat_id,
            "editMessageMedia",
            {**render.caption(caption, language, self.zone), "message_id": target},
            needs=f"#{target}",
            vital=False,
            language=language,
            file_name=name,
            file=content,
        )
        await outbox.put(self.tx, row, self.now)

    async def call(
        self, to: Addressee, method: str, payload: dict[str, Any], *, lane: Lane = Lane.REPLY
    ) -> None:
        """Queue any other call of the Bot API that goes to a chat, such as sendLocation."""
        await outbox.put(
            self.tx,
            Outgoing(to.chat_id, method, payload, lane, language=to.language or self.language),
            self.now,
        )

    async def ensure_private(self, user_id: int, name: str, language: str | None) -> None:
        """Make a private chat known that the bot has not seen yet (an admin of the settings, say)."""
        if await chats.get(self.tx, user_id) is None:
            await chats.see(self.tx, user_id, "private", name, language, self.now)

    def _message(
        self,
        to: Addressee,
        notice: Notice,
        lane: Lane,
        ref: str,
        reply_to: str | int,
        vital: bool | None,
        silent: bool,
    ) -> Outgoing:
        language = to.language or self.language
        payload = render.message(notice, language, self.zone)
        if isinstance(reply_to, int):
            payload["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
        if silent:
            payload["disable_notification"] = True
        needs = reply_to if isinstance(reply_to, str) and reply_to else None
        return Outgoing(to.chat_id, "sendMessage", payload, lane, ref or None, needs, vital, language)

    async def _aim(
        self, method: str, to: Addressee, target: str | int, payload: dict[str, Any], lane: Lane
    ) -> None:
        needs = target
        if isinstance(target, int):
            payload["message_id"] = target
            needs = f"#{target}"
        row = Outgoing(
            to.chat_id,
            method,
            payload,
            lane,
            needs=str(needs),
            vital=False,
            language=to.language or self.language,
        )
        await outbox.put(self.tx, row, self.now)

    async def _file(
        self,
        method: str,
        to: Addressee,
        name: str,
        content: bytes,
        caption: Notice,
        lane: Lane,
        ref: str = "",
    ) -> None:
        language = to.language or self.language
        payload = render.caption(caption, language, self.zone)
        row = Outgoing(
            to.chat_id, method, payload, lane, ref or None, language=language, file_name=name, file=content
        )
        await outbox.put(self.tx, row, self.now)
