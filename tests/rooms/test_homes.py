"""Leaders and officials: the doors of a group, the page of one house, and what is written down there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from homes_help import LEADER, OFFICIAL, OTHER, STRANGER, Homes, homes_in, shown

from handlers.households import homes, moving, registering, stating
from storage import people


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Homes]:
    async with homes_in(tmp_path) as found:
        yield found


async def test_the_doors_of_a_group_say_who_can_be_reached_and_who_has_agreed(town: Homes) -> None:
    silent = await town.silence(102)
    await town.run("UPDATE members SET agreed_at = NULL WHERE user_id = 103")
    text = shown(await town.act(homes.doors, LEADER, town.stage.group[1], 0))
    assert "3 households, 1 with nobody" in text
    lines = {line.split("(")[-1][:3]: line for line in text.splitlines() if "Lane 1" in line}
    assert lines["1-1"].startswith("📱1") and "⚠️" not in lines["1-1"]
    assert lines["1-2"].startswith("🚪") and "⚠️" in lines["1-2"]
    assert lines["1-3"].startswith("📱1") and "⚠️" in lines["1-3"]
    assert "Head 2-1" not in text
    page = await town.act(homes.page, LEADER, silent)
    for part in ("Lane 1 no. 2", "1-2", "Head 1-2", "1610000102", "Nobody on Telegram", "Agreement missing"):
        assert part in shown(page)


async def test_leaders_deputies_and_officials_each_see_what_is_theirs(town: Homes) -> None:
    async with town.stage.db.write() as tx:
        await people.grant(tx, 203, "liaison", town.stage.group[1], "", 0)
    for user in (LEADER, 203):
        found = await town.act(_first, user)
        assert found.key == "homes-doors" and "Group 1" in shown(found)
    counts = shown(await town.act(_first, OFFICIAL))
    assert "12 households in 4 groups" in counts and "Head" not in counts and "Lane" not in counts
    assert "Group 3: 3 households – 📱 3 🚪 0" in counts
    assert "Press below" in counts and f"welcome:slips:{town.stage.group[1]}" in datas(
        await town.act(_first, LEADER)
    )
    await town.refused("homes-only-leaders", homes.overview, 102)
    await town.refused("homes-only-leaders", homes.overview, STRANGER)
    await town.refused("common-only-private", homes.overview, LEADER, chat=-1)
    await town.refused("common-only-leaders", homes.doors, OTHER, town.stage.group[1], 0)
    await town.refused("common-only-leaders", homes.doors, LEADER, 0, 0)
    await town.refused("common-only-leaders", homes.page, OTHER, town.id(101))
    await town.refused("common-only-officials", homes.numbers, LEADER, 0)
    for group, page in ((town.stage.group[1], -1), (999, 0)):
        await town.refused("common-old-button", homes.doors, OFFICIAL, group, page)
    await town.refused("common-old-button", homes.page, OFFICIAL, 999)


async def test_without_a_list_an_official_reads_what_to_send(town: Homes) -> None:
    await town.run("UPDATE households SET active = 0, gone = 'ended'")
    text = shown(await town.act(_first, OFFICIAL))
    assert "Send me the office's list" in text and "Press" not in text


async def _first(work: object, actor: object) -> object:
    return (await homes.overview(work, actor))[0]  # type: ignore[arg-type]


async def test_each_look_of_an_official_is_written_down_and_no_leaders(town: Homes) -> None:
    for user, lines in ((LEADER, []), (OFFICIAL, ["looked", "looked"])):
        await town.act(homes.doors, user, town.stage.group[1], 0)
        await town.act(homes.page, user, town.id(102))
        assert await town.journal() == lines
    await town.act(_first, OFFICIAL)
    assert await town.journal() == ["looked", "looked"]  # numbers are no look


async def test_many_doors_come_in_pages(town: Homes) -> None:
    await town.run("UPDATE households SET group_id = NULL")
    for n in range(30):
        await town.run(
            "INSERT INTO households (number, address, head, changed_at) VALUES (:n, :n, :n, 0)", n=f"X{n:02}"
        )
    first = await town.act(homes.doors, OFFICIAL, 0, 0)
    second = await town.act(homes.doors, OFFICIAL, 0, 1)
    assert "households:doors:0:1" in datas(first) and "households:doors:0:0" in datas(second)
    pages = [data for notice in (first, second) for data in datas(notice) if ":home:" in data]
    assert len(pages) == 40 and len(set(pages)) == 40
    assert not [data for data in datas(first) if ":new:" in data]
    past = await town.act(homes.doors, OFFICIAL, 0, 99)
    assert datas(past) == datas(await town.act(homes.doors, OFFICIAL, 0, 2)) and len(datas(past)) > 1
    assert datas(await town.act(homes.numbers, OFFICIAL, 99)) == datas(
        await town.act(homes.numbers, OFFICIAL, 0)
    )


async def test_doors_come_in_the_order_one_walks_past_them_and_who_left_last(town: Homes) -> None:
    for n, account in ((10, 101), (2, 102), (1, 103)):
        where = f"祠堂巷{n}号"
        await town.run("UPDATE households SET address = :a WHERE id = :id", a=where, id=town.id(account))
    await town.act(moving.moved, OFFICIAL, town.id(103))
    listed = await town.act(homes.doors, LEADER, town.stage.group[1], 0)
    assert [data.split(":")[-1] for data in datas(listed) if ":home:" in data] == [
        str(town.id(account)) for account in (102, 101, 103)
    ]


def datas(notice: object) -> list[str]:
    return [one.data for row in notice.buttons for one in row]  # type: ignore[attr-defined]


async def test_an_agreement_by_word_of_mouth(town: Homes) -> None:
    silent = await town.silence(102)
    before = await town.act(homes.page, LEADER, silent)
    assert f"households:spoken:{silent}" in datas(before)
    after = await town.act(homes.spoken, LEADER, silent)
    assert "by word of mouth" in shown(after) and f"households:unspoken:{silent}" in datas(after)
    await town.refused("homes-spoken-already", homes.spoken, LEADER, silent)
    await town.run("UPDATE spoken_agreements SET agreement = 'older'")
    older = await town.act(homes.page, LEADER, silent)
    assert "version older" in shown(older) and f"households:spoken:{silent}" in datas(older)
    assert "⚠️" in shown(await town.act(homes.doors, LEADER, town.stage.group[1], 0))
    await town.act(homes.spoken, LEADER, silent)
    doors = shown(await town.act(homes.doors, LEADER, town.stage.group[1], 0))
    assert "⚠️" not in doors
    assert "Agreement missing" in shown(await town.act(homes.unspoken, LEADER, silent))
    await town.refused("homes-spoken-not", homes.unspoken, LEADER, silent)
    await town.refused("homes-speaks-itself", homes.spoken, LEADER, town.id(103))
    await town.refused("common-only-leaders", homes.spoken, OTHER, silent)
    assert await town.journal(silent) == ["agreed", "agreed", "unagreed"]


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("people", "４ 口", 4),
        ("people", "0", 0),
        ("people", "-", None),
        ("phone", "138 0000-1234", "13800001234"),
        ("phone", "无", ""),
        ("needs", " <b>奶奶</b>\n走不动 ", "<b>奶奶</b> 走不动"),
        ("words", "=cmd() 唱山歌", ";=cmd() 唱山歌"),
    ],
)
async def test_what_is_typed_is_kept_as_stated(town: Homes, field: str, typed: str, stored: object) -> None:
    page = await town.act(stating.store, LEADER, town.id(102), field, "page", typed)
    house = await town.house(town.id(102))
    name = "skills" if field == "words" else field
    assert house[name] == stored and f'"{name}"' in house["stated"]
    assert page.key == "homes-saved" and "<b>" not in str(shown(page)).replace("<b>奶奶</b>", "")
    own = await town.act(stating.store, 102, town.id(102), field, "mine", typed)
    assert own.key == "homes-saved" and "households:mine-here" not in datas(own)
    assert await town.journal(town.id(102)) == ["stated", "stated"]


@pytest.mark.parametrize(
    ("field", "typed", "key"),
    [
        ("people", "🎉", "homes-people-number"),
        ("people", "100", "homes-people-number"),
        ("people", "-1", "homes-people-number"),
        ("people", "四", "homes-people-number"),
        ("people", "😀" * 5000, "homes-people-number"),
        ("people", "", "homes-words-please"),
        ("phone", "call me", "homes-phone-digits"),
        ("phone", "☎️☎️", "homes-phone-digits"),
        ("needs", "x" * 81, "homes-too-long"),
        ("words", "😀" * 5000, "homes-too-long"),
    ],
)
async def test_what_cannot_be_read_is_answered_with_what_to_write(
    town: Homes, field: str, typed: str, key: str
) -> None:
    before = await town.house(town.id(102))
    await town.refused(key, stating.store, LEADER, town.id(102), field, "page", typed)
    assert await town.house(town.id(102)) == before


async def test_who_may_change_what_a_household_says(town: Homes) -> None:
    home = town.id(102)
    await town.refused("common-other-household", stating.store, 103, home, "people", "mine", "3")
    await town.refused("common-no-household", stating.store, STRANGER, home, "people", "mine", "3")
    await town.refused("common-only-leaders", stating.store, 102, home, "people", "page", "3")
    await town.refused("common-only-leaders", stating.ask, OTHER, home, "people", "page")
    await town.refused("common-only-private", stating.ask, LEADER, home, "people", "page", chat=-1)
    for field, how in (("number", "page"), ("danger", "page"), ("people", "x")):
        await town.refused("common-old-button", stating.ask, LEADER, home, field, how)
    await town.refused("common-old-button", stating.show_phone, LEADER, home, "maybe", "page")
    await town.refused("common-old-button", stating.toggle, LEADER, home, "spy", "page")
    assert "Now: 2" in shown(await town.act(stating.ask, OFFICIAL, home, "people", "page"))


async def test_skills_are_tapped_and_the_phone_is_shown_by_wish_only(town: Homes) -> None:
    home = town.id(102)
    board = await town.act(stating.board, 102, home, "mine")
    assert f"households:skill:{home}:boat:mine" in datas(board)
    await town.act(stating.toggle, 102, home, "boat", "mine")
    await town.act(stating.toggle, 102, home, "car", "mine")
    await town.act(stating.store, 102, home, "words", "mine", "speaks Hakka")
    board = await town.act(stating.toggle, 102, home, "boat", "mine")
    assert (await town.house(home))["skills"] == "car;speaks Hakka"
    assert "car or van, speaks Hakka" in shown(board) and "汽车" in shown(board, "zh")
    assert (await town.house(home))["phone_shown"] == 0
    await town.act(stating.show_phone, 102, home, "yes", "mine")
    assert (await town.house(home))["phone_shown"] == 1 and await town.heard(102) == ""
    await town.act(stating.show_phone, LEADER, home, "no", "page")
    assert "no longer shown" in await town.heard(102)  # the leader did it: its people hear that
    await town.refused("homes-phone-theirs", stating.show_phone, LEADER, home, "yes", "page")
    assert f"households:show:{home}:yes:page" not in datas(await town.act(homes.page, LEADER, home))
    await town.act(stating.store, 102, home, "phone", "mine", "-")
    await town.refused("homes-no-phone", stating.show_phone, 102, home, "yes", "mine")


async def test_by_word_of_mouth_a_leader_puts_a_phone_on_the_card_once_they_agree(town: Homes) -> None:
    silent = await town.silence(102)
    page = await town.act(stating.show_phone, LEADER, silent, "yes", "page")
    assert "on the card once somebody" in shown(page) and "睦邻卡" in shown(page, "zh")
    assert "(on the neighbour card)" in shown(await town.act(homes.spoken, LEADER, silent))
    await town.run("UPDATE members SET agreed_at = NULL WHERE user_id = 103")
    own = await town.act(stating.show_phone, 103, town.id(103), "yes", "mine")
    assert "Phone on the card: yes (on the card once" in shown(own)


async def test_a_new_head_stands_at_once_and_the_officials_hear_no_name(town: Homes) -> None:
    home = town.id(102)
    page = await town.act(homes.new_head, LEADER, home, "<b>李四")
    assert "<b>李四" in shown(page) and "phone 1610000102 still right?" in shown(page)
    assert "李四" in shown(await town.act(homes.doors, LEADER, town.stage.group[1], 0))
    (told,) = await town.stage.sent(102)
    assert "李四" in told.text and told.buttons == (f"households:mine:{home}",)
    news = await town.heard(OFFICIAL)
    assert "Household 1-2 (group 1) has a new head" in news and "李四" not in news
    await town.refused("homes-same", homes.new_head, LEADER, home, "<b>李四")
    assert '"head"' in (await town.house(home))["stated"]
    assert "head" not in (await town.house(town.id(101)))["stated"]


async def test_the_wrong_person_is_taken_off(town: Homes) -> None:
    home = town.id(102)
    ask = await town.act(homes.sure_remove, LEADER, home, 102)
    assert "Person 102" in shown(ask) and f"households:remove-yes:{home}:102" in datas(ask)
    await town.refused("homes-not-theirs", homes.sure_remove, LEADER, home, 103)
    page = await town.act(homes.remove, LEADER, home, 102)
    assert "Nobody on Telegram" in shown(page) and await town.speakers(home) == []
    assert "no longer speak for Lane 1 no. 2" in await town.heard(102)
    await town.refused("homes-not-theirs", homes.remove, LEADER, home, 102)
    await town.refused("common-only-leaders", homes.remove, OTHER, town.id(101), 101)


async def register(town: Homes, user: int, address: str, head: str, number: str) -> str:
    group = town.stage.group[1]
    await town.act(registering.register, user, group, address, head, number)
    async with town.stage.db.read() as tx:
        return str(await tx.value("SELECT number FROM households ORDER BY id DESC LIMIT 1"))


async def test_a_household_in_no_list_is_written_down_by_the_leader(town: Homes) -> None:
    assert await register(town, LEADER, "Lane 9", "New One", "WS77") == "WS77"
    news = await town.heard(OFFICIAL)
    assert "WS77" in news and "is in no list" in news and "made up" not in news
    assert "WS77" in shown(await town.act(homes.doors, LEADER, town.stage.group[1], 0))
    group = town.stage.group[1]
    for step, typed, key in (
        ("number", "ws77", "homes-number-taken"),
        ("number", "🎉", "homes-number-unreadable"),
        ("number", "9" * 40, "homes-number-unreadable"),
        ("head", "🎉", "homes-name-letters"),
        ("address", "🎉🎉", "homes-address-letters"),
        ("address", "x" * 200, "homes-too-long"),
        ("address", "", "homes-words-please"),
    ):
        data = {"group": group, "address": "Lane 10", "head": "Next"}
        await town.refused(key, registering.check, LEADER, data, step, typed)
    data = {"group": group, "address": " lane 1 NO. 2"}
    await town.refused("homes-new-known", registering.check, LEADER, data, "head", "head 1-2")
    for user, private in ((OTHER, None), (102, None)):
        await town.refused("common-only-leaders", registering.begin, user, group, chat=private)
    await town.refused("common-only-private", registering.begin, LEADER, group, chat=-1)
    await town.refused("homes-no-such-group", registering.begin, OFFICIAL, 999)


async def test_a_made_up_number_is_unique_until_an_official_sets_the_right_one(town: Homes) -> None:
    made = [await register(town, LEADER, f"Lane 9-{n}", "New", "") for n in range(3)]
    assert made == ["新-1-1", "新-1-2", "新-1-3"]
    assert "made up" in await town.heard(OFFICIAL)
    async with town.stage.db.read() as tx:
        home = int(await tx.value("SELECT id FROM households WHERE number = '新-1-2'"))
    assert f"households:number:{home}" not in datas(await town.act(homes.page, LEADER, home))
    assert f"households:number:{home}" in datas(await town.act(homes.page, OFFICIAL, home))
    await town.refused("common-only-officials", registering.settle_number, LEADER, home, "WS9")
    for typed, key in (
        ("1-1", "homes-number-taken"),
        ("新-1-1", "homes-number-taken"),
        ("0", "homes-number-unreadable"),
        ("🎉", "homes-number-unreadable"),
    ):
        await town.refused(key, registering.settle_number, OFFICIAL, home, typed)
    assert "WS9" in shown(await town.act(registering.settle_number, OFFICIAL, home, " ws9 ".upper()))
    await town.refused("homes-number-settled", registering.settle_number, OFFICIAL, home, "WS10")
    assert await register(town, LEADER, "Lane 9-9", "New", "") == "新-1-4"  # never the same again
