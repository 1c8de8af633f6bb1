"""Households that are asked whether they are well: arranged, asked, answered, silent, away, ended, forgotten."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aid_help import LEADER, OFFICIAL, STRANGER, Sent, Stage, read, stage_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.aid import actions, wellbeing, wellbeing_answers
from handlers.common import render
from handlers.common.work import Work
from storage import holding, households, people, privacy
from storage import wellbeing as storage


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    real = render.message
    monkeypatch.setattr(render, "message", lambda n, *more: (read(n), real(n, *more))[1])
    async with stage_in(tmp_path) as found:
        yield found


async def arrange(stage: Stage, user: int = 102, code: str = "d", neighbour: int = 103) -> Notice:
    """Ask at 21:00 in the village (it is 20:00 now), the neighbour after an hour."""
    near = stage.home[neighbour] if neighbour else 0
    home = stage.home[user]
    return await stage.act(wellbeing.arrange, user, home, code, "2100", near, 60)


async def asked(stage: Stage) -> None:
    """Arranged, agreed, and the first question is out."""
    await arrange(stage)
    await stage.act(wellbeing.agree, 103, 1)
    await stage.sweep(60)
    await stage.forget_sent()


async def heard(stage: Stage, minutes: float) -> list[Sent]:
    """What comes when so much time has passed."""
    await stage.forget_sent()
    await stage.sweep(minutes)
    return await stage.sent()


async def refused(stage: Stage, key: str, action: object, user: int, *args: object, **kw: object) -> None:
    """A press that is declined, in words that are there in both languages."""
    with pytest.raises(Refusal) as found:
        await stage.act(action, user, *args, **kw)  # type: ignore[arg-type]
    assert found.value.key == key
    read(say(found.value.key, **found.value.params))


async def test_arranged_with_a_few_taps_and_the_neighbour_agrees(stage: Stage) -> None:
    home = stage.home[102]
    assert (await stage.act(wellbeing.menu, 102)).key == "wellbeing-offer"
    assert (await stage.act(wellbeing.plan, 102, home, "w")).key == "wellbeing-which-day"
    assert (await stage.act(wellbeing.plan, 102, home, "w3")).key == "wellbeing-which-hour"
    await refused(stage, "wellbeing-hour-how", wellbeing.hour, 102, home, "w3", "soon")
    near = await stage.act(wellbeing.hour, 102, home, "w3", "晚上8点半")
    data = [b.data for row in near.buttons for b in row]
    assert set(data) == {f"aid:watch-who:{home}:w3:2030:{n}" for n in (stage.home[101], stage.home[103], 0)}
    assert (
        await stage.act(wellbeing.who, 102, home, "w3", "2030", stage.home[103])
    ).key == "wellbeing-how-long"
    await stage.act(wellbeing.arrange, 102, home, "w3", "2030", stage.home[103], 120)
    assert [(one.chat, one.buttons) for one in await stage.sent()] == [
        (103, ("aid:watch-yes:1", "aid:watch-no:1"))
    ]
    for user in (102, 201, STRANGER):
        await refused(stage, "wellbeing-not-named", wellbeing.agree, user, 1)
    await stage.forget_sent()
    await stage.act(wellbeing.agree, 103, 1)
    assert [one.chat for one in await stage.sent()] == [102]
    assert (await stage.act(wellbeing.menu, 102)).key == "wellbeing-page"
    assert (await stage.act(wellbeing.menu, 103)).key == "wellbeing-menu"
    await stage.act(wellbeing.visit, 102, home)
    assert (await stage.act(wellbeing.plan, 102, home, "vw")).key == "wellbeing-which-day"
    for bad in (("x", "2100", 0, 60), ("d", "9999", 0, 60), ("d", "2100", 0, 7)):
        await refused(stage, "common-old-button", wellbeing.arrange, 102, home, *bad)
    await refused(
        stage, "wellbeing-no-neighbour", wellbeing.arrange, 102, home, "d", "2100", stage.home[201], 60
    )
    await refused(stage, "wellbeing-theirs", wellbeing.page, LEADER, home)
    await refused(stage, "common-only-leaders", wellbeing.page, 201, home)
    await refused(stage, "common-only-private", wellbeing.menu, 102, chat=-1)


async def test_asked_once_a_day_and_one_tap_or_word_answers(stage: Stage) -> None:
    await arrange(stage)
    assert not [one for one in await heard(stage, 59) if one.chat == 102]
    found = await heard(stage, 1)
    assert [(one.chat, one.buttons[0]) for one in found] == [(102, "aid:well:1")]
    assert await heard(stage, 0) == []
    await refused(stage, "common-other-household", wellbeing_answers.well, 103, 1)
    assert (await stage.act(wellbeing_answers.well, 102, 1)).key == "wellbeing-thanks"
    assert (await stage.act(wellbeing_answers.well, 102, 1)).key == "wellbeing-thanks-again"
    assert await heard(stage, 23 * 60 + 59) == []
    assert [one.chat for one in await heard(stage, 1)] == [102]
    assert (await stage.act(wellbeing_answers.typed, 102, "who is this")).key == "wellbeing-unsure"
    assert (await stage.act(wellbeing_answers.typed, 102, "好")).key == "wellbeing-thanks"
    assert await heard(stage, 300) == []
    async with stage.db.read() as tx:
        lines = await tx.value("SELECT COUNT(*) FROM journal WHERE room = 'wellbeing' AND verb <> 'set'")
    assert lines == 0, "of a day on which all is well nothing is kept"


async def test_silence_climbs_from_the_neighbour_to_all_on_duty_and_an_answer_calms_them(
    stage: Stage,
) -> None:
    await asked(stage)
    assert [(one.chat, "not heard" in one.text) for one in await heard(stage, 30)] == [(102, True)]
    alarm = await heard(stage, 30)
    assert [(one.chat, one.buttons) for one in alarm] == [(103, ("aid:looked:1:well", "aid:looked:1:help"))]
    assert "Lane 1 no. 2" in alarm[0].text and "1610000102" in alarm[0].text
    await refused(stage, "common-only-leaders", wellbeing_answers.looked, 201, 1, "well")
    assert [one.chat for one in await heard(stage, 30)] == [LEADER]
    assert [one.chat for one in await heard(stage, 30)] == [OFFICIAL]
    assert await heard(stage, 60) == []
    async with stage.db.read() as tx:
        assert await tx.value("SELECT COUNT(*) FROM journal WHERE detail LIKE '%wellbeing:1%'") == 1, "a look"
    await stage.act(wellbeing_answers.well, 102, 1)
    told = [one.chat for one in await stage.sent() if one.method == "sendMessage"]
    assert told == [LEADER, 103, OFFICIAL]
    assert (await stage.act(wellbeing_answers.looked, 103, 1, "well")).key == "wellbeing-answered-before"


async def test_whoever_was_there_says_so_or_calls_help(stage: Stage) -> None:
    await asked(stage)
    await stage.sweep(30)
    await stage.sweep(30)
    await stage.forget_sent()
    assert (await stage.act(wellbeing_answers.looked, 103, 1, "well")).key == "wellbeing-thanks-looking"
    assert 102 in {one.chat for one in await stage.sent()}
    await stage.sweep(23 * 60)
    await stage.sweep(60)
    await stage.act(wellbeing_answers.looked, 103, 1, "help")
    request = await stage.request(1)
    assert (request["household_id"], request["kind"], request["state"]) == (stage.home[102], "elder", "open")


async def test_they_press_for_help_themselves(stage: Stage) -> None:
    await asked(stage)
    assert (await stage.act(wellbeing_answers.need_help, 102, 1)).key == "aid-opened"
    assert (await stage.request(1))["urgency"] == "sos"
    await stage.sweep(24 * 60)
    await stage.act(actions.sos, 102)
    await stage.act(actions.outcome, 102, 1, "withdrawn")
    await stage.act(actions.begin, 102, "elder")
    await stage.forget_sent()
    for _ in range(3):
        await stage.sweep(30)
    assert not [one for one in await stage.sent() if "aid:looked:1:well" in one.buttons]


async def test_away_and_ended_by_a_word(stage: Stage) -> None:
    await asked(stage)
    await stage.sweep(60)
    await refused(stage, "wellbeing-date-how", wellbeing.away_until, 102, 1, "<b>soon</b>")
    await stage.forget_sent()
    await stage.act(wellbeing.away_until, 102, 1, "7月10日")
    assert await heard(stage, 23 * 60) == [] and await heard(stage, 24 * 60) == []
    assert [one.chat for one in await heard(stage, 24 * 60)] == [102], "on the 11th it is asked again"
    await stage.act(wellbeing.away, 102, 1, 7)
    await stage.act(wellbeing.away, 102, 1, 0)
    await stage.forget_sent()
    assert (await stage.act(wellbeing_answers.typed, 102, "不用了。")).key == "wellbeing-ended"
    assert [one.chat for one in await stage.sent()] == [103]
    assert await heard(stage, 3 * 24 * 60) == []
    for action in (wellbeing_answers.well, wellbeing.end, wellbeing.ask_away):
        await refused(stage, "wellbeing-not-asked", action, 102, 1)
    async with stage.db.write() as tx:
        assert await tx.value("SELECT COUNT(*) FROM check_ins") == 0
        work = Work(tx, stage.now, stage.settings)
        found = await wellbeing_answers.typed(work, await stage.actor(tx, 102), "停")
    assert found is None, "a word of somebody who is not asked is for others"


async def test_after_a_stop_of_the_bot_it_is_asked_once_or_left(stage: Stage) -> None:
    await arrange(stage)
    found = await heard(stage, 60 + 20)
    assert [one.chat for one in found] == [102]
    await stage.act(wellbeing_answers.well, 102, 1)
    assert await heard(stage, 3 * 24 * 60 + 5 * 60) == [], "hours late: the next one has to do"
    assert [one.chat for one in await heard(stage, 19 * 60)] == [102]


async def test_after_a_stop_an_answer_may_be_on_its_way_before_anybody_is_alarmed(stage: Stage) -> None:
    await asked(stage)
    assert [one.chat for one in await heard(stage, 30)] == [102]
    assert await heard(stage, 90) == [], "the bot was away: first it hears what was said meanwhile"
    assert await heard(stage, 1) == []
    assert [one.chat for one in await heard(stage, 1)] == [103]
    await stage.sweep(181 * 24 * 60)
    async with stage.db.read() as tx:
        assert await tx.value("SELECT COUNT(*) FROM journal WHERE room = 'wellbeing' AND actor > 0") == 0


async def test_a_neighbour_who_says_no_or_is_gone_leaves_the_leader(stage: Stage) -> None:
    await arrange(stage)
    await stage.act(wellbeing.decline, 103, 1)
    assert "aid:watch-new" in (await stage.sent(102))[-1].buttons[0]
    await refused(stage, "wellbeing-not-named", wellbeing.decline, 103, 1)
    await stage.sweep(60)
    await stage.sweep(30)
    assert [one.chat for one in await heard(stage, 30)] == [LEADER]
    await arrange(stage)
    await stage.act(wellbeing.agree, 103, 2)
    async with stage.db.write() as tx:
        await tx.run("DELETE FROM members WHERE user_id = 103")
    told = [one for one in await heard(stage, 23 * 60) if one.chat == 102]
    assert "Head 1-3, is not here any more" in told[0].text and "aid:watch-new" in told[0].buttons[0]
    async with stage.db.write() as tx:
        await households.join(tx, stage.home[103], 103, "", 0)
    for _ in range(3):
        await arrange(stage, neighbour=0)
    await stage.act(wellbeing.arrange, 102, stage.home[102], "d", "2100", stage.home[103], 60)
    await stage.act(wellbeing.agree, 103, 6)
    await refused(stage, "wellbeing-set-enough", wellbeing.arrange, 102, stage.home[102], "d", "2100", 0, 60)
    async with stage.db.write() as tx:
        await privacy.forget_household(tx, stage.home[103], 1)
        row = await storage.get(tx, 6)
        assert row is not None and row["neighbour_id"] is None


async def test_a_leader_arranges_it_for_a_house_without_telegram(stage: Stage) -> None:
    home = stage.home[102]
    async with stage.db.write() as tx:
        await people.leave(tx, home, 102)
    assert (await stage.act(wellbeing.menu, LEADER)).key == "wellbeing-menu"
    silent = await stage.act(wellbeing.silent, LEADER)
    assert [b.data for row in silent.buttons for b in row] == [f"aid:watch-home:{home}"]
    assert (await stage.act(wellbeing.page, LEADER, home)).key == "wellbeing-offer-visit"
    await stage.act(wellbeing.arrange, LEADER, home, "d", "2100", stage.home[103], 60)
    await stage.act(wellbeing.agree, 103, 1)
    assert [one.chat for one in await heard(stage, 60)] == [103]
    assert [one.chat for one in await heard(stage, 60)] == [LEADER]
    await refused(stage, "common-only-leaders", wellbeing.silent, 103)
    await refused(stage, "common-only-leaders", wellbeing.end, 103, 1)
    await stage.act(wellbeing.end, LEADER, 1)


async def test_a_son_arranges_that_somebody_looks_in_at_his_mothers(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await households.join(tx, stage.home[103], 102, "", 0)  # he speaks for both houses
        await people.leave(tx, stage.home[103], 103)
        near = {row["id"] for row in await storage.neighbours(tx, stage.home[103], 9)}
    assert near == {stage.home[101]}, "nobody is told by what they did not answer themselves"
    await stage.act(wellbeing.arrange, 102, stage.home[103], "vd", "2100", stage.home[101], 60)
    await stage.forget_sent()
    await stage.act(wellbeing.agree, 101, 1)
    assert [one.chat for one in await stage.sent()] == [102]
    found = await heard(stage, 60)
    assert [(one.chat, "look in" in one.text) for one in found] == [(101, True)]


async def test_it_is_shown_exported_and_forgotten(stage: Stage) -> None:
    await arrange(stage)
    async with stage.db.write() as tx:
        found = await holding.export_account(tx, 102)
        assert found["your_households"][0]["check_ins"][0]["clock"] == "21:00"
        (cared,) = (await holding.export_account(tx, 103))["your_households"][0]["looks_in_at"]
        assert cared == {"id": 1, "weekday": None, "clock": "21:00", "agreed": 0}
        await privacy.forget_account(tx, 102, 1)
        assert await tx.value("SELECT COUNT(*) FROM check_ins") == 0


_PRESS = st.tuples(
    st.sampled_from(("arrange", "agree", "decline", "well", "need", "seen", "help", "away", "back", "end", "好", "停", "tick")),
    st.sampled_from((101, 102, 103, 201, OFFICIAL, STRANGER)),
    st.integers(1, 2),
    st.sampled_from((0, 20, 45, 700)),
)  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(_PRESS, min_size=5, max_size=25))
def test_any_presses_by_anybody_leave_a_legal_state(presses: list[tuple[str, int, int, int]]) -> None:
    asyncio.run(_life(presses))


async def _life(presses: list[tuple[str, int, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with stage_in(Path(folder)) as stage:
            await arrange(stage)
            for what, user, number, minutes in presses:
                await stage.sweep(minutes)
                with contextlib.suppress(Refusal):
                    await _press(stage, what, user, number)
                async with stage.db.read() as tx:
                    rows = await tx.rows("SELECT * FROM check_ins")
                now = int(stage.now.timestamp())
                for row in rows:
                    assert row["next_at"] > now - 86400 and (row["asked_at"] is not None or row["level"] == 0)
                    assert (row["due_at"] is not None) == (row["asked_at"] is not None and row["level"] < 4)
                    assert not row["agreed"] or row["neighbour_id"] is not None


async def _press(stage: Stage, what: str, user: int, number: int) -> None:
    home, near = stage.home.get(user, 1), stage.home[101 if user != 101 else 103]
    acts: dict[str, tuple[object, ...]] = {
        "arrange": (wellbeing.arrange, home, "d", "0900", near, 60), "agree": (wellbeing.agree, number),
        "decline": (wellbeing.decline, number), "well": (wellbeing_answers.well, number),
        "need": (wellbeing_answers.need_help, number), "seen": (wellbeing_answers.looked, number, "well"),
        "help": (wellbeing_answers.looked, number, "help"), "away": (wellbeing.away, number, 3),
        "back": (wellbeing.away, number, 0), "end": (wellbeing.end, number),
    }  # fmt: skip
    if what in acts:
        action, *args = acts[what]
        await stage.act(action, user, *args)  # type: ignore[arg-type]
    elif what != "tick":
        async with stage.db.write() as tx:
            work = Work(tx, stage.now, stage.settings)
            await wellbeing_answers.typed(work, await stage.actor(tx, user), what)
