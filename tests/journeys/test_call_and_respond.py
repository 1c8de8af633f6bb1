"""One warning as those who answer, go to the doors and end it live through it, over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from here import here, says

SETTINGS: dict[str, Any] = {"village": {"shelters": ["村小学"]}}


async def test_from_the_first_answer_to_the_report(tmp_path: Path) -> None:
    async with here(tmp_path, officials=("村主任", "防汛值班"), **SETTINGS) as town:
        chief, duty = town.officials
        leader, numbers = town.leaders["1"], town.of_group("1")
        deputy, resident, silent = (town.people[numbers[n]] for n in (1, 2, 3))
        group, home = town.homes[numbers[0]]["group_id"], town.homes[numbers[3]]["id"]
        async with town.work() as work:
            await work.tx.run("UPDATE households SET danger = 0, hazard = '', needs = ''")
            await work.tx.run("UPDATE households SET danger = 1, hazard = 'D级' WHERE id = :id", id=home)
            await work.tx.run(
                "INSERT INTO roles (user_id, role, group_id, since) VALUES (:id, 'liaison', :group_, 1)",
                id=deputy.id,
                group_=group,
            )
        await town.say(chief, "/alert 暴雨 橙 1")
        await town.tap(chief, await town.last(chief, "alerts:send:1"), "alerts:send:1")

        # somebody taps in the group's chat, says privately where they are, and the numbers follow
        chat = town.chats["1"]
        await town.tap(resident, await town.last(chat, "alerts:moved:1"), "alerts:moved:1")
        asks = await town.last(resident, "alerts:to:1:")
        school = next(b.data for row in asks.buttons for b in row if "村小学" in b.text)
        await town.tap(resident, asks, school)
        assert "已转移到 村小学" in (await town.last(resident, "alerts:safe:1")).text
        await town.pass_time(seconds=8)
        assert "村小学 1" in (await town.last(chief, "alerts:clear:1")).text
        assert "第 1 组\n5 户：✅ 平安 0 · 🚶 转移 1" in (await town.last(chat)).text

        # the dangerous house is silent, the leader too, then the deputy goes and rings
        await town.pass_time(minutes=5)
        assert says((await town.last(leader, f"alerts:going:1:{group}")).text, "alerts-doors-go")
        await town.pass_time(minutes=3)
        doors = await town.last(deputy, f"alerts:going:1:{group}")
        answer = await town.tap(deputy, doors, f"alerts:going:1:{group}")
        assert says(answer.text, "alerts-going")
        assert says((await town.last(leader, f"alerts:door:1:{home}")).text, "alerts-doors-gone")
        for press in (f"alerts:door:1:{home}", f"alerts:ring:1:{home}", f"alerts:mark:1:{home}:phone-nobody"):
            await town.tap(deputy, await town.last(deputy, press), press)
        assert "没人接" in (await town.last(deputy, f"alerts:door:1:{home}")).text
        for press in (f"alerts:door:1:{home}", f"alerts:mark:1:{home}:refuses"):
            await town.tap(deputy, await town.last(deputy, press), press)
        for official in (chief, duty):
            urgent = await town.last(official, f"alerts:door:1:{home}")
            assert says(urgent.text, "alerts-door-refuses") and town.homes[numbers[3]]["phone"] in urgent.text

        # data may fail: the list on paper, for the official and for the leader, for nobody else
        tally = await town.last(chief, "alerts:calls:1:0")
        await town.tap(chief, tally, "alerts:calls:1:0")
        mine = f"alerts:calls:1:{group}"
        await town.tap(leader, await town.last(leader, mine), mine)
        own = await town.last(resident, "alerts:safe:1")
        assert says((await town.tap(resident, own, mine)).text, "common-only-leaders")
        for person in (chief, leader):
            sent = [seen.document for seen in await person.inbox() if seen.document]
            file = town.world.files.get(sent[-1]["file_id"])
            assert file is not None and file.data.startswith(b"%PDF")

        # it gets worse: a second official confirms, everybody reads it under the first message
        for press in ("alerts:change:1", "alerts:change-to:1:red", "alerts:change-send:1"):
            await town.tap(chief, await town.last(chief, press), press)
        assert town.value("SELECT colour FROM alerts") == "orange"
        await town.tap(duty, await town.last(duty, "alerts:change-second:1"), "alerts:change-second:1")
        worse = await town.last(silent, "alerts:safe:1")
        first = next(seen for seen in await silent.inbox() if seen.has_button("alerts:safe:1"))
        assert says(worse.text, "alerts-update") and worse.reply_to == first.message_id
        await town.tap(silent, worse, "alerts:moved:1")

        # over: one tap; whoever got the warning reads it, the doors are closed, the report comes
        await town.tap(duty, await town.last(duty, "alerts:clear:1"), "alerts:clear:1")
        again = await town.tap(chief, tally, "alerts:clear:1")
        assert says(again.text, "alerts-already-ended")
        end = (await silent.inbox())[-1]
        assert says(end.text, "alerts-clear") and end.reply_to == first.message_id
        await town.pass_time(seconds=8)
        heard = [seen for seen in await chief.inbox() if seen.has_button("alerts:report:1")]
        assert says([seen.text for seen in heard], "alerts-report")
        assert says([seen.text for seen in heard], "alerts-tally-cleared")
