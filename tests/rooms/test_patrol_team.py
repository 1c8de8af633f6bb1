"""Who goes: chosen by turns served, asked, answers, next in line, the reserve."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.refusal import Refusal
from handlers.patrol import actions, night, team
from tests.rooms.patrol_help import OFFICIAL, Village, asked, shown, village


def members(turn: dict[str, int]) -> list[int]:
    """The accounts of the first four households of the turn's group."""
    return [turn["group_id"] * 100 + h for h in range(1, 5)]


async def test_the_team_is_asked_three_days_before_and_once(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        await v.sweep()
        await v.sweep("2026-08-11 08:59")
        turn = await v.turn(v.now.date().replace(day=14))
        assert await v.duties(turn["id"]) == {}
        await v.sweep("2026-08-11 09:00")
        g = turn["group_id"]
        assert list((await v.duties(turn["id"])).values()) == ["asked"] * 4
        for user in members(turn):
            rows = await v.sent(user, f"patrol:confirm:{turn['id']}")
            assert len(rows) == 1 and rows[0]["ref"].startswith(f"patrol:ask:{turn['id']}:")
        brief = await v.sent(g * 100 + 1, f"patrol:stand:{turn['id']}")
        assert len(brief) == 1 and "&lt;b&gt;Head" in brief[0]["text"]


async def test_confirm_shows_to_the_household_and_the_leader(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn = await asked(v)
        leader, second = members(turn)[:2]
        shown(await v.do(second, actions.confirm, turn["id"]))
        assert (await v.duties(turn["id"]))[f"{turn['group_id']}02"] == "confirmed"
        edits = [row for row in await v.sent() if row["method"] == "editMessageText"]
        assert {row["chat_id"] for row in edits} == {leader, second}
        shown(await v.do(second, actions.confirm, turn["id"]))
        lines = await v.rows("SELECT * FROM journal WHERE verb = 'confirmed'")
        assert len(lines) == 1 and lines[0]["household_id"]


async def test_cannot_excuses_and_asks_the_next_in_line(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn = await asked(v)
        g = turn["group_id"]
        shown(await v.do(g * 100 + 3, actions.decline, turn["id"]))
        states = await v.duties(turn["id"])
        assert states[f"{g}03"] == "excused" and states[f"{g}05"] == "asked"
        assert len(await v.sent(g * 100 + 5, f"patrol:confirm:{turn['id']}")) == 1
        shown(await v.do(g * 100 + 3, actions.decline, turn["id"]))
        assert len(await v.duties(turn["id"])) == 5


async def test_a_household_may_change_its_mind_before_the_start(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn = await asked(v)
        user, number = turn["group_id"] * 100 + 2, f"{turn['group_id']}02"
        await v.do(user, actions.decline, turn["id"])
        await v.do(user, actions.confirm, turn["id"])
        assert (await v.duties(turn["id"]))[number] == "confirmed"
        await v.sweep(f"{turn['night']} 20:00")
        with pytest.raises(Refusal, match="patrol-too-late") as refused:
            await v.do(user, actions.decline, turn["id"])
        assert refused.value.key == "patrol-too-late"


async def test_the_leader_answers_for_a_household_without_telegram(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn = await asked(v)
        g = turn["group_id"]
        await v.do(g * 100 + 3, actions.decline, turn["id"])
        await v.do(g * 100 + 4, actions.decline, turn["id"])
        home = (await v.rows("SELECT id FROM households WHERE number = :n", n=f"{g}06"))[0]["id"]
        assert "🚪" in shown(await v.do(g * 100 + 1, actions.brief, turn["id"]))
        with pytest.raises(Refusal, match="common-only-leaders"):
            await v.do(g * 100 + 3, actions.stand, turn["id"], home)
        shown(await v.do(g * 100 + 2, actions.stand, turn["id"], home))
        assert (await v.duties(turn["id"]))[f"{g}06"] == "confirmed"
        shown(await v.do(OFFICIAL, actions.absent, turn["id"], home))
        assert (await v.duties(turn["id"]))[f"{g}06"] == "excused"
        left = await v.sent(g * 100 + 1, "⚠️")
        assert len(left) == 1


async def test_who_was_not_asked_or_has_no_household_is_refused(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn = await asked(v)
        other = (turn["group_id"] % 3 + 1) * 100 + 3
        for user, action, key in (
            (other, actions.confirm, "patrol-not-asked"),
            (OFFICIAL, actions.confirm, "common-no-household"),
            (other, actions.brief, "common-only-leaders"),
        ):
            with pytest.raises(Refusal, match=key):
                await v.do(user, action, turn["id"])
        with pytest.raises(Refusal, match="common-old-button"):
            await v.do(other, actions.confirm, 99999)


async def test_reminders_come_a_day_before_and_at_noon_once_each(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn = await asked(v)
        first, second = members(turn)[1:3]
        await v.do(first, actions.confirm, turn["id"])
        await v.clear()
        await v.sweep("2026-08-12 09:00")
        reminders = await v.sent(first, "⏰") + await v.sent(second, "⏰")
        assert len(reminders) == 2 and {len(row["data"]) for row in reminders} == {1, 2}
        await v.clear()
        await v.sweep(f"{turn['night']} 12:00")
        assert len(await v.sent(first, "⏰")) == 1
        brief = await v.sent(turn["group_id"] * 100 + 1, f"patrol:start:{turn['id']}")
        assert len(brief) == 1 and "铜锣" in brief[0]["text"]


async def unconfirmed(v: Village) -> dict[str, int]:
    """A turn nobody has confirmed, at the deadline of its day."""
    turn = await asked(v)
    await v.sweep(f"{turn['night']} 11:59")
    assert len(await v.duties(turn["id"])) == 4
    await v.sweep(f"{turn['night']} 12:00")
    assert len(await v.duties(turn["id"])) == 6, "the next in line are asked for those who are silent"
    await v.sweep(f"{turn['night']} 15:59")
    await v.clear()
    await v.sweep(f"{turn['night']} 16:00")
    return turn


async def test_unconfirmed_calls_the_reserve_and_an_hour_later_the_officials_once(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn = await unconfirmed(v)
        reserve = (await v.rows("SELECT * FROM turns WHERE backs = :id", id=turn["id"]))[0]["group_id"]
        calls = await v.sent(None, f"patrol:standin:{turn['id']}")
        assert [row["chat_id"] for row in calls] == [reserve * 100 + 1]
        assert len(await v.sent(turn["group_id"] * 100 + 1, "⚠️")) == 1
        await v.sweep(f"{turn['night']} 16:59")
        assert not await v.sent(OFFICIAL, "⚠️")
        for time in ("17:00", "18:30"):
            await v.sweep(f"{turn['night']} {time}")
            assert len(await v.sent(OFFICIAL, "⚠️")) == 1


async def test_the_reserve_stands_in_and_its_households_are_asked(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn = await unconfirmed(v)
        old = turn["group_id"]
        reserve = (await v.rows("SELECT * FROM turns WHERE backs = :id", id=turn["id"]))[0]["group_id"]
        third = ({1, 2, 3} - {old, reserve}).pop()
        with pytest.raises(Refusal, match="common-only-leaders"):
            await v.do(third * 100 + 1, night.stand_in, turn["id"])
        with pytest.raises(Refusal, match="patrol-standin-yours"):
            await v.do(old * 100 + 1, night.stand_in, turn["id"])
        shown(await v.do(reserve * 100 + 1, night.stand_in, turn["id"]))
        with pytest.raises(Refusal, match="patrol-standin-yours"):
            await v.do(reserve * 100 + 1, night.stand_in, turn["id"])
        await v.sweep()
        assert (await v.turn(v.now.date()))["group_id"] == reserve
        states = await v.duties(turn["id"])
        assert [states[f"{reserve}{h:02}"] for h in range(1, 5)] == ["asked"] * 4
        assert states[f"{old}01"] == "released"
        with pytest.raises(Refusal, match="patrol-released"):
            await v.do(old * 100 + 1, actions.confirm, turn["id"])
        brief = await v.sent(reserve * 100 + 1, f"patrol:start:{turn['id']}")
        assert len(brief) == 1
        await v.sweep(f"{turn['night']} 17:00")
        assert len(await v.sent(OFFICIAL, "问过后备")) == 1, "nobody of the reserve has confirmed either"


async def test_the_reserve_is_not_needed_once_enough_have_confirmed(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn = await unconfirmed(v)
        reserve = (await v.rows("SELECT * FROM turns WHERE backs = :id", id=turn["id"]))[0]["group_id"]
        for user in members(turn)[:2]:
            await v.do(user, actions.confirm, turn["id"])
        with pytest.raises(Refusal, match="patrol-standin-enough"):
            await v.do(reserve * 100 + 1, night.stand_in, turn["id"])


async def test_who_is_asked_late_has_time_before_the_reserve_is_called(tmp_path: Path) -> None:
    async with village(tmp_path, "2026-08-10 17:00") as v:
        await v.sweep()
        turn = await v.turn(v.now.date())
        assert len(await v.duties(turn["id"])) == 4
        assert await v.sent(None, "patrol:standin") == []
        await v.sweep("2026-08-10 18:00")
        assert len(await v.sent(None, "patrol:standin")) == 1


async def test_patrol_shows_tonight_own_nights_and_the_ledger(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        assert "今晚没有" in shown(await v.do(103, actions.overview))
        turn = await asked(v, days=0)
        user = turn["group_id"] * 100 + 1
        text = shown(await v.do(user, actions.overview))
        assert f"patrol:team:{turn['id']}" in text and "去过 0 次" in text and "❔" in text
        in_group = shown(await v.do(user, actions.overview, chat=-turn["group_id"]))
        assert "去过" not in in_group and "🗓" in in_group
        shown(await v.do(123456, actions.overview))


async def test_who_comes_to_telegram_after_the_asking_is_asked_then(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        async with v.db.write() as tx:
            await tx.run("UPDATE chats SET reachable = 0 WHERE kind = 'private'")
        turn = await asked(v, days=0)
        assert await v.sent(None, "patrol:confirm") == [] == await v.sent(None, "patrol:stand")
        async with v.db.write() as tx:
            await tx.run("UPDATE chats SET reachable = 1")
        await v.sweep()
        leader, second = members(turn)[:2]
        assert len(await v.sent(second, f"patrol:confirm:{turn['id']}")) == 1
        assert len(await v.sent(leader, f"patrol:absent:{turn['id']}")) >= 1


async def test_a_household_joining_later_owes_nothing_for_before(tmp_path: Path) -> None:
    async with village(tmp_path, count=6) as v:
        turn = await asked(v, days=0)
        g = turn["group_id"]
        async with v.db.write() as tx:
            await tx.run("UPDATE duties SET state = 'served' WHERE turn_id = :id", id=turn["id"])
            await tx.run("UPDATE households SET group_id = NULL WHERE number = '305'")
            await tx.run(
                "DELETE FROM patrol_credits WHERE household_id = (SELECT id FROM households WHERE number = '305')"
            )
            await tx.run("UPDATE households SET group_id = :g WHERE number = '305'", g=g)
        rows = await v.with_work(team.households, g)
        assert {row["number"]: row["credit"] for row in rows}["305"] == 1
