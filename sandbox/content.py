"""What a bot may put into a message: text, captions, keyboards, replies - checked as Telegram checks them."""

import re
from typing import Any

from sandbox.entities import Entity, HtmlParser, detect, tidy, utf16
from sandbox.errors import bad
from sandbox.markdown import MarkdownParser
from sandbox.model import Chat, Json, Message

TEXT_MOST = 4096
CAPTION_MOST = 1024
SOURCE_MOST = 1 << 15
BUTTONS_MOST = 100
LINK = re.compile(r"(https?|tg|ton)://\S+|[^\s/:]+\.[^\s/:]+(/\S*)?")
OTHER_ACTIONS = (
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "login_url",
    "web_app",
    "copy_text",
)


def formatted(source: str, parse_mode: str, entities: Any) -> tuple[str, list[Entity]]:
    """Plain text and entities of what a bot wrote."""
    if len(source.encode("utf-8", "surrogatepass")) > SOURCE_MOST:
        bad("text is too long")
    found: list[Entity] = []
    mode = parse_mode.lower()
    if mode == "html":
        source, found = HtmlParser(source).parse()
    elif mode == "markdownv2":
        source, found = MarkdownParser(source).parse()
    elif mode not in {"", "none"}:
        bad("unsupported parse_mode")
    elif isinstance(entities, list):
        found = [_entity(entity) for entity in entities]
    text, found = tidy(source.replace("\r", "").replace("\x00", " "), found)
    return text, detect(text, found)


def _entity(value: Any) -> Entity:
    """One entity given by the bot itself."""
    if not isinstance(value, dict):
        bad("can't parse MessageEntity: expected an Object")
    for name, kind in (("type", str), ("offset", int), ("length", int)):
        if name not in value:
            bad(f"can't parse MessageEntity: Can't find field \"{name}\"")
        if not isinstance(value[name], kind):
            word = "String" if kind is str else "Number"
            bad(f'can\'t parse MessageEntity: Field "{name}" must be of type {word}')
    return dict(value)


def text_body(params: Json) -> Json:
    """The text of a message."""
    source = params.get("text", "")
    if not source:
        bad("message text is empty")
    text, entities = formatted(source, params.get("parse_mode", ""), params.get("entities"))
    if not text:
        bad("message text is empty")
    if utf16(text) > TEXT_MOST:
        bad("message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def caption_body(params: Json) -> Json:
    """The caption of a file, if there is one."""
    source = params.get("caption", "")
    text, entities = formatted(source, params.get("parse_mode", ""), params.get("caption_entities"))
    if utf16(text) > CAPTION_MOST:
        bad("message caption is too long")
    found: Json = {"caption": text} if text else {}
    return found | ({"caption_entities": entities} if entities else {})


def inline_keyboard(markup: Json | None) -> Json:
    """The inline keyboard of a message as it stands in the message; nothing if there is none."""
    if not markup or "inline_keyboard" not in markup:
        return {}
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list):
        bad('field "inline_keyboard" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        bad('field "inline_keyboard" must be an Array of Arrays')
    kept = [[_button(button) for button in row] for row in rows if row]
    if sum(len(row) for row in kept) > BUTTONS_MOST:
        bad("reply markup is too long")
    return {"reply_markup": {"inline_keyboard": kept}} if kept else {}


def _button(value: Any) -> Json:
    """One button of an inline keyboard."""
    prefix = "can't parse inline keyboard button"
    if not isinstance(value, dict):
        bad(f"{prefix}: InlineKeyboardButton must be an Object")
    if "text" not in value:
        bad(f'{prefix}: Can\'t find field "text"')
    for name in ("text", "url", "callback_data"):
        if not isinstance(value.get(name, ""), str):
            bad(f'{prefix}: Field "{name}" must be of type String')
    if not value["text"].strip():
        bad("BUTTON_TEXT_INVALID")
    if value.get("url"):
        return _link_button(value)
    if value.get("callback_data"):
        if len(value["callback_data"].encode("utf-8", "surrogatepass")) > 64:
            bad("BUTTON_DATA_INVALID")
        return {k: value[k] for k in ("text", "callback_data", "style", "icon_custom_emoji_id") if k in value}
    if "callback_data" in value and not any(name in value for name in OTHER_ACTIONS):
        bad("BUTTON_DATA_INVALID")
    if not any(name in value for name in OTHER_ACTIONS):
        bad(f"{prefix}: Text buttons are unallowed in the inline keyboard")
    return dict(value)


def _link_button(value: Json) -> Json:
    """A button that opens a page."""
    url = value["url"]
    if not LINK.fullmatch(url):
        bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return {"text": value["text"], "url": url if "://" in url else f"http://{url}"}


def reply_keyboard(markup: Json | None) -> Json | None:
    """A keyboard below the writing field (or its removal, or a forced reply), which only the person sees."""
    if not markup or "inline_keyboard" in markup:
        return None
    rows = markup.get("keyboard")
    if rows is not None and not (isinstance(rows, list) and all(isinstance(row, list) for row in rows)):
        bad('field "keyboard" must be an Array of Arrays')
    return markup


def replied(chat: Chat, params: Json) -> Message | None:
    """The message a new one answers."""
    given = params.get("reply_parameters") or {}
    number = given.get("message_id", params.get("reply_to_message_id", 0)) or 0
    optional = given.get("allow_sending_without_reply", params.get("allow_sending_without_reply", False))
    if given and "message_id" not in given:
        bad('can\'t find field "message_id"')
    if not isinstance(number, int):
        number = (
            int(number)
            if str(number).lstrip("-").isdigit()
            else bad('field "message_id" must be a valid Number')
        )
    if number <= 0:
        return None
    found = chat.messages.get(number)
    if found is None and not optional:
        bad("message to be replied not found")
    return found
