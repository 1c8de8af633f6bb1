"""The office's list in Telegram: what is said where a file changes nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alerts_help import LI, Village_, data_of, texts_of, village

from domain.importing import Parsed
from handlers.households import importing
from handlers.households import office_notices as notices

_HEAD = "户号,地址,户主\n"


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Village_]:
    async with village(tmp_path) as found:
        yield found


async def offered(place: Village_, rows: str) -> tuple[dict[str, str], list[str]]:
    """What an official reads about a file, and the buttons below."""
    notice = await place.do(importing.offer, LI, "list.csv", (_HEAD + rows).encode())
    return texts_of(notice), data_of(notice)


async def test_a_file_that_changes_something_is_confirmed(place: Village_) -> None:
    words, buttons = await offered(place, "N1,庙巷1号,甲\n")
    assert "确认后才会写入" in words["zh"]
    assert [data.rpartition(":")[0] for data in buttons] == ["households:import:1", "households:import-drop"]


async def test_a_file_that_is_stored_already_has_nothing_to_import(place: Village_) -> None:
    _, buttons = await offered(place, "N1,庙巷1号,甲\n")
    await place.do(importing.confirm, LI, int(buttons[0].split(":")[2]), "all")
    words, buttons = await offered(place, "N1,庙巷1号,甲\n")
    assert "没有要导入的" in words["zh"] and "nothing to import" in words["en"] and not buttons
    assert "确认" not in words["zh"]
    assert [row["state"] for row in await place.rows("SELECT state FROM imports")] == ["done"]


async def test_a_file_that_cannot_be_read_at_all_is_to_be_mended(place: Village_) -> None:
    words, buttons = await offered(place, "N1,,甲\n")
    assert "请改好表格再发一次" in words["zh"] and "Mend the list" in words["en"] and not buttons


def test_columns_that_are_not_used_have_the_readers_comma() -> None:
    parsed = Parsed((), (), ("颜色", "x" * 300), ())
    shown = [line for line in notices._lines(parsed) if line.key == "households-ignored-columns"]
    words = texts_of(shown[0])
    assert "颜色、xx" in words["zh"] and "颜色, xx" in words["en"] and len(words["en"]) < 100
