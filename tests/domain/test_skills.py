"""What a household can lend a hand with: stored as one text, shown in each language."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import skills
from domain.notice import Notice
from handlers.common import render
from handlers.common.words import LANGUAGES, load

ZONE = ZoneInfo("Asia/Shanghai")
codes = st.sets(st.sampled_from(skills.CODES))
words = st.text(max_size=60)


@given(codes, words)
def test_what_is_written_is_read_again(some: set[str], typed: str) -> None:
    found, free = skills.read(skills.write(some, typed))
    assert set(found) == some
    assert list(found) == [code for code in skills.CODES if code in some]
    assert free == " ".join(typed.split())


@given(codes, words, st.sampled_from(skills.CODES))
def test_two_taps_change_nothing(some: set[str], typed: str, code: str) -> None:
    text = skills.write(some, typed)
    once = skills.toggle(text, code)
    assert (code in skills.read(once)[0]) != (code in some)
    assert skills.toggle(once, code) == text


@given(st.text(max_size=60))
def test_any_stored_text_can_be_read(text: str) -> None:
    found, free = skills.read(text)
    assert skills.read(skills.write(found, free)) == (found, " ".join(free.split()))


def test_an_offices_words_are_words() -> None:
    assert skills.read("电工, 有面包车") == ((), "电工, 有面包车")
    assert skills.read("") == ((), "") and skills.shown("") == ""
    with pytest.raises(ValueError):
        skills.write(["spy"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_skill_has_words_in_both_languages(language: str) -> None:
    for code in skills.CODES:
        assert load().has(language, f"homes-skill-{code}")

    found = [
        render.plain(item, language, ZONE) if isinstance(item, Notice) else item
        for item in skills.items(skills.write(("nurse", "car"), "<b>"))
    ]
    assert found == [load().text(language, ZONE, f"homes-skill-{c}", {}) for c in ("car", "nurse")] + ["<b>"]
