"""Addresses as lane and door."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.doors import lane_and_door, numeral


@pytest.mark.parametrize(
    ("address", "lane", "number", "variant", "annex"),
    [
        ("祠堂巷12号", "祠堂巷", 12, 0, 0),
        ("祠堂巷十二号", "祠堂巷", 12, 0, 0),
        ("祠堂巷１２Ａ号", "祠堂巷", 12, 1, 0),
        ("祠堂巷12B", "祠堂巷", 12, 2, 0),
        ("祠堂巷甲12号", "祠堂巷", 12, 1, 0),
        ("祠堂巷12号乙", "祠堂巷", 12, 2, 0),
        ("祠堂巷12号之一", "祠堂巷", 12, 0, 1),
        ("祠堂巷12之2号", "祠堂巷", 12, 0, 2),
        ("祠堂巷12-1号", "祠堂巷", 12, 0, 1),
        ("祠堂巷12号附3号", "祠堂巷", 12, 0, 3),
        ("三号巷5号", "三号巷", 5, 0, 0),
        ("新村十二街廿三号", "新村十二街", 23, 0, 0),
        ("新村一街", "新村一街", 0, 0, 0),
        ("12A Chapel Lane", "Chapel Lane", 12, 1, 0),
        ("大树下", "大树下", 0, 0, 0),
    ],
)
def test_lane_and_door(address: str, lane: str, number: int, variant: int, annex: int) -> None:
    found, door = lane_and_door(address)
    assert (found, door.number, door.variant, door.annex) == (lane, number, variant, annex)


@given(st.text(max_size=60) | st.text(alphabet="0123456789十百零廿号之-甲A巷", max_size=40))
def test_any_address_has_a_lane_and_a_door(address: str) -> None:
    assert lane_and_door(address)[1].number >= 0


@pytest.mark.parametrize(
    ("text", "value"), [("十", 10), ("二十", 20), ("一百零三", 103), ("一〇二", 102), ("卅一", 31)]
)
def test_numerals(text: str, value: int) -> None:
    assert numeral(text) == value
