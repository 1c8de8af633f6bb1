"""Languages: everybody reads their own; a group's leader chooses that of its chat."""

from __future__ import annotations

import pytest
from here import Town, says

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_somebody_chooses_a_language_in_private(shared: Town) -> None:
    someone = shared.resident()
    assert says(await shared.say(someone, "/help"), "welcome-help-resident", "zh")
    await shared.say(someone, "/language")
    choice = await shared.last(someone, "welcome:language:en")
    await shared.tap(someone, choice, "welcome:language:en")
    assert says((await shared.last(someone)).text, "welcome-language-set", "en")
    assert says(await shared.say(someone, "/help"), "welcome-help-resident", "en")
    await shared.say(shared.officials[0], "/alert 暴雨 橙")
    preview = await shared.last(shared.officials[0], "alerts:send:")
    await shared.tap(shared.officials[0], preview, preview.button("alerts:send:").data)
    assert "Rainstorm" in (await shared.last(someone, "alerts:safe:")).text
    assert "暴雨" in (await shared.last(shared.resident("1", 2), "alerts:safe:")).text
    await shared.tap(someone, choice, "welcome:language:zh")  # the old message still works
    assert says(await shared.say(someone, "/help"), "welcome-help-resident", "zh")


async def test_the_choice_stays_when_telegram_speaks_another(shared: Town) -> None:
    someone = await shared.person("Anna", "en")
    await shared.say(someone, "/language")
    await shared.tap(someone, await shared.last(someone, "welcome:language:zh"), "welcome:language:zh")
    user = shared.world.users[someone.id]
    user.first_name, user.language_code = "Anna B", "en"
    assert says(await shared.say(someone, "/help"), "welcome-stranger", "zh")
    french = await shared.person("Jean", "fr")
    assert says(await shared.say(french, "/help"), "welcome-stranger", "zh")  # the village's


async def test_the_menu_follows_the_language(shared: Town) -> None:
    leader = shared.leaders["1"]
    await shared.say(leader, "/language")
    await shared.tap(leader, await shared.last(leader, "welcome:language:en"), "welcome:language:en")
    menus = [
        call
        for call in await shared.sandbox.calls(method="setMyCommands")
        if call.params["scope"].get("chat_id") == leader.id
    ]
    named = {each["command"]: each["description"] for each in menus[-1].params["commands"]}
    assert named["report"] == "Report on the patrol"


async def test_a_leader_chooses_for_the_group_and_nobody_else_may(shared: Town) -> None:
    chat, leader, someone = shared.chats["1"], shared.leaders["1"], shared.resident()
    await shared.say(someone, "/language", chat)
    choice = await shared.last(chat, "welcome:language:en")
    answer = await shared.tap(someone, choice, "welcome:language:en")
    assert says(answer.text, "common-only-leaders") and answer.show_alert
    answer = await shared.tap(
        shared.leaders["2"], await shared.last(shared.leaders["2"]), "welcome:language:en"
    )
    assert says(await shared.say(someone, "/help", chat), "welcome-help-group", "zh")
    await shared.tap(leader, choice, "welcome:language:en")
    assert says(await shared.say(someone, "/help", chat), "welcome-help-group", "en")
    assert says(await shared.say(someone, "/help"), "welcome-help-resident", "zh")  # in private as before
    answer = await shared.tap(someone, choice, "alerts:safe:99")
    assert says(answer.text, "common-old-button", "zh")  # over the chat in one's own language
    await shared.tap(leader, choice, "welcome:language:zh")
    assert says(await shared.say(someone, "/help", chat), "welcome-help-group", "zh")
