"""A village of two groups with two officials, for the journeys that need nothing special."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from here import Town, here

OFFICIALS = ("村主任", "防汛值班")


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with here(tmp_path, officials=OFFICIALS) as found:
        yield found


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """One village for all tests of a file; they run in one loop and leave each other in peace."""
    async with here(tmp_path_factory.mktemp("shared"), officials=OFFICIALS) as found:
        yield found
