"""Zhonghe 2025 replayed: a red warning in the evening, a sign of danger outside the listed zone, the gong, the slide.

Red at 19:00; at 00:40 cracks above houses that were in no list; the gong at 00:58; 25 households with 57 people out by
03:00; the slide at 04:00. The report says exactly that.
"""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from pathlib import Path

from here import Town, here, says

SLOPE = (23.6, 114.0)  # under it stand groups 2 to 6, in no list; the listed zone is group 1
GROUPS = ("2", "3", "4", "5", "6")
SCHOOL = {"village": {"shelters": ["村小学"]}}


async def settle(town: Town) -> list[str]:
    """Where the houses stand, and 57 people under the slope; gives the numbers of those 25 households.

    The last household of each group has nobody on Telegram.
    """
    slope = [number for number, home in town.homes.items() if home["group"] != "1"]
    async with town.work() as work:
        await work.tx.run("UPDATE households SET hazard = '', danger = 0, needs = '', lat = 23.62, lon = 114")
        for n, number in enumerate(slope):
            await work.tx.run(
                "UPDATE households SET lat = :lat, people = :people WHERE number = :number",
                lat=SLOPE[0] + n * 0.00002, people=3 if n < 7 else 2, number=number,
            )  # fmt: skip
        for group in GROUPS:
            number = town.of_group(group)[-1]
            await work.tx.run("DELETE FROM members WHERE household_id = :id", id=town.homes[number]["id"])
            del town.people[number]
    return slope


async def clock(town: Town, time: str, days: int = 0) -> None:
    """Let the time go on to a time of day, and do what is due."""
    hours, minutes = map(int, time.split(":"))
    later = town.clock.at.replace(hour=hours, minute=minutes) + timedelta(days=days)
    assert later >= town.clock.at
    town.clock.at = later
    await town.sweep()


def csv_of(town: Town, file_id: str) -> list[dict[str, str]]:
    """The lines of a table that was sent."""
    file = town.world.files.get(file_id)
    assert file is not None
    return list(csv.DictReader(io.StringIO(file.data.decode("utf-8-sig"))))


async def answer(town: Town, numbers: list[str], what: str) -> None:
    """Somebody of each household taps under the newest warning."""
    await town.quiet()
    for person in (town.people[number] for number in numbers):
        asked = [seen for seen in await person.inbox() if seen.has_button(f"alerts:{what}:1")][-1]
        await person.press(asked, f"alerts:{what}:1")
    await town.quiet()


def going(town: Town, group: str) -> str:
    """The press with which a leader says that they go."""
    return f"alerts:going:1:{town.homes[town.of_group(group)[0]]['group_id']}"


async def out_at_the_door(town: Town, group: str) -> None:
    """The leader goes along the doors that are still silent and brings everybody out."""
    leader = town.leaders[group]
    for number in town.of_group(group):
        home = town.homes[number]["id"]
        if town.value("SELECT answer FROM alert_households WHERE household_id = ?", home) is None:
            doors = await town.last(leader, f"alerts:door:1:{home}")
            await town.tap(leader, doors, f"alerts:door:1:{home}")
            await town.tap(
                leader, await town.last(leader, f"alerts:mark:1:{home}"), f"alerts:mark:1:{home}:moved"
            )


async def test_zhonghe(tmp_path: Path) -> None:
    async with here(tmp_path, households=30, size=5, officials=("村主任", "防汛值班"), **SCHOOL) as town:
        slope = await settle(town)
        chief, duty = town.officials

        # 19:00 the day before: red for the listed zone; two officials press
        await clock(town, "19:00")
        await town.say(chief, "/alert 地质灾害 红 1")
        preview = await town.last(chief, "alerts:send:1")
        assert "5 户" in preview.text
        await town.tap(chief, preview, "alerts:send:1")
        await town.tap(duty, await town.last(duty, "alerts:second:1"), "alerts:second:1")
        await answer(town, town.of_group("1"), "safe")

        # 00:40: cracks above houses outside the zone; the official sends the place
        await clock(town, "00:40", days=1)
        await town.say(chief, "/danger")
        await chief.send_location(*SLOPE)
        far = await town.last(chief, "alerts:hot:1:")
        nearest = next(b for row in far.buttons for b in row if "25" in b.text)
        await town.tap(chief, far, nearest.data)
        marked = (
            "SELECT COUNT(*) FROM alert_households WHERE outside = 1 AND danger > 0 AND marked_at IS NOT NULL"
        )
        assert town.value(marked) == 25
        warned = await town.last(town.people[slope[1]], "alerts:moved:1")
        assert says(warned.text, "alerts-warning")
        waits = town.rows(
            "SELECT door_at - marked_at, COUNT(*) FROM alert_households WHERE outside = 1 GROUP BY 1"
        )
        assert waits == [(0, 5), (300, 20)], "who has nobody on Telegram is a door at once"

        # 00:58: the gong. Leaders have their doors since 00:45 and go; whoever has a telephone taps
        await clock(town, "00:46")
        for group in GROUPS:
            await town.tap(
                town.leaders[group],
                await town.last(town.leaders[group], "alerts:going:1"),
                going(town, group),
            )
        await clock(town, "00:58")
        for time, groups in (("01:20", GROUPS[:2]), ("02:10", GROUPS[2:4]), ("03:00", GROUPS[4:])):
            await clock(town, time)
            for group in groups:
                await answer(town, town.of_group(group)[:-1], "moved")
                await out_at_the_door(town, group)
        assert town.value("SELECT COUNT(*) FROM alert_households WHERE answer = 'moved'") == 25
        home, first = town.homes[slope[0]]["id"], town.people[slope[0]]
        where = await town.last(first, f"alerts:to:1:{home}:")
        await town.tap(first, where, next(b.data for row in where.buttons for b in row if "村小学" in b.text))

        # 04:00: the slide. The board shows nobody under it; in the morning the all-clear, and the report
        await clock(town, "04:00")
        await town.tap(chief, preview, "board:again")
        board = (await town.last(chief, "board:again")).text
        assert "平安 5，转移 25，求助 0" in board and "危险房屋没回复 0，要上门 0" in board
        await clock(town, "07:00")
        await town.tap(chief, await town.last(chief, "alerts:clear:1"), "alerts:clear:1")
        for number in ("QX0001", slope[0], slope[-2]):
            assert says((await town.last(town.people[number])).text, "alerts-clear"), number
        report, picture, table = (await town.heard(chief, 0))[-3:]
        assert says(report.text, "alerts-report") and "30 户，危险房屋 25 户" in report.text
        assert "平安 5，转移 25（57 人），求助 0" in report.text and "没回复 0" in report.text
        assert says(report.text, "alerts-report-nobody-missed") and "村小学 1 户（3 人）" in report.text
        assert "途中标为危险 25 户（6月26日周五 00:40 起）" in report.text
        assert "最后一户转移：6月26日周五 03:00" in report.text
        assert picture.photo is not None and table.document is not None
        lines = csv_of(town, table.document["file_id"])
        moved = [line for line in lines if line["回复"] == "已转移"]
        assert len(moved) == 25 and sum(int(line["人口"]) for line in moved) == 57
        assert max(line["时间"] for line in moved) == "2026-06-26 03:00:00"
        assert {line["户号"] for line in moved} == set(slope)
