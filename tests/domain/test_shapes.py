"""Polygons that cross themselves."""

from hypothesis import given
from hypothesis import strategies as st

from domain.shapes import crosses_itself

SQUARE = [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.0, 0.0)]
points = st.tuples(st.floats(-89, 89), st.floats(-179, 179))


def test_a_square() -> None:
    assert crosses_itself(SQUARE)[0] is False


def test_shapes_that_cross_themselves() -> None:
    bow_tie = [(0, 0), (1, 1), (0, 1), (1, 0), (0, 0)]
    spike = [(0, 0), (0, 2), (0, 1), (1, 1), (0, 0)]
    assert crosses_itself(bow_tie)[0] and crosses_itself(spike)[0]
    assert crosses_itself([*SQUARE[:2], SQUARE[1], *SQUARE[2:]])[0] is False


def test_the_search_for_crossings_ends() -> None:
    zigzag = [(float(n % 2), n / 1000) for n in range(3000)]
    assert crosses_itself([*zigzag, zigzag[0]], effort=1000) == (False, 0)


@given(st.lists(points, min_size=3, max_size=12))
def test_any_polygon_is_answered(corners: list[tuple[float, float]]) -> None:
    crosses_itself([*corners, corners[0]])
