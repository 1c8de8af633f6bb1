"""What is held about people: shown field by field, given as a file, erased to the last trace."""

from __future__ import annotations

import json
from pathlib import Path

from here import Town, says


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


async def test_me_shows_all_that_is_held(town: Town) -> None:
    leader = town.leaders["1"]
    home = town.homes[town.of_group("1")[0]]
    first, page = await town.say(leader, "/me")
    for value in (home["number"], home["address"], home["head"], home["phone"] or "–", home["hazard"] or "–"):
        assert value in page
    assert (
        str(leader.id) in first
        and says(first, "welcome-role-leader")
        and says(first, "welcome-me-not-agreed")
    )
    assert (await town.last(leader, f"households:mine:{home['id']}")).text == page
    overview = await town.last(leader, "welcome:export")
    await town.tap(leader, overview, f"welcome:agreement:{home['id']}")
    await town.tap(leader, await town.last(leader, "welcome:agree:"), f"welcome:agree:{home['id']}")
    assert says((await town.say(leader, "/me"))[0], "welcome-me-agreed")
    assert says(await town.say(town.officials[0], "/me"), "welcome-role-official")
    assert says(await town.say(leader, "/me", town.chats["1"]), "common-only-private")
    await town.tap(leader, overview, "welcome:export")
    file = (await town.last(leader)).document
    assert file is not None
    held = json.loads(await town.sandbox.file(file["file_id"]))
    assert held["your_households"][0]["households"][0]["phone"] == home["phone"]
    assert held["roles"][0]["role"] == "leader" and "codes" not in held["your_households"][0]
    others = {person.id for person in town.people.values()} - {leader.id}
    assert not [user for user in others if str(user) in json.dumps(held)]


async def test_forget_erases_the_name_and_keeps_the_facts(town: Town) -> None:
    number, chief = town.of_group("1")[0], town.officials[0]
    leader = town.leaders["1"]
    son = await town.person("独特名字", "en", await town.code("household", number))
    alert = await warn(town)
    await town.tap(son, await town.last(son, "alerts:safe:"), f"alerts:safe:{alert}")
    await town.say(son, "/aid")
    await town.say(son, "/forget")
    question = await town.last(son, "welcome:forget-yes")
    await town.tap(son, question, "welcome:keep")
    assert son.id in members(town, number)
    await town.say(son, "/forget")
    question = await town.last(son, "welcome:forget-yes")
    await town.tap(son, question, "welcome:forget-yes")
    assert says((await town.last(son)).text, "welcome-forgotten", "en")
    assert son.id not in members(town, number)
    assert holding(town, "独特名字") == []
    assert town.value("SELECT COUNT(*) FROM journal WHERE actor = ?", son.id) == 0
    assert town.value("SELECT COUNT(*) FROM journal WHERE verb = 'answered' AND actor IS NULL") == 1
    assert (
        town.value("SELECT answer FROM alert_households WHERE household_id = ?", town.homes[number]["id"])
        == "safe"
    )
    await town.pass_time(minutes=1)  # whoever leads now has been seen
    begin = town.world.seq
    await town.tap(leader, await town.last(leader), "welcome:forget-yes")
    await town.pass_time(minutes=1)
    assert says([seen.text for seen in await chief.inbox(begin)], "losses-officials")
    assert says(await town.say(leader, "/report"), "common-only-leaders")


async def test_a_busy_account_leaves_nothing_behind_in_the_file(town: Town) -> None:
    name, number = "独一无二&张", town.of_group("2")[1]
    busy, chief = await town.person(name, "zh-hans", await town.code("household", number)), town.officials[0]
    for role, target in (("leader", "2"), ("official", "值班")):
        await town.say(busy, f"/start {await town.code(role, target)}")
    await town.tap(busy, await town.last(busy), f"welcome:agree:{town.homes[number]['id']}")
    await town.say(busy, "/join")
    await town.say(busy, town.of_group("1")[2])
    await town.say(town.resident("1", 2), "/sos 摔倒")
    await town.tap(busy, await town.last(busy), "aid:claim:1")
    await town.say(busy, "/aid")
    alert = await warn(town)
    await town.tap(busy, await town.last(busy, "alerts:safe:"), f"alerts:safe:{alert}")
    await town.heard(busy, await busy.send_document("名册.csv", "户号,地址,户主\nX1,甲巷1号,甲".encode()))
    for words in ("/swap", "/card", "/me", "/deputy", "/groups", "/drill 暴雨 红"):
        await town.say(busy, words)
    await town.tap(
        busy, await town.last(busy, "welcome:hand:"), f"welcome:hand:{town.homes[number]['group_id']}"
    )
    offered = await town.last(busy, "welcome:hand-to:")
    await town.tap(busy, offered, offered.buttons[0][0].data)
    await town.open_chat("2", "新群")
    assert holding(town, name) and holding(town, str(busy.id))
    await town.say(busy, "/forget")
    question = await town.last(busy, "welcome:forget-yes")
    assert says(question.text, "welcome-forget-leads") and says(question.text, "welcome-forget-official")
    await town.tap(busy, question, "welcome:forget-yes")
    assert says([seen.text for seen in await chief.inbox(question)], "welcome-official-left")
    await town.pass_time(minutes=1)
    assert holding(town, "独一无二") == [] and holding(town, str(busy.id)) == []
    await town.app.metronome.tidy()
    assert "独一无二".encode() not in raw(town.config.storage.path)
    assert says(await town.say(busy, "/me"), "welcome-me-no-house")  # whoever comes back is new


def raw(path: str) -> bytes:
    """The file as it lies on the disk."""
    return Path(path).read_bytes()


def holding(town: Town, text: str) -> list[str]:
    """The tables in which some text is held."""
    found = []
    for (table,) in town.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        rows = town.rows(f"SELECT * FROM {table}")
        found += [table for row in rows if any(text in str(value) for value in row)]
    return sorted(set(found))
