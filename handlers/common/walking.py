"""Households in the order of their doors."""

from __future__ import annotations

from collections.abc import Sequence

from domain.places import Place, walking_order
from storage.database import Row


def walked(rows: Sequence[Row]) -> list[Row]:
    """Rows with number, address, lat, lon and hamlet, as one walks past them."""
    order = walking_order(
        [Place(row["number"], row["address"], row["lat"], row["lon"], row["hamlet"]) for row in rows]
    )
    return sorted(rows, key=lambda row: order[row["number"]])
