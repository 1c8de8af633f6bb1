"""The life of a household: it moves away and is brought back, accounts come and go, wishes are decided or not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from homes_help import LEADER, OFFICIAL, OTHER, STRANGER, Homes, homes_in, shown

from handlers.common import membership
from handlers.households import actions, homes, mine, moving
from storage import codes, dialogues, households, people, privacy


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Homes]:
    async with homes_in(tmp_path) as found:
        yield found


def datas(notice: object) -> list[str]:
    return [one.data for row in notice.buttons for one in row]  # type: ignore[attr-defined]


async def wish_of(town: Homes, user: int, home: int) -> int:
    """Somebody asks to join; gives the wish."""
    asked = await town.act(actions.want, user, home)
    return int(datas(asked)[0].rpartition(":")[2])


async def link(town: Homes, user: int, home: int) -> None:
    """Somebody joins with a code, say."""
    async with town.stage.db.write() as tx:
        assert await households.join(tx, home, user, membership.AGREEMENT, 5)


async def test_a_household_moves_away_and_everybody_concerned_hears_what_to_do(town: Homes) -> None:
    home = town.id(102)
    async with town.stage.db.write() as tx:
        code = await codes.create(tx, "household", 0, 2**40, household_id=home)
    wish = await wish_of(town, STRANGER, home)
    await town.stage.forget_sent()
    ask = await town.act(moving.sure_moved, LEADER, home)
    assert f"households:moved-yes:{home}" in datas(ask) and "7 days" in shown(ask)
    page = await town.act(moving.moved, LEADER, home)
    assert page.key == "homes-page-moved" and datas(page) == [f"households:back:{home}"]
    house = await town.house(home)
    assert (house["active"], house["gone"], house["group_id"]) == (0, "moved", town.stage.group[1])
    assert await town.speakers(home) == []
    assert "ask the leader there for a slip" in "".join(one.text for one in await town.stage.sent(102))
    assert "no longer there" in "".join(one.text for one in await town.stage.sent(STRANGER))
    assert "should be changed too" in "".join(one.text for one in await town.stage.sent(OFFICIAL))
    assert [one.method for one in await town.stage.sent(LEADER)] == ["editMessageText"]  # the wish is void
    async with town.stage.db.read() as tx:
        row = await codes.find(tx, code)
        assert row is not None and row["expires_at"] <= int(town.stage.now.timestamp())
    await town.refused("households-already-decided", actions.decide, LEADER, wish, True)
    for action in (moving.moved, homes.spoken, homes.ask_head):
        await town.refused("homes-gone", action, LEADER, home)
    assert "moved away" in shown(await town.act(homes.doors, LEADER, town.stage.group[1], 0))
    await town.refused("common-only-leaders", moving.back, OTHER, home)


async def test_who_is_brought_back_speaks_for_the_household_again(town: Homes) -> None:
    home = town.id(102)
    await town.act(moving.moved, OFFICIAL, home)
    assert "has moved away" in await town.heard(LEADER)  # an official did it
    page = await town.act(moving.back, LEADER, home)
    assert page.key == "homes-page" and await town.speakers(home) == [102]
    assert "Lane 1 no. 2" in await town.heard(102)
    await town.refused("homes-here", moving.back, LEADER, home)
    await town.sweep()
    assert await town.heard(102) == "", "whoever is back is no newcomer"
    assert await town.journal(home) == ["moved", "looked", "back"]


async def test_what_a_household_told_is_erased_a_week_after_it_moved(town: Homes) -> None:
    home = town.id(102)
    await town.run("UPDATE households SET needs = 'secret', skills = 'car' WHERE id = :id", id=home)
    await town.act(moving.moved, LEADER, home)
    await town.sweep(hours=24 * 7 - 1)
    assert (await town.house(home))["needs"] == "secret"
    await town.sweep(hours=1)
    house = await town.house(home)
    assert [house[name] for name in ("head", "people", "phone", "needs", "skills")] == ["", None, "", "", ""]
    assert (house["number"], house["address"]) == ("1-2", "Lane 1 no. 2")
    async with town.stage.db.write() as tx:
        await tx.run("UPDATE households SET group_id = :g WHERE id = :id", g=town.stage.group[1], id=home)
    await town.refused("homes-erased", moving.back, LEADER, home)
    await town.refused("homes-erased", homes.page, LEADER, home)
    assert "1-2" not in shown(await town.act(homes.doors, LEADER, town.stage.group[1], 0))


async def test_an_offices_list_brings_a_household_back_without_what_it_had_told(town: Homes) -> None:
    home = town.id(102)
    await town.run("UPDATE households SET skills = 'car', phone_shown = 1 WHERE id = :id", id=home)
    await town.act(moving.moved, LEADER, home)
    row = {
        "number": "1-2",
        "address": "Lane 1 no. 2",
        "head": "Others",
        "people": 1,
        "phone": "",
        "lat": None,
    }
    more = {"lon": None, "hazard": "", "danger": 0, "needs": "", "hamlet": ""}
    async with town.stage.db.write() as tx:
        assert await households.save(tx, {**row, **more}, 9) == home
    house = await town.house(home)
    assert (house["active"], house["gone"], house["gone_at"], house["skills"], house["phone_shown"]) == (
        (1, "", None, "", 0)
    )
    assert house["group_id"] == town.stage.group[1]


async def test_a_leader_does_not_take_the_own_house_out_but_an_official_may(town: Homes) -> None:
    await town.refused("homes-own-house", moving.sure_moved, LEADER, town.id(101))
    await town.refused("homes-own-house", moving.moved, LEADER, town.id(101))
    await town.refused("common-only-leaders", moving.moved, OTHER, town.id(101))
    await town.act(moving.moved, OFFICIAL, town.id(101))
    async with town.stage.db.read() as tx:
        known = await people.load(tx, LEADER)
    assert known is not None and not known.leads


async def test_what_was_written_down_by_mistake_is_taken_out_the_same_day(town: Homes) -> None:
    home = town.id(102)
    await town.refused("homes-too-late", moving.sure_mistake, LEADER, home)
    await town.run(
        "INSERT INTO journal (at, room, verb, household_id) VALUES (:at, 'households', 'registered', :id)",
        at=int(town.stage.now.timestamp()),
        id=home,
    )
    assert f"households:mistake:{home}" in datas(await town.act(homes.page, LEADER, home))
    await town.act(moving.sure_mistake, LEADER, home)
    await town.act(moving.mistake, LEADER, home)
    house = await town.house(home)
    assert (house["active"], house["gone"], house["head"]) == (0, "ended", "")
    assert "by mistake" in await town.heard(OFFICIAL)


async def test_the_own_page_says_who_sees_what_and_whose_it_is(town: Homes) -> None:
    page = shown(await town.act(mine.page, 102, town.id(102)))
    seen, hidden = page.split("Seen by whoever comes to help you")
    assert "Head 1-2" in seen and "1610000102" in hidden and "Person 102" in hidden
    await town.refused("common-other-household", mine.page, 103, town.id(102))
    await town.refused("common-no-household", mine.page, OFFICIAL, town.id(102))
    await town.refused("common-only-private", mine.page, 102, town.id(102), chat=-1)
    assert await town.journal() == []


async def test_something_wrong_goes_to_the_leader_and_changes_nothing(town: Homes) -> None:
    before = await town.house(town.id(102))
    await town.act(mine.wrong, 102, town.id(102), "we live at <b>no. 12")
    news = (await town.stage.sent(LEADER))[0]
    assert "&lt;b&gt;no. 12" in news.text and f"households:home:{town.id(102)}" in news.buttons
    assert await town.house(town.id(102)) == before
    await town.refused("homes-too-long", mine.wrong, 102, town.id(102), "😀" * 5000)
    await town.refused("homes-words-please", mine.wrong, 102, town.id(102), "")
    await town.stage.forget_sent()
    await town.act(mine.wrong, 301, town.id(301), "no leader here")
    assert "no leader here" in await town.heard(OFFICIAL)
    await town.run("UPDATE roles SET until = 1")
    await town.refused("homes-nobody-hears", mine.wrong, 301, town.id(301), "anybody?")


async def test_something_is_wrong_three_times_a_day_and_not_more(town: Homes) -> None:
    for _ in range(3):
        await town.act(mine.wrong, 102, town.id(102), "no. 12")
    await town.refused("homes-wrong-enough", mine.wrong, 102, town.id(102), "no. 12")
    await town.refused("homes-wrong-enough", mine.ask_wrong, 102, town.id(102))
    assert len(await town.stage.sent(LEADER)) == 3


async def test_moving_away_is_told_once_and_leaving_is_asked(town: Homes) -> None:
    home = town.id(102)
    await town.act(mine.sure_moving, 102, home)
    for _ in range(2):
        asked = await town.act(mine.moving, 102, home)
        assert datas(asked) == [f"households:leave-yes:{home}", f"households:mine-here:{home}"]
    told = await town.stage.sent(LEADER)
    assert len(told) == 1 and f"households:home:{home}" in told[0].buttons
    await town.stage.forget_sent()
    await town.act(mine.sure_leave, 102, home)
    assert "You have left" in shown(await town.act(mine.leave, 102, home))
    assert await town.heard(LEADER) == "", "the look over losses tells the leader, once a minute"
    await town.refused("common-no-household", mine.leave, 102, home)


async def test_who_leaves_while_others_stay_makes_no_noise(town: Homes) -> None:
    home = town.id(102)
    await link(town, STRANGER, home)
    await town.act(mine.leave, STRANGER, home)
    assert await town.speakers(home) == [102] and await town.heard(LEADER) == ""


async def test_a_second_account_is_introduced_and_can_be_objected_to(town: Homes) -> None:
    home = town.id(102)
    await link(town, STRANGER, home)
    await town.sweep()
    (news,) = await town.stage.sent(102)
    assert "Stranger" in news.text and news.buttons == (f"households:not-ours:{home}:{STRANGER}",)
    assert await town.heard(STRANGER) == ""
    for _ in range(2):
        await town.act(mine.not_ours, 102, home, STRANGER)
    told = await town.stage.sent(LEADER)
    assert len(told) == 1 and f"households:home:{home}" in told[0].buttons
    await town.act(homes.remove, LEADER, home, STRANGER)
    await town.refused("homes-not-theirs", mine.not_ours, 102, home, STRANGER)
    await town.refused("common-other-household", mine.not_ours, 103, home, 102)


@pytest.mark.parametrize("how", ["moved", "both"])
async def test_one_account_of_two_households_is_asked_whether_it_moved(town: Homes, how: str) -> None:
    old, new = town.id(102), town.id(202)
    await link(town, 102, new)
    await town.sweep()
    question = next(one for one in await town.stage.sent(102) if "Have you moved?" in one.text)
    assert question.buttons == (f"households:moved-here:{new}:{old}", f"households:both:{new}")
    await town.stage.forget_sent()
    if how == "both":
        await town.act(mine.both, 102, new)
        assert 102 in await town.speakers(old) and 102 in await town.speakers(new)
        return
    await town.act(mine.moved_here, 102, new, old)
    assert await town.speakers(old) == [] and 102 in await town.speakers(new)
    async with town.stage.db.read() as tx:
        known = await people.load(tx, 102)
    assert known is not None and known.groups == {town.stage.group[2]}
    assert await town.heard(LEADER) == ""
    await town.refused("homes-left-already", mine.moved_here, 102, new, old)
    await town.refused("homes-left-already", mine.moved_here, 102, new, new)
    await town.refused("common-other-household", mine.moved_here, 102, old, new)


async def test_a_wish_is_taken_back_and_its_deciders_see_it(town: Homes) -> None:
    wish = await wish_of(town, STRANGER, town.id(102))
    await town.refused("households-not-your-wish", actions.withdraw, 103, wish)
    await town.act(actions.withdraw, STRANGER, wish)
    sent = await town.stage.sent(LEADER)
    assert [one.method for one in sent] == ["sendMessage", "editMessageText"] and not sent[1].buttons
    await town.refused("households-already-decided", actions.withdraw, STRANGER, wish)
    for approve in (True, False):
        await town.refused("households-already-decided", actions.decide, LEADER, wish, approve)
    await town.refused("common-old-button", actions.withdraw, STRANGER, 999)


async def test_nobody_asks_for_many_households_at_once(town: Homes) -> None:
    for account in (101, 102, 103):
        await wish_of(town, STRANGER, town.id(account))
    await town.refused("households-too-many-wishes", actions.want, STRANGER, town.id(201))
    await town.refused("households-already-asked", actions.want, STRANGER, town.id(101))


async def test_asking_and_taking_back_again_and_again_ends(town: Homes) -> None:
    for account in (101, 102, 102):
        await town.act(actions.withdraw, STRANGER, await wish_of(town, STRANGER, town.id(account)))
    await town.refused("households-enough-wishes", actions.want, STRANGER, town.id(103))
    for account in (201, 202, 301):
        await town.act(actions.withdraw, STRANGER, await wish_of(town, STRANGER, town.id(account)))
    await town.refused("households-enough-wishes", actions.want, STRANGER, town.id(401))
    town.stage.now += timedelta(days=1, seconds=1)
    await wish_of(town, STRANGER, town.id(103))


async def test_only_a_door_that_was_shown_can_be_pressed(town: Homes) -> None:
    home = town.id(102)
    await town.refused("households-search-again", actions.pick, STRANGER, home)
    await town.refused("households-search-again", actions.pick, STRANGER, home, chat=-2)
    await town.refused("households-search-again", actions.pick, STRANGER, 999)
    async with town.stage.db.write() as tx:
        await dialogues.ask(tx, STRANGER, STRANGER, actions.SEARCH, {"found": [home]}, 2**40)
    await town.refused("households-search-again", actions.pick, STRANGER, town.id(103))
    await town.act(actions.pick, STRANGER, home)
    await town.run("DELETE FROM dialogues")
    await town.refused("households-already-asked", actions.pick, STRANGER, home)
    await town.act(actions.pick, STRANGER, town.id(201), chat=-2)


async def test_what_happened_between_the_wish_and_the_press(town: Homes) -> None:
    home = town.id(102)
    wish = await wish_of(town, STRANGER, home)
    await town.refused("common-only-leaders", actions.decide, OTHER, wish, True)
    await town.run("UPDATE households SET active = 0 WHERE id = :id", id=home)
    await town.refused("households-gone-meanwhile", actions.decide, LEADER, wish, True)
    await town.refused("households-not-found", actions.want, 201, home)
    await town.run("UPDATE households SET active = 1 WHERE id = :id", id=home)
    await link(town, STRANGER, home)  # a code came first
    await town.stage.forget_sent()
    await town.act(actions.decide, LEADER, wish, True)
    assert await town.stage.sent(STRANGER) == []
    await town.refused("households-already-decided", actions.decide, LEADER, wish, True)
    other = await wish_of(town, STRANGER, town.id(103))
    async with town.stage.db.write() as tx:
        await privacy.forget_account(tx, STRANGER, 1)
    await town.refused("households-wish-gone", actions.decide, LEADER, other, True)


async def test_a_wish_of_who_came_in_by_code_ends_by_itself(town: Homes) -> None:
    wish = await wish_of(town, STRANGER, town.id(102))
    await link(town, STRANGER, town.id(102))
    await town.stage.forget_sent()
    await town.sweep()
    assert [one.method for one in await town.stage.sent(LEADER)] == ["editMessageText"]
    await town.refused("households-already-decided", actions.decide, LEADER, wish, True)


async def test_a_wish_nobody_decides_reminds_the_leader_then_goes_to_the_officials(town: Homes) -> None:
    wish = await wish_of(town, STRANGER, town.id(102))
    await town.stage.forget_sent()
    await town.sweep(hours=23.9)
    assert await town.stage.sent() == []
    await town.sweep(hours=0.1)
    (again,) = await town.stage.sent()
    assert again.chat == LEADER and f"households:approve:{wish}" in again.buttons
    await town.stage.forget_sent()
    await town.sweep(hours=24)
    assert [one.chat for one in await town.stage.sent()] == [OFFICIAL, STRANGER]
    assert "asked the village office" in (await town.stage.sent(STRANGER))[0].text
    await town.sweep(hours=100)
    await town.stage.forget_sent()
    await town.act(actions.decide, OFFICIAL, wish, True)
    assert {one.chat for one in await town.stage.sent()} == {STRANGER, LEADER}
    assert STRANGER in await town.speakers(town.id(102))


async def test_a_wish_without_a_leader_reminds_the_officials(town: Homes) -> None:
    await wish_of(town, STRANGER, town.id(302))
    assert "wants to join" in await town.heard(OFFICIAL)
    await town.sweep(hours=24)
    assert "Still waiting" in await town.heard(OFFICIAL)
    await town.sweep(hours=240)
    assert await town.stage.sent() == []
