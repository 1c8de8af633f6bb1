"""Notices in words: never longer than Telegram takes, never broken markup, nothing typed read as markup."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.notice import Button, Notice, button, link, say
from handlers.common import render
from handlers.common.words import LANGUAGES, load, moment, pick_language
from sandbox.entities import HtmlParser, utf16

ZONE = ZoneInfo("Asia/Shanghai")
pieces = st.lists(
    st.one_of(st.sampled_from(["<b>", "<i>", "&lt;", "&amp;", "😀", "水", "\n"]), st.text(max_size=6)),
    max_size=60,
)


def build(parts: list[str]) -> str:
    """HTML of ours: what is typed is escaped, tags are closed in order."""
    out, stack = "", []
    for part in parts:
        if part in ("<b>", "<i>"):
            out += part
            stack.append(part[1])
        elif part.startswith("&"):
            out += part
        else:
            out += part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if len(stack) == 2:
            out += f"</{stack.pop()}>"
    return out + "".join(f"</{name}>" for name in reversed(stack))


@given(pieces, st.integers(1, 120))
def test_clipped_html_is_whole_and_short(parts: list[str], limit: int) -> None:
    text = build(parts)
    cut = render.clip(text, limit)
    plain, _ = HtmlParser(cut).parse()
    assert utf16(plain) <= limit
    whole, _ = HtmlParser(text).parse()
    if utf16(whole) <= limit:
        assert cut == text
    else:
        assert plain.endswith("…") and whole.startswith(plain[:-1])


def test_five_thousand_emoji_and_a_formula() -> None:
    notice = say(
        "common-joined", address="😀" * 5000, number="=cmd()", group="<b>", agreement=say("common-agreement")
    )
    for language in LANGUAGES:
        text = render.message(notice, language, ZONE)["text"]
        plain, _ = HtmlParser(text).parse()
        assert utf16(plain) <= render.TEXT_LIMIT and plain.endswith("…")
        assert len(render.toast(notice, language, ZONE)) <= render.TOAST_LIMIT


@given(st.text(max_size=200))
def test_what_people_typed_is_shown_as_typed(typed: str) -> None:
    text = load().text("en", ZONE, "common-incident", {"incident": typed})
    plain, entities = HtmlParser(text).parse()
    assert typed in plain and entities == []
    assert typed in render.strip(text)


def test_a_cached_message_is_not_shared() -> None:
    notice = say("common-old-button")
    render.message(notice, "en", ZONE)["text"] = "changed"
    assert render.message(notice, "en", ZONE)["text"] != "changed"


def test_lines_of_notices_also_as_a_list() -> None:
    lines = [say("common-btn-me"), "5 < 6"]
    for value in (lines, tuple(lines)):
        text = render.message(Notice("common-incident", {"incident": value}), "en", ZONE)["text"]
        assert "What is held about me\n5 &lt; 6" in text


def test_buttons() -> None:
    notice = say(
        "common-old-button",
        (button("common-btn-me", "a:b:1"), link("common-btn-help", "https://example.org/")),
        (Button("common-incident", data="a:c", params=(("incident", "<b>" * 90),)),),
    )
    rows = render.message(notice, "en", ZONE)["reply_markup"]["inline_keyboard"]
    assert rows[0] == [
        {"text": "What is held about me", "callback_data": "a:b:1"},
        {"text": "What can I do here", "url": "https://example.org/"},
    ]
    assert len(rows[1][0]["text"]) <= 60
    with pytest.raises(ValueError, match="64 bytes"):
        button("common-btn-me", "房" * 22)


def test_times_are_written_in_the_readers_way() -> None:
    at = datetime(2026, 7, 8, 12, 5, tzinfo=UTC)
    assert moment("zh", ZONE, at) == "7月8日周三 20:05"
    assert moment("en", ZONE, at) == "Wed 8 Jul 20:05"
    assert (moment("zh", ZONE, date(2026, 7, 8)), moment("en", ZONE, time(9, 5))) == ("7月8日周三", "09:05")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("zh-hans", "zh"),
        ("zh-TW", "zh"),
        ("en-GB", "en"),
        ("EN", "en"),
        ("fr", "zh"),
        (None, "zh"),
        ("", "zh"),
    ],
)
def test_the_language_of_a_person(code: str | None, language: str) -> None:
    assert pick_language(code, "zh") == language


def test_a_text_that_is_missing_shows_its_key() -> None:
    assert load().text("en", ZONE, "no-such-key", {}) == "no-such-key"
