"""Languages: everybody reads their own; a group's leader chooses that of its chat."""

from __future__ import annotations

from here import Town, says


async def test_somebody_chooses_a_language_in_private(town: Town) -> None:
    someone = town.resident()
    assert says(await town.say(someone, "/help"), "welcome-help-resident", "zh")
    await town.say(someone, "/language")
    choice = await town.last(someone, "welcome:language:en")
    await town.tap(someone, choice, "welcome:language:en")
    assert says((await town.last(someone)).text, "welcome-language-set", "en")
    assert says(await town.say(someone, "/help"), "welcome-help-resident", "en")
    await town.say(town.officials[0], "/alert 暴雨 橙")
    preview = await town.last(town.officials[0], "alerts:send:")
    await town.tap(town.officials[0], preview, preview.button("alerts:send:").data)
    assert "Rainstorm" in (await town.last(someone, "alerts:safe:")).text
    assert "暴雨" in (await town.last(town.resident("1", 2), "alerts:safe:")).text
    await town.tap(someone, choice, "welcome:language:zh")  # the old message still works
    assert says(await town.say(someone, "/help"), "welcome-help-resident", "zh")


async def test_the_choice_stays_when_telegram_speaks_another(town: Town) -> None:
    someone = await town.person("Anna", "en")
    await town.say(someone, "/language")
    await town.tap(someone, await town.last(someone, "welcome:language:zh"), "welcome:language:zh")
    user = town.world.users[someone.id]
    user.first_name, user.language_code = "Anna B", "en"
    assert says(await town.say(someone, "/help"), "welcome-stranger", "zh")
    french = await town.person("Jean", "fr")
    assert says(await town.say(french, "/help"), "welcome-stranger", "zh")  # the village's


async def test_the_menu_follows_the_language(town: Town) -> None:
    leader = town.leaders["1"]
    await town.say(leader, "/language")
    await town.tap(leader, await town.last(leader, "welcome:language:en"), "welcome:language:en")
    menus = [
        call
        for call in await town.sandbox.calls(method="setMyCommands")
        if call.params["scope"].get("chat_id") == leader.id
    ]
    named = {each["command"]: each["description"] for each in menus[-1].params["commands"]}
    assert named["report"] == "Report on the patrol"


async def test_a_leader_chooses_for_the_group_and_nobody_else_may(town: Town) -> None:
    chat, leader, someone = town.chats["1"], town.leaders["1"], town.resident()
    await town.say(someone, "/language", chat)
    choice = await town.last(chat, "welcome:language:en")
    answer = await town.tap(someone, choice, "welcome:language:en")
    assert says(answer.text, "common-only-leaders") and answer.show_alert
    answer = await town.tap(town.leaders["2"], await town.last(town.leaders["2"]), "welcome:language:en")
    assert says(await town.say(someone, "/help", chat), "welcome-help-group", "zh")
    await town.tap(leader, choice, "welcome:language:en")
    assert says(await town.say(someone, "/help", chat), "welcome-help-group", "en")
    assert says(await town.say(someone, "/help"), "welcome-help-resident", "zh")  # in private as before
    answer = await town.tap(someone, choice, "alerts:safe:99")
    assert says(answer.text, "common-old-button", "zh")  # over the chat in one's own language
    await town.tap(leader, choice, "welcome:language:zh")
    assert says(await town.say(someone, "/help", chat), "welcome-help-group", "zh")
