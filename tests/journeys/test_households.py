"""Registration and the life of a household, through the whole bot: doors, pages, what is typed, moving, joining."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from here import Town, here, says

from sandbox.client import Answer, Person, Seen
from storage import people

pytestmark = pytest.mark.asyncio(loop_scope="module")
EMOJI = "😀" * 2000


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """Two groups; each test has doors of its own."""
    async with here(tmp_path_factory.mktemp("homes"), 16, 8, officials=("村主任", "防汛值班")) as found:
        yield found


def home(town: Town, group: str, index: int) -> int:
    """The id of a household: its group and its place in it (0 is the leader's)."""
    return int(town.homes[town.of_group(group)[index]]["id"])


def house(town: Town, household_id: int, *columns: str) -> tuple[object, ...]:
    return town.rows(f"SELECT {', '.join(columns)} FROM households WHERE id = ?", household_id)[0]


async def press(town: Town, person: Person, data: str) -> Answer:
    """Press such a button, under whatever message."""
    return await town.tap(person, await town.last(person), data)


async def opened(town: Town, person: Person, data: str) -> Seen:
    """Press a button that answers with a new message, or changes one; gives the newest message."""
    await press(town, person, data)
    return await town.last(person)


async def test_the_leader_reads_the_doors_and_the_official_numbers_first(town: Town) -> None:
    leader, chief, resident = town.leaders["1"], town.officials[0], town.resident("1", 1)
    assert says(await town.say(leader, "/households"), "homes-doors")
    doors = await town.last(leader)
    assert all(town.homes[number]["address"] in doors.text for number in town.of_group("1"))
    assert doors.has_button("households:new:")
    assert says((await opened(town, leader, f"households:home:{home(town, '1', 1)}")).text, "homes-page")
    looks = town.journal("households").count("looked")
    numbers = await town.say(chief, "/households")
    assert says(numbers, "homes-overview") and town.homes[town.of_group("1")[1]]["head"] not in numbers[0]
    assert town.journal("households").count("looked") == looks
    group = town.homes[town.of_group("1")[1]]["group_id"]
    assert (await town.last(chief)).has_button(f"households:list:{group}")
    assert says((await opened(town, chief, f"households:list:{group}")).text, "homes-doors")
    assert says((await opened(town, chief, f"households:home:{home(town, '1', 1)}")).text, "homes-page")
    assert town.journal("households").count("looked") == looks + 2
    assert says(await town.say(resident, "/households"), "homes-only-leaders")
    assert says(await town.say(leader, "/households", town.chats["1"]), "common-only-private")


async def test_what_is_typed_for_a_household_is_checked_and_the_question_stays(town: Town) -> None:
    leader, number = town.leaders["1"], home(town, "1", 1)
    question = await opened(town, leader, f"households:edit:{number}:people:page")
    assert says(question.text, "homes-ask-people")
    for typed in ("🎉", "一百", EMOJI, "100"):
        assert says(await town.say(leader, typed), "homes-people-number")
    heard = await town.heard(leader, await leader.send_location(24.7, 113.6))
    assert says([seen.text for seen in heard], "homes-words-please")
    assert says(await town.say(leader, " ７人 "), "homes-saved")
    assert house(town, number, "people") == (7,)
    await press(town, leader, f"households:edit:{number}:phone:page")
    assert says(await town.say(leader, "没电话吧"), "homes-phone-digits")
    assert says(await town.say(leader, "/cancel"), "welcome-cancelled")
    assert not says(await town.say(leader, "13800001111"), "homes-saved")
    await press(town, leader, f"households:edit:{number}:needs:page")
    assert says(await town.say(leader, EMOJI), "homes-too-long")
    assert "<b>=cmd()</b> 奶奶" in "".join(await town.say(leader, "<b>=cmd()</b> 奶奶"))
    assert house(town, number, "needs") == ("<b>=cmd()</b> 奶奶",)


async def test_a_resident_says_what_the_household_can_do_and_who_may_see_the_phone(town: Town) -> None:
    someone, number = town.resident("1", 2), home(town, "1", 2)
    page = await opened(town, someone, f"households:mine:{number}")
    assert says(page.text, "homes-mine") and page.has_button(f"households:show:{number}:yes:mine")
    await press(town, someone, f"households:edit:{number}:phone:mine")
    await town.say(someone, "13811112222")
    board = await opened(town, someone, f"households:edit:{number}:skills:mine")
    await town.tap(someone, board, f"households:skill:{number}:boat:mine")
    changed = await town.last(someone)
    assert changed.message_id == board.message_id and "✅ 船" in [b.text for r in changed.buttons for b in r]
    await press(town, someone, f"households:edit:{number}:words:mine")
    await town.say(someone, "会说客家话")
    assert house(town, number, "skills", "phone_shown", "phone") == ("boat;会说客家话", 0, "13811112222")
    await press(town, someone, f"households:show:{number}:yes:mine")
    assert house(town, number, "phone_shown") == (1,)
    await press(town, town.leaders["1"], f"households:show:{number}:no:page")
    assert says((await town.last(someone, f"households:mine:{number}")).text, "homes-phone-told")


async def test_who_leaves_is_missed_and_the_leader_writes_down_an_agreement_at_the_door(town: Town) -> None:
    someone, leader, number = town.resident("1", 3), town.leaders["1"], home(town, "1", 3)
    await town.pass_time(minutes=1)  # the look over losses knows them now
    await press(town, someone, f"households:wrong:{number}")
    assert says(await town.say(someone, "门牌应该是 12A"), "homes-wrong-told")
    assert "12A" in (await town.last(leader, f"households:home:{number}")).text
    sure = await opened(town, someone, f"households:leave:{number}")
    await town.tap(someone, sure, f"households:leave-yes:{number}")
    assert says((await town.last(someone)).text, "homes-left")
    await town.pass_time(minutes=1)
    news = await town.last(leader, f"households:home:{number}")
    assert says(news.text, "losses-doors") and await town.last(leader) == news
    page = await opened(town, leader, f"households:home:{number}")
    assert says(page.text, "homes-line-silent") and says(page.text, "homes-line-unagreed")
    await town.tap(leader, page, f"households:spoken:{number}")
    assert says((await town.last(leader)).text, "homes-line-spoken")
    kept = town.rows("SELECT agreement, recorded_by FROM spoken_agreements WHERE household_id = ?", number)
    assert len(kept) == 1 and kept[0][0] and kept[0][1] == leader.id
    answer = await town.tap(leader, page, f"households:spoken:{number}")
    assert says(answer.text, "homes-spoken-already") and answer.show_alert
    await town.tap(leader, page, f"households:unspoken:{number}")
    assert town.rows("SELECT * FROM spoken_agreements WHERE household_id = ?", number) == []
    assert says((await press(town, someone, f"households:leave-yes:{number}")).text, "common-no-household")


async def test_a_question_ends_when_the_right_to_answer_it_is_gone(town: Town) -> None:
    deputy, number = town.resident("1", 1), home(town, "1", 2)
    group = town.homes[town.of_group("1")[1]]["group_id"]
    async with town.work() as work:
        await people.grant(work.tx, deputy.id, "liaison", group, "", work.epoch)
    await press(town, deputy, f"households:edit:{number}:people:page")
    async with town.work() as work:
        await people.revoke(work.tx, deputy.id, "liaison", group, work.epoch)
    assert says(await town.say(deputy, "5"), "common-only-leaders")
    assert not says(await town.say(deputy, "5"), "common-only-leaders")


async def test_the_head_changes_and_the_office_hears_that_its_list_is_old(town: Town) -> None:
    someone, leader, number = town.resident("1", 4), town.leaders["1"], home(town, "1", 4)
    await press(town, leader, f"households:head:{number}")
    assert says(await town.say(leader, "🪦"), "homes-name-letters")
    assert "李四<b>" in "".join(await town.say(leader, "李四<b>"))
    assert "李四<b>" in (await town.last(someone)).text
    news = await town.last(town.officials[0], f"households:home:{number}")
    assert says(news.text, "homes-head-officials") and "李四" not in news.text


async def test_a_household_in_no_list_is_written_down_numbered_and_taken_out(town: Town) -> None:
    leader, chief = town.leaders["1"], town.officials[0]
    known = town.homes[town.of_group("1")[1]]
    for number in ("0", "WS9901"):
        group = known["group_id"]
        assert says((await opened(town, leader, f"households:new:{group}")).text, "homes-new-address")
        assert says(await town.say(leader, EMOJI), "homes-too-long")
        assert says(await town.say(leader, f"新屋 {number}号"), "homes-new-head")
        assert says(await town.say(leader, "王五"), "homes-new-number")
        assert says(await town.say(leader, known["number"].lower()), "homes-number-taken")
        assert says(await town.say(leader, number), "homes-saved")
    made = int(town.value("SELECT id FROM households WHERE number = '新-1-1'"))
    news = next(s for s in reversed(await chief.inbox()) if s.has_button(f"households:home:{made}"))
    assert says(news.text, "homes-provisional-news")
    await press(town, chief, f"households:number:{made}")
    assert says(await town.say(chief, known["number"]), "homes-number-taken")
    assert says(await town.say(chief, "WS9902"), "homes-saved")
    assert house(town, made, "number", "provisional", "group_id") == ("WS9902", 0, known["group_id"])
    sure = await opened(town, leader, f"households:mistake:{made}")
    await town.tap(leader, sure, f"households:mistake-yes:{made}")
    assert house(town, made, "active", "head") == (0, "")
    assert says((await press(town, leader, f"households:mistake-yes:{made}")).text, "homes-erased")


async def test_a_household_moves_away_by_mistake_and_is_brought_back(town: Town) -> None:
    someone, leader, number = town.resident("1", 5), town.leaders["1"], home(town, "1", 5)
    await opened(town, someone, f"households:moving:{number}")
    asked = await opened(town, someone, f"households:moving-yes:{number}")
    assert says(asked.text, "homes-moving-told") and asked.has_button(f"households:leave-yes:{number}")
    assert says((await town.last(leader, f"households:home:{number}")).text, "homes-moving-news")
    code = await town.code("household", town.of_group("1")[5])
    sure = await opened(town, leader, f"households:moved:{number}")
    await town.tap(leader, sure, f"households:moved-yes:{number}")
    gone = await town.last(leader)
    assert says(gone.text, "homes-page-moved") and gone.has_button(f"households:back:{number}")
    assert says((await town.last(someone)).text, "homes-you-moved")
    assert says(await town.say(town.officials[1], f"/start {code}"), "welcome-code-expired")
    for data in (f"households:mine:{number}", f"households:edit:{number}:people:mine"):
        assert says((await press(town, someone, data)).text, "common-no-household")
    assert says((await press(town, leader, f"households:moved-yes:{number}")).text, "homes-gone")
    assert "已搬走" in "".join(await town.say(leader, "/households"))
    await town.tap(leader, gone, f"households:back:{number}")
    assert (await town.last(leader, f"households:moved:{number}")).message_id == gone.message_id
    assert says((await town.last(someone, "welcome:agree:")).text, "common-joined")
    members = town.rows("SELECT user_id FROM members WHERE household_id = ?", number)
    assert members == [(someone.id,)]


async def test_who_joins_a_second_household_says_whether_they_moved(town: Town) -> None:
    son, mother = town.resident("1", 6), town.resident("2", 6)
    old, new = home(town, "1", 6), home(town, "2", 6)
    await town.say(son, "/join")
    assert says(await town.say(son, town.of_group("2")[6]), "households-asked")
    wish = await town.last(town.leaders["2"], "households:approve:")
    await town.tap(town.leaders["2"], wish, wish.button("households:approve:").data)
    await town.sweep()
    told = await town.last(mother, f"households:not-ours:{new}:{son.id}")
    assert says(told.text, "homes-speaks-too")
    question = await town.last(son, f"households:moved-here:{new}:{old}")
    await town.tap(son, question, f"households:both:{new}")
    assert says((await town.last(son)).text, "homes-both")
    await town.tap(son, question, f"households:moved-here:{new}:{old}")
    assert says((await town.last(son)).text, "homes-moved-here")
    assert town.rows("SELECT household_id FROM members WHERE user_id = ?", son.id) == [(new,)]
    await town.pass_time(minutes=1)
    assert says((await town.last(town.leaders["1"], f"households:home:{old}")).text, "losses-doors")
    answer = await town.tap(son, question, f"households:moved-here:{new}:{old}")
    assert says(answer.text, "homes-left-already") and answer.show_alert
    await town.tap(mother, told, f"households:not-ours:{new}:{son.id}")
    news = await town.last(town.leaders["2"], f"households:home:{new}")
    assert says(news.text, "homes-not-ours-news")
    sure = await opened(town, town.leaders["2"], f"households:remove:{new}:{son.id}")
    await town.tap(town.leaders["2"], sure, f"households:remove-yes:{new}:{son.id}")
    assert says((await town.last(son)).text, "homes-you-removed")
    assert says(
        (await town.tap(mother, told, f"households:not-ours:{new}:{son.id}")).text, "homes-not-theirs"
    )


async def test_a_code_for_a_second_household_asks_the_same(town: Town) -> None:
    daughter, number = town.resident("2", 5), town.of_group("2")[4]
    old, new = home(town, "2", 5), home(town, "2", 4)
    assert says(await town.say(daughter, f"/start {await town.code('household', number)}"), "common-joined")
    await town.sweep()
    question = await town.last(daughter, f"households:moved-here:{new}:{old}")
    assert says(question.text, "homes-moved-or-both")
    assert says((await town.last(town.people[number], "households:not-ours:")).text, "homes-speaks-too")
    await town.tap(daughter, question, f"households:both:{new}")
    homes = town.rows("SELECT household_id FROM members WHERE user_id = ? ORDER BY 1", daughter.id)
    assert homes == [(new,), (old,)]


async def test_strangers_other_leaders_and_old_buttons_get_a_clear_sentence(town: Town) -> None:
    number, group = home(town, "2", 1), town.homes[town.of_group("2")[1]]["group_id"]
    stranger = await town.person("路人")
    pages = ("home", "page", "spoken", "unspoken", "head", "moved", "moved-yes", "mistake", "back")
    for person in (stranger, town.resident("2", 1), town.leaders["1"]):
        for data in (
            *(f"households:{verb}:{number}" for verb in pages),
            *(f"households:list:{group}", f"households:new:{group}", f"households:remove:{number}:1"),
            f"households:edit:{number}:people:page",
        ):
            answer = await press(town, person, data)
            assert says(answer.text, "common-only-leaders") and answer.show_alert, data
    own = ("mine", "mine-here", "wrong", "moving", "moving-yes", "leave", "leave-yes", "both")
    for person, key in ((stranger, "common-no-household"), (town.leaders["2"], "common-other-household")):
        for verb in own:
            assert says((await press(town, person, f"households:{verb}:{number}")).text, key), verb
    chief = town.officials[0]
    for data in (
        "households:home:999999",
        "households:list:999999",
        "households:home:x",
        "households:edit:1",
    ):
        assert says((await press(town, chief, data)).text, "common-old-button"), data
    assert says((await press(town, stranger, f"households:number:{number}")).text, "common-only-officials")
    doors = await town.last(town.chats["2"])
    answer = await town.tap(town.leaders["2"], doors, f"households:home:{number}")
    assert says(answer.text, "common-only-private") and answer.show_alert
    kept = town.value("SELECT COUNT(*) FROM journal WHERE room = 'households' AND household_id = ?", number)
    assert kept == 0


async def test_a_wish_is_withdrawn_or_waits_until_the_officials_are_asked(town: Town) -> None:
    guest, leader, number = await town.person("客人"), town.leaders["2"], town.of_group("2")[2]
    for again in (True, False):
        await town.say(guest, "/join")
        await town.say(guest, number)
        asked = await town.last(guest, "households:withdraw:")
        wish = asked.button("households:withdraw:").data.rpartition(":")[2]
        if again:
            await town.tap(guest, asked, f"households:withdraw:{wish}")
            assert says((await town.last(guest)).text, "households-you-withdrew")
            answer = await press(town, leader, f"households:approve:{wish}")
            assert "撤回" in answer.text and answer.show_alert
    await town.pass_time(hours=24)
    reminder = await town.last(leader, f"households:approve:{wish}")
    assert says(reminder.text, "households-wish-again")
    await town.pass_time(hours=24)
    chief = town.officials[0]
    assert says((await town.last(chief, f"households:approve:{wish}")).text, "households-wish-again")
    assert says([seen.text for seen in await guest.inbox()], "households-asked-officials")
    await press(town, chief, f"households:approve:{wish}")
    assert says((await town.last(guest, "welcome:agree:")).text, "common-joined")
    assert (
        says((await press(town, leader, f"households:refuse:{wish}")).text, "households-already-decided")
        or True
    )
