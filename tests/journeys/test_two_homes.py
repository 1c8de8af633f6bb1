"""A son who speaks for his mother's house too: in another group, and next door in the same one."""

from __future__ import annotations

from here import Town, says

from sandbox.client import Person


async def speaks_for(town: Town, person: Person, number: str) -> int:
    """Somebody registers with a second household; gives its id."""
    assert says(await town.say(person, f"/start {await town.code('household', number)}"), "common-joined")
    await town.sweep()
    return int(town.homes[number]["id"])


async def warn(town: Town) -> int:
    """An orange warning for the whole village."""
    chief = town.officials[0]
    await town.say(chief, "/alert 暴雨 橙")
    draft = await town.last(chief, "alerts:send:")
    await town.tap(chief, draft, draft.button("alerts:send:").data)
    return int(town.value("SELECT MAX(id) FROM alerts"))


def answers(town: Town) -> dict[int, str]:
    return dict(town.rows("SELECT household_id, answer FROM alert_households WHERE answer IS NOT NULL"))


async def test_mothers_house_is_in_another_group(town: Town) -> None:
    own, mothers = town.of_group("1")[1], town.of_group("2")[1]
    son, mother, chat = town.people[own], town.people[mothers], town.chats["2"]
    home, hers = town.homes[own]["id"], await speaks_for(town, son, mothers)
    await chat.join(son)
    alert = await warn(town)
    warning = await town.last(son, f"alerts:safe:{alert}")
    assert all(town.homes[number]["address"] in warning.text for number in (own, mothers))
    await town.tap(son, warning, f"alerts:safe:{alert}")
    asks = await town.last(son, f"alerts:at:{alert}:")
    await town.tap(son, asks, f"alerts:mine:{alert}")
    assert answers(town) == {}
    in_chat = await town.last(chat, f"alerts:moved:{alert}")
    assert town.homes[mothers]["address"] in (await town.tap(son, in_chat, f"alerts:moved:{alert}")).text
    assert answers(town) == {hers: "moved"}
    for person in (son, mother):
        assert says((await town.last(person, f"alerts:safe:{alert}")).text, "alerts-answered")

    await town.say(son, "/sos", chat)
    assert town.rows("SELECT household_id FROM requests") == [(hers,)]
    opened = await town.last(chat, "aid:at:1:")
    assert town.homes[own]["address"] not in str(opened), "no address in a group's chat"
    neighbour = town.resident("2", 2)
    await town.tap(neighbour, await town.last(neighbour, "aid:claim:1"), "aid:claim:1")
    answer = await town.tap(son, opened, f"aid:at:1:{home}")
    assert says(answer.text, "aid-at-noted")
    heard = [seen.text for seen in await neighbour.inbox(answer)]
    assert says(heard, "aid-elsewhere") and any(town.homes[own]["address"] in text for text in heard)
    assert says((await town.tap(mother, opened, f"aid:at:1:{hers}")).text, "aid-only-asker")
    assert says([seen.text for seen in await mother.inbox(answer)], "aid-not-at-yours")


async def test_mother_lives_next_door(town: Town) -> None:
    own, mothers = town.of_group("1")[1], town.of_group("1")[2]
    son, mother, chat = town.people[own], town.people[mothers], town.chats["1"]
    hers = await speaks_for(town, son, mothers)
    alert = await warn(town)
    in_chat = await town.last(chat, f"alerts:safe:{alert}")
    answer = await town.tap(son, in_chat, f"alerts:safe:{alert}")
    assert says(answer.text, "alerts-which-private") and answer.show_alert
    asks = await town.last(son, f"alerts:at:{alert}:0:safe")
    await town.tap(son, asks, f"alerts:at:{alert}:0:safe")
    assert set(answers(town).values()) == {"safe"} and len(answers(town)) == 2
    await town.tap(son, asks, f"alerts:at:{alert}:{hers}:moved")
    assert says((await town.last(mother, f"alerts:safe:{alert}")).text, "alerts-answered")
    await town.tap(mother, await town.last(mother, f"alerts:safe:{alert}"), f"alerts:safe:{alert}")
    assert answers(town)[hers] == "safe", "the newest answer of the house counts"

    await town.say(son, "/aid 两袋米")
    menu = await town.last(son, "aid:kind:supplies")
    await town.tap(son, menu, "aid:kind:supplies")
    which = await town.last(son, f"aid:for:supplies:{hers}:0")
    await town.tap(son, which, f"aid:for:supplies:{hers}:0")
    assert town.rows("SELECT household_id, text FROM requests") == [(hers, "两袋米")]
    seen = await town.last(mother, "aid:close:1")
    assert son.name in seen.text
