"""Who speaks for a group: handed over, lost and found again, set up by officials; whom the agreement is asked of."""

from __future__ import annotations

from here import Town, says

from domain.notice import say
from storage.people import Reader


async def test_a_group_is_handed_over(town: Town) -> None:
    old, new, chief = town.leaders["1"], town.resident("1", 2), town.officials[0]
    await town.say(old, "/deputy")
    page = await town.last(old, "welcome:hand:")
    await town.tap(old, page, page.button("welcome:hand:").data)
    whom = await town.last(old, "welcome:hand-to:")
    data = next(b.data for row in whom.buttons for b in row if b.data.endswith(f":{new.id}"))
    await town.tap(old, whom, data)
    asked = await town.last(new, "welcome:take:")
    begin = town.world.seq
    await town.tap(new, asked, asked.button("welcome:take:").data)
    for person in (chief, town.officials[1]):
        assert says([seen.text for seen in await person.inbox(begin)], "groups-led-by")
    assert says([seen.text for seen in await town.chats["1"].messages(begin)], "groups-led-by")
    offer = await town.last(old, "welcome:stay:")
    assert says(await town.say(old, "/report"), "common-only-leaders")
    await town.tap(old, offer, offer.button("welcome:stay:").data)
    assert says(await town.say(old, "/me"), "welcome-role-liaison")
    assert says(await town.say(new, "/me"), "welcome-role-leader")
    commands = (await town.sandbox.calls(method="setMyCommands"))[-4:]
    assert {call.params["scope"]["chat_id"] for call in commands} >= {old.id, new.id}


async def test_a_leader_whose_account_is_deleted_is_followed_by_the_deputy(town: Town) -> None:
    leader, deputy, chief = town.leaders["1"], town.resident("1", 1), town.officials[0]
    number = town.of_group("1")[0]
    await town.say(leader, "/deputy")
    page = await town.last(leader, f"welcome:deputy:{town.homes[number]['group_id']}:{deputy.id}")
    await town.tap(leader, page, f"welcome:deputy:{town.homes[number]['group_id']}:{deputy.id}")
    await town.pass_time(minutes=1)
    town.world.users[leader.id].deactivated = True
    begin = town.world.seq
    async with town.work() as work:  # anything that is sent finds it out
        await work.post.send(Reader(leader.id, "zh"), say("welcome-kept"))
    await town.quiet()
    await town.pass_time(minutes=1)
    acts = await town.last(deputy, "welcome:lead:")
    assert says(acts.text, "losses-you-act")
    lost = [seen.text for seen in await deputy.inbox(begin)]
    assert says(lost, "losses-doors") and town.homes[number]["address"] in "".join(lost)
    assert says([seen.text for seen in await chief.inbox(begin)], "losses-officials")
    await town.tap(deputy, acts, acts.button("welcome:lead:").data)
    asked = await town.last(chief, "welcome:appoint:")
    await town.tap(chief, asked, asked.button("welcome:appoint:").data)
    assert says([seen.text for seen in await deputy.inbox(asked)], "groups-appointed")
    assert deputy.name in (await town.last(chief, "welcome:candidates:")).text
    await town.pass_time(minutes=5)
    assert not says([seen.text for seen in await chief.inbox(asked)], "losses-officials")  # once


async def test_an_official_sets_the_groups_up(town: Town) -> None:
    chief = town.officials[0]
    assert says(await town.say(chief, "/groups"), "groups-setup")
    assert says(await town.say(town.resident(), "/groups"), "common-only-officials")
    overview = await town.last(chief)
    group = town.homes[town.of_group("2")[0]]["group_id"]
    await town.tap(chief, overview, f"welcome:group:{group}")
    page = await town.last(chief, f"welcome:code:{group}:group")
    assert town.leaders["2"].name in page.text
    await town.tap(chief, page, f"welcome:code:{group}:group")
    assert says((await town.last(chief)).text, "groups-code-group")
    await town.tap(chief, page, f"welcome:dismiss:{group}:{town.leaders['2'].id}")
    await town.tap(chief, page, f"welcome:candidates:{group}")
    whom = await town.last(chief, "welcome:appoint:")
    await town.tap(chief, whom, whom.buttons[1][0].data)
    chosen = town.value(
        "SELECT user_id FROM roles WHERE group_id = ? AND role = 'leader' AND until IS NULL", group
    )
    assert str(chosen) in whom.buttons[1][0].data
    await town.tap(chief, overview, "welcome:lacking:0")


async def test_whoever_has_not_agreed_is_reminded_and_then_asked_at_the_door(town: Town) -> None:
    leader, someone = town.leaders["1"], town.resident("1", 2)
    for person in town.people.values():
        if person is not someone:
            home = town.homes[next(n for n, p in town.people.items() if p is person)]["id"]
            await town.tap(person, await town.last(person, "welcome:agree:"), f"welcome:agree:{home}")
    begin = town.world.seq
    for days in (1, 6):
        await town.pass_time(days=days)
        assert says([seen.text for seen in await someone.inbox(begin)], "agreement-reminder")
        begin = town.world.seq
    await town.pass_time(days=1)
    told = [seen.text for seen in await leader.inbox(begin)]
    assert says(told, "agreement-to-ask") and any(someone.name in text for text in told)
