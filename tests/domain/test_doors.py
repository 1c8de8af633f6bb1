"""Addresses as lane and door."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.doors import Door, lane_and_door, natural_key, numeral
from domain.grouping import Place, propose


@pytest.mark.parametrize(
    ("address", "lane", "number", "variant", "annex"),
    [
        ("祠堂巷12号", "祠堂巷", 12, 0, 0),
        ("祠堂巷十二号", "祠堂巷", 12, 0, 0),
        ("祠堂巷一百二十三号", "祠堂巷", 123, 0, 0),
        ("祠堂巷一〇二号", "祠堂巷", 102, 0, 0),
        ("祠堂巷卅一号", "祠堂巷", 31, 0, 0),
        ("祠堂巷１２Ａ号", "祠堂巷", 12, 1, 0),
        ("祠堂巷12B", "祠堂巷", 12, 2, 0),
        ("祠堂巷12-A号", "祠堂巷", 12, 1, 0),
        ("祠堂巷A12号", "祠堂巷", 12, 1, 0),
        ("祠堂巷甲12号", "祠堂巷", 12, 1, 0),
        ("祠堂巷12甲号", "祠堂巷", 12, 1, 0),
        ("甲12号", "", 12, 1, 0),
        ("祠堂巷12号乙", "祠堂巷", 12, 2, 0),
        ("祠堂巷12号之一", "祠堂巷", 12, 0, 1),
        ("祠堂巷12之一号", "祠堂巷", 12, 0, 1),
        ("祠堂巷12之2号", "祠堂巷", 12, 0, 2),
        ("祠堂巷12-1号", "祠堂巷", 12, 0, 1),
        ("祠堂巷12号-2", "祠堂巷", 12, 0, 2),
        ("祠堂巷12号附3号", "祠堂巷", 12, 0, 3),
        ("祠堂巷12、13号", "祠堂巷", 12, 0, 0),
        ("祠堂巷12/13号", "祠堂巷", 12, 0, 0),
        ("祠堂巷12 號", "祠堂巷", 12, 0, 0),
        ("祠堂巷12#", "祠堂巷", 12, 0, 0),
        ("祠堂巷#12", "祠堂巷", 12, 0, 0),
        ("祠堂巷12号东", "祠堂巷", 12, 0, 0),
        ("祠堂巷12号（西）", "祠堂巷", 12, 0, 0),
        ("祠堂巷东12号", "祠堂巷东", 12, 0, 0),
        ("祠堂巷西12号", "祠堂巷西", 12, 0, 0),
        ("祠堂东巷12号", "祠堂东巷", 12, 0, 0),
        ("祠堂巷12-3-401", "祠堂巷12-3", 401, 0, 0),
        ("祠堂巷12-3-401室", "祠堂巷12-3", 401, 0, 0),
        ("祠堂巷12栋3单元401", "祠堂巷12栋3单元", 401, 0, 0),
        ("阳光里B座401", "阳光里B座", 401, 0, 0),
        ("阳光里B座12号", "阳光里B座", 12, 0, 0),
        ("阳光里12号B座", "阳光里", 12, 0, 0),
        ("望溪村3组12号", "望溪村3组", 12, 0, 0),
        ("三号巷5号", "三号巷", 5, 0, 0),
        ("祠堂巷12弄5号", "祠堂巷12弄", 5, 0, 0),
        ("G325国道12号", "G325国道", 12, 0, 0),
        ("新村十二街廿三号", "新村十二街", 23, 0, 0),
        ("新村一街", "新村一街", 0, 0, 0),
        ("3-5", "", 3, 0, 5),
        ("12A Chapel Lane", "Chapel Lane", 12, 1, 0),
        ("No. 12 Chapel Lane", "Chapel Lane", 12, 0, 0),
        ("12/3 Chapel Lane", "Chapel Lane", 12, 0, 3),
        ("Flat 3, 12 Chapel Lane", "Chapel Lane", 12, 0, 0),
        ("Chapel Lane 12", "Chapel Lane", 12, 0, 0),
        ("大树下", "大树下", 0, 0, 0),
    ],
)
def test_lane_and_door(address: str, lane: str, number: int, variant: int, annex: int) -> None:
    found, door = lane_and_door(address)
    assert (found, door.number, door.variant, door.annex) == (lane, number, variant, annex)


def test_doors_stand_in_the_order_in_which_one_walks() -> None:
    walk = [
        "9号",
        "十号",
        "12号",
        "12号2楼",
        "12号东",
        "12号之一",
        "12-2号",
        "甲12号",
        "12B",
        "十三号",
        "廿三号",
        "一百零三号",
    ]
    doors = [lane_and_door(f"祠堂巷{each}")[1] for each in walk]
    assert doors == sorted(doors) and len(set(doors)) == len(walk)
    assert sorted(["新村十街", "新村二街", "新村9街"], key=natural_key) == ["新村二街", "新村9街", "新村十街"]
    assert lane_and_door("Flat 3, 12 Chapel Lane")[1] > Door(12)


def test_flats_of_a_stairwell_are_a_group() -> None:
    flats = [
        f"阳光里{b}-{u}-{floor}0{d}" for b in (1, 2) for u in (1, 2) for floor in range(1, 6) for d in (1, 2)
    ]
    groups = propose([Place(f"W{i:02}", address) for i, address in enumerate(flats)])
    stairs = [{lane_and_door(flats[int(n[1:])])[0] for n in group.households} for group in groups]
    assert sorted(stairs, key=str) == [{"阳光里1-1"}, {"阳光里1-2"}, {"阳光里2-1"}, {"阳光里2-2"}]


@given(st.text(max_size=60) | st.text(alphabet="0123456789十百零廿号之-甲A巷#/、, No.室栋", max_size=40))
def test_any_address_has_a_lane_and_a_door(address: str) -> None:
    assert lane_and_door(address)[1].number >= 0


@pytest.mark.parametrize(
    ("text", "value"),
    [("十", 10), ("二十", 20), ("一百零三", 103), ("一〇二", 102), ("卅一", 31), ("两百", 200), ("１２", 12)],
)
def test_numerals(text: str, value: int) -> None:
    assert numeral(text) == value
