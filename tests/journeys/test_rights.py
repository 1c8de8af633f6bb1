"""Rights: every command, button and typed answer against every role, as rights.txt has it; asked anew on every press."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from here import Town, here, says
from stage import NOT_FOR_YOU, Stage
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.rooms import ROOMS
from storage import people

TABLE = Path(__file__).with_name("rights.txt")


def table() -> tuple[list[str], dict[str, str]]:
    """The roles, and for every line who may."""
    head, *lines = [line for line in TABLE.read_text("utf-8").splitlines() if line and line[0] != "#"]
    roles = head.split("|")
    width = 2 * len(roles)
    found = {line[width:].strip(): line[:width].strip() for line in lines}
    assert len(found) == len(lines), "a line is there twice"
    return roles, found


def doors() -> Iterator[str]:
    """What every line of the table begins with that there has to be, from the list of rooms."""
    for room in ROOMS:
        for handler in room.door.handlers:
            if isinstance(handler, CommandHandler):
                yield from (f"{place} /{name}" for name in handler.commands for place in ("private", "group"))
            elif isinstance(handler, CallbackQueryHandler):
                verb, rest, _ = str(handler.pattern.pattern).partition("(:|$)")
                assert rest, "a press is made with handlers.common.press.press"
                yield f"press {verb[1:]}"
        yield from (f"typed {step}" for step in room.door.typed)


def test_every_door_of_every_room_stands_in_the_table() -> None:
    _, lines = table()
    there = {" ".join(line.split(" ")[:2]) for line in lines}
    there = {":".join(each.split(":")[:2]) if each.startswith("press") else each for each in there}
    wanted = set(doors())
    assert len(wanted) > 250
    assert wanted - there == set(), "say in rights.txt who may"
    assert {each for each in there - wanted if each.startswith(("press", "typed"))} == set(), "no such door"


async def test_everybody_may_what_the_table_says_and_nothing_else(tmp_path: Path) -> None:
    roles, lines = table()
    async with here(tmp_path, 15, 5, officials=("村主任", "防汛值班", "从前的干部")) as town:
        stage = Stage(town)
        await stage.cast()
        await stage.play()
        assert set(stage.roles) == set(roles)
        wrong = []
        for line, may in lines.items():
            found = await stage.outcomes(line)
            if (does := " ".join(".x"[found[role] not in NOT_FOR_YOU] for role in roles)) != may:
                wrong.append(f"{does}  {line}")
        assert wrong == []


def test_who_was_dismissed_may_no_more_than_a_stranger() -> None:
    roles, lines = table()
    dismissed, nobody = roles.index("dismissed"), roles.index("nobody")
    more = [line for line, may in lines.items() if may.split()[dismissed] > may.split()[nobody]]
    assert more == []


async def test_help_by_role(town: Town) -> None:
    liaison, asker = town.people[town.of_group("1")[4]], town.people[town.of_group("1")[3]]
    stranger, other = await town.person("路人"), town.leaders["2"]
    await town.say(asker, "/sos")
    for person, key in ((stranger, "aid-helper-unknown"), (other, "aid-not-for-you")):
        assert says((await town.tap(person, await town.last(person), "aid:claim:1")).text, key)
        answer = await town.tap(person, await town.last(person), "aid:close:1")
        assert says(answer.text, "aid-not-yours") and answer.show_alert
    answer = await town.tap(liaison, await town.last(liaison), "aid:claim:1")
    assert says(answer.text, "aid-go")
    answer = await town.tap(town.officials[0], await town.last(town.officials[0]), "aid:claim:1")
    assert liaison.name in answer.text  # told who was first


async def test_a_dismissed_official_is_refused_a_moment_later(tmp_path: Path) -> None:
    async with here(tmp_path, people=False, officials=("村主任", "防汛值班")) as town:
        chief, second = town.officials
        await town.say(chief, "/alert 暴雨 红")
        preview = await town.last(chief, "alerts:send:")
        number = preview.button("alerts:send:").data.rpartition(":")[2]
        await town.tap(chief, preview, f"alerts:send:{number}")
        wanted = await town.last(second, f"alerts:second:{number}")
        async with town.work() as work:
            await people.revoke(work.tx, second.id, "official", None, work.epoch)
        answer = await town.tap(second, wanted, f"alerts:second:{number}")
        assert says(answer.text, "common-only-officials") and answer.show_alert
        assert says(await town.say(second, "/board"), "common-only-officials")
        assert town.value("SELECT state FROM alerts") == "waiting"
        assert says((await town.tap(chief, preview, f"alerts:second:{number}")).text, "alerts-second-same")
