"""Around a call: times, patrols, other groups, warnings, doors without a telephone, too many calls."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aid_help import LEADER, OFFICIAL, STRANGER, Sent, Stage, calls, read, stage_in

from domain.refusal import Refusal
from handlers.aid import actions
from handlers.common import render
from storage import aid, holding, people, privacy

_TURN = (
    "INSERT INTO turns (id, night, group_id, planned_id, role, state, starts_at, ends_at, published_at, changed_at) "
    "VALUES (1, '2026-07-08', :group_, :group_, 'main', :state, :now, :now + 10800, 1, 1)"
)
_DUTY = "INSERT INTO duties (turn_id, household_id, state, asked_at) VALUES (1, :home, 'confirmed', 1)"
_WARNING = (
    "INSERT INTO alerts (id, drill, hazard, colour, source, state, created_at, created_by, issued_at) "
    "VALUES (1, :drill, 'rainstorm', :colour, 'x', 'live', 1, 900, 1)"
)
_HOUSE = "INSERT INTO alert_households (alert_id, household_id, danger, watched, answer) VALUES (1, :home, :danger, 1, :said)"


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    real = render.message
    monkeypatch.setattr(render, "message", lambda n, *more: (read(n), real(n, *more))[1])
    async with stage_in(tmp_path) as found:
        yield found


async def patrol(stage: Stage, user: int, state: str = "started") -> None:
    async with stage.db.write() as tx:
        now = int(stage.now.timestamp())
        await tx.run(_TURN, group_=stage.group[user // 100], state=state, now=now)
        await tx.run(_DUTY, home=stage.home[user])


async def warning(
    stage: Stage, *houses: tuple[int, int, str | None], drill: int = 0, colour: str = "red"
) -> None:
    async with stage.db.write() as tx:
        await tx.run(_WARNING, drill=drill, colour=colour)
        for user, danger, said in houses:
            await tx.run(_HOUSE, home=stage.home[user], danger=danger, said=said)


def text_to(found: list[Sent], chat: int) -> str:
    return "\n".join(one.text for one in found if one.chat == chat)


async def test_whoever_comes_says_when_and_the_asker_sees_each(stage: Stage) -> None:
    await stage.act(actions.begin, 102, "medical")
    await stage.act(actions.claim, 103, 1)
    await stage.act(actions.join, 101, 1)
    await stage.forget_sent()
    await stage.act(actions.within, 101, 1, 20)
    found = await stage.sent()
    edit = next(one for one in found if one.chat == 102)
    assert edit.method == "editMessageText" and edit.needs == "aid:1:c2" and "20:20" in edit.text
    assert "20:20" not in text_to(found, -1), "in the call the first one is named"
    await stage.act(actions.within, 103, 1, 5)
    assert "20:05" in text_to(await stage.sent(), -1)
    await stage.sweep(4)
    await stage.forget_sent()
    await stage.sweep(1)
    assert {one.chat for one in await stage.sent()} == {103}, (
        "asked when the time is over, 101 has said twenty"
    )
    for user, minutes, key in ((103, 7, "common-old-button"), (201, 5, "aid-not-yours")):
        with pytest.raises(Refusal, match=key):
            await stage.act(actions.within, user, 1, minutes)
    await stage.act(actions.arrived, 103, 1)
    with pytest.raises(Refusal, match="aid-arrived-before"):
        await stage.act(actions.within, 103, 1, 2)


async def test_tonights_patrol_hears_of_an_sos_at_once_and_is_shown_as_such(stage: Stage) -> None:
    await patrol(stage, 402)
    opened = await stage.act(actions.sos, 102)
    assert "patrol" in render.plain(opened, "en", stage.settings.village.zone)
    found = await stage.sent()
    assert calls(found) == {-1, 101, 103, 402}
    assert "Head" not in text_to(found, 402)
    await stage.forget_sent()
    await stage.act(actions.claim, 402, 1)
    assert "on patrol" in text_to(await stage.sent(), 102)
    await stage.act(actions.begin, 201, "tools")
    assert 402 not in calls(await stage.sent(), 2), "what can wait does not take the patrol off its way"


async def test_a_patrol_that_stays_at_home_is_not_called(stage: Stage) -> None:
    await patrol(stage, 402, "stood_down")
    await stage.act(actions.sos, 102)
    assert 402 not in calls(await stage.sent())


async def test_somebody_on_the_way_elsewhere_is_shown_as_such(stage: Stage) -> None:
    await stage.act(actions.begin, 102, "tools")
    await stage.act(actions.begin, 101, "child")
    assert (await stage.act(actions.claim, 103, 1)).key == "aid-go"
    assert (await stage.act(actions.claim, 103, 2)).key == "aid-go-both"
    assert "another call too" in text_to(await stage.sent(), 101)


async def test_a_group_may_hear_of_its_neighbours_in_emergencies_only(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await people.grant(tx, 201, "leader", stage.group[2], "", 0)
    corner = await stage.act(actions.corner, 201)
    assert f"aid:lend:{stage.group[2]}:0" in {b.data for row in corner.buttons for b in row}
    await stage.act(actions.lend, 201, stage.group[2], False)
    with pytest.raises(Refusal, match="common-only-leaders"):
        await stage.act(actions.lend, 201, stage.group[1], False)
    await stage.act(actions.begin, 102, "child")
    await stage.sweep(5)
    assert {-3, -4} < calls(await stage.sent()) and -2 not in calls(await stage.sent())
    await stage.act(actions.sos, 103)
    await stage.sweep(2)
    assert -2 in calls(await stage.sent(), 2)


async def test_in_a_warning_officials_hear_at_once_and_no_dangerous_house_is_sent_out(stage: Stage) -> None:
    await warning(stage, (102, 0, None), (103, 2, None), (101, 0, None))
    await stage.act(actions.begin, 102, "elder")
    found = await stage.sent()
    assert calls(found) == {-1, 101, OFFICIAL}, "103 has to leave its own house"
    assert {one.lane for one in found} == {0} and (await stage.request())["alert_id"] == 1
    with pytest.raises(Refusal, match="aid-your-house-first"):
        await stage.act(actions.claim, 103, 1, chat=-1)
    async with stage.db.write() as tx:
        await tx.run(
            "UPDATE alert_households SET answer = 'moved' WHERE household_id = :h", h=stage.home[103]
        )
    assert (await stage.act(actions.claim, 103, 1, chat=-1)).key == "aid-go"
    await stage.act(actions.begin, 102, "tools")
    assert (await stage.request(2))["alert_id"] is None, "a ladder can wait for the storm to end"
    await stage.act(actions.begin, 101, "other")
    await stage.forget_sent()
    await stage.act(actions.sos, 101)
    assert OFFICIAL in calls(await stage.sent(), 3), "an emergency cannot"


@pytest.mark.parametrize(("drill", "colour"), [(1, "red"), (0, "blue")])
async def test_a_drill_and_a_blue_warning_change_nothing(stage: Stage, drill: int, colour: str) -> None:
    await warning(stage, (102, 0, None), drill=drill, colour=colour)
    await stage.act(actions.sos, 102)
    assert OFFICIAL not in calls(await stage.sent())


async def test_the_leader_asks_for_a_door_without_a_telephone(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await tx.run("DELETE FROM members WHERE user_id = 102")
    menu = await stage.act(actions.ask, LEADER, "fell on the stairs")
    assert "aid:doors:0" in {b.data for row in menu.buttons for b in row}
    doors = await stage.act(actions.doors, LEADER, 7)
    assert f"aid:door:{stage.home[102]}" in {b.data for row in doors.buttons for b in row}
    await stage.act(actions.door, LEADER, stage.home[102])
    opened = await stage.act(actions.ask_for_door, LEADER, stage.home[102], "medical")
    assert opened.key == "aid-opened" and "Head 1-2" in render.plain(
        opened, "en", stage.settings.village.zone
    )
    row = await stage.request()
    assert (row["household_id"], row["user_id"], row["reported_by"]) == (stage.home[102], None, LEADER)
    assert row["text"] == "fell on the stairs" and calls(await stage.sent()) == {-1, LEADER, 103}
    await stage.act(actions.claim, 103, 1)
    assert "Asked by Person 101" in text_to(await stage.sent(), 103)
    assert "Head 1-2" in text_to(await stage.sent(), LEADER), "each step says for which door"
    assert (
        await stage.act(actions.ask_for_door, LEADER, stage.home[102], "medical")
    ).key == "aid-joined-door"
    await stage.act(actions.outcome, LEADER, 1, "withdrawn")
    for user, home, key in ((103, 102, "common-only-leaders"), (LEADER, 201, "common-only-leaders")):
        with pytest.raises(Refusal, match=key):
            await stage.act(actions.ask_for_door, user, stage.home[home], "fire")
    with pytest.raises(Refusal, match="common-old-button"):
        await stage.act(actions.ask_for_door, LEADER, stage.home[102], "nonsense")


async def test_the_leader_asks_for_what_the_household_has_asked_itself(stage: Stage) -> None:
    await stage.act(actions.begin, 102, "medical")
    joined = await stage.act(actions.ask_for_door, LEADER, stage.home[102], "medical")
    assert joined.key == "aid-joined-door"
    await stage.act(actions.more, LEADER, 1, [("words", "third floor")])
    await stage.forget_sent()
    await stage.act(actions.claim, 103, 1)
    found = await stage.sent()
    assert "third floor" in text_to(found, 103)
    assert "is coming" in text_to(found, 102) and "is coming" in text_to(found, LEADER)


async def test_who_marks_help_at_a_door_is_told_as_the_one_who_reported(stage: Stage) -> None:
    async with stage.db.write() as tx:
        now = int(stage.now.timestamp())
        await aid.open_request(
            tx, household_id=stage.home[202], user_id=LEADER, kind="flood", text="", urgency="sos",
            quiet=False, alert_id=None, now=now,
        )  # fmt: skip
    await stage.sweep()
    found = await stage.sent()
    assert calls(found) == {-2, 201, 203}
    assert "for your household" in text_to(found, 202) and "Person 101" in text_to(found, 202)
    assert "Your call is out" in text_to(found, LEADER) and "Head 2-2" in text_to(found, LEADER)
    async with stage.db.write() as tx:
        held = await holding.export_account(tx, LEADER)
        assert [row["id"] for row in held["requests"]] == [1]
        await privacy.forget_account(tx, LEADER, now)
    await stage.sweep()
    assert (await stage.request())["state"] == "open", "the house needs help whoever told of it"


async def test_three_sos_in_ten_minutes_go_out_and_are_asked_about(stage: Stage) -> None:
    for number in (1, 2, 3):
        answer = await stage.act(actions.sos, 102)
        assert calls(await stage.sent(), number) == {-1, 101, 103}
        if number < 3:
            await stage.act(actions.outcome, 102, number, "withdrawn")
            await stage.forget_sent()
    data = {b.data for row in answer.buttons for b in row}
    assert (
        answer.key == "aid-whether" and {"aid:sure:3", "aid:outcome:3:false_alarm", "aid:what:3:fire"} <= data
    )
    assert "aid:mute:102" in {d for one in await stage.sent(LEADER) for d in one.buttons}
    assert (await stage.act(actions.sure, 102, 3)).key == "aid-sure"
    with pytest.raises(Refusal, match="aid-only-asker"):
        await stage.act(actions.sure, 103, 3)
    await stage.act(actions.outcome, 102, 3, "false_alarm")
    await stage.sweep(11)
    assert (await stage.act(actions.sos, 102)).key == "aid-opened", "after a while it is forgotten"


async def test_whoever_is_muted_reaches_the_leader_alone_and_is_told(stage: Stage) -> None:
    for user, key in ((103, "common-only-leaders"), (LEADER, "")):
        if key:
            with pytest.raises(Refusal, match=key):
                await stage.act(actions.mute, user, 102, True)
    assert (await stage.act(actions.mute, LEADER, 102, True)).key == "aid-muted"
    assert "leader alone" in text_to(await stage.sent(), 102)
    for user, yes, key in ((LEADER, True, "aid-mute-was"), (LEADER, False, ""), (OFFICIAL, True, "")):
        if key:
            with pytest.raises(Refusal, match=key):
                await stage.act(actions.mute, user, 102, yes)
        else:
            await stage.act(actions.mute, user, 102, yes)
    with pytest.raises(Refusal, match="common-only-leaders"):
        await stage.act(actions.mute, LEADER, 201, True)
    await stage.forget_sent()
    opened = await stage.act(actions.sos, 102)
    assert "leader alone" in render.plain(opened, "en", stage.settings.village.zone)
    assert calls(await stage.sent()) == {LEADER}
    heard = text_to(await stage.sent(), LEADER)
    assert "To you alone" in heard and "tell nobody" not in heard, "the leader may call whom they like"
    await stage.forget_sent()
    await stage.sweep(60)
    assert calls(await stage.sent()) == {LEADER}, "never anybody else"
    corner = await stage.act(actions.corner, LEADER)
    assert "aid:unmute:102" in {b.data for row in corner.buttons for b in row}
    async with stage.db.write() as tx:
        await tx.run("UPDATE chats SET reachable = 0 WHERE chat_id = :id", id=LEADER)
    await stage.act(actions.begin, 102, "fire")
    assert calls(await stage.sent(), 2) == {OFFICIAL}, "somebody hears it"


async def test_a_strangers_many_calls_are_the_officials_business(stage: Stage) -> None:
    for number in (1, 2, 3):
        await stage.act(actions.sos, STRANGER)
        if number < 3:
            await stage.act(actions.outcome, STRANGER, number, "withdrawn")
    assert f"aid:mute:{STRANGER}" in {d for one in await stage.sent(OFFICIAL) for d in one.buttons}
    with pytest.raises(Refusal, match="aid-mute-self"):
        await stage.act(actions.mute, OFFICIAL, OFFICIAL, True)
