"""Telegram is down, slow, loses answers, or says "too many": the facts are the same and nothing is lost."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import httpx
from here import Town, here, says

from sandbox.client import Seen
from sandbox.world import TOKEN


async def warned(town: Town, breaks: int = 0) -> str:
    """The first official warns, orange, and so many connections break; gives the warning's number."""
    chief = town.officials[0]
    await town.say(chief, "/alert 暴雨 橙")
    preview = await town.last(chief, "alerts:send:")
    number = preview.button("alerts:send:").data.rpartition(":")[2]
    if breaks:
        await town.sandbox.faults("sendMessage", "reset", times=breaks)
    await chief.press_raw(preview.chat_id, preview.message_id, f"alerts:send:{number}")
    await town.quiet()
    return number


async def warnings(town: Town) -> dict[str, list[Seen]]:
    """By household: the messages in which somebody sees the warning."""
    return {n: [s for s in await p.inbox() if s.has_button("alerts:safe:")] for n, p in town.people.items()}


async def test_another_program_polls_with_the_same_token(town: Town) -> None:
    url = f"{town.sandbox.url}/bot{TOKEN}/getUpdates"
    someone = town.resident()
    async with httpx.AsyncClient(trust_env=False) as rival:
        for _ in range(2):
            before = await town.sandbox.polls()
            assert (await rival.get(url)).status_code == 200
            await town.sandbox.bot_ready(after=before + 1)  # thrown out with 409, and back
    assert any(call.status == 409 for call in await town.sandbox.calls(method="getUpdates"))
    assert says(await town.say(someone, "/help"), "welcome-help-resident")


async def test_telegram_is_down_for_a_while(town: Town) -> None:
    await town.sandbox.faults("*", "outage")
    chief = town.officials[0]
    await chief.write("/alert 暴雨 橙")
    await town.resident().write("/sos")
    await town.resident("2").write("/me")
    await asyncio.sleep(0.1)
    assert town.value("SELECT COUNT(*) FROM requests") == 0
    await town.sandbox.faults(kind="clear")
    await town.quiet()
    assert town.value("SELECT COUNT(*) FROM requests") == 1
    assert says((await town.last(town.resident("2"), "welcome:export")).text, "welcome-me-home")
    assert (await town.last(town.resident("1", 2), "aid:claim:1")).text
    assert (await town.last(chief, "alerts:send:")).text
    assert town.value("SELECT COUNT(*) FROM outbox WHERE state <> 'sent'") == 0


async def test_connections_break_in_the_middle_of_a_warning(town: Town) -> None:
    await warned(town, breaks=5)
    assert all(len(shown) == 1 for shown in (await warnings(town)).values())
    assert town.value("SELECT COUNT(*) FROM outbox WHERE state <> 'sent'") == 0


async def test_an_answer_is_lost_a_warning_is_repeated_and_chatter_is_not(town: Town) -> None:
    warned_one, chatty = town.resident("1", 1), town.resident("1", 2)
    await town.sandbox.faults("sendMessage", "lost", chat_id=chatty.id)
    await chatty.write("/help")
    await town.quiet()
    assert town.rows("SELECT state FROM outbox WHERE chat_id = ? ORDER BY id DESC LIMIT 1", chatty.id) == [
        ("uncertain",)
    ]
    assert sum(says(seen.text, "welcome-help-resident") for seen in await chatty.inbox()) == 1
    await town.sandbox.faults("sendMessage", "lost", chat_id=warned_one.id)
    number = await warned(town)
    shown = await warnings(town)
    twice = shown[town.of_group("1")[1]]
    assert (
        len(twice) == 2 and not says(twice[0].text, "common-repeat") and says(twice[1].text, "common-repeat")
    )
    assert all(len(seen) == 1 for n, seen in shown.items() if n != town.of_group("1")[1])
    for seen in twice:  # either of them takes the answer, and it counts once
        await town.tap(warned_one, seen, f"alerts:safe:{number}")
    assert town.value("SELECT COUNT(*) FROM alert_households WHERE answer = 'safe'") == 1
    assert town.journal("alerts").count("answered") == 1


async def test_too_many_requests_and_a_server_error(town: Town) -> None:
    someone, other = town.resident("1", 1), town.resident("1", 2)
    await town.sandbox.faults("sendMessage", "429", seconds=1, chat_id=someone.id)
    await town.sandbox.faults("sendMessage", "500", chat_id=other.id)
    await town.sandbox.faults("sendMessage", "502", chat_id=town.chats["2"].id)
    await warned(town)
    assert all(len(shown) == 1 for shown in (await warnings(town)).values())
    for chat in town.chats.values():
        assert sum(seen.has_button("alerts:safe:") for seen in await chat.messages()) == 1
    assert not any(says(seen.text, "common-repeat") for seen in await someone.inbox())
    assert town.value("SELECT COUNT(*) FROM outbox WHERE state <> 'sent'") == 0


async def test_the_clock_jumps_an_hour_either_way(town: Town) -> None:
    """In the middle of a warning: what waits goes out once, people are answered, answers count."""
    number = await warned(town)
    for hours in (-1, 2, -1):
        town.clock.at += timedelta(hours=hours)
        assert says(await town.say(town.resident(), "/help"), "welcome-help-resident")
    shown = await warnings(town)
    assert all(len(seen) == 1 for seen in shown.values())
    await town.sandbox.press_all(
        [(town.people[n], seen[0], f"alerts:safe:{number}") for n, seen in shown.items()]
    )
    await town.quiet()
    assert town.value("SELECT COUNT(*) FROM alert_households WHERE answer = 'safe'") == len(town.homes)
    assert town.value("SELECT COUNT(*) FROM outbox WHERE state NOT IN ('sent', 'dead')") == 0


async def test_updates_that_come_twice_are_worked_on_once(town: Town) -> None:
    someone = town.resident()
    await town.sandbox.faults("getUpdates", "lost")
    await someone.write("/aid 柴火")
    await town.quiet()
    menu = await town.last(someone, "aid:kind:supplies")
    await town.sandbox.faults("getUpdates", "lost")
    await town.tap(someone, menu, "aid:kind:supplies")
    assert town.journal("aid").count("open") == 1
    assert town.value("SELECT COUNT(*) FROM requests") == 1


async def test_what_people_send_while_the_bot_is_stopped_is_done_at_the_next_start(tmp_path: Path) -> None:
    async with here(tmp_path, officials=("村主任",)) as town:
        number = await warned(town)
        shown = {n: await town.last(p, f"alerts:safe:{number}") for n, p in town.people.items()}
        await town.stop()
        await town.sandbox.press_all(
            [(town.people[n], seen, f"alerts:safe:{number}") for n, seen in shown.items()]
        )
        await town.resident().write("/sos")
        await town.begin()
        await town.quiet()
        assert town.value("SELECT COUNT(*) FROM alert_households WHERE answer = 'safe'") == len(town.homes)
        assert town.value("SELECT COUNT(*) FROM requests") == 1
        assert (await town.last(town.resident("1", 2), "aid:claim:1")).text


async def test_the_token_is_refused_for_a_moment(town: Town) -> None:
    someone = town.resident()
    for kind in ("401", "404"):
        await town.sandbox.faults("getUpdates", kind)
        assert says(await town.say(someone, "/help"), "welcome-help-resident")
    assert len(town.ear.heard) == 2 and all("token" in line for line in town.ear.heard)
    town.ear.heard.clear()
