"""Points in circles and polygons, also in those that somebody sent broken."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.geo import Shapes, in_circle, in_polygon, metres_between

SQUARE = ((28.0, 120.0), (28.0, 121.0), (29.0, 121.0), (29.0, 120.0))
BOW_TIE = ((28.0, 120.0), (29.0, 121.0), (29.0, 120.0), (28.0, 121.0))
number = st.one_of(st.floats(-400, 400), st.sampled_from([math.nan, math.inf, -math.inf]))


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert 111_000 < metres_between(28, 120, 29, 120) < 111_400
    assert in_circle(28.0, 120.0, 28.001, 120.0, 112) and not in_circle(28.0, 120.0, 28.001, 120.0, 111)


@pytest.mark.parametrize("corners", [SQUARE, (*SQUARE, SQUARE[0]), SQUARE[::-1], (SQUARE[0], *SQUARE)])
def test_open_closed_either_way_round_and_with_a_corner_twice(
    corners: tuple[tuple[float, float], ...],
) -> None:
    assert in_polygon(28.5, 120.5, corners) and not in_polygon(28.5, 121.5, corners)
    assert in_polygon(28.0, 120.5, corners) and in_polygon(29.0, 121.0, corners)  # the border, a corner


def test_a_self_crossing_one_holds_what_it_encloses() -> None:
    assert in_polygon(28.1, 120.5, BOW_TIE) and in_polygon(28.9, 120.5, BOW_TIE)
    assert not in_polygon(28.5, 120.1, BOW_TIE)


def test_across_the_date_line() -> None:
    fiji = ((-18.0, 179.0), (-18.0, -179.0), (-17.0, -179.0), (-17.0, 179.0))
    assert in_polygon(-17.5, 179.9, fiji) and in_polygon(-17.5, -179.9, fiji)
    assert not in_polygon(-17.5, 178.0, fiji) and not in_polygon(-17.5, 0.0, fiji)


@pytest.mark.parametrize(
    "garbage",
    [
        (),
        ((28.0, 120.0),),
        ((28.0, 120.0), (29.0, 121.0)),
        ((28.0, 120.0),) * 4,
        ((28.0, 120.0), (28.5, 120.5), (29.0, 121.0), (28.0, 120.0)),  # a line
        ((120.0, 28.0), (121.0, 28.0), (121.0, 29.0)),  # the pairs the wrong way round
        ((28.0, 120.0), (math.nan, 121.0), (29.0, 121.0)),
    ],
)
def test_garbage_holds_nothing_and_is_not_usable(garbage: tuple[tuple[float, float], ...]) -> None:
    assert not in_polygon(28.0, 120.0, garbage)
    assert not Shapes(polygons=(garbage,)).usable


def test_what_is_usable_is_kept() -> None:
    both = Shapes(((28.0, 120.0, 500.0), (28.0, 120.0, 0.0), (99.0, 0.0, 5.0)), (SQUARE, ()))
    assert both.usable == Shapes(((28.0, 120.0, 500.0),), (SQUARE,))
    assert both.holds(28.003, 120.0) and both.holds(28.9, 120.9) and not both.holds(27.9, 120.0)


@settings(max_examples=50)
@given(st.lists(st.tuples(number, number), max_size=6), number, number)
def test_never_raises(corners: list[tuple[float, float]], lat: float, lon: float) -> None:
    shapes = Shapes(((lat, lon, lat),), (tuple(corners),))
    assert shapes.usable.holds(lat, lon) in (True, False)
    assert shapes.holds(lat, lon) in (True, False)
