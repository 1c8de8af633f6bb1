"""Whether what people read is a text of ours, and a picture to send."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PIL import Image

from domain.notice import say
from handlers.common import render
from handlers.common.words import load

ZONE = ZoneInfo("Asia/Shanghai")
_HOLE = "\ue000"  # where a parameter stands


def saying(key: str, language: str = "zh") -> re.Pattern[str]:
    """What people read of a text of ours, whatever its parameters are."""
    assert load().has(language, key), key
    bundle = load().bundles[language]
    pattern = bundle.get_message(key).value
    assert pattern is not None
    _, missing = bundle.format_pattern(pattern, {})
    names = [str(error).rpartition(" ")[2] for error in missing]
    text = render.plain(say(key, **dict.fromkeys(names, _HOLE)), language, ZONE).strip()
    return re.compile(re.escape(text).replace(_HOLE, "(?s:.*?)"))


def says(heard: str | Sequence[str], key: str, language: str = "zh") -> bool:
    """Whether a text, or one of several, is that text of ours."""
    texts = [heard] if isinstance(heard, str) else heard
    return any(saying(key, language).search(text) for text in texts)


def picture() -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, "PNG")
    return out.getvalue()
