"""The cheapest assignment is the cheapest."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.matching import assign

tables = st.integers(1, 4).flatmap(
    lambda columns: st.tuples(
        st.lists(st.lists(st.integers(-20, 20), min_size=columns, max_size=columns), max_size=5),
        st.lists(st.integers(0, 3), min_size=columns, max_size=columns),
    )
)


@given(tables)
def test_no_other_assignment_is_cheaper(table: tuple[list[list[int]], list[int]]) -> None:
    costs, places = table
    if len(costs) > sum(places):
        with pytest.raises(ValueError):
            assign(costs, places)
        return
    fits = [
        sum(row[column] for row, column in zip(costs, chosen, strict=True))
        for chosen in product(range(len(places)), repeat=len(costs))
        if all(chosen.count(column) <= free for column, free in enumerate(places))
    ]
    found = assign(costs, places)
    assert all(found.count(column) <= free for column, free in enumerate(places))
    assert sum(row[column] for row, column in zip(costs, found, strict=True)) == min(fits)
