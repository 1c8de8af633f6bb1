"""An official warns from a phone: four taps, a location, a second press; then a sign of danger outside the area."""

from __future__ import annotations

from pathlib import Path

from here import here, says

from storage import people


async def test_from_the_first_tap_to_a_house_outside_the_area(tmp_path: Path) -> None:
    async with here(tmp_path, 10, officials=("村委会", "值班", "书记")) as town:
        first, second, third = town.officials
        near, far = town.of_group("1")[1], town.of_group("2")[1]
        async with town.work() as work:
            await work.tx.run(
                "UPDATE households SET lat = 24.7, lon = 113.6, hazard = '', danger = 0, needs = ''"
            )
            await work.tx.run("UPDATE households SET lat = 24.8 WHERE group_id = 2")

        # four taps and a location
        assert says(await town.say(first, "/alert"), "alerts-pick-hazard")
        await town.tap(first, await town.last(first), "alerts:hazard:geological:0")
        await town.tap(first, await town.last(first), "alerts:colour:geological:red:0")
        await town.tap(first, await town.last(first, "alerts:area:1:near"), "alerts:area:1:near")
        assert says(await town.say(first, "很远"), "alerts-unknown-area")
        await first.send_location(24.7, 113.6)
        asks = await town.last(first, "alerts:near:1:24700000:113600000:300")
        await town.tap(first, asks, "alerts:near:1:24700000:113600000:300")
        preview = await town.last(first, "alerts:send:1")
        assert "附近 300 米" in preview.text and "5 户" in preview.text
        await town.tap(first, preview, "alerts:send:1")
        assert says((await town.last(first, "alerts:drop:1")).text, "alerts-second-asked")

        # the second official was dismissed a minute ago, the third confirms, both old buttons say so
        async with town.work() as work:
            await people.revoke(work.tx, second.id, "official", None, work.epoch)
        asked = await town.last(second, "alerts:second:1")
        assert says((await town.tap(second, asked, "alerts:second:1")).text or "", "common-only-officials")
        assert town.value("SELECT state FROM alerts") == "waiting"
        await town.tap(third, await town.last(third, "alerts:second:1"), "alerts:second:1")
        assert says((await town.tap(first, preview, "alerts:drop:1")).text or "", "alerts-already-sent")

        # people read word for word what the preview said
        got = await town.last(town.people[near], "alerts:safe:1")
        assert got.text.splitlines()[0] in preview.text and got.text.splitlines()[-1] in preview.text
        assert not [seen for seen in await town.people[far].inbox() if seen.has_button("alerts:safe:1")]

        # the slope above group 2 cracks: its leader marks the houses around
        leader = town.leaders["2"]
        assert says(await town.say(leader, "/danger"), "alerts-mark-ask")
        await leader.send_location(24.8, 113.6)
        far_off = await town.last(leader, "alerts:hot:1:24800000:113600000:100")
        await town.tap(leader, far_off, "alerts:hot:1:24800000:113600000:100")
        warned = await town.last(town.people[far], "alerts:moved:1")
        assert "现在就走" in warned.text and "地质灾害红色" in warned.text
        await town.tap(town.people[far], warned, "alerts:moved:1")
        assert says((await town.last(town.chats["2"])).text, "alerts-marked-chat")
        await town.pass_time(minutes=6)
        silent = town.rows("SELECT COUNT(*) FROM alert_households WHERE outside = 1 AND level = 'door'")
        assert silent == [(4,)] and town.value("SELECT COUNT(*) FROM alert_households WHERE outside = 1") == 5

        # the end reaches them too
        await town.tap(first, await town.last(first, "alerts:clear:1"), "alerts:clear:1")
        for number in (near, far):
            assert says((await town.last(town.people[number])).text, "alerts-clear")
