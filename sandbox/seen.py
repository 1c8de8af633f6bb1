"""What the control client gives back: messages as people see them, answers, calls."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


class Refused(Exception):
    """The sandbox would not do it, because a person in Telegram could not."""


class NotSeen(AssertionError):
    """What was waited for did not come; the text shows what is there."""


@dataclass(frozen=True)
class Button:
    """A button under a message."""

    text: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True)
class Sent:
    """Something a person sent or did. `seq` is the moment: `wait(..., after=sent)` sees only what came later."""

    seq: int
    chat_id: int = 0
    message_id: int = 0
    update_id: int | None = None  # None: the bot does not see it (privacy mode, not asked for)


@dataclass(frozen=True)
class Answer:
    """What the bot answered to a tap."""

    answered: bool
    text: str = ""
    show_alert: bool = False
    url: str = ""
    seq: int = 0  # the moment of the tap
    query_id: str = ""


@dataclass(frozen=True)
class Call:
    """A call of the bot. `status` 0: the connection was cut."""

    id: int
    time: float
    method: str
    params: Json
    status: int
    answer: Any

    @property
    def result(self) -> Any:
        """The result of a call that went well, else None."""
        return self.answer.get("result") if isinstance(self.answer, dict) else None


@dataclass(frozen=True)
class Seen:
    """A message as a person sees it now."""

    chat_id: int
    message_id: int
    text: str  # of a file: its caption
    seq: int  # the moment of its last change
    date: int
    from_bot: bool
    sender_id: int = 0
    entities: list[Json] = field(default_factory=list)
    buttons: list[list[Button]] = field(default_factory=list)
    keyboard: list[list[str]] = field(default_factory=list)  # the reply keyboard, by its texts
    reply_to: int | None = None
    edits: int = 0
    pinned: bool = False
    silent: bool = False
    document: Json | None = None
    photo: Json | None = None  # the largest size
    voice: Json | None = None
    location: Json | None = None
    raw: Json = field(default_factory=dict)

    def button(self, data_prefix: str) -> Button:
        """The one button whose data begins so; raises if there is none or more than one."""
        there = [button for row in self.buttons for button in row]
        fitting = [button for button in there if button.data == data_prefix]
        fitting = fitting or [
            button for button in there if button.data and button.data.startswith(data_prefix)
        ]
        if len(fitting) != 1:
            raise NotSeen(f"{len(fitting)} buttons begin with {data_prefix!r} in:\n{self}")
        return fitting[0]

    def has_button(self, data_prefix: str) -> bool:
        """Whether any button's data begins so."""
        return any(
            button.data.startswith(data_prefix) for row in self.buttons for button in row if button.data
        )

    def __str__(self) -> str:
        marks = [f"#{self.message_id}", f"seq {self.seq}"]
        marks += [f"edited {self.edits}x"] if self.edits else []
        marks += [f"answers #{self.reply_to}"] if self.reply_to else []
        marks += ["pinned"] if self.pinned else []
        lines = [f"[{', '.join(marks)}] {self.text}"]
        if self.document is not None:
            lines.append(f"  file {self.document.get('file_name', '')}")
        for row in self.buttons:
            lines.append("  " + "  ".join(f"<{button.text} | {button.data or button.url}>" for button in row))
        return "\n".join(lines)


def seen_from(value: Json, bot_id: int) -> Seen:
    """A message out of the control API's JSON."""
    message = value["message"]
    keyboard = (value.get("keyboard") or {}).get("keyboard") or []
    sender = message.get("from", {}).get("id", 0)
    return Seen(
        chat_id=message["chat"]["id"],
        message_id=message["message_id"],
        text=message.get("text") or message.get("caption") or "",
        seq=value["seq"],
        date=message["date"],
        from_bot=sender == bot_id,
        sender_id=sender,
        entities=message.get("entities") or message.get("caption_entities") or [],
        buttons=_buttons(message.get("reply_markup", {}).get("inline_keyboard", [])),
        keyboard=[[key if isinstance(key, str) else key.get("text", "") for key in row] for row in keyboard],
        reply_to=message.get("reply_to_message", {}).get("message_id"),
        edits=value["edits"],
        pinned=value["pinned"],
        silent=value["silent"],
        document=message.get("document"),
        photo=message["photo"][-1] if "photo" in message else None,
        voice=message.get("voice"),
        location=message.get("location"),
        raw=message,
    )


def _buttons(rows: Sequence[Sequence[Json]]) -> list[list[Button]]:
    """The buttons under a message."""
    return [[Button(b["text"], b.get("callback_data", ""), b.get("url", "")) for b in row] for row in rows]
