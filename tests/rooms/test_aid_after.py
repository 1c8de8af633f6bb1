"""After a request: a line, thanks, the question of the next day, opened again; old buttons say what happened."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aid_help import LEADER, OFFICIAL, Stage, calls, read, stage_in

from domain.aid_after import asked_about
from domain.notice import say
from domain.refusal import Refusal
from handlers.aid import actions
from handlers.common import render
from storage import households


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    real = render.message
    monkeypatch.setattr(render, "message", lambda n, *more: (read(n), real(n, *more))[1])
    async with stage_in(tmp_path) as found:
        async with found.db.write() as tx:
            await households.join(tx, found.home[102], 301, "", 0)  # a second account at home
        await found.act(actions.begin, 102, "medical", words="fell down")
        await found.act(actions.claim, 103, 1)
        await found.act(actions.arrived, 103, 1)
        yield found


async def refused(stage: Stage, key: str, action: object, user: int, *args: object) -> Refusal:
    """A press that is declined, in words that are there in both languages."""
    with pytest.raises(Refusal) as found:
        await stage.act(action, user, *args)  # type: ignore[arg-type]
    assert found.value.key == key
    read(say(found.value.key, **found.value.params))
    return found.value


async def test_whoever_ends_it_adds_one_line_that_reaches_those_concerned(stage: Stage) -> None:
    over = await stage.act(actions.outcome, 103, 1, "helped")
    assert over.key == "after-over-line"
    await stage.forget_sent()
    await refused(stage, "after-line-words", actions.add_line, 103, 1, "")
    assert (await stage.act(actions.add_line, 103, 1, "<b>" + "x" * 5000)).key == "after-line-kept"
    assert {one.chat for one in await stage.sent()} == {102, 301}
    assert len((await stage.request())["ending"]) == 500
    for user in (103, 102):
        assert (await stage.act(actions.add_line, user, 1, "more")).key == "after-line-late"
    late = await refused(stage, "aid-already-closed-so", actions.arrived, 103, 1)
    assert "Helped" in render.toast(say(late.key, **late.params), "en", stage.settings.village.zone)


async def test_thanks_reach_those_who_came_once(stage: Stage) -> None:
    await stage.act(actions.outcome, 102, 1, "helped")
    thanks = [one for one in await stage.sent(301) if "aid:thanks:1" in one.buttons]
    assert thanks, "the others at home can thank too"
    await stage.forget_sent()
    assert (await stage.act(actions.thank, 301, 1)).key == "after-thanked"
    assert [one.chat for one in await stage.sent()] == [103]
    await refused(stage, "after-thanked-before", actions.thank, 102, 1)
    await refused(stage, "aid-only-asker", actions.thank, 103, 1)
    await stage.forget_sent()
    assert (await stage.act(actions.words, 102, 1, "so kind <i>")).key == "after-thanks-passed"
    assert "so kind &lt;i&gt;" in (await stage.sent(103))[0].text
    await stage.act(actions.begin, 201, "tools")
    await stage.act(actions.claim, 202, 2)
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id = 202")
    await stage.act(actions.outcome, 201, 2, "helped")
    assert (await stage.act(actions.thank, 201, 2)).key == "after-thanks-unreached"
    await stage.act(actions.begin, 201, "tools")
    await stage.act(actions.outcome, 201, 3, "withdrawn")
    await refused(stage, "after-nobody-came", actions.thank, 201, 3)


async def test_both_are_asked_the_next_day_once_and_at_a_decent_hour(stage: Stage) -> None:
    await stage.act(actions.outcome, 103, 1, "helped")  # at 20:00 in the village
    await stage.forget_sent()
    await stage.sweep(13 * 60)
    assert await stage.sent() == []
    await stage.sweep(60)
    found = await stage.sent()
    assert {one.chat: one.buttons for one in found} == {
        102: ("aid:settled:1", "aid:thanks:1", "aid:again:1"),
        301: ("aid:settled:1", "aid:thanks:1", "aid:again:1"),
        103: ("aid:settled:1", "aid:again:1"),
    }
    await stage.forget_sent()
    await stage.act(actions.settled, 102, 1)
    assert [(one.chat, one.method) for one in await stage.sent()] == [(301, "editMessageText")]
    await stage.sweep(24 * 60)
    assert len(await stage.sent()) == 1, "once"
    await refused(stage, "after-not-concerned", actions.settled, 202, 1)


async def test_what_fell_due_at_night_waits_for_the_morning_and_what_is_too_old_is_left_alone(
    stage: Stage,
) -> None:
    await stage.act(actions.outcome, 102, 1, "helped")
    await stage.forget_sent()
    await stage.sweep(27 * 60)  # the bot was away until 23:00 of the next day
    assert await stage.sent() == []
    await stage.sweep(9 * 60)
    assert {one.chat for one in await stage.sent()} == {102, 103, 301}
    await stage.act(actions.begin, 201, "elder")
    await stage.act(actions.outcome, 201, 2, "helped")
    await stage.forget_sent()
    await stage.sweep(5 * 24 * 60)
    await stage.sweep(12 * 60)
    assert await stage.sent() == [] and (await stage.request(2))["settle_at"] is None


def test_small_things_and_false_alarms_are_not_asked_about() -> None:
    assert asked_about("medical", "sos", "helped") and asked_about("tools", "sos", "not_reached")
    assert not asked_about("lockout", "normal", "helped") and not asked_about("fire", "sos", "false_alarm")
    assert asked_about("other", "normal", "helped") and not asked_about("child", "urgent", "withdrawn")


async def test_it_is_opened_again_and_goes_out_as_if_it_came_now(stage: Stage) -> None:
    first = (await stage.request())["opened_at"]
    await stage.act(actions.outcome, 103, 1, "helped")
    stage.now += timedelta(hours=20)
    await stage.forget_sent()
    assert (await stage.act(actions.again, 102, 1)).key == "aid-opened"
    found = await stage.sent()
    assert calls(found) == {-1, 101, 103}
    assert any("opened it again" in one.text for one in found if one.chat == 301)
    request = await stage.request()
    assert (request["state"], request["outcome"], request["first_opened_at"]) == ("open", None, first)
    assert await stage.helpers() == [] and request["settle_at"] is None
    await refused(stage, "after-is-open", actions.again, 103, 1)
    await refused(stage, "after-is-open", actions.settled, 103, 1)
    await stage.act(actions.claim, 103, 1)
    await stage.forget_sent()
    await stage.act(actions.outcome, LEADER, 1, "handed_over")
    assert await stage.verbs() == [
        *("open", "announce", "claim", "arrive", "close", "reopen", "announce", "claim", "close")
    ]
    await stage.forget_sent()
    assert (await stage.act(actions.again, 103, 1)).key == "after-you-opened", "a helper may too"


async def test_who_may_not_open_it_again_and_until_when(stage: Stage) -> None:
    await stage.act(actions.outcome, 102, 1, "helped")
    await refused(stage, "after-not-concerned", actions.again, 203, 1)
    await refused(stage, "common-old-button", actions.again, 102, 99)
    await stage.act(actions.begin, 301, "medical")
    assert (await stage.request(2))["household_id"] == stage.home[102]
    await refused(stage, "after-same-open", actions.again, OFFICIAL, 1)
    await stage.act(actions.outcome, 301, 2, "withdrawn")
    for _ in range(3):
        await stage.act(actions.again, 102, 1)
        await stage.act(actions.outcome, 102, 1, "helped")
    await refused(stage, "after-again-enough", actions.again, 102, 1)
    stage.now += timedelta(days=3)
    await refused(stage, "after-too-late", actions.again, 102, 1)
