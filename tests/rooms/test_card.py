"""The neighbours' card: of one's own group, for an official of any."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aid_help import LEADER, OFFICIAL, STRANGER, ZONE, Stage, stage_in

from domain.refusal import Refusal
from handlers.card import actions
from handlers.common import render


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage_in(tmp_path) as found:
        yield found


async def test_the_card_of_ones_own_group(stage: Stage) -> None:
    text = render.plain(await stage.act(actions.card, 102), "en", ZONE)
    for part in ("Head 1-1", "Head 1-2", "Head 1-3", "Leader: Person 101", "Official", "110", "119", "120"):
        assert part in text
    assert "Head 2-1" not in text and "161" not in text


async def test_the_card_in_a_group_chat_is_that_groups(stage: Stage) -> None:
    text = render.plain(await stage.act(actions.card, 102, chat=-2), "zh", ZONE)
    assert "Head 2-1" in text and "Head 1-1" not in text and "户长：还没有" in text


async def test_an_official_asks_for_any_group_others_for_their_own(stage: Stage) -> None:
    assert "Head 3-1" in render.plain(await stage.act(actions.card, OFFICIAL, "3"), "en", ZONE)
    assert "Head 1-1" in render.plain(await stage.act(actions.card, LEADER, "1"), "en", ZONE)
    for user, name, chat, key in (
        (102, "2", None, "card-other-group"),
        (102, "nowhere", None, "card-other-group"),
        (OFFICIAL, "<b>", None, "card-no-group"),
        (OFFICIAL, "", None, "card-which"),
        (OFFICIAL, "3", -1, "card-other-group"),
        (STRANGER, "", None, "common-no-household"),
        (102, "", -9, "card-chat-unbound"),
    ):
        with pytest.raises(Refusal, match=key):
            await stage.act(actions.card, user, name, chat=chat)
