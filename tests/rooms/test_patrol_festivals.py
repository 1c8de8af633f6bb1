"""Festivals are found out by another process, and by this one where that cannot be."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from domain.calendar import festival_nights
from handlers.patrol import festivals as room


async def test_another_process_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_KNOWN", {})
    monkeypatch.setattr(room, "festival_nights", lambda *_: pytest.fail("asked here"))
    found = await room.festivals("CN", range(2026, 2028))
    assert found == festival_nights("CN", range(2026, 2028)) and len(found) > 20


async def test_without_another_process_this_one_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    async def refused(*_: Any, **__: Any) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(room, "_KNOWN", {})
    monkeypatch.setattr(asyncio, "create_subprocess_exec", refused)
    assert await room.festivals("CN", [2026]) == festival_nights("CN", [2026])


async def test_a_country_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_KNOWN", {})
    with pytest.raises(ValueError, match="XX"):
        await room.festivals("XX", [2026])
