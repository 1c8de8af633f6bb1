"""For all tests: what waits longest begins first; a blank database begins as a copy of a migrated one."""

import asyncio
import logging
import shutil
from collections.abc import Iterator

import pytest

from storage.database import Database

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


@pytest.fixture(autouse=True)
def own_log() -> Iterator[None]:
    """What a command sets up for its log ends with the test."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture(scope="session", autouse=True)
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Migrate one file and hand out copies: the migrations cost more than most tests (tests/storage has them)."""
    template = tmp_path_factory.mktemp("template") / "blank.db"
    opened = Database.__aenter__

    async def migrate() -> None:
        async with Database(template):
            pass

    async def from_the_copy(self: Database) -> Database:
        if not self.path.exists() and self.path.parent.is_dir():
            shutil.copyfile(template, self.path)
        return await opened(self)

    asyncio.run(migrate())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "__aenter__", from_the_copy)
        yield
