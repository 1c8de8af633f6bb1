"""A village of two groups with two officials, for the journeys that need nothing special."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from here import Town, here


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with here(tmp_path, officials=("村主任", "防汛值班")) as found:
        yield found
