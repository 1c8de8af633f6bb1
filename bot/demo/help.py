"""Chapters 5 and 6: help requests, the board, the log."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

from sandbox.client import Person

from .town import Town
from .watch import journal


async def request(town: Town) -> None:
    """Somebody asks, a neighbour comes, a second one is told who was first, it is closed."""
    script = town.script
    asker, first, second = _neighbours(town, "5")
    sent = await asker.write("/aid 家里老人摔倒了 =1+1 <b>快</b>")
    kinds = await asker.wait(lambda seen: seen.has_button("aid:kind:medical"), 30, after=sent)
    await asker.press(kinds, "aid:kind:medical")
    call = await first.wait(lambda seen: seen.has_button("aid:claim:"), 30, after=sent)
    script.quote(first.name, call.text)
    number = call.button("aid:claim:").data.rpartition(":")[2]
    other = await second.wait(lambda seen: seen.has_button(f"aid:claim:{number}"), 30, after=sent)
    own = await asker.press_raw(call.chat_id, call.message_id, f"aid:claim:{number}")
    script.check(bool(own.text), f"one's own request cannot be claimed: “{own.text}”")
    await first.press(call, f"aid:claim:{number}")
    heard = await asker.wait(first.name, 30, after=call)
    script.quote(asker.name, heard.text)
    late = await second.press_raw(other.chat_id, other.message_id, f"aid:claim:{number}")
    script.check(first.name in late.text, f"the second one is told who was first: “{late.text}”")
    address = await first.wait(lambda seen: seen.has_button(f"aid:arrived:{number}"), 30, after=call)
    script.quote(first.name, address.text)
    script.check(
        "=1+1 <b>快</b>" in address.text, "only who comes sees address, phone and words, as they were typed"
    )
    await first.press(address, f"aid:arrived:{number}")
    await asker.wait("到了", 30, after=heard)
    done = await first.press_raw(address.chat_id, address.message_id, f"aid:close:{number}")
    ask = await first.wait(lambda seen: seen.has_button(f"aid:outcome:{number}:helped"), 30, after=address)
    script.check(done.answered, "who helped says how it ended")
    await first.press(ask, f"aid:outcome:{number}:helped")
    await asker.wait(lambda seen: "结束" in seen.text or "帮到" in seen.text, 30, after=heard)
    verbs = journal(town, "aid", int(number))
    script.check(len(verbs) >= 4, f"the journal holds every step: {', '.join(verbs)}")


async def nobody_comes(town: Town) -> None:
    """An SOS that nobody takes climbs to the neighbouring groups, then to the officials."""
    script, stage = town.script, town.stage
    asker, neighbour, _ = _neighbours(town, "9")
    sent = await asker.write("/sos")
    hello = await asker.wait("120", 30, after=sent)
    script.quote(asker.name, hello.text)
    call = await neighbour.wait(lambda seen: seen.has_button("aid:claim:"), 30, after=sent)
    number = call.button("aid:claim:").data
    own = {person.id for n in town.of_group("9") for person in town.people.get(n, [])}
    stage.pass_time(timedelta(minutes=3))
    await asker.wait("附近", 60, after=hello)
    wider = [
        c
        for c in await town.sandbox.calls(after=0, method="sendMessage")
        if number in str(c.params.get("reply_markup"))
    ]
    beyond = {int(c.params["chat_id"]) for c in wider if c.status == 200} - own - {town.chats["9"].id}
    script.check(
        bool(beyond),
        f"nobody came: {len(beyond)} chats of neighbouring groups are asked, and the asker knows",
    )
    stage.pass_time(timedelta(minutes=3))
    chief = town.officials[0]
    urgent = await chief.wait(lambda seen: seen.has_button(number), 60, after=sent)
    script.quote(chief.name, urgent.text)
    script.check(True, "still nobody: the officials have it")
    await asker.press_raw(hello.chat_id, hello.message_id, number.replace("claim", "outcome") + ":withdrawn")


def _neighbours(town: Town, group: str) -> tuple[Person, Person, Person]:
    found = [town.people[n][0] for n in town.of_group(group) if n in town.people]
    return found[1], found[2], found[3]


async def board_and_log(town: Town) -> None:
    """The official reads the board and the log."""
    script, chief = town.script, town.officials[0]
    sent = await chief.write("/board")
    script.quote(chief.name, (await chief.wait("", 30, after=sent)).text)
    resident = next(iter(town.people.values()))[0]
    sent = await resident.write("/board")
    refusal = await resident.wait("干部", 30, after=sent)
    script.check(True, f"a resident is refused, with the reason: “{refusal.text}”")
    rows: list[dict[str, Any]] = await town.stage.ask("aid", "list")
    script.check(len(rows) >= 2, f"aid list --format json: {len(rows)} requests")
    text = await town.stage.cli("aid", "list", "--format", "csv")
    table = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    script.check(len(table) == len(rows), "aid list --format csv has the same")
    cells = [cell for line in table for cell in line.values()]
    script.check(
        not any(cell.startswith(("=", "+", "@")) for cell in cells),
        "and no cell that a spreadsheet would compute",
    )
