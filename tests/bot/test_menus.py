"""The menus that everybody sees are set in the end, whatever Telegram answers first."""

from __future__ import annotations

import pytest
from wire import Wire, until

from bot import menus
from handlers.common import menu


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once."""
    monkeypatch.setattr(menus, "_FIRST_PAUSE", 0.0)


@pytest.mark.parametrize("kind", ["500", "502", "reset", "lost"])
async def test_menus_are_set_after_a_failure_and_only_once(line: Wire, kind: str) -> None:
    await line.sandbox.faults("setMyCommands", kind, times=2)
    await menus.publish(line.db, line.api, "zh")
    wanted = menu.for_everybody("zh")
    tried = line.calls("setMyCommands")
    assert [call.params["scope"] for call in list(line.world.log)[-len(wanted) :]] == [
        call["scope"] for call in wanted
    ]
    assert tried == len(wanted) + 2
    await menus.publish(line.db, line.api, "zh")
    assert line.calls("setMyCommands") == tried


async def test_a_wait_that_was_begun_is_whole_after_a_restart(line: Wire) -> None:
    anna = await line.person()
    await line.sandbox.faults("sendMessage", "429", seconds=7, chat_id=anna.id)
    await line.put(anna.id, "later")
    line.start()
    before = line.clock.now().timestamp()
    await until(lambda: line.rows()[0]["error"])
    await line.stop()
    assert line.rows()[0]["not_before"] >= before + 7
