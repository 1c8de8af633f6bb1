"""What a chat handler gets: the update, who acts, the transaction's work, and ways to answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from telegram import Message, Update

from domain.notice import Lane, Notice
from domain.refusal import Refusal
from storage import dialogues
from storage.people import Reader

from .guard import Actor
from .work import Work

DIALOGUE_LASTS = timedelta(minutes=30)


@dataclass(slots=True)
class Desk:
    """One update on the desk. Answers go to the chat the update came from, in the actor's language."""

    update: Update
    work: Work
    actor: Actor
    file: bytes | None = None  # the document an official sent, fetched before the transaction
    file_problem: Refusal | None = None
    toasted: Notice | None = None
    alarm: bool = False
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def message(self) -> Message:
        """The message written, or the message whose button was pressed."""
        found = self.update.effective_message
        assert isinstance(found, Message)
        return found

    @property
    def text(self) -> str:
        """The words of the message, without blanks around them."""
        return (self.message.text or self.message.caption or "").strip()

    @property
    def args(self) -> list[str]:
        """What follows a command, split at blanks."""
        return self.text.split()[1:]

    @property
    def here(self) -> Reader:
        """The chat the update came from; in a group it has the group's language."""
        return Reader(self.actor.chat_id, self.actor.language)

    async def reply(self, notice: Notice, *, ref: str = "", lane: Lane = Lane.REPLY) -> None:
        """Answer in this chat; in a group as a reply to what was written."""
        reply_to: str | int = ""
        if not self.actor.private and self.update.callback_query is None:
            reply_to = self.message.message_id
        await self.work.post.send(self.here, notice, lane=lane, ref=ref, reply_to=reply_to)

    @property
    def pressed(self) -> int:
        """The number of the message whose button was pressed, also when Telegram hides the message."""
        query = self.update.callback_query
        assert query is not None and query.message is not None
        return query.message.message_id

    async def change(self, notice: Notice) -> None:
        """Give the message whose button was pressed a new content."""
        await self.work.post.edit(self.here, self.pressed, notice)

    async def take_buttons(self) -> None:
        """Take the buttons off the message whose button was pressed."""
        await self.work.post.drop_buttons(self.here, self.pressed)

    def toast(self, notice: Notice, *, alarm: bool = False) -> None:
        """Answer a button press with a short text over the chat; `alarm` wants a tap to go away."""
        self.toasted, self.alarm = notice, alarm

    async def ask(self, step: str, **data: Any) -> None:
        """Wait for this person's next message here; `step` is a name registered with `typed`."""
        expires = self.work.epoch + int(DIALOGUE_LASTS.total_seconds())
        await dialogues.ask(self.work.tx, self.actor.chat_id, self.actor.user_id, step, data, expires)

    async def stop_asking(self) -> bool:
        """Wait no longer; True when there was a question."""
        return await dialogues.close(self.work.tx, self.actor.chat_id, self.actor.user_id)
