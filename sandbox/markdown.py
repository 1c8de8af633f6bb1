"""Telegram's MarkdownV2 into plain text and entities."""

from sandbox.entities import Entity, utf16
from sandbox.errors import bad

RESERVED = "_*[]()~`>#+-=|{}.!"
MARKS = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler"}
NAMES = {"bold": "Bold", "italic": "Italic", "underline": "Underline", "strikethrough": "Strikethrough"}


class MarkdownParser:
    """One pass over a text; block quotes are not read."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.offset = 0
        self.parts: list[str] = []
        self.open: list[tuple[str, int, int]] = []  # mark, UTF-16 offset, place in the source
        self.found: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        """Text and entities, or Telegram's 400."""
        while self.at < len(self.source):
            self._step()
        if self.open:
            mark, _, at = self.open[-1]
            name = "Link" if mark == "[" else NAMES.get(MARKS[mark], "Spoiler")
            self._fail(f"Can't find end of {name} entity at byte offset {self._bytes(at)}")
        return "".join(self.parts), self.found

    def _fail(self, reason: str) -> None:
        bad(f"can't parse entities: {reason}")

    def _bytes(self, at: int) -> int:
        return len(self.source[:at].encode("utf-8", "surrogatepass"))

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.offset += utf16(text)

    def _step(self) -> None:
        """Read one character or mark."""
        source, at = self.source, self.at
        character = source[at]
        if character == "\\" and at + 1 < len(source) and source[at + 1].isascii():
            self._add(source[at + 1])
            self.at += 2
        elif character == "`":
            self._code()
        elif character == "[":
            self.open.append(("[", self.offset, at))
            self.at += 1
        elif character == "]" and self.open and self.open[-1][0] == "[":
            self._link()
        elif (mark := next((m for m in ("||", "__", "*", "_", "~") if source.startswith(m, at)), "")) != "":
            self._mark(mark)
        elif character in RESERVED:
            reason = f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
            self._fail(reason)
        else:
            self._add(character)
            self.at += 1

    def _mark(self, mark: str) -> None:
        """Begin or end a format."""
        begin = self.at
        self.at += len(mark)
        if self.open and self.open[-1][0] == mark:
            _, offset, _ = self.open.pop()
            self._entity(offset, type=MARKS[mark])
        else:
            self.open.append((mark, self.offset, begin))

    def _entity(self, offset: int, **about: str) -> None:
        if self.offset > offset:
            self.found.append({"offset": offset, "length": self.offset - offset, **about})

    def _code(self) -> None:
        """Take code up to its end."""
        fence = "```" if self.source.startswith("```", self.at) else "`"
        end = self.source.find(fence, self.at + len(fence))
        if end < 0:
            name = "PreCode" if fence == "```" else "Code"
            self._fail(f"Can't find end of {name} entity at byte offset {self._bytes(self.at)}")
        text = self.source[self.at + len(fence) : end]
        language = ""
        if fence == "```" and "\n" in text:
            language, _, text = text.partition("\n")
        offset = self.offset
        self._add(text.replace("\\`", "`").replace("\\\\", "\\"))
        kind = "pre" if fence == "```" else "code"
        self._entity(offset, type=kind, **({"language": language} if language else {}))
        self.at = end + len(fence)

    def _link(self) -> None:
        """Take the address of a link whose text has ended."""
        _, offset, _ = self.open.pop()
        self.at += 1
        if not self.source.startswith("(", self.at):
            return
        end = self.source.find(")", self.at)
        if end < 0:
            self._fail(f"Can't find end of a URL at byte offset {self._bytes(self.at)}")
        self._entity(offset, type="text_link", url=self.source[self.at + 1 : end].replace("\\", ""))
        self.at = end + 1
