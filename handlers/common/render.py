"""A Notice in a language becomes the parameters of a Telegram message."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from domain.notice import Button, Notice

from .words import load

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
TOAST_LIMIT = 200
_TAG = re.compile(r"<(/?)([a-z]+)[^>]*>")


def message(notice: Notice, language: str, zone: ZoneInfo) -> dict[str, Any]:
    """Text, parse_mode and reply_markup of a message. Never longer than Telegram takes."""
    try:
        return dict(_cached(notice, language, zone))
    except TypeError:  # a parameter that cannot be hashed, such as a list of lines
        return _message(notice, language, zone)


def caption(notice: Notice, language: str, zone: ZoneInfo) -> dict[str, Any]:
    """The same for what stands under a file."""
    params = message(notice, language, zone)
    params["caption"] = clip(params.pop("text"), CAPTION_LIMIT)
    params.pop("link_preview_options")
    return params


@lru_cache(maxsize=256)
def _cached(notice: Notice, language: str, zone: ZoneInfo) -> dict[str, Any]:
    return _message(notice, language, zone)


def _message(notice: Notice, language: str, zone: ZoneInfo) -> dict[str, Any]:
    text = clip(load().text(language, zone, notice.key, notice.params), TEXT_LIMIT)
    params: dict[str, Any] = {
        "text": text,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if notice.buttons:
        params["reply_markup"] = keyboard(notice, language, zone)
    return params


def keyboard(notice: Notice, language: str, zone: ZoneInfo) -> dict[str, Any]:
    """The inline keyboard of a notice."""
    rows = [[_button(b, language, zone) for b in row] for row in notice.buttons]
    return {"inline_keyboard": rows}


def _button(button: Button, language: str, zone: ZoneInfo) -> dict[str, str]:
    text = load().text(language, zone, button.key, dict(button.params), escape=False)[:60]
    return {"text": text, "url": button.url} if button.url else {"text": text, "callback_data": button.data}


def plain(notice: Notice, language: str, zone: ZoneInfo) -> str:
    """The text of a notice without markup."""
    return strip(load().text(language, zone, notice.key, notice.params))


def toast(notice: Notice, language: str, zone: ZoneInfo) -> str:
    """The text of a notice as the answer to a button press: plain and short."""
    text = plain(notice, language, zone)
    return text if len(text) <= TOAST_LIMIT else text[: TOAST_LIMIT - 1] + "…"


def strip(text: str) -> str:
    """HTML of ours as plain text."""
    return html.unescape(_TAG.sub("", text))


def clip(text: str, limit: int) -> str:
    """Cut HTML of ours so that what people see has at most `limit` UTF-16 units; open tags are closed."""
    if _units(strip(text)) <= limit:
        return text
    out: list[str] = []
    stack: list[str] = []
    room = limit - 1
    for token in re.findall(r"<[^>]*>|&[#a-z0-9]+;|.", text, re.DOTALL):
        tag = _TAG.fullmatch(token)
        if tag:
            stack.pop() if tag[1] and stack else stack.append(tag[2]) if not tag[1] else None
        else:
            room -= _units(html.unescape(token))
            if room < 0:
                break
        out.append(token)
    return "".join(out) + "…" + "".join(f"</{name}>" for name in reversed(stack))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
