"""Telegram's HTML: entities in UTF-16, nesting, refusals in the server's words."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.content import formatted
from sandbox.entities import HtmlParser, utf16
from sandbox.errors import ApiError


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>a</b>", "a", [("bold", 0, 1)]),
        ("<strong>a</strong><em>b</em>", "ab", [("bold", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u> <ins>b</ins>", "a b", [("underline", 0, 1), ("underline", 2, 1)]),
        ("<s>a</s> <strike>b</strike> <del>c</del>", "a b c", [("strikethrough", n, 1) for n in (0, 2, 4)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("😀<b>洪水</b>", "😀洪水", [("bold", 2, 2)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<code>/aid</code>", "/aid", [("code", 0, 4)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<b></b>x", "x", []),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("  <b> a </b>  ", "a", [("bold", 0, 1)]),
        ("&lt;&gt;&amp;&quot;&laquo;&#33;&#x41;", '<>&"&laquo;!A', []),
        ("<B>a</B>", "a", [("bold", 0, 1)]),
        ("see /aid now", "see /aid now", [("bot_command", 4, 4)]),
        ("<b>a</b><b>b</b>", "ab", [("bold", 0, 2)]),
    ],
)
def test_parsed(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    found, marks = formatted(source, "HTML", None)
    assert found == text
    assert [(mark["type"], mark["offset"], mark["length"]) for mark in marks] == entities


def test_links_and_languages() -> None:
    _, (link,) = formatted('<a href="https://x.org/?a=1&amp;b=2">here</a>', "HTML", None)
    assert link == {"type": "text_link", "offset": 0, "length": 4, "url": "https://x.org/?a=1&b=2"}
    _, (code,) = formatted('<pre><code class="language-python">x</code></pre>', "HTML", None)
    assert code == {"type": "pre", "offset": 0, "length": 1, "language": "python"}


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("🏟 🏟&lt;<abac>", 'Unsupported start tag "abac" at byte offset 13'),
        ("🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'),
        ("🏟 🏟&lt;<i    aba>", 'Can\'t find end tag corresponding to start tag "i"'),
        ("🏟 🏟&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'),
        ("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"),
        ('🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"),
        ("🏟 🏟&lt;<b></b></", "Unexpected end tag at byte offset 20"),
        ("🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"),
        ("🏟 🏟&lt;<i>a</em   >", 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("a <b", "Unclosed start tag at byte offset 2"),
    ],
)
def test_refused(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        formatted(source, "html", None)
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"


@given(st.text())
def test_escaped_text_survives(text: str) -> None:
    assert HtmlParser(html.escape(text)).parse() == (text, [])


@given(st.text(alphabet="<>/b i\"'=&;a洪😀"))
def test_anything_is_parsed_or_refused(source: str) -> None:
    try:
        text, marks = HtmlParser(source).parse()
    except ApiError as error:
        assert error.description.startswith("Bad Request: can't parse entities: ")
    else:
        assert all(m["offset"] >= 0 and m["offset"] + m["length"] <= utf16(text) for m in marks)


@given(
    st.lists(
        st.tuples(st.sampled_from(["b", "i", "u", "s"]), st.text(alphabet="ab洪😀", min_size=1)), min_size=1
    )
)
def test_each_entity_covers_its_text(pieces: list[tuple[str, str]]) -> None:
    source = "-".join(f"<{tag}>{text}</{tag}>" for tag, text in pieces)
    text, marks = formatted(source, "HTML", None)
    units = text.encode("utf-16-le")
    shown = [units[2 * m["offset"] : 2 * (m["offset"] + m["length"])].decode("utf-16-le") for m in marks]
    assert shown == [text for _, text in pieces]


def test_markdown() -> None:
    text, marks = formatted("*a* _b_ __c__ ~d~ ||e|| `f` [g](https://x.org) \\*", "MarkdownV2", None)
    assert text == "a b c d e f g *"
    kinds = ["bold", "italic", "underline", "strikethrough", "spoiler", "code", "text_link"]
    assert [mark["type"] for mark in marks] == kinds


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("a.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a *b", "Can't find end of Bold entity at byte offset 2"),
    ],
)
def test_markdown_refused(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        formatted(source, "MarkdownV2", None)
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"
