"""What comes after a call for help, and households that are asked whether they are well, over HTTP with the clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from here import Town, here, says

from sandbox.client import Person, Seen


async def tap(town: Town, person: Person, data: str) -> list[Seen]:
    """Tap the newest such button; gives what the bot wrote or changed for that."""
    answer = await town.tap(person, await town.last(person, data), data)
    return await town.heard(person, answer)


async def follow(town: Town, person: Person, path: Sequence[str]) -> Seen:
    """Tap one button after the other, each named by the beginning of its data."""
    for beginning in path:
        seen = await town.last(person)
        data = next(b.data for row in seen.buttons for b in row if b.data.startswith(beginning))
        await town.tap(person, seen, data)
    return await town.last(person)


async def read(town: Town, person: Person, key: str, after: int = 0) -> list[Seen]:
    """The bot's messages to somebody that say this, as they stand now."""
    await town.quiet()
    return [seen for seen in await person.inbox(after) if says(seen.text, key)]


def raw(town: Town) -> bytes:
    """The file as it lies on the disk."""
    return Path(town.config.storage.path).read_bytes()


async def test_ended_thanked_asked_the_next_day_opened_again_and_faded(tmp_path: Path) -> None:
    async with here(tmp_path, 5, 5, officials=("村主任",), aid={"retention": "5d"}) as town:
        asker, helper, chief = town.resident("1", 1), town.resident("1", 2), town.officials[0]
        await town.say(asker, "/sos 摔倒在井边")
        await tap(town, helper, "aid:claim:1")
        await town.pass_time(minutes=3)
        await tap(town, helper, "aid:arrived:1")
        await tap(town, helper, "aid:close:1")
        assert says((await tap(town, helper, "aid:outcome:1:helped"))[-1].text, "after-over-line")
        assert says(await town.say(helper, "脚扭了，<b>已敷药"), "after-line-kept")
        assert await read(town, asker, "after-line-told")
        late = await town.tap(helper, await town.last(town.chats["1"]), "aid:claim:1")
        assert says(late.text, "aid-already-closed-so"), "a dead button says what happened"
        await tap(town, asker, "aid:thanks:1")
        assert await read(town, helper, "after-thanks")
        await town.say(asker, "谢谢你半夜跑来")
        assert "谢谢你半夜跑来" in (await town.last(helper)).text

        await town.pass_time(hours=23)
        assert not await read(town, asker, "after-ask-asker"), "not before people are up"
        await town.pass_time(hours=2)
        assert await read(town, asker, "after-ask-asker")
        assert await read(town, helper, "after-ask-helper")
        before = town.world.seq
        await tap(town, asker, "aid:again:1")
        called = [seen for seen in await helper.inbox(before) if seen.has_button("aid:claim:1")]
        assert called, "the neighbours are called anew"
        again = await town.tap(helper, await town.last(helper), "aid:settled:1")
        assert says(again.text, "after-is-open")
        await tap(town, helper, "aid:claim:1")
        await town.say(chief, "/aid")
        await tap(town, chief, "aid:log")
        page = await town.last(chief)
        assert says(page.text, "aidlog-page") and "aid-state" not in page.text
        steps = (await tap(town, chief, "aid:steps:1"))[-1]
        assert asker.name in steps.text and helper.name in steps.text and "摔倒在井边" in steps.text
        await town.tap(chief, page, "aid:log-times:all")
        assert await read(town, chief, "aidlog-times")
        assert [seen for seen in await chief.inbox(page) if seen.photo], "the chart was drawn beside the bot"
        await tap(town, asker, "aid:close:1")
        await tap(town, asker, "aid:outcome:1:handed_over")

        await town.pass_time(days=8)
        await town.app.metronome.tidy()
        held = raw(town)
        for words in ("摔倒在井边", "已敷药", "谢谢你半夜跑来"):
            assert words.encode() not in held and words.encode("unicode_escape") not in held, words
        assert town.rows("SELECT user_id, household_id, kind, outcome FROM requests") == [
            (None, None, "other", "handed_over")
        ]
        assert town.value("SELECT COUNT(*) FROM claims WHERE user_id IS NULL AND arrived_at > 0") == 1
        assert town.value("SELECT COUNT(*) FROM journal WHERE room = 'aid' AND actor IS NOT NULL") == 0


async def test_are_you_well(tmp_path: Path) -> None:
    async with here(tmp_path, 5, 5, officials=("村主任",)) as town:
        old, near, leader = town.resident("1", 1), town.resident("1", 2), town.leaders["1"]
        await town.say(old, "/aid")
        await follow(town, old, ("aid:watch", "aid:watch-plan"))
        await town.say(old, "😀")
        assert await read(town, old, "wellbeing-hour-how")
        await town.say(old, "早上10点")
        beside = f"aid:watch-who:{town.homes[town.of_group('1')[1]]['id']}:d:1000:{town.homes[town.of_group('1')[2]]['id']}"
        page = await follow(town, old, (beside, "aid:watch-set"))
        assert says(page.text, "wellbeing-saved") and await read(town, near, "wellbeing-please")
        await tap(town, near, "aid:watch-yes:1")
        assert await read(town, old, "wellbeing-agreed")
        assert says((await town.say(old, "/me"))[0], "wellbeing-me")

        await town.pass_time(hours=1)
        assert await read(town, old, "wellbeing-question")
        assert says(await town.say(old, "我很好！"), "wellbeing-thanks")
        quiet = town.world.seq
        await town.pass_time(hours=5)
        assert not await read(town, near, "wellbeing-alarm")

        await town.stop()  # over the hour of the next day
        town.clock.at += timedelta(hours=19, minutes=30)
        await town.begin()
        await town.sweep()
        asked = await read(town, old, "wellbeing-question", quiet)
        assert len(asked) == 1, "once, though late"
        await town.pass_time(minutes=30)
        assert await read(town, old, "wellbeing-question-again")
        await town.pass_time(minutes=30)
        alarm = await town.last(near)
        assert (
            says(alarm.text, "wellbeing-alarm") and town.homes[town.of_group("1")[1]]["address"] in alarm.text
        )
        await town.pass_time(minutes=30)
        assert await read(town, leader, "wellbeing-alarm")
        await town.tap(near, alarm, "aid:looked:1:well")
        assert await read(town, leader, "wellbeing-seen")
        assert await read(town, old, "wellbeing-seen-home")

        await town.tap(old, await town.last(old, "aid:watch-away:1"), "aid:watch-away:1")
        await follow(town, old, ("aid:watch-gone:1:7",))
        before = town.world.seq
        await town.pass_time(days=3)
        assert len(await read(town, old, "wellbeing-question", before)) == 0
        assert says(await town.say(old, "停"), "wellbeing-ended")
        assert await read(town, near, "wellbeing-over")
        gone = await town.tap(old, asked[0], "aid:well:1")
        assert says(gone.text, "wellbeing-not-asked")
        assert town.value("SELECT COUNT(*) FROM check_ins") == 0
