"""Chapter 4: a red rainstorm warning, from the draft to the all-clear."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from sandbox.client import Call, Person, Seen

from .script import until
from .town import Town

_SAFE, _MOVED, _HELP = (
    7,
    2,
    1,
)  # of ten households with Telegram that answer at once: so many safe, moved, need help
_SLOW = 300  # calls: one that waits longer for its answer is not waited for
_SILENT_EVERY = 5  # every fifth household does not answer


class Wire:
    """The bot's messages since a moment, each looked at once, when Telegram has answered."""

    def __init__(self, town: Town, after: int, methods: tuple[str, ...] = ("sendMessage",)) -> None:
        self._town, self._after, self._methods = town, after, methods
        self._seen: set[int] = set()

    async def news(self) -> list[Call]:
        """What was answered since the last look; a slow call is found within the next few hundred."""
        found = await self._town.sandbox.calls(after=self._after)
        fresh = [call for call in found if call.status and call.id not in self._seen]
        self._seen.update(call.id for call in fresh)
        self._after = max([self._after, *(call.id - _SLOW for call in found)])
        return [call for call in fresh if call.method in self._methods]


async def storm(town: Town) -> None:
    """Send, answer, knock, call off."""
    alert, first = await _issue(town)
    calls = await _delivered(town, alert, Wire(town, first))
    await _answers(town, alert)
    await _doors(town, alert)
    await _all_clear(town, alert, calls)


async def _issue(town: Town) -> tuple[str, int]:
    script, (chief, second) = town.script, town.officials[:2]
    sent = await chief.write("/alert 暴雨 红")
    preview = await chief.wait(lambda seen: seen.has_button("alerts:send:"), 30, after=sent)
    script.quote(chief.name, preview.text)
    number = preview.button("alerts:send:").data.rpartition(":")[2]
    dangerous = len(town.dangerous())
    script.check(
        str(len(town.homes)) in preview.text and str(dangerous) in preview.text,
        f"the preview counts {len(town.homes)} households, {dangerous} dangerous",
    )
    before = (await town.sandbox.calls())[-1].id
    await chief.press(preview, f"alerts:send:{number}")
    own = await chief.press_raw(preview.chat_id, preview.message_id, f"alerts:second:{number}")
    script.check(bool(own.text), f"the same official cannot be the second: “{own.text}”")
    wanted = await second.wait(lambda seen: seen.has_button(f"alerts:second:{number}"), 30, after=sent)
    script.quote(f"{second.name} (reads English)", wanted.text)
    await second.press(wanted, f"alerts:second:{number}")
    return number, before


async def _delivered(town: Town, alert: str, wire: Wire) -> dict[int, Call]:
    """The warning arrives: dangerous houses, needs and leaders, group chats, the rest. Gives the call for each chat."""
    script = town.script
    expected = set(town.accounts()) | {chat.id for chat in town.chats.values()}
    found: dict[int, Call] = {}

    async def all_served() -> bool:
        for call in await wire.news():
            if f"alerts:safe:{alert}" in str(call.params.get("reply_markup")) and call.status == 200:
                found.setdefault(int(call.params["chat_id"]), call)
        return expected <= set(found)

    await until(all_served, "the warning reaches every chat", 120)
    dangerous = _in_order(town, found)
    span = max(c.time for c in found.values()) - min(c.time for c in found.values())
    refused = [c for c in await town.sandbox.calls() if c.status == 429]
    script.check(
        not refused, f"{len(found)} messages in {span:.1f} s, and Telegram never had to say “too many”"
    )
    someone = next(iter(dangerous))
    person = next(p for persons in town.people.values() for p in persons if p.id == someone)
    script.quote(f"{person.name} (dangerous house)", (await _warning(person, alert)).text)
    return found


def _in_order(town: Town, found: dict[int, Call]) -> set[int]:
    """Dangerous houses, needs and leaders, group chats, everyone else. Gives the accounts of dangerous houses."""
    script, when = town.script, {chat: call.id for chat, call in found.items()}
    dangerous, groups = set(town.accounts(town.dangerous())), {chat.id for chat in town.chats.values()}
    needs = town.accounts({number for number, home in town.homes.items() if home["needs"]})
    early = ({*needs, *(leader.id for leader in town.leaders.values())} & set(when)) - dangerous
    others = set(when) - dangerous - groups - early
    first, last = {}, {}
    for name, chats in (("danger", dangerous), ("early", early), ("groups", groups), ("others", others)):
        first[name], last[name] = min(when[c] for c in chats), max(when[c] for c in chats)
    script.check(last["danger"] < first["early"], f"{len(dangerous)} accounts of dangerous houses came first")
    script.check(last["early"] < first["groups"], f"then {len(early)} who need help or lead a group")
    script.check(
        last["groups"] < first["others"],
        f"then {len(groups)} group chats, then {len(others)} others in private",
    )
    return dangerous


async def _warning(person: Person, alert: str) -> Seen:
    return await person.wait(lambda seen: seen.has_button(f"alerts:safe:{alert}"), 30)


async def _answers(town: Town, alert: str) -> None:
    """Residents tap; one changes the answer; one taps for a house that is not theirs."""
    script = town.script
    presses, wanted = [], Counter[str]()
    for index, (_, persons) in enumerate(sorted(town.people.items())):
        if index % _SILENT_EVERY == 0:
            continue
        what = (
            "safe"
            if index % 10 <= _SAFE
            else "moved"
            if index % 10 == _SAFE + 1
            else "help"
            if index % 50 == 9
            else "safe"
        )
        wanted[what] += 1
        seen = await _warning(persons[0], alert)
        presses.append((persons[0], seen, f"alerts:{what}:{alert}"))
    await town.sandbox.press_all(presses)

    async def counted() -> bool:
        answers = Counter(h["answer"] for h in await _houses(town, alert) if h["answer"])
        return answers == wanted

    await until(counted, f"all {len(presses)} answers are counted: {dict(wanted)}", 90)
    script.check(True, f"{len(presses)} households answered, each counted once: {dict(wanted)}")
    person, seen, _ = presses[0]
    await person.press_raw(seen.chat_id, seen.message_id, f"alerts:moved:{alert}")
    shown = await person.wait("已转移", 30, after=seen)
    script.quote(person.name, shown.text)
    outsider = await town.sandbox.person("游客")
    await outsider.start()
    answer = await outsider.press_raw(seen.chat_id, seen.message_id, f"alerts:safe:{alert}")
    script.check(bool(answer.text), f"somebody of no household is told so: “{answer.text}”")


async def _houses(town: Town, alert: str) -> list[dict[str, Any]]:
    status = await town.stage.ask("alerts", "status", alert)
    houses: list[dict[str, Any]] = status["households"]
    return houses


async def _doors(town: Town, alert: str) -> None:
    """After the window the leaders get the doors that did not answer; some go to the officials."""
    script, stage = town.script, town.stage
    silent = [h for h in await _houses(town, alert) if h["danger"] and not h["answer"]]
    house = next(h for h in silent if h["reachable"])
    group = town.homes[house["number"]]["group"]
    leader = town.leaders[group]
    address = house["address"]
    # Some houses are doors at once; whoever does not say "I go" is not relied on for the next ones.
    going = [seen for seen in await leader.inbox() if seen.has_button(f"alerts:going:{alert}:")]
    if going:
        await leader.press(going[-1], f"alerts:going:{alert}:")
    stage.pass_time(timedelta(minutes=6))
    doors = await leader.wait(
        lambda seen: seen.has_button(f"alerts:door:{alert}:") and address in seen.text, 60
    )
    script.quote(f"leader {leader.name}", doors.text)
    script.check(
        True, f"{len(silent)} silent dangerous houses are doors for their leaders, with address and phone"
    )
    await leader.press(
        doors,
        next(b.data for row in doors.buttons for b in row if b.data.startswith(f"alerts:door:{alert}:")),
    )
    choices = await leader.wait(lambda seen: seen.has_button(f"alerts:mark:{alert}:"), 30)
    refuses = next(b.data for row in choices.buttons for b in row if b.data.endswith(":refuses"))
    await leader.press(choices, refuses)
    chief = town.officials[0]
    urgent = await chief.wait(
        lambda seen: seen.text.startswith("🚪") and "不肯" in seen.text, 30, after=doors
    )
    script.quote(chief.name, urgent.text)
    script.check(True, "“refuses to leave” went to the officials at once")
    stage.pass_time(timedelta(minutes=10))
    left = await chief.wait(lambda seen: seen.has_button(f"alerts:door:{alert}:"), 60, after=urgent)
    script.quote(chief.name, left.text)
    marked = [h for h in await _houses(town, alert) if h["how"] == "door"]
    script.check(len(marked) >= 1, "what was found at the door is recorded apart from what was tapped")


async def _all_clear(town: Town, alert: str, warned: dict[int, Call]) -> None:
    """Exactly the same chats get the all-clear, as an answer to the first message."""
    script, chief = town.script, town.officials[0]
    tally = await chief.wait(lambda seen: seen.has_button(f"alerts:clear:{alert}"), 30)
    script.quote(chief.name, tally.text)
    wire = Wire(town, (await town.sandbox.calls())[-1].id)
    await chief.press(tally, f"alerts:clear:{alert}")
    first = {chat: int(call.result["message_id"]) for chat, call in warned.items()}
    answered: dict[int, int] = {}

    async def all_cleared() -> bool:
        for call in await wire.news():
            target = (call.params.get("reply_parameters") or {}).get("message_id")
            if call.status == 200 and target and first.get(int(call.params["chat_id"])) == int(target):
                answered[int(call.params["chat_id"])] = int(target)
        return set(answered) >= set(first)

    await until(all_cleared, "the all-clear reaches every chat that was warned", 120)
    script.check(
        answered == first,
        f"all-clear to exactly the same {len(first)} chats, each as an answer to its first message",
    )
    report = await chief.wait(lambda seen: "报告" in seen.text or "小结" in seen.text, 60, after=tally)
    script.quote(chief.name, report.text)
