"""The words of the bot: one Fluent bundle a language, from `locales/`."""

from __future__ import annotations

import html
import logging
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from fluent.runtime import FluentBundle, resolver
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
        self.bundles = {language: _bundle(folder / language, language) for language in LANGUAGES}

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


def _bundle(folder: Path, language: str) -> FluentBundle:
    bundle = FluentBundle([str(_BABEL[language]).replace("_", "-")], use_isolating=False)
    parser = FluentParser(with_spans=False)  # positions in the files take more memory than the texts
    for path in sorted(folder.glob("*.ftl")):
        resource = parser.parse(path.read_text("utf-8"))
        junk = [entry for entry in resource.body if type(entry).__name__ == "Junk"]
        if junk:
            raise ValueError(f"{path}: cannot be read at: {getattr(junk[0], 'content', '')[:80]!r}")
        bundle.add_resource(resource)
    return bundle
