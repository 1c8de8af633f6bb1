"""Large polygons are cut down without changing whom they hold."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.cap_area import around
from domain.geo import in_polygon

BOX = (28.0, 28.1, 112.0, 112.1)
corners = st.tuples(st.floats(27.7, 28.4), st.floats(111.7, 112.4))


@settings(max_examples=150)
@given(st.lists(corners, min_size=3, max_size=30), st.floats(28.001, 28.099), st.floats(112.001, 112.099))
def test_the_same_houses_are_held(polygon: list[tuple[float, float]], lat: float, lon: float) -> None:
    closed = [*polygon, polygon[0]]
    assert in_polygon(lat, lon, around(closed, BOX)) == in_polygon(lat, lon, closed)


def test_a_province_around_a_village_has_few_corners() -> None:
    circle = [(28 + 5 * math.cos(n / 3000), 112 + 5 * math.sin(n / 3000)) for n in range(18850)]
    found = around([*circle, circle[0]], BOX)
    assert len(found) < 40 and in_polygon(28.05, 112.05, found)
