"""Fixtures of the tests of the running parts."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from wire import Wire, wire

from bot import delivery, pacing


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pauses between two messages in a chat, none worth mentioning after failures."""
    monkeypatch.setattr(pacing, "CHAT_INTERVAL", 0.0)
    monkeypatch.setattr(delivery, "_backoff", lambda row: 0.02)
    monkeypatch.setattr(delivery, "_FIRST_PAUSE", 0.01)


@pytest.fixture
async def line(tmp_path: Path, hasty: None) -> AsyncIterator[Wire]:
    """A wire on which nothing runs yet."""
    async with wire(tmp_path) as found:
        yield found
