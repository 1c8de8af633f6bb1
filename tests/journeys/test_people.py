"""People: who belongs to which household, who approves it, who goes, who cannot be reached."""

from __future__ import annotations

from pathlib import Path

from here import Town, here, picture, says

from sandbox.client import Person
from storage import people


async def warn(town: Town, colour: str = "橙", area: str = "") -> str:
    chief = town.officials[0]
    await town.say(chief, f"/alert 暴雨 {colour} {area}")
    preview = await town.last(chief, "alerts:send:")
    number = preview.button("alerts:send:").data.rpartition(":")[2]
    await town.tap(chief, preview, f"alerts:send:{number}")
    return number


def members(town: Town, number: str) -> list[int]:
    found = town.rows(
        "SELECT user_id FROM members m JOIN households h ON h.id = m.household_id WHERE h.number = ? ORDER BY 1",
        number,
    )
    return [user for (user,) in found]


async def test_two_accounts_of_one_household_have_one_answer(town: Town) -> None:
    number = town.of_group("1")[2]
    mother = town.people[number]
    son = await town.person("Son", "en", await town.code("household", number))
    assert members(town, number) == sorted([mother.id, son.id])
    alert = await warn(town)
    seen, shown = await town.last(mother, "alerts:safe:"), await town.last(son, "alerts:safe:")
    await town.tap(son, shown, f"alerts:moved:{alert}")
    await town.tap(mother, seen, f"alerts:safe:{alert}")
    answers = town.rows("SELECT answer FROM alert_households WHERE answer IS NOT NULL")
    assert answers == [("safe",)]
    assert "Recorded" in (await town.last(son, f"alerts:safe:{alert}")).text
    answer = await town.tap(son, shown, f"alerts:safe:{alert}")
    assert says(answer.text, "alerts-toast", "en")


async def test_one_account_of_two_households_is_asked_which(town: Town) -> None:
    first, second = town.of_group("1")[2], town.of_group("2")[2]
    daughter = town.people[first]
    code = await town.code("household", second)
    assert says(await town.say(daughter, f"/start {code}"), "common-joined")
    about = "".join(await town.say(daughter, "/me"))
    assert first in about and second in about
    alert = await warn(town)
    warning = await town.last(daughter, f"alerts:safe:{alert}")
    await town.tap(daughter, warning, f"alerts:safe:{alert}")
    which = await town.last(daughter, f"alerts:at:{alert}:")
    assert says(which.text, "alerts-which-household")
    home = town.homes[second]["id"]
    assert says((await town.tap(daughter, which, f"alerts:at:{alert}:{home}:safe")).text, "alerts-toast")
    answered = town.rows("SELECT household_id, answer FROM alert_households WHERE answer IS NOT NULL")
    assert answered == [(home, "safe")]
    stranger = town.homes[town.of_group("1")[3]]["id"]
    answer = await town.tap(daughter, which, f"alerts:at:{alert}:{stranger}:safe")
    assert says(answer.text, "common-other-household")


async def asked(town: Town, person: Person, text: str, language: str = "zh") -> None:
    """Somebody without a code asks to join, from the first button on."""
    hello = await town.last(person, "households:ask")
    await town.tap(person, hello, "households:ask")
    assert says(await town.say(person, text), "households-asked", language)


async def test_joining_by_number_by_address_and_by_door_in_the_group(town: Town) -> None:
    number = town.of_group("1")[3]
    home, leader = town.homes[number], town.leaders["1"]
    for name, text in (("甲", f" {number.lower()} "), ("乙", home["address"])):
        someone = await town.person(name)
        await asked(town, someone, text)
        wish = await town.last(leader, "households:approve:")
        assert name in wish.text and home["address"] in wish.text and home["head"] in wish.text
        await town.tap(leader, wish, wish.button("households:approve:").data)
        assert says((await town.last(someone, "welcome:me")).text, "common-joined")
        assert someone.id in members(town, number)
    newcomer = await town.sandbox.person("丙")
    await town.chats["1"].join(newcomer)
    assert says(await town.say(newcomer, "/join", town.chats["1"]), "households-doors")
    doors = await town.last(town.chats["1"], f"households:want:{home['id']}")
    answer = await town.tap(newcomer, doors, f"households:want:{home['id']}")
    assert says(answer.text, "households-start-first") and answer.show_alert  # where would the answer go?
    await newcomer.start()
    answer = await town.tap(newcomer, doors, f"households:want:{home['id']}")
    assert says(answer.text, "households-asked") and answer.show_alert
    wish = await town.last(leader, "households:approve:")
    await town.tap(leader, wish, wish.button("households:approve:").data)
    assert newcomer.id in members(town, number)
    assert says(
        (await town.tap(newcomer, doors, f"households:want:{home['id']}")).text, "households-already-yours"
    )


async def test_an_address_that_fits_several_doors_is_asked_about(town: Town) -> None:
    lane = town.homes[town.of_group("1")[0]]["address"].rstrip("0123456789号之一")
    someone = await town.person("Lodger", "en")
    await town.say(someone, "/join")
    assert says(await town.say(someone, lane), "households-which", "en")
    choice = await town.last(someone, "households:want:")
    data = choice.buttons[1][0].data
    answer = await town.tap(someone, choice, data)
    assert says(answer.text, "households-asked", "en")
    assert says((await town.tap(someone, choice, data)).text, "households-already-asked", "en")


async def test_the_leader_refuses_and_is_told_when_pressing_again(town: Town) -> None:
    number, leader = town.of_group("1")[3], town.leaders["1"]
    guest = await town.person("Guest", "en")
    await asked(town, guest, number, "en")
    wish = await town.last(leader, "households:refuse:")
    refuse, approve = wish.button("households:refuse:").data, wish.button("households:approve:").data
    await town.tap(leader, wish, refuse)
    assert says([seen.text for seen in await guest.inbox()], "households-refused", "en")
    for data in (refuse, approve):
        answer = await town.tap(leader, wish, data)
        assert answer.show_alert and "拒绝" in answer.text
    assert guest.id not in members(town, number)
    await town.say(guest, "/join")
    assert says(await town.say(guest, number), "households-asked", "en")  # asking again is allowed


async def test_rights_taken_back_between_the_wish_and_the_press(town: Town) -> None:
    number, leader, other = town.of_group("1")[3], town.leaders["1"], town.leaders["2"]
    guest = await town.person("客人")
    await asked(town, guest, number)
    wish = await town.last(leader, "households:approve:")
    data = wish.button("households:approve:").data
    answer = await town.tap(other, await town.last(other), data)
    assert says(answer.text, "common-only-leaders") and answer.show_alert
    async with town.work() as work:
        await people.revoke(work.tx, leader.id, "leader", town.homes[number]["group_id"], work.epoch)
    answer = await town.tap(leader, wish, data)
    assert says(answer.text, "common-only-leaders") and answer.show_alert
    assert members(town, number) == [town.people[number].id]
    chief = town.officials[0]
    await town.tap(chief, await town.last(chief), data)
    assert guest.id in members(town, number)  # an official may


async def test_where_there_is_no_leader_the_officials_decide_and_each_sees_it(tmp_path: Path) -> None:
    async with here(tmp_path, 8, people=False) as town:
        nobody = await town.person("甲")
        hello = await town.last(nobody, "households:ask")
        await town.tap(nobody, hello, "households:ask")
        assert says(await town.say(nobody, "QX0004"), "households-nobody-decides")
        chief, english = await town.official("村主任"), await town.official("Officer", "en")
        await town.say(nobody, "/join")
        assert says(await town.say(nobody, "QX0004"), "households-asked")
        wish, same = (
            await town.last(chief, "households:approve:"),
            await town.last(english, "households:approve:"),
        )
        assert says(same.text, "households-wish", "en")
        await town.tap(chief, wish, wish.button("households:approve:").data)
        assert nobody.id in members(town, "QX0004")
        decided = next(seen for seen in await english.inbox() if seen.message_id == same.message_id)
        assert "村主任 approved" in decided.text and not decided.buttons
        answer = await town.tap(english, same, wish.button("households:approve:").data)
        assert "approved already" in answer.text


async def test_who_registers_agrees_or_goes(town: Town) -> None:
    number = town.of_group("1")[3]
    home = town.homes[number]["id"]
    code = await town.code("household", number)
    anna = await town.person("Anna", "en", code)
    shown = await town.last(anna, f"welcome:agree:{home}")
    assert says(shown.text, "common-joined", "en") and "Nobody is judged" in shown.text
    await warn(town)
    assert (await town.last(anna, "alerts:safe:")).text  # a warning waits for no paper
    for _ in range(2):
        await town.tap(anna, shown, f"welcome:agree:{home}")
        assert says((await town.last(anna, "welcome:help")).text, "common-registered", "en")
    assert town.rows("SELECT agreement, agreed_at > 0 FROM members WHERE user_id = ?", anna.id) == [("2", 1)]
    other = await town.person("Ben", "en", await town.code("household", number))
    answer = await town.tap(anna, shown, f"welcome:agree:{town.homes[town.of_group('2')[0]]['id']}")
    assert says(answer.text, "agreement-not-yours", "en") and answer.show_alert
    await town.tap(other, await town.last(other), f"welcome:decline:{home}")
    assert says((await town.last(other)).text, "agreement-declined", "en")
    assert other.id not in members(town, number) and anna.id in members(town, number)


async def test_who_blocks_the_bot_is_a_door_at_once_and_is_back_when_unblocked(town: Town) -> None:
    number = next(
        n
        for n in town.homes
        if town.homes[n]["hazard"] and town.people[n].id not in {p.id for p in town.leaders.values()}
    )
    someone, group = town.people[number], town.homes[number]["group"]
    await someone.block()
    await town.quiet()
    assert town.value("SELECT reachable FROM chats WHERE chat_id = ?", someone.id) == 0
    alert = await warn(town, "红")
    second = town.officials[1]
    wanted = await town.last(second, f"alerts:second:{alert}")
    await town.tap(second, wanted, f"alerts:second:{alert}")
    await town.sweep()
    doors = await town.last(town.leaders[group], f"alerts:door:{alert}:")
    assert town.homes[number]["address"] in doors.text
    assert says(doors.text, "alerts-door-unreachable")
    await someone.unblock()
    await town.quiet()
    assert town.value("SELECT reachable FROM chats WHERE chat_id = ?", someone.id) == 1
    assert says(await town.say(someone, "/me"), "welcome-me-house")


async def test_who_blocked_the_bot_unnoticed_is_found_by_the_warning(town: Town) -> None:
    number = next(
        n
        for n in town.homes
        if town.homes[n]["hazard"] and town.people[n].id not in {p.id for p in town.leaders.values()}
    )
    someone, group = town.people[number], town.homes[number]["group"]
    town.world.users[someone.id].deactivated = True
    alert = await warn(town)
    await town.pass_time(seconds=6)
    doors = await town.last(town.leaders[group], f"alerts:door:{alert}:")
    assert town.homes[number]["address"] in doors.text
    assert town.value("SELECT reachable FROM chats WHERE chat_id = ?", someone.id) == 0


async def test_pictures_after_a_request_reach_who_comes(town: Town) -> None:
    asker, helper = town.resident("1", 1), town.resident("1", 2)
    await town.say(asker, "/sos 老人摔倒")
    call = await town.last(helper, "aid:claim:")
    await town.heard(asker, await asker.send_location(24.73, 113.64))
    await town.tap(helper, call, "aid:claim:1")
    for send in (asker.send_photo(picture()), asker.send_voice(b"OggS"), asker.send_location(24.74, 113.65)):
        await town.heard(asker, await send)
    got = await helper.inbox(call)
    assert sum(seen.location is not None for seen in got) == 2
    assert any(seen.photo for seen in got) and any(seen.voice for seen in got)


async def test_words_typed_before_the_sos_go_with_it(town: Town) -> None:
    asker, helper = town.resident("1", 1), town.resident("1", 2)
    await town.say(asker, "/aid")
    await town.say(asker, "奶奶喘不过气")
    await town.say(asker, "/sos")
    await town.tap(helper, await town.last(helper, "aid:claim:1"), "aid:claim:1")
    assert "奶奶喘不过气" in (await town.last(helper, "aid:arrived:1")).text
