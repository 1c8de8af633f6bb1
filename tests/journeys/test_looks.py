"""An official presses everything there is: whatever shows a household's data leaves a line in the journal."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import towns
from here import Town, here

from bot.cli.invite import make_codes
from sandbox import village
from sandbox.client import Person, Seen
from sandbox.world import TOKEN

SKIPPED = (
    "alerts:new:",  # drafting shows nobody
    "alerts:hazard:",
    "alerts:clear:",
    "alerts:error:",
    "alerts:drop:",
    "welcome:forget",
    "households:import",
)
COMMANDS = ("/board", "/patrol", "/aid", "/households", "/card", "/start", "/help", "/me")


@dataclass
class Eyes:
    """What one official has pressed and seen."""

    town: Town
    official: Person
    pressed: set[str] = field(default_factory=set)  # of every sort of button one
    known: dict[int, set[int]] = field(
        default_factory=dict
    )  # message → households in it: an edit is no new look
    showing: list[str] = field(default_factory=list)  # what showed a household
    lines: int = 0

    def look(self, what: str, heard: list[Seen], toast: str = "") -> None:
        """Whatever shows a household that was not to be seen there before has to be in the journal."""
        new = self.households(toast)
        for seen in heard:
            words = "\n".join([seen.text, *(button.text for row in seen.buttons for button in row)])
            before = self.known.setdefault(seen.message_id, set())
            new |= (found := self.households(words)) - before
            before |= found
        looked = self.town.rows(
            "SELECT household_id FROM journal WHERE verb = 'looked' AND actor = ?", self.official.id
        )
        if new:
            self.showing.append(what)
            assert len(looked) > self.lines or new <= {row[0] for row in looked}, (
                what,
                toast,
                list(map(str, heard)),
            )
        self.lines = len(looked)

    def households(self, text: str) -> set[int]:
        """The households whose data a text holds; who leads a group everybody may know."""
        leaders = {leader.id for leader in self.town.leaders.values()}
        found = set()
        for number, home in self.town.homes.items():
            head = () if self.town.people[number].id in leaders else (home["head"],)
            if any(word and word in text for word in (home["address"], home["phone"], *head)):
                found.add(home["id"])
        return found

    async def press_all(self, messages: list[Seen]) -> None:
        """Press a button of each sort, and those of what comes."""
        waiting = list(messages)
        while waiting:
            seen = waiting.pop()
            for data in [
                b.data for row in seen.buttons for b in row if b.data and not b.data.startswith(SKIPPED)
            ]:
                if (sort := ":".join(data.split(":")[:2])) in self.pressed:
                    continue
                self.pressed.add(sort)
                answer = await self.town.tap(self.official, seen, data)
                heard = await self.town.heard(self.official, answer)
                toast = "" if answer.show_alert else answer.text  # a refusal names the door that was pressed
                self.look(data, heard, toast)
                waiting += heard


async def trouble(town: Town) -> None:
    """A warning that nobody answers, a call for help that nobody takes, and tonight's patrol."""
    chief, second = town.officials
    await town.say(chief, "/alert 暴雨 红")
    preview = await town.last(chief, "alerts:send:")
    await town.tap(chief, preview, preview.button("alerts:send:").data)
    asked = await town.last(second, "alerts:second:")
    await town.tap(second, asked, asked.button("alerts:second:").data)
    await town.say(town.resident("2", 1), "/sos")
    for _ in range(4):
        await town.pass_time(minutes=6)


@contextlib.contextmanager
def overheard() -> Iterator[list[str]]:
    """What our packages log meanwhile, whatever its level, before anything is blacked out."""
    lines: list[str] = []
    ear = logging.Handler()
    ear.emit = lambda record: lines.append(logging.Formatter().format(record))  # type: ignore[method-assign]
    ours = [logging.getLogger(name) for name in ("bot", "handlers", "storage", "domain")]
    before = [log.level for log in ours]
    for log in ours:
        log.addHandler(ear)
        log.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        for log, level in zip(ours, before, strict=True):
            log.removeHandler(ear)
            log.setLevel(level)


async def secrets(town: Town, codes: list[str]) -> set[str]:
    """What may stand in no log: what belongs to households, names, the token, codes."""
    found = {TOKEN, TOKEN.partition(":")[2], *codes}
    for home in town.homes.values():
        found |= {home["address"], home["phone"], home["head"]}
    return found | {name for (name,) in town.rows("SELECT name FROM accounts")} - {""}


async def test_every_look_of_an_official_is_in_the_journal_and_in_no_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes: list[str] = []

    async def made(*given: Any) -> Any:
        found = await make_codes(*given)
        codes.extend(str(one["code"]) for one in found)
        return found

    monkeypatch.setattr(towns, "make_codes", made)
    with overheard() as log:
        async with here(tmp_path, 8, 4, officials=("村主任", "防汛值班")) as town:
            await trouble(town)
            official = town.officials[1]
            eyes = Eyes(town, official)
            unasked = await official.inbox()
            for seen in unasked:
                eyes.lines = 0
                eyes.look("unasked", [seen])
            for command in COMMANDS:
                heard = await town.heard(official, await official.write(command))
                eyes.look(command, heard)
                await eyes.press_all(heard)
            await eyes.press_all(unasked)
            shown = {what.split(":")[0] for what in eyes.showing}
            assert shown >= {"unasked", "alerts", "aid", "patrol", "board"}
            await official.send_document("list.csv", village.as_csv(village.generate(9, 5)))
            await town.say(official, f"/start {codes[0]}")
            await town.say(town.resident(), "/card")
            logging.getLogger("bot").debug("the ear hears")
            hidden = await secrets(town, codes)
    assert len(codes) > 8 and log
    assert [word for word in hidden if word in "\n".join(log)] == []
