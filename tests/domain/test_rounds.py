"""Codes of checkpoints, what was not passed, when patrols stay at home."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from domain import night, rounds

PLACES = st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=20, unique=True)


@given(PLACES, st.text(min_size=8))
def test_a_code_leads_back_to_its_place_and_fits_a_deep_link(places: list[str], secret: str) -> None:
    for place in places:
        code = rounds.token(secret, place)
        assert re.fullmatch(r"[a-z2-7]{12}", code)
        assert rounds.place_of(code.upper(), secret, places) == place


@given(st.text(max_size=80), PLACES)
def test_what_nobody_made_is_no_place(given: str, places: list[str]) -> None:
    assert rounds.place_of(given, "one village", places) is None
    assert rounds.place_of(rounds.token("another village", places[0]), "one village", places) is None


def test_a_code_is_the_same_after_every_start() -> None:
    assert rounds.token("s3cret", "村口大桥") == "ukmixu4tny5a"


def test_places_that_nobody_passed() -> None:
    assert rounds.missing(["a", "b", "c"], ["b", "gone"]) == ["a", "c"]


def test_from_which_colour_patrols_stay_at_home() -> None:
    assert night.stand_down_colours("orange") == ("orange", "red")
    assert night.stand_down_colours("blue") == ("blue", "yellow", "orange", "red")
    assert night.stand_down_colours("never") == ()
