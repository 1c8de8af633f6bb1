"""The words of the bot: one Fluent bundle a language, from `locales/`."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from fluent.runtime import FluentBundle, resolver
from fluent.runtime.resolver import Message
from fluent.syntax import FluentParser

from domain.notice import Listed, Notice, Spoken, TimeOfDay

log = logging.getLogger(__name__)
resolver.MAX_PART_LENGTH = (
    1_000_000  # the texts are ours; what is too long for Telegram is cut when it is rendered
)
FOLDER = Path(__file__).parents[2] / "locales"
LANGUAGES = ("zh", "en")
_BABEL = {"zh": Locale.parse("zh_CN"), "en": Locale.parse("en")}
_DAY = {"zh": "M月d日EEE", "en": "EEE d MMM"}


def pick_language(code: str | None, default: str) -> str:
    """The bot's language for a Telegram `language_code` such as zh-hans or en-GB."""
    head = (code or "").lower().partition("-")[0]
    return head if head in LANGUAGES else default


@lru_cache(maxsize=1)
def load(folder: Path = FOLDER) -> Words:
    """Read every .ftl file once. Raises ValueError naming the file and line that cannot be read."""
    return Words(folder)


class Words:
    """Texts by key and language; a missing text shows its key rather than nothing."""

    def __init__(self, folder: Path) -> None:
        self.bundles = {language: Texts(folder / language, language) for language in LANGUAGES}

    def has(self, language: str, key: str) -> bool:
        """Whether there is a text of that key."""
        return self.bundles[language].has_message(key)

    def text(
        self, language: str, zone: ZoneInfo, key: str, params: Mapping[str, object], escape: bool = True
    ) -> str:
        """The text of `key`. With `escape` (for HTML) what people typed cannot be read as markup."""
        bundle = self.bundles[language]
        if not bundle.has_message(key):
            return key
        pattern = bundle.get_message(key).value
        if pattern is None:
            return key
        shown = {name: self._value(language, zone, value, escape) for name, value in params.items()}
        text, errors = bundle.format_pattern(pattern, shown)
        if errors:
            log.error("the text %s in %s is not whole: %s", key, language, errors)
        return str(text)

    def _value(self, language: str, zone: ZoneInfo, value: object, escape: bool) -> Any:
        if isinstance(value, Notice):
            return self.text(language, zone, value.key, value.params, escape)
        if isinstance(value, tuple | list):
            return "\n".join(str(self._value(language, zone, item, escape)) for item in value)
        if isinstance(value, Listed):
            comma = self.text(language, zone, "common-comma", {})
            return comma.join(str(self._value(language, zone, item, escape)) for item in value.items)
        if isinstance(value, TimeOfDay):
            return f"{value.at.astimezone(zone):%H:%M}"
        if isinstance(value, datetime | date | time):
            return moment(language, zone, value)
        if isinstance(value, int | float):
            return value
        if isinstance(value, Spoken):
            value = value.of(language)
        text = "" if value is None else str(value)
        return html.escape(text, quote=False) if escape else text


def moment(language: str, zone: ZoneInfo, value: datetime | date | time) -> str:
    """A day, a time of day, or both, as people of that language write them."""
    if isinstance(value, datetime):
        local = value.astimezone(zone)
        return f"{moment(language, zone, local.date())} {local:%H:%M}"
    if isinstance(value, time):
        return str(format_time(value, "HH:mm", locale=_BABEL[language]))
    return str(format_date(value, _DAY[language], locale=_BABEL[language]))


_ENTRY = re.compile(r"^([a-z][\w-]*) *=", re.MULTILINE)
_MENTION = re.compile(r"\{\s*([a-z][\w-]*)\s*\}")


class Texts(FluentBundle):
    """The texts of a language; each is read when it is first needed: most of them are not, for days.

    What cannot be read as a text shows its key, and a line in the log says so; `whole` finds that out beforehand.
    """

    def __init__(self, folder: Path, language: str) -> None:
        super().__init__([str(_BABEL[language]).replace("_", "-")], use_isolating=False)
        self._waiting: dict[str, str] = {}
        for path in sorted(folder.glob("*.ftl")):
            self._waiting |= dict(_entries(path))

    def has_message(self, message_id: str) -> bool:
        """Whether there is a text of that key."""
        if message_id in self._waiting:
            self._read(message_id)
        return super().has_message(message_id)

    def get_message(self, message_id: str) -> Message:
        """The text of a key. Raises LookupError where there is none."""
        self.has_message(message_id)
        return super().get_message(message_id)

    def _read(self, key: str) -> None:
        """Read one text, and those it is made of."""
        source = self._waiting.pop(key)
        resource = _PARSER.parse(source)
        if any(type(entry).__name__ == "Junk" for entry in resource.body):
            log.error("the text %s cannot be read", key)
            return
        self.add_resource(resource)
        for other in _MENTION.findall(source):
            self.has_message(other)

    def whole(self) -> list[str]:
        """Read everything; gives the keys that cannot be read."""
        return [key for key in list(self._waiting) if not self.has_message(key)]


_PARSER = FluentParser(with_spans=False)  # positions in the files take more memory than the texts


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    """Each text of a file by its key, from its first line to the next one's. Raises ValueError for a strange line."""
    text = path.read_text("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line[:1].strip() and line[0] not in "#}" and not _ENTRY.match(line):
            raise ValueError(f"{path}, line {number}: cannot be read: {line[:80]!r}")
    starts = [*_ENTRY.finditer(text)]
    ends = [start.start() for start in starts[1:]] + [len(text)]
    for start, end in zip(starts, ends, strict=True):
        yield start[1], text[start.start() : end]
