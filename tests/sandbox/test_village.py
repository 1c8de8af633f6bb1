"""The sample village: the same every time, and of the kind an office would hand over."""

import csv
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.village import HEADS, LAYOUTS, SAMPLE, as_csv, generate

sizes = st.integers(min_value=1, max_value=400)
seeds = st.integers(min_value=0, max_value=50)
layouts = st.sampled_from(sorted(LAYOUTS))


def test_the_shipped_village_is_the_one_the_generator_writes() -> None:
    assert SAMPLE.read_bytes() == as_csv(generate(343, 1))


def test_the_shipped_village_is_as_described() -> None:
    with SAMPLE.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 343
    assert sum(bool(row["房屋隐患"]) for row in rows) == 47
    assert {row["房屋隐患"] for row in rows} == {"", "D级危房", "C级危房", "地质灾害点", "临水临崖"}
    assert {"独居老人", "行动不便", "孕妇", "婴幼儿", "血透"} <= {row["需照顾"] for row in rows}
    assert 4 <= len({row["片区"] for row in rows}) <= 8


@settings(max_examples=25, deadline=None)
@given(sizes, seeds, layouts)
def test_any_village_is_well_formed(households: int, seed: int, layout: str) -> None:
    rows = generate(households, seed, layout)
    assert len(rows) == households
    assert all(tuple(row) == HEADS for row in rows)
    for unique in ("户号", "地址"):
        assert len({row[unique] for row in rows}) == households
    assert all(re.fullmatch(r"(161\d{8})?", row["电话"]) for row in rows)
    assert all(1 <= int(row["人口"]) <= 7 for row in rows)
    assert all(24 < float(row["纬度"]) < 26 and 112 < float(row["经度"]) < 116 for row in rows)


@given(sizes, seeds, layouts)
@settings(max_examples=10, deadline=None)
def test_the_same_seed_gives_the_same_village(households: int, seed: int, layout: str) -> None:
    assert generate(households, seed, layout) == generate(households, seed, layout)


@pytest.mark.parametrize(("gaps", "least", "most"), [(0.0, 0, 0), (0.3, 60, 140), (1.0, 343, 343)])
def test_some_households_have_no_coordinates_when_asked(gaps: float, least: int, most: int) -> None:
    without = [row for row in generate(gaps=gaps) if not row["纬度"] and not row["经度"]]
    assert least <= len(without) <= most


def test_twenty_thousand_households_have_numbers_of_their_own() -> None:
    assert len({row["户号"] for row in generate(20_000)}) == 20_000
