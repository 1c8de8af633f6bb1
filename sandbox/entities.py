"""Telegram's HTML into plain text and entities with offsets in UTF-16 code units.

Refusals use the server's wording; offsets in them count bytes of UTF-8, as the server's do.
"""

import re
from dataclasses import dataclass
from typing import Any

from sandbox.errors import bad

Entity = dict[str, Any]

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot));?")
NAME = re.compile(r"[^\s>=/]*", re.ASCII)
SPACE = re.compile(r"[ \t\r\n\f\v\x00]*")
FORMATS = {"bold", "italic", "underline", "strikethrough", "spoiler"}


def utf16(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def decode(text: str) -> str:
    """Resolve the character references Telegram knows; others stay as they are."""
    return REFERENCE.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    """One character reference resolved."""
    hexadecimal, decimal, name = match.groups()
    if name:
        return CHARACTERS[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    valid = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if valid else match[0]


@dataclass(slots=True)
class _Open:
    """A tag that is open: where it began, what it was written with."""

    name: str
    offset: int
    attributes: dict[str, str]


class HtmlParser:
    """One pass over a text; `parse` gives the plain text and its entities."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.offset = 0
        self.parts: list[str] = []
        self.open: list[_Open] = []
        self.found: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        """Text and entities, or Telegram's 400."""
        while self.at < len(self.source):
            if self.source[self.at] != "<":
                self._plain()
            elif self.source.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            self._fail(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        return "".join(self.parts), self.found

    def _fail(self, reason: str) -> None:
        bad(f"can't parse entities: {reason}")

    def _bytes(self, at: int) -> int:
        return len(self.source[:at].encode("utf-8", "surrogatepass"))

    def _plain(self) -> None:
        """Take the text up to the next tag."""
        end = self.source.find("<", self.at)
        end = len(self.source) if end < 0 else end
        text = decode(self.source[self.at : end])
        self.parts.append(text)
        self.offset += utf16(text)
        self.at = end

    def _token(self, pattern: re.Pattern[str]) -> str:
        """What the pattern matches here; moves past it."""
        match = pattern.match(self.source, self.at)
        assert match is not None
        self.at = match.end()
        return match[0]

    def _start_tag(self) -> None:
        """Open a tag with its attributes."""
        begin = self.at
        self.at += 1
        name = self._token(re.compile(r"[^\s>]*")).lower()
        if self.at >= len(self.source):
            self._fail(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if name not in TAGS:
            self._fail(f'Unsupported start tag "{name}" at byte offset {self._bytes(begin)}')
        attributes = self._attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            self._fail(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}')
        self.open.append(_Open(name, self.offset, attributes))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        """The attributes of a tag up to its end."""
        found: dict[str, str] = {}
        while True:
            self._token(SPACE)
            if self.at >= len(self.source):
                self._fail(f'Unclosed start tag "{tag}" at byte offset {self._bytes(begin)}')
            if self.source[self.at] == ">":
                self.at += 1
                return found
            name = self._token(NAME).lower()
            if not name:
                self._fail(f'Empty attribute name in the tag "{tag}" at byte offset {self._bytes(begin)}')
            self._token(SPACE)
            if self.source[self.at : self.at + 1] == "=":
                self.at += 1
                found[name] = self._value(tag, begin)
            else:
                found[name] = ""

    def _value(self, tag: str, begin: int) -> str:
        """An attribute's value, quoted or a bare name."""
        self._token(SPACE)
        if self.at >= len(self.source):
            self._fail(f'Unclosed start tag "{tag}" at byte offset {self._bytes(begin)}')
        quote = self.source[self.at]
        if quote not in "\"'":
            value = self._token(re.compile(r"[A-Za-z0-9.\-]*"))
            if self.source[self.at : self.at + 1] not in {" ", "\n", "\t", "\r", ">"}:
                self._fail(f"Unexpected end of name token at byte offset {self._bytes(self.at - len(value))}")
            return value.lower()
        end = self.source.find(quote, self.at + 1)
        if end < 0:
            self._fail(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        value = decode(self.source[self.at + 1 : end])
        self.at = end + 1
        return value

    def _end_tag(self) -> None:
        """Close the innermost tag."""
        begin = self.at
        if not self.open:
            self._fail(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        self.at += 2
        name = self._token(re.compile(r"[^\s>]*")).lower()
        self._token(SPACE)
        if self.source[self.at : self.at + 1] != ">":
            self._fail(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        self.at += 1
        opened = self.open.pop()
        if name and name != opened.name:
            wrong = f'expected "</{opened.name}>", found "</{name}>"'
            self._fail(f"Unmatched end tag at byte offset {self._bytes(begin)}, {wrong}")
        if self.offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        """Note the entity of a tag that has just ended."""
        entity = {"offset": opened.offset, "length": self.offset - opened.offset, "type": TAGS[opened.name]}
        if opened.name == "a":
            url = opened.attributes.get("href") or self._text_from(opened.offset)
            if not url.startswith(("http://", "https://", "tg://")) and "." not in url:
                return
            entity["url"] = url if "://" in url else f"http://{url}"
        elif opened.name == "blockquote" and "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        elif opened.name == "code" and (language := opened.attributes.get("class", "")).startswith(
            "language-"
        ):
            if self.open and self.open[-1].name == "pre" and self.open[-1].offset == opened.offset:
                self.open[-1].attributes["language"] = language.removeprefix("language-")
        elif opened.name == "pre" and "language" in opened.attributes:
            entity["language"] = opened.attributes["language"]
        self.found.append(entity)

    def _text_from(self, offset: int) -> str:
        """The plain text from a UTF-16 offset on."""
        raw = "".join(self.parts).encode("utf-16-le", "surrogatepass")
        return raw[offset * 2 :].decode("utf-16-le", "surrogatepass")


def tidy(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Trim the ends as the server does, merge what touches, sort; code holds nothing else."""
    lead = utf16(text) - utf16(text.lstrip())
    text = text.strip()
    size = utf16(text)
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda e: (e["offset"], -e["length"], e["type"] != "pre")):
        begin = max(0, entity["offset"] - lead)
        end = min(size, entity["offset"] + entity["length"] - lead)
        if (
            begin < end
            and not _inside_code(kept, begin, end)
            and not _merged(kept, entity["type"], begin, end)
        ):
            kept.append(entity | {"offset": begin, "length": end - begin})
    return text, kept


def _inside_code(kept: list[Entity], begin: int, end: int) -> bool:
    """Whether code already covers the place."""
    return any(
        e["type"] in {"code", "pre"} and e["offset"] < end and begin < e["offset"] + e["length"] for e in kept
    )


def _merged(kept: list[Entity], kind: str, begin: int, end: int) -> bool:
    """Widen an entity of the same kind that touches the place; False if there is none."""
    for entity in kept:
        if kind in FORMATS and entity["type"] == kind and entity["offset"] + entity["length"] >= begin:
            entity["length"] = max(entity["offset"] + entity["length"], end) - entity["offset"]
            return True
    return False


DETECTED = re.compile(
    r"(?P<url>https?://[^\s<>\"]+)"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/<>@])"
    r"|(?<![\w@])(?P<mention>@[A-Za-z][A-Za-z0-9_]{2,31})(?!\w)"
    r"|(?<![\w#])(?P<hashtag>#\w*[^\W\d]\w*)"
)


def detect(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities with commands, links, mentions and hashtags found in the text added."""
    if not any(mark in text for mark in "/@#"):
        return entities
    found = list(entities)
    for match in DETECTED.finditer(text):
        begin, length = utf16(text[: match.start()]), utf16(match[0])
        taken = any(
            e["type"] in {"code", "pre", "text_link"}
            and e["offset"] < begin + length
            and begin < e["offset"] + e["length"]
            for e in entities
        )
        if not taken:
            found.append({"offset": begin, "length": length, "type": str(match.lastgroup)})
    return sorted(found, key=lambda e: (e["offset"], -e["length"]))
