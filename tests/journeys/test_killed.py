"""The bot's process is killed again and again in the middle of the day, and the facts are the same as without."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bench import record
from bot.demo.script import until
from bot.demo.stage import ROOT, ZONE, Stage, stage
from sandbox.client import Person

OPENING = datetime(2026, 6, 25, 9, 0, tzinfo=ZONE)
HOUSEHOLDS = 40
STRUCK: list[float] = []  # when the bot was killed in this play


async def play(folder: Path, kill: bool) -> tuple[dict[str, Any], dict[int, int]]:
    """A short day; gives the facts at its end, and how many warnings each person can see."""
    STRUCK.clear()
    async with stage(folder, OPENING, limits=False) as scene:
        codes = await found(scene)
        people = await register(scene, codes, kill)
        alert = await warn(scene, people, kill)
        await answer(scene, people, alert, kill)
        await ask_for_help(scene, people, kill)
        await until(lambda: drained(scene), "all that is vital is sent")
        assert await scene.stop_bot() == 0, scene.log_tail()
        assert "Traceback" not in scene.log.read_text("utf-8"), scene.log_tail(60)
        shown = {
            person.id: sum("暴雨" in seen.text for seen in await person.inbox()) for person in people.values()
        }
        families = {person.id for name, person in people.items() if not name.startswith("official")}
        verdict = record.warnings(list(scene.world.log), families, [alert], STRUCK, within=5)
        assert not verdict.wrong and (kill or not verdict.marked)
        return facts(folder / "village.db"), shown


async def strike(scene: Stage, kill: bool, after: float) -> None:
    """SIGKILL in the middle of what goes on, then start again."""
    if kill:
        await asyncio.sleep(after)
        await scene.kill_bot()
        STRUCK.append(scene.world.clock.now())
        await scene.start_bot()


async def found(scene: Stage) -> dict[str, list[dict[str, Any]]]:
    village = scene.folder / "village.csv"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox.village"),
        *("--households", str(HOUSEHOLDS), "--seed", "5", "-o", str(village)),
        cwd=ROOT,
    )
    assert await process.wait() == 0
    await scene.cli("households", "import", str(village))
    await scene.cli("groups", "accept")
    roles = ("household", "leader", "group")
    codes = {role: await scene.ask("invite", role, "--for", "all") for role in roles}
    codes["official"] = [await scene.ask("invite", "official", "--for", title) for title in ("甲", "乙")]
    return codes


async def register(scene: Stage, codes: dict[str, list[dict[str, Any]]], kill: bool) -> dict[str, Person]:
    rows = sorted(codes["household"], key=lambda row: row["for"])
    persons = await scene.sandbox.people([row["for"] for row in rows], "zh-hans")
    people = {row["for"]: person for row, person in zip(rows, persons, strict=True)}
    officials = await scene.sandbox.people(["甲", "乙"], "zh-hans")
    pairs = [(people[row["for"]], row["code"]) for row in rows]
    pairs += [(person, row["code"]) for person, row in zip(officials, codes["official"], strict=True)]
    await scene.sandbox.start_all(pairs)
    await strike(scene, kill, 0.05)
    await until(lambda: linked(scene, HOUSEHOLDS), "all are linked")
    people |= {f"official {index}": person for index, person in enumerate(officials)}
    return people


async def linked(scene: Stage, wanted: int) -> bool:
    return (
        count(scene, "SELECT COUNT(*) FROM members") == wanted
        and count(scene, "SELECT COUNT(*) FROM roles WHERE role = 'official'") == 2
    )


def count(scene: Stage, sql: str) -> int:
    with closing(sqlite3.connect(f"{(scene.folder / 'village.db').as_uri()}?mode=ro", uri=True)) as file:
        return int(file.execute(sql).fetchone()[0])


async def drained(scene: Stage) -> bool:
    return count(scene, "SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'sending') AND lane <= 1") == 0


async def warn(scene: Stage, people: dict[str, Person], kill: bool) -> str:
    chief, second = people["official 0"], people["official 1"]
    sent = await chief.write("/alert 暴雨 红")
    preview = await chief.wait(lambda seen: seen.has_button("alerts:send:"), 30, after=sent)
    number = preview.button("alerts:send:").data.rpartition(":")[2]
    await chief.press_raw(preview.chat_id, preview.message_id, f"alerts:send:{number}")
    wanted = await second.wait(lambda seen: seen.has_button("alerts:second:"), 30, after=sent)
    await second.press_raw(wanted.chat_id, wanted.message_id, f"alerts:second:{number}")
    await strike(scene, kill, 0.4)  # in the middle of the broadcast
    for name, person in people.items():
        if not name.startswith("official"):
            await person.wait(lambda seen: seen.has_button(f"alerts:safe:{number}"), 60)
    return number


async def answer(scene: Stage, people: dict[str, Person], alert: str, kill: bool) -> None:
    presses = []
    for index, (name, person) in enumerate(people.items()):
        if name.startswith("official") or index % 4 == 0:
            continue
        seen = await person.wait(lambda message: message.has_button(f"alerts:safe:{alert}"), 30)
        presses.append((person, seen, f"alerts:{'safe' if index % 3 else 'moved'}:{alert}"))
    half = len(presses) // 2
    await scene.sandbox.press_all(presses[:half])
    await strike(scene, kill, 0.02)
    await scene.sandbox.press_all(presses[half:])
    await strike(scene, kill, 0.02)
    answered = "SELECT COUNT(*) FROM alert_households WHERE answer IS NOT NULL"

    async def all_counted() -> bool:
        return count(scene, answered) == len(presses)

    await until(all_counted, "all answers are counted")
    scene.pass_time(timedelta(minutes=20))
    await strike(scene, kill, 0.3)
    silent = "SELECT COUNT(*) FROM alert_households WHERE answer IS NULL AND level = 'waiting'"

    async def all_doors() -> bool:
        return count(scene, silent) == 0

    await until(all_doors, "whoever is silent is a door")


async def ask_for_help(scene: Stage, people: dict[str, Person], kill: bool) -> None:
    numbers = sorted(name for name in people if not name.startswith("official"))
    asker, helper = people[numbers[0]], people[numbers[1]]
    sent = await asker.write("/sos")
    await strike(scene, kill, 0.01)
    call = await helper.wait(lambda seen: seen.has_button("aid:claim:"), 30, after=sent)
    await helper.press_raw(call.chat_id, call.message_id, call.button("aid:claim:").data)
    await strike(scene, kill, 0.01)

    async def claimed() -> bool:
        return count(scene, "SELECT COUNT(*) FROM requests WHERE state = 'claimed'") == 1

    await until(claimed, "the request is claimed")


def facts(path: Path) -> dict[str, Any]:
    """What the day left behind, without times and numbers that may differ."""
    queries = {
        "members": "SELECT h.number, COUNT(*) FROM members m JOIN households h ON h.id = m.household_id GROUP BY 1",
        "roles": "SELECT role, COUNT(*) FROM roles GROUP BY role",
        "alerts": "SELECT hazard, colour, state, drill FROM alerts",
        "answers": "SELECT h.number, a.answer, a.how, a.level FROM alert_households a "
        "JOIN households h ON h.id = a.household_id ORDER BY 1",
        "requests": "SELECT kind, urgency, state, outcome FROM requests",
        "turns": "SELECT night, group_id, role, state FROM turns ORDER BY 1, 2, 3",
        "journal": "SELECT room, verb, COUNT(*) FROM journal WHERE room IN ('welcome', 'alerts', 'aid') GROUP BY 1, 2",
        "undone": "SELECT COUNT(*) FROM inbox WHERE state <> 'done'",
        "waiting": "SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'sending') AND lane <= 1",
    }
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as file:
        found = {name: sorted(map(list, file.execute(sql).fetchall())) for name, sql in queries.items()}
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]


@pytest.mark.timeout(240)
async def test_killed_at_every_turn_the_day_ends_with_the_same_facts(tmp_path: Path) -> None:
    calm, seen_calm = await play(tmp_path / "calm", kill=False)
    rough, seen_rough = await play(tmp_path / "rough", kill=True)
    assert calm["undone"] == [[0]] and calm["waiting"] == [[0]]
    assert rough == calm
    assert all(seen_calm.values())
    assert all(seen_rough.values())
