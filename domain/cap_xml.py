"""XML from strangers, read safely: no DTD, no entities, no includes, bounded in size and depth."""

from __future__ import annotations

import codecs
import re
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException, DTDForbidden
from defusedxml.ElementTree import DefusedXMLParser

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 40
MAX_ELEMENTS = 50_000  # a long feed has twenty an entry
_AT_ONCE = 64 * 1024  # bytes given to the parser at once, so that others have their turn between
_HUGE_TAG = re.compile(r"<[^<>!?][^<>]{16384}")  # thousands of attributes
_XINCLUDE = "{http://www.w3.org/2001/XInclude}"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,80}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_DECLARATION = re.compile(r"^<\?xml[^>]*\?>")
# Text encodings only: Python also knows "zip" and "rot13". The mainland's are read as their superset.
_CODECS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "us-ascii": "ascii",
}
_ALLOWED = re.compile(
    r"^(?:utf-?8|utf-?16(?:-?[lb]e)?|ascii|big5hkscs|gb18030|iso-8859-\d{1,2}|windows-125\d|cp125\d|latin-?1"
    r"|koi8-[ru]|shift[_-]jis|euc-(?:jp|kr|tw)|iso-2022-jp)$"
)


class Unreadable(Exception):
    """The bytes are no XML that may be read; `reason` is a code, e.g. "forbidden-dtd"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def parse(data: bytes) -> tuple[Element, list[str]]:
    """The root element, and codes of what is odd about the bytes. Raises Unreadable; fetches nothing, ever."""
    if len(data) > MAX_BYTES:
        raise Unreadable("too-big")
    text, defects = _decode(data)
    body = text.lstrip()
    if len(body) != len(text):
        defects.append("blank-before-xml")
    if not body.startswith("<"):
        raise Unreadable("not-xml")
    if _HUGE_TAG.search(body):
        raise Unreadable("too-many-elements")
    parser = DefusedXMLParser(target=_Builder(), encoding="utf-8", forbid_dtd=True)
    try:
        clean = _DECLARATION.sub("", body, count=1).encode("utf-8", "surrogatepass")
        for start in range(0, len(clean), _AT_ONCE):
            parser.feed(clean[start : start + _AT_ONCE])
        root = parser.close()
    except DTDForbidden:
        raise Unreadable("forbidden-dtd") from None
    except DefusedXmlException:
        raise Unreadable("forbidden-entity") from None
    except (ParseError, ValueError, LookupError):
        raise Unreadable("not-well-formed-xml") from None
    return root, defects


def _decode(data: bytes) -> tuple[str, list[str]]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            defects = ["byte-order-mark"] + ([] if name == "utf-8" else [f"encoding: {name}"])
            return _strict(data[len(bom) :], name), defects
    declared = _DECLARED.match(data)
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    name = _CODECS.get(name, name)
    if name.replace("-", "").startswith("utf16") and data.lstrip()[:1] == b"<" and data[1:2] != b"\0":
        name = "utf-8"  # says UTF-16, but its own declaration was readable byte by byte
    if data[:4] in (b"<\0?\0", b"\0<\0?"):
        name = "utf-16-le" if data[0] else "utf-16-be"
    return _guess(data, name)


def _guess(data: bytes, name: str) -> tuple[str, list[str]]:
    """Decode as declared; what does not fit its declaration is tried as UTF-8, then as GB 18030."""
    for candidate in (name, "utf-8", "gb18030"):
        try:
            text = _strict(data, candidate)
        except Unreadable:
            continue
        plain = candidate in ("utf-8", "utf8", "ascii")
        wrong = [] if candidate == name else [f"encoding-not-as-declared: {name}"]
        return text, wrong + ([] if plain else [f"encoding: {candidate}"])
    raise Unreadable("not-text")


def _strict(data: bytes, name: str) -> str:
    if not (_ALLOWED.match(name) or name.startswith("utf-32-")):
        raise Unreadable("not-text")
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        raise Unreadable("not-text") from None


class _Builder(TreeBuilder):
    """Builds the tree and gives up on one that is too deep, too large or wants to include other files."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._elements = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_DEPTH:
            raise Unreadable("nested-too-deep")
        if self._elements > MAX_ELEMENTS:
            raise Unreadable("too-many-elements")
        if tag.startswith(_XINCLUDE):
            raise Unreadable("forbidden-include")
        return super().start(tag, attrs)

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return super().end(tag)
