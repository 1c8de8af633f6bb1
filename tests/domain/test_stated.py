"""What people type about a household: kept tidy, or refused with a sentence; never anything else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import stated
from domain.cells import LONGEST, MOST_PEOPLE, clean
from domain.refusal import Refusal
from handlers.common.words import LANGUAGES, load
from handlers.households.asking import STAYS_OPEN

READERS: tuple[Callable[[str], object], ...] = (
    stated.people,
    stated.phone,
    stated.words,
    stated.head,
    stated.address,
    stated.number,
)
typed = st.one_of(st.text(max_size=200), st.text(alphabet="0123456789０１２-+/人口 ．.eE", max_size=20))


@given(typed, st.sampled_from(READERS))
def test_whatever_is_typed_is_kept_tidy_or_refused_with_words(
    text: str, reader: Callable[[str], object]
) -> None:
    try:
        value = reader(text)
    except Refusal as refusal:
        assert refusal.key in STAYS_OPEN
        assert all(load().has(language, refusal.key) for language in LANGUAGES)
        return
    if reader is stated.people:
        assert value is None or 0 <= int(str(value)) <= MOST_PEOPLE
        return
    assert isinstance(value, str)
    assert value == clean(value) and len(value) <= 120 and "\n" not in value
    if value:
        assert reader(value) == value, "what is stored can be typed again"


@given(typed)
def test_a_phone_is_digits(text: str) -> None:
    try:
        phone = stated.phone(text)
    except Refusal:
        return
    assert not phone or all(part.lstrip("+").isdigit() and part.isascii() for part in phone.split("/"))
    assert len(phone) <= LONGEST["phone"]


@pytest.mark.parametrize("zero", ["0", "00", " ０ "])
def test_a_number_that_is_not_known(zero: str) -> None:
    assert stated.number(zero) == ""
    assert stated.number(" ws 0012 ") == "ws0012"
