"""What the tests of turns ask of a village."""

from __future__ import annotations

from typing import Any

import pytest

from domain.refusal import Refusal
from handlers.patrol import team
from storage import duties
from tests.rooms.patrol_help import Village


async def home(v: Village, number: str) -> int:
    """The id of a household."""
    return int((await v.rows("SELECT id FROM households WHERE number = :n", n=number))[0]["id"])


async def counts(v: Village, number: str) -> tuple[int, int, int]:
    """Served, excused, owed."""
    rows = await v.with_work(lambda work: duties.members(work.tx, int(number[0])))
    row = next(row for row in rows if row["number"] == number)
    return row["served"], row["excused"], team.member(row).owed


async def refused(v: Village, key: str, user: int, action: Any, *args: object) -> None:
    """Somebody is told that it cannot be."""
    with pytest.raises(Refusal, match=key):
        await v.do(user, action, *args)
