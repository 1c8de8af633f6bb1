"""One-time codes: once, in time, only their digest kept; who guesses waits longer and longer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import codes
from storage.database import Database, Tx


@pytest.fixture
async def tx(tmp_path: Path) -> AsyncIterator[Tx]:
    """A transaction."""
    async with Database(tmp_path / "x.db") as db, db.write() as found:
        yield found


async def test_once_and_in_time(tx: Tx) -> None:
    code = await codes.create(tx, "official", 0, 100, title="flood duty")
    row = await codes.find(tx, code)
    assert row is not None and (row["role"], row["title"]) == ("official", "flood duty")
    assert not await codes.use(tx, row["digest"], 1, 100)
    assert await codes.use(tx, row["digest"], 1, 99)
    assert not await codes.use(tx, row["digest"], 1, 99)
    assert not await codes.use(tx, row["digest"], 2, 50)
    assert await codes.find(tx, "0000000000") is None


async def test_the_file_holds_no_code(tx: Tx) -> None:
    made = [await codes.create(tx, "official", 0, 100) for _ in range(20)]
    assert len(set(made)) == 20
    kept = " ".join(str(tuple(row)) for row in await tx.rows("SELECT * FROM codes"))
    assert not any(code in kept for code in made)


@pytest.mark.parametrize(
    "typed",
    [
        "0123456789",
        "o123456789",
        "O1234-56789",
        " 0l23 456789 ",
        "0I23456789",
        "０１２３４５６７８９",
        "0123–456789",
    ],
)
async def test_as_people_type_them(tx: Tx, typed: str) -> None:
    assert codes.normalise(typed) == "0123456789"


@given(st.text(max_size=300))
def test_anything_can_be_typed(text: str) -> None:
    found = codes.normalise(text)
    assert codes.normalise(found) == found or len(text) > 200
    codes._digest(text)


@given(st.text(alphabet=codes.ALPHABET, min_size=codes.LENGTH, max_size=codes.LENGTH))
def test_a_code_is_read_as_it_was_made(code: str) -> None:
    assert codes.normalise(code) == codes.normalise(code.lower()) == code


async def test_guessing_is_slowed_down_from_the_fifth_on(tx: Tx) -> None:
    assert [await codes.wrong_guess(tx, 1, 1000) for _ in range(4)] == [0, 0, 0, 0]
    assert await codes.wait_until(tx, 1) == 0
    pauses = [await codes.wrong_guess(tx, 1, 1000) - 1000 for _ in range(30)]
    assert pauses[:4] == [60, 120, 240, 480] and max(pauses) == 60 * 2**10
    assert await codes.wait_until(tx, 1) == 1000 + pauses[-1]
    assert await codes.wait_until(tx, 2) == 0
    await codes.right_guess(tx, 1)
    assert await codes.wait_until(tx, 1) == 0
