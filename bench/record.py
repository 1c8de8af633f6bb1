"""What Telegram's stand-in has on record, and what may not be in it: nothing lost, nothing twice without a mark."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Protocol

REPEAT = "（重发）"
_SAFE = re.compile(r"alerts:safe:(\d+)")


class Called(Protocol):
    """A call of the bot, as the sandbox keeps it."""

    id: int
    time: float
    method: str
    params: dict[str, Any]
    status: int
    answer: Any


@dataclass
class Verdict:
    """What was found: each line of `wrong` is a broken promise."""

    wrong: list[str] = field(default_factory=list)
    marked: int = 0  # messages that came again and said so
    gaps: list[float] = field(default_factory=list)  # seconds from a first copy to the kill that followed

    def expect(self, held: bool, claim: str) -> None:
        """Note a promise that did not hold."""
        if not held:
            self.wrong.append(claim)


def accepted(calls: Iterable[Called]) -> list[Called]:
    """The messages that Telegram took, oldest first."""
    return [call for call in calls if call.method == "sendMessage" and call.status == 200]


def warning_of(call: Called) -> str:
    """The number of the warning that a message asks an answer to, or nothing."""
    found = _SAFE.search(str(call.params.get("reply_markup", "")))
    return found.group(1) if found else ""


def warnings(
    calls: Sequence[Called], chats: set[int], alerts: Iterable[str], kills: Sequence[float], within: float
) -> Verdict:
    """Every chat has every warning; a second copy is marked, and the first was on its way at a kill."""
    verdict, copies = Verdict(), defaultdict[tuple[str, int], list[Called]](list)
    for call in accepted(calls):
        if number := warning_of(call):
            copies[number, int(call.params["chat_id"])].append(call)
    missing = [(number, chat) for number in alerts for chat in chats if (number, chat) not in copies]
    verdict.expect(not missing, f"{len(missing)} warnings were lost, such as {missing[:3]}")
    for key, each in copies.items():
        for first, again in pairwise(each):
            _again(verdict, key, first, again, kills, within)
    return verdict


def _again(
    verdict: Verdict,
    key: tuple[str, int],
    first: Called,
    again: Called,
    kills: Sequence[float],
    within: float,
) -> None:
    marked = str(again.params.get("text", "")).startswith(REPEAT)
    verdict.expect(marked, f"warning {key[0]} came twice to {key[1]} without a mark")
    place = bisect_left(kills, first.time)
    killed = place < len(kills) and kills[place] <= again.time
    verdict.expect(killed, f"warning {key[0]} came twice to {key[1]} and nobody was killed in between")
    if killed:
        gap = kills[place] - first.time
        verdict.gaps.append(gap)
        verdict.expect(gap <= within, f"warning {key[0]} to {key[1]} was {gap:.1f} s old at the kill")
    verdict.marked += marked


def replies(
    calls: Sequence[Called], asked: Counter[int], is_reply: Callable[[str], bool], in_doubt: Counter[int]
) -> Verdict:
    """Everybody hears at most one reply a question; one that is missing was on its way at a kill."""
    verdict = Verdict()
    heard = Counter(
        int(call.params["chat_id"])
        for call in accepted(calls)
        if is_reply(str(call.params.get("text", "")).removeprefix(REPEAT))
    )
    more = {chat: n for chat, n in heard.items() if n > asked[chat]}
    verdict.expect(not more, f"{len(more)} people heard a reply more than once, such as {list(more)[:3]}")
    lost = {chat: n - heard[chat] for chat, n in asked.items() if n - heard[chat] > in_doubt[chat]}
    verdict.expect(not lost, f"{len(lost)} people heard nothing, and nothing was on its way to them")
    return verdict
