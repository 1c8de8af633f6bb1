"""Chapter 3: the rota is published, and one night is patrolled."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any

from sandbox.client import Person, Seen
from storage.journal import verbs_in

from .script import until
from .stage import ZONE
from .town import Town


async def rota(town: Town) -> None:
    """The month is published: every group one night, some nights two groups."""
    script, stage = town.script, town.stage
    rows: list[dict[str, Any]] = []

    async def published() -> bool:
        rows[:] = await stage.ask("patrol", "roster", "--from", "2026-07-01", "--to", "2026-07-31")
        return len([r for r in rows if r["role"] == "main"]) >= 34

    await until(published, "the rota of July is published")
    mains = [row for row in rows if row["role"] == "main"]
    turns = Counter(row["group"] for row in mains)
    nights = Counter(row["night"] for row in mains)
    script.check(
        set(turns.values()) == {1} and len(turns) == 34,
        "July: every one of the 34 groups has exactly one night",
    )
    script.check(
        len(nights) == 31 and max(nights.values()) == 2,
        f"no night without a patrol; {34 - 31} nights with two groups",
    )
    backed = {row["night"] for row in rows if row["role"] == "reserve"}
    script.check(backed == set(nights), "every night has a group in reserve")
    first = mains[0]["group"]
    told = await town.chats[first].wait("7月", 90)
    script.quote(f"第{first}组联保群", told.text)


async def tonight(town: Town) -> None:
    """The first night: its team is asked three days before, one cannot, the leader goes out and reports."""
    script, stage = town.script, town.stage
    night = next(row["night"] for row in await stage.ask("patrol", "roster") if row["role"] == "main")
    day = date.fromisoformat(night)
    stage.move_to(datetime.combine(day - timedelta(days=3), time(9, 1), ZONE))
    turn = await _asked(town, night)
    group, leader = turn["group"], town.leaders[turn["group"]]
    script.tell(f"the first night is {turn['start'][:16]}: group {group} patrols; led by {leader.name}")
    turn_id = await _team_answers(town, turn)
    stage.move_to(datetime.combine(day, time(12, 1), ZONE))
    brief = await leader.wait(lambda seen: seen.has_button(f"patrol:start:{turn_id}"), 30)
    script.quote(f"leader {leader.name}", brief.text)
    script.check("手电" in brief.text, "tonight's leader has team, hours and gear list")
    stage.move_to(datetime.combine(day, time(19, 58), ZONE))
    stranger = next(p for name, p in town.leaders.items() if name != group)
    refusal = await stranger.press_raw(brief.chat_id, brief.message_id, f"patrol:start:{turn_id}")
    script.check(
        bool(refusal.text) and refusal.show_alert, f"another group's leader cannot start it: “{refusal.text}”"
    )
    await leader.press(brief, f"patrol:start:{turn_id}")
    started = await leader.wait(lambda seen: seen.has_button(f"patrol:finish:{turn_id}"), 30, after=brief)
    await town.chats[group].wait("出发", 60)
    script.check(True, "the patrol is out; the group chat knows")
    await _report(town, leader, group, turn_id, started, day)


async def _asked(town: Town, night: str) -> dict[str, Any]:
    """The main turn of a night, once its team is asked."""
    rows: list[dict[str, Any]] = []

    async def asked() -> bool:
        rows[:] = [row for row in await _roster(town, night) if row["role"] == "main" and row["team"]]
        return bool(rows)

    await until(asked, "the first night's team is asked")
    return rows[0]


async def _team_answers(town: Town, turn: dict[str, Any]) -> str:
    """Members confirm, one cannot and the next household in line is asked."""
    script, day = town.script, turn["night"]
    asked = {n: town.people[n][0] for n in turn["team"] if n in town.people}
    wishes = {n: await p.wait(lambda seen: seen.has_button("patrol:confirm:"), 60) for n, p in asked.items()}
    number, message = next(iter(wishes.items()))
    script.quote(f"{asked[number].name} of {number}", message.text)
    turn_id = message.button("patrol:decline:").data.rpartition(":")[2]
    answer = await asked[number].press(message, "patrol:decline:")
    script.tell(f"{asked[number].name} cannot: “{answer.text}”")
    others: list[str] = []

    async def next_asked() -> bool:
        team = next(
            r["team"] for r in await _roster(town, day) if r["role"] == "main" and r["group"] == turn["group"]
        )
        others[:] = [n for n in team if n not in turn["team"]]
        return bool(others)

    await until(next_asked, "the next household in line is asked")
    script.check(True, f"the next household in line, {others[0]}, is asked")
    for other in [n for n in (*wishes, *others) if n != number]:
        if other in town.people:
            person = town.people[other][0]
            question = await person.wait(lambda seen: seen.has_button("patrol:confirm:"), 60)
            await person.press(question, "patrol:confirm:")
    double = await asked[number].press_raw(message.chat_id, message.message_id, f"patrol:decline:{turn_id}")
    script.check(double.answered, f"pressed twice: “{double.text}”")
    return turn_id


async def _report(town: Town, leader: Person, group: str, turn_id: str, started: Seen, day: Any) -> None:
    script, stage = town.script, town.stage
    stage.move_to(datetime.combine(day, time(22, 50), ZONE))
    await leader.press(started, f"patrol:finish:{turn_id}")
    await leader.wait(lambda seen: seen.has_button(f"patrol:quiet:{turn_id}"), 30, after=started)
    sent = await leader.write("水库边路灯坏了一盏，<b>水位</b>正常。")
    await leader.wait("⏹", 30, after=sent)
    summary = await town.chats[group].wait("路灯", 60)
    script.quote(f"第{group}组联保群", summary.text)
    script.check("<b>水位</b>" in summary.text, "what the leader typed is shown as typed")
    stage.pass_time(timedelta(hours=9))
    await town.officials[0].wait("路灯", 60)
    script.check(True, "in the morning the officials read how the night was")
    verbs = journal(town, "patrol", int(turn_id))
    script.check({"started", "finished"} <= set(verbs), f"the journal holds it: {', '.join(verbs)}")


async def _roster(town: Town, day: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await town.stage.ask("patrol", "roster", "--from", day, "--to", day)
    return found


def journal(town: Town, room: str, subject: int) -> list[str]:
    """What the journal says of a subject, oldest first."""
    path = town.stage.folder / "village.db"
    return verbs_in(path, room, subject)
