"""Coming to help, climbing by the clock, ending, the log."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aid_help import LEADER, OFFICIAL, STRANGER, Stage, calls, read, stage_in

from domain.aid import OUTCOMES
from domain.refusal import Refusal
from handlers.aid import actions
from handlers.common import render
from storage import aid, chats


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    real = render.message
    monkeypatch.setattr(render, "message", lambda n, *more: (read(n), real(n, *more))[1])
    async with stage_in(tmp_path) as found:
        await found.act(actions.begin, 102, "medical", words="fell down")
        await found.forget_sent()
        yield found


async def test_the_first_claim_wins_and_the_second_hears_who_was_first(stage: Stage) -> None:
    assert (await stage.act(actions.claim, 103, 1)).key == "aid-go"
    details = next(one for one in await stage.sent(103) if one.ref == "aid:1:to")
    assert all(part in details.text for part in ("Lane 1 no. 2", "1610000102", "fell down"))
    minutes = tuple(f"aid:within:1:{m}" for m in (2, 5, 10, 20))
    assert details.buttons == (*minutes, "aid:arrived:1", "aid:close:1", "aid:drop:1")
    assert "Person 103" in (await stage.sent(102))[0].text
    edit = next(one for one in await stage.sent(-1) if one.method == "editMessageText")
    assert edit.buttons == ("aid:join:1",) and edit.needs == "aid:1" and "Person 103" in edit.text
    with pytest.raises(Refusal) as refused:
        await stage.act(actions.claim, 101, 1)
    assert refused.value.key == "aid-first-was" and refused.value.params == {"name": "Person 103"}
    assert (await stage.act(actions.join, 101, 1)).key == "aid-go"
    assert await stage.helpers() == [103, 101]
    for again in (actions.claim, actions.join):
        with pytest.raises(Refusal, match="aid-already-yours"):
            await stage.act(again, 101, 1)


async def test_two_claims_in_the_same_instant(stage: Stage) -> None:
    told = await asyncio.gather(
        stage.act(actions.claim, 103, 1), stage.act(actions.claim, 101, 1), return_exceptions=True
    )
    assert sum(isinstance(one, Refusal) for one in told) == 1
    assert len(await stage.helpers()) == 1


async def test_who_may_not_come(stage: Stage) -> None:
    for user, key in ((102, "aid-own"), (STRANGER, "aid-helper-unknown"), (201, "aid-not-for-you")):
        with pytest.raises(Refusal, match=key):
            await stage.act(actions.claim, user, 1)
    with pytest.raises(Refusal, match="common-old-button"):
        await stage.act(actions.claim, 103, 99)
    for action in (actions.arrived, actions.drop, actions.still, actions.close):
        with pytest.raises(Refusal, match="aid-not-yours"):
            await stage.act(action, 103, 1)
    assert (await stage.act(actions.claim, OFFICIAL, 1)).key == "aid-go"


async def test_a_helper_without_a_private_chat_gets_the_address_over_the_chat(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id = 103")
    toast = await stage.act(actions.claim, 103, 1, chat=-1)
    shown = render.toast(toast, "en", stage.settings.village.zone)
    assert "Lane 1 no. 2" in shown and "1610000102" in shown
    assert not any("1610000102" in one.text for one in await stage.sent())


async def test_there_and_over(stage: Stage) -> None:
    await stage.act(actions.claim, 103, 1)
    await stage.forget_sent()
    await stage.act(actions.arrived, 103, 1)
    assert (await stage.request())["state"] == "arrived"
    assert "is there" in (await stage.sent(102))[0].text
    with pytest.raises(Refusal, match="aid-arrived-before"):
        await stage.act(actions.arrived, 103, 1)
    asked = await stage.act(actions.close, 103, 1)
    assert {b.data for row in asked.buttons for b in row} == {f"aid:outcome:1:{o}" for o in OUTCOMES} - {
        "aid:outcome:1:withdrawn"
    }
    with pytest.raises(Refusal, match="aid-only-asker"):
        await stage.act(actions.outcome, 103, 1, "withdrawn")
    with pytest.raises(Refusal, match="common-old-button"):
        await stage.act(actions.outcome, 103, 1, "nonsense")
    await stage.forget_sent()
    await stage.act(actions.outcome, 103, 1, "helped")
    found = await stage.sent()
    assert "Helped" in next(one.text for one in found if one.chat == 102)
    edits = [one for one in found if one.method == "editMessageText"]
    assert {one.chat for one in edits if one.needs == "aid:1"} == {-1, 101, 103}
    assert not any(one.buttons for one in edits)
    assert any(one.needs == "aid:1:to" and "Lane" not in one.text for one in edits), "the address is put away"
    for action, args in (
        (actions.claim, ()),
        (actions.close, ()),
        (actions.outcome, ("helped",)),
        (actions.join, ()),
    ):
        with pytest.raises(Refusal, match="aid-already-closed"):
            await stage.act(action, 103, 1, *args)
    assert await stage.verbs() == ["open", "announce", "claim", "arrive", "close"]


async def test_withdrawn_by_the_asker(stage: Stage) -> None:
    await stage.act(actions.claim, 103, 1)
    await stage.forget_sent()
    assert (await stage.act(actions.outcome, 102, 1, "withdrawn")).key == "aid-over"
    assert any("over" in one.text and one.method == "sendMessage" for one in await stage.sent(103))
    assert (await stage.request())["outcome"] == "withdrawn" and await stage.helpers() == []
    await stage.act(actions.begin, 102, "medical")
    assert (await stage.request(2))["state"] == "open"


async def test_leader_and_official_may_end_it(stage: Stage) -> None:
    await stage.act(actions.close, LEADER, 1)
    await stage.act(actions.outcome, OFFICIAL, 1, "handed_over")
    assert (await stage.request())["outcome"] == "handed_over"


async def test_dropped_it_is_called_again(stage: Stage) -> None:
    await stage.act(actions.claim, 103, 1)
    await stage.forget_sent()
    assert (await stage.act(actions.drop, 103, 1)).key == "aid-you-dropped"
    found = await stage.sent()
    assert calls(found) == {-1, 101, 103}
    assert {one.ref for one in found if one.ref} == {"aid:1:2"}
    assert "cannot come" in (await stage.sent(102))[0].text
    assert (await stage.request())["state"] == "open"
    with pytest.raises(Refusal, match="aid-not-yours"):
        await stage.act(actions.drop, 103, 1)
    await stage.act(actions.claim, 103, 1)
    assert await stage.helpers() == [103]


async def test_dropped_by_one_of_two_nobody_else_is_called(stage: Stage) -> None:
    await stage.act(actions.claim, 103, 1)
    await stage.act(actions.join, 101, 1)
    await stage.act(actions.arrived, 101, 1)
    await stage.forget_sent()
    await stage.act(actions.drop, 101, 1)
    assert (await stage.request())["state"] == "claimed" and not calls(await stage.sent())
    await stage.act(actions.drop, 103, 1)
    assert (await stage.request())["state"] == "open"


async def test_dropped_late_it_climbs_at_once(stage: Stage) -> None:
    await stage.act(actions.claim, 103, 1)
    stage.now += timedelta(minutes=3)
    await stage.forget_sent()
    await stage.act(actions.drop, 103, 1)
    assert calls(await stage.sent()) == {-1, 101, 103, -2, 201, 202, 203, -3, 301, 302, 303}
    await stage.forget_sent()
    await stage.sweep()
    assert await stage.sent() == []


async def test_nobody_takes_it_own_group_again_neighbours_leaders_officials(stage: Stage) -> None:
    await stage.sweep(1.1)
    assert await stage.sent() == []
    for minutes, called, said in (
        (0.1, {-1, 101, 103}, "called again"),
        (0.8, {-2, 201, 202, 203, -3, 301, 302, 303}, "nearby"),
        (1.2, {LEADER}, "deputy"),
        (0.8, {OFFICIAL}, "village office"),
    ):
        await stage.sweep(minutes)
        found = await stage.sent()
        assert calls(found) == called and said in next(one.text for one in found if one.chat == 102)
        elsewhere = [one.text for one in found if one.chat in (-2, 201)]
        assert not any("Head" in text for text in elsewhere), "elsewhere only the group is named"
        assert not any(one.payload.get("disable_notification") for one in found)
        await stage.forget_sent()
        await stage.sweep()
        assert await stage.sent() == []
    await stage.sweep(60)
    assert await stage.sent() == []
    assert (await stage.act(actions.claim, 201, 1)).key == "aid-go", "whoever was called may come"
    with pytest.raises(Refusal, match="aid-not-for-you"):
        await stage.act(actions.claim, 401, 1)


async def test_after_a_long_stop_all_steps_are_made_up_for(stage: Stage) -> None:
    await stage.sweep(600)
    near = {-2, 201, 202, 203, -3, 301, 302, 303}
    assert calls(await stage.sent()) == {-1, 101, 103, *near, OFFICIAL}
    assert (await stage.request())["level"] == 4


async def test_taken_it_does_not_climb(stage: Stage) -> None:
    await stage.act(actions.claim, 103, 1)
    await stage.forget_sent()
    await stage.sweep(3.9)
    assert await stage.sent() == [] and (await stage.request())["level"] == 0


async def test_a_claim_that_does_not_arrive_is_asked_about_and_freed(stage: Stage) -> None:
    await stage.act(actions.claim, 103, 1)
    await stage.forget_sent()
    await stage.sweep(4)
    assert [(one.chat, one.buttons[0]) for one in await stage.sent()] == [(103, "aid:still:1")]
    await stage.act(actions.still, 103, 1)
    await stage.sweep(3)
    await stage.forget_sent()
    await stage.sweep(1)
    assert [one.chat for one in await stage.sent()] == [103]
    await stage.forget_sent()
    await stage.sweep(3.9)
    await stage.sweep()
    assert await stage.sent() == []
    await stage.sweep(0.1)
    assert "has not arrived" in (await stage.sent(102))[0].text
    assert calls(await stage.sent()) >= {-1, 101, 103, OFFICIAL}
    assert (await stage.request())["state"] == "open" and await stage.helpers() == []
    await stage.forget_sent()
    await stage.sweep(60)
    assert await stage.sent() == []


async def test_somebody_there_is_not_asked(stage: Stage) -> None:
    await stage.act(actions.claim, 103, 1)
    await stage.act(actions.arrived, 103, 1)
    await stage.forget_sent()
    await stage.sweep(600)
    assert await stage.sent() == []
    with pytest.raises(Refusal, match="aid-arrived-before"):
        await stage.act(actions.still, 103, 1)


async def test_what_another_room_opened_is_announced_once(stage: Stage) -> None:
    async with stage.db.write() as tx:
        request: dict[str, Any] = {
            "household_id": stage.home[201],
            "user_id": 201,
            "kind": "flood",
            "text": "",
        }
        at = {"now": int(stage.now.timestamp())}
        opened = await aid.open_request(tx, **request, urgency="sos", quiet=False, alert_id=None, **at)
        again = await aid.open_request(tx, **request, urgency="sos", quiet=False, alert_id=None, **at)
    assert (opened, again) == (2, None)
    await stage.sweep()
    found = await stage.sent()
    assert calls(found, 2) == {-2, 202, 203}
    assert any("is out" in one.text for one in found if one.chat == 201)
    await stage.forget_sent()
    await stage.sweep()
    assert await stage.sent() == []


async def test_forgotten_helper_and_asker(stage: Stage) -> None:
    await stage.act(actions.claim, 103, 1)
    async with stage.db.write() as tx:
        await aid.forget_account(tx, 103)
    await stage.sweep()
    assert (await stage.request())["state"] == "open"
    told = await stage.sent()
    assert 101 in calls(told), "others are called again"
    assert any("cannot come" in one.text for one in told if one.chat == 102)
    await stage.act(actions.claim, 101, 1)
    await stage.forget_sent()
    async with stage.db.write() as tx:
        await aid.forget_account(tx, 102)
        await aid.forget_household(tx, stage.home[102])
    await stage.sweep()
    row = await stage.request()
    assert (row["state"], row["user_id"], row["text"]) == ("closed", None, "")
    told = await stage.sent()
    assert row["chat_id"] is None
    assert {101} <= {one.chat for one in told if "over" in one.text and one.method == "sendMessage"}
    assert any(one.chat == -1 and one.method == "editMessageText" for one in told), "the call says so too"
    await stage.sweep(60)


async def test_a_group_chat_that_moves_takes_its_announcements_along(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await chats.migrate(tx, -1, -1001, 0)
    await stage.act(actions.claim, 103, 1)
    assert [one.chat for one in await stage.sent() if one.chat < 0] == [-1001]
