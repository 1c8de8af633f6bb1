"""One account of two households asks for help; two accounts of one; and a household that goes in the middle."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aid_help import OFFICIAL, Sent, Stage, calls, read, stage_in

from domain.refusal import Refusal
from handlers.aid import actions
from handlers.common import render
from storage import households

SON, FATHER, MOTHER = 102, 150, 202  # the son's own home is 1-2, where father lives too; mother lives in 2-2


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    real = render.message
    monkeypatch.setattr(render, "message", lambda n, *more: (read(n), real(n, *more))[1])
    async with stage_in(tmp_path) as found:
        async with found.db.write() as tx:
            await found._person(tx, FATHER, "Father")
            await households.join(tx, found.home[SON], FATHER, "", 0)
            await households.join(tx, found.home[MOTHER], SON, "", 0)
        await found.forget_sent()
        yield found


def texts(found: list[Sent], chat: int) -> str:
    return "\n".join(one.text for one in found if one.chat == chat)


async def homes_of(stage: Stage) -> list[int]:
    async with stage.db.read() as tx:
        return [row["household_id"] for row in await tx.rows("SELECT * FROM requests ORDER BY id")]


async def test_an_sos_goes_out_at_once_and_is_put_right_afterwards(stage: Stage) -> None:
    mothers = stage.home[MOTHER]
    opened = await stage.act(actions.sos, SON)
    data = [b.data for row in opened.buttons for b in row]
    assert f"aid:at:1:{mothers}" in data
    assert -1 in calls(await stage.sent()) and -2 not in calls(await stage.sent())
    await stage.act(actions.claim, 103, 1)
    await stage.forget_sent()
    put = await stage.act(actions.at, SON, 1, mothers)
    assert f"aid:at:1:{stage.home[SON]}" in [b.data for row in put.buttons for b in row]
    told = await stage.sent()
    request = await stage.request()
    assert (request["household_id"], request["group_id"]) == (mothers, stage.group[2])
    assert "Lane 2 no. 2" in texts(told, 103) and "another house" in texts(told, 103)
    assert -2 in {one.chat for one in told if one.method == "sendMessage"}, "the neighbours there are called"
    assert all("2-2" in one.text for one in told if one.chat == -1 and "edit" in one.method)
    assert "not at yours" in texts(told, FATHER) and "Person 102" in texts(told, MOTHER)
    assert "aid:claim:1" not in [b for one in told if one.chat == MOTHER for b in one.buttons]


async def test_only_the_asker_puts_it_right_and_only_for_an_own_house(stage: Stage) -> None:
    await stage.act(actions.sos, SON)
    for user, home, key in (
        (FATHER, stage.home[MOTHER], "aid-only-asker"),
        (SON, stage.home[103], "common-other-household"),
    ):
        with pytest.raises(Refusal, match=key):
            await stage.act(actions.at, user, 1, home)
    await stage.act(actions.at, SON, 1, stage.home[SON])
    await stage.act(actions.sos, MOTHER)
    with pytest.raises(Refusal, match="aid-at-open"):
        await stage.act(actions.at, SON, 1, stage.home[MOTHER])
    await stage.act(actions.outcome, SON, 1, "withdrawn")
    with pytest.raises(Refusal, match="aid-already-closed"):
        await stage.act(actions.at, SON, 1, stage.home[MOTHER])


async def test_a_further_sos_joins_the_one_put_right_and_the_other_house_can_call_too(stage: Stage) -> None:
    await stage.act(actions.sos, SON)
    await stage.act(actions.at, SON, 1, stage.home[MOTHER])
    joined = await stage.act(actions.sos, SON)
    assert joined.key == "aid-joined"
    assert f"aid:from:{stage.home[SON]}" in [b.data for row in joined.buttons for b in row]
    await stage.act(actions.sos, SON, home=stage.home[SON])
    assert await homes_of(stage) == [stage.home[MOTHER], stage.home[SON]]


async def test_in_the_chat_of_mothers_group_an_sos_is_from_mothers_house(stage: Stage) -> None:
    opened = await stage.act(actions.sos, SON, chat=-2)
    assert await homes_of(stage) == [stage.home[MOTHER]]
    labels = [dict(b.params) for row in opened.buttons for b in row if b.data.startswith("aid:at:")]
    assert labels == [{"house": "1-2"}], "no address in a group's chat"


async def test_aid_asks_for_which_house_unless_every_second_counts(stage: Stage) -> None:
    await stage.act(actions.ask, SON, "two bags")
    which = await stage.act(actions.begin, SON, "supplies")
    assert [b.data for row in which.buttons for b in row] == [
        f"aid:for:supplies:{stage.home[user]}:0" for user in (SON, MOTHER)
    ]
    assert await homes_of(stage) == []
    await stage.act(actions.begin, SON, "supplies", home=stage.home[MOTHER])
    request = await stage.request()
    assert (request["household_id"], request["text"]) == (stage.home[MOTHER], "two bags")
    assert (await stage.act(actions.begin, SON, "fire")).key == "aid-opened"
    assert await homes_of(stage) == [stage.home[MOTHER], stage.home[SON]]
    with pytest.raises(Refusal, match="common-other-household"):
        await stage.act(actions.begin, SON, "tools", home=stage.home[103])


async def test_two_accounts_of_one_household_see_one_call(stage: Stage) -> None:
    await stage.act(actions.sos, FATHER)
    son = [one for one in await stage.sent() if one.chat == SON]
    assert ["aid:claim:1" in one.buttons for one in son] == [True], "who lives elsewhere too can come"
    assert (await stage.act(actions.claim, SON, 1)).key == "aid-go"
    await stage.act(actions.drop, SON, 1)
    assert (await stage.act(actions.sos, SON, home=stage.home[SON])).key == "aid-joined"
    with pytest.raises(Refusal, match="aid-own"):
        await stage.act(actions.claim, FATHER, 1)


async def test_a_call_follows_its_household_into_another_group(stage: Stage) -> None:
    await stage.act(actions.sos, 103)
    async with stage.db.write() as tx:
        await households.assign(tx, [("1-3", stage.group[3])], 0)
    await stage.forget_sent()
    await stage.sweep()
    assert (await stage.request())["group_id"] == stage.group[3]
    assert {-3, 301} <= calls(await stage.sent())
    await stage.forget_sent()
    await stage.sweep()
    assert await stage.sent() == []
    async with stage.db.write() as tx:
        await tx.run("UPDATE households SET active = 0, gone = 'moved' WHERE number = '1-3'")
    await stage.sweep()
    assert (await stage.request())["state"] == "open", "who moves away may still need help"


async def test_looks_of_officials_are_written_down_and_a_quiet_call_names_no_household(stage: Stage) -> None:
    await stage.act(actions.begin, 103, "intruder", quiet=True)
    await stage.act(actions.begin, 103, "fire")
    await stage.sweep(20)
    await stage.act(actions.claim, OFFICIAL, 2)
    async with stage.db.read() as tx:
        looks = await tx.rows("SELECT * FROM journal WHERE verb = 'looked' ORDER BY id")
    lines = [(r["actor"], r["household_id"], r["detail"]) for r in looks]
    assert set(lines) == {
        (OFFICIAL, None, '{"what": "call:1"}'),
        (OFFICIAL, stage.home[103], '{"what": "call:2"}'),
    }
    assert lines.count(lines[-1]) == 2, "told of it, and went there"
