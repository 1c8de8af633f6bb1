"""Calls for help over HTTP with the clock in hand: from the tap to the door, and every way it can go wrong."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from here import Town, says

from sandbox.client import Group, Person, Seen


async def told(town: Town, place: Person | Group, key: str, after: int = 0) -> list[Seen]:
    """The bot's messages in a place that say this, as they stand now."""
    await town.quiet()
    found = await (place.inbox(after) if isinstance(place, Person) else place.messages(after))
    return [seen for seen in found if says(seen.text, key)]


async def press(town: Town, person: Person, data: str) -> str:
    """Press the newest such button; gives the text over the chat."""
    return (await town.tap(person, await town.last(person, data), data)).text


async def patrol_is_out(town: Town, group: str, person: Person) -> None:
    """Tonight a group patrols, and this person's household with it."""
    now = int(town.clock.at.timestamp())
    async with town.work() as work:
        await work.tx.run("UPDATE turns SET state = 'finished' WHERE state = 'started'")
        turn = await work.tx.value(
            "UPDATE turns SET state = 'started', starts_at = :now, ends_at = :now + 10800, published_at = 1 "
            "WHERE id = (SELECT t.id FROM turns t JOIN groups g ON g.id = t.group_id "
            "WHERE g.name = :group_ AND t.role = 'main' ORDER BY t.night LIMIT 1) RETURNING id",
            now=now,
            group_=group,
        )
        await work.tx.run("DELETE FROM duties WHERE turn_id = :turn", turn=turn)
        await work.tx.run(
            "INSERT INTO duties (turn_id, household_id, state, asked_at) SELECT :turn, household_id, 'confirmed', 1 "
            "FROM members WHERE user_id = :user",
            turn=turn,
            user=person.id,
        )


async def test_from_the_tap_to_the_door(town: Town) -> None:
    asker, one, two = (town.resident("1", n) for n in (1, 2, 3))
    chat, patroller = town.chats["1"], town.resident("2", 1)
    await patrol_is_out(town, "2", patroller)
    [opened] = await town.say(asker, "/sos")
    assert "求助已发出" in opened and all(number in opened for number in ("110", "119", "120"))
    assert "紧急求助" in (await town.last(patroller, "aid:claim:1")).text, "the patrol hears it at once"
    await press(town, asker, "aid:what:1:medical")
    await town.heard(asker, await asker.send_location(24.73, 113.64))
    call = await town.last(chat, "aid:claim:1")
    answers = await asyncio.gather(
        *(p.press_raw(chat.id, call.message_id, "aid:claim:1") for p in (one, two))
    )
    await town.quiet()
    assert sorted(says(a.text, "aid-go") for a in answers) == [False, True]
    first, second = (one, two) if says(answers[0].text, "aid-go") else (two, one)
    assert any(seen.location for seen in await first.inbox())
    assert not any(seen.location for seen in await second.inbox()), "the place is for those who come"

    await press(town, first, "aid:within:1:5")
    due = f"{town.clock.at.astimezone(town.config.village.zone) + timedelta(minutes=5):%H:%M}"
    [coming] = await told(town, asker, "aid-coming")
    assert due in coming.text and due in (await town.last(chat)).text
    await town.pass_time(minutes=5)
    await press(town, first, "aid:still:1")
    await town.pass_time(minutes=4)
    before = town.world.seq
    await town.pass_time(minutes=4)
    assert await told(town, asker, "aid-lapsed", before), "who does not move is freed, and the asker knows"
    assert (await chat.messages(before))[-1].has_button("aid:claim:1"), "and others are called"

    await press(town, patroller, "aid:claim:1")
    assert "巡逻" in (await told(town, asker, "aid-coming"))[-1].text
    await press(town, second, "aid:join:1")
    before = max(c.id for c in await town.sandbox.calls())
    await press(town, second, "aid:arrived:1")
    stripped = await town.sandbox.calls(after=before, method="editMessageReplyMarkup")
    assert len(stripped) == 1 and await told(town, asker, "aid-here")
    assert says(await press(town, second, "aid:close:1"), "aid-how-ended") or await town.last(
        second, "aid:outcome:1"
    )
    await press(town, second, "aid:outcome:1:helped")
    assert town.value("SELECT state FROM requests") == "closed"
    verbs = [v for v in town.journal("aid") if v != "announce"]
    assert verbs[:7] == ["open", "what", "more", "claim", "within", "ask", "still"] and "lapsed" in verbs
    town.untroubled()


async def test_nobody_comes_nobody_hears_and_too_many_calls(town: Town) -> None:
    asker, leader, chief = town.resident("1", 1), town.leaders["1"], town.officials[0]
    await town.say(asker, "/sos")
    for minutes, key, place in (
        (1.3, "aid-climbed-again", town.chats["1"]),
        (0.8, "aid-climbed-near", town.chats["2"]),
        (1.2, "aid-climbed-leaders", leader),
        (0.9, "aid-climbed-officials", chief),
    ):
        before = town.world.seq
        await town.pass_time(minutes=minutes)
        assert await told(town, asker, key, before), "each step is told"
        heard = await (place.inbox(before) if isinstance(place, Person) else place.messages(before))
        assert any(seen.has_button("aid:claim:1") for seen in heard), key
    await press(town, asker, "aid:outcome:1:withdrawn")

    await town.say(asker, "/sos")
    await press(town, asker, "aid:outcome:2:withdrawn")
    assert says(await town.say(asker, "/sos"), "aid-whether"), "the third one is asked about"
    assert (await town.last(leader, "aid:claim:3")).text, "and is out"
    await press(town, leader, f"aid:mute:{asker.id}")
    assert await told(town, asker, "aid-muted-you")
    await press(town, asker, "aid:outcome:3:false_alarm")
    before = town.world.seq
    await town.say(asker, "/sos")
    assert any(seen.has_button("aid:claim:4") for seen in await leader.inbox(before))
    assert not any(seen.has_button("aid:claim:4") for seen in await chief.inbox())
    assert not await town.chats["1"].messages(before), "the leader alone"
    await press(town, leader, f"aid:unmute:{asker.id}")
    await press(town, asker, "aid:outcome:4:withdrawn")

    everybody = [*town.people.values(), *town.officials]
    for person in everybody:
        if person is not asker:
            town.world.users[person.id].deactivated = True
    for chat in town.chats.values():
        await town.sandbox.faults("sendMessage", "403", chat_id=chat.id)
    await town.pass_time(minutes=11)
    await town.say(asker, "/sos")
    for _ in range(4):  # who is gone is found out when they are written to
        await town.pass_time(seconds=20)
    [nobody] = await told(town, asker, "aid-nobody", before)
    assert "110" in nobody.text
    town.world.users[chief.id].deactivated = False
    await chief.start()
    await town.quiet()
    await town.pass_time(seconds=20)
    assert await told(town, asker, "aid-reached-now", before), "somebody is there again: by itself"
    assert (await town.last(chief, "aid:claim:5")).text


async def test_a_door_without_a_telephone_and_a_warning(town: Town) -> None:
    leader, helper, chief = town.leaders["1"], town.resident("1", 2), town.officials[0]
    number = town.of_group("1")[1]
    home = town.value("SELECT id FROM households WHERE number = ?", number)
    async with town.work() as work:
        await work.tx.run("DELETE FROM members WHERE household_id = :home", home=home)
    await town.say(leader, "/aid 摔倒了")
    for data in ("aid:doors:0", f"aid:door:{home}", f"aid:indoor:{home}:medical"):
        await press(town, leader, data)
    assert says((await town.last(leader, "aid:outcome:1")).text, "aid-for-door")
    await press(town, helper, "aid:claim:1")
    where = await town.last(helper, "aid:arrived:1")
    assert town.homes[number]["address"] in where.text and says(where.text, "aid-reported")
    assert number in (await told(town, leader, "aid-coming"))[-1].text
    await press(town, leader, "aid:close:1")
    await press(town, leader, "aid:outcome:1:helped")

    await town.say(chief, "/alert 暴雨 橙")
    warning = await town.last(chief, "alerts:send:")
    await town.tap(chief, warning, "alerts:send:1")
    async with town.work() as work:
        await work.tx.run("UPDATE alert_households SET danger = 0")
        await work.tx.run(
            "UPDATE alert_households SET danger = 2 WHERE household_id IN "
            "(SELECT household_id FROM members WHERE user_id = :user)",
            user=helper.id,
        )
    await town.tap(leader, await town.last(leader), f"alerts:mark:1:{home}:help")
    await town.sweep()
    asked = town.rows("SELECT household_id, user_id, reported_by, alert_id FROM requests WHERE id = 2")
    assert asked == [(home, None, leader.id, 1)], "the household asks, whoever stood at the door reports"
    assert (await town.last(chief, "aid:claim:2")).text, "in a warning the officials hear at once"
    assert not any(seen.has_button("aid:claim:2") for seen in await helper.inbox())
    refused = await town.tap(helper, await town.last(town.chats["1"], "aid:claim:2"), "aid:claim:2")
    assert says(refused.text, "aid-your-house-first")
    await town.tap(helper, await town.last(helper, "alerts:moved:1"), "alerts:moved:1")
    assert says((await town.tap(helper, await town.last(town.chats["1"]), "aid:claim:2")).text, "aid-go")
