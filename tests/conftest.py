"""The order of the suite: what waits longest begins first, so that no core is idle at its end."""

import pytest

LONGEST = (
    "test_browser.py",
    "test_day.py",
    "test_killed.py",
    "test_looks.py",
    "test_paper.py",
    "test_rights.py",
    "test_rotation.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort the long files to the front; the others keep their order (files go to workers in this order)."""
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))
